"""Questions of a reply for what the customer or the record has already given."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lanes.amounts import lowered
from lanes.commitments import asks_for_something
from lanes.held_details import DETAILS, PRODUCT, Detail, held
from lanes.record import CaseRecord
from lanes.sentences import sentences

NEAR = 50
"""Characters around the asked detail in which a word says that it is another's."""
_OTHER = re.compile(
    r"\b(?:new|other|another|others|any other|different|second|additional|further|next|future|alternative|backup|from now on|in future|going forward|same|both|(?:should|do) i|instead|should (?:receive|get|be)|would you like|do you want|shall we"
    r"|colleagues?|co-?workers?|recipients?|owner's|(?:the|your) (?:person|user|bank|member|guest|manager|boss|accountant|provider|courier|partner|friend|admin|administrator|supplier|carrier)(?:'s)?"
    r"|someone else|still (?:see|get|getting|seeing|have|shows?|appears?)|their|his|her|whose|them|him|replacement"
    r"|of (?:the|that|a|another) (?!orders?\b|invoices?\b|accounts?\b|cases?\b|tickets?\b|workspaces?\b|affected\b|bookings?\b|reservations?\b|plans?\b|purchases?\b|errors?\b|charges?\b|messages?\b)\w+"
    r"|neu\w{1,2}|ander\w{1,2}|weiter\w{1,2}|zweit\w{1,2}|zusätzlich\w*|künftig\w*|kolleg\w+|empfänger\w*|ihre[rs]? bank"
    r"|nuev[oa]s?|otr[oa]s?|segund[oa]|adicional\w*|futur[oa]s?|compañer[oa]\w*|destinatari[oa]|a partir de ahora"
    r"|nouve(?:au|l|lle|lles)|autres?|second\w*|supplémentaires?|collègues?|destinataire|désormais"
    r"|nov[oa]s?|outr[oa]s?|adiciona(?:l|is)|colegas?|destinatário|nuov[oaie]|altr[oaie]|ulterior[ei]|collegh?[aei]|colleg[ah]i?|destinatari[oa]|d'ora in poi)\b"
)
"""What shows that another person's or another thing's detail is asked for."""
_TELL_OTHERS = re.compile(
    r"\b(?:tell|give|show|send|hand)(?: \w+)? (?:the|your|their|them|him|her|it to) (?:courier|driver|bank|carrier|shop|provider|desk|colleagues?|admin\w*|team|support of)\b"
)
_INSTRUCTS = re.compile(
    r"\b(?:enter|type|insert|search for|look up|find|found|click|fill in|use|gib|geben sie|introduzca|saisissez|insira|inserisca)\s(?:[\w']+\s){0,3}$|\bmy\s$|\b(?:in|into) the\W*$|\b(?:sign|log)\s?(?:in|on)\b[^.?!]{0,40}\bwith (?:your )?$"
)
_WHETHER = re.compile(
    r"^(?:\W|and |so )*(?:is|are|was|were|does|did|has) (?:the|that|this|it|there|any)\b|^(?:\W|and |so )*do(?:es)? (?:you|it|they) (?:\w+ )?(?:get|see) any\b"
)
"""Questions that yes or no answers: about a thing, not for it."""
_BIDS = re.compile(
    r"\b(?:nennen|geben|senden|schicken|teilen|bestätigen|beschreiben) sie\b|\b(?:indíque|díga|envíe|facilíte|confírme)(?:nos|me)\b|\b(?:indiquez|précisez|communiquez|envoyez|donnez|dites|confirmez)\b"
    r"|\b(?:indique|informe|envie|diga|confirme)(?:-nos|-me)?\b|\b(?:ci|mi) (?:indichi|dica|mandi|invii|confermi|comunichi)\b|\b(?:we|i) (?:still |just |only |also )*need\b|\b(?:kindly|reply with|come back with)\b"
)
_TRY = re.compile(r"\b(?:please|you (?:can|could|should)|first|then|^) ?try\b")


FAR = 80
"""Characters before the asked detail in which the asking word stands."""
_REQUESTS = re.compile(
    r"\b(?:could|can|may|könnten|können|podría\w*|pued\w+|pourri\w+|pouv\w+|pode\w*|potr\w+|può|provide|share|confirm|send|specify|tell|give|let (?:me|us) know|post|paste|attach|reply with|state|need|have|get|supply|da|dan|dé|include|verify|know|remind|ask|what|what's|which|when|since when|how many|how much|tried|did you|have you|could you|can you"
    r"|wie|welch\w+|wann|was|nennen|mitteilen|teilen|senden|schicken|geben|angeben|bestätigen|brauche\w*|benötige\w*"
    r"|cuál\w*|qué|que|cuándo|cuánt\w+|indi\w+|dar\w*|dígan\w*|decir\w*|env[ií]\w*|facilit\w+|proporcion\w+|confirm\w+|compart\w+|necesit\w+"
    r"|quel\w*|quand|combien|communiquer|préciser|donner|fournir|envoyer|indiquer|besoin|confirmer"
    r"|che|qual\w*|quando|quant\w+|informar?|dizer|enviar?|fornecer|confirmar|diga|preciso|precisamos|come|dir\w+|inviar\w*|fornir\w*|confermar\w*|servirebbe|serve)\b|\bn[uú]mero .*\?"
)


class AskedAgain(NamedTuple):
    """A question for a held detail: its place in the text, the detail's name, and what is held."""

    start: int
    end: int
    name: str
    known: str


def asked_again(text: str, case: CaseRecord) -> Iterator[AskedAgain]:
    """Each question in `text` for something of this customer that the case holds (places in characters)."""
    for sentence in sentences(text):
        for place, start, end in _questions(sentence.text):
            detail = DETAILS[place]
            known = held(case, detail)
            if not known or (_picks(sentence.text, detail) and len(known) > 1):
                continue
            low = lowered(sentence.text)
            given = [lowered(value) for value in known]
            asked = low[start:end]
            if any(_names(low, asked, value) for value in given) or _other_product(low, given):
                continue
            yield AskedAgain(sentence.start + start, sentence.start + end, detail.name, known[0])


@lru_cache(maxsize=512)
def _questions(sentence: str) -> tuple[tuple[int, int, int], ...]:
    """The details a sentence asks this customer for: place in DETAILS, start and end in the sentence."""
    low = lowered(sentence)
    if not (asks_for_something(sentence) or _TRY.search(low) or _BIDS.search(low)) or _WHETHER.search(low):
        return ()
    if _TELL_OTHERS.search(low):
        return ()
    found = []
    for place, detail in enumerate(DETAILS):
        asked = detail.asked.search(low) or (detail.which.search(low) if detail.which else None)
        if asked is None or _INSTRUCTS.search(low[: asked.start()]):
            continue
        request = low[max(0, asked.start() - FAR) : asked.end()]
        if not (_REQUESTS.search(request) or _TRY.search(request)):
            continue
        if not _OTHER.search(low[max(0, asked.start() - NEAR) : asked.end() + NEAR]):
            found.append((place, *asked.span()))
    return tuple(found)


def _names(low: str, asked: str, value: str) -> bool:
    """Whether the sentence names the held value itself: `is it AB-12345?`."""
    words = value.split()
    telling = words[-1].strip("\"'”»“«.,")
    if telling in asked:
        telling = words[0].strip("\"'”»“«.,")
        return telling in low.split()
    return telling in low


def _picks(sentence: str, detail: Detail) -> bool:
    return detail.which is not None and detail.which.search(lowered(sentence)) is not None


def _other_product(asked: str, known: list[str]) -> bool:
    """Whether the question names one product and what is held speaks only of others."""
    named, given = set(PRODUCT.findall(asked)), {name for value in known for name in PRODUCT.findall(value)}
    return bool(named and given and not named & given)
