"""What is refused, held back or said instead of a verb: nothing is decided, and the text is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from console.widgets.sheet import Sheet
from console.widgets.status_line import StatusLine
from lanes.words import Verb
from tests.console.screen_desk import LANE_3, ScreenDesk, notices, screen_text, ticket_shown
from tests.factories import a_draft, iso, wire_lane2, wire_lane3


@pytest.fixture
def desk(deciding_desk: ScreenDesk) -> ScreenDesk:
    return deciding_desk


async def test_lane_3_has_no_approve_and_says_why(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("2")
        assert app.review.check_action("decide", ("approve",)) is None
        await pilot.press("a")
        await pilot.pause()
        assert desk.rows() == []
        assert "Lane 3" in notices(app)
        await pilot.press("e")
        await pilot.pause()
        assert app.screen is app.review


async def test_a_notice_is_gone_with_the_next_key(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("2", "a")
        await pilot.pause()
        assert "No approve" in notices(app)
        await pilot.press("1")
        await pilot.pause()
        assert notices(app) == ""


async def test_the_withheld_draft_shows_only_when_asked_for(desk: ScreenDesk) -> None:
    async with desk.open(size=(200, 60)) as (app, pilot):
        await pilot.press("2")
        await pilot.pause()
        assert "We will refund the seats." not in screen_text(app)
        await pilot.press("w")
        await pilot.pause()
        assert "We will refund the seats." in screen_text(app)
        assert "WITHHELD" in screen_text(app)


async def test_only_a_draft_that_can_leave_is_said_to_take_hidden_characters_along(desk: ScreenDesk) -> None:
    odd = a_draft("It costs 4\u200b EUR.")
    desk.take_in(
        wire_lane2(ticket_id="500291", draft=odd, received_at=iso(hours=-9)),
        wire_lane3(ticket_id="500391", draft=odd, received_at=iso(hours=-9)),
    )
    async with desk.open(size=(200, 60)) as (app, pilot):
        for ticket, leaves in (("500291", True), ("500391", False)):
            app.review.open_case(desk.store.find(ticket))
            await pilot.pause(0.1)
            if not leaves:
                await pilot.press("w")
                await pilot.pause(0.1)
                assert "WITHHELD" in screen_text(app)
            assert "ZWSP" in screen_text(app)
            assert ("would leave with it" in " ".join(screen_text(app).split())) is leaves


async def test_an_act_on_a_case_that_changed_is_refused_and_the_text_kept(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        ticket = str(ticket_shown(app))
        await pilot.press("e", "Z")
        desk.other(Verb.REROUTE, ticket, to="ops")
        await pilot.press("ctrl+s", "1")
        await pilot.pause()
        assert [row.verb for row in desk.rows()] == [Verb.REROUTE]
        assert app.screen is not app.review
        assert "kept" in notices(app)
        assert "reroute by bob" in "\n".join(
            line.text for line in app.screen.query_one("#changes", Sheet).lines
        )
        assert "back to your text" in screen_text(app)
        await pilot.press("enter")
        await pilot.press("escape")
        await pilot.pause(0.1)
        await pilot.press("e")
        await pilot.pause(0.1)
        await pilot.press("ctrl+s", "ctrl+s")
        await pilot.pause()
        last = desk.rows()[-1]
        assert last.verb is Verb.EDIT
        assert (last.final_text or "").startswith("ZOpen")


async def test_keys_typed_before_the_case_was_painted_do_nothing(desk: ScreenDesk) -> None:
    async with desk.open() as (app, _):
        app.key_time = 0.0
        app.review.painted_at = 10.0
        app.review.action_decide("approve")
        app.review.painted_at = None
        app.review.action_decide("approve")
        assert desk.rows() == []
        assert "typed before" in app.review.query_one("#status", StatusLine).text


async def test_three_keys_at_once_approve_one_case(desk: ScreenDesk) -> None:
    from textual import events

    async with desk.open() as (app, pilot):
        for _ in range(3):
            app.post_message(events.Key("a", "a"))
        await pilot.pause(0.1)
        assert len(desk.rows()) == 1


async def test_a_held_case_is_closed_to_others(desk: ScreenDesk) -> None:
    desk.other(Verb.CLAIM, LANE_3)
    async with desk.open() as (app, pilot):
        await pilot.press("2", "c")
        await pilot.pause()
        assert [row.verb for row in desk.rows()] == [Verb.CLAIM]
        assert "bob" in notices(app)
        await pilot.press("n", *"ping", "ctrl+s")
        await pilot.pause()
        assert desk.rows()[-1].verb is Verb.NOTE


async def test_the_readers_own_editor_is_asked_and_its_absence_is_said(
    desk: ScreenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    async with desk.open() as (app, pilot):
        await pilot.press("E")
        await pilot.pause(0.1)
        assert app.screen is not app.review
        assert "No editor" in notices(app)
        assert desk.rows() == []


async def test_a_database_that_does_not_answer_is_said_and_the_console_stays(
    desk: ScreenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.errors import LockedTooLong

    def busy(*_: object, **__: object) -> None:
        raise LockedTooLong("The database is busy", "Do it again.")

    async with desk.open() as (app, pilot):
        before = ticket_shown(app)
        with monkeypatch.context() as patch:
            patch.setattr(app.store, "act", busy)
            patch.setattr(app.store, "queue", busy)
            await pilot.press("a")
            app.review.queue.renew()
            await pilot.pause()
            assert "busy" in notices(app)
        assert ticket_shown(app) == before
        assert len(app.review.queue.rows) == 2
        await pilot.press("a")
        assert len(desk.rows()) == 1


async def test_the_claim_shows_how_long_it_stands(desk: ScreenDesk) -> None:
    async with desk.open(size=(160, 45)) as (app, pilot):
        await pilot.press("2", "c")
        await pilot.pause()
        assert "yours for 15 min" in screen_text(app)
        desk.clock.now += timedelta(minutes=10)
        app.review._keep_the_claim()
        await pilot.pause()
        assert (
            desk.store.case(desk.store.find(LANE_3), desk.clock.now + timedelta(minutes=14)).ground.holder
            == "ana"
        )
