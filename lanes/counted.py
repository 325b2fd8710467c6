"""What is given or prolonged by number: `3 months free`, `five extra seats`, a trial longer `by 30 days`."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re

from lanes.amounts import Figure, lowered
from lanes.time_words import NUMBERS

_ARTICLES = r"an?|eine[nmrs]?|ein|una?|une|uma?|um"
_WORDS = "|".join(re.escape(word) for word in sorted(NUMBERS, key=len, reverse=True) if " " not in word)
_BETWEEN = r"free|extra|additional|more|further|full|whole|bonus|complimentary|paid|calendar|unused|kostenlose[nrs]?|kostenfreie[nrs]?|weitere[nrs]?|zusätzliche[nrs]?|volle[nrs]?|gratis|ganze[nrs]?"
_UNITS = (
    ("day", r"days?|tage?n?|d[ií]as?|jours?|giorn[oi]"),
    ("week", r"weeks?|wochen?|semanas?|semaines?|settiman[ae]"),
    ("month", r"months?|monate?n?s?|m[eê]s(?:es)?|mois|mes[ei]"),
    ("year", r"years?|jahre?n?s?|años?|ans?|années?|anos?|ann[oi]"),
    ("seat", r"seats?|licen[cs]es?|users?|plätze?n?|lizenz(?:en)?|nutzer|benutzer|licencias?|puestos?|plazas?|usuarios?|sièges?|postes?|utilisateurs?|licenças?|lugares|utilizador(?:es)?|usuários?|licenz[ae]|post[oi]|utent[ei]"),
)  # fmt: skip
_SAME_AS = {"week": ("day", 7), "year": ("month", 12)}
_UNIT = "|".join(pattern for _, pattern in _UNITS)
_COUNTED = re.compile(
    rf"(?<![\w.,€$£-])(?P<number>\d{{1,4}}|{_ARTICLES}|{_WORDS})[ -](?:(?:{_BETWEEN}) ){{0,2}}(?P<unit>{_UNIT})(?![\w-])"
)
_GIVES = re.compile(
    r"\b(?:free|complimentary|gratis|on (?:us|the house)|no (?:extra |additional )?(?:cost|charge)|extra|additional|more|further|bonus|extend\w*|extension|prolong\w*|lengthen\w*|credit\w*|refund\w*|waive[ds]?|add(?:ed|ing)?|give|throw in|longer"
    r"|kostenlos\w*|kostenfrei\w*|geschenkt|schenken?|verläng\w+|weitere\w*|zusätzlich\w*|gutschr\w+|gutgeschrieben|erlassen|erstatt\w+|länger"
    r"|gratuit\w*|regal\w+|ampli\w+|prorrog\w+|extend\w+|extiend\w+|abon\w+|adicional\w*|sin (?:coste|cargo)|devol\w+|reembols\w+|más"
    r"|offr\w+|offert\w*|prolong\w+|supplémentaires?|rembours\w+|crédit\w*|sans frais|de plus"
    r"|grátis|oferec\w+|estend\w+|alarg\w+|estorn\w+|sem custos?|a mais"
    r"|prolung\w+|estend\w+|allung\w+|omaggio|aggiuntiv\w+|rimbors\w+|accredit\w+|in più|offriamo|proroga\w*)\b"
)
_NOT_GIVEN = re.compile(
    r"(?:[\d%€$£]|\b(?:once|twice|times|eur|euros?|usd|gbp|dollars?|pounds?|within|in|inside|after|every|each|per|last|past|next|previous|the first|(?:for|of) (?:the|your|all)|about|takes?|up to|than|old|since|ago"
    r"|innerhalb|innerhalb von|binnen|nach|vor|seit|alle|pro|je|den letzten|den nächsten|in den|dentro de|en|tras|después de|hace|cada|por|al|a la|los (?:últimos|próximos)|sous|dans|après|il y a|chaque|tous les|par|d'ici|em|após|há|por|ao|entro|tra|fra|dopo|ogni|da|negli ultimi|für (?:die|ihre)|por (?:los|las|sus)|pour (?:les|vos)|pel[oa]s|per (?:i|le|gli)))\s$"
)
"""What stands before a span of time that is no gift: `within 3 months`, `49 EUR a month`."""
_SPENT = re.compile(
    r"\s(?:ago|old|later|before|after|earlier|from (?:now|today)|zuvor|später|atrás|fa|dopo|plus tard|después|depois)\b"
)


def gifts(text: str) -> list[Figure]:
    """The counted gifts and extensions in `text` (any case); nothing where no word of giving stands."""
    low = lowered(text)
    if not _GIVES.search(low):
        return []
    return [
        Figure(text[found.start() : found.end()], *found.span(), _plain(found))
        for found in _COUNTED.finditer(low)
        if not _NOT_GIVEN.search(low[max(0, found.start() - 24) : found.start()])
        and not _SPENT.match(low, found.end())
    ]


def unit_counted(value: str) -> str:
    """The unit of a counted gift's plain form (`month` of `3 month`); empty for a sum of money."""
    unit = value.rpartition(" ")[2]
    return unit if any(unit == name for name, _ in _UNITS) else ""


def _plain(found: re.Match[str]) -> str:
    word = found["number"]
    number = int(word) if word.isdigit() else NUMBERS.get(word, 1)
    name = next(name for name, pattern in _UNITS if re.fullmatch(pattern, found["unit"]))
    unit, times = _SAME_AS.get(name, (name, 1))
    return f"{number * times} {unit}"
