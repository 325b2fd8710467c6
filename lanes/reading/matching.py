"""One phrase tried at one place of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence, Set
from typing import NamedTuple

from lanes.reading.phrases import Phrase
from lanes.reading.vocabulary import Compiled, Entry, Step, Way

_FREE = 5
"""Filler words that may stand between two elements whatever the gap."""


class Match(NamedTuple):
    """A phrase found in a text: the words from token `first` to token `last`."""

    concept: str
    first: int
    last: int
    anchor: int


def compiled(
    phrase: Phrase,
    anchor: int,
    hook: int,
    members: Callable[[frozenset[str]], Set[str]],
    bits: Mapping[frozenset[str], int],
) -> Compiled:
    """The phrase with its anchor and its hook, by their places among its elements.

    `members` gives the words met so far that can fill an element; the set grows with them.
    """
    steps = [(members(element.words), element.gap) for element in phrase.elements]
    partners = 0
    for place, element in enumerate(phrase.elements):
        if place != hook:
            partners |= bits.get(element.words, 0)
    right = tuple(steps[anchor + 1 :])
    near, begin, end = _near(steps, hook, ahead=hook < anchor or (hook == anchor and bool(right)))
    way = Way(
        seek=tuple(steps[hook + 1 : anchor + 1]) or _leftwards(steps, hook, anchor),
        onwards=hook < anchor,
        left=_leftwards(steps, anchor, 0),
        right=right,
        at_start=phrase.at_start,
        begins=phrase.at_start and hook == 0,
        stretch=phrase.stretch,
        reach=phrase.reach,
    )
    return Compiled(partners, phrase.concept, near, begin, end, way)


def _leftwards(steps: list[Step], start: int, end: int) -> tuple[Step, ...]:
    """The steps from place `start` back to place `end`."""
    return tuple((steps[place][0], steps[place + 1][1]) for place in range(start - 1, end - 1, -1))


def _near(steps: list[Step], hook: int, *, ahead: bool) -> tuple[Set[str], int, int]:
    """The words that must stand next to the hook, and between which places from it on; the hook itself if alone."""
    if len(steps) == 1:
        return steps[hook][0], 0, 1
    if ahead:
        words, gap = steps[hook + 1]
        return words, 1, gap + _FREE + 2
    return steps[hook - 1][0], -(steps[hook][1] + _FREE + 1), 0


def matches_at(
    concept: str, way: Way, sentence: list[Entry], hook: int, offset: int, filler: Container[str]
) -> list[Match]:
    """Where the phrase stands with its rarest word at `hook`, one match for each place its anchor could have.

    `offset` is the sentence's first token, counted from the beginning of the text.
    """
    seek, onwards, left, right, at_start, begins, stretch, reach = way
    found: list[Match] = []
    lead = _lead(sentence) if at_start else 0
    if begins and hook > lead:
        return found
    for at in _places(seek, sentence, hook, 1 if onwards else -1, filler) if seek else (hook,):
        first = last = at
        if right:
            places = _places(right, sentence, at, 1, filler)
            if not places:
                continue
            last = places[0]
        if left:
            places = _places(left, sentence, at, -1, filler)
            if not places:
                continue
            first = places[0]
        if at_start and first > lead:
            continue
        if stretch or reach:
            first, last = max(0, first - reach), min(last + stretch, len(sentence) - 1)
        found.append(Match(concept, first + offset, last + offset, at + offset))
    return found


def _lead(sentence: list[Entry]) -> int:
    """How many words at the beginning may all stand before a phrase that is bound to it."""
    return next((place for place, entry in enumerate(sentence) if not entry.kind), len(sentence))


def _places(
    steps: tuple[Step, ...], words: list[Entry], at: int, direction: int, filler: Container[str]
) -> Sequence[int]:
    """The places the outermost element could have, the nearest first. Every place of those between is followed."""
    places: Sequence[int] = (at,)
    for members, gap in steps:
        reached: list[int] = []
        for place in places:
            if direction > 0:
                window = words[place + 1 : place + 2 + gap + _FREE]
            else:
                window = words[max(0, place - 1 - gap - _FREE) : place]
            if members.isdisjoint(window):
                continue
            if direction < 0:
                window.reverse()
            left, free, here = gap, _FREE, place
            for word in window:
                here += direction
                if word in members:
                    reached.append(here)
                if free and word in filler:
                    free -= 1
                elif left:
                    left -= 1
                else:
                    break
        if not reached:
            return reached
        places = reached if len(places) == 1 else list(dict.fromkeys(reached))
    return places
