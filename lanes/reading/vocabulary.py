"""What a policy's phrases make of each word: every word form is worked out once and looked up from then on."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lanes.reading.phrases import NUMBER
from lanes.reading.tokens import fold, words_of

PLAIN, BREAK, FILLER, OPENER = 0, 1, 2, 4
"""What kind of word it is: filler words cost no gap, openers may stand before a phrase bound to the beginning."""
_LONGEST_WORD = 64
_LONGEST_STRETCH = 32


class Compiled(NamedTuple):
    concept: str
    left: tuple[tuple[int, int], ...]
    """(element, gap) from the anchor outwards."""
    right: tuple[tuple[int, int], ...]
    partners: int
    """The bits of the elements beside the anchor: unless the sentence holds them all nothing is tried."""
    at_start: bool
    stretch: int
    reach: int
    seek: tuple[tuple[int, int], ...]
    """(element, gap) from the word it hangs on to the anchor; empty when it hangs on the anchor."""
    onwards: bool
    """Whether the anchor stands after the word it hangs on."""


@dataclass(slots=True, eq=False)
class Entry:
    """What a word form is: the elements it can fill, its kind, and the phrases that hang on it."""

    word: str
    matters: bool = False
    """Whether phrases hang on it or a sentence ends before it."""
    partners: int = 0
    """The bits of the partner elements the word can fill."""
    waits: int = 0
    """All partners' bits of the hanging phrases: without one of them in the sentence nothing is tried."""
    hanging: tuple[tuple[int, list[tuple[int, str, Compiled]]], ...] = ()
    """The phrases that hang on it by the partner they wait for, each with all its partners' bits and its concept."""
    elements: frozenset[int] = frozenset()
    kind: int = PLAIN
    filler: bool = False
    plainest: bool = False
    """Whether it is one of the commonest words of the first language the rules can read."""
    rival: bool = False
    """Whether it is one of the commonest words of a language they cannot read."""
    covering: tuple[Compiled, ...] = ()
    """The phrases of shields that hang on it: asked only where there is something to cover."""


class Entries(dict[str, Entry]):
    """Word form → what it is; a word met for the first time is worked out once."""

    def __init__(
        self,
        numbers: Mapping[frozenset[str], int],
        bits: Mapping[frozenset[str], int],
        anchored: Mapping[frozenset[str], Sequence[tuple[int, Compiled]]],
        covering: set[str],
        filler: set[str],
        openers: set[str],
        plainest: Container[str],
        rivals: Container[str],
    ) -> None:
        super().__init__()
        exact: dict[str, list[frozenset[str]]] = {}
        starts: dict[str, list[frozenset[str]]] = {}
        ends: dict[str, list[frozenset[str]]] = {}
        parts: dict[str, list[frozenset[str]]] = {}
        for element in numbers:
            for word in element:
                bare = word.strip("*")
                if word == NUMBER or "*" not in word:
                    exact.setdefault(word, []).append(element)
                elif word.startswith("*"):
                    (parts if word.endswith("*") else ends).setdefault(bare, []).append(element)
                else:
                    starts.setdefault(bare, []).append(element)
        self._exact = exact
        self._starts = {head: [s for s in starts if s.startswith(head)] for head in {s[:2] for s in starts}}
        self._held_starts = starts
        self._ends = ends
        self._parts = parts
        self._numbers = numbers
        self._bits = bits
        self._anchored = anchored
        self._covering = covering
        self._filler = {fold(word) for word in filler}
        self._openers = {fold(word) for word in openers}
        self._plainest = plainest
        self._rivals = rivals

    def __missing__(self, word: str) -> Entry:
        if len(word) > _LONGEST_WORD:
            return Entry(word)
        entry = self[word] = self._entry(word)
        return entry

    def _entry(self, word: str) -> Entry:
        if not word or word[0] in ".!?…。！？":
            return Entry(word, kind=BREAK if word else FILLER, filler=not word, matters=bool(word))
        elements = dict.fromkeys(self._exact.get(word, ()))
        if word[0].isdigit():
            elements.update(dict.fromkeys(self._exact.get(NUMBER, ())))
        for start in self._starts.get(word[:2], ()):
            if word.startswith(start):
                elements.update(dict.fromkeys(self._held_starts[start]))
        for part, held in self._parts.items():
            if part in word:
                elements.update(dict.fromkeys(held))
        for end, held in self._ends.items():
            if word.endswith(end):
                elements.update(dict.fromkeys(held))
        kind = (FILLER if word in self._filler else 0) | (OPENER if word in self._openers else 0)
        partners = waits = 0
        speaking: dict[int, list[tuple[int, str, Compiled]]] = {}
        covering: list[Compiled] = []
        for element in elements:
            partners |= self._bits.get(element, 0)
            for needed, phrase in self._anchored.get(element, ()):
                if phrase.concept in self._covering:
                    covering.append(phrase)
                else:
                    speaking.setdefault(needed, []).append((phrase.partners, phrase.concept, phrase))
                    waits |= needed
        numbers = frozenset(self._numbers[element] for element in elements)
        return Entry(
            word,
            matters=waits > 0,
            partners=partners,
            waits=waits,
            hanging=tuple(speaking.items()),
            elements=numbers,
            kind=kind,
            filler=word in self._filler,
            plainest=word in self._plainest,
            rival=word in self._rivals,
            covering=tuple(covering),
        )


class Stretches(dict[str, tuple[Entry, ...]]):
    """What stands between white space → its words; texts are made of few such stretches that recur."""

    def __init__(self, entries: Entries) -> None:
        super().__init__()
        self._entries = entries
        self._alone: dict[str, tuple[Entry, ...]] = {}

    def clear(self) -> None:
        self._alone.clear()
        super().clear()

    def __missing__(self, stretch: str) -> tuple[Entry, ...]:
        plain = stretch.isascii() and stretch.isalnum()
        words = tuple(map(self._entries.__getitem__, (stretch.lower(),) if plain else words_of(stretch)))
        if len(stretch) <= _LONGEST_STRETCH:
            words = self._alone.setdefault(words[0].word, words) if len(words) == 1 else words
            self[stretch] = words
        return words
