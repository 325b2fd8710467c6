"""The queue and the case beside it: views, moving, filtering, sizes, and what others do meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.widgets.queue_list import QueueList
from lanes.words import Verb
from store.values import View
from tests.console.screen_desk import ScreenDesk, screen_text, ticket_shown
from tests.factories import a_draft, a_message, a_reply, iso, wire_lane2, wire_lane3


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(
        *(
            wire_lane2(ticket_id=f"60{i:04}", subject=f"Question {i}", thread=[a_message(at=iso(minutes=i))])
            for i in range(30)
        ),
        wire_lane3(),
    )
    yield desk
    desk.store.close()


async def test_a_case_without_a_subject_shows_what_its_customer_last_wrote(desk: ScreenDesk) -> None:
    thread = [
        a_message("The old words", at=iso(hours=-40)),
        a_reply("Noted"),
        a_message("  Where has\n\x1b[31m my order gone?", at=iso(hours=-39)),
    ]
    desk.take_in(
        wire_lane2(ticket_id="700010", subject=..., thread=thread),
        wire_lane2(ticket_id="700011", subject=..., thread=[a_message("x" * 1_200_000, at=iso(hours=-38))]),
    )
    for size, keys in (((120, 36), ("m",)), ((200, 50), ())):
        async with desk.open(size=size) as (app, pilot):
            await pilot.press(*keys)
            await pilot.pause()
            queue = screen_text(app)
            assert "“Where has" in queue
            assert "The old words" not in "\n".join(line[:60] for line in queue.splitlines())
            assert "700011" in queue


async def test_views_show_their_counts_and_their_cases(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        assert "Lane 2 30" in screen_text(app)
        assert app.review.view is View.LANE_2
        for key, view in zip("23456", list(View)[1:], strict=True):
            await pilot.press(key)
            assert app.review.view is view
        await pilot.press("2")
        assert ticket_shown(app) == "500301"


async def test_j_and_k_move_by_one_case(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        order = [row.ticket_id for row in app.review.queue.rows]
        await pilot.press("j", "j", "k", "j")
        assert ticket_shown(app) == order[2]
        await pilot.press("end")
        await pilot.pause()
        assert ticket_shown(app) == order[-1]
        await pilot.press("j")
        assert ticket_shown(app) == order[-1]


async def test_what_others_do_shows_and_never_moves_the_selection(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        order = [row.ticket_id for row in app.review.queue.rows]
        await pilot.press(*"jjjj")
        here = ticket_shown(app)
        desk.other(Verb.APPROVE, order[0])
        desk.take_in(wire_lane2(ticket_id="690000", thread=[a_message(at=iso(hours=-9))]))
        await pilot.pause(1.0)
        queue = app.review.query_one(QueueList)
        assert ticket_shown(app) == here
        assert queue.selected is not None
        assert queue.selected.ticket_id == here
        tickets = [row.ticket_id for row in queue.rows]
        assert order[0] not in tickets
        assert "690000" in tickets
        assert app.review.counts[View.DONE] == 1


async def test_a_case_somebody_else_decides_stays_until_the_reader_moves_on(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        order = [row.ticket_id for row in app.review.queue.rows]
        desk.other(Verb.APPROVE, order[0])
        await pilot.pause(1.0)
        assert ticket_shown(app) == order[0]
        assert "done" in screen_text(app)
        await pilot.press("a")
        await pilot.pause()
        assert len(desk.rows()) == 1
        await pilot.press("j")
        await pilot.pause()
        assert ticket_shown(app) == order[1]
        assert order[0] not in [row.ticket_id for row in app.review.queue.rows]


async def test_filter_words_narrow_the_queue(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("slash", *"Question", "space", *"17", "enter")
        await pilot.pause(0.3)
        assert ticket_shown(app) == "600017"
        assert len(app.review.queue.rows) == 1
        await pilot.press("escape")
        await pilot.pause()
        assert len(app.review.queue.rows) == 30


async def test_a_filter_that_cannot_be_read_says_what_is_allowed(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("slash", *"lane:9", "enter")
        await pilot.pause(0.3)
        assert "allowed are 1, 2, 3" in screen_text(app)


async def test_in_one_pane_nothing_is_decided_unseen(desk: ScreenDesk) -> None:
    async with desk.open(size=(80, 24)) as (app, pilot):
        await pilot.press("a")
        await pilot.pause()
        assert desk.rows() == []
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert app.review.case_visible
        await pilot.press("a")
        assert len(desk.rows()) == 1
        await pilot.press("escape")
        assert not app.review.case_visible


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 36), (160, 45), (200, 50), (40, 12), (20, 6)])
async def test_every_size_paints_the_same_places_for_every_case(
    desk: ScreenDesk, size: tuple[int, int]
) -> None:
    async with desk.open(size=size) as (app, pilot):
        if app.review.narrow:
            await pilot.press("enter")
            await pilot.pause()
        regions = {name: app.review.query_one(name).region for name in ("#headline", "#reading", "#keys")}
        await pilot.press("j", "2", "enter", "m", "m", "t", "tab")
        await pilot.pause()
        if not app.review.narrow:
            assert regions == {name: app.review.query_one(name).region for name in regions}


async def test_resizing_keeps_the_case(desk: ScreenDesk) -> None:
    async with desk.open(size=(200, 50)) as (app, pilot):
        await pilot.press("j")
        here = ticket_shown(app)
        for size in ((80, 24), (120, 36), (30, 10), (200, 50)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert ticket_shown(app) == here


async def test_the_newest_unanswered_message_is_in_view_first(desk: ScreenDesk) -> None:
    thread = [a_message("x " * 400, at=iso(minutes=1)), a_reply("And?", at=iso(minutes=2))] * 12
    desk.take_in(
        wire_lane2(ticket_id="700000", thread=[*thread, a_message("the newest words", at=iso(hours=-30))])
    )
    async with desk.open() as (app, pilot):
        await pilot.press("slash", *"newest", "enter")
        await pilot.pause(0.3)
        assert ticket_shown(app) == "700000"
        assert "the newest words" in screen_text(app)
        assert "unanswered" in screen_text(app)


async def test_long_threads_page_and_long_messages_are_cut_until_asked(desk: ScreenDesk) -> None:
    thread = [a_message(f"line {i}", at=iso(minutes=i)) for i in range(400)]
    desk.take_in(wire_lane2(ticket_id="700001", thread=[*thread, a_message("y" * 9_000, at=iso(hours=8))]))
    async with desk.open() as (app, pilot):
        await pilot.press("slash", *"700001", "enter")
        await pilot.pause(0.3)
        shown = "\n".join(line.text for line in app.review.reading.lines)
        assert "371 earlier" in shown
        assert "6,000 more characters" in shown
        await pilot.press("left_square_bracket", "plus")
        shown = "\n".join(line.text for line in app.review.reading.lines)
        assert "271 earlier" in shown
        assert shown.count("y") > 9_000


async def test_help_lists_every_key_and_the_palette_opens(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        text = "\n".join(line.text for line in app.screen.query_one("#keys").lines)
        for words in ("Send the draft exactly", "Search and filter", "no bulk approve", "Take back"):
            assert words in text
        await pilot.press("escape", "ctrl+p")
        await pilot.pause(0.2)
        assert app.screen is not app.review
        await pilot.press("escape")


async def test_the_mouse_does_what_the_keys_do(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        order = [row.ticket_id for row in app.review.queue.rows]
        await pilot.click("#queue", offset=(5, 4))
        await pilot.pause()
        assert ticket_shown(app) == order[3]
        await pilot.click("#keys", offset=(3, 0))
        await pilot.pause()
        (row,) = desk.rows()
        assert (row.verb, row.ticket_id) == (Verb.APPROVE, order[3])
        await pilot.click("#views", offset=(16, 0))
        await pilot.pause()
        assert app.review.view is View.LANE_3


async def test_marked_cases_are_claimed_together_and_never_approved(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        order = [row.ticket_id for row in app.review.queue.rows]
        await pilot.press("v", "j", "V")
        assert len(app.review.queue.marked) == 3
        await pilot.press("a")
        await pilot.pause()
        assert desk.rows() == []
        await pilot.press("n", *"all", "ctrl+s")
        await pilot.pause(0.1)
        assert [(row.verb, row.ticket_id) for row in desk.rows()] == [(Verb.NOTE, t) for t in order[:3]]
        assert not app.review.queue.marked
        await pilot.press("v", "escape")
        assert not app.review.queue.marked


async def test_a_note_that_one_marked_case_refuses_is_kept_where_it_was_written(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        order = [row.ticket_id for row in app.review.queue.rows]
        await pilot.press("v", "j", "V")
        await pilot.press("n", *"ask them")
        written_on = desk.store.find(str(ticket_shown(app)))
        desk.other(Verb.CLAIM, order[1])
        await pilot.press("ctrl+s")
        await pilot.pause(0.2)
        assert "2 noted, 1 refused" in screen_text(app)
        assert app.unsent.get(written_on, Verb.NOTE) == "ask them"
        assert app.review.unsent == (Verb.NOTE,)


@pytest.mark.parametrize("size", [(120, 36), (200, 50)])
async def test_what_leaves_is_what_stands_there_after_the_queue_had_the_whole_screen(
    empty_desk: ScreenDesk, size: tuple[int, int]
) -> None:
    empty_desk.take_in(
        *(
            wire_lane2(ticket_id=f"60{i:04}", subject=f"Subject {i}", draft=a_draft(f"Draft number {i}."))
            for i in range(6)
        )
    )
    async with empty_desk.open(size=size) as (app, pilot):
        for keys in (("m", "j", "m"), ("m", "j", "j", "m"), ("m", "k", "m")):
            await pilot.press(*keys)
            await pilot.pause(0.1)
            shown = app.review.shown
            assert shown is not None
            assert str(shown.view.ground.draft) in screen_text(app)
            assert str(shown.view.row.subject) in app.review.headline.lines[1].text
        before = screen_text(app)
        await pilot.press("a")
        (row,) = empty_desk.rows()
        assert str(row.final_text) in before


async def test_the_sitting_counts_what_was_done_with_and_forgets_what_was_taken_back(
    desk: ScreenDesk,
) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("n", *"x", "ctrl+s")
        await pilot.pause()
        assert app.session.words == ""
        await pilot.press("a")
        await pilot.pause()
        assert app.session.words.startswith("1 handled · median ")
        await pilot.press("u")
        await pilot.pause()
        assert app.session.words == "0 handled · 1 undone"
        await pilot.press("v", "v", "z", "1")
        await pilot.pause()
        assert app.session.words == "2 handled · 1 undone"


async def test_marked_cases_that_leave_the_view_leave_the_screen(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        order = [row.ticket_id for row in app.review.queue.rows]
        await pilot.press("v", "j", "V")
        assert app.review.queue.selected is not None
        assert app.review.queue.selected.case_id in app.review.queue.marked
        await pilot.press("z", "1")
        await pilot.pause(0.2)
        snoozed = {row.ticket_id for row in desk.rows()}
        assert snoozed == set(order[:3])
        assert [row.ticket_id for row in app.review.queue.rows] == order[3:]
        assert ticket_shown(app) == order[3]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_a_case_opens_at_its_unanswered_message(desk: ScreenDesk, size: tuple[int, int]) -> None:
    talk = [a_message(text=f"Line {i}\n" * 6, at=iso(hours=9, minutes=-i)) for i in range(12)]
    answer = a_message(author="assistant", text="We look into it.", at=iso(hours=9, minutes=-20))
    newest = a_message(text="And what is it now?", at=iso(hours=9, minutes=-30))
    desk.take_in(wire_lane2(ticket_id="700001", thread=[*talk, answer, newest]))
    async with desk.open(size=size) as (app, pilot):
        app.review.set_filter("700001")
        await pilot.pause(0.2)
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert ticket_shown(app) == "700001"
        assert "And what is it now?" in screen_text(app)
