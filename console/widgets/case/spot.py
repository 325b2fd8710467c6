"""The place an evidence led to, painted so that the eye finds it."""

from __future__ import annotations

from collections.abc import Sequence

from console.widgets.case.shown import Shown
from console.widgets.flow import Line, Span

SPOT = "spot"
"""The anchor of what is pointed at, and the ink it is written in."""


def pointed(lines: Sequence[Line], shown: Shown) -> list[Line]:
    """The lines with those that carry the place pointed at written in the spot's ink."""
    spot = shown.opened.spot
    if spot is None or not spot.place:
        return list(lines)
    return [
        line
        if line.anchor != spot.place
        else line._replace(anchor=SPOT, spans=tuple(map(_inked, line.spans)))
        for line in lines
    ]


def _inked(span: Span) -> Span:
    return (span[0], SPOT if span[0].strip() else span[1])
