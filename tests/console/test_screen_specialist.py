"""A specialist's work: accepting the packet, grading it, and saying what the case really was."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from console.widgets.sheet import Sheet
from lanes.packet_claims import claims
from lanes.words import Lane, Trigger, Verb
from tests.console.screen_desk import ScreenDesk, screen_text, ticket_shown
from tests.factories import CALM_TRIGGERS, a_message, a_reply, wire_lane2, wire_lane3

CASE = "500301"


@pytest.fixture
def desk(empty_desk: ScreenDesk) -> ScreenDesk:
    empty_desk.take_in(wire_lane3())
    return empty_desk


def said_on(sheet: Sheet) -> str:
    """A sheet's words, whatever its width."""
    return " ".join(" ".join(line.text for line in sheet.lines).split())


async def test_a_packet_is_graded_claim_by_claim_and_rated_in_one_row(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        assert ticket_shown(app) == CASE
        found = claims(desk.case(CASE).packet)
        await pilot.press("g", "r", "w", "space", "down", "up", "u", "c")
        assert desk.rows() == []
        await pilot.press("3")
        await pilot.pause()
        (row,) = desk.rows()
        assert (row.verb, row.rating) == (Verb.RATE, 3)
        assert [(grade["claim"], grade["verdict"]) for grade in row.grades] == [
            (found[0].place, "right"),
            (found[1].place, "wrong"),
            (found[3].place, "unsupported"),
            (found[4].place, "correctly_withheld"),
        ]
        assert row.grades[0]["words"] == found[0].words
        assert "4 claims graded: 1 right, 1 wrong" in said_on(app.review.reading)


@pytest.mark.parametrize("size", [(80, 60), (200, 60)])
async def test_the_list_of_what_is_graded_is_as_high_as_it_is_long(
    desk: ScreenDesk, size: tuple[int, int]
) -> None:
    desk.take_in(wire_lane3(summary="A summary that is told in many words. " * 8))
    async with desk.open(size=size) as (app, pilot):
        await pilot.press("2", "enter", "g")
        await pilot.pause(0.1)
        listed = app.screen.query_one("#matters", Sheet)
        assert listed.size.height == len(listed.lines)


async def test_grading_put_away_stores_nothing(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("g", "r", "escape")
        await pilot.pause()
        assert desk.rows() == []
        assert app.screen is app.review


async def test_the_outcome_says_which_triggers_were_right(desk: ScreenDesk) -> None:
    raised = desk.case(CASE).decision.primary_triggers
    async with desk.open() as (_, pilot):
        await pilot.press("d", "2", "r", "m", *["space"] * (len(raised) - 2))
        await pilot.pause()
        (row,) = desk.rows()
        assert (row.verb, row.outcome) == (Verb.RESOLVE, "declined")
        verdicts = {v["trigger"]: v["verdict"] for v in row.trigger_verdicts}
        assert verdicts == {raised[0].value: "right", raised[1].value: "misfired"}


async def test_a_low_trigger_can_have_been_absent_and_the_rest_is_left_unsaid(desk: ScreenDesk) -> None:
    desk.take_in(wire_lane2(assessment={"triggers": {**CALM_TRIGGERS, "policy_sensitivity": "medium"}}))
    decision = desk.case("500201").decision
    low = next(t for t in Trigger if t not in decision.primary_triggers)
    async with desk.open() as (_, pilot):
        await pilot.press("1", "d", "1", *["down"] * len(decision.primary_triggers), "a")
        await pilot.pause()
        (row,) = desk.rows()
        assert row.trigger_verdicts == [{"trigger": low.value, "verdict": "absent"}]


async def test_enter_ends_the_triggers_and_escape_the_whole_question(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("d", "1", "r", "escape")
        await pilot.pause()
        assert desk.rows() == []
        assert app.screen is app.review
        await pilot.press("d", "1", "r", "enter")
        await pilot.pause()
        assert len(desk.rows()[0].trigger_verdicts) == 1


async def test_claiming_is_accepting_and_the_page_says_so(desk: ScreenDesk) -> None:
    async with desk.open(size=(200, 50)) as (app, pilot):
        assert "c accepts it, b returns it" in screen_text(app)
        await pilot.press("c")
        await pilot.pause()
        assert "you accepted it" in screen_text(app)


async def test_an_override_stands_on_top_of_the_packet(desk: ScreenDesk) -> None:
    desk.take_in(wire_lane2())
    async with desk.open(size=(200, 50)) as (app, pilot):
        await pilot.press("1", "o", "2", "s", "1")
        await pilot.pause()
        (row,) = desk.rows()
        assert row.lane_after is Lane.HUMAN_OWNED
        await pilot.press("2", "j")
        await pilot.pause()
        lines = [line.text for line in app.review.deciding.lines]
        assert ticket_shown(app) == "500201"
        assert "A person moved this case here: ana" in lines[1]
        assert "Lane 2 to Lane 3" in " ".join(lines[1:4])


async def test_the_banner_tells_what_people_said(tmp_path: Path) -> None:
    desk = ScreenDesk(tmp_path / "desk.db")
    said = a_reply("We are looking into it.", author="agent")
    desk.take_in(wire_lane2(thread=[a_message("How do I colour a label?"), said]))
    async with desk.open() as (app, _):
        assert "told the customer nothing; an agent wrote: “We are looking into it.”" in said_on(
            app.review.headline
        )
    desk.store.close()


async def test_ages_say_what_they_count_from_and_no_fact_of_an_old_case_is_new(desk: ScreenDesk) -> None:
    desk.clock.now += timedelta(days=900)
    async with desk.open(size=(200, 50)) as (app, pilot):
        page = said_on(app.review.deciding)
        assert "Known ages as of 10 Mar 2026 09:00" in page
        assert "plan is standard crm, 1 h old" in page.replace("\N{NO-BREAK SPACE}", " ")
        assert "just now" not in screen_text(app)
        assert "waits 2 years" in screen_text(app)
        assert "policy_sensitivity" not in screen_text(app)
        await pilot.press("t")
        await pilot.pause()
        assert "● policy  high" in screen_text(app)
