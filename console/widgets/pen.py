"""Painted lines as the terminal's own words, with as few of them as say the same."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style

_RESET = "\x1b[0m"


class _Look(NamedTuple):
    """The codes of a style: its weights, its colour, its ground; and whether they are seen on a blank."""

    weights: str = ""
    colour: str = ""
    ground: str = ""
    on_blanks: bool = False


_PLAIN = _Look()


def written(segments: Iterable[Segment], system: ColorSystem) -> str:
    """One line's segments; it begins and ends in the terminal's plain style.

    A code is written only where it changes what is seen: the colour and weight of a blank are not.
    """
    out: list[str] = []
    now = _PLAIN
    for text, style, _ in segments:
        wanted = _PLAIN if style is None else _look(style, system)
        if wanted != now and not _same_blank(text, now, wanted):
            out.append(_change(now, wanted))
            now = wanted
        out.append(text)
    return "".join((*out, _RESET)) if now != _PLAIN else "".join(out)


def _same_blank(text: str, now: _Look, wanted: _Look) -> bool:
    return now.ground == wanted.ground and not now.on_blanks and not wanted.on_blanks and text.isspace()


def _change(now: _Look, wanted: _Look) -> str:
    """The words that turn one look into another, an empty string where they are the same."""
    lost = (now.colour and not wanted.colour) or (now.ground and not wanted.ground)
    if now.weights != wanted.weights or lost:
        codes = ["0" if now != _PLAIN else "", wanted.weights, wanted.colour, wanted.ground]
    else:
        codes = [
            wanted.colour if wanted.colour != now.colour else "",
            wanted.ground if wanted.ground != now.ground else "",
        ]
    said = ";".join(filter(None, codes))
    return f"\x1b[{said}m" if said else ""


@lru_cache(maxsize=4096)
def _look(style: Style, system: ColorSystem) -> _Look:
    weights = style.without_color.render("x", color_system=system).partition("x")[0][2:-1]
    seen = style.reverse or style.underline or style.underline2 or style.strike or style.overline
    return _Look(
        weights,
        _codes(style.color, system, foreground=True),
        _codes(style.bgcolor, system, foreground=False),
        bool(seen),
    )


def _codes(colour: Color | None, system: ColorSystem, *, foreground: bool) -> str:
    return "" if colour is None else ";".join(colour.downgrade(system).get_ansi_codes(foreground))
