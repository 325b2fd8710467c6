"""The queue stands on the terminal before the console is loaded: the same queue, and the terminal stays whole."""

from __future__ import annotations

import signal
import sys
import termios
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pexpect
import pyte
import pytest

from console.first_frame import BREAKPOINTS, _width, first_frame
from tests.console.real_terminal import ROOT, RealTerminal, console_of
from tests.console.screen_desk import ScreenDesk
from tests.factories import a_message, iso, wire_lane2, wire_lane3

LIGHT = "print([n for n in ('textual', 'pydantic', 'httpx', 'sqlite_utils') if n in sys.modules], file=sys.stderr)"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(
        wire_lane3(ticket_id="300001"),
        *(
            wire_lane2(
                ticket_id=f"60{i:04}", subject=f"Question {i:02}", thread=[a_message(at=iso(minutes=i))]
            )
            for i in range(40)
        ),
    )
    (tmp_path / "config.toml").touch()
    (tmp_path / "config" / "lanedesk").mkdir(parents=True)
    (tmp_path / "config" / "lanedesk" / "remembered.json").write_text('{"introduced": true}')
    yield desk
    desk.store.close()


def opened(
    desk: ScreenDesk, *words: str, columns: int = 120, env: dict[str, str] | None = None
) -> RealTerminal:
    """The console as it is started, in a terminal of many colours."""
    given = {
        "COLORTERM": "truecolor",
        "LANEDESK_CONFIG": str(desk.db.with_name("config.toml")),
        "XDG_CONFIG_HOME": str(desk.db.with_name("config")),
    }
    return RealTerminal(console_of(desk.db, *words), given | (env or {}), columns=columns, rows=30)


def cells(screen: pyte.Screen, width: int, lines: range) -> list[list[tuple[Any, ...]]]:
    """What is painted in the queue's part: each sign with its colours and weight."""
    return [
        [
            (cell.data, cell.fg, cell.bg, cell.bold) if cell.data.strip() else (" ", cell.bg)
            for cell in (screen.buffer[y][x] for x in range(width))
        ]
        for y in lines
    ]


@pytest.mark.parametrize("columns", [90, 120, 165, 200])
@pytest.mark.parametrize("theme", ["", "paper"])
def test_the_console_paints_over_the_same_queue(desk: ScreenDesk, columns: int, theme: str) -> None:
    desk.db.with_name("config.toml").write_text(f'theme = "{theme}"')
    watch = opened(desk, columns=columns)
    first = watch.until("Question 12")[-1]
    assert "Snoozed" not in first, "that is the console itself"
    watch.settled(0.1)
    width = _width(columns)
    early = cells(watch.screen, width, range(1, 26))
    seen = watch.until("1 of 40")
    assert all("Question 00" in moment and "Question 12" in moment for moment in seen), (
        "it went out in between"
    )
    assert cells(watch.screen, width, range(1, 26)) == early
    watch.leave()
    assert b"\x1b[?1049l" in watch.heard


def test_the_widths_are_the_review_screen_s_own() -> None:
    from console.screens.review import ReviewScreen

    assert tuple(ReviewScreen.HORIZONTAL_BREAKPOINTS) == BREAKPOINTS
    assert _width(99) == 99
    assert 100 > _width(200) > _width(165) > 50


def test_what_is_typed_at_the_picture_does_nothing_and_is_not_echoed(desk: ScreenDesk) -> None:
    watch = opened(desk)
    watch.until("Question 00")
    watch.send("aaazzz")
    seen = watch.until("1 of 40")
    assert not any("zzz" in moment for moment in seen)
    time.sleep(0.7)
    watch.leave()
    assert desk.rows() == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_at_the_picture_restores_the_terminal(desk: ScreenDesk, name: str) -> None:
    watch = opened(desk)
    before = termios.tcgetattr(watch.child.child_fd)
    watch.until("Question 00")
    assert termios.tcgetattr(watch.child.child_fd) != before
    watch.child.kill(getattr(signal, name))
    watch.until_ended()
    assert watch.heard.rstrip().find(b"\x1b[?1049l") > 0
    assert termios.tcgetattr(watch.child.child_fd) == before
    watch.child.close()
    assert watch.child.exitstatus or watch.child.signalstatus
    assert desk.rows() == []


def test_what_stops_the_start_is_said_on_the_terminal_as_it_was(desk: ScreenDesk, tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("owners = 3")
    watch = opened(desk, "--policy", str(tmp_path / "broken.toml"))
    watch.until("lanedesk: ")
    watch.until_ended()
    assert (
        watch.heard.index(b"\x1b[?1049h")
        < watch.heard.index(b"\x1b[?1049l")
        < watch.heard.index(b"lanedesk: ")
    )
    watch.child.close()
    assert watch.child.exitstatus == 1


@pytest.mark.parametrize(
    ("settings", "env"),
    [
        ("", {"NO_COLOR": "1"}),
        ("", {"COLORTERM": ""}),
        ('theme = "terminal-dark"', {}),
        ('theme = "my own"', {}),
        ('start_view = "done"', {}),
    ],
)
def test_out_of_the_ordinary_the_console_begins_by_itself(
    desk: ScreenDesk, settings: str, env: dict[str, str]
) -> None:
    desk.db.with_name("config.toml").write_text(settings)
    watch = opened(desk, env=env)
    seen = watch.until("Snoozed")
    assert not any("Question" in moment for moment in seen[:-1])
    assert watch.heard.count(b"\x1b[?1049h") == 1
    watch.child.close(force=True)


def test_a_glimpse_needs_nothing_large_and_no_database(tmp_path: Path) -> None:
    code = f"import sys, console.cli.screen, console.first_frame; {LIGHT}"
    told = pexpect.run(f'{sys.executable} -c "{code}"', cwd=str(ROOT), withexitstatus=True)
    assert told[0].strip() == b"[]"
    with first_frame(
        tmp_path / "nowhere.db",
        "ana",
        lambda: datetime.now(UTC),
        config=tmp_path / "config.toml",
        chosen=None,
    ) as frame:
        assert frame is None
    assert list(tmp_path.iterdir()) == []
