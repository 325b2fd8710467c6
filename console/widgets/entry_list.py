"""Entries one below the other, one of them under a cursor that stays in view."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from textual import on
from textual.binding import Binding
from textual.message import Message

from console.widgets.flow import Line, under_cursor
from console.widgets.sheet import Builder, Sheet

_HERE = "here"
"""The anchor of the entry under the cursor."""


class EntryList(Sheet, inherit_bindings=False):
    """A sheet whose keys move its cursor: far ones are its own, those to the next entry are its owner's."""

    BINDINGS = [
        Binding("pagedown", "page(1)", "Page down", show=False, id="list.page_down", tooltip="A page down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="list.page_up", tooltip="A page up"),
        Binding("home", "edge(-1)", "First", show=False, id="list.first", tooltip="The first entry"),
        Binding("end", "edge(1)", "Last", show=False, id="list.last", tooltip="The last entry"),
    ]

    @dataclass
    class Picked(Message):
        """An entry was clicked; the cursor stands on it."""

        place: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.at = 0
        """The place of the entry under the cursor."""
        self._entries: Builder = lambda _: ()
        self._count = 0

    def show_entries(self, builder: Builder, count: int) -> None:
        """Show `count` entries: the lines of entry n have `act=str(n)`, and the first begins with a blank cell."""
        self._entries, self._count = builder, count
        self.stand_on(self.at)

    def step(self, by: int) -> None:
        """Go on by so many entries, at most to the first or the last."""
        self.stand_on(self.at + by)

    def action_page(self, pages: int) -> None:
        self.step(pages * self.page)

    def action_edge(self, direction: int) -> None:
        self.step(direction * self._count)

    def stand_on(self, place: int) -> None:
        """Put the cursor on an entry and bring it into view."""
        self.at = max(0, min(place, self._count - 1))
        self.show(self._lines, keep=True)
        self.keep_in_view(_HERE)

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for act, found in groupby(self._entries(width), key=lambda line: line.act):
            entry = list(found)
            lines += under_cursor(entry, _HERE) if act == str(self.at) else entry
        return lines

    @on(Sheet.Clicked)
    def _clicked(self, message: Sheet.Clicked) -> None:
        message.stop()
        self.stand_on(int(message.act))
        self.post_message(self.Picked(self.at))
