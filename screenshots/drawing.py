"""From a running app to a picture: a small SVG that needs no network, and a PNG drawn from it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from textual.app import App

FONT = "DejaVu Sans Mono"
"""resvg draws no text unless the family is installed; `.ci/run` installs this one."""
_FONT_DIRS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:/Windows/Fonts")
_PNG_WIDTH_PER_CELL = 10
"""Pixels."""


class FontMissing(Exception):
    """No picture can be drawn because the font is not installed."""

    title = "Font missing"

    def __init__(self) -> None:
        self.text = f"The font {FONT} is not installed (Debian: apt-get install fonts-dejavu-core)."
        super().__init__(self.text)


def draw_svg(app: App[Any], title: str) -> str:
    """The app's screen as SVG: no web fonts, no ornament that a diff would trip over."""
    svg = app.export_screenshot(title=title)
    svg = re.sub(r"\s*@font-face\s*{[^}]*}", "", svg)
    svg = svg.replace(
        "font-family: Fira Code, monospace", f"font-family: '{FONT}', Menlo, Consolas, monospace"
    )
    svg = svg.replace("font-family: arial", f"font-family: '{FONT}', Menlo, Consolas, monospace")
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    return re.sub(r"\n\s*\n+", "\n", svg).strip() + "\n"


def draw_png(svg: str, columns: int) -> bytes:
    """The SVG's picture as PNG bytes, 10 pixels a column; raises FontMissing."""
    import resvg_py

    folders = [folder for folder in _FONT_DIRS if Path(folder).is_dir()]
    if not any(
        path.name == "DejaVuSansMono.ttf" for folder in folders for path in Path(folder).rglob("*.ttf")
    ):
        raise FontMissing
    named = svg.replace(f"'{FONT}', Menlo, Consolas, monospace", f"'{FONT}'")
    drawn = resvg_py.svg_to_bytes(
        svg_string=named,
        width=columns * _PNG_WIDTH_PER_CELL,
        font_dirs=folders,
        font_family=FONT,
        monospace_family=FONT,
    )
    return bytes(drawn)
