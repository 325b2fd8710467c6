"""Filter words, saved views, sorting, what was done, and who looks: keys and mouse first, then the rows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.command import CommandPalette

from console.config import UserSettings
from console.own_files import OwnFiles
from console.saved_views import NotKept, SavedView, SavedViews
from console.screens import searching
from console.screens.activity import ActivityScreen
from console.screens.filter_line import FilterLine
from console.screens.help import HelpScreen
from lanes.words import Verb
from store.errors import Superseded
from store.store import Store
from store.values import QueueOrder, QueueQuery, QueueRow, View
from tests.console.screen_desk import ScreenDesk, screen_text, ticket_shown
from tests.factories import a_message, iso, wire_lane2, wire_lane3


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    desk = ScreenDesk(tmp_path / "desk.db")
    names = ("Zoe", "ada", "Mia", "Bo")
    desk.take_in(
        *(
            wire_lane2(
                ticket_id=f"60{i:04}",
                subject=f"Question {i}",
                thread=[a_message(at=iso(minutes=i))],
                customer={"name": names[i % 4], "tier": "enterprise" if i % 2 else "standard"},
            )
            for i in range(12)
        ),
        wire_lane3(),
    )
    yield desk
    desk.store.close()


async def test_every_column_is_there_where_there_is_room(desk: ScreenDesk) -> None:
    desk.other(Verb.REROUTE, "600003", to="billing desk", seen_revision=1)
    words = ("Bo", "howto.labels", "Question 3", "billing desk", "nothing")
    for size, keys in (((200, 50), ()), ((160, 45), ()), ((120, 36), ("m",))):
        async with desk.open(size=size) as (app, pilot):
            await pilot.press(*keys)
            await pilot.pause()
            width = app.review.queue.size.width
            lines = [line[:width] for line in screen_text(app).splitlines()]
            place = next(i for i, line in enumerate(lines) if "Question 3 " in line or "Question 3\n" in line)
            seen = "\n".join(lines[place : place + app.review.queue.tall])
            missing = [word for word in words if word not in seen]
            assert not missing, (size, seen)
            assert "ent" in seen


async def test_s_sorts_and_paging_goes_on_in_that_order(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("s")
        assert [row.ticket_id for row in app.review.queue.rows] == [f"60{i:04}" for i in range(12)]
        await pilot.press("s")
        assert ticket_shown(app) == "600011"
        assert "newest" in screen_text(app)
        await pilot.press("s")
        names = [row.customer_name for row in app.review.queue.rows]
        assert names == ["ada"] * 3 + ["Bo"] * 3 + ["Mia"] * 3 + ["Zoe"] * 3
        await pilot.press("a", "u")
        await pilot.pause()
        assert [row.customer_name for row in app.review.queue.rows] == names
        await pilot.press("s")
        assert app.review.order is QueueOrder.CONSEQUENCE


async def test_tab_completes_words_and_values(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("slash", *"ti", "tab", *"en", "tab")
        line = app.review.query_one(FilterLine)
        assert line.value == "tier:enterprise"
        await pilot.pause(0.3)
        assert "6 fit" in screen_text(app)
        await pilot.press("space", *"trigger:", "tab", "tab", "shift+tab")
        assert line.value == "tier:enterprise trigger:policy>=medium"


async def test_a_word_that_cannot_be_read_says_so_and_keeps_the_rows(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("slash", *"lane:7")
        await pilot.pause(0.3)
        assert "allowed are 1, 2, 3" in screen_text(app)
        assert len(app.review.queue.rows) == 12
        await pilot.press("enter")
        assert app.focused is app.review.query_one(FilterLine)
        await pilot.press("escape")
        assert app.focused is app.review.queue
        assert app.review.filter_words == ""


async def test_progress_on_the_filtered_queue(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("slash", *"tier:enterprise", "enter")
        await pilot.pause(0.3)
        assert "1 of 6" in screen_text(app)
        await pilot.press("a")
        await pilot.pause(0.8)
        assert len(desk.rows()) == 1
        assert "5 of 6 left" in screen_text(app)
        await pilot.press("escape")
        assert len(app.review.queue.rows) == 11


async def test_a_long_search_blocks_no_key(desk: ScreenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "QUICK_CASES", 0)
    async with desk.open() as (app, pilot):
        await pilot.press("slash", *"tier:enterprise", "enter")
        await pilot.pause(0.5)
        assert {row.tier for row in app.review.queue.rows} == {"enterprise"}
        assert "1 of 6" in screen_text(app)
        here = ticket_shown(app)
        await pilot.press("a")
        await pilot.pause(0.8)
        (row,) = desk.rows()
        assert row.ticket_id == here
        assert "5 of 6 left" in screen_text(app)


async def test_a_search_nobody_waits_for_ends_and_a_long_one_says_so(
    desk: ScreenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "QUICK_CASES", 0)
    found, counted = Store.queue, Store.how_many
    given_up: list[str] = []

    def waited(query: QueueQuery, stopped: Callable[[], bool] | None) -> None:
        """Anything with an owner takes as long as somebody waits for it."""
        while query.owner is not None and stopped is not None:
            if stopped():
                given_up.append(query.owner)
                raise Superseded("Given up", "")
            time.sleep(0.005)

    def slowly_found(store: Store, query: QueueQuery, stopped: Any = None) -> list[QueueRow]:
        waited(query, stopped)
        return found(store, query, stopped)

    def slowly_counted(store: Store, query: QueueQuery, most: int, stopped: Any = None) -> int:
        waited(query, stopped)
        return counted(store, query, most, stopped)

    monkeypatch.setattr(Store, "queue", slowly_found)
    monkeypatch.setattr(Store, "how_many", slowly_counted)
    async with desk.open() as (app, pilot):
        here = ticket_shown(app)
        await pilot.press("slash", *"owner:slow", "enter")
        await pilot.pause(0.3)
        assert screen_text(app).count("searching…") == 2
        assert (ticket_shown(app), given_up) == (here, [])
        app.review.set_filter("tier:enterprise")
        await pilot.pause(0.4)
        assert given_up == ["slow", "slow"]
        assert "searching…" not in screen_text(app)
        assert "1 of 6" in screen_text(app)
        app.review.set_filter("owner:never")
        await pilot.pause(0.2)
    for _ in range(100):
        if given_up == ["slow", "slow", "never", "never"]:
            return
        await asyncio.sleep(0.02)
    pytest.fail(f"a search outlives its screen: {given_up}")


async def test_views_are_saved_opened_and_taken_away(desk: ScreenDesk, tmp_path: Path) -> None:
    file = tmp_path / "views.toml"
    own = OwnFiles(settings=UserSettings(views={"refunds": "type:billing.*"}), views_file=file)
    async with desk.open(own=own) as (app, pilot):
        await pilot.press("slash", *"tier:enterprise", "enter")
        await pilot.press("s", "S", *"Dear", "enter")
        await pilot.pause(0.2)
        assert SavedViews(file, {}).all["Dear"] == SavedView(
            "tier:enterprise", View.LANE_2, QueueOrder.LONGEST_WAIT
        )
        await pilot.press("4", "escape", "s", "f")
        await pilot.pause(0.1)
        assert "refunds" in screen_text(app)
        await pilot.press("2")
        await pilot.pause(0.1)
        review = app.review
        assert (review.view, review.filter_words, review.order) == (
            View.LANE_2,
            "tier:enterprise",
            QueueOrder.LONGEST_WAIT,
        )
        await review.run_action("forget_view")
        await pilot.pause(0.1)
        await pilot.press("1")
        await pilot.pause(0.1)
        assert SavedViews(file, {}).all == {}


def test_saved_views_survive_and_never_overwrite_what_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "views.toml"
    views = SavedViews(file, {"mine": "owner:me"})
    odd = SavedView('text:"a \\ b"', View.DONE, QueueOrder.CUSTOMER)
    views.keep('odd "name" [x]\n', odd)
    assert SavedViews(file, {}).all == {'odd "name" [x]\n': odd}
    for name in ("mine", "lane2", " "):
        with pytest.raises(NotKept):
            views.keep(name, odd)
    with pytest.raises(NotKept):
        views.drop("mine")
    file.write_text("broken [", "utf-8")
    views = SavedViews(file, {})
    assert views.unread
    with pytest.raises(NotKept):
        views.keep("new", odd)
    assert file.read_text("utf-8") == "broken ["


async def test_the_log_tells_what_became_of_ones_acts(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        first = ticket_shown(app)
        await pilot.press("a")
        await pilot.pause(0.1)
        second = ticket_shown(app)
        await pilot.press("a", "u")
        await pilot.pause(0.1)
        desk.clock.now += timedelta(hours=1)
        number = int(str(first)[-2:])
        names = ("Zoe", "ada", "Mia", "Bo")
        desk.take_in(
            wire_lane2(ticket_id=first)
            | {
                "subject": f"Question {number}",
                "thread": [a_message(at=iso(minutes=number)), a_message("And now?", at=iso(hours=24.5))],
                "customer": {"name": names[number % 4], "tier": "standard"},
            }
        )
        await pilot.press("h")
        await pilot.pause(0.2)
        assert isinstance(app.screen, ActivityScreen)
        text = screen_text(app)
        assert "1 handled" in text
        lines = {
            ticket: next(x for x in text.splitlines() if f"approved  {ticket} " in x)
            for ticket in (first, second)
        }
        assert "taken back" in lines[str(second)]
        assert "wrote again" in lines[str(first)]
        await pilot.press("j", "enter")
        await pilot.pause(0.2)
        assert app.screen is app.review
        assert ticket_shown(app) == first


async def test_who_looks_at_a_case_stands_in_its_row_and_one_is_seen_oneself(desk: ScreenDesk) -> None:
    desk.store.looking("bob", desk.store.find("600001"))
    async with desk.open(size=(200, 50)) as (app, pilot):
        assert "◎ bob" in screen_text(app)
        await pilot.press("j")
        here = ticket_shown(app)
        assert here is not None
        await pilot.pause(2.6)
        assert desk.case(here).row.viewers == ("ana",) if here != "600001" else ("ana", "bob")
    for _ in range(40):
        if "ana" not in desk.case(here).row.viewers:
            return
        await asyncio.sleep(0.1)
    pytest.fail("whoever left still looks")


async def test_the_palette_has_sorts_filters_views_and_themes(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        titles = [command.title for command in app.get_system_commands(app.review)]
        for words in (
            "Sort by newest",
            "Filter by tier",
            "Theme paper",
            "Save view",
            "Log: What you did",
            "Lane 3",
        ):
            assert any(words in title for title in titles), words
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        assert isinstance(app.screen, CommandPalette)
        await pilot.press(*"Filter by tier")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert app.review.query_one(FilterLine).value == "tier:"


async def test_the_mouse_alone_scrolls_picks_and_opens(desk: ScreenDesk) -> None:
    desk.take_in(
        *(
            wire_lane2(ticket_id=f"61{i:04}", thread=[a_message(at=iso(hours=2, minutes=i))])
            for i in range(60)
        )
    )
    async with desk.open(size=(160, 30)) as (app, pilot):
        queue = app.review.queue
        assert queue.tall == 2
        await pilot.click("#queue", offset=(20, 6))
        assert queue.at == 2
        here = ticket_shown(app)
        queue.scroll_to(y=21, animate=False, force=True)
        await pilot.pause()
        assert ticket_shown(app) == here
        await pilot.click("#queue", offset=(20, 11))
        assert queue.at == 15
        await pilot.click("#queue", offset=(20, 11))
        await pilot.pause()
        assert app.focused is not queue
        keys = app.review.query_one("#keys")
        place = screen_text(app).splitlines()[keys.region.y].index("? help")
        await pilot.click("#keys", offset=(place, 0))
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)


@pytest.mark.parametrize("narrow", [True, False])
async def test_a_cleared_filter_leaves_the_reader_at_the_case_in_hand(desk: ScreenDesk, narrow: bool) -> None:
    async with desk.open(size=(80, 24) if narrow else (120, 36)) as (app, pilot):
        await pilot.press("4")
        tickets = [row.ticket_id for row in app.review.queue.rows]
        wanted = tickets[-1]
        await pilot.press("slash", *wanted, "enter")
        await pilot.pause(0.3)
        assert ticket_shown(app) == wanted
        await pilot.press("escape")
        await pilot.pause(0.2)
        assert app.review.filter_words == ""
        assert ticket_shown(app) == wanted
        assert [row.ticket_id for row in app.review.queue.rows] == tickets
