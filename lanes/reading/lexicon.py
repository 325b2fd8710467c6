"""All phrases of a policy compiled for one pass over a text.

Every word form is looked up once in a table: it answers with the phrase elements the word can fill
and the phrases that hang on it. A phrase hangs on its rarest element only, so most words ask for nothing; its
anchor, which a shield must cover to take it away, may be another.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import reduce
from itertools import chain
from operator import attrgetter, or_
from typing import NamedTuple

from lanes.reading.frequency import share_of
from lanes.reading.phrases import Element, Phrase
from lanes.reading.tokens import EMPTY_LINE
from lanes.reading.vocabulary import Compiled, Entries, Entry, Stretches

_ALONE = 1
"""The partner's bit of a phrase that needs no partner; every sentence holds it. Usual partners have the low bits."""
_OWN = 1024
_SHARED = 1024
"""So many of the usual partners have a bit of their own; the others share as many more, which costs a vain try."""
_KEPT = 150_000
"""How many word forms and stretches of text are remembered before memory starts afresh: it stays flat."""
_SENTENCE = 120
"""Words after which a sentence is taken to have ended."""
_FREE = 5
"""Filler words that may stand between two elements whatever the gap."""


class Match(NamedTuple):
    """A phrase found in a text: the words from token `first` to token `last`."""

    concept: str
    first: int
    last: int
    anchor: int


_ANCHOR = attrgetter("anchor")


class Reading(NamedTuple):
    """What one text holds."""

    paragraphs: list[list[Entry]]
    """The words between empty lines."""
    matches: list[Match]
    """Places count every word and every empty line."""
    parts: list[list[tuple[Entry, ...]]]
    """The words of each paragraph again, those of each stretch between white space together."""


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
        once: Container[str] = (),
        plainest: Container[str] = (),
        rivals: Container[str] = (),
    ) -> None:
        """`common` gives the usual share of common words; `shields` names for a concept what covers it.

        Concepts of `once` are full as soon as they are found, for where they stand does not matter.
        The words of `plainest` and of `rivals` are marked for whoever asks which language a text is in.
        """
        numbers: dict[frozenset[str], int] = {}
        ranked: list[tuple[Phrase, int, list[int]]] = []
        shares: dict[frozenset[str], float] = {}
        rates: dict[frozenset[str], float] = {}
        for phrase in phrases:
            for element in phrase.elements:
                if element.words not in numbers:
                    numbers[element.words] = len(numbers)
                    shares[element.words] = share_of(element)
                    rates[element.words] = _rate(element, common)
            rated = [rates[element.words] for element in phrase.elements]
            rarest = sorted(range(len(rated)), key=lambda place: shares[phrase.elements[place].words])
            ranked.append((phrase, rated.index(min(rated)), rarest))
        partners = {phrase.elements[rarest[1]].words for phrase, _, rarest in ranked if len(rarest) > 1}
        usual = sorted(partners, key=shares.__getitem__, reverse=True)
        bits = {
            words: _ALONE << (1 + min(place, _OWN + place % _SHARED)) for place, words in enumerate(usual)
        }
        hung: dict[frozenset[str], list[tuple[int, Compiled]]] = {}
        for phrase, anchor, rarest in ranked:
            waits = bits[phrase.elements[rarest[1]].words] if len(rarest) > 1 else _ALONE
            compiled = _compile(phrase, anchor, rarest[0], numbers, bits)
            hung.setdefault(phrase.elements[rarest[0]].words, []).append((waits, compiled))
        self._once = once
        self._shields = {concept: frozenset(names) for concept, names in shields.items()}
        covering = {name for names in shields.values() for name in names}
        self._entries = Entries(numbers, bits, hung, covering, set(filler), set(openers), plainest, rivals)
        self._stretches = Stretches(self._entries)

    def read(self, text: str, full: set[str] | None = None) -> Reading:
        """The text's folded words and every phrase found in it that no shield covers.

        Concepts that are `full` are not looked for; what becomes full by this text is added.
        """
        full = set() if full is None else full
        stretches = self._stretches
        if len(stretches) > _KEPT or len(self._entries) > _KEPT:
            stretches.clear()
            self._entries.clear()
        matches: list[Match] = []
        parts: list[list[tuple[Entry, ...]]] = []
        paragraphs: list[list[Entry]] = []
        start = 0
        for paragraph in EMPTY_LINE.split(text) if "\n" in text else (text,):
            held = list(map(stretches.__getitem__, paragraph.split()))
            words = self._paragraph(held, start, matches, full)
            parts.append(held)
            paragraphs.append(words)
            start += len(words) + 1
        return Reading(paragraphs, matches, parts)

    def _paragraph(
        self, parts: list[tuple[Entry, ...]], start: int, matches: list[Match], full: set[str]
    ) -> list[Entry]:
        """The words of a paragraph that starts at token `start`; what is found in it joins the matches."""
        entries = list(chain.from_iterable(parts))
        read = self._sentence
        begin = 0
        anchors: list[int] = []
        for at in [at for at, entry in enumerate(entries) if entry.matters]:
            while at - begin >= _SENTENCE:
                if anchors:
                    matches += read(entries[begin : begin + _SENTENCE], begin, anchors, start, full)
                    anchors = []
                begin += _SENTENCE
            if entries[at].waits:
                anchors.append(at)
                continue
            if anchors:
                matches += read(entries[begin:at], begin, anchors, start, full)
                anchors = []
            begin = at
        if anchors:
            matches += read(entries[begin : begin + _SENTENCE], begin, anchors, start, full)
        return entries

    def _sentence(
        self, sentence: list[Entry], begin: int, anchors: list[int], start: int, full: set[str]
    ) -> list[Match]:
        """Every phrase of the sentence that begins at token `begin` of the paragraph that starts at `start`."""
        held = reduce(or_, [entry.partners for entry in sentence], _ALONE)
        offset = start + begin
        found: list[Match] = []
        for at in anchors:
            entry = sentence[at - begin]
            if not entry.waits & held:
                continue
            for waits, phrases in entry.hanging:
                if not waits & held:
                    continue
                for partners, concept, phrase in phrases:
                    if partners & held == partners and concept not in full:
                        matches = _matches(phrase, sentence, at - begin, offset)
                        if matches:
                            found += matches
                            if concept in self._once:
                                full.add(concept)
        if len(found) > 1:
            found = sorted(dict.fromkeys(found), key=_ANCHOR)
        if not found:
            return found
        shields = self._shields
        wanted = set().union(*(shields.get(match.concept, ()) for match in found))
        covers = self._covers(sentence, held, wanted, offset) if wanted else []
        if not covers:
            return found
        return [
            match
            for match in found
            if not any(
                cover.concept in shields.get(match.concept, ()) and cover.first <= match.anchor <= cover.last
                for cover in covers
            )
        ]

    def _covers(self, sentence: list[Entry], held: int, wanted: set[str], offset: int) -> list[Match]:
        """The `wanted` shields that stand in the sentence."""
        return [
            cover
            for here, entry in enumerate(sentence)
            for phrase in entry.covering
            if phrase.concept in wanted and phrase.partners & held == phrase.partners
            for cover in _matches(phrase, sentence, here, offset)
        ]


def _compile(
    phrase: Phrase,
    anchor: int,
    hook: int,
    numbers: Mapping[frozenset[str], int],
    bits: Mapping[frozenset[str], int],
) -> Compiled:
    steps = [(numbers[element.words], element.gap) for element in phrase.elements]
    partners = 0
    for place, element in enumerate(phrase.elements):
        if place != hook:
            partners |= bits.get(element.words, 0)
    return Compiled(
        concept=phrase.concept,
        left=_leftwards(steps, anchor, 0),
        right=tuple(steps[anchor + 1 :]),
        partners=partners,
        at_start=phrase.at_start,
        stretch=phrase.stretch,
        reach=phrase.reach,
        seek=tuple(steps[hook + 1 : anchor + 1]) or _leftwards(steps, hook, anchor),
        onwards=hook < anchor,
    )


def _leftwards(steps: list[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The steps from place `start` back to place `end`."""
    return tuple((steps[place][0], steps[place + 1][1]) for place in range(start - 1, end - 1, -1))


def _rate(element: Element, common: Mapping[str, float]) -> float:
    return sum(common.get(word, 0.02 if "*" not in word else 0.05) for word in element.words)


def _matches(phrase: Compiled, sentence: list[Entry], hook: int, offset: int) -> list[Match]:
    """Where the phrase stands with its rarest word at `hook`, one match for each place its anchor could have."""
    concept, left, right, _, at_start, stretch, reach, seek, onwards = phrase
    found: list[Match] = []
    for at in _places(seek, sentence, hook, 1 if onwards else -1) if seek else (hook,):
        first = last = at
        if right:
            places = _places(right, sentence, at, 1)
            if not places:
                continue
            last = places[0]
        if left:
            places = _places(left, sentence, at, -1)
            if not places:
                continue
            first = places[0]
        if at_start and not all(entry.kind for entry in sentence[:first]):
            continue
        if stretch or reach:
            first, last = max(0, first - reach), min(last + stretch, len(sentence) - 1)
        found.append(Match(concept, first + offset, last + offset, at + offset))
    return found


def _places(
    steps: tuple[tuple[int, int], ...], sentence: list[Entry], at: int, direction: int
) -> Sequence[int]:
    """The places the outermost element could have, the nearest first. Every place of those between is followed."""
    places: Sequence[int] = (at,)
    for number, gap in steps:
        reached: list[int] = []
        for place in places:
            left, free, here = gap, _FREE, place
            if direction > 0:
                window = sentence[place + 1 : place + 2 + gap + _FREE]
            else:
                window = sentence[max(0, place - 1 - gap - _FREE) : place]
                window.reverse()
            for entry in window:
                here += direction
                if number in entry.elements:
                    reached.append(here)
                if free and entry.filler:
                    free -= 1
                elif left:
                    left -= 1
                else:
                    break
        if not reached:
            return reached
        places = reached if len(places) == 1 else list(dict.fromkeys(reached))
    return places
