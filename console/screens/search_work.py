"""Searching and counting in the background: what is asked for next stops what was asked for before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.message import Message
from textual.screen import Screen

from console.widgets.queue_window import Deliver
from lanes.act import Refusal
from store.errors import StoreError, Superseded
from store.values import QueueQuery, QueueRow, View

if TYPE_CHECKING:
    from console.app import LanedeskApp

MOST_COUNTED = 100_000


class SearchWork(Screen[Any]):
    """Reads the store in worker threads, at most one search and one count that anybody still waits for."""

    if TYPE_CHECKING:

        @property
        def desk(self) -> LanedeskApp: ...

        def refused(self, refusal: Refusal) -> None: ...

        def counted(self, count: int) -> None: ...

    @dataclass
    class Found(Message):
        """Rows that were searched for."""

        deliver: Deliver
        rows: list[QueueRow] | None
        trouble: StoreError | None = None

    @dataclass
    class Counted(Message):
        """How many cases fit the filter `words` in `view`; -1 when they could not be counted."""

        words: str
        view: View
        count: int

    def __init__(self) -> None:
        super().__init__()
        self._search_over = Event()
        self._count_over = Event()
        self._count_of: tuple[str, View] | None = None

    def stop_searching(self, words: str, view: View) -> None:
        """Nobody waits any more for what is being searched for, nor for a count of another filter than this."""
        self._search_over.set()
        self._search_over = Event()
        if self._count_of != (words, view):
            self._count_over.set()
            self._count_of = None

    def on_unmount(self) -> None:
        self._search_over.set()
        self._count_over.set()

    def search(self, query: QueueQuery, deliver: Deliver) -> None:
        """Deliver the query's rows once they are found, unless the search is stopped before."""
        self._search(query, deliver, self._search_over.is_set)

    def count(self, query: QueueQuery, words: str, view: View) -> None:
        """Count what the filter fits, unless that is being done; another count is no longer waited for."""
        if self._count_of == (words, view):
            return
        self._count_over.set()
        self._count_over = Event()
        self._count_of = (words, view)
        self._count(query, words, view, self._count_over.is_set)

    @work(thread=True, group="search", exit_on_error=False)
    def _search(self, query: QueueQuery, deliver: Deliver, stopped: Callable[[], bool]) -> None:
        try:
            with self.desk.open_store() as store:
                self.post_message(self.Found(deliver, store.queue(query, stopped)))
        except Superseded:
            return
        except StoreError as error:
            self.post_message(self.Found(deliver, None, error))

    @work(thread=True, group="count", exit_on_error=False)
    def _count(self, query: QueueQuery, words: str, view: View, stopped: Callable[[], bool]) -> None:
        count = -1
        try:
            with self.desk.open_store() as store:
                count = store.how_many(query, MOST_COUNTED, stopped)
        except Superseded:
            return
        except StoreError:
            pass
        self.post_message(self.Counted(words, view, count))

    @on(Found)
    def _found(self, message: Found) -> None:
        if message.trouble is not None:
            trouble = message.trouble
            self.refused(Refusal(code="store", title=trouble.title, text=trouble.text))
        message.deliver(message.rows)

    @on(Counted)
    def _told_count(self, message: Counted) -> None:
        if self._count_of != (message.words, message.view):
            return
        self._count_of = None
        if message.count >= 0:
            self.counted(message.count)
