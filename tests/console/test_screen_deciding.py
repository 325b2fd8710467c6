"""Every verb by its key: press it, then read the rows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lanes.words import DraftState, Lane, Status, Verb
from tests.console.screen_desk import LANE_3, ScreenDesk, notices, screen_text, ticket_shown
from tests.factories import a_message, a_reply, iso, wire_lane2


@pytest.fixture
def desk(deciding_desk: ScreenDesk) -> ScreenDesk:
    return deciding_desk


async def test_approve_sends_the_draft_and_shows_the_next_case(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        first = ticket_shown(app)
        await pilot.press("a")
        (row,) = desk.rows()
        assert (row.verb, row.ticket_id, row.actor) == (Verb.APPROVE, first, "ana")
        assert row.final_text == "Open the label's menu and choose Colour."
        assert row.seconds_spent is not None
        assert ticket_shown(app) not in (None, first)
        assert [r.ticket_id for r in app.review.queue.rows] == [ticket_shown(app)]


async def test_undo_calls_the_reply_back_and_shows_the_case_again(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        first = ticket_shown(app)
        await pilot.press("a")
        assert "leaves in" in screen_text(app)
        await pilot.press("u")
        assert [row.verb for row in desk.rows()] == [Verb.APPROVE, Verb.UNDO]
        assert ticket_shown(app) == first
        assert desk.case(str(first)).ground.status is Status.OPEN
        assert app.session.undone == 1


async def test_undo_after_the_reply_left_says_so(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("a")
        desk.clock.now += timedelta(hours=1)
        delivery = desk.store.claim_delivery("courier", desk.clock.now)
        assert delivery is not None
        desk.store.delivered(delivery.outbox_id, "courier", "sent as 77")
        await pilot.press("u")
        assert [row.verb for row in desk.rows()] == [Verb.APPROVE]
        assert "Too late to undo" in notices(app)


async def test_edit_sends_exactly_the_edited_words(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("e", "H", "i", "comma", "space")
        await pilot.pause(0.3)
        assert "changed" in screen_text(app)
        await pilot.press("ctrl+s", "ctrl+s")
        await pilot.pause()
        (row,) = desk.rows()
        assert row.verb is Verb.EDIT
        assert row.final_text == "Hi, Open the label's menu and choose Colour."
        assert row.edit_distance == 4
        assert app.screen is app.review


async def test_edit_can_say_why(desk: ScreenDesk) -> None:
    async with desk.open() as (_, pilot):
        await pilot.press("e", "X", "ctrl+r", "1", "ctrl+s")
        await pilot.pause()
        (row,) = desk.rows()
        assert row.reason_codes == ["tone"]
        assert [hunk["reason"] for hunk in row.hunks] == ["tone"]


async def test_text_left_with_escape_is_there_again(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("r", "O", "h", "escape")
        await pilot.pause()
        assert desk.rows() == []
        assert "kept" in screen_text(app)
    async with desk.open() as (app, pilot):
        assert "a text of yours is kept and not sent: r reply" in screen_text(app)
        await pilot.press("r")
        await pilot.pause(0.2)
        assert "Oh" in screen_text(app)
        assert "restored" in screen_text(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        (row,) = desk.rows()
        assert (row.verb, row.final_text) == (Verb.REPLY, "Oh")
    async with desk.open() as (app, pilot):
        assert app.unsent.of_case(row.case_id) == []


async def test_reject_takes_one_reason(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        first = ticket_shown(app)
        await pilot.press("x", "1")
        await pilot.pause()
        (row,) = desk.rows()
        assert (row.verb, row.ticket_id, len(row.reason_codes)) == (Verb.REJECT, first, 1)
        assert desk.case(str(first)).ground.draft_state is DraftState.REJECTED
        assert ticket_shown(app) != first


async def test_reject_in_own_words(desk: ScreenDesk) -> None:
    async with desk.open() as (_, pilot):
        await pilot.press("x", "w", *"rude", "enter")
        await pilot.pause()
        (row,) = desk.rows()
        assert (row.reason_codes, row.note) == (["other"], "rude")


async def test_escape_puts_a_question_away(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("x", "escape")
        await pilot.pause()
        assert desk.rows() == []
        assert app.screen is app.review


async def test_reroute_names_an_owner(desk: ScreenDesk) -> None:
    async with desk.open() as (_, pilot):
        await pilot.press("R", "w", *"ops", "enter")
        await pilot.pause()
        (row,) = desk.rows()
        assert (row.verb, row.owner_after) == (Verb.REROUTE, "ops")


async def test_override_names_lane_trigger_and_reason(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        first = ticket_shown(app)
        await pilot.press("o", "2")
        await pilot.press("s")
        await pilot.press("1")
        await pilot.pause()
        (row,) = desk.rows()
        assert (row.verb, row.lane_after) == (Verb.OVERRIDE, Lane.HUMAN_OWNED)
        assert row.trigger_verdicts[0]["trigger"] == "security_identity"
        assert row.trigger_verdicts[0]["verdict"] == "absent"
        assert row.reason_codes == ["trigger_absent"]
        assert desk.case(str(first)).ground.draft_state is DraftState.WITHHELD


async def test_snooze_note_and_resolve(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("n", *"look", "ctrl+s")
        await pilot.pause()
        await pilot.press("z", "1")
        await pilot.pause()
        await pilot.press("d", "1")
        await pilot.pause()
        rows = desk.rows()
        assert [row.verb for row in rows] == [Verb.NOTE, Verb.SNOOZE, Verb.RESOLVE]
        assert rows[0].note == "look"
        assert rows[0].ticket_id == rows[1].ticket_id != rows[2].ticket_id
        assert rows[1].until == desk.clock.now + timedelta(hours=1)
        assert rows[2].outcome
        assert ticket_shown(app) is None
        assert "Nothing waits" in screen_text(app)


async def test_a_specialist_claims_grades_permits_replies(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("2", "c")
        await pilot.pause()
        assert ticket_shown(app) == LANE_3
        assert desk.case(LANE_3).ground.holder == "ana"
        await pilot.press("g", "4")
        await pilot.pause()
        await pilot.press("p", "d")
        await pilot.pause()
        await pilot.press("r", *"We look into it", "ctrl+s")
        await pilot.pause()
        rows = desk.rows()
        assert [row.verb for row in rows] == [Verb.CLAIM, Verb.RATE, Verb.AUTHORIZE, Verb.REPLY]
        assert rows[1].rating == 4
        assert rows[2].action_verdict is not None
        assert rows[2].action_verdict["verdict"] == "declined"
        assert rows[3].final_text == "We look into it"


async def test_a_packet_goes_back_and_a_claim_is_let_go(desk: ScreenDesk) -> None:
    async with desk.open() as (_, pilot):
        await pilot.press("2", "c")
        await pilot.pause()
        await pilot.press("b", "1")
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("C")
        await pilot.pause()
        rows = desk.rows()
        assert [row.verb for row in rows] == [Verb.CLAIM, Verb.RETURN, Verb.CLAIM, Verb.RELEASE]
        assert rows[1].reason_codes


async def test_raising_a_lane_can_name_the_message_that_was_too_late(desk: ScreenDesk) -> None:
    thread = [a_message("One"), a_reply("Two"), a_message("Three", at=iso(hours=2))]
    desk.take_in(wire_lane2(ticket_id="500299", thread=thread))
    async with desk.open() as (_, pilot):
        await pilot.press("slash", *"500299", "enter")
        await pilot.pause(0.3)
        for key in ("o", "2", "p", "1", "2"):
            await pilot.press(key)
            await pilot.pause(0.05)
        (row,) = desk.rows()
        assert (row.verb, row.escalate_at) == (Verb.OVERRIDE, 1)


async def test_an_audit_takes_one_key_when_all_was_right_and_names_what_came_too_late(
    desk: ScreenDesk,
) -> None:
    thread = [a_message("One"), a_reply("Two"), a_message("Three", at=iso(hours=2))]
    desk.take_in(wire_lane2(ticket_id="500299", thread=thread))
    async with desk.open() as (app, pilot):
        await pilot.press("slash", *"500299", "enter")
        await pilot.pause(0.3)
        await pilot.press("A", "c")
        await pilot.pause()
        for key in ("A", "e", "s", "3"):
            await pilot.press(key)
            await pilot.pause(0.05)
        right, late = desk.rows()
        assert (right.verb, right.outcome, right.escalate_at) == (Verb.AUDIT, "correct", None)
        assert (late.outcome, late.escalate_at) == ("should_have_escalated", 2)
        assert late.trigger_verdicts == [{"trigger": "security_identity", "verdict": "absent"}]
        assert ticket_shown(app) == "500299"


async def test_override_reasons_begin_with_those_that_fit_the_verdict(desk: ScreenDesk) -> None:
    async with desk.open() as (_, pilot):
        await pilot.press("o", "2", "s", "enter")
        await pilot.pause()
        assert desk.rows()[-1].reason_codes == ["trigger_absent"]
        await pilot.press("2", "o", "2", "s", "enter")
        await pilot.pause()
        last = desk.rows()[-1]
        assert (last.trigger_verdicts[0]["verdict"], last.reason_codes) == ("misfired", ["trigger_misfired"])
