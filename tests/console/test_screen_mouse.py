"""The mouse alone: every verb, every question's answers and its confirmation, the log, views, palette and wheel."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot

from console.app import LanedeskApp
from console.config import UserSettings
from console.own_files import OwnFiles
from console.screens.activity import ActivityScreen
from console.screens.help import HelpScreen
from console.widgets.checked_text import CheckedText
from lanes.words import Lane, Verb
from store.values import QueueOrder, View
from tests.console.screen_desk import ScreenDesk, notices, screen_text, ticket_shown, until_painted
from tests.factories import a_draft, a_message, a_reply, iso, wire_lane2, wire_lane3

WIDE = (240, 60)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(
        wire_lane2(received_at=iso(hours=-2), draft=a_draft("Open the menu. It costs 4 EUR.")),
        wire_lane2(ticket_id="500202", subject="Second question", customer={"name": "Zoe"}),
        wire_lane3(),
        *(wire_lane2(ticket_id=f"61{i:04}", thread=[a_message(at=iso(minutes=i))]) for i in range(40)),
    )
    yield desk
    desk.store.close()


async def click(app: LanedeskApp, pilot: Pilot[None], words: str, *, last: bool = False) -> None:
    """Click on words once they are painted; the first place they stand at, from the top, or the last one."""
    await pilot.pause(0.05)
    await until_painted(app, pilot, words)
    lines = screen_text(app).splitlines()
    found = [(line.find(words), y, line) for y, line in enumerate(lines) if words in line]
    x, y, line = found[-1 if last else 0]
    await pilot.click(offset=(cell_len(line[:x]) + 1, y))
    await pilot.pause(0.05)


BY_MOUSE: dict[Verb, tuple[View, tuple[str, ...]]] = {
    Verb.APPROVE: (View.LANE_2, ("a approve",)),
    Verb.REJECT: (View.LANE_2, ("x reject", "incomplete")),
    Verb.REROUTE: (View.LANE_2, ("R reroute", "suggested")),
    Verb.OVERRIDE: (View.LANE_2, ("o override", "Lane 3, conversation", "s security", "trigger absent")),
    Verb.SNOOZE: (View.LANE_2, ("z snooze", "four hours")),
    Verb.RESOLVE: (View.LANE_3, ("d done", "declined", "r right", "enter done")),
    Verb.CLAIM: (View.LANE_3, ("c claim",)),
    Verb.RELEASE: (View.LANE_3, ("c claim", "C release")),
    Verb.RETURN: (View.LANE_3, ("c claim", "b return", "vague")),
    Verb.RATE: (View.LANE_3, ("g grade", "w wrong", "u unsupported", "space skip", "4 useful")),
    Verb.AUTHORIZE: (View.LANE_3, ("p permit", "decline it")),
    Verb.AUDIT: (View.LANE_2, ("A audit", "the lane was right")),
}


@pytest.mark.parametrize("verb", BY_MOUSE)
async def test_a_verb_by_clicks_alone(desk: ScreenDesk, verb: Verb) -> None:
    view, clicks = BY_MOUSE[verb]
    async with desk.open(size=WIDE) as (app, pilot):
        await click(app, pilot, "Lane 2" if view is View.LANE_2 else "Lane 3")
        assert app.review.view is view
        for place, words in enumerate(clicks):
            await click(app, pilot, words, last=place == 0 or words == "C release")
        await pilot.pause(0.1)
        row = desk.rows()[-1]
        assert row.verb is verb
        if verb is Verb.OVERRIDE:
            assert row.lane_after is Lane.HUMAN_OWNED
            assert row.trigger_verdicts == [{"trigger": "security_identity", "verdict": "absent"}]
        if verb is Verb.RATE:
            assert [grade["verdict"] for grade in row.grades] == ["wrong", "unsupported"]
        if verb is Verb.RESOLVE:
            assert [verdict["verdict"] for verdict in row.trigger_verdicts] == ["right"]


async def test_words_are_typed_and_everything_around_them_is_clicked(desk: ScreenDesk) -> None:
    async with desk.open(size=WIDE) as (app, pilot):
        await click(app, pilot, "n note", last=True)
        await pilot.press(*"look")
        await click(app, pilot, "keeps it")
        await click(app, pilot, "x reject", last=True)
        await click(app, pilot, "own words")
        await pilot.press(*"rude")
        await click(app, pilot, "keeps your words")
        await click(app, pilot, "e edit", last=True)
        await pilot.press(*"So ")
        await click(app, pilot, "^s send")
        await click(app, pilot, "skips one")
        await click(app, pilot, "r reply", last=True)
        await pilot.press(*"Hello")
        await click(app, pilot, "^s send")
        await click(app, pilot, "u undo", last=True)
        verbs = [row.verb for row in desk.rows()]
        assert verbs == [Verb.NOTE, Verb.REJECT, Verb.EDIT, Verb.REPLY, Verb.UNDO]


async def test_a_draft_is_edited_without_any_key(desk: ScreenDesk) -> None:
    """Words are drawn over and cut, a cut too many is taken back, and what is left is sent."""
    async with desk.open(size=WIDE) as (app, pilot):

        async def draw_over(words: str) -> None:
            text = app.screen.query_one(CheckedText)
            x = text.text.index(words) + text.region.x + text.gutter.left
            y = text.region.y + text.gutter.top
            await pilot.mouse_down(offset=(x, y))
            await pilot.hover(offset=(x + len(words), y))
            await pilot.mouse_up(offset=(x + len(words), y))
            assert text.selected_text == words

        await click(app, pilot, "e edit", last=True)
        await click(app, pilot, "^x cut", last=True)
        assert "No words are marked" in notices(app)
        await draw_over("Open the menu. ")
        await click(app, pilot, "^x cut", last=True)
        await click(app, pilot, "^z undo", last=True)
        await draw_over(" It costs 4 EUR.")
        await click(app, pilot, "^x cut", last=True)
        await click(app, pilot, "^s send", last=True)
        await click(app, pilot, "unsafe promise")
        await pilot.pause(0.1)
        (row,) = desk.rows()
        assert (row.verb, row.final_text) == (Verb.EDIT, "Open the menu.")


async def test_questions_are_put_away_by_a_click(desk: ScreenDesk) -> None:
    async with desk.open(size=WIDE) as (app, pilot):
        for words in ("x reject", "o override", "n note", "R reroute", "e edit", "? help", "A audit"):
            await click(app, pilot, words, last=True)
            assert app.screen is not app.review
            leave = "keep for later" if words == "e edit" else "esc back"
            await click(app, pilot, leave, last=True)
            assert app.screen is app.review
        await click(app, pilot, "Lane 3")
        await click(app, pilot, "g grade", last=True)
        await click(app, pilot, "esc back", last=True)
        assert app.screen is app.review
        assert desk.rows() == []


async def test_what_changed_meanwhile_is_closed_by_a_click(desk: ScreenDesk) -> None:
    async with desk.open(size=WIDE) as (app, pilot):
        await click(app, pilot, "x reject", last=True)
        # Were it done before the question, a console that has noticed it would rightly take the answer.
        desk.other(Verb.REROUTE, str(ticket_shown(app)), to="ops")
        await click(app, pilot, "incomplete")
        await until_painted(app, pilot, "Somebody was faster")
        await click(app, pilot, "back to the case as it is now")
        assert [row.verb for row in desk.rows()] == [Verb.REROUTE]
        assert app.screen is app.review


async def test_the_override_s_message_and_the_audit_s_are_clicked(desk: ScreenDesk) -> None:
    thread = [a_message("One"), a_reply("Two"), a_message("Three", at=iso(hours=2))]
    desk.take_in(wire_lane2(ticket_id="500299", thread=thread, received_at=iso(hours=-90)))
    async with desk.open(size=WIDE) as (app, pilot):
        assert app.review.queue.select(desk.store.find("500299"))
        app.review.show_row(app.review.queue.selected)
        clicks = ("A audit", "should have escalated", "d domains", "assistant, message 2")
        for place, words in enumerate(clicks):
            await click(app, pilot, words, last=place == 0)
        (row,) = desk.rows()
        assert (row.outcome, row.escalate_at) == ("should_have_escalated", 1)
        assert row.trigger_verdicts == [{"trigger": "multi_domain_complexity", "verdict": "absent"}]


async def test_the_palette_is_opened_scrolled_and_clicked(desk: ScreenDesk) -> None:
    async with desk.open(size=WIDE) as (app, pilot):
        await click(app, pilot, "^p all")
        await pilot.pause(0.4)
        await pilot.press(*"newest")
        await pilot.pause(0.5)
        await click(app, pilot, "Sort by newest")
        await pilot.pause(0.3)
        assert app.review.order is QueueOrder.NEWEST


async def test_the_filter_is_kept_and_cleared_by_clicks(desk: ScreenDesk) -> None:
    async with desk.open(size=WIDE) as (app, pilot):
        await click(app, pilot, "/ filter", last=True)
        await pilot.press(*"Second")
        await click(app, pilot, "enter keep", last=True)
        await pilot.pause(0.2)
        assert [row.ticket_id for row in app.review.queue.rows] == ["500202"]
        await click(app, pilot, "/ filter", last=True)
        await click(app, pilot, "esc clear", last=True)
        await pilot.pause(0.2)
        assert app.review.filter_words == ""


async def test_saved_views_and_the_log_by_clicks(desk: ScreenDesk) -> None:
    own = OwnFiles(settings=UserSettings(views={"refunds": "type:billing.*"}))
    async with desk.open(size=WIDE, own=own) as (app, pilot):
        await app.review.run_action("saved_views")
        await click(app, pilot, "refunds")
        assert ticket_shown(app) == "500301"
        await click(app, pilot, "c claim", last=True)
        desk.clock.now += timedelta(minutes=5)
        await app.review.run_action("log")
        await pilot.pause(0.1)
        assert isinstance(app.screen, ActivityScreen)
        await click(app, pilot, "claimed")
        assert app.screen is app.review
        assert ticket_shown(app) == "500301"
        await app.review.run_action("log")
        await click(app, pilot, "esc back", last=True)
        assert app.screen is app.review


async def test_marks_are_set_with_ctrl_and_shift(desk: ScreenDesk) -> None:
    async with desk.open(size=(120, 36)) as (app, pilot):
        order = [row.ticket_id for row in app.review.queue.rows]
        await pilot.click("#queue", offset=(5, 3), control=True)
        await pilot.click("#queue", offset=(5, 6), shift=True)
        await pilot.pause()
        assert len(app.review.queue.marked) == 4
        await click(app, pilot, "c claim", last=True)
        assert [row.ticket_id for row in desk.rows()] == order[2:6]
        await pilot.click("#queue", offset=(5, 3), control=True)
        await pilot.click("#queue", offset=(5, 3), control=True)
        assert not app.review.queue.marked


async def test_marked_cases_are_acted_on_from_the_foot_in_one_pane(desk: ScreenDesk) -> None:
    async with desk.open(size=(80, 24)) as (app, pilot):
        await click(app, pilot, "v mark", last=True)
        await pilot.click("#queue", offset=(5, 3), control=True)
        foot = screen_text(app).splitlines()[-1]
        assert "c claim  R reroute  z snooze  n note  C release  esc unmark" in foot
        await click(app, pilot, "c claim", last=True)
        assert [row.verb for row in desk.rows()] == [Verb.CLAIM, Verb.CLAIM]
        await click(app, pilot, "v mark", last=True)
        assert app.review.queue.marked
        await click(app, pilot, "esc unmark", last=True)
        assert not app.review.queue.marked


async def test_the_wheel_scrolls_queue_case_help_and_dialogs_and_moves_no_selection(desk: ScreenDesk) -> None:
    thread = [a_message(f"line {i}\n" * 4, at=iso(minutes=i)) for i in range(30)]
    desk.take_in(wire_lane2(ticket_id="700001", thread=thread, received_at=iso(hours=-50)))
    async with desk.open(size=(120, 24)) as (app, pilot):

        async def wheel(selector: str, kind: type[MouseScrollDown] | type[MouseScrollUp]) -> float:
            widget = app.screen.query_one(selector)
            await pilot._post_mouse_events([kind], widget, offset=(3, widget.region.height // 2))
            await pilot.pause(0.5)
            return widget.scroll_offset.y

        here = ticket_shown(app)
        assert await wheel("#queue", MouseScrollDown) > 0
        assert ticket_shown(app) == here
        assert await wheel("#queue", MouseScrollUp) == 0
        app.review.open_case(desk.store.find("700001"))
        await pilot.pause(0.1)
        app.review.reading.scroll_to(y=0, animate=False)
        await pilot.pause()
        assert await wheel("#reading", MouseScrollDown) > 0
        await pilot.press("question_mark")
        await pilot.pause(0.1)
        assert isinstance(app.screen, HelpScreen)
        assert await wheel("Sheet", MouseScrollDown) > 0
        await click(app, pilot, "a page down")
        assert app.screen.query_one("Sheet").scroll_offset.y > 10


async def test_in_one_pane_the_mouse_opens_the_case_and_goes_back(desk: ScreenDesk) -> None:
    async with desk.open(size=(80, 24)) as (app, pilot):
        await pilot.click("#queue", offset=(5, 4))
        await pilot.click("#queue", offset=(5, 4))
        await pilot.pause(0.1)
        assert app.review.case_visible
        await click(app, pilot, "esc queue", last=True)
        assert not app.review.case_visible
