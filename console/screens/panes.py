"""Moving between the panes: opening, going back, giving one the whole screen, scrolling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from console.welcome import put_away
from console.widgets.queue_list import QueueList
from console.widgets.sheet import Sheet

if TYPE_CHECKING:
    from console.app import LanedeskApp
    from console.screens.patience import Waiting
    from console.widgets.case.shown import Shown


class Panes(Screen[Any]):
    """The part of the review screen that knows which pane is where."""

    if TYPE_CHECKING:
        shown: Shown | None
        filter_words: str

        @property
        def desk(self) -> LanedeskApp: ...

        def close_keys(self) -> None: ...

        def paint(self, *, keep: bool) -> None: ...

        def set_filter(self, words: str) -> None: ...

        def tell(self) -> None: ...

        def marks_changed(self) -> None: ...

        def action_triggers(self) -> None: ...

        waiting: Waiting | None

        def give_up(self) -> None: ...

    @property
    def queue(self) -> QueueList:
        return self.query_one("#queue", QueueList)

    @property
    def headline(self) -> Sheet:
        return self.query_one("#headline", Sheet)

    @property
    def reading(self) -> Sheet:
        return self.query_one("#reading", Sheet)

    @property
    def deciding(self) -> Sheet:
        return self.query_one("#deciding", Sheet)

    @property
    def narrow(self) -> bool:
        return self.size.width < 100

    @property
    def split(self) -> bool:
        """Whether the case has two panes of its own."""
        return self.size.width >= 160

    @property
    def case_visible(self) -> bool:
        return (not self.narrow or self.has_class("-case")) and not self.has_class("-max-queue")

    def action_open(self) -> None:
        if self.shown is None:
            return
        seen = self.case_visible
        put_away(self.desk)
        self.remove_class("-max-queue")
        self.add_class("-case")
        (self.deciding if self.split and self.shown.is_packet else self.reading).focus()
        self.call_after_refresh(self.paint, keep=seen)
        self.close_keys()

    def action_back(self) -> None:
        if self.waiting is not None:
            self.give_up()
        elif self.queue.marked:
            self.queue.unmark()
            self.marks_changed()
        elif self.shown is not None and self.shown.opened.triggers and self.case_visible:
            self.action_triggers()
        elif self._maximised:
            self._minimise()
        elif self.focused is not self.queue:
            self.remove_class("-case")
            self.queue.focus()
        elif self.filter_words:
            self.set_filter("")
        self.tell()

    def action_pane(self, by: int) -> None:
        panes = [self.queue, self.reading, *([self.deciding] if self.split else [])]
        here = next((i for i, pane in enumerate(panes) if pane is self.focused), 0)
        pane = panes[(here + by) % len(panes)]
        seen = self.case_visible
        self.set_class(pane is not self.queue, "-case")
        if self._maximised:
            self._maximise(pane.id or "queue")
        pane.focus()
        self.call_after_refresh(self.paint, keep=seen)

    @property
    def _maximised(self) -> bool:
        return any(name.startswith("-max-") for name in self.classes)

    def _maximise(self, pane: str) -> None:
        self._minimise()
        self.add_class(f"-max-{pane}")

    def _minimise(self) -> None:
        self.remove_class("-max-queue", "-max-reading", "-max-deciding")

    def action_maximise(self) -> None:
        if self._maximised:
            self._minimise()
        else:
            self._maximise(self.focused.id if self.focused is not None and self.focused.id else "queue")

    def action_scroll(self, pages: float) -> None:
        if not self.case_visible:
            self.queue.action_step(int(pages * 2 * max(1, self.queue.room - 1)))
            return
        sheet = self.focused if isinstance(self.focused, Sheet) else None
        fallback = (
            self.deciding if self.split and self.shown is not None and self.shown.is_packet else self.reading
        )
        (sheet or fallback).turn(pages)
