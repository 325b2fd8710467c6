"""What an edit changed, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from console.clean import clean
from console.widgets.flow import Line, Span, paragraph, wrap
from console.widgets.ink import marked

MOST_TOKENS = 6_000
"""Tokens of both texts together; beyond it only the share changed is shown."""
_TOKENS = re.compile(r"\s+|[^\s]+")


class Hunk(NamedTuple):
    """A stretch that is the same in both texts, or was put in place of another."""

    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


def word_diff(before: str, after: str) -> list[Hunk]:
    """The two texts as stretches in order, on whole words and the spaces between them."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [Hunk("".join(old[a:b]), "".join(new[c:d])) for _, a, b, c, d in matcher.get_opcodes()]


def share_changed(before: str, after: str) -> float:
    """Edit distance in characters over the longer text's length, 0 to 1."""
    return float(Levenshtein.normalized_distance(before, after))


def diff_lines(before: str, after: str, width: int) -> list[Line]:
    """The new text with what was put in and what was taken out, told apart by brackets as well as colour."""
    if len(_TOKENS.findall(before[:200_000])) + len(_TOKENS.findall(after[:200_000])) > MOST_TOKENS:
        return paragraph([("The texts are too long to be compared here.", "quiet")], width)
    spans: list[Span] = []
    for hunk in word_diff(before, after):
        if not hunk.changed:
            spans += marked(clean(hunk.after), "quiet")
            continue
        spans += _bracketed(hunk.before, "[-", "-]", "diff-removed")
        spans += _bracketed(hunk.after, "{+", "+}", "diff-added")
    return [Line(line) for line in wrap(spans, width)]


def _bracketed(text: str, opening: str, closing: str, ink: str) -> Sequence[Span]:
    if not text.strip():
        return [(clean(text), "")] if text and ink == "diff-added" else []
    body = text.strip()
    at = text.index(body)
    return [
        (clean(text[:at]), ""),
        (f"{opening}{clean(body)}{closing}", ink),
        (clean(text[at + len(body) :]), ""),
    ]
