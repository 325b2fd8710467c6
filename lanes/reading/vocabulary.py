"""What a policy's phrases make of each word: every word form is worked out once and looked up from then on."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from lanes.reading.phrases import NUMBER
from lanes.reading.tokens import words_of

PLAIN, BREAK, FILLER, OPENER = 0, 1, 2, 4
"""What kind of word it is: filler words cost no gap, openers may stand before a phrase bound to the beginning."""
_LONGEST_WORD = 64
_LONGEST_STRETCH = 32


Step = tuple[Set[str], int]
"""(the words that can fill an element, the gap before it)."""


class Way(NamedTuple):
    """How the elements of a phrase follow each other, from the one that it hangs on."""

    seek: tuple[Step, ...]
    """From the hook to the anchor; empty when these are one."""
    onwards: bool
    """Whether the anchor stands after the hook."""
    left: tuple[Step, ...]
    """From the anchor outwards."""
    right: tuple[Step, ...]
    at_start: bool
    stretch: int
    reach: int


class Compiled(NamedTuple):
    """A phrase ready to be tried where its rarest word stands, its hook."""

    partners: int
    """The bits of the elements beside the hook: unless the sentence holds them all nothing is tried."""
    concept: str
    near: Set[str]
    """The words of the element next to the hook; of the hook itself when it is the only one."""
    begin: int
    end: int
    """Where one of these must stand, counted from the hook: [begin, end)."""
    way: Way


@dataclass(slots=True, eq=False)
class Entry:
    """What a word form is: the elements it can fill, its kind, and the phrases that hang on it."""

    word: str
    breaks: bool = False
    """Whether a sentence ends before it."""
    partners: int = 0
    """The bits of the partner elements the word can fill."""
    waits: int = 0
    """All partners' bits of the hanging phrases: without one of them in the sentence nothing is tried."""
    hanging: tuple[tuple[int, tuple[Compiled, ...]], ...] = ()
    """The phrases that hang on it by the partner's bit that they wait for."""
    kind: int = PLAIN
    covering: tuple[Compiled, ...] = ()
    """The phrases of shields that hang on it: asked only where there is something to cover."""
    aside: tuple[Compiled, ...] = ()
    """The phrases of companions that hang on it: asked only where something waits for them."""


class Entries(dict[str, Entry]):
    """Word form → what it is; a word met for the first time is worked out once."""

    def __init__(
        self,
        members: Mapping[frozenset[str], Set[str]],
        bits: Mapping[frozenset[str], int],
        anchored: Mapping[frozenset[str], Sequence[tuple[int, Compiled]]],
        covering: Container[str],
        companions: Container[str],
        filler: Container[str],
        openers: Container[str],
        telling: Mapping[str, Container[str]],
    ) -> None:
        """`telling` names sets of words; the entries that belong to each are collected in `met`."""
        super().__init__()
        exact: dict[str, list[frozenset[str]]] = {}
        starts: dict[str, list[frozenset[str]]] = {}
        ends: dict[str, list[frozenset[str]]] = {}
        parts: dict[str, list[frozenset[str]]] = {}
        for element in members:
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
        self._growing = {element: held for element, held in members.items() if isinstance(held, set)}
        self._bits = bits
        self._anchored = anchored
        self._covering = covering
        self._companions = companions
        self._filler = filler
        self._openers = openers
        self._telling = telling
        self.met: dict[str, set[Entry]] = {name: set() for name in telling}
        """Entries that the words' memory has let go stay here: a reading that holds them is still told of."""

    def clear(self) -> None:
        for held in self._growing.values():
            held.clear()
        super().clear()

    def __missing__(self, word: str) -> Entry:
        if len(word) > _LONGEST_WORD:
            return Entry(word)
        entry = self[word] = self._entry(word)
        for name, words in self._telling.items():
            if word in words:
                self.met[name].add(entry)
        return entry

    def _entry(self, word: str) -> Entry:
        if not word or word[0] in ".!?…。！？":
            return Entry(word, kind=BREAK if word else FILLER, breaks=bool(word))
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
        speaking: dict[int, list[Compiled]] = {}
        covering: list[Compiled] = []
        aside: list[Compiled] = []
        growing = self._growing
        for element in elements:
            if element in growing:
                growing[element].add(word)
            partners |= self._bits.get(element, 0)
            for needed, phrase in self._anchored.get(element, ()):
                if phrase.concept in self._covering:
                    covering.append(phrase)
                elif phrase.concept in self._companions:
                    aside.append(phrase)
                else:
                    speaking.setdefault(needed, []).append(phrase)
                    waits |= needed
        return Entry(
            word,
            partners=partners,
            waits=waits,
            hanging=tuple((needed, tuple(phrases)) for needed, phrases in speaking.items()),
            kind=kind,
            covering=tuple(covering),
            aside=tuple(aside),
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
