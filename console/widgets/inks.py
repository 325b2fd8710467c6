"""Text in ink: the name of every ink with the rule that says how it looks, and text from outside as spans."""

from __future__ import annotations

import re

from console.clean import clean, one_line
from console.widgets.flow import Span
from themes.meaning import VARIABLES, is_background

_MORE = {
    "heading": "color: $accent; text-style: bold;",
    "strong": "color: $foreground; text-style: bold;",
    "plain": "color: $foreground;",
    "key": "color: $accent; text-style: bold;",
    "accent": "color: $accent;",
    "warning": "color: $warning;",
    "error": "color: $error;",
    "cursor": "background: $cursor-background;",
    "cursor-blurred": "background: $panel;",
    "bar": "background: $panel;",
    "lane-1-badge": "color: $lane-1; background: $pill; text-style: bold reverse;",
    "lane-2-badge": "color: $lane-2; background: $pill; text-style: bold reverse;",
    "lane-3-badge": "color: $lane-3; background: $pill; text-style: bold reverse;",
    "level-high-strong": "color: $level-high; text-style: bold;",
    "spot": "color: $evidence; text-style: bold reverse;",
    "withheld": "color: $quiet; text-style: italic;",
    "closed": "color: $quiet; text-style: strike;",
}
_BOLD = frozenset(
    {"author-customer", "author-assistant", "author-agent", "author-system", "finding", "wrote-again", "held"}
)


def rule(name: str) -> str:
    """The declarations of one ink, its colours named by the variables of the theme."""
    if name in _MORE:
        return _MORE[name]
    if is_background(name) and name != "hairline":
        return f"background: ${name};"
    return f"color: ${name};" + (" text-style: bold;" if name in _BOLD else "")


INKS = frozenset((*VARIABLES, *_MORE))
"""Every name a span may be written in. Text inks set a colour, `…-background` and a few others a ground."""

_BADGE = re.compile(r"(⟦[^⟧\n]{1,80}⟧)")


def words(text: str, ink: str = "") -> list[Span]:
    """Text from outside, cleaned, with the badges of what was hidden in it set apart."""
    return marked(clean(text), ink)


def phrase(text: str, ink: str = "") -> list[Span]:
    """Text from outside for a place of one line: cleaned, line feeds and runs of blanks one space."""
    return marked(one_line(text), ink)


def marked(cleaned: str, ink: str = "") -> list[Span]:
    """Spans of text that is clean already; its badges are written in the badge ink."""
    if "⟦" not in cleaned:
        return [(cleaned, ink)]
    parts = _BADGE.split(cleaned)
    return [(part, "badge" if i % 2 else ink) for i, part in enumerate(parts) if part]
