"""Whether a reply gives or suggests the decision while a person has yet to take it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lanes.amounts import lowered
from lanes.clauses import asks, claimed, reported, supposed, withheld
from lanes.commitments import Kind, read_speech
from lanes.reply_outcome_words import DOES, FOR_NOW, FORETELLS, GENERAL, REFUSES
from lanes.sentences import sentences


def outcomes_implied(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` promises, foretells, refuses or tells as done (characters), none within another."""
    taken = 0
    for sentence in sentences(text):
        for start, end in _spans(sentence.text):
            if sentence.start + start >= taken:
                yield sentence.start + start, sentence.start + end
                taken = sentence.start + end


@lru_cache(maxsize=512)
def _spans(sentence: str) -> tuple[tuple[int, int], ...]:
    low = lowered(sentence)
    speech = read_speech(sentence)
    made = [one for one in speech.commitments if one.kind is Kind.OUTCOME]
    found = [
        one.mark
        for one in made
        if not (reported(low, one.mark[0]) or (one.denied and _for_now(low, one.mark[1])))
    ]
    if not asks(low):
        found += _told(FORETELLS, low)
        found += [span for span in _told(REFUSES, low) if not _for_now(low, span[1])]
        if not GENERAL.search(low):
            found += [m.span() for m in DOES.finditer(low) if claimed(low, *m.span())]
    return tuple(sorted(found))


def _for_now(low: str, end: int) -> bool:
    """Whether a denial holds only for now: `we cannot restore access until security has decided`."""
    return FOR_NOW.search(low, end) is not None


def _told(pattern: re.Pattern[str], low: str) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(low):
        start = found.start()
        if not (supposed(low, start) or reported(low, start) or withheld(low, start)):
            yield found.span()
