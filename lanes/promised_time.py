"""How many hours a promised time leaves: `within 2 hours`, `tomorrow`, `by Friday`."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

END_OF_DAY = 8.0
"""Hours a promise for `today` leaves: a working day."""

_NOW = {"immediately", "right away", "any moment", "sofort", "umgehend"}
_SOON = {"shortly", "soon", "asap", "as soon as possible", "in kürze"}
_TODAY = {
    "today",
    "tonight",
    "end day",
    "eod",
    "cob",
    "end business",
    "heute",
    "heute noch",
    "hoy",
    "aujourd'hui",
    "hoje",
    "oggi",
}
_TOMORROW = {"tomorrow", "morgen", "mañana", "demain", "amanhã", "domani"}
_COUNTED = re.compile(
    r"(\d{1,3}|an?|one|two|three|four|five|six|seven|ten|few|couple|eine[rnm]?|ein paar|wenigen?|zwei"
    r"|drei|vier|un[ae]?|uno|dos|tres|deux|trois|quelques|uma?|dois|duas|três|due|tre|poche|l)\b"
    r"'?(?:\s?(?:-|to|or|bis|a|à|o)\s?(\d{1,3}))?\s?(.*)"
)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10,
    "few": 3, "couple": 2, "eine": 1, "einer": 1, "einen": 1, "einem": 1, "zwei": 2, "drei": 3, "vier": 4,
    "ein paar": 3, "wenige": 3, "wenigen": 3, "un": 1, "una": 1, "une": 1, "uno": 1, "um": 1, "uma": 1, "l": 1,
    "dos": 2, "tres": 3, "deux": 2, "trois": 3, "quelques": 3, "dois": 2, "duas": 2, "três": 3, "due": 2,
    "tre": 3, "poche": 3,
}  # fmt: skip
_SPANS = (
    (r"min", 1 / 60),
    (r"hour|hrs?\b|stunde|hora|heure|ora\b|ore\b", 1.0),
    (r"week|woche|semana|semaine|settiman", 168.0),
    (r"month|monat|mes\b|meses|mois|mese|mesi", 720.0),
    (r"day|tag|día|dia|jour|giorn", 24.0),
)
_WEEKDAYS = (
    ("monday", "montag", "lunes", "lundi", "segunda", "lunedì"),
    ("tuesday", "dienstag", "martes", "mardi", "terça", "martedì"),
    ("wednesday", "mittwoch", "miércoles", "mercredi", "quarta", "mercoledì"),
    ("thursday", "donnerstag", "jueves", "jeudi", "quinta", "giovedì"),
    ("friday", "freitag", "viernes", "vendredi", "sexta", "venerdì"),
    ("saturday", "samstag", "sábado", "samedi", "sabato"),
    ("sunday", "sonntag", "domingo", "dimanche", "domenica"),
)


def hours_until(value: str, moment: datetime | None) -> float | None:
    """Hours from `moment` (the record's time) to the plain date `value`; None when it cannot be told.

    A span counts by its longer end; a weekday or calendar date needs `moment`.
    """
    if value in _NOW:
        return 0.0
    if value in _SOON:
        return 4.0
    if value in _TODAY:
        return END_OF_DAY
    if value in _TOMORROW:
        return 24.0 + END_OF_DAY
    counted = _COUNTED.match(value)
    if counted:
        hours = _counted(counted)
        if hours is not None:
            return hours
    return None if moment is None else _calendar(value, moment)


def _counted(found: re.Match[str]) -> float | None:
    first, last, rest = found.groups()
    number = float(last or (first if first.isdigit() else _NUMBERS.get(first, 0)))
    for pattern, hours in _SPANS:
        if re.search(rf"(?:^|\s|werk|arbeits)(?:{pattern})", rest):
            return number * hours
    return None


def _calendar(value: str, moment: datetime) -> float | None:
    for place, names in enumerate(_WEEKDAYS):
        if any(name in value for name in names):
            days = (place - moment.weekday()) % 7 or 7
            return days * 24.0 - (moment.hour - 18) if days < 7 else 168.0
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    until = datetime(day.year, day.month, day.day, 18, tzinfo=moment.tzinfo) - moment
    return max(until, timedelta(0)) / timedelta(hours=1)
