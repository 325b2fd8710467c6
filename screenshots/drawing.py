"""From a running app to a picture: a small SVG that needs no network, and a PNG drawn from it."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, SVG_EXPORT_THEME
from textual.app import App

FONT = "DejaVu Sans Mono"
"""resvg draws no text unless the family is installed; `.ci/run` installs this one."""
_FONT_DIRS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:/Windows/Fonts")
_PNG_WIDTH_PER_CELL = 10
"""Pixels."""


_FAMILIES = f"'{FONT}', Menlo, Consolas, monospace"
_SMALLER = tuple(
    (re.compile(pattern, re.DOTALL), instead)
    for pattern, instead in (
        (r"\s*@font-face\s*{[^}]*}", ""),
        (r"<!--.*?-->", ""),
        (r"font-family: (?:Fira Code, monospace|arial)", f"font-family: {_FAMILIES}"),
        (r"terminal-\d+-", "t-"),
        (r'<clipPath id="t-line-\d+">.*?</clipPath>\s*', ""),
        (r' clip-path="url\(#t-line-\d+\)"', ""),
        (r"&#160;", "\N{NO-BREAK SPACE}"),
        (r"<text [^>]*>\N{NO-BREAK SPACE}*</text>", ""),
        (r' shape-rendering="crispEdges"', ""),
        (r' clip-path="url\(#t-clip-terminal\)"', r'\g<0> shape-rendering="crispEdges"'),
        (r"(\d\.\d)\d{6,}", r"\1"),
        (r"\n\s*\n+", "\n"),
    )
)


class FontMissing(Exception):
    """No picture can be drawn because the font is not installed."""

    title = "Font missing"

    def __init__(self) -> None:
        self.text = f"The font {FONT} is not installed (Debian: apt-get install fonts-dejavu-core)."
        super().__init__(self.text)


def draw_svg(app: App[Any], title: str) -> str:
    """The app's screen as SVG: no web fonts, and a third of the size, with no name that changes by chance."""
    svg = _on_its_terminal(app, title) if app.current_theme.ansi else app.export_screenshot(title=title)
    for pattern, instead in _SMALLER:
        svg = pattern.sub(instead, svg)
    return svg.strip() + "\n"


def _on_its_terminal(app: App[Any], title: str) -> str:
    """The screen in the terminal's own colours, on a terminal that is as dark or as light as its theme."""
    console = Console(
        width=app.size.width,
        height=app.size.height,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        record=True,
        legacy_windows=False,
        safe_box=False,
    )
    console.print(app.screen._compositor.render_update(full=True, screen_stack=app._background_screens))
    colours = SVG_EXPORT_THEME if app.current_theme.dark else DEFAULT_TERMINAL_THEME
    return console.export_svg(title=title, theme=colours)


def draw_png(svg: str, columns: int) -> bytes:
    """The SVG's picture as PNG bytes, 10 pixels a column; raises FontMissing."""
    import resvg_py

    folders = [folder for folder in _FONT_DIRS if Path(folder).is_dir()]
    if not any(
        path.name == "DejaVuSansMono.ttf" for folder in folders for path in Path(folder).rglob("*.ttf")
    ):
        raise FontMissing
    named = svg.replace(_FAMILIES, f"'{FONT}'")
    drawn = resvg_py.svg_to_bytes(
        svg_string=named,
        width=columns * _PNG_WIDTH_PER_CELL,
        font_dirs=folders,
        font_family=FONT,
        monospace_family=FONT,
    )
    return bytes(drawn)
