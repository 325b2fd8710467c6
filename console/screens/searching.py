"""The queue's half of the review screen: views, filter, order, and reading what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from textual import on
from textual.timer import Timer
from textual.widgets import Input

from console.clean import one_line
from console.filters import FilterError, Known, families, parse_line
from console.screens.empty_queue import words_when_empty
from console.screens.filter_line import FilterLine
from console.screens.search_work import MOST_COUNTED, SearchWork
from console.widgets.flow import Span
from console.widgets.queue_list import QueueList
from console.widgets.queue_window import Deliver
from console.widgets.view_bar import ViewBar
from store.values import QueueOrder, QueueQuery, QueueRow, View

if TYPE_CHECKING:
    from console.widgets.case.shown import Shown

QUICK_CASES = 20_000
"""Up to so many cases a filter is answered within the key; above, it is searched for in the background."""
TYPING_SECONDS = 0.15
MOST_OFFERED = 8


class Searching(SearchWork):
    """Knows which cases are asked for, in which order, and how many of them are left."""

    if TYPE_CHECKING:
        shown: Shown | None

        @property
        def queue(self) -> QueueList: ...

        def guarded(self, ask: Callable[[], Any]) -> Any: ...

        def show_row(self, row: QueueRow | None) -> None: ...

        def say(self, words: str, ink: str = "quiet") -> None: ...

        def tell(self) -> None: ...

    def __init__(self) -> None:
        super().__init__()
        self.view = View.LANE_2
        self.filter_words = ""
        self.filter_trouble = ""
        """What is wrong with the words on the filter line; those before stay in use."""
        self.order = QueueOrder.CONSEQUENCE
        self.counts: Mapping[View, int] = {}
        self.fitting: int | None = None
        """How many cases the filter fits now; None while that is not known."""
        self.fitted_at_first: int | None = None
        self._filter_pause: Timer | None = None

    @property
    def _quick(self) -> bool:
        return not self.filter_words or self.counts.get(View.ALL, 0) <= QUICK_CASES

    def _query(self, words: str | None = None) -> QueueQuery:
        words = self.filter_words if words is None else words
        base = QueueQuery(view=self.view, me=self.desk.me, now=self.desk.clock(), order=self.order)
        return parse_line(words, base) if words else base

    def fetch(self, after: QueueRow | None, limit: int, deliver: Deliver) -> None:
        """Ask the store for a page: at once where that is quick, in the background where it may not be."""
        try:
            query = self._query().behind(after).model_copy(update={"limit": limit})
        except FilterError:
            deliver([])
            return
        if self._quick:
            deliver(self.guarded(lambda: self.desk.store.queue(query)))
        else:
            self.search(query, deliver)

    def restart(self, select: int | None = None) -> None:
        """Read the queue anew from its top."""
        self.stop_searching(self.filter_words, self.view)
        self.queue.empty_words = words_when_empty(
            self._query, self.view, bool(self.filter_words), self.desk.key_of
        )
        self.queue.order = self.order
        self.fitting = self.fitted_at_first = None
        self.queue.restart(select=select, then=lambda: self.show_row(self.queue.selected))
        self.count_fitting()
        self.show_bar()

    def count_fitting(self) -> None:
        """Count the cases that fit the filter, in the background where that may take a while."""
        if not self.filter_words:
            return
        try:
            query = self._query()
        except FilterError:
            return
        if self._quick:
            count = self.guarded(lambda: self.desk.store.how_many(query, MOST_COUNTED))
            if count is not None:
                self.counted(count)
        else:
            self.count(query, self.filter_words, self.view)

    def counted(self, count: int) -> None:
        """So many cases fit the filter now."""
        self.fitting = count
        self.fitted_at_first = max(count, self.fitted_at_first or 0)
        self.tell()

    @property
    def place_words(self) -> str:
        """Where the reader is: `3 of 25`; with a filter also how many of those it began with are left."""
        if self.queue.searching:
            return "searching…"
        if self.queue.selected is None:
            return ""
        left = self._progress
        return f"{self.queue.at + 1:,} of {self._total}" + (f" · {left}" if left else "")

    @property
    def _progress(self) -> str:
        first, now = self.fitted_at_first, self.fitting
        if not self.filter_words or first is None or now is None or first == now:
            return ""
        return f"{now:,} of {first:,} left"

    @property
    def _total(self) -> str:
        """How many cases there are; `200+` where only the beginning has been read."""
        read = len(self.queue.rows)
        if self.queue.complete:
            return f"{read:,}"
        counted = self.counts.get(self.view, 0) if not self.filter_words else self.fitting or 0
        if self.filter_words and counted >= MOST_COUNTED:
            return f"{counted:,}+"
        return f"{counted:,}" if counted >= read else f"{read:,}+"

    def show_bar(self) -> None:
        # What others wrote may be told while the screen is being taken down.
        for bar in self.query("#views").results(ViewBar):
            bar.show(self.view, self.counts, self.filter_words, self.order)

    def action_view(self, view: str) -> None:
        self.view = View(view)
        self.queue.focus()
        self.remove_class("-case")
        self.restart()

    @on(ViewBar.Picked)
    def _picked(self, message: ViewBar.Picked) -> None:
        self.action_view(message.view.value)

    def action_sort(self, order: str = "") -> None:
        """The next order, or the one that is named."""
        orders = list(QueueOrder)
        following = orders[(orders.index(self.order) + 1) % len(orders)]
        self.order = QueueOrder(order) if order else following
        self.restart()
        self.say(f"sorted by {self.order.words}", "accent")

    def action_filter(self, begin: str = "") -> None:
        """Open the filter line, with a word begun."""
        line = self.query_one("#filter", FilterLine)
        self.add_class("-filtering")
        line.value = f"{self.filter_words} {begin}".strip()
        line.cursor_position = len(line.value)
        line.focus()
        self.tell()

    def known_values(self) -> Known:
        """What may stand behind the open keys: what the rows read so far and the policy name."""
        rows, policy = self.queue.rows, self.desk.policy
        owners = [route.owner for route in policy.routing] + [row.owner for row in rows if row.owner]
        return {
            "type": families([row.issue_type for row in rows if row.issue_type]),
            "tier": sorted({row.tier for row in rows if row.tier}),
            "source": sorted({row.source for row in rows}),
            "owner": list(dict.fromkeys(owners)),
        }

    @property
    def typing(self) -> bool:
        return self.has_class("-filtering")

    def filter_spans(self) -> tuple[list[Span], list[Span]]:
        """While a filter is typed: what is wrong or what the word may become, and how many cases fit."""
        line = self.query_one("#filter", FilterLine)
        choices = [choice for choice in line.choices if not line.value.endswith(choice)]
        left: list[Span] = []
        if self.filter_trouble and not choices:
            left = [(one_line(self.filter_trouble), "stale")]
        elif choices:
            shown = [one_line(choice) for choice in choices[:MOST_OFFERED]]
            left = [("tab ", "key"), ("  ".join(shown), "quiet")]
        else:
            left = [("every further word narrows it more", "quiet")]
        if self.queue.searching:
            return left, [("searching…", "accent")]
        if self.fitting is None or self.filter_trouble:
            return left, []
        more = "+" if self.fitting >= MOST_COUNTED else ""
        return left, [(f"{self.fitting:,}{more} fit" + ("s" if self.fitting == 1 else ""), "plain")]

    @on(Input.Changed, "#filter")
    def _filter_typed(self, message: Input.Changed) -> None:
        if self._filter_pause is not None:
            self._filter_pause.stop()
        self._filter_pause = self.set_timer(TYPING_SECONDS, lambda: self.set_filter(message.value))
        self._read_trouble(message.value)
        self.tell()

    def _read_trouble(self, words: str) -> bool:
        """Note what is wrong with filter words; whether anything is."""
        self.filter_trouble = ""
        try:
            self._query(words.strip())
        except FilterError as error:
            self.filter_trouble = f"{error.title}: {error.text}"
        return bool(self.filter_trouble)

    @on(FilterLine.Left)
    def _filter_left(self, message: FilterLine.Left) -> None:
        line = self.query_one("#filter", FilterLine)
        if self._filter_pause is not None:
            self._filter_pause.stop()
        if message.keep and self._read_trouble(line.value):
            self.tell()
            return
        self.filter_trouble = ""
        self.remove_class("-filtering")
        self.set_filter(line.value if message.keep else "")
        self.queue.focus()
        self.tell()

    def set_filter(self, words: str) -> None:
        """Narrow the queue; words that cannot be read leave it as it is. Cleared, it stays at the case in hand."""
        words = words.strip()
        if words == self.filter_words or self._read_trouble(words):
            return
        self.filter_words = words
        here = self.queue.selected
        self.restart(select=None if words or here is None else here.case_id)
