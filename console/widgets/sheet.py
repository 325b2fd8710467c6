"""A scrolling page of lines, built for its width and painted a line at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.console import COLOR_SYSTEMS
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from console.widgets.flow import Line
from console.widgets.ink import Inked
from console.widgets.still import StillScroll

Builder = Callable[[int], Sequence[Line]]
"""Lines for a width in cells."""


MOST_PAINTED = 300
NEAR = 4
"""Lines from the top within which a place is in view without scrolling."""


class Sheet(Inked, StillScroll, can_focus=True):
    """Shows what its builder makes of the width; a new content never changes the widget's size."""

    DEFAULT_CSS = """
    Sheet {
        width: 1fr;
        height: 1fr;
        padding: 0 1;
        overflow-x: hidden;
        overflow-y: hidden;
        background: $background;
        color: $foreground;
    }
    """
    BINDINGS = [
        Binding("up", "line(-1)", "Up", show=False, id="sheet.up", tooltip="Scroll one line up"),
        Binding("down", "line(1)", "Down", show=False, id="sheet.down", tooltip="Scroll one line down"),
        Binding("home", "edge(-1)", "Top", show=False, id="sheet.top", tooltip="Go to the beginning"),
        Binding("end", "edge(1)", "Bottom", show=False, id="sheet.bottom", tooltip="Go to the end"),
    ]
    ALLOW_SELECT = False

    @dataclass
    class Clicked(Message):
        """A line with something to do behind it was clicked."""

        sheet: Sheet
        act: str

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.lines: tuple[Line, ...] = ()
        self._builder: Builder = lambda _: ()
        self._built_for = 0
        self._go_to = ""
        self._painted: dict[tuple[object, ...], Strip] = {}
        """Lines as they were painted last, by all that they are made of."""
        self._top = 0
        self._thumb: range | None = None
        self._ink_of_thumb = "hairline"

    def show(self, builder: Builder, *, go_to: str = "", keep: bool = False) -> None:
        """Show what the builder makes; begins at the anchor `go_to` (else the top), or stays where it was."""
        at = self.scroll_offset.y
        self._builder = builder
        self._go_to = go_to
        self._build()
        if keep:
            self.scroll_to(y=min(at, self.max_scroll_y), animate=False, force=True)
        else:
            self.go(go_to)

    def go(self, anchor: str, *, above: int = 0) -> None:
        """Scroll so that the anchored line is the first one but `above`, or the last page is shown."""
        top = self._top_at(self.lines, anchor, above)
        self.scroll_to(y=min(top, self.max_scroll_y), animate=False, force=True)

    @staticmethod
    def _top_at(lines: Sequence[Line], anchor: str, above: int = 0) -> int:
        place = next((i for i, line in enumerate(lines) if anchor and line.anchor == anchor), 0)
        return max(0, place - above) if place > NEAR else 0

    def has(self, anchor: str) -> bool:
        return any(line.anchor == anchor for line in self.lines)

    def keep_in_view(self, anchor: str, edge: int = 2) -> None:
        """Scroll as little as it takes for the anchored lines to stand in view, with a few around them."""
        places = [i for i, line in enumerate(self.lines) if line.anchor == anchor]
        if not places:
            return
        top, height = self.scroll_offset.y, self.size.height
        low, high = places[0] - edge, places[-1] + edge + 1
        if low < top or high - low > height:
            self.scroll_to(y=max(0, low), animate=False, force=True)
        elif high > top + height:
            self.scroll_to(y=min(high - height, self.max_scroll_y), animate=False, force=True)

    @property
    def page(self) -> int:
        """Lines to go on by when paging: two stay in view."""
        return max(1, self.size.height - 2)

    def turn(self, pages: float) -> None:
        """Scroll by a share of a page."""
        self.scroll_relative(y=int(pages * self.page) or (1 if pages > 0 else -1), animate=False)

    def action_line(self, lines: int) -> None:
        self.scroll_relative(y=lines, animate=False)

    def action_edge(self, direction: int) -> None:
        self.scroll_to(y=0 if direction < 0 else self.max_scroll_y, animate=False)

    @property
    def room(self) -> int:
        """Cells for text: two at the right edge are the scroll thumb's and the air before it."""
        return self.extent.width - (2 if self.can_focus else 0)

    def _build(self) -> None:
        """Build for the width there is; a hidden sheet has none, and is built once it is shown again."""
        width = self._built_for = max(0, self.room)
        if not width:
            return
        self.lines = tuple(self._builder(width))
        self.virtual_size = Size(width, len(self.lines))
        self.refresh()

    def on_resize(self, _: events.Resize) -> None:
        if self.room != self._built_for:
            first = self._built_for == 0
            self._build()
            if first:
                self.go(self._go_to)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painted.clear()
        self.refresh()

    def begin_lines(self) -> None:
        super().begin_lines()
        self._top = self.scroll_offset.y
        self._thumb = self.thumb(self.virtual_size.height, self._top)
        self._ink_of_thumb = "accent" if self.has_focus else "hairline"

    def line_at(self, y: int) -> Strip:
        return self._line_of(self.lines, y)

    def prepare(self, lines: Sequence[Line], go_to: str) -> None:
        """Paint what these lines will show at the anchor `go_to`, and keep it until they are shown."""
        system = COLOR_SYSTEMS[self.app.console.color_system or "truecolor"]
        with self.painting():
            height = self.extent.height
            self._top = min(self._top_at(lines, go_to), max(0, len(lines) - height))
            self._thumb = self.thumb(len(lines), self._top)
            for y in range(height):
                self.words_of(self._line_of(lines, y), system)

    def _line_of(self, lines: Sequence[Line], y: int) -> Strip:
        at = y + self._top
        line = lines[at] if at < len(lines) else Line()
        mark = " " if self._thumb is None or y not in self._thumb else "▐"
        looks = (line.spans, line.fill, mark, self.extent.width, self._ink_of_thumb)
        kept = self._painted.get(looks)
        if kept is None:
            if len(self._painted) >= MOST_PAINTED:
                del self._painted[next(iter(self._painted))]
            kept = self._painted[looks] = self._painted_line(line, mark)
        return kept

    def _painted_line(self, line: Line, mark: str) -> Strip:
        width = self.room
        edge = self.extent.width - width
        strip = self.strip(line.spans, width, line.fill)
        if not edge:
            return strip
        thumb = Segment(mark, self.ground + self.ink(self._ink_of_thumb))
        return Strip([*strip, Segment(" " * (edge - 1), self.ground), thumb], self.extent.width)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        at = offset.y + self.scroll_offset.y
        if at < len(self.lines) and self.lines[at].act:
            event.stop()
            self.post_message(self.Clicked(self, self.lines[at].act))
