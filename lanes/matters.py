"""What a commitment is about: its topic, and the particulars that tell one matter of a topic from another."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re
from itertools import pairwise

from lanes.amounts import dates, lowered
from lanes.calendar_words import MONTH, month_of
from lanes.remembered import remembered_by_text

_TOPICS = [
    (name, re.compile(pattern))
    for name, pattern in (
        ("refund", r"\brefund|\breimburs|money back|paid back|\bpay\b.{1,30}\bback\b|\bget (?!back)\S+(?: \S+){0,3} back\b(?! (?:to|in) )|\brepa(?:y|id)|erstatt|zurückgezahlt|\b(?:bek[oa]mm|erh[aä]lt|krieg|zahl|überweis|buch)\w*\b.{1,60}?\bzurück\b|\bzurück(?:bekomm|erhalt|überw|buch)|\brück(?:zahl|überweis)|reembols|\bdevol|\bdevuel|rembours|estorn|rimbors|restitui"),
        ("credit", r"\bcredit(?!.card)|gutschrift|gutgeschrieben|gutschreib|\babon[aoe]|\bacredit|\bavoir (?=de|sur|d')|\bun avoir\b|crédit|accredit"),
        ("fee", r"\bwaive|\bfees?\b|(?<!free of )\bcharged?\b|\bbilled\b|\bcosts?\b|\bprice|\binvoice|rechnung|gebühr|factura|facture|fatura|fattura"),
        ("compensation", r"\bcompensat|\bvoucher|\bcertificate|\bgift card|\bgoodwill|entschädig"),
        ("discount", r"\bdiscount|\brebate|rabatt|descuento|remise|desconto|sconto"),
        ("replacement", r"\breplac|\bship|\bdeliver|ersatz"),
        ("access", r"\baccess\b|\bunlock|\blog ?in\b|\bpassword|\brestor|\brecover|\breinstat|freigeschaltet|entsperr|zugang|zugriff|wiederherst|wiederherg|acceso|accès|acesso|accesso|desbloque|débloqu|sblocc|restable|rétabl|ripristin"),
        ("cancellation", r"\bcancel|storn|kündig|gekündigt|annul|résili|disdett"),
        ("plan", r"\bupgrade|\bdowngrade|\bseats?\b|\blicen[cs]es?\b|\bplan\b|\bextend|\bextension|\bexception|\bplätze|\bplazas|\blugares|\blicenz"),
        ("fix", r"\bfix|\bpatch|\bresolved?\b|\bbug\b|\brelease|\bworking|\bback (?:online|up)|behoben|beheb|\bfehler|resuelt|solucion|résolu|corrig|corret|risolt|resolv"),
        ("contact", r"\bhear\b|\bget(?:ting)? back\b|\bcontact|\breach out|\brepl(?:y|ies)\b|\brespon|\banswer|\bupdate you|\bin touch|\b(?:call|ring|phone|e-?mail|write)s? (?:to )?(?:you|back)\b|\b(?:an?|the|our) call\b|\bescalat|\bforward|\btransfer|\bmeld|\bkontakt|\brecontact|\binvestig|\blook(?:ing)? into|\blet you know|\bkeep you|\bantwort|\brufe?n?t?\b|\bschreib|\bllam|\bescrib|\brespuesta|\brappel|\bappel|\btéléphon|\brépon|\bécri|\blig(?:ar|amos|are)|\btelefon|\bchiam|\briscontr|\brispo|\bscriv"),
        ("plan", r"\b(?:free|gratis|kostenlos\w*|kostenfrei\w*|geschenkt|schenken|gratuit\w*|grátis|offert\w*|offr\w+|oferec\w+|regal\w+|omaggio)\b"),
    )
]  # fmt: skip
"""What a commitment can be about, the dearest first."""

_HEADS = r"fees?|charges?|invoices?|bills?|payments?|orders?|subscriptions?|plans?|purchases?|renewals?|workspaces?|accounts?|seats?|licen[cs]es?|exports?|add-?ons?|outages?|bookings?|tickets?|costs?"
_OBJECT = re.compile(
    r"\b(?:trial|contract|seat|deadline|testphase|vertrag|contrato|contrat|contratto|essai|prueba)s?\b"
)
_PLAIN = frozenset(
    [
        "full",
        "whole",
        "entire",
        "same",
        "total",
        "remaining",
        "rest",
        "extra",
        "other",
        "first",
        "second",
        "last",
        "next",
        "new",
        "old",
        "current",
        "original",
        "latest",
        "double",
        "duplicate",
        "of",
        "for",
        "your",
        "our",
        "the",
        "and",
    ]
)
_MODIFIED = re.compile(
    rf"\b(?:the|your|our|this|that|an?|both|any) ((?:[\w'-]{{2,20}} ){{1,2}})(?:{_HEADS})\b"
)
_COMPOUND = re.compile(
    r"\b(\w{4,30}?)s?(?:gebühr|rechnung|kosten|pauschale)(?:en)?\b"
    r"|\b(?:frais|cargos?|cuotas?|comisión|taxas?|tarifas?|spese|costi|costo|tariffa) (?:de |d'|di |do |da |del |della |dell')(\w{4,30})"
)
_IN_A_MONTH = re.compile(rf"\b(?:{MONTH})\b")
_NUMBERED = re.compile(r"\b[a-z]{2,5}-\d[\w-]{1,20}|#\d{2,10}")
_CHANNELS = (
    ("by telephone", re.compile(r"\bcall|\bring\b|\bphone|\banruf|\brufe?n?t?\b|\btelefon|\bllama|\brappel|\bappel|\btéléphon|\blig(?:ar|amos|are)|\bchiam|\brichiam")),
    ("in writing", re.compile(r"\be-?mails?\b|\bwrite\b|\bschreib|\bescrib|\bécri|\bescrev|\bscriv|\bcorreo|\bcourriel")),
)  # fmt: skip
_PART = re.compile(
    r",(?!\d)|[;:—–]| (?:and|then|but|und|dann|aber|sowie|y|e|et|puis|mais|pero|luego|depois|mas|poi|ma) "
)
"""Where a sentence turns to another part: a comma, a dash, an `and`."""


@remembered_by_text
def topic_of(text: str) -> str:
    """The matter the words are about, the money topics first; empty when none is named."""
    low = lowered(text)
    return next((name for name, pattern in _TOPICS if pattern.search(low)), "")


@remembered_by_text
def particulars(text: str) -> frozenset[str]:
    """What tells one matter of a topic from another: months, numbers of papers, `setup` in `the setup fee`.

    A time is no particular: `by 12 June` says when, `the June invoice` says which.
    """
    low = lowered(text)
    for figure in reversed(dates(text)):
        if any(c.isdigit() for c in figure.words):
            low = f"{low[: figure.start]} {low[figure.end :]}"
    found = {_particular(month) for month in _IN_A_MONTH.findall(low)}
    found.update(_NUMBERED.findall(low))
    found.update(name.rstrip("s") for name in _OBJECT.findall(low))
    for modifiers in _MODIFIED.findall(low):
        found.update(w for w in modifiers.split() if w not in _PLAIN and not _IN_A_MONTH.fullmatch(w))
    for names in _COMPOUND.findall(low):
        found.update(_particular(name) for name in names if name)
    if topic_of(text) == "contact":
        found.update(name for name, pattern in _CHANNELS if pattern.search(low))
    return frozenset(found)


def _particular(name: str) -> str:
    """The name, a month's in the same form for every language."""
    month = month_of(name)
    return name if month is None else f"month {month}"


def parts(text: str) -> list[tuple[int, int]]:
    """Where each part of a sentence begins and ends (characters, end exclusive)."""
    cuts = [0, *(found.start() for found in _PART.finditer(lowered(text))), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if a < b]


def part_around(text: str, start: int) -> str:
    """The part of the sentence `text` in which the character at `start` stands."""
    return next((text[a:b] for a, b in parts(text) if a <= start < b), text)
