"""The part of the queue that has been read: rows by keyset, the selection, and the marks."""

from __future__ import annotations

from collections.abc import Callable

from textual.geometry import Size

from console.widgets.still import StillScroll
from store.values import QueueOrder, QueueRow

Deliver = Callable[[list[QueueRow] | None], None]
"""Takes the rows that were asked for; None when they could not be read."""
Fetch = Callable[[QueueRow | None, int, Deliver], None]
"""Asks for at most so many rows behind a row (None: from the top); they come at once or some time later."""

PAGE = 200
MORE = 80
"""Rows read at a time once the first page stands."""
BEFORE, BEHIND = 40, 80
"""Rows read again before and behind the selection when somebody else wrote."""
SOON = 60
"""Rows from the last one read at which the next page is read, once what the key changed is painted."""


class QueueWindow(StillScroll):
    """Rows around the selection. The selection is a case, not a place: it keeps its line of the screen."""

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fetch = fetch
        self.rows: list[QueueRow] = []
        self.complete = False
        self.at = 0
        self.gone: set[int] = set()
        """Cases that left this view while the reader was on them; they stay until the reader moves on."""
        self.marked: set[int] = set()
        self._mark_from: int | None = None
        self.tall = 1
        """Lines a case takes."""
        self.order = QueueOrder.CONSEQUENCE
        self.searching = False
        """Whether the rows are those of before, and others are on their way."""
        self._asked = 0
        self._reading_on = False
        self._outdated = False
        """Whether somebody wrote while rows were on their way."""

    def mark(self) -> None:
        """Mark the selected case, or take its mark away."""
        row = self.selected
        if row is None:
            return
        self.marked ^= {row.case_id}
        self._mark_from = row.case_id
        self.refresh()

    def mark_range(self) -> None:
        """Mark everything between the last mark and the selection."""
        start = self.place_of(self._mark_from)
        low, high = sorted((self.at if start is None else start, self.at))
        self.marked |= {row.case_id for row in self.rows[low : high + 1]}
        self.refresh()

    def unmark(self) -> None:
        self.marked.clear()
        self._mark_from = None
        self.refresh()

    @property
    def selected(self) -> QueueRow | None:
        return self.rows[self.at] if 0 <= self.at < len(self.rows) else None

    def restart(self, *, select: int | None = None, then: Callable[[], None] = lambda: None) -> None:
        """Read the view from its top, then call `then`; selects the case `select` if it is among them."""

        def put(rows: list[QueueRow]) -> None:
            self.searching = False
            self.rows = rows
            self.complete = len(rows) < PAGE
            self.gone.clear()
            self.marked.clear()
            self.at = self.place_of(select) or 0 if select is not None else 0
            self._sized()
            self.scroll_to(y=0, animate=False, force=True)
            self._into_view()
            then()

        self._asked += 1
        self.searching = True
        self._ask(None, PAGE, put, lost=list)
        if self.searching:
            self.refresh()

    def _ask(
        self,
        after: QueueRow | None,
        limit: int,
        put: Callable[[list[QueueRow]], None],
        lost: Callable[[], list[QueueRow] | None] = lambda: None,
    ) -> None:
        """Fetch, and put what comes unless the list was begun anew meanwhile."""
        asked = self._asked
        self._reading_on = True

        def deliver(rows: list[QueueRow] | None) -> None:
            if asked != self._asked:
                return
            self._reading_on = False
            rows = lost() if rows is None else rows
            if rows is not None:
                put(rows)
                if self._outdated:
                    self.renew()

        self._fetch(after, limit, deliver)

    def place_of(self, case_id: int | None) -> int | None:
        return next((i for i, row in enumerate(self.rows) if row.case_id == case_id), None)

    def select(self, case_id: int) -> bool:
        """Select a case that is in the list; False when it is not."""
        place = self.place_of(case_id)
        if place is None:
            return False
        self._go(place)
        return True

    def replace(self, row: QueueRow) -> None:
        """A newer state of a case that stays in this view."""
        place = self.place_of(row.case_id)
        if place is not None:
            self.rows[place] = row
            self.refresh()

    def take_out(self, case_id: int) -> None:
        """Remove a case; the selection falls on the one that moves into its place."""
        place = self.place_of(case_id)
        if place is None:
            return
        del self.rows[place]
        self.gone.discard(case_id)
        if place < self.at:
            self.at -= 1
        self._read_on_before(self.at)
        self.at = max(0, min(self.at, len(self.rows) - 1))
        self._sized()
        self._into_view()

    def put_in(self, row: QueueRow) -> None:
        """Bring a case back where it belongs by the queue's order, and select it."""
        if self.select(row.case_id):
            self.replace(row)
            return
        self.at = self._insert(row)
        self._sized()
        self._into_view()

    def _insert(self, row: QueueRow) -> int:
        """Put a row where it belongs by the order; its place."""
        key = self.order.place(row)
        place = next(
            (i for i, other in enumerate(self.rows) if self.order.place(other) > key), len(self.rows)
        )
        self.rows.insert(place, row)
        return place

    def renew(self) -> None:
        """Read the rows around the selection again; the selected case keeps its line of the screen.

        What lies further behind is read anew when it is come to; marked cases are read again in any case.
        Rows that are on their way may be outdated already: then it is done once they are there.
        """
        self._outdated = self._reading_on
        if self._reading_on:
            return
        start = max(0, self.at - BEFORE)
        last = max((i for i, row in enumerate(self.rows) if row.case_id in self.marked), default=0)
        wanted = max(self.at, last) - start + self.room + BEHIND
        before = self.rows[start - 1] if start else None

        def put(fresh: list[QueueRow]) -> None:
            here = self.selected
            line_before = self.at * self.tall - self.scroll_offset.y
            begin = 0 if before is None else (self.place_of(before.case_id) or 0) + 1
            self.rows[begin:] = fresh
            self.complete = len(fresh) < wanted
            self.gone.clear()
            self.marked &= {row.case_id for row in self.rows}
            if here is not None and self.place_of(here.case_id) is None:
                self._insert(here)
                self.gone.add(here.case_id)
            self.at = (self.place_of(here.case_id) or 0) if here is not None else 0
            self._sized()
            self.scroll_to(y=max(0, self.at * self.tall - line_before), animate=False, force=True)

        self._ask(before, wanted, put)

    def step(self, by: int) -> bool:
        """Move the selection; False when there is nothing further."""
        target = self.at + by
        self._read_on_before(target)
        target = max(0, min(target, len(self.rows) - 1))
        if target == self.at or not self.rows:
            return False
        self._go(target)
        return True

    def _go(self, place: int) -> None:
        left, target = self.selected, self.rows[place].case_id
        self.at = place
        if left is not None and left.case_id in self.gone and left.case_id != target:
            self.gone.discard(left.case_id)
            self.rows.remove(left)
            self.at = self.place_of(target) or 0
            self._sized()
        self._into_view()
        self.refresh()

    def _read_on_before(self, place: int) -> None:
        """Have the rows up to this place and some more: at once where it is not there, else after the painting."""
        if place >= len(self.rows):
            self._read_on()
        elif place >= len(self.rows) - SOON and not self.complete:
            self.call_after_refresh(self._read_on)

    def _read_on(self) -> None:
        if self.complete or self._reading_on:
            return

        def put(more: list[QueueRow]) -> None:
            self.complete = len(more) < MORE
            known = {row.case_id for row in self.rows}
            self.rows += [row for row in more if row.case_id not in known]
            self._sized()

        self._ask(self.rows[-1] if self.rows else None, MORE, put)

    def _sized(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.rows) * self.tall + 1)
        self.refresh()

    @property
    def room(self) -> int:
        """Whole cases that are in view at a time."""
        return max(1, (self.size.height - 1) // self.tall)

    def _into_view(self) -> None:
        room = self.room
        top = self.scroll_offset.y // self.tall
        edge = min(2, room // 4)
        if self.at < top + edge:
            top = self.at - edge
        elif self.at > top + room - 1 - edge:
            top = self.at - room + 1 + edge
        top = max(0, min(top, len(self.rows) - room))
        self.scroll_to(y=top * self.tall, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self.rows:
            self._read_on_before(int(new_value + self.size.height) // self.tall)
