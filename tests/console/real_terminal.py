"""A program in a terminal of its own: what its reader sees there, and every byte that came."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).parents[2]
_OUTER = ("COLUMNS", "LINES", "NO_COLOR", "COLORTERM")
"""What the surroundings say of their own terminal, which is not this one."""


def console_of(db: Path, *words: str) -> list[str]:
    """The words behind `python` that open the console on a database."""
    return ["-m", "console.cli", "--db", str(db), "--as", "ana", *words]


class RealTerminal:
    """Python on a pseudo-terminal; `words` stand behind `python`, `env` comes on top of the surroundings."""

    def __init__(
        self,
        words: Sequence[str],
        env: Mapping[str, str] | None = None,
        *,
        columns: int = 120,
        rows: int = 36,
    ) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in _OUTER}
        given = kept | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)} | dict(env or {})
        self.child = pexpect.spawn(sys.executable, list(words), dimensions=(rows, columns), env=given)
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.heard = b""
        self.ended = False

    @property
    def text(self) -> str:
        """What stands on the terminal."""
        return "\n".join(self.screen.display)

    def send(self, keys: str) -> None:
        self.child.send(keys)

    def take(self, seconds: float) -> bool:
        """Take the next output in; False when none came for so long, or the program is gone."""
        try:
            more = self.child.read_nonblocking(1 << 16, timeout=seconds)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            self.ended = True
            return False
        self.heard += more
        self._stream.feed(more)
        return True

    def until(self, words: str, seconds: float = 30) -> list[str]:
        """Wait for the words; everything that stood there from now on, they in the last of it."""
        began = time.monotonic()
        seen = [self.text]
        while words not in seen[-1]:
            assert not self.ended, f"{words!r} never came:\n{self.text}"
            assert time.monotonic() - began < seconds, f"{words!r} did not come:\n{self.text}"
            if self.take(0.1):
                seen.append(self.text)
        return seen

    def settled(self, seconds: float) -> str:
        """What stands there once nothing more has come for so long."""
        while self.take(seconds):
            pass
        return self.text

    def until_ended(self, seconds: float = 30) -> None:
        """Wait until the program is gone."""
        began = time.monotonic()
        while not self.ended:
            assert time.monotonic() - began < seconds, f"it goes on:\n{self.text}"
            self.take(0.1)

    def leave(self) -> None:
        """Leave the console by its key."""
        self.send("\x11")
        self.until_ended()
        self.child.close()
