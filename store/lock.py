"""The lock beside the database: writers wait here before they ask SQLite, and none of them waits for long."""

from __future__ import annotations

import fcntl
import os
import struct
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from store.beside import open_beside
from store.errors import LockedTooLong

PATIENCE = 0.03
"""Seconds after which a waiting writer draws a number."""
_TURNSTILE = 1 << 20
"""The byte of the lock file that is locked while a number is drawn."""
_QUEUE = _TURNSTILE + 1
"""The byte that everybody in the queue locks together: newcomers look at it."""
_PLACES = 1 << 16
"""As many bytes behind it: who holds a number locks its byte, and waits for the byte of the number before."""
_FLOCK = struct.Struct("hhqqi4x")
_BYTE_LOCKS = sys.platform == "linux"

Attempt = Callable[[int, bool], bool]
"""Take one lock on a descriptor, waiting in the kernel if told so; whether it is held."""


class FileLock:
    """`flock` on `<database>.lock`, with a deadline. One object belongs to one connection.

    When it is given back the kernel wakes every waiter and lets them race, newcomers too: that keeps the
    rate high, and leaves one of many waiting a second now and then. So whoever has waited a while draws a
    number, and while anybody holds one, newcomers draw theirs too. The kernel frees the bytes of a process
    that dies, so the queue cannot get stuck; its order is a courtesy, and everyone still needs the `flock`.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._file = open_beside(database, ".lock")

    def take(self, seconds: float) -> None:
        """Return with the lock held; raises LockedTooLong when it takes longer than `seconds`."""
        began = time.monotonic()
        deadline = began + seconds
        in_order = _BYTE_LOCKS and _somebody_queues(self._file)
        if not in_order and self._within(min(deadline, began + PATIENCE), _flock):
            return
        if not self._in_turn(deadline):
            text = (
                "Another process has been writing for too long. Nothing of this step was stored; do it again."
            )
            raise LockedTooLong("The database is busy", text)

    def give(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _in_turn(self, deadline: float) -> bool:
        """Take the lock by number; False when the deadline passes."""
        if not _BYTE_LOCKS:
            return self._within(deadline, _flock)
        _lock_byte(self._file, False, _QUEUE, fcntl.F_RDLCK)
        if not self._within(deadline, partial(_lock_byte, byte=_TURNSTILE)):
            return False
        number = _draw(self._file)
        _lock_byte(self._file, False, _place(number))
        _unlock_byte(self._file, _TURNSTILE)
        before = _place(number - 1)
        if not self._within(deadline, partial(_lock_byte, byte=before)):
            return False
        _unlock_byte(self._file, before)
        if not self._within(deadline, _flock):
            return False
        _unlock_byte(self._file, _place(number))
        _unlock_byte(self._file, _QUEUE)
        return True

    def _within(self, deadline: float, lock: Attempt) -> bool:
        """Take one lock before the deadline; False when that fails, and then nothing is held any more."""
        if lock(self._file, False):
            return True
        left = deadline - time.monotonic()
        if left > 0:
            # A lock that waits in the kernel has no time-out, and polling for it wastes turns: a thread waits
            # on a second handle of the same open file, and drops the lock if nobody wants it any more.
            waiter = _Waiter(os.dup(self._file), lock)
            waiter.start()
            waiter.join(left)
            if waiter.claim():
                return True
        if _BYTE_LOCKS:
            _unlock_byte(self._file, _TURNSTILE, _PLACES + 2)
        os.close(self._file)
        self._file = open_beside(self._database, ".lock")
        return False


class _Waiter(threading.Thread):
    def __init__(self, handle: int, lock: Attempt) -> None:
        super().__init__(name="lanedesk-lock", daemon=True)
        self._handle = handle
        self._lock = lock
        self._guard = threading.Lock()
        self._held = False

    def run(self) -> None:
        try:
            self._lock(self._handle, True)
            with self._guard:
                self._held = True
        finally:
            # The last handle of an open file that was given up: closing it frees whatever it still locks.
            os.close(self._handle)

    def claim(self) -> bool:
        """True when the lock is held and belongs to the caller."""
        with self._guard:
            return self._held


def _flock(file: int, wait: bool) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _somebody_queues(file: int) -> bool:
    """Whether anybody holds a number."""
    asked = fcntl.fcntl(file, fcntl.F_OFD_GETLK, _request(fcntl.F_WRLCK, _QUEUE))
    return int(_FLOCK.unpack(asked)[0]) != fcntl.F_UNLCK


def _draw(file: int) -> int:
    """The next number; the turnstile is locked."""
    number = int.from_bytes(os.pread(file, 8, 0), "little") + 1
    os.pwrite(file, number.to_bytes(8, "little"), 0)
    return number


def _place(number: int) -> int:
    return _QUEUE + 1 + number % _PLACES


def _lock_byte(file: int, wait: bool, byte: int = _QUEUE, kind: int = fcntl.F_WRLCK) -> bool:
    """Lock a byte for this open file; False when another has it and `wait` is False."""
    try:
        fcntl.fcntl(file, fcntl.F_OFD_SETLKW if wait else fcntl.F_OFD_SETLK, _request(kind, byte))
    except (BlockingIOError, PermissionError):
        return False
    return True


def _unlock_byte(file: int, byte: int, length: int = 1) -> None:
    fcntl.fcntl(file, fcntl.F_OFD_SETLK, _request(fcntl.F_UNLCK, byte, length))


def _request(kind: int, byte: int, length: int = 1) -> bytes:
    """A `struct flock` of Linux: what for, counted from the file's start, from where, how many bytes."""
    return _FLOCK.pack(kind, os.SEEK_SET, byte, length, 0)
