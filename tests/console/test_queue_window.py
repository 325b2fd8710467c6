"""The rows that were read: what comes late, and what changes while it is on its way."""

from __future__ import annotations

from textual.app import App, ComposeResult

from console.widgets.queue_list import QueueList
from console.widgets.queue_window import Deliver
from lanes.words import Verb
from store.values import QueueQuery, QueueRow, View
from tests.console.screen_desk import NOW, ScreenDesk
from tests.factories import wire_lane2
from themes.loading import variable_defaults


class Late(App[None]):
    """A queue whose rows come when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Deliver] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield QueueList(self._fetch, "ana", lambda: NOW)

    def _fetch(self, _after: QueueRow | None, _limit: int, deliver: Deliver) -> None:
        self.asked.append(deliver)


async def test_what_changed_while_rows_were_on_their_way_is_read_once_they_are_there(
    empty_desk: ScreenDesk,
) -> None:
    empty_desk.take_in(wire_lane2(), wire_lane2(ticket_id="500202"))

    def rows() -> list[QueueRow]:
        return empty_desk.store.queue(QueueQuery(view=View.LANE_2, now=NOW))

    app = Late()
    async with app.run_test() as pilot:
        queue = app.query_one(QueueList)
        queue.restart()
        before = rows()
        empty_desk.other(Verb.CLAIM, "500202")
        queue.renew()
        queue.renew()
        assert len(app.asked) == 1
        app.asked[0](before)
        assert len(app.asked) == 2, "what changed meanwhile is never read"
        assert {row.holder for row in queue.rows} == {None}
        app.asked[1](rows())
        await pilot.pause()
        assert {row.holder for row in queue.rows} == {None, "bob"}
        assert len(app.asked) == 2
