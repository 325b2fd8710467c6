"""The queue as it stands, painted before the console is loaded: loading takes several times as long as reading it.

It is a picture of the queue in its place, in the theme that will be worn. Keys do nothing yet, and what is typed
at it is thrown away. The console paints over it, once and whole. Where anything is out of the ordinary (another
view at start, a theme of one's own, a terminal of few colours, a database that does not answer) there is none.
"""

from __future__ import annotations

import gc
import os
import re
import shutil
import signal
import sys
import termios
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, NoReturn, cast

import themes
from console.widgets.flow import Span
from console.widgets.inks import INKS, rule
from console.widgets.queue_columns import Glance, lines_a_case, row_lines, titles
from lanes.words import Lane
from store.glimpse import GlimpsedRow, glimpse
from themes.meaning import DEFAULT

if TYPE_CHECKING:
    from store.values import QueueRow

_ENTER, _LEAVE = "\x1b[?1049h\x1b[?25l", "\x1b[0m\x1b[?25h\x1b[?1049l"
_AROUND = 3
"""Lines of the screen that are not the queue's: the views above it, status and keys below."""
BREAKPOINTS = ((0, "-narrow"), (100, "-normal"), (160, "-wide"), (190, "-broad"))
"""Those of the review screen, which is too much to load for them."""
_SHEET = Path(__file__).parent / "screens" / "review.tcss"
_SHARE = re.compile(r"ReviewScreen\.(-\w+) #queue \{\s*width: (\d+)%")
_SAID = re.compile(r"(color|background): \$([\w-]+)")
_WEIGHTS = {"bold": "1", "italic": "3", "reverse": "7", "strike": "9"}
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_LOCAL_FLAGS = 3
"""Where `tcgetattr` keeps the switches for echo and for reading by lines."""


class FirstFrame:
    """The picture on the terminal; the console takes the terminal over from it."""

    def __init__(self) -> None:
        self._terminal: list[Any] | None = None
        self._ends: dict[signal.Signals, Any] = {}

    def show(self, words: str) -> None:
        """Put the picture up; the terminal shows no typing, and a signal ends the start as an error would."""
        self._ends = {name: signal.signal(name, _end) for name in (signal.SIGTERM, signal.SIGHUP)}
        with suppress(termios.error, OSError):
            self._terminal = termios.tcgetattr(0)
            quiet = termios.tcgetattr(0)
            quiet[_LOCAL_FLAGS] &= ~(termios.ECHO | termios.ICANON)
            termios.tcsetattr(0, termios.TCSANOW, quiet)
        self._say(_ENTER + words)

    def hand_over(self) -> None:
        """Leave the picture where it is for the console to paint over; what was typed at it is gone."""
        self._give_back()

    def take_away(self) -> None:
        """Show the terminal as it was."""
        self._say(_LEAVE)
        self._give_back()

    def _give_back(self) -> None:
        for name, handler in self._ends.items():
            signal.signal(name, handler)
        self._ends = {}
        if self._terminal is not None:
            with suppress(termios.error, OSError):
                termios.tcsetattr(0, termios.TCSAFLUSH, self._terminal)
        self._terminal = None

    def _say(self, words: str) -> None:
        with suppress(OSError):
            sys.stdout.write(words)
            sys.stdout.flush()


def _end(number: int, _: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


@contextmanager
def first_frame(
    db: Path, me: str, clock: Callable[[], datetime], *, config: Path, chosen: str | None
) -> Iterator[FirstFrame | None]:
    """The picture while the block loads the console, or None; taken away again if the block fails.

    The collector rests from here until the console stands: nearly all that a start makes stays.
    `config` is the reader's settings file; `chosen` is the theme they chose last in the console.
    """
    gc.disable()
    words = _picture(db, me, clock(), config, chosen)
    if words is None:
        yield None
        return
    frame = FirstFrame()
    try:
        frame.show(words)
        yield frame
    except BaseException:
        gc.enable()
        frame.take_away()
        raise


def _picture(db: Path, me: str, now: datetime, config: Path, chosen: str | None) -> str | None:
    """All that is written to the terminal, or None where the console had better begin by itself."""
    if os.environ.get("COLORTERM") not in ("truecolor", "24bit") or "NO_COLOR" in os.environ:
        return None
    colours = _colours(config, chosen)
    if colours is None:
        return None
    with suppress(OSError):
        columns, rows = shutil.get_terminal_size()
        width = _width(columns)
        tall = lines_a_case(columns, width - 2)
        room = rows - _AROUND - 1
        shown = glimpse(db, Lane.ASSISTED, room // tall, now) or glimpse(
            db, Lane.HUMAN_OWNED, room // tall, now
        )
        if shown:
            blank = _blank(rows, columns, colours)
            return blank + _painted(shown, Glance(me, now), colours, width, tall)
    return None


def _width(columns: int) -> int:
    """How many of so many columns are the queue's, by the review screen's style sheet."""
    shares = {name: int(share) for name, share in _SHARE.findall(_SHEET.read_text("utf-8"))}
    name = [name for least, name in BREAKPOINTS if columns >= least][-1]
    return columns * shares.get(name, 100) // 100


def _colours(config: Path, chosen: str | None) -> dict[str, str] | None:
    """The variables of the theme that will be worn; None for what only the console itself can tell."""
    try:
        settings = tomllib.loads(config.read_text("utf-8-sig")) if config.exists() else {}
        if settings.get("start_view", "lane2") != "lane2":
            return None
        name = settings.get("theme") or chosen or DEFAULT
        told = tomllib.loads((Path(themes.__path__[0]) / f"{name}.toml").read_text("utf-8"))
    except (OSError, ValueError, TypeError):
        return None
    found = {**told, **told.get("variables", {})}
    return (
        None if told.get("ansi") else {key: value for key, value in found.items() if isinstance(value, str)}
    )


def _ground(colours: dict[str, str]) -> str:
    return f"\x1b[0m{_sgr('color: $foreground; background: $background;', colours)}"


def _blank(rows: int, columns: int, colours: dict[str, str]) -> str:
    """The whole screen in the theme's ground, with the bar of views above."""
    bar = _line(1, [(" " * columns, "bar")], _ground(colours), colours)
    return bar + "".join(
        _line(y, [(" " * columns, "")], _ground(colours), colours) for y in range(2, rows + 1)
    )


def _painted(
    shown: Sequence[GlimpsedRow], glance: Glance, colours: dict[str, str], width: int, tall: int
) -> str:
    """The queue in its place, its first case selected."""
    inner, ground = max(1, width - 2), _ground(colours)
    out = [_line(2, [(" ", ""), *titles(inner, tall), (" ", "")], ground, colours)]
    at = 3
    for place, glimpsed in enumerate(shown):
        # A glimpsed row has every field that a line of the queue reads.
        for spans in row_lines(cast("QueueRow", glimpsed), glance, inner, tall):
            edge = (" ", "") if place else ("▌", "accent")
            under = ground if place else ground + _sgr(rule("cursor"), colours)
            out.append(_line(at, [edge, *spans, (" ", "")], under, colours))
            at += 1
    return "".join(out)


def _line(y: int, spans: Sequence[Span], ground: str, colours: dict[str, str]) -> str:
    written = [f"{ground}{_sgr(rule(ink), colours) if ink in INKS else ''}{text}" for text, ink in spans]
    return f"\x1b[{y};1H{''.join(written)}"


def _sgr(declarations: str, colours: dict[str, str]) -> str:
    """Declarations of an ink as the terminal's own words."""
    said = []
    for what, name in _SAID.findall(declarations):
        colour = colours.get(name, "")
        if _HEX.fullmatch(colour):
            parts = ";".join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
            said.append(f"{38 if what == 'color' else 48};2;{parts}")
    said += [number for word, number in _WEIGHTS.items() if word in declarations]
    return f"\x1b[{';'.join(said)}m" if said else ""
