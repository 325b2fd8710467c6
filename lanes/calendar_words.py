"""The names of months and weekdays in six languages, as patterns over lower-cased text."""

from __future__ import annotations

from itertools import chain

MONTHS = (
    ("january", "januar", "janvier", "enero", "gennaio", "janeiro"),
    ("february", "februar", "février", "febrero", "febbraio", "fevereiro"),
    ("march", "märz", "mars", "marzo", "março"),
    ("april", "avril", "abril", "aprile"),
    ("may", "mai", "mayo", "maggio", "maio"),
    ("june", "juni", "juin", "junio", "giugno", "junho"),
    ("july", "juli", "juillet", "julio", "luglio", "julho"),
    ("august", "août", "agosto"),
    ("september", "septembre", "septiembre", "setiembre", "settembre", "setembro"),
    ("october", "oktober", "octobre", "octubre", "ottobre", "outubro"),
    ("november", "novembre", "noviembre", "novembro"),
    ("december", "dezember", "décembre", "diciembre", "dicembre", "dezembro"),
)
"""Each month's names, January first."""
_SHORT = ("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sept?", "o[ck]t", "nov", "de[cz]")
WEEKDAYS = (
    ("monday", "montag", "lunes", "lundi", "segunda-feira", "lunedì"),
    ("tuesday", "dienstag", "martes", "mardi", "terça-feira", "martedì"),
    ("wednesday", "mittwoch", "miércoles", "mercredi", "quarta-feira", "mercoledì"),
    ("thursday", "donnerstag", "jueves", "jeudi", "quinta-feira", "giovedì"),
    ("friday", "freitag", "viernes", "vendredi", "sexta-feira", "venerdì"),
    ("saturday", "samstag", "sábado", "samedi", "sabato"),
    ("sunday", "sonntag", "domingo", "dimanche", "domenica"),
)
"""Each weekday's names, Monday first."""
_NUMBER = {name: number for number, names in enumerate(MONTHS, 1) for name in names}


def _any(named: tuple[tuple[str, ...], ...]) -> str:
    return "|".join(sorted(chain.from_iterable(named), key=len, reverse=True))


MONTH = _any(MONTHS)
EACH_MONTH = tuple(
    "|".join((*names, rf"{short}\.?") if short else names)
    for names, short in zip(MONTHS, _SHORT, strict=True)
)
"""Each month's names, or how it is shortened in English and German, January first."""
MONTH_OR_SHORT = "|".join(EACH_MONTH)
WEEKDAY = _any(WEEKDAYS)
WEEKDAY_OR_SHORT = rf"{WEEKDAY}|segunda|terça|quarta|quinta|sexta"
"""A weekday's name, or how it is shortened in Portuguese."""


def month_of(name: str) -> int | None:
    """The number of the month that is written out as `name`, from 1."""
    return _NUMBER.get(name)
