"""A text as sentences with their places: the grain in which promises, questions and courtesies are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 600
"""Characters. A longer run without a full stop is read in pieces of this length, to stay linear."""

_END = re.compile(r"[.!?…。！？]+[\"'”’)\]*_]*(?=\s|$)|[。！？]|\n+")
_BULLET = re.compile(r"(?:[-*•–]|\d{1,2}[.)])\s")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|mr|mrs|ms|dr|st|no|nr|vs|approx|z\.b|d\.h|bzw|ca|inkl|sr|sra|av|p\.ej|\d{1,2})\.$"
)
_DECORATION = ' \t\r\f\v\xa0>*_#"“„«'


class Sentence(NamedTuple):
    """One sentence: its words and where they stand in the text (characters, end exclusive)."""

    text: str
    start: int
    end: int

    @property
    def is_bullet(self) -> bool:
        return _BULLET.match(self.text) is not None

    @property
    def asks(self) -> bool:
        """True when it ends with a question mark."""
        return self.text.rstrip("\"'”’)]*_ \t").endswith(("?", "？"))


def sentences(text: str) -> Iterator[Sentence]:
    """Every sentence of `text` in order, without the white space and quote marks before it."""
    start = 0
    for found in _END.finditer(text):
        end = found.end()
        if text[found.start()] == "." and _ABBREVIATION.search(text[max(start, end - 8) : end].lower()):
            continue
        yield from _pieces(text, start, end)
        start = end
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[Sentence]:
    while start < end:
        stop = end
        if end - start > LONGEST:
            space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            stop = space if space > 0 else start + LONGEST
        piece = text[start:stop]
        words = piece.strip()
        if words:
            lead = len(piece) - len(piece.lstrip())
            begin = start + lead
            kept = words if _BULLET.match(words) else words.lstrip(_DECORATION)
            begin += len(words) - len(kept)
            if kept:
                yield Sentence(kept, begin, begin + len(kept))
        start = stop
