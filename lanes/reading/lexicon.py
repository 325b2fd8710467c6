"""All phrases of a policy compiled for one pass over a text.

Every word form is looked up once in a table: it answers with the phrase elements the word can fill
and the phrases that hang on it. A phrase hangs on its rarest element only, so most words ask for nothing; its
anchor, which a shield must cover to take it away, may be another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from functools import reduce
from itertools import chain
from operator import itemgetter, or_
from types import MappingProxyType
from typing import NamedTuple

from lanes.reading.frequency import share_of
from lanes.reading.matching import Match, compiled, matches_at
from lanes.reading.phrases import Element, Phrase
from lanes.reading.tokens import EMPTY_LINE, fold
from lanes.reading.vocabulary import (
    ALONE,
    FIRST_PARTNER,
    NO_CONCEPTS,
    Beside,
    Compiled,
    Concepts,
    Entries,
    Entry,
    Stretches,
    beside,
)
from lanes.remembered import Remembered

_OWN = 2048
_SHARED = 1024
"""So many of the usual partners have a bit of their own, the lowest; the others share so many more, which costs a vain
try."""
_KEPT = 150_000
"""How many word forms and stretches of text are remembered before memory starts afresh: it stays flat."""
_SENTENCE = 120
"""Words after which a sentence is taken to have ended."""


Bounds = tuple[int, int, int, list[int]]
"""The places [begin, end) of a sentence in its paragraph, the partners' bits that it holds, and the places of the words
that phrases hang on."""


class Reading(NamedTuple):
    """What one text holds."""

    paragraphs: list[list[Entry]]
    """The words between empty lines."""
    matches: list[Match]
    """Places count every word and every empty line."""
    parts: list[list[tuple[Entry, ...]]]
    """The words of each paragraph again, those of each stretch between white space together."""
    sentences: list[list[Bounds]]
    """The sentences of each paragraph."""


class _Asked(NamedTuple):
    """What is looked for in a text."""

    full: Set[str]
    """Concepts that are not looked for."""
    silent: Set[str]
    """Concepts that do not shield."""
    tries: Beside
    tied: bool
    """Whether any of the tied concepts is looked for."""


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
        concepts: Concepts = NO_CONCEPTS,
        marks: Mapping[int, Container[str]] = MappingProxyType({}),
    ) -> None:
        """`common` gives the usual share of common words; `shields` names for a concept what covers it.

        `concepts` says how the phrases of some are kept, what covers apart, which the shields name.
        `marks` gives for COMMON and FOREIGN the words that a sentence is told apart by.
        """
        members: dict[frozenset[str], Set[str]] = {}
        ranked: list[tuple[Phrase, int, list[int]]] = []
        shares: dict[frozenset[str], float] = {}
        rates: dict[frozenset[str], float] = {}
        for phrase in phrases:
            for element in phrase.elements:
                if element.words not in members:
                    members[element.words] = set() if element.open else element.words
                    shares[element.words] = share_of(element)
                    rates[element.words] = _rate(element, common)
            rated = [rates[element.words] for element in phrase.elements]
            rarest = sorted(range(len(rated)), key=lambda place: shares[phrase.elements[place].words])
            ranked.append((phrase, rated.index(min(rated)), rarest))
        partners = {phrase.elements[rarest[1]].words for phrase, _, rarest in ranked if len(rarest) > 1}
        usual = sorted(partners, key=shares.__getitem__, reverse=True)
        bits = {
            words: FIRST_PARTNER << min(place, _OWN + place % _SHARED) for place, words in enumerate(usual)
        }
        hung: dict[frozenset[str], list[tuple[int, Compiled]]] = {}
        for phrase, anchor, rarest in ranked:
            waits = bits[phrase.elements[rarest[1]].words] if len(rarest) > 1 else ALONE
            ready = compiled(phrase, anchor, rarest[0], members.__getitem__, bits)
            hung.setdefault(phrase.elements[rarest[0]].words, []).append((waits, ready))
        self._shields = {concept: frozenset(names) for concept, names in shields.items()}
        self._filler = {"", *map(fold, filler)}
        kept = concepts._replace(covering={name for names in shields.values() for name in names})
        self._tied = concepts.tied
        self._entries = Entries(
            members,
            bits,
            hung,
            kept,
            self._filler,
            set(map(fold, openers)),
            marks,
        )
        self._stretches = Stretches(self._entries)
        self._asking: Remembered[frozenset[str], tuple[Beside, bool]] = Remembered(
            lambda silent: (beside(silent), not self._tied <= silent)
        )

    def read(self, text: str, full: Set[str] = frozenset(), silent: frozenset[str] = frozenset()) -> Reading:
        """The text's folded words and every phrase found in it that no shield covers.

        Concepts that are `full` are not looked for; those that are `silent` are not, and do not shield.
        """
        stretches = self._stretches
        asked = _Asked(full, silent, *self._asking[silent])
        matches: list[Match] = []
        parts: list[list[tuple[Entry, ...]]] = []
        paragraphs: list[list[Entry]] = []
        places: list[list[Bounds]] = []
        start = 0
        text = text.lower() if text.isascii() else text
        for paragraph in EMPTY_LINE.split(text) if "\n" in text else (text,):
            part = list(map(stretches.__getitem__, paragraph.split()))
            entries = list(chain.from_iterable(part))
            sentences = _sentences(entries)
            for sentence in sentences:
                *_, hooks = sentence
                if hooks:
                    matches += self._sentence(entries, sentence, start, asked)
            parts.append(part)
            paragraphs.append(entries)
            places.append(sentences)
            start += len(entries) + 1
        return Reading(paragraphs, matches, parts, places)

    def stay_small(self) -> None:
        """Forget the words met so far when they have become too many; between cases, for a reading holds its own."""
        if len(self._stretches) > _KEPT or len(self._entries) > _KEPT:
            self._stretches.clear()
            self._entries.clear()
            self._asking.clear()

    def companions(self, reading: Reading, wanted: Set[str], silent: Set[str] = frozenset()) -> set[str]:
        """Those of the `wanted` companions that stand in what was read; `silent` shields cover none."""
        there: set[str] = set()
        for paragraph, sentences in zip(reading.paragraphs, reading.sentences, strict=True):
            asked = [
                (at, phrase)
                for at, entry in enumerate(paragraph)
                if entry.aside
                for phrase in entry.aside
                if phrase.concept in wanted
            ]
            for at, phrase in asked:
                begin, end, held, _ = sentences[bisect_right(sentences, at, key=itemgetter(0)) - 1]
                if phrase.concept in there or phrase.partners & held != phrase.partners:
                    continue
                sentence = paragraph[begin:end]
                matches = matches_at(phrase.concept, phrase.way, sentence, at - begin, 0, self._filler)
                if matches and self._uncovered(matches, sentence, 0, held, silent):
                    there.add(phrase.concept)
        return there

    def _sentence(self, entries: list[Entry], bounds: Bounds, start: int, asked: _Asked) -> list[Match]:
        """Every phrase of one sentence of the paragraph that begins at token `start`."""
        begin, end, held, hooks = bounds
        full, silent, tries, tied = asked
        found: list[Match] = []
        sentence: list[Entry] = []
        for here in hooks:
            entry = entries[here]
            there = (entry.all_waits if tied else entry.waits) & held
            if not there:
                continue
            for partners, concept, near, back, ahead, way in tries[entry.groups, there]:
                if concept in full or partners & held != partners:
                    continue
                sentence = sentence or entries[begin:end]
                place = here - begin
                first = place + back
                if not near.isdisjoint(sentence[first if first > 0 else 0 : place + ahead]):
                    found += matches_at(concept, way, sentence, place, start + begin, self._filler)
        return self._uncovered(found, sentence, start + begin, held, silent) if found else found

    def _uncovered(
        self, found: list[Match], sentence: list[Entry], offset: int, held: int, silent: Set[str]
    ) -> list[Match]:
        """What was found in the sentence, each once and in order, less what a shield covers."""
        if len(found) > 1:
            found = sorted(set(found), key=_in_order)
        shields = self._shields
        wanted = set().union(*[shields[match.concept] for match in found if match.concept in shields])
        wanted -= silent
        covers = self._covers(sentence, offset, held, wanted) if wanted else []
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

    def _covers(self, sentence: list[Entry], offset: int, held: int, wanted: set[str]) -> list[Match]:
        """The `wanted` shields that stand in the sentence."""
        return [
            cover
            for here, entry in enumerate(sentence)
            for phrase in entry.covering
            if phrase.concept in wanted and phrase.partners & held == phrase.partners
            for cover in matches_at(phrase.concept, phrase.way, sentence, here, offset, self._filler)
        ]


def _in_order(match: Match) -> tuple[int, int, int, str]:
    """By the anchor's place, the longest first: the order in which phrases were tried decides nothing."""
    return match.anchor, match.first, -match.last, match.concept


def _sentences(entries: list[Entry]) -> list[Bounds]:
    """The sentences of a paragraph; a long one is cut. What a sentence ends before fills no element itself."""
    found: list[Bounds] = []
    begin, held = 0, ALONE
    hooks: list[int] = []
    for at, entry in enumerate(entries):
        if partners := entry.partners:
            held |= partners
        elif entry.breaks:
            if begin < at:
                found.append((begin, at, held, hooks))
            begin, held, hooks = at, ALONE, []
        if entry.all_waits:
            hooks.append(at)
    if entries:
        found.append((begin, len(entries), held, hooks))
    if len(entries) <= _SENTENCE:
        return found
    return [
        piece
        for sentence in found
        for piece in (
            [sentence] if sentence[1] - sentence[0] <= _SENTENCE else _pieces(entries, *sentence[:2])
        )
    ]


def _pieces(entries: list[Entry], begin: int, end: int) -> list[Bounds]:
    """What a long sentence is cut into."""
    found: list[Bounds] = []
    for first in range(begin, end, _SENTENCE):
        last = min(first + _SENTENCE, end)
        piece = entries[first:last]
        held = reduce(or_, [entry.partners for entry in piece], ALONE)
        found.append((first, last, held, [at for at, entry in enumerate(piece, first) if entry.all_waits]))
    return found


def _rate(element: Element, common: Mapping[str, float]) -> float:
    return sum(common.get(word, 0.02 if "*" not in word else 0.05) for word in element.words)
