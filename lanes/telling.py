"""The words of a text that tell what it is about, in a form in which two mentions can be compared."""

from __future__ import annotations

import re

from lanes.amounts import lowered

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_COMMON = re.compile(
    r"a|an|the|is|are|was|were|be|been|of|in|on|at|to|for|and|or|with|by|from|this|that|these|those|it|its"
    r"|as|has|have|had|not|no|customer|customers|customer's|account|current|already|prior|whether|their"
    r"|they|he|she|who|which|there|our|we|us|i|me|my|his|her|them|does|did|do|will|would|because|so|der"
    r"|die|das|den|dem|des|ein|eine|einen|einem|einer|ist|sind|war|hat|haben|und|oder|mit|von|vom|zu|zum"
    r"|zur|im|am|auf|für|nicht|kein|keine|kunde|kundin|kunden|konto|ob|er|sie|wir|es|dass|wegen|el|la|los"
    r"|las|un|una|son|está|fue|ha|han|y|o|con|de|del|al|en|por|para|que|se|su|cliente|cuenta|le|les|une"
    r"|est|sont|été|ont|et|ou|avec|du|au|aux|par|pour|ne|pas|qui|sa|client|compte|os|um|uma|é|foi|tem|e"
    r"|com|da|dos|ao|na|nos|nas|não|seu|sua|conta|il|lo|gli|uno|è|stato|stata|hanno|di|della|dal|nel|per"
    r"|non|che|suo|conto"
)
_ENDINGS = (
    "ing",
    "ten",
    "ed",
    "es",
    "te",
    "en",
    "et",
    "ée",
    "és",
    "os",
    "as",
    "s",
    "e",
    "t",
    "d",
    "o",
    "a",
    "é",
    "i",
)


def telling(text: str) -> frozenset[str]:
    """The text's words without the common ones and without their endings."""
    return frozenset(_stem(word) for word in words_of(text) if _COMMON.fullmatch(word) is None)


def words_of(text: str) -> list[str]:
    """Every word in lower case, in order."""
    return _WORD.findall(lowered(text))


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
