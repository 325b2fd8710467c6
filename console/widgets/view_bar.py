"""The line of views with their counts, and who is at work where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip

from console.clean import one_line
from console.widgets.flow import GAP, Span, cells_of, fit, spread
from console.widgets.ink import Inked
from store.values import QueueOrder, View

TITLES = {
    View.LANE_2: "Lane 2",
    View.LANE_3: "Lane 3",
    View.MINE: "Mine",
    View.ALL: "All",
    View.SNOOZED: "Snoozed",
    View.DONE: "Done",
}
_INKS = {View.LANE_2: "lane-2", View.LANE_3: "lane-3"}


class ViewBar(Inked):
    """One line; the view in use is marked by its number in brackets as well as by weight."""

    DEFAULT_CSS = """
    ViewBar { height: 1; background: $panel; color: $foreground; }
    """
    ALLOW_SELECT = False

    @dataclass
    class Picked(Message):
        view: View

    def __init__(self, me: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._me = one_line(me)
        self._view = View.LANE_2
        self._counts: Mapping[View, int] = {}
        self._filter = ""
        self._order = QueueOrder.CONSEQUENCE
        self._places: list[tuple[int, int, View]] = []

    def show(
        self,
        view: View,
        counts: Mapping[View, int],
        filter_words: str = "",
        order: QueueOrder = QueueOrder.CONSEQUENCE,
    ) -> None:
        self._view, self._counts, self._filter = view, counts, one_line(filter_words)
        self._order = order
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        width = self.size.width
        small = width < 100
        at = sum(cells_of(self._tab(view, short=small)) for view in TITLES)
        right: list[Span] = []
        if self._order is not QueueOrder.CONSEQUENCE:
            right = [("↓ ", "key"), (self._order.words, "accent"), ("  ", "")]
        if not small:
            right.append((self._me, "quiet"))
        right.append((" ", ""))
        if self._filter:
            room = max(12, width - at - GAP - cells_of(right) - 4)
            right = [("/ ", "key"), (fit(self._filter, room), "accent"), ("  ", ""), *right]
        whole = sum(cells_of(self._tab(view)) for view in TITLES)
        short = small and whole + cells_of(right) + GAP > width
        crowded = (at if short else whole) + cells_of(right) + GAP > width
        spans: list[Span] = []
        self._places = []
        for view in TITLES:
            tab = self._tab(view, short=short, counted=not crowded)
            start = cells_of(spans)
            spans += tab
            self._places.append((start, start + cells_of(tab), view))
        return self.strip(spread(spans, right, width), width)

    def _tab(self, view: View, *, short: bool = False, counted: bool = True) -> list[Span]:
        """A view's key, name and count; where it is crowded only the view in use is counted."""
        here = view is self._view
        number, title = list(TITLES).index(view) + 1, TITLES[view]
        name = title.replace("Lane ", "L") if short else title
        count = self._counts.get(view) if counted or here else None
        edge = ("[", "]") if here else (" ", " ")
        return [
            (edge[0], "heading"),
            (f"{number} ", "key" if here else "quiet"),
            (name, "heading" if here else _INKS.get(view, "plain")),
            ("" if count is None else f" {_count(count)}", "plain" if here else "quiet"),
            (edge[1], "heading"),
        ]

    def on_click(self, event: events.Click) -> None:
        for start, end, view in self._places:
            if start <= event.x < end:
                event.stop()
                self.post_message(self.Picked(view))


def _count(count: int) -> str:
    return f"{count:,}" if count < 100_000 else f"{count / 1000:,.0f}k"
