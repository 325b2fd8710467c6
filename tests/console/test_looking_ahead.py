"""The next case is laid out ahead, and comes as it is by then: nothing prepared outlives a change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from console.app import LanedeskApp
from console.screens.looking_ahead import KEEPS
from console.widgets.case.shown import Shown
from lanes.words import Verb
from store.errors import LockedTooLong
from store.store import Store
from store.values import CaseView
from tests.console.screen_desk import ScreenDesk, screen_text, ticket_shown
from tests.factories import a_draft, a_message, iso, wire_lane2


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(*(a_case(i) for i in range(6)))
    yield desk
    desk.store.close()


def a_case(number: int, answer: str = "Open the menu.") -> dict[str, object]:
    thread = [a_message(f"Number {number}", at=iso(minutes=number))]
    return wire_lane2(ticket_id=f"60000{number}", thread=thread, draft=a_draft(answer))


def ahead(app: LanedeskApp) -> Shown:
    assert app.review._ahead is not None
    return app.review._ahead.shown


@pytest.mark.parametrize("size", [(120, 36), (200, 50)])
async def test_the_next_case_is_laid_out_before_its_key(
    desk: ScreenDesk, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open(size=size) as (app, pilot):
        await pilot.pause(0.2)
        prepared = ahead(app)
        assert prepared.view.row.ticket_id == "600001"
        monkeypatch.setattr(LanedeskApp, "read", lambda *_: pytest.fail("worked out again"))
        app.review.action_move(1)
        assert app.review.shown is prepared
        assert "Number 1" in screen_text(app)
        assert "Number 0" not in "\n".join(line.text for line in app.review.reading.lines)
        monkeypatch.undo()
        await pilot.pause(0.2)
        assert ahead(app).view.row.ticket_id == "600002"
        await pilot.press("j", "k")
        await pilot.pause(0.2)
        assert ahead(app).view.row.ticket_id == "600000"


async def test_a_case_that_changed_meanwhile_comes_as_it_is(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.pause(0.2)
        before = ahead(app)
        desk.take_in(a_case(1, "Open the other menu."))
        app.review.action_move(1)
        shown = app.review.shown
        assert shown is not None
        assert shown is not before
        assert shown.view.ground.draft == "Open the other menu."
        assert "Open the other menu." in screen_text(app)
        await pilot.pause(0.1)
        await pilot.press("a")
        await pilot.pause(0.1)
        assert [row.final_text for row in desk.rows()] == ["Open the other menu."]


async def test_what_another_wrote_about_the_next_case_is_there_with_it(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.pause(0.2)
        desk.other(Verb.NOTE, "600001", text="Called them back.")
        app.review.action_move(1)
        assert app.review.shown is not None
        assert [row.note for row in app.review.shown.view.history] == ["Called them back."]


async def test_waits_worked_out_long_ago_are_worked_out_anew(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.pause(0.2)
        before = ahead(app)
        desk.clock.now += KEEPS + timedelta(seconds=1)
        app.review.action_move(1)
        assert app.review.shown is not None
        assert app.review.shown is not before
        assert app.review.shown.now == desk.clock.now


async def test_a_claim_is_not_renewed_by_looking_ahead(
    desk: ScreenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("j", "c", "k")
        await pilot.pause(0.2)
        assert ticket_shown(app) == "600000"
        renewed: list[int] = []
        monkeypatch.setattr(Store, "renew", lambda _, case_id, *__: renewed.append(case_id))
        app.review.direction = 1
        app.review._look_ahead()
        assert renewed == []
        app.review.action_move(1)
        assert renewed == [desk.store.find("600001")]


async def test_what_cannot_be_read_ahead_is_left_for_the_key(
    desk: ScreenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open() as (app, pilot):
        await pilot.pause(0.2)
        read = Store.case

        def locked(store: Store, case_id: int, *rest: object) -> CaseView:
            raise LockedTooLong("Locked", "Another program writes.")

        monkeypatch.setattr(Store, "case", locked)
        app.review._look_ahead()
        assert not app._notifications
        monkeypatch.setattr(Store, "case", read)
        await pilot.press("j")
        assert ticket_shown(app) == "600001"
