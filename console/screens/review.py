"""The desk itself: the queue, the case beside it, and every verb one key away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from textual import events, on
from textual._time import get_time
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from console.screens.collecting import settle, tidy
from console.screens.filter_line import FilterLine
from console.screens.foot import hints_for, status_spans
from console.screens.looking_ahead import LookingAhead
from console.screens.looking_back import LookingBack
from console.screens.painting import Painting
from console.screens.panes import Panes
from console.screens.place_keys import PLACE_KEYS
from console.screens.reading import Reading
from console.screens.several import Several
from console.screens.verbs import VERB_KEYS
from console.widgets.case.headline import LINES, LINES_SMALL, headline
from console.widgets.case.pages import deciding_page, first_place, reading_page, whole_page
from console.widgets.case.shown import Shown
from console.widgets.flow import Line
from console.widgets.key_bar import KeyBar
from console.widgets.queue_list import QueueList
from console.widgets.sheet import Sheet
from console.widgets.status_line import StatusLine
from console.widgets.view_bar import ViewBar
from lanes.words import Verb
from store.values import CaseView, QueueRow, View

RENEW_SECONDS = 60.0
TIDY_SECONDS = 10.0
REST_SECONDS = 2.0
"""After so long without a key another one is not expected in this very moment."""
AT_WORK_SECONDS = 300.0
"""After the last key a reader counts as at work for so long; then their claim runs out by itself."""


class ReviewScreen(Several, Reading, Panes, LookingBack, LookingAhead, Painting):
    """One pane below 100 columns, two below 160, then three. Sizes are fixed: a new case moves nothing."""

    CSS_PATH = "review.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (160, "-wide"), (190, "-broad")]
    BINDINGS = [
        *(entry.binding for entry in VERB_KEYS),
        *PLACE_KEYS,
    ]

    _seen_version: int | None = None
    """The database's version, as the screen's own connection counts others' writes, when all was read last."""
    unsent: tuple[Verb, ...] = ()
    """What the reader began to write on the case before them and has not sent."""

    def compose(self) -> ComposeResult:
        yield ViewBar(self.desk.me, id="views")
        with Horizontal(id="desk"):
            yield QueueList(self.fetch, self.desk.me, self.desk.clock, self._first_words, id="queue")
            with Vertical(id="case"):
                yield Sheet(id="headline")
                with Horizontal(id="pages"):
                    yield Sheet(id="reading")
                    yield Sheet(id="deciding")
        yield FilterLine(self.known_values, id="filter")
        yield StatusLine(id="status")
        yield KeyBar(id="keys")

    def _first_words(self, case_ids: Sequence[int]) -> Mapping[int, str]:
        return self.guarded(lambda: self.desk.store.first_words(case_ids)) or {}

    def on_mount(self) -> None:
        self.headline.can_focus = False
        self.queue.focus()
        self.call_after_refresh(self._begin)
        self.set_interval(0.25, self.tell)
        self.set_interval(RENEW_SECONDS, self._keep_the_claim)
        self.set_interval(TIDY_SECONDS, self._tidy)

    def _tidy(self) -> None:
        """Use a rest of the reader for what would hold up a key."""
        if get_time() - self.desk.key_time > REST_SECONDS:
            tidy()

    def _keep_the_claim(self) -> None:
        """Renew the claim on the case before a reader who is still at work; show how long it stands."""
        shown, desk = self.shown, self.desk
        if shown is None or shown.view.ground.holder != desk.me:
            return
        at_work = get_time() - desk.key_time < AT_WORK_SECONDS
        until = desk.held_until(shown.view) if at_work else shown.held_until
        self.shown = replace(shown, held_until=until, now=desk.clock())
        self.paint(keep=True)

    def _begin(self) -> None:
        self.queue.call_after_refresh(self.desk.take_over)
        self.counts = self.guarded(lambda: self.desk.store.counts(self.desk.me, self.desk.clock())) or {}
        if not self.app.is_headless:
            self.call_later(settle)
        start = self.desk.own.settings.start_view
        if start in self.desk.views.all:
            self.open_saved(start)
            return
        self.view = View(start)
        if start == View.LANE_2.value and not self.counts.get(View.LANE_2):
            first = (view for view in (View.LANE_3, View.ALL) if self.counts.get(view))
            self.view = next(first, View.LANE_2)
        self.restart()

    def show_row(self, row: QueueRow | None) -> None:
        """Put a case before the reader; its keys open once it is painted."""
        view = (
            None
            if row is None
            else self.guarded(lambda: self.desk.store.case(row.case_id, self.desk.clock()))
        )
        self.shown = None if view is None else self.prepared(view) or self.desk.read(view)
        self.note_unsent()
        self.reading_since = None
        self.close_keys()
        self.paint(keep=False)

    def note_unsent(self) -> None:
        """Look which words of the reader's own wait on the case before them."""
        shown = self.shown
        self.unsent = () if shown is None else tuple(self.desk.unsent.of_case(shown.view.ground.case_id))

    def renew_case(self) -> None:
        """Read the case before the reader again, where it stands on the screen."""
        if self.shown is None:
            return
        case_id, opened = self.shown.view.ground.case_id, self.shown.opened
        view = self.guarded(lambda: self.desk.store.case(case_id, self.desk.clock()))
        if view is not None and _standing(view) == _standing(self.shown.view):
            self.shown = replace(self.shown, view=view)
            return
        if view is None:
            return
        self.shown = self.desk.read(view).with_opened(**vars(opened))
        self.close_keys()
        self.paint(keep=True)

    def desk_changed(self, counts: Mapping[View, int]) -> None:
        """Somebody wrote to the database: bring everything up to date, and move nothing.

        What the reader themselves did stands on the screen already; only the counts change with it.
        """
        self.counts = counts
        version = self.guarded(self.desk.store.data_version)
        if version is None or version != self._seen_version:
            self._seen_version = version
            self.queue.renew()
            if self.queue.selected is not None and self.shown is None:
                self.show_row(self.queue.selected)
            else:
                self.renew_case()
        self.count_fitting()
        self.show_bar()

    def paint(self, *, keep: bool) -> None:
        shown = self.shown
        if shown is None:
            for sheet in (self.headline, self.reading, self.deciding):
                sheet.show(lambda _: ())
        else:
            for sheet, build, go_to in self.pages_of(shown):
                sheet.show(self.laid_out(sheet, shown, build), go_to=go_to, keep=keep)
        self.tell()
        self.refresh_bindings()
        self.look_ahead_soon()

    def pages_of(self, shown: Shown) -> Iterator[tuple[Sheet, Callable[[int], list[Line]], str]]:
        """What each sheet shows of a case, and the place it opens at."""
        small = self.size.height < 30
        yield self.headline, partial(headline, shown, small=small), ""
        whole = not self.split
        page = whole_page if whole else reading_page
        yield self.reading, partial(page, shown), first_place(shown, whole=whole)
        if not whole:
            yield self.deciding, partial(deciding_page, shown), ""

    def on_resize(self, _: events.Resize) -> None:
        self.headline.styles.height = LINES_SMALL if self.size.height < 30 else LINES
        if self.is_mounted:
            self.call_after_refresh(self.paint, keep=False)

    def _note_presence(self) -> None:
        """Others are shown the case that is on the screen, as long as its reader is at work."""
        at_work = get_time() - self.desk.key_time < AT_WORK_SECONDS
        shown = self.shown if at_work and self.case_visible else None
        self.desk.looking_at = None if shown is None else shown.view.ground.case_id

    def tell(self) -> None:
        """Bring the status line and the key line up to date."""
        if not self.is_mounted or not self.query("#status"):
            return
        self._note_presence()
        left, right = status_spans(self)
        self.query_one("#status", StatusLine).say(left, right)
        hints, always = hints_for(self)
        self.query_one("#keys", KeyBar).show(hints, always)

    def action_move(self, by: int) -> None:
        self.direction = 1 if by > 0 else -1
        if self.queue.step(by):
            self.show_row(self.queue.selected)
            self.paint_now()

    @on(QueueList.Moved)
    def _moved(self, message: QueueList.Moved) -> None:
        self.show_row(message.row)
        self.paint_now()

    @on(QueueList.Opened)
    def _opened(self) -> None:
        self.action_open()

    def action_external(self) -> None:
        """Write in $EDITOR: the draft where it may be edited, else a reply."""
        verb = Verb.EDIT if self.why_closed(Verb.EDIT) is None else Verb.REPLY
        self.begin(verb, external=True)

    @on(KeyBar.Pressed)
    async def _hint_pressed(self, message: KeyBar.Pressed) -> None:
        self.desk.key_time = message.time
        if message.hint.open:
            await self.run_action(message.hint.action)
        else:
            self.explain(message.hint.action)


def _standing(view: CaseView) -> tuple[object, ...]:
    """What a case before the reader is read again for: its state, its row, what people did, what happened."""
    row = view.row.model_copy(update={"viewers": ()})
    return view.ground.version, row, len(view.history), len(view.events)
