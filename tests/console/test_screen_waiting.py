"""While somebody else writes for seconds: the keys are alive, the words are kept, nothing is decided twice."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from console.app import LanedeskApp
from console.screens import patience
from console.widgets.checked_text import CheckedText
from lanes.words import Status, Verb
from store.lock import FileLock
from tests.console.screen_desk import ScreenDesk, notices, screen_text, ticket_shown
from tests.factories import a_message, iso, wire_lane2

SECONDS = 3.0


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(
        *(wire_lane2(ticket_id=f"60{i:04}", thread=[a_message(at=iso(minutes=i))]) for i in range(6))
    )
    yield desk
    desk.store.close()


@contextmanager
def inside_sqlite(desk: ScreenDesk) -> Iterator[None]:
    """A writer that knows nothing of our lock file: the sqlite3 shell in a transaction."""
    shell = sqlite3.connect(desk.db, isolation_level=None)
    shell.execute("BEGIN IMMEDIATE")
    yield
    shell.execute("ROLLBACK")
    shell.close()


@contextmanager
def at_the_lock(desk: ScreenDesk) -> Iterator[None]:
    """A long import by another lanedesk."""
    lock = FileLock(desk.db)
    lock.take(5)
    yield
    lock.give()
    lock.close()


WRITERS = [inside_sqlite, at_the_lock]
Writer = Callable[[ScreenDesk], object]


async def slowest_key(pilot: Pilot[None], keys: str, seconds: float) -> float:
    """Press keys one after the other for so long; the longest that one took until it was worked off."""
    until, longest, place = time.monotonic() + seconds, 0.0, 0
    while time.monotonic() < until:
        began = time.monotonic()
        await pilot.press(keys[place % len(keys)])
        longest = max(longest, time.monotonic() - began)
        place += 1
    return longest


async def settled(app: LanedeskApp, pilot: Pilot[None]) -> None:
    """Wait until the act that waits has happened, or was refused for having waited too long."""
    while app.review.waiting is not None:
        await pilot.pause(0.05)


@pytest.mark.parametrize("writer", WRITERS)
async def test_an_approval_waits_with_the_keys_alive_and_happens_once(
    desk: ScreenDesk, writer: Writer
) -> None:
    async with desk.open() as (app, pilot):
        order = [row.ticket_id for row in app.review.queue.rows]
        with writer(desk):  # type: ignore[attr-defined]
            await pilot.press("a")
            assert "waits for another writer" in screen_text(app)
            assert await slowest_key(pilot, "jjkj", SECONDS) < SECONDS, "the keys waited with the writer"
            here = ticket_shown(app)
            assert here not in (None, order[0])
            await pilot.press("a")
            assert "One at a time" in notices(app)
            await pilot.press("u")
            assert "One at a time" in notices(app)
            assert desk.rows() == []
        await settled(app, pilot)
        assert [(row.verb, row.ticket_id) for row in desk.rows()] == [(Verb.APPROVE, order[0])]
        assert ticket_shown(app) == here
        assert order[0] not in [row.ticket_id for row in app.review.queue.rows]
        assert "leaves in" in screen_text(app)
        await pilot.press("u")
        assert [row.verb for row in desk.rows()] == [Verb.APPROVE, Verb.UNDO]


@pytest.mark.parametrize("writer", WRITERS)
async def test_what_was_typed_waits_with_it_and_can_be_called_back(desk: ScreenDesk, writer: Writer) -> None:
    async with desk.open() as (app, pilot):
        case_id = desk.store.find(str(ticket_shown(app)))
        await pilot.press("r", *"Yes", "ctrl+s")
        await pilot.press("u")
        assert [row.verb for row in desk.rows()] == [Verb.REPLY, Verb.UNDO]
        with writer(desk):  # type: ignore[attr-defined]
            await pilot.press("r", *"No", "ctrl+s")
            await pilot.pause(0.2)
            assert "waiting for another writer… your text is kept" in screen_text(app)
            area = app.screen.query_one(CheckedText)
            await pilot.press(*"zz", "ctrl+s")
            assert area.text == "No"
            assert app.unsent.get(case_id, Verb.REPLY) == "No"
            await pilot.press("escape")
            await pilot.pause()
            assert "Nothing was stored and nothing was sent" in notices(app)
            assert app.screen is not app.review
            await pilot.press(*"pe", "ctrl+s")
            await pilot.pause(0.2)
            assert len(desk.rows()) == 2
        await settled(app, pilot)
        await pilot.pause()
        assert app.screen is app.review
        assert [row.final_text for row in desk.rows()][2:] == ["Nope"]
        assert app.unsent.of_case(case_id) == []


async def test_leaving_while_an_act_waits_decides_nothing(desk: ScreenDesk) -> None:
    with inside_sqlite(desk):
        async with desk.open() as (_, pilot):
            await pilot.press("a")
            await pilot.press("ctrl+q")
    time.sleep(0.3)
    assert desk.rows() == []
    assert desk.case("600000").ground.status is Status.OPEN


async def test_escape_gives_up_and_too_long_is_said(
    desk: ScreenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open() as (app, pilot):
        with at_the_lock(desk):
            await pilot.press("a")
            await pilot.press("escape")
            assert app.review.waiting is None
            assert "Given up" in notices(app)
            monkeypatch.setattr(patience, "LONGEST", 0.2)
            await pilot.press("x", "1")
            await pilot.pause(0.8)
            assert "The database is busy" in notices(app)
            assert app.review.waiting is None
        await pilot.pause(0.3)
        assert desk.rows() == []


async def test_marked_cases_are_acted_on_once_each(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        order = [row.ticket_id for row in app.review.queue.rows]
        await pilot.press("v", "j", "V")
        with inside_sqlite(desk):
            await pilot.press("c")
            await pilot.pause(0.3)
            assert desk.rows() == []
            assert "claim of 3 cases waits" in screen_text(app)
        await settled(app, pilot)
        assert [(row.verb, row.ticket_id) for row in desk.rows()] == [(Verb.CLAIM, t) for t in order[:3]]
        assert "3 claimed" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_a_notice_never_covers_the_countdown(desk: ScreenDesk, size: tuple[int, int]) -> None:
    async with desk.open(size=size) as (app, pilot):
        await pilot.press("enter", "a")
        for number in range(6):
            app.notify("words " * 40, title=f"Notice {number}", timeout=60, markup=False)
        await pilot.pause(0.2)
        lines = screen_text(app).splitlines()
        assert any("Notice" in line for line in lines)
        assert "leaves in" in lines[-2]
        assert "calls it back" in lines[-2]
        assert "help" in lines[-1]


async def test_a_note_that_could_not_be_stored_is_there_again(
    desk: ScreenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "LONGEST", 0.1)
    async with desk.open() as (app, pilot):
        with inside_sqlite(desk):
            await pilot.press("n", *"ask them", "ctrl+s")
            await pilot.pause(0.6)
            assert "busy" in notices(app)
        assert desk.rows() == []
    async with desk.open() as (app, pilot):
        assert "a text of yours is kept and not sent: n note" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*" too", "escape")
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert [row.note for row in desk.rows()] == ["ask them too"]
        assert app.unsent.of_case(desk.rows()[0].case_id) == []
        assert "a text of yours" not in screen_text(app)
