"""Where the words of a reading stand in the text that was read."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from lanes.reading.lexicon import Reading
from lanes.reading.matching import Match
from lanes.reading.tokens import EMPTY_LINE, spans_of


class Places:
    """Where the words of a text that was read stand in it, in characters."""

    def __init__(self, text: str, reading: Reading) -> None:
        self._text = text
        self._parts = reading.parts
        self._starts = [0]
        self._characters = [0]
        self._ends: dict[int, list[int]] = {}
        if len(reading.paragraphs) > 1:
            self._characters += (found.end() for found in EMPTY_LINE.finditer(text))
            self._starts = list(accumulate((len(words) + 1 for words in reading.paragraphs), initial=0))

    def of(self, match: Match) -> list[tuple[int, int]]:
        """The spans of the words from the match's first to its last."""
        paragraph = bisect_right(self._starts, match.first) - 1
        ends = self._ends.get(paragraph)
        if ends is None:
            ends = self._ends[paragraph] = list(accumulate(map(len, self._parts[paragraph])))
        word = match.first - self._starts[paragraph]
        part = bisect_right(ends, word)
        skipped = word - ends[part - 1] if part else word
        rest = self._text[self._characters[paragraph] :].split(None, part)[-1]
        count = 1 + match.last - match.first
        return spans_of(self._text, len(self._text) - len(rest), skipped + count)[skipped:]
