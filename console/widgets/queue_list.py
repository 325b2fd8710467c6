"""The queue as a list that reads only its window from the store and never moves under the reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from console.widgets.ink import Inked
from console.widgets.queue_columns import ONE_LINE, Glance, head, line, tall_head, tall_lines
from console.widgets.still import StillScroll
from store.values import QueueOrder, QueueRow

Deliver = Callable[[list[QueueRow] | None], None]
"""Takes the rows that were asked for; None when they could not be read."""
Fetch = Callable[[QueueRow | None, int, Deliver], None]
"""Asks for at most so many rows behind a row (None: from the top); they come at once or some time later."""

FirstWords = Callable[[Sequence[int]], Mapping[int, str]]
"""The first words of what the customers of these cases last wrote."""

PAGE = 200
AROUND = 400
"""Rows read again before and behind the selection when somebody else wrote."""


class QueueList(Inked, StillScroll, can_focus=True):
    """One line a case. The selection is a case, not a place: it keeps its case and its line of the screen."""

    DEFAULT_CSS = """
    QueueList {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: hidden;
        background: $background;
        color: $foreground;
    }
    """
    BINDINGS = [
        Binding("up", "step(-1)", "Previous", show=False, id="queue.up", tooltip="The case above"),
        Binding("down", "step(1)", "Next", show=False, id="queue.down", tooltip="The case below"),
        Binding("home", "leap(-1)", "First", show=False, id="queue.first", tooltip="The first case"),
        Binding("end", "leap(1)", "Last", show=False, id="queue.last", tooltip="The last case read so far"),
    ]
    ALLOW_SELECT = False

    @dataclass
    class Moved(Message):
        """The selection moved to another case, or to none."""

        row: QueueRow | None

    @dataclass
    class Opened(Message):
        """The selected case was clicked again: the reader wants to read it."""

        row: QueueRow

    @dataclass
    class Marked(Message):
        """A case was clicked with ctrl (mark it), or with shift (mark everything from the last mark to it)."""

        row: QueueRow
        to_here: bool

    def __init__(
        self,
        fetch: Fetch,
        me: str,
        clock: Callable[[], datetime],
        first_words: FirstWords = lambda _: {},
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._fetch = fetch
        self._first_words = first_words
        self._said: dict[tuple[int, int], str] = {}
        """What the customers of cases without a subject last wrote, by case and revision."""
        self._me = me
        self._clock = clock
        self.rows: list[QueueRow] = []
        self.complete = False
        self.at = 0
        self.gone: set[int] = set()
        """Cases that left this view while the reader was on them; they stay until the reader moves on."""
        self.marked: set[int] = set()
        self._mark_from: int | None = None
        self.empty_words: tuple[str, str] = ("Nothing waits here.", "")
        self.tall = 1
        """Lines a case takes."""
        self.order = QueueOrder.CONSEQUENCE
        self.searching = False
        """Whether the rows are those of before, and others are on their way."""
        self._asked = 0
        self._reading_on = False

    def mark(self, *, go_on: bool = True) -> None:
        """Mark the selected case, or take its mark away; then go on to the next."""
        row = self.selected
        if row is None:
            return
        self.marked ^= {row.case_id}
        self._mark_from = row.case_id
        if go_on:
            self.action_step(1)
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
        self._read_on()
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
        """Read the rows around the selection again; the selected case keeps its line of the screen."""
        if self._reading_on:
            return
        start = max(0, self.at - AROUND)
        wanted = max(PAGE, min(len(self.rows) - start, 2 * AROUND))
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
        if target >= len(self.rows) - 20:
            self._read_on()
        target = max(0, min(target, len(self.rows) - 1))
        if target == self.at or not self.rows:
            return False
        self._go(target)
        return True

    def action_step(self, by: int) -> None:
        if self.step(by):
            self.post_message(self.Moved(self.selected))

    def action_leap(self, direction: int) -> None:
        if self.step(len(self.rows) * direction):
            self.post_message(self.Moved(self.selected))

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

    def _read_on(self) -> None:
        if self.complete or self._reading_on:
            return

        def put(more: list[QueueRow]) -> None:
            self.complete = len(more) < PAGE
            known = {row.case_id for row in self.rows}
            self.rows += [row for row in more if row.case_id not in known]
            self._sized()

        self._ask(self.rows[-1] if self.rows else None, PAGE, put)

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
        if self.rows and (new_value + self.size.height) / self.tall > len(self.rows) - 20:
            self._read_on()

    def on_resize(self, _: events.Resize) -> None:
        self.tall = 2 if self.app.size.width >= 160 and self.size.width - 2 < ONE_LINE else 1
        self._sized()
        self._into_view()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.refresh(Region(0, 0, self.size.width, self.size.height))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        inner = max(1, width - 2)
        if y == 0 and self.searching:
            return self.strip([(" ", ""), ("searching…", "accent")], width)
        if y == 0:
            return self.strip([(" ", ""), *(tall_head if self.tall > 1 else head)(inner)], width)
        place, part = divmod(y - 1 + self.scroll_offset.y, self.tall)
        if not self.rows:
            return self._empty_line(y, width)
        if place >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        row = self.rows[place]
        glance = Glance(self._me, self._clock(), "" if row.subject else self._words_of(row))
        spans = tall_lines(row, glance, inner)[part] if self.tall > 1 else line(row, glance, inner)
        if row.case_id in self.gone or self.searching:
            spans = [(text, "quiet") for text, _ in spans]
        mark = ("●", "accent") if row.case_id in self.marked and not part else (" ", "")
        if place != self.at:
            return self.strip([mark, *spans], width)
        edge = ("▌", "accent") if self.has_focus else ("▏", "quiet")
        edge = mark if row.case_id in self.marked else edge
        return self.strip([edge, *spans], width, "cursor" if self.has_focus else "cursor-blurred")

    def _words_of(self, row: QueueRow) -> str:
        """The first words of a case without a subject, read with those of its neighbours on the screen."""
        if (row.case_id, row.revision) not in self._said:
            top = self.scroll_offset.y // self.tall
            near = [other for other in self.rows[top : top + self.room + 1] if not other.subject]
            unread = [other for other in (row, *near) if (other.case_id, other.revision) not in self._said]
            found = self._first_words([other.case_id for other in unread])
            self._said |= {(o.case_id, o.revision): found.get(o.case_id, "") for o in unread}
        return self._said[row.case_id, row.revision]

    def _empty_line(self, y: int, width: int) -> Strip:
        words, hint = self.empty_words
        if y == 2:
            return self.strip([("  ", ""), (words, "strong")], width)
        if y == 3:
            return self.strip([("  ", ""), (hint, "quiet")], width)
        return Strip.blank(width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        place = (event.y - 1 + self.scroll_offset.y) // self.tall
        if event.y == 0 or place >= len(self.rows):
            return
        event.stop()
        again = place == self.at
        self._go(place)
        row = self.selected
        if row is None:
            return
        if event.ctrl or event.shift:
            self.post_message(self.Marked(row, to_here=event.shift))
            return
        self.post_message(self.Opened(row) if again else self.Moved(row))
