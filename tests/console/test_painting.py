"""What a key changes is painted at once, in one piece, and as the whole screen painted anew would show it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from console.app import LanedeskApp
from console.screens.painting import ChangedLines
from console.widgets.queue_list import QueueList
from lanes.words import Verb
from tests.console.real_terminal import RealTerminal, console_of
from tests.console.screen_desk import ScreenDesk, screen_text, ticket_shown
from tests.factories import a_message, iso, wire_lane2, wire_lane3

WIDTH, HEIGHT = 120, 36
CASES = 45
REST = 0.7
"""Seconds without output after which all has been painted."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(
        *(
            wire_lane2(
                ticket_id=f"60{i:04}",
                subject=f"Question {i}",
                thread=[a_message(f"Number {i}: " + "may we? " * (i % 7), at=iso(minutes=i))],
            )
            for i in range(CASES)
        ),
        wire_lane3(),
    )
    yield desk
    desk.store.close()


def opened(desk: ScreenDesk, house: Path, colours: str) -> RealTerminal:
    """The console as a newcomer starts it, in a terminal that says this of its colours."""
    words = console_of(desk.db, "console")
    env = {"XDG_CONFIG_HOME": str(house), "COLORTERM": colours}
    return RealTerminal(words, env, columns=WIDTH, rows=HEIGHT)


def cells(terminal: RealTerminal) -> list[tuple[object, ...]]:
    """Every cell with its colours; of a blank the ground alone."""
    found: list[tuple[object, ...]] = []
    for y in range(HEIGHT):
        for x in range(WIDTH):
            cell = terminal.screen.buffer[y][x]
            blank = cell.data == " " and not cell.reverse
            found.append((y, x, cell.data, cell.bg, *(() if blank else (cell.fg, cell.bold, cell.reverse))))
    return found


def resize(terminal: RealTerminal, rows: int) -> None:
    terminal.child.setwinsize(rows, WIDTH)
    terminal.settled(REST)


@pytest.fixture(params=["truecolor", ""])
def terminal(desk: ScreenDesk, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[RealTerminal]:
    one = opened(desk, tmp_path / "house", request.param)
    yield one
    one.child.close(force=True)


def test_lines_painted_by_keys_stand_as_a_fresh_screen_shows_them(terminal: RealTerminal) -> None:
    terminal.until("Number 0")
    for keys in ("jjj", "j" * 12, "kk", "j" * 30, "t", "j", "t", "v", "x"):
        terminal.send(keys)
        terminal.settled(0.4)
    terminal.send("\x1b")
    terminal.settled(REST)
    painted = cells(terminal)
    terminal.screen.reset()
    resize(terminal, HEIGHT + 1)
    resize(terminal, HEIGHT)
    assert "Question" in terminal.text
    assert painted == cells(terminal)


def test_a_notice_over_the_case_stays_whole_while_one_moves_on(desk: ScreenDesk, tmp_path: Path) -> None:
    terminal = opened(desk, tmp_path / "house", "truecolor")
    try:
        terminal.until("Welcome to the desk")
        terminal.until("shows every key of the place you are in")
        lines = [
            line for line in terminal.screen.display if "Welcome to" in line or "shows every key" in line
        ]
        terminal.send("jjj")
        terminal.until("Number 3")
        terminal.settled(REST)
        for line in lines:
            assert line[60:] in "\n".join(there[60:] for there in terminal.screen.display)
    finally:
        terminal.child.close(force=True)


async def test_list_and_case_are_painted_in_one_piece(
    desk: ScreenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[set[int]] = []
    display = LanedeskApp._display

    def noted(app: LanedeskApp, screen: Screen[Any], renderable: Any) -> None:
        if isinstance(renderable, ChangedLines):
            painted.append({x for x, _ in renderable._lines})
        elif renderable is not None:
            painted.append(set())
        display(app, screen, renderable)

    async with desk.open() as (app, pilot):
        await pilot.pause(0.4)
        monkeypatch.setattr(LanedeskApp, "_display", noted)
        await pilot.press("j")
        await pilot.pause()
        assert len(painted) == 1
        queue, case = app.review.queue.content_region.x, app.review.reading.content_region.x
        assert painted[0] >= {queue, case}


async def test_one_s_own_acts_do_not_have_the_queue_read_again(
    desk: ScreenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed: list[int] = []
    async with desk.open() as (app, pilot):
        await pilot.pause(1.0)
        renew = QueueList.renew

        def noted(queue: QueueList) -> None:
            renewed.append(1)
            renew(queue)

        monkeypatch.setattr(QueueList, "renew", noted)
        first = ticket_shown(app)
        await pilot.press("a")
        await pilot.pause(1.2)
        assert ticket_shown(app) != first
        assert f"Lane 2 {CASES - 1}" in screen_text(app)
        assert renewed == []
        desk.other(Verb.NOTE, str(ticket_shown(app)), text="seen")
        await pilot.pause(1.2)
        assert renewed != []
