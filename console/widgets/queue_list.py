"""The queue as a list that reads only its window from the store and never moves under the reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from console.widgets import ages
from console.widgets.ink import Inked
from console.widgets.queue_columns import Glance, lines_a_case, row_lines, titles
from console.widgets.queue_window import Fetch, QueueWindow
from store.values import QueueRow

MOST_PAINTED = 500
FirstWords = Callable[[Sequence[int]], Mapping[int, str]]
"""The first words of what the customers of these cases last wrote."""


class QueueList(Inked, QueueWindow, can_focus=True):
    """One line a case, or two where there is room; painted from what the window has read."""

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
        super().__init__(fetch, id=id)
        self._first_words = first_words
        self._said: dict[tuple[int, int], str] = {}
        """What the customers of cases without a subject last wrote, by case and revision."""
        self._painted: dict[tuple[object, ...], tuple[QueueRow, Strip]] = {}
        """Lines as they were painted last: when the window moves by one, all but two of them come again."""
        self._me = me
        self._clock = clock
        self._top, self._focused, self._now = 0, False, clock()
        self.empty_words: tuple[str, str] = ("Nothing waits here.", "")

    def action_step(self, by: int) -> None:
        if self.step(by):
            self.post_message(self.Moved(self.selected))

    def action_leap(self, direction: int) -> None:
        if self.step(len(self.rows) * direction):
            self.post_message(self.Moved(self.selected))

    def on_resize(self, _: events.Resize) -> None:
        self.tall = lines_a_case(self.app.size.width, self.size.width - 2)
        self._sized()
        self._into_view()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painted.clear()
        self.refresh(Region(0, 0, self.size.width, self.size.height))

    def begin_lines(self) -> None:
        super().begin_lines()
        self._top, self._focused, self._now = self.scroll_offset.y, self.has_focus, self._clock()

    def line_at(self, y: int) -> Strip:
        width = self.extent.width
        inner = max(1, width - 2)
        if y == 0 and self.searching:
            return self.strip([(" ", ""), ("searching…", "accent")], width)
        if y == 0:
            return self.strip([(" ", ""), *titles(inner, self.tall)], width)
        place, part = divmod(y - 1 + self._top, self.tall)
        if not self.rows:
            return self._empty_line(y, width)
        if place >= len(self.rows):
            return Strip.blank(width, self.ground)
        row = self.rows[place]
        glance = Glance(self._me, self._now, "" if row.subject else self._words_of(row))
        looks = (
            id(row),
            part,
            width,
            self.tall,
            ages.short(self._now - row.waiting_since),
            glance.first_words,
            self._focused if place == self.at else None,
            row.case_id in self.marked,
            row.case_id in self.gone or self.searching,
        )
        kept = self._painted.get(looks)
        if kept is None or kept[0] is not row:
            if len(self._painted) >= MOST_PAINTED:
                self._painted.clear()
            kept = self._painted[looks] = (row, self._row_line(row, glance, place == self.at, part, width))
        return kept[1]

    def _row_line(self, row: QueueRow, glance: Glance, selected: bool, part: int, width: int) -> Strip:
        spans = row_lines(row, glance, max(1, width - 2), self.tall)[part]
        if row.case_id in self.gone or self.searching:
            spans = [(text, "quiet") for text, _ in spans]
        mark = ("●", "accent") if row.case_id in self.marked and not part else (" ", "")
        if not selected:
            return self.strip([mark, *spans], width)
        edge = ("▌", "accent") if self._focused else ("▏", "quiet")
        edge = mark if row.case_id in self.marked else edge
        return self.strip([edge, *spans], width, "cursor" if self._focused else "cursor-blurred")

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
        return Strip.blank(width, self.ground)

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
