"""The last gate before the terminal: whatever widget forgot to clean, no control character leaves."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)


def drop_controls(text: str) -> str:
    """The text without control, bidi and invisible characters; it needs as many cells as before."""
    kept = _CONTROL.sub("", text)
    missing = cell_len(text) - cell_len(kept)
    return kept + " " * missing if missing > 0 else kept


class LastGate(LineFilter):
    """Runs over every painted line."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the interface's
        if not any(_CONTROL.search(segment.text) for segment in segments):
            return segments
        return [Segment(drop_controls(text), style, control) for text, style, control in segments]
