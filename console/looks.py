"""What the console wears: the theme that was asked for, or the terminal's own colours where it has few."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from rich.console import Console
from textual import constants
from textual.theme import Theme

from themes.loading import shipped

_OWN = {True: "terminal-dark", False: "terminal-light"}
"""The shipped themes in the terminal's own colours, by whether its ground is dark."""


def has_few_colours(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal shows sixteen colours at most, or its reader wants none (NO_COLOR)."""
    if "NO_COLOR" in environ:
        return True
    system = constants.COLOR_SYSTEM
    if system in (None, "auto"):
        system = Console(force_terminal=True, _environ=environ).color_system
    return system not in ("256", "truecolor")


def theme_to_wear(wanted: Iterable[str | None], known: Mapping[str, Theme], *, few_colours: bool) -> str:
    """The first wanted theme that is known, else the default; with few colours the terminal's own like it."""
    name = next((name for name in wanted if name and name in known), shipped()[0].name)
    return _OWN[known[name].dark] if few_colours and not known[name].ansi else name
