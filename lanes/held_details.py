"""What the record already holds of the details that replies ask for, so that nobody has to say it twice."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lanes.amounts import lowered
from lanes.record import CaseRecord
from lanes.words import Author

READ_AT_MOST = 40_000
"""Characters of one message that are looked through."""

_CODE = r"#?[a-z]{0,5}[-_]?\d[\w-]{2,}"
_LINK = r"(?:\s+(?:number|no\.?|nr\.?|id|code|nummer|is|was|ist|:|#|=|es|est|é)){0,3}\s*[:#=]?\s*"


class Detail(NamedTuple):
    """One kind of detail: how a reply asks for it, and what it looks like where it is given."""

    name: str
    asked: re.Pattern[str]
    given: re.Pattern[str]


def _detail(name: str, asked: str, given: str) -> Detail:
    return Detail(name, re.compile(asked), re.compile(given))


_BROWSER = r"\b(?:firefox|chrome|chromium|safari|edge|opera|brave|thunderbird|betterbird)\b"
DETAILS = (
    _detail(
        "order number",
        r"\border (?:number|no\b|id|code|reference|#)|\bbestellnummer|\bnúmero de pedido"
        r"|\bnuméro de commande",
        rf"\b(?:order|bestellung|bestellnummer|pedido|commande){_LINK}{_CODE}\b",
    ),
    _detail(
        "invoice number",
        r"\b(?:invoice|bill) (?:number|no\b|id|reference|#)|\brechnungsnummer"
        r"|\bnúmero de (?:la )?factura|\bnuméro de facture",
        rf"\b(?:invoice|inv|bill|rechnung|rechnungsnummer|factura|facture|fatura"
        rf"|fattura){_LINK}{_CODE}\b|\binv-\d+",
    ),
    _detail(
        "reservation or booking number",
        r"\b(?:reservation|booking|confirmation)(?: \w+)? (?:id|number|code|reference)"
        r"|\breservation ids?\b|\bbuchungsnummer",
        r"\b(?:reservation|booking|confirmation|buchung)\b[^.\n]{0,40}?\b(?=[a-z]*\d)[a-z0-9]{5,8}\b",
    ),
    _detail(
        "e-mail address",
        r"\be-?mail(?: address)?\b(?! (?:client|account settings|provider|server|program))"
        r"|\be-?mail-adresse|\bcorreo|\badresse e-?mail",
        r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,60}\w",
    ),
    _detail(
        "account or user id",
        r"\b(?:account|user|customer|client|member|profile)(?:'s)? ?(?:id|name)\b|\busername\b"
        r"|\b(?:customer|client|member) (?:number|no\b)|\bkundennummer|\bbenutzername|\bnúmero de cliente",
        rf"\b(?:user|customer|client|member|kunden){_LINK}(?:{_CODE}|[a-z]+_[a-z]+_\d+)\b"
        r"|\b(?:user|account) ?(?:id|name) is \S+|\bkundennummer\W{0,3}\d+",
    ),
    _detail(
        "account number",
        r"\baccount (?:number|no\b)|\bkontonummer|\bnúmero de cuenta|\bnuméro de compte",
        rf"\b(?:account|konto|kontonummer|cuenta|compte){_LINK}{_CODE}\b",
    ),
    _detail(
        "browser or app version",
        r"\b(?:browser|firefox|chrome|thunderbird|app|software|program)(?:'s)? version\b|\b(?:which"
        r"|what) (?:\w+ )?(?:version|browser)\b|\bversion (?:of|number)\b|\bwelche version|\bqué versión"
        r"|\bquelle version",
        rf"{_BROWSER}[ /(]*(?:version|esr|v)?[ .]*\d+|\bversion\W{{0,4}}\d+\.\d+",
    ),
    _detail(
        "operating system",
        r"\boperating system\b|\b(?:which|what) os\b|\bversion of (?:windows|macos|linux)\b"
        r"|\bbetriebssystem|\bsistema operativo|\bsystème d'exploitation",
        r"\bwindows ?(?:nt )?(?:xp|vista|7|8|10|11)|\bmac ?os\b|\bos x\b|\b(?:linux|ubuntu|debian|fedora"
        r"|mint)\b|\bandroid \d|\bios \d|\bmacintosh\b",
    ),
    _detail(
        "phone number",
        r"\b(?:phone|telephone|mobile|contact) number\b|\btelefonnummer|\bnúmero de teléfono"
        r"|\bnuméro de téléphone",
        r"(?<![\w.])\+?\d[\d ()/.-]{7,16}\d(?![\w.])",
    ),
    _detail(
        "ticket or case number",
        r"\b(?:ticket|case|reference) (?:number|id|no\b)|\bticketnummer|\bnúmero de caso",
        rf"\b(?:ticket|case|reference){_LINK}{_CODE}\b|\binc-\d+",
    ),
    _detail(
        "error message",
        r"\b(?:exact |full )?error (?:message|text|code)\b|\bfehlermeldung|\bmensaje de error"
        r"|\bmessage d'erreur",
        r"\berror(?: message| code)?(?: is| says| reads|:)+\s*\S+|\berror(?: code)? [\dx][\dx-]{2,}"
        r"|\b[a-z]+_error_\w+|\bfehlermeldung\W{1,4}\S+",
    ),
    _detail(
        "plan",
        r"\b(?:which|what) (?:\w+ )?(?:plan|tier|subscription)\b|\bwelchen (?:plan|tarif)",
        r"(?!)",
    ),
    _detail(
        "name",
        r"\b(?:your|full|first|last) (?:full )?name\b(?! of)|\bihren namen|\bsu nombre|\bvotre nom\b",
        r"(?!)",
    ),
)  # fmt: skip

PRODUCT = re.compile(_BROWSER)
_AGENT_STRING = re.compile(r"(?i)\buser-?agent\b|mozilla/5")
"""What a browser says of itself: of the machine that wrote, not of the one that is asked about."""
_FIELDS: dict[str, tuple[str, ...]] = {
    "e-mail address": ("email",),
    "account or user id": ("id",),
    "plan": ("plan", "tier"),
    "name": ("name",),
}


def held(case: CaseRecord, detail: Detail) -> str:
    """The detail as the record already gives it, by field, customer's words or fact, or empty."""
    for field in _FIELDS.get(detail.name, ()):
        value = getattr(case.customer, field)
        if value:
            return str(value)
    texts = [case.subject or ""]
    texts += [m.text for m in case.thread if m.author is Author.CUSTOMER]
    texts += [fact.statement for fact in case.facts if not _AGENT_STRING.search(fact.statement)]
    return next((found for text in texts if (found := _given(detail, text))), "")


@lru_cache(maxsize=512)
def _given(detail: Detail, text: str) -> str:
    found = detail.given.search(lowered(text[:READ_AT_MOST]))
    return text[found.start() : found.end()] if found else ""
