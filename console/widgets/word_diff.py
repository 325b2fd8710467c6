"""What an edit changed, word by word, as lines to read."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from console.clean import clean
from console.widgets.flow import Line, Span, paragraph, wrap
from console.widgets.inks import marked
from lanes.hunks import MOST_TOKENS, stretches


def share_changed(before: str, after: str) -> float:
    """Edit distance in characters over the longer text's length, 0 to 1."""
    return float(Levenshtein.normalized_distance(before, after))


def diff_lines(before: str, after: str, width: int) -> list[Line]:
    """The new text with what was put in and what was taken out, told apart by brackets as well as colour."""
    if len(before[:200_000].split()) + len(after[:200_000].split()) > MOST_TOKENS // 2:
        return paragraph([("The texts are too long to be compared here.", "quiet")], width)
    spans: list[Span] = []
    for part in stretches(before, after):
        if part.changed:
            spans += changed_spans(part.before, part.after)
        else:
            spans += marked(clean(part.after), "quiet")
    return [Line(line) for line in wrap(spans, width)]


def changed_spans(before: str, after: str) -> list[Span]:
    """One change: what was taken out, then what was put in."""
    return [
        *_bracketed(before, "[-", "-]", "diff-removed"),
        *_bracketed(after, "{+", "+}", "diff-added"),
    ]


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
