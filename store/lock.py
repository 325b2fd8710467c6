"""The lock beside the database: writers queue here before they ask SQLite, so that nobody starves."""

from __future__ import annotations

import fcntl
import os
import threading
from pathlib import Path

from store.beside import open_beside
from store.errors import LockedTooLong


class FileLock:
    """`flock` on `<database>.lock`, with a deadline. One object belongs to one connection."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._file = open_beside(database, ".lock")

    def take(self, seconds: float) -> None:
        """Return with the lock held; raises LockedTooLong when it takes longer than `seconds`."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._wait(seconds)

    def give(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _wait(self, seconds: float) -> None:
        # A blocking flock has no timeout, and polling is what starves: a thread waits in the kernel's
        # queue on a second handle of the same open file, and gives the lock up if nobody wants it any more.
        handle = os.dup(self._file)
        waiter = _Waiter(handle)
        waiter.start()
        waiter.join(seconds)
        if not waiter.claim():
            os.close(self._file)
            self._file = open_beside(self._database, ".lock")
            text = (
                "Another process has been writing for too long. Nothing of this step was stored; do it again."
            )
            raise LockedTooLong("The database is busy", text)


class _Waiter(threading.Thread):
    def __init__(self, handle: int) -> None:
        super().__init__(name="lanedesk-lock", daemon=True)
        self._handle = handle
        self._guard = threading.Lock()
        self._held = False
        self._given_up = False

    def run(self) -> None:
        fcntl.flock(self._handle, fcntl.LOCK_EX)
        with self._guard:
            self._held = True
            if self._given_up:
                fcntl.flock(self._handle, fcntl.LOCK_UN)
        os.close(self._handle)

    def claim(self) -> bool:
        """True when the lock is held and now belongs to the caller; after False it never will."""
        with self._guard:
            self._given_up = not self._held
            return self._held
