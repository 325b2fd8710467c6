"""What an edit changed: two texts as stretches of whole words, and the changed ones as hunks of an act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

from lanes.act import Hunk

MOST_TOKENS = 6_000
"""Words and spaces of both texts that are compared one by one; beyond it the middle is one change."""
_TOKENS = re.compile(r"\s+|\S+")


class Stretch(NamedTuple):
    """A part that is the same in both texts, or was put in place of another."""

    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


def stretches(before: str, after: str) -> list[Stretch]:
    """The texts from beginning to end; joined again, each side gives its whole text.

    Changes with nothing but spaces between them are one change.
    """
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    head = _same(old, new)
    tail = _same(old[head:][::-1], new[head:][::-1])
    middle = _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    start, end = "".join(old[:head]), "".join(old[len(old) - tail :])
    return _joined([Stretch(start, start), *middle, Stretch(end, end)])


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """How many tokens both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _middle(old: list[str], new: list[str]) -> list[Stretch]:
    if len(old) + len(new) > MOST_TOKENS:
        return [Stretch("".join(old), "".join(new))]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [Stretch("".join(old[a:b]), "".join(new[c:d])) for _, a, b, c, d in matcher.get_opcodes()]


def _joined(parts: Sequence[Stretch]) -> list[Stretch]:
    """Neighbours of one kind put together, spaces between two changes counted to them."""
    kept: list[Stretch] = []
    for part in parts:
        if not (part.before or part.after):
            continue
        if len(kept) > 1 and part.changed and not kept[-1].changed and kept[-1].before.isspace():
            part = _both(kept.pop(), part)
        if kept and kept[-1].changed == part.changed:
            part = _both(kept.pop(), part)
        kept.append(part)
    return kept


def _both(first: Stretch, then: Stretch) -> Stretch:
    return Stretch(first.before + then.before, first.after + then.after)


def hunks(draft: str, text: str) -> tuple[Hunk, ...]:
    """The changed stretches in order, without the spaces around them; no reasons yet."""
    return tuple(_hunk(part) for part in stretches(draft, text) if part.changed)


def around(draft: str, text: str, words: int) -> list[tuple[str, str]]:
    """For each hunk the words before and after it that both texts share, so many at most on either side."""
    parts = stretches(draft, text)
    found = []
    for at, part in enumerate(parts):
        if part.changed:
            before = _TOKENS.findall(parts[at - 1].after) if at else []
            after = _TOKENS.findall(parts[at + 1].after) if at + 1 < len(parts) else []
            found.append(("".join(before[-2 * words :]), "".join(after[: 2 * words])))
    return found


def _hunk(part: Stretch) -> Hunk:
    before, after = part.before.strip(), part.after.strip()
    only_spaces = before == after
    return Hunk(before=part.before, after=part.after) if only_spaces else Hunk(before=before, after=after)
