"""A program in a terminal of its own: what it paints, and how long that takes from start or from a key."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

ROWS, COLUMNS = 36, 120
_REMEMBERED = 1 << 16
"""Bytes of what was painted that are looked through again: a few screens."""
STILL = 0.03
"""Seconds without output after which a painted answer counts as whole."""
_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[=>78])")


class Terminal:
    """A child process on a pseudo-terminal of 120 by 36; its compiled files are kept in `folder`."""

    def __init__(self, words: list[str], folder: Path) -> None:
        without = ("PYTHONDONTWRITEBYTECODE", "COLUMNS", "LINES")
        env = {name: value for name, value in os.environ.items() if name not in without}
        env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "HOME": str(folder)}
        env |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "XDG_CONFIG_HOME": str(folder / "config")}
        self._heard = b""
        self.began = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            try:
                os.execve(sys.executable, [sys.executable, *words], env)
            finally:
                os._exit(127)
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)

    def until(self, words: str, seconds: float = 60) -> float:
        """Wait until the words have been painted; seconds since the start."""
        while words.encode() not in _SEQUENCE.sub(b"", self._heard):
            more, _ = self._read(seconds)
            if not more:
                raise TimeoutError(f"{words!r} was not painted: {self._heard[-2000:]!r}")
            self._heard += more
        self._heard = self._heard[-_REMEMBERED:]
        return time.perf_counter() - self.began

    def settled(self, seconds: float) -> None:
        """Wait until nothing has been painted for so long."""
        while more := self._read(seconds)[0]:
            self._heard += more

    def send(self, key: str) -> None:
        """Press a key and wait for nothing."""
        os.write(self._file, key.encode())

    def key(self, key: str) -> float:
        """Press a key; seconds to the last byte of what is painted for it."""
        while self._read(0)[0]:
            pass
        began = last = time.perf_counter()
        self.send(key)
        wait = 5.0
        while True:
            more, at = self._read(wait)
            if not more:
                return last - began
            last, wait = at, STILL

    @property
    def megabytes(self) -> float:
        """The memory that is the process's own or shared, in resident pages."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def _read(self, seconds: float) -> tuple[bytes, float]:
        ready, _, _ = select.select([self._file], [], [], seconds)
        at = time.perf_counter()
        if not ready:
            return b"", at
        try:
            return os.read(self._file, 1 << 16), at
        except OSError:
            return b"", at
