"""The case the reader will come to next, read and laid out while no key is pressed: the key then only paints.

The case is read again when it is come to. What was prepared is used only where both readings say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.timer import Timer

from console.screens.collecting import tidy_young
from console.widgets.case.shown import Shown
from console.widgets.flow import Line
from console.widgets.queue_list import QueueList
from console.widgets.sheet import Builder, Sheet
from store.errors import StoreError
from store.values import CaseView

if TYPE_CHECKING:
    from console.app import LanedeskApp

REST = 0.02
"""Seconds after a painting in which the next key has its way."""
KEEPS = timedelta(seconds=30)
"""How long waits and ages that were worked out ahead are still told."""


@dataclass(frozen=True)
class Ahead:
    """A case as it will be put before the reader, and its lines by sheet and width."""

    shown: Shown
    pages: dict[tuple[Sheet, int], list[Line]]


class LookingAhead(Screen[Any]):
    """The part of the review screen that prepares the next case."""

    if TYPE_CHECKING:
        shown: Shown | None

        @property
        def desk(self) -> LanedeskApp: ...

        @property
        def queue(self) -> QueueList: ...

        def pages_of(self, shown: Shown) -> Iterable[tuple[Sheet, Callable[[int], list[Line]], str]]: ...

    _ahead: Ahead | None = None
    _rest: Timer | None = None
    direction = 1
    """Where the reader went last: 1 down the queue, -1 up."""

    def look_ahead_soon(self) -> None:
        """Prepare the next case once nothing has been painted for a moment."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._look_ahead)

    def _look_ahead(self) -> None:
        self._rest = None
        tidy_young()
        rows, place = self.queue.rows, self.queue.at + self.direction
        if self.shown is None or not self.is_current or not 0 <= place < len(rows):
            return
        try:
            view = self.desk.store.case(rows[place].case_id, self.desk.clock())
        except StoreError:
            return
        if view.ground.holder == self.desk.me:
            # To read it as one's own is to renew the claim, which only its reader does.
            return
        shown = self.desk.read(view)
        pages = {}
        for sheet, build, go_to in self.pages_of(shown):
            if sheet.room > 0:
                lines = pages[sheet, sheet.room] = build(sheet.room)
                sheet.prepare(lines, go_to)
        self._ahead = Ahead(shown, pages)

    def prepared(self, view: CaseView) -> Shown | None:
        """What was prepared for this case, if it still is as it was then."""
        if self._ahead is None:
            return None
        shown = self._ahead.shown
        fresh = abs(self.desk.clock() - shown.now) < KEEPS
        return shown if fresh and shown.view == view else None

    def laid_out(self, sheet: Sheet, shown: Shown, build: Builder) -> Builder:
        """The builder of a sheet's lines, with those that were prepared."""
        ahead = self._ahead
        if ahead is None or ahead.shown is not shown:
            return build
        pages = ahead.pages
        return lambda width: pages[sheet, width] if (sheet, width) in pages else build(width)
