"""Widgets that paint in inks, and the styles the inks have under the theme that is worn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.css.styles import Styles
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from console.widgets.flow import Span
from console.widgets.inks import INKS, rule
from console.widgets.pen import written

TERMINAL_CURSOR = Style(reverse=True, bold=True)
"""The row under the cursor in the terminal's own colours: no ground of ours is sure to suit them."""


MOST_WRITTEN = 100

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
    _ground: tuple[Mapping[str, str], Style, Color] | None = None
    _extent: Size | None = None
    restyled = True
    """Whether its border or its ground may have changed since the compositor last painted it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._written: dict[int, tuple[Strip, str]] = {}
        """The words of the lines written last, by the line's identity."""

    @property
    def ground(self) -> Style:
        """The style of the bare widget."""
        return self._bare[1]

    @property
    def _bare(self) -> tuple[Mapping[str, str], Style, Color]:
        """Style and background of the bare widget, worked out anew when its styles or the theme change."""
        variables = self.app.theme_variables
        if self._ground is None or self._ground[0] is not variables:
            self._ground = (variables, self.rich_style, self.background_colors[1])
        return self._ground

    def render_lines(self, crop: Region) -> list[Strip]:
        self.restyled = False
        with self.painting():
            return super().render_lines(crop)

    @contextmanager
    def painting(self) -> Iterator[None]:
        self.begin_lines()
        try:
            yield
        finally:
            self._extent = None

    def begin_lines(self) -> None:
        """Work out once what the lines that are painted together share."""
        self._extent = self.size

    def render_line(self, y: int) -> Strip:
        if self._extent is not None:
            return self.line_at(y)
        with self.painting():
            return self.line_at(y)

    def line_at(self, y: int) -> Strip:
        """One line of the content, painted among others; each kind of widget knows its own."""
        raise NotImplementedError

    @property
    def extent(self) -> Size:
        """The size of the content."""
        return self.size if self._extent is None else self._extent

    def content_lines(self, lines: range) -> list[Strip]:
        """Lines of the widget's content, counted from its first one."""
        with self.painting():
            return [self.render_line(y) for y in lines]

    def words_of(self, strip: Strip, system: ColorSystem) -> str:
        """A painted line as the terminal's own words, behind the filters every line goes through."""
        kept = self._written.get(id(strip))
        if kept is not None and kept[0] is strip:
            return kept[1]
        if len(self._written) >= MOST_WRITTEN:
            del self._written[next(iter(self._written))]
        segments = list(strip)
        for line_filter in self.get_line_filters():
            segments = line_filter.apply(segments, self._bare[2])
        self._written[id(strip)] = (strip, words := written(segments, system))
        return words

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
        segments, cells = [], 0
        for text, name in spans:
            style = ground + self.ink(name) if name else ground
            if over is not None and not name.endswith(("-badge", "-background")):
                style += over
            segments.append(Segment(text, style))
            cells += cell_len(text)
        if cells < width:
            segments.append(Segment(" " * (width - cells), ground))
        strip = Strip(segments, max(cells, width))
        return strip if cells <= width else strip.adjust_cell_length(width, ground)
