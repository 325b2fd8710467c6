"""The small language the policy's phrases are written in, and what a phrase becomes.

A phrase is a row of elements separated by spaces, matched within one sentence:

- `word` stands for itself, `refund*` for every word that begins so, `*vertrag*` for every word that holds it;
- `a|b` is either; `<name>` is a word set of the policy file; `#` is a number;
- `..` lets up to three words stand between, `...` seven, `....` fourteen; filler words may stand anywhere;
- `^` at the front binds the phrase to the sentence's beginning;
- `...` at the end stretches what the phrase covers over the next 12 words, `....` over 24; at the front `..` takes
  in the 2 words before and `...` the 6 before (used by shields).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from lanes.reading.tokens import fold, words_of

GAPS = {"..": 3, "...": 7, "....": 14}
STRETCHES = {"...": 12, "....": 24}
REACHES = {"..": 2, "...": 6}
NUMBER = "#"
_MOST_ROWS = 64
_ELEMENT = re.compile(r"(?:<[a-z_]+>|\*?[^\s<>*|^#]+\*?|#)(?:\|(?:<[a-z_]+>|\*?[^\s<>*|^#]+\*?|#))*\Z")


class PhraseError(ValueError):
    """A phrase that cannot be read, with the reason."""


class Element(NamedTuple):
    """One place of a phrase: the word forms that may stand there, and how many words may stand before it."""

    words: frozenset[str]
    """Folded words; with `*` at an end they are beginnings, endings or parts; `#` is any number."""
    gap: int

    @property
    def open(self) -> bool:
        """Whether words that are written nowhere in it may stand there."""
        return any(word == NUMBER or "*" in word for word in self.words)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as written in the policy and its elements in order."""

    concept: str
    written: str
    elements: tuple[Element, ...]
    at_start: bool
    stretch: int
    """Words after the last element that the phrase covers as well."""
    reach: int = 0
    """Words before the first element that it covers as well."""


def read_phrase(concept: str, written: str, sets: Mapping[str, Sequence[str]]) -> list[Phrase]:
    """What `written` stands for: one phrase, or several where an alternative is itself several words (`two-factor`).

    Raises PhraseError naming what is wrong.
    """
    parts = written.split()
    at_start = bool(parts) and parts[0] == "^"
    stretch = STRETCHES.get(parts[-1], 0) if len(parts) > 1 else 0
    inner = parts[1:] if at_start else parts
    inner = inner[:-1] if stretch else inner
    reach = REACHES.get(inner[0], 0) if len(inner) > 1 else 0
    inner = inner[1:] if reach else inner
    if not inner or inner[0] in GAPS or inner[-1] in GAPS:
        raise PhraseError(f"“{written}” holds no words, or a gap stands at its edge")
    places: list[list[tuple[Element, ...]]] = []
    gap = 0
    for part in inner:
        if part in GAPS:
            gap = GAPS[part]
            continue
        if not _ELEMENT.match(part):
            raise PhraseError(f"“{part}” in “{written}” is not a word, a set or alternatives")
        places.append(_choices(part, written, sets, gap))
        gap = 0
    rows = list(islice(product(*places), _MOST_ROWS + 1))
    if len(rows) > _MOST_ROWS:
        raise PhraseError(f"“{written}” stands for too many rows of words; split it")
    return [
        Phrase(
            concept, written, tuple(element for place in row for element in place), at_start, stretch, reach
        )
        for row in rows
    ]


def _choices(
    part: str, written: str, sets: Mapping[str, Sequence[str]], gap: int
) -> list[tuple[Element, ...]]:
    """The ways to fill one place: all single words together, and each choice of several words by itself."""
    single: list[str] = []
    several: list[tuple[Element, ...]] = []
    for choice in _named(part, written, sets):
        if choice == NUMBER or "*" in choice:
            single.append(form(choice))
            continue
        words = _words(choice)
        if not words:
            raise PhraseError(f"“{choice}” in “{written}” holds no word")
        if len(words) == 1:
            single.append(words[0])
        else:
            steps = [Element(frozenset({word}), gap if place == 0 else 0) for place, word in enumerate(words)]
            several.append(tuple(steps))
    return [(Element(frozenset(single), gap),), *several] if single else several


@lru_cache(maxsize=8192)
def _words(choice: str) -> tuple[str, ...]:
    """The words of one choice; the members of a set come back with every phrase that names it."""
    return tuple(words_of(choice))


def _named(part: str, written: str, sets: Mapping[str, Sequence[str]]) -> list[str]:
    found: list[str] = []
    for choice in part.split("|"):
        if choice.startswith("<"):
            name = choice[1:-1]
            if name not in sets:
                raise PhraseError(f"“{choice}” in “{written}” names no word set")
            found += sets[name]
        else:
            found.append(choice)
    return found


def form(word: str) -> str:
    """A word form folded as texts are, its `*` kept."""
    if word == NUMBER:
        return word
    head, tail = word.startswith("*"), word.endswith("*")
    return ("*" if head else "") + fold(word.strip("*")) + ("*" if tail else "")
