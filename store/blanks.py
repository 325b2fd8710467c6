"""Words blanked in texts and values: every letter becomes a block, so that all around it keeps its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import product
from typing import Any, TypeVar

from pydantic import BaseModel

from lanes.record import CaseRecord
from lanes.words import BLANK

LEAST = 4
"""Letters and digits: shorter words stand in too much else."""
RUN, RUN_OF_DIGITS = 8, 5
"""So many letters in a row of what is blanked are taken out of quotes, which may cut it anywhere."""

ModelT = TypeVar("ModelT", bound=BaseModel)

_BETWEEN = r"[\s.\-–/]*"
_SEPARATORS = re.compile(r"[\s.\-–/]+")
_BLANKS = re.compile(f"({BLANK}+)")
_NAMES = frozenset(
    {
        "ticket_id",
        "source",
        "policy_version",
        "rule",
        "where",
        "issue_type",
        "channel",
        "language",
        "tier",
        "id",
    }
)
"""Fields by which a case is found and sorted: they are not blanked."""


class Blanks:
    """What is to be blanked: words as they were given, whatever their case and spacing.

    A number is known again with other spaces, dots, dashes and strokes between its digits.
    """

    def __init__(self, words: Iterable[str]) -> None:
        given = sorted({word.strip() for word in words} - {""}, key=lambda word: (-len(word), word))
        self._words = [word for word in given if set(word) != {BLANK}]
        self._pattern = re.compile("|".join(map(_pattern, self._words)) or r"(?!)", re.IGNORECASE)

    def too_short(self) -> tuple[str, ...]:
        """Those of the words that would blank too much."""
        return tuple(word for word in self._words if sum(map(str.isalnum, word)) < LEAST)

    def text(self, text: str) -> str:
        """The text without the words, as long as it was."""
        return self._pattern.sub(lambda found: BLANK * len(found[0]), text)

    def quote(self, text: str) -> str:
        """A text that quotes others: pieces of the words go, too."""
        signs = list(self.text(text))
        low = [sign.lower() for sign in text]
        places = [place for place, sign in enumerate(low) if not _SEPARATORS.match(sign)]
        for length in (RUN, RUN_OF_DIGITS):
            for at in range(len(places) - length + 1):
                run = places[at : at + length]
                if "".join(low[place] for place in run) in self._runs:
                    signs[run[0] : run[-1] + 1] = BLANK * (run[-1] + 1 - run[0])
        return "".join(signs)

    def json(self, text: str | None) -> str | None:
        """The same of stored JSON that quotes; unchanged bytes where there is nothing to blank."""
        if text is None:
            return None
        held = json.loads(text)
        clean = self._within(held, self.quote)
        return text if clean == held else json.dumps(clean, ensure_ascii=False, separators=(",", ":"))

    def detail(self, detail: dict[str, Any]) -> dict[str, Any]:
        """A dict of plain values without the words."""
        clean: dict[str, Any] = self._within(detail, self.text)
        return clean

    def record(self, record: CaseRecord) -> CaseRecord:
        """A record without the words."""
        return self._model(record, self.text)

    def quoting(self, value: ModelT) -> ModelT:
        """A value made from a record, without the words and pieces of them."""
        return self._model(value, self.quote)

    def _model(self, value: ModelT, clean: Any) -> ModelT:
        # Only what differs is set, so that fields that were never given stay so.
        changes = {}
        for name in type(value).model_fields:
            held = getattr(value, name)
            new = held if name in _NAMES else self._within(held, clean)
            if new != held:
                changes[name] = new
        return value.model_copy(update=changes) if changes else value

    def _within(self, held: Any, clean: Any) -> Any:
        if type(held) is str:
            return clean(held)
        if isinstance(held, BaseModel):
            return self._model(held, clean)
        if isinstance(held, dict):
            return {
                clean(key) if type(key) is str else key: self._within(value, clean)
                for key, value in held.items()
            }
        if isinstance(held, list | tuple):
            return type(held)(self._within(value, clean) for value in held)
        return held

    @cached_property
    def _runs(self) -> frozenset[str]:
        bare = [_SEPARATORS.sub("", word).lower() for word in self._words]
        long = [(word, RUN_OF_DIGITS if word.isdigit() else RUN) for word in bare]
        return frozenset(word[at : at + run] for word, run in long for at in range(len(word) - run + 1))


def again(stored: CaseRecord, incoming: CaseRecord) -> CaseRecord:
    """An incoming record without the words that are blanked in the stored one.

    They are kept nowhere: what stands in the incoming record at the place of the blocks, with the same words
    around it, is what was blanked, and goes wherever it stands.
    """
    found = set(_learned(stored.model_dump(mode="json"), incoming.model_dump(mode="json")))
    return Blanks(found).record(incoming) if found else incoming


def detail_again(stored: dict[str, Any], incoming: dict[str, Any]) -> dict[str, Any]:
    """The same for what an event tells beside its kind."""
    found = set(_learned(stored, incoming))
    return Blanks(found).detail(incoming) if found else incoming


def _learned(stored: Any, incoming: Any) -> Iterator[str]:
    if isinstance(stored, str) and isinstance(incoming, str):
        if BLANK in stored:
            parts = [
                f"(.{{{len(part)}}})" if part[0] == BLANK else re.escape(part)
                for part in _BLANKS.split(stored)
                if part
            ]
            match = re.fullmatch("".join(parts), incoming, re.DOTALL)
            yield from match.groups() if match else ()
    elif isinstance(stored, dict) and isinstance(incoming, dict):
        for key, held in stored.items():
            if key == "thread":
                yield from _learned_of_thread(held, incoming.get(key) or ())
            else:
                yield from _learned(held, incoming.get(key))
    elif isinstance(stored, list) and isinstance(incoming, list):
        for held, other in zip(stored, incoming, strict=False):
            yield from _learned(held, other)


def _learned_of_thread(stored: Any, incoming: Any) -> Iterator[str]:
    """Messages move when older ones are cut off: the same are those of one author and time."""
    with_blanks = [held for held in stored if BLANK in held["text"]]
    for held, other in product(with_blanks, incoming):
        if (held["author"], held["at"]) == (other["author"], other["at"]):
            yield from _learned(held, other)


def _pattern(word: str) -> str:
    bare = _SEPARATORS.sub("", word)
    if bare.isdigit():
        return _BETWEEN.join(map(re.escape, bare))
    return r"\s+".join(map(re.escape, word.split()))
