"""All phrases of a policy compiled for one pass over a text.

Every word form is looked up once in a table: it answers with the phrase elements the word can fill
and the phrases that hang on it. A phrase hangs on its rarest element only, so most words ask for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lanes.reading.phrases import NUMBER, Element, Phrase
from lanes.reading.tokens import fold, spans_of, words_of

_PLAIN, _BREAK, _FILLER, _OPENER = 0, 1, 2, 4
"""What kind of word it is: filler words cost no gap, openers may stand before a phrase bound to the beginning."""
_ALONE = 1
"""The partner's bit of a phrase that needs no partner; every sentence holds it."""
_WORDS_KEPT = 200_000
"""How many word forms the table remembers before it starts afresh: memory stays flat whatever is read."""
_SENTENCE = 120
"""Words after which a sentence is taken to have ended."""
_LONGEST_WORD = 64
_FREE = 5
"""Filler words that may stand between two elements whatever the gap."""


class Match(NamedTuple):
    """A phrase found in a text: the words from token `first` to token `last`."""

    concept: str
    first: int
    last: int
    anchor: int


class _Compiled(NamedTuple):
    concept: str
    left: tuple[tuple[int, int], ...]
    """(element, gap) from the anchor outwards."""
    right: tuple[tuple[int, int], ...]
    partner: int
    """The bit of the rarest element beside the anchor: without it in the sentence nothing is tried."""
    at_start: bool
    stretch: int
    reach: int


class _Entry(NamedTuple):
    """What a word form is: the elements it can fill, its kind, and the phrases that hang on it."""

    elements: frozenset[int]
    kind: int
    partners: int
    """The bits of the partner elements the word can fill."""
    hanging: tuple[tuple[int, _Compiled], ...]
    """The phrases that hang on it, each with its partner's bit."""
    waits: int
    """All partners' bits of the hanging phrases: without one of them in the sentence nothing is tried."""
    covering: tuple[_Compiled, ...]
    """The phrases of shields that hang on it: asked only where there is something to cover."""


_NOTHING = _Entry(frozenset(), _PLAIN, 0, (), 0, ())


class Reading(NamedTuple):
    """What one text holds."""

    words: list[str]
    matches: list[Match]


class Lexicon:
    """The compiled phrases. Reading is linear in the text: each anchor looks at a bounded window of one sentence."""

    def __init__(
        self,
        phrases: Iterable[Phrase],
        *,
        filler: Iterable[str],
        openers: Iterable[str],
        common: Mapping[str, float],
        shields: Mapping[str, Sequence[str]],
    ) -> None:
        """`common` gives the usual share of common words; `shields` names for a concept what covers it."""
        numbers: dict[frozenset[str], int] = {}
        anchored: dict[frozenset[str], list[_Compiled]] = {}
        partners: dict[frozenset[str], int] = {}
        for phrase in phrases:
            for element in phrase.elements:
                numbers.setdefault(element.words, len(numbers))
            rates = [_rate(element, common) for element in phrase.elements]
            ranked = sorted(range(len(rates)), key=rates.__getitem__)
            partner = _ALONE
            if len(ranked) > 1:
                beside = phrase.elements[ranked[1]].words
                partner = partners.setdefault(beside, _ALONE << (1 + len(partners)))
            anchor = phrase.elements[ranked[0]].words
            anchored.setdefault(anchor, []).append(_compile(phrase, ranked[0], numbers, partner))
        self._shields = {concept: frozenset(names) for concept, names in shields.items()}
        covering = {name for names in shields.values() for name in names}
        self._table = _Table(numbers, partners, anchored, covering, set(filler), set(openers))

    def read(self, text: str) -> Reading:
        """The text's folded words and every phrase found in it that no shield covers."""
        words = words_of(text)
        if len(self._table) > _WORDS_KEPT:
            self._table.clear()
        entries = list(map(self._table.__getitem__, words))
        matches: list[Match] = []
        start, held = 0, _ALONE
        anchors: list[int] = []
        for at, entry in enumerate(entries):
            if entry is _NOTHING:
                continue
            _, kind, partners, hanging, _, _ = entry
            if hanging:
                anchors.append(at)
            elif kind == _BREAK or at - start >= _SENTENCE:
                if anchors:
                    self._sentence(entries[start:at], start, anchors, held, matches)
                    anchors = []
                start, held = at, _ALONE
            if partners:
                held |= partners
        if anchors:
            self._sentence(entries[start:], start, anchors, held, matches)
        return Reading(words, matches)

    def _sentence(
        self, sentence: list[_Entry], start: int, anchors: list[int], held: int, matches: list[Match]
    ) -> None:
        """Every phrase of one sentence; `held` are the partners' bits its words can fill."""
        found: list[Match] = []
        for at in anchors:
            here = at - start
            _, _, _, hanging, waits, _ = sentence[here]
            if not waits & held:
                continue
            for partner, phrase in hanging:
                if partner & held and (match := _match(phrase, sentence, here)) is not None:
                    found.append(match)
        if not found:
            return
        covers = self._covers(sentence, held, found)
        for match in found:
            shields = self._shields.get(match.concept)
            if shields and any(
                cover.concept in shields and cover.first <= match.anchor <= cover.last for cover in covers
            ):
                continue
            matches.append(
                Match(match.concept, match.first + start, match.last + start, match.anchor + start)
            )

    def _covers(self, sentence: list[_Entry], held: int, found: list[Match]) -> list[Match]:
        """The shields that stand in the sentence, of those that could take away something found in it."""
        wanted: set[str] = set()
        for match in found:
            wanted.update(self._shields.get(match.concept, ()))
        if not wanted:
            return []
        return [
            cover
            for here, entry in enumerate(sentence)
            for phrase in entry.covering
            if phrase.concept in wanted
            and phrase.partner & held
            and (cover := _match(phrase, sentence, here)) is not None
        ]


def _compile(phrase: Phrase, anchor: int, numbers: Mapping[frozenset[str], int], partner: int) -> _Compiled:
    steps = [(numbers[element.words], element.gap) for element in phrase.elements]
    left = tuple((steps[i][0], steps[i + 1][1]) for i in range(anchor - 1, -1, -1))
    right = tuple(steps[anchor + 1 :])
    return _Compiled(phrase.concept, left, right, partner, phrase.at_start, phrase.stretch, phrase.reach)


def _rate(element: Element, common: Mapping[str, float]) -> float:
    return sum(common.get(word, 0.02 if "*" not in word else 0.05) for word in element.words)


def _match(phrase: _Compiled, sentence: list[_Entry], at: int) -> Match | None:
    last = _walk(phrase.right, sentence, at, 1)
    if last is None:
        return None
    first = _walk(phrase.left, sentence, at, -1)
    if first is None:
        return None
    if phrase.at_start and not all(entry.kind for entry in sentence[:first]):
        return None
    return Match(
        phrase.concept, max(0, first - phrase.reach), min(last + phrase.stretch, len(sentence) - 1), at
    )


def _walk(steps: tuple[tuple[int, int], ...], sentence: list[_Entry], at: int, direction: int) -> int | None:
    """The place of the outermost element, or None. Every place an element could stand is followed."""
    places = [at]
    size = len(sentence)
    for number, gap in steps:
        reached: list[int] = []
        for place in places:
            skipped = free = 0
            here = place + direction
            while 0 <= here < size:
                elements, kind, _, _, _, _ = sentence[here]
                if number in elements and here not in reached:
                    reached.append(here)
                if kind & _FILLER and free < _FREE:
                    free += 1
                elif skipped < gap:
                    skipped += 1
                else:
                    break
                here += direction
        if not reached:
            return None
        places = reached
    return places[0]


class _Table(dict[str, _Entry]):
    """Word form → its mask and the phrases that hang on it; unknown words are worked out once."""

    def __init__(
        self,
        numbers: Mapping[frozenset[str], int],
        partners: Mapping[frozenset[str], int],
        anchored: Mapping[frozenset[str], Sequence[_Compiled]],
        covering: set[str],
        filler: set[str],
        openers: set[str],
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
        self._partners = partners
        self._anchored = anchored
        self._covering = covering
        self._filler = {fold(word) for word in filler}
        self._openers = {fold(word) for word in openers}

    def __missing__(self, word: str) -> _Entry:
        if len(word) > _LONGEST_WORD:
            return _NOTHING
        entry = self[word] = self._entry(word)
        return entry

    def _entry(self, word: str) -> _Entry:
        if not word or word[0] in ".!?…。！？\n":
            return _Entry(frozenset(), _BREAK if word else _FILLER, 0, (), 0, ())
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
        if not elements and word not in self._filler and word not in self._openers:
            return _NOTHING
        kind = (_FILLER if word in self._filler else 0) | (_OPENER if word in self._openers else 0)
        hanging = [phrase for element in elements for phrase in self._anchored.get(element, ())]
        partners = 0
        for element in elements:
            partners |= self._partners.get(element, 0)
        numbers = frozenset(self._numbers[element] for element in elements)
        covering = tuple(phrase for phrase in hanging if phrase.concept in self._covering)
        speaking = tuple(
            (phrase.partner, phrase) for phrase in hanging if phrase.concept not in self._covering
        )
        waits = 0
        for partner, _ in speaking:
            waits |= partner
        return _Entry(numbers, kind, partners, speaking, waits, covering)


def quote(text: str, spans: list[tuple[int, int]], match: Match) -> tuple[str, int, int]:
    """The exact words of a match and where they start and end in the text."""
    start, end = spans[match.first][0], spans[match.last][1]
    return text[start:end], start, end


__all__ = ["Lexicon", "Match", "Reading", "quote", "spans_of"]
