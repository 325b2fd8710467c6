"""What a policy's phrases make of each word: every word form is worked out once and looked up from then on."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from lanes.reading.phrases import NUMBER
from lanes.reading.tokens import words_of
from lanes.remembered import Remembered

PLAIN, BREAK, FILLER, OPENER = 0, 1, 2, 4
"""What kind of word it is: filler words cost no gap, openers may stand before a phrase bound to the beginning."""
ALONE, COMMON, FOREIGN = 1, 2, 4
"""Bits before those of the partners: every sentence has the first, which a phrase without a partner waits for. The
others say that it holds a common word of the plainest language, and one that is common only in unreadable ones."""
FIRST_PARTNER = 8
_LONGEST_WORD = 64
_LONGEST_STRETCH = 32
_MOST_TRIED = 100_000
"""How many words beside others are remembered for one set of silent concepts before that starts afresh."""


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
    begins: bool
    """Whether the hook itself has to stand at the beginning."""
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
class Groups:
    """Phrases by the partner's bit that they wait for."""

    held: tuple[tuple[int, tuple[Compiled, ...]], ...] = ()


NO_GROUPS = Groups()


Beside = Remembered[tuple[Groups, int], tuple[Compiled, ...]]
"""Groups and those of their partners' bits that a sentence holds → the phrases to try; the same ones recur."""


def beside(silent: Container[str]) -> Beside:
    """The memory of cases in which the `silent` concepts are not looked for."""

    def tried(key: tuple[Groups, int]) -> tuple[Compiled, ...]:
        groups, there = key
        return tuple(
            phrase
            for waits, held in groups.held
            if waits & there
            for phrase in held
            if phrase.concept not in silent
        )

    return Remembered(tried, _MOST_TRIED)


class Concepts(NamedTuple):
    """How the phrases of which concepts are kept; those that are named nowhere are looked for in every text."""

    covering: Container[str] = ()
    """They take others away, and are asked for only where there is something to cover."""
    speaking: Container[str] = ()
    """Those of the covering ones that are looked for by themselves as well."""
    companions: Container[str] = ()
    """They are asked for only where something waits for them."""
    tied: Set[str] = frozenset()
    """They are looked for in some cases only."""


NO_CONCEPTS = Concepts()
"""All are looked for in every text."""


class _Hung(NamedTuple):
    """What a word brings with it, in the order in which an entry has it."""

    partners: int
    waits: int
    all_waits: int
    groups: Groups
    covering: tuple[Compiled, ...]
    aside: tuple[Compiled, ...]


NOTHING = _Hung(0, 0, 0, NO_GROUPS, (), ())


class Entry(str):
    """What a word form is, as phrases ask for it (plain numbers are all one): its kind, the elements it can fill, and
    the phrases that hang on it."""

    __slots__ = ("all_waits", "aside", "breaks", "covering", "groups", "kind", "partners", "waits", "word")

    word: str
    """The word itself."""
    kind: int
    breaks: bool
    """Whether a sentence ends before it."""
    partners: int
    """The bits of the partner elements the word can fill, and its marks: COMMON or FOREIGN."""
    waits: int
    """The partners' bits of its phrases, less those of tied concepts: without one in the sentence nothing is tried."""
    all_waits: int
    """The same with those of tied concepts."""
    groups: Groups
    """The phrases that hang on it."""
    covering: tuple[Compiled, ...]
    """The phrases of shields that hang on it: asked only where there is something to cover."""
    aside: tuple[Compiled, ...]
    """The phrases of companions that hang on it: asked only where something waits for them."""


def entry_of(word: str, hung: _Hung = NOTHING, *, form: str = "", kind: int = PLAIN) -> Entry:
    """The word with what hangs on it."""
    entry = Entry(form or word)
    entry.word, entry.kind, entry.breaks = word, kind, kind == BREAK
    entry.partners, entry.waits, entry.all_waits, entry.groups, entry.covering, entry.aside = hung
    return entry


class Entries(dict[str, Entry]):
    """Word form → what it is; a word met for the first time is worked out once."""

    def __init__(
        self,
        members: Mapping[frozenset[str], Set[str]],
        bits: Mapping[frozenset[str], int],
        anchored: Mapping[frozenset[str], Sequence[tuple[int, Compiled]]],
        concepts: Concepts,
        filler: Container[str],
        openers: Container[str],
        marks: Mapping[int, Container[str]],
    ) -> None:
        """`marks` gives for COMMON and FOREIGN the words that bear the mark."""
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
        self._number = tuple(dict.fromkeys(exact.get(NUMBER, ())))
        self._starts = {
            head: tuple(s for s in starts if s.startswith(head)) for head in {s[:2] for s in starts}
        }
        self._held_starts = starts
        self._ends = tuple(ends)
        self._held_ends = ends
        self._parts = parts
        self._shortest_part = min(map(len, parts), default=0)
        self._growing = {element: held for element, held in members.items() if isinstance(held, set)}
        self._bits = bits
        self._anchored = anchored
        self._concepts = concepts
        self._filler = filler
        self._openers = openers
        self._marks = marks
        self._hung: dict[tuple[frozenset[str], ...], _Hung] = {}

    def clear(self) -> None:
        for held in self._growing.values():
            held.clear()
        self._hung.clear()
        super().clear()

    def __missing__(self, word: str) -> Entry:
        if len(word) > _LONGEST_WORD:
            return entry_of(word)
        entry = self[word] = self._entry(word)
        for mark, words in self._marks.items():
            if word in words:
                entry.partners |= mark
        return entry

    def _elements(self, word: str) -> tuple[frozenset[str], ...]:
        """The elements that the word can fill, each once; for a number that no phrase names always the same tuple."""
        found = [*self._exact.get(word, ())]
        starts = self._starts.get(word[:2], ())
        if word.startswith(starts):
            for start in starts:
                if word.startswith(start):
                    found += self._held_starts[start]
        if len(word) >= self._shortest_part:
            for part, held in self._parts.items():
                if part in word:
                    found += held
        if word.endswith(self._ends):
            for end, held in self._held_ends.items():
                if word.endswith(end):
                    found += held
        if not word[0].isdigit():
            return tuple(dict.fromkeys(found)) if found else ()
        return tuple(dict.fromkeys([*found, *self._number])) if found else self._number

    def _entry(self, word: str) -> Entry:
        if not word or word[0] in ".!?…。！？":
            return entry_of(word, kind=BREAK if word else FILLER)
        kind = (FILLER if word in self._filler else 0) | (OPENER if word in self._openers else 0)
        elements = self._elements(word)
        if not elements:
            return entry_of(word, kind=kind)
        form = NUMBER if elements is self._number else word
        for element in elements:
            if element in self._growing:
                self._growing[element].add(form)
        if elements not in self._hung:
            self._hung[elements] = self._hang(elements)
        return entry_of(word, self._hung[elements], form=form, kind=kind)

    def _hang(self, elements: tuple[frozenset[str], ...]) -> _Hung:
        """What a word that can fill these elements brings with it; all numbers share it."""
        kept = self._concepts
        partners = 0
        waits = 0
        hanging: dict[int, list[Compiled]] = {}
        covering: list[Compiled] = []
        aside: list[Compiled] = []
        for element in elements:
            partners |= self._bits.get(element, 0)
            for needed, phrase in self._anchored.get(element, ()):
                concept = phrase.concept
                if concept in kept.covering:
                    covering.append(phrase)
                if concept in kept.companions:
                    aside.append(phrase)
                elif concept not in kept.covering or concept in kept.speaking:
                    hanging.setdefault(needed, []).append(phrase)
                    waits |= 0 if concept in kept.tied else needed
        groups = Groups(tuple((needed, tuple(held)) for needed, held in hanging.items()))
        return _Hung(partners, waits, reduce(or_, hanging, 0), groups, tuple(covering), tuple(aside))


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
