"""Without colours, or with sixteen, the console opens on a real terminal and loses no meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte
import pytest

from console.looks import has_few_colours, theme_to_wear
from tests.console.real_terminal import RealTerminal, console_of
from tests.console.screen_desk import ScreenDesk
from tests.factories import wire_lane2, wire_lane3
from themes.loading import shipped

STYLE = re.compile(rb"\x1b\[([\d;]*)m")
COLOUR = re.compile(rb"(?:^|;)(?:38|48|3[0-7]|4[0-7]|9[0-7]|10[0-7])(?:;|$)")
MANY = re.compile(rb"(?:^|;)[34]8;[25];")
EIGHT = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")
SIXTEEN = {"default", *EIGHT, *(f"bright{name}" for name in EIGHT), "bfightmagenta", "brightyellow"}
"""As pyte names them, its misspelling included."""


@pytest.fixture
def desk(empty_desk: ScreenDesk) -> ScreenDesk:
    empty_desk.take_in(wire_lane2(), wire_lane3())
    return empty_desk


@pytest.fixture
def terminal(desk: ScreenDesk, tmp_path: Path) -> Iterator[Callable[..., RealTerminal]]:
    opened: list[RealTerminal] = []

    def open_one(**env: str) -> RealTerminal:
        given = {"TERM": "xterm", "XDG_CONFIG_HOME": str(tmp_path / "house")} | env
        opened.append(RealTerminal(console_of(desk.db, "console"), given))
        return opened[-1]

    yield open_one
    for one in opened:
        one.leave()


def meaning_stands(terminal: RealTerminal) -> None:
    """Lane, triggers, state, facts and drafts can be told from the characters alone."""
    terminal.until("howto.labels")
    text = terminal.until("assisted")[-1]
    assert "[1 Lane 2 1]" in text
    assert "PSMICD" in text
    terminal.send("2")
    text = terminal.until("Candidate references")[-1]
    assert "[2 Lane 3 1]" in text
    for words in (
        "✓ confirmed",
        "Missing",
        "∅ ",
        "● policy",
        "◐ missing",
        "PSmICd",
        "customer has been told nothing",
    ):
        assert words in text


def test_without_colours_nothing_is_lost(terminal: Callable[..., RealTerminal]) -> None:
    one = terminal(NO_COLOR="1", TERM="xterm-256color", COLORTERM="truecolor")
    meaning_stands(one)
    assert not [style for style in STYLE.findall(one.heard) if COLOUR.search(style)]


def test_sixteen_colours_are_the_terminals_own(terminal: Callable[..., RealTerminal]) -> None:
    one = terminal()
    meaning_stands(one)
    styles = STYLE.findall(one.heard)
    assert [style for style in styles if COLOUR.search(style)]
    assert not [style for style in styles if MANY.search(style)]
    assert unreadable(one.screen) == []


def unreadable(screen: pyte.Screen) -> list[str]:
    """Cells whose character has the colour of its ground, or a colour no terminal of sixteen has."""
    bad = []
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            if cell.data.strip() and not "─" <= cell.data <= "▟":
                same = cell.fg == cell.bg and cell.fg != "default"
                if same or not {cell.fg, cell.bg} <= SIXTEEN:
                    bad.append(f"{x},{y} {cell.data!r} {cell.fg} on {cell.bg}")
    return bad


def test_few_colours_are_known_by_the_environment() -> None:
    assert has_few_colours({"TERM": "xterm"})
    assert has_few_colours({"TERM": "linux"})
    assert has_few_colours({"TERM": "xterm-256color", "NO_COLOR": "1"})
    assert not has_few_colours({"TERM": "xterm-256color"})
    assert not has_few_colours({"TERM": "xterm", "COLORTERM": "truecolor"})


@pytest.mark.parametrize(
    ("wanted", "few", "worn"),
    [
        ((None, "", None), False, "dusk"),
        (("nowhere", "paper"), False, "paper"),
        ((None, "ember", "paper"), False, "ember"),
        ((None, "", None), True, "terminal-dark"),
        ((None, "paper", None), True, "terminal-light"),
        (("terminal-light",), True, "terminal-light"),
    ],
)
def test_the_first_known_theme_is_worn_or_the_terminals_own(
    wanted: tuple[str | None, ...], few: bool, worn: str
) -> None:
    known = {theme.name: theme for theme in shipped()}
    assert theme_to_wear(wanted, known, few_colours=few) == worn
