"""Names in quotation marks: what a column, a card or a button is called says nothing about the matter."""

from __future__ import annotations

import re

from lanes.reading.tokens import spans_of

_QUOTED = re.compile(
    r"\"[^\"\n]{1,40}\"|“[^“”\n]{1,40}”|„[^„“”\n]{1,40}[“”]|«[^«»\n]{1,40}»|‘[^‘’\n]{1,40}’|(?<![\w'])'[^'\n]{1,40}'(?!\w)"
)
_MOST_WORDS = 3
_MOST_AFTER_NAMING = 8
"""A longer quotation is somebody's words, unless “the box” or the like stands right before it."""
_LOOK = 4_000
"""Characters looked at for names."""
_BEFORE = 3
_AFTER = 2
_MARKS = "\"'“„«‘"


def names_in(text: str, words: list[str], naming: frozenset[str]) -> list[tuple[int, int]]:
    """The tokens [first, after last) of each short quotation that stands beside a word such as “column”.

    Lists of quotations (“A” and “B”) count when the first of them does.
    """
    if not any(mark in text for mark in _MARKS) or naming.isdisjoint(words):
        return []
    quoted = [found.span() for found in _QUOTED.finditer(text, 0, _LOOK)]
    if not quoted:
        return []
    spans = spans_of(text[: quoted[-1][1]])
    names: list[tuple[int, int]] = []
    at = 0
    for start, end in quoted:
        while at < len(spans) and spans[at][0] < start:
            at += 1
        first = at
        while at < len(spans) and spans[at][1] <= end:
            at += 1
        after_naming = first > 0 and words[first - 1] in naming
        if not 0 < at - first <= (_MOST_AFTER_NAMING if after_naming else _MOST_WORDS):
            continue
        beside = [*_within(words[max(0, first - _BEFORE) : first][::-1]), *_within(words[at : at + _AFTER])]
        follows = bool(names) and first - names[-1][1] <= 1
        if follows or not naming.isdisjoint(beside):
            names.append((first, at))
    return names


def _within(words: list[str]) -> list[str]:
    """The words up to the end of the sentence."""
    for place, word in enumerate(words):
        if not word[:1].isalnum():
            return words[:place]
    return words
