"""Sums of money and points in time as people write them, with their places."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re
from typing import NamedTuple

from lanes.calendar_words import MONTH_OR_SHORT, WEEKDAY

_NUMBER = r"\d{1,3}(?:[.,'\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_UNIT = r"usd|eur|gbp|chf|brl|cad|aud|jpy|inr|euros?|dollars?|dólares|dollari|pounds?|reais|francs?|franken|bucks|cents?"
_SIGN = r"us\$|r\$|[$€£¥₹]"
_AMOUNT = re.compile(
    rf"(?:(?:{_SIGN})\s?(?:{_NUMBER})k?|(?<![\w.,])(?:{_NUMBER})\s?(?:(?:{_UNIT})\b|[€£$](?!\w))"
    rf"|\b(?:usd|eur|gbp|chf)\s?(?:{_NUMBER})|(?<![\w.,])\d{{1,3}}(?:[.,]\d+)?\s?(?:%|percent\b|per cent\b|prozent\b))"
)
_COUNT = r"(?:\d{1,3}(?:\s?(?:-|–|to|or|bis|a|à|o)\s?\d{1,3})?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|twenty-four|thirty|forty-eight|seventy-two|few|couple of|eine[rnm]?|ein paar|wenigen?|zwei|drei|vier|fünf|sechs|sieben|zehn|vierzehn|un[ae]?|uno|dos|tres|cuatro|cinco|siete|diez|quince|deux|trois|quatre|cinq|sept|dix|quinze|quelques|uma?|dois|duas|três|quatro|dez|due|tre|quattro|cinque|sette|dieci|poche)"
_SPAN = (
    r"(?:business |working |calendar )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?)"
    r"|minuten?|stunden?|(?:werk|arbeits)?tage?n?|wochen?|monate?n?"
    r"|minutos|horas?|días(?: hábiles| laborables)?|dias(?: úteis)?|semanas?|meses"
    r"|heures?|jours?(?: ouvr(?:és|ables))?|semaines?|mois|ore|giorn[oi](?: lavorativi)?|settiman[ae]|mesi|ora"
)
_DATE = re.compile(
    rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d{{2}})"
    rf"|(?:{MONTH_OR_SHORT}) \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th|er|º|°|\.)? (?:of |de )?(?:{MONTH_OR_SHORT})\b(?: (?:de )?\d{{4}})?"
    rf"|(?:within|in|inside|after|about|up to|innerhalb(?: von)?|innert|binnen|en|dans|sous|d'ici|dentro de|em|entro|tra|fra|nel giro di|(?:in|en|em) (?:less than|weniger als|menos de|moins de|meno di)) (?:the next )?(?:about )?(?:{_COUNT} |l'|un')(?:{_SPAN})"
    rf"|{_COUNT} (?:business |working )(?:days?|hours?)|\d{{1,3}}\s?(?:-|–|to) ?\d{{1,3}} (?:{_SPAN})"
    rf"|(?:next |this |coming |nächsten |kommenden |próximo )?(?:{WEEKDAY})\b(?: (?:morning|afternoon|evening))?"
    r"|(?:até|na|nesta) (?:próxima )?(?:segunda|terça|quarta|quinta|sexta)(?!-)|this (?:morning|afternoon|evening|weekend)|before (?:the weekend|noon|lunch)|half an hour|(?:within|in) the (?:hour|next hour)"
    r"|tomorrow|tonight|(?:later |earlier )?today|shortly|(?<!as )soon(?! as\b)|asap|as soon as possible|right away|immediately|any moment"
    r"|(?:the )?(?:end of (?:the |this |next )?(?:day|week|month|year|quarter|business))|eod|eow|cob"
    r"|(?:your |the )?(?:(?:next|upcoming|coming|following) (?:invoice|bill|billing cycle|statement|cycle|release|week|month|quarter|business day)|this (?:billing cycle|cycle|release|week|month|quarter))|(?<=\bon )(?:your |the )(?:invoice|bill|statement)|(?<=\bwith )(?:your |the )(?:invoice|bill|statement|release)"
    r"|morgen|heute(?: noch)?|in kürze|umgehend|sofort|(?:ihrer|der|die)? ?nächsten? (?:rechnung|woche|monat|abrechnung)|ende (?:der|des) (?:woche|monats|tages)"
    r"|mañana|hoy|(?:la |el )?próxim[ao] (?:factura|semana|mes)|demain|aujourd['’]hui|(?:la |le )?prochaine? (?:facture|semaine|mois)"
    r"|amanhã|hoje|(?:na |a )?próxima (?:fatura|semana)|domani|oggi|(?:la )?prossima (?:fattura|settimana))(?!\w)"
)


class Figure(NamedTuple):
    """A sum or a time as written, its place, and a plain form two mentions can be compared by."""

    words: str
    start: int
    end: int
    value: str


def amounts(text: str) -> list[Figure]:
    """Sums of money and percentages in `text` (any case)."""
    return [Figure(text[a:b], a, b, _plain_amount(text[a:b])) for a, b in _spans(_AMOUNT, text)]


def dates(text: str) -> list[Figure]:
    """Dates, weekdays, spans and words such as `tomorrow` in `text` (any case)."""
    return [Figure(text[a:b], a, b, _plain_date(text[a:b])) for a, b in _spans(_DATE, text)]


def lowered(text: str) -> str:
    """`text` in lower case with every character in its place, curly apostrophes made straight."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("’", "'").replace("\xa0", " ")


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(lowered(text))]


_SAME_UNIT = {
    "$": "usd", "us$": "usd", "dollar": "usd", "dollars": "usd", "bucks": "usd", "dólares": "usd", "dollari": "usd",
    "€": "eur", "euro": "eur", "euros": "eur", "£": "gbp", "pound": "gbp", "pounds": "gbp", "r$": "brl", "reais": "brl",
    "franken": "chf", "percent": "%", "per cent": "%", "prozent": "%",
}  # fmt: skip


def _plain_amount(words: str) -> str:
    low = lowered(words)
    digits = "".join(c for c in low if c.isdigit() or c in ".,")
    unit = "".join(c for c in low if not c.isdigit() and c not in "., '\u202f").strip()
    thousands = unit.endswith("k") and not unit.endswith("bucks")
    unit = unit.removesuffix("k") if thousands else unit
    cut = max(digits.rfind("."), digits.rfind(","))
    if cut >= 0 and len(digits) - cut - 1 <= 2:
        whole, cents = digits[:cut], digits[cut + 1 :].rstrip("0")
    else:
        whole, cents = digits, ""
    whole = "".join(c for c in whole if c.isdigit()).lstrip("0") or "0"
    if thousands:
        whole, cents = whole + (cents + "000")[:3], ""
    return f"{whole}{'.' + cents if cents else ''} {_SAME_UNIT.get(unit, unit)}".strip()


_DATE_NOISE = re.compile(
    r"\b(?:the|this|next|coming|your|our|upcoming|within|in|inside|after|about|up to|later|by|of|até|na|nesta|innerhalb(?: von)?|innert|binnen|en|dans|sous|d'ici|dentro de|em|entro|tra|fra|nel giro di|less than|weniger als|menos de|moins de|meno di)\b|(?<=\d)(?:st|nd|rd|th)\b"
)


def _plain_date(words: str) -> str:
    return " ".join(_DATE_NOISE.sub(" ", lowered(words)).replace("–", "-").split())
