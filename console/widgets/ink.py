"""Widgets that paint in inks, and the styles the inks have under the theme that is worn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.css.styles import Styles
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from console.widgets.flow import Span
from console.widgets.inks import INKS, marked, phrase, rule, words

__all__ = ["INKS", "TERMINAL_CURSOR", "Inked", "Inkwell", "marked", "phrase", "words"]

TERMINAL_CURSOR = Style(reverse=True, bold=True)
"""The row under the cursor in the terminal's own colours: no ground of ours is sure to suit them."""


_VARIABLE = re.compile(r"\$([\w-]+)")


@lru_cache(maxsize=1024)
def _style(declarations: str) -> Style:
    said = Styles.parse(declarations, ("ink", ""))
    weight = str(said.get_rules().get("text_style", ""))
    said.clear_rule("text_style")
    return said.partial_rich_style + Style.parse(weight)


class Inkwell:
    """The style of every ink under one theme's variables, each made when it is first written in.

    Component classes would say the same, and Textual works all of them out anew for every widget whenever
    focus or size changes.
    """

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self._styles: dict[str, Style] = {"": Style.null()}

    def style(self, name: str) -> Style:
        """The partial style of one ink; a name that is no ink writes plainly."""
        found = self._styles.get(name)
        if found is None:
            found = Style.null()
            if name in INKS:
                found = _style(_VARIABLE.sub(lambda match: self.variables[match[1]], rule(name)))
            self._styles[name] = found
        return found


class Inked(Widget):
    """A widget that paints spans by the names of their inks."""

    _well = Inkwell({})
    _ground: Style | None = None

    @property
    def ground(self) -> Style:
        """The style of the bare widget; worked out once for all the lines that are painted together."""
        return self.rich_style if self._ground is None else self._ground

    def render_lines(self, crop: Region) -> list[Strip]:
        self._ground = self.rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._ground = None

    def ink(self, name: str) -> Style:
        """The partial style of one ink in the theme that is worn; a name that is no ink writes plainly."""
        variables = self.app.theme_variables
        if Inked._well.variables is not variables:
            Inked._well = Inkwell(variables)
        return Inked._well.style(name)

    def strip(self, spans: Sequence[Span] | Iterable[Span], width: int, *fills: str) -> Strip:
        """The spans as one painted line of exactly `width` cells, over the widget's ground and the fills."""
        ground = self.ground
        if "cursor" in fills and self.app.current_theme.ansi:
            plain = Strip([Segment(text, TERMINAL_CURSOR) for text, _ in spans])
            return plain.adjust_cell_length(width, TERMINAL_CURSOR)
        for fill in fills:
            if fill:
                ground += self.ink(fill)
        over = Style(bgcolor=ground.bgcolor) if any(fills) else None
        segments = []
        for text, name in spans:
            style = ground + self.ink(name) if name else ground
            if over is not None and not name.endswith(("-badge", "-background")):
                style += over
            segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(width, ground)
