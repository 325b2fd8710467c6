"""Faults while somebody types: a sentence, the words kept, and on it goes when the fault is gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from console.app import LanedeskApp
from console.screens import patience
from lanes.words import Verb
from store.errors import LockedTooLong
from store.lock import FileLock
from store.store import Store
from tests.console.screen_desk import ScreenDesk, notices, ticket_shown, until_painted
from tests.factories import iso, wire_lane2


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(wire_lane2(received_at=iso(hours=-2)), wire_lane2(ticket_id="500202"))
    yield desk
    desk.store.close()


Fault = Callable[[LanedeskApp, ScreenDesk], Iterator[None]]


def full(app: LanedeskApp, desk: ScreenDesk) -> Iterator[None]:
    value = app.store._connection.value
    most, pages = value("PRAGMA max_page_count"), value("PRAGMA page_count")
    # Pages that are free already could still take the words.
    desk.store.backup(desk.db.with_name("before.db"))
    value(f"PRAGMA max_page_count = {pages}")
    yield
    value(f"PRAGMA max_page_count = {most}")


def locked(app: LanedeskApp, desk: ScreenDesk) -> Iterator[None]:
    hanging = FileLock(desk.db)
    hanging.take(5)
    yield
    hanging.give()
    hanging.close()


def read_only(app: LanedeskApp, desk: ScreenDesk) -> Iterator[None]:
    app.store._connection.raw.execute("PRAGMA query_only = ON")
    yield
    app.store._connection.raw.execute("PRAGMA query_only = OFF")


def _failing(app: LanedeskApp, code: int) -> Iterator[None]:
    def run(sql: str, params: object = ()) -> int:
        error = sqlite3.OperationalError("it went wrong")
        error.sqlite_errorcode = code
        raise error

    connection = app.store._connection
    connection.run = run  # type: ignore[method-assign, assignment]
    yield
    del connection.run


def no_answer(app: LanedeskApp, desk: ScreenDesk) -> Iterator[None]:
    return _failing(app, sqlite3.SQLITE_IOERR_FSYNC)


def damaged(app: LanedeskApp, desk: ScreenDesk) -> Iterator[None]:
    return _failing(app, sqlite3.SQLITE_CORRUPT)


WORDS = "A long answer. " * 3_000
FAULTS = [
    (full, "The disk is full", "Free some space"),
    (locked, "The database is busy", "do it again"),
    (read_only, "The database is read-only", "Check the permissions"),
    (no_answer, "The disk does not answer", "Check the disk"),
    (damaged, "The database is damaged", "latest backup"),
]


@pytest.mark.parametrize(("fault", "title", "advice"), FAULTS, ids=[title for _, title, _ in FAULTS])
async def test_the_console_stays_up_keeps_the_words_and_goes_on(
    desk: ScreenDesk, fault: Fault, title: str, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "LONGEST", 0.0)
    async with desk.open() as (app, pilot):
        app.store.close()
        app.store = Store.open(desk.db, clock=desk.clock, lock_seconds=0.05)
        broken = contextmanager(fault)
        ticket = ticket_shown(app)
        case_id = desk.store.find(str(ticket))
        await pilot.press("r")
        await pilot.pause()
        area = app.screen.query_one("TextArea")
        area.text = WORDS  # type: ignore[attr-defined]
        await pilot.pause()
        with broken(app, desk):
            await pilot.press("ctrl+s")
            await pilot.pause()
            told = notices(app)
            assert title in told
            assert advice in told
            assert app.is_running
            assert area.text == WORDS  # type: ignore[attr-defined]
            assert app.unsent.get(case_id, Verb.REPLY) == WORDS
            assert desk.rows() == []
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is app.review
            await pilot.press("j", "k")
            assert ticket_shown(app) == ticket
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        (row,) = desk.rows()
        assert (row.verb, row.final_text) == (Verb.REPLY, WORDS)
        assert app.unsent.get(case_id, Verb.REPLY) is None
    assert desk.store.verify().ok


async def test_the_desk_is_watched_even_when_it_could_not_be_opened_at_first(
    desk: ScreenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = desk.app()
    opened, tries = app.open_store, 0

    def at_the_second_try() -> Store:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise LockedTooLong("The database is busy", "Do it again.")
        return opened()

    monkeypatch.setattr(app, "open_store", at_the_second_try)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await until_painted(app, pilot, "The database is busy")
        desk.other(Verb.CLAIM, "500202")
        await until_painted(app, pilot, "◇")
    assert tries == 2
