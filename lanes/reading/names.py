"""Names: what a column, a card or a button is called says nothing about the matter."""

from __future__ import annotations

import re
from functools import cached_property

from lanes.reading.tokens import spans_of
from lanes.reading.vocabulary import Entry

_QUOTED = re.compile(
    r"\"[^\"\n]{1,40}\"|“[^“”\n]{1,40}”|„[^„“”\n]{1,40}[“”]|«[^«»\n]{1,40}»|‘[^‘’\n]{1,40}’|(?<![\w'])'(?:[^'\n]|(?<=\w)'(?=\w)){1,40}'(?!\w)"
)
_LONGEST = 41
"""Characters between a name's opening mark and the start of its last word, at most."""
_MOST_WORDS = 5
_MOST_AFTER_NAMING = 8
"""A longer quotation is somebody's words, unless “the box” or the like stands right before it."""
_LOOK = 4_000
"""Characters looked at for names."""
_BEFORE = 4
_AFTER = 2
_AFTER_BEING = 5
_BEING = frozenset({"is", "are", "was", "ist", "sind", "est", "sont", "es", "son", "e", "sono"})
"""A quotation before one of these is what the sentence tells of: “A” is a number field."""
_INTRODUCING = frozenset(
    {
        "called",
        "named",
        "titled",
        "labelled",
        "labeled",
        "namens",
        "genannt",
        "heißt",
        "appelé",
        "appelée",
        "nommé",
    }
    | {
        "nommée",
        "llamado",
        "llamada",
        "chamado",
        "chamada",
        "chiamato",
        "chiamata",
        "mr",
        "mrs",
        "ms",
        "miss",
    }
    | {
        "mister",
        "dr",
        "herr",
        "herrn",
        "frau",
        "monsieur",
        "madame",
        "mme",
        "mlle",
        "señor",
        "señora",
        "senhor",
    }
    | {"senhora", "signor", "signora", "sig", "sr", "sra", "don", "doña", "dona"}
)
"""What stands right before the name that the customer gave something, or before somebody's surname."""
_LONGEST_INTRODUCING = 12
_LISTED = re.compile(
    r"(?:\s+(?:are|is|like|sind|sont|son|são|sono))?:?\s+"
    r"((?=[A-ZÀ-ÖØ-Þ])\w+(?:[ -]\w+){0,2}?(?:,\s+(?=[A-ZÀ-ÖØ-Þ])\w+(?:[ -]\w+){0,2}?){0,8}"
    r",?\s+(?:and|or|und|oder|et|ou|y|o|e|&)\s+(?=[A-ZÀ-ÖØ-Þ])\w+(?:[ -](?=[A-ZÀ-ÖØ-Þ])\w+){0,2})"
)
"""Two or more names without marks, each with a capital, right after “columns” or the like."""
_ROW_LIKE = re.compile(r"(?:,|&|\b(?:and|or|und|oder|et|ou|y|o|e))\s(?!I\b)[A-ZÀ-ÖØ-Þ]")
"""Without one of these near a word it is not in such a row."""
_PAIRS = (('"', '"'), ("'", "'"), ("“", "”"), ("„", "“”"), ("«", "»"), ("‘", "’"))


class Names:
    """The names in one text, looked for when first asked.

    A name is a short quotation beside a word such as “column”, a capital word right after “called” or “Mr”, or one of
    several such words that “columns” introduces.
    """

    def __init__(self, text: str, paragraphs: list[list[Entry]], naming: frozenset[str]) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._naming = naming
        self._pairs = [(opening, closing) for opening, closing in _PAIRS if opening in text]

    def around(self, token: int, start: int) -> int:
        """How many words the name has that the token, which starts at character `start`, is part of; 0 for none."""
        if self._text[start : start + 1].isupper() and (self._introduced(start) or self._in_row(start)):
            return 1
        if (
            not self._pairs
            or not self._between_marks(start)
            or not any(first <= start < end for first, end in self._quoted)
        ):
            return 0
        return next((after - first for first, after in self._known if first <= token < after), 0)

    def _introduced(self, start: int) -> bool:
        """Whether the word stands right after “called” or “Mr”. Elsewhere the same word is no name: what another
        sentence says could then lower the reading of its own."""
        before = self._text[max(0, start - _LONGEST_INTRODUCING) : start].rstrip(" .").rsplit(None, 1)
        return bool(before) and before[-1].lower() in _INTRODUCING

    @cached_property
    def _words(self) -> list[str]:
        """The folded words of the text; an empty line counts as one, as it does in places."""
        return [word for paragraph in self._paragraphs for word in (*(e.word for e in paragraph), "\n\n")]

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        """The characters [start, end) of each quotation."""
        return [found.span() for found in _QUOTED.finditer(self._text, 0, _LOOK)]

    def _in_row(self, start: int) -> bool:
        """Whether the word is one of several names without marks."""
        if _ROW_LIKE.search(self._text, max(0, start - _LONGEST), start + _LONGEST) is None:
            return False
        return any(first <= start < end for first, end in self._listed)

    @cached_property
    def _listed(self) -> list[tuple[int, int]]:
        """The characters [start, end) of each row of names without marks."""
        if self._naming.isdisjoint(self._words):
            return []
        places = zip(spans_of(self._text[:_LOOK]), self._words, strict=False)
        rows = [_LISTED.match(self._text, end) for (_, end), word in places if word in self._naming]
        return [row.span(1) for row in rows if row]

    def _between_marks(self, start: int) -> bool:
        """Whether a mark that opens a quotation stands near before the character and one that closes it near after."""
        before = self._text[max(0, start - _LONGEST) : start]
        closings = [closing for opening, closing in self._pairs if opening in before]
        return bool(closings) and not set(self._text[start : start + _LONGEST]).isdisjoint("".join(closings))

    @cached_property
    def _known(self) -> list[tuple[int, int]]:
        """The tokens [first, after last) of each name. Lists (“A” and “B”) count when the first of them does."""
        naming = self._naming
        words = self._words
        if naming.isdisjoint(words):
            return []
        quoted = self._quoted
        spans = spans_of(self._text[: quoted[-1][1]])
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
            after = _AFTER_BEING if at < len(words) and words[at] in _BEING else _AFTER
            beside = [
                *_within(words[max(0, first - _BEFORE) : first][::-1]),
                *_within(words[at : at + after]),
            ]
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
