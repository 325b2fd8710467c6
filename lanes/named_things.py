"""Which thing a refund or a refusal names: `the onboarding workshop`, and not the charge spoken of before."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re

from lanes.amounts import amounts, lowered
from lanes.counted import gifts
from lanes.matters import particulars
from lanes.remembered import remembered_by_text
from lanes.telling import telling

_VERB = r"(?:refund|reimburse|credit|waive|repay|pay back|give back|return|write off|compensate|discount|erstatten|erlassen|gutschreiben|(?:devolver|reembolsar|abonar|compensar|condonar)(?:l[eoa]s?|te|os|se)?|rembourser|créditer|offrir|(?:devolver|reembolsar|creditar|estornar)(?:-lhe|-vos)?|rimborsar(?:e|le|vi|lo)|accreditar(?:e|le|vi)|restituir(?:e|le|vi)|stornare)"
_PAID_BACK = r"(?:refunded|reimbursed|credited|waived|repaid|paid back|returned|refundable)"
_DETERMINER = r"(?:the|your|our|this|that|these|those|both|all|any|an?|die|das|den|der|dem|diese[nrsm]?|ihre?[nrm]?|el|la|los|las|su|sus|le|les|l'|votre|vos|o|os|as|seu|sua|il|lo|gli|i|suo)"
_AFTER = re.compile(
    rf"\b{_VERB}(?: (?:you|him|her|them|ihnen|le|les|vous|lhe))?(?: for)? (?:{_DETERMINER} ?)?(?P<thing>[^,;:.!?\n]{{2,80}})"
)
_PASSIVE = re.compile(
    rf"\b{_DETERMINER} ?(?P<thing>(?:[\w'-]{{2,24}} ){{1,4}}?)(?:can|can't|cannot|could|couldn't|won't|will|is|isn't|are|aren't|has|have)\b[^,;:.!?\n]{{0,24}}?\b{_PAID_BACK}\b"
)
_BEFORE = re.compile(
    r"\b(?:die|das|den|diese[ns]?|ihre?n?|unsere?n?) (?P<thing>(?!kolleg|buchhaltung|abteilung)[\w'-]{3,30}(?: (?:für|vom|von|der|des|im|aus) (?:die |den |das |der )?[\w'-]{3,30})?)(?: [\w'-]+){0,5}? (?:erstatten|erlassen|gutschreiben|erstattet|erlassen|gutgeschrieben|zurückzahlen)\b"
)
_NOT_TOLD = re.compile(
    r"\b(?:by|on|since|as|because|until|at|after|before|if|when|within|that|which|who|and|or|but|due|you|we|i|yet|again|than|today|tomorrow|back|to|in|from|here|until"
    r"|bis|weil|da|wenn|seit|am|ab|dass|que|porque|ya|si|hasta|desde|antes|car|parce|puisque|jusqu\w*|avant|pois|até|perché|poiché|fino|entro|prima|nicht|no|pas|não|non)\b"
)
_LINK = re.compile(
    r"of|for|de|del|della|dello|di|da|do|das|dos|du|des|d|l|la|el|le|il|lo|los|las|les|the|your|su|sus|für|vom|von|der"
)
_GENERIC = re.compile(
    r"(?:it|this|that|them|you|him|her|anything|everything|nothing|something|any|all|both|half|part|rest|the|your|our|an?|full|whole|entire|same|total|remaining|extra|other|first|second|third|last|next|new|old|current|original|latest|double|duplicated?|wrong|wrongly|unfortunately|money|card|bank|paypal|customers?|older|newer"
    r"|charges?|payments?|amounts?|sums?|fees?|invoices?|bills?|costs?|prices?|balance|difference|refunds?|credits?|transactions?|debits?|orders?|subscriptions?|plans?|purchases?|renewals?|accounts?|requests?|case|trouble|inconvenience|delay|moment|now"
    r"|gebühr|rechnung|betrag|beträge|zahlung|summe|geld|kosten|belastung|abbuchung|differenz|doppelte[nrs]?|ganze[nrs]?|volle[nrs]?|zweite[nrs]?|ihnen|ihre?n?|die|das|den|der"
    r"|importes?|cargos?|cobros?|pagos?|facturas?|dinero|cantidad|suma|total|duplicad[oa]s?|segund[oa]|cuotas?|pedidos?|ese|esa|este|esta|lo|nada"
    r"|montants?|sommes?|frais|prélèvements?|paiements?|factures?|argent|doublon|deuxième|second|totalité|cette|ce|vous|rien"
    r"|valor(?:es)?|montante|cobranças?|pagamentos?|faturas?|taxas?|dinheiro|quantia|esse|essa|isso"
    r"|import[oi]|addebit[oi]|pagament[oi]|fattur[ae]|soldi|denaro|somm[ae]|spes[ae]|doppi[oa]|second[oa]|quest[oa]|totale)"
)
_PARTICIPLE = re.compile(
    r"\w+(?:ed|ing|[ai]d[oa]s?|ée?s?|at[oaie]|ut[oaie]|te[nrs]?)|above|below|said|made|taken"
)
"""What says of a charge only what became of it: `the disputed charge`."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


def another_thing(refused: str, given: str) -> bool:
    """Whether the refusal names a thing of its own, and what is given is another thing or a sum by itself."""
    own = _things(refused)
    if not own or not own.isdisjoint(telling(given)):
        return False
    return bool(_things(given) or amounts(given) or gifts(given) or particulars(given) or _duplicate(given))


def _duplicate(text: str) -> bool:
    return (
        re.search(r"\b(?:duplicate|double|second|doppelt\w*|duplicad\w+|doublon|doppi\w+)\b", lowered(text))
        is not None
    )


@remembered_by_text
def _things(text: str) -> frozenset[str]:
    """The telling words of what is paid back or refused, without words for money as such."""
    low = lowered(text)
    for figure in reversed([*amounts(text)]):
        low = f"{low[: figure.start]} {low[figure.end :]}"
    named: list[str] = []
    for found in (*_AFTER.finditer(low), *_PASSIVE.finditer(low), *_BEFORE.finditer(low)):
        thing = _NOT_TOLD.split(found["thing"], maxsplit=1)[0]
        words = [word for word in _WORD.findall(thing)[:5] if not _LINK.fullmatch(word)]
        own = [word for word in words if not _GENERIC.fullmatch(word)]
        named += [word for word in own if own == words or not _PARTICIPLE.fullmatch(word)]
    return telling(" ".join(word for word in named if len(word) > 2))
