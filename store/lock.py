"""The lock beside the database: writers wait here before they ask SQLite, and none of them waits for long."""

from __future__ import annotations

import fcntl
import os
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path

from store.beside import open_beside
from store.errors import LockedTooLong

STUCK = 0.2
"""Seconds without any turn taken after which a waiting writer no longer minds the order."""
SHORTEST, LONGEST = 0.00006, 0.01
"""Seconds between two looks of whoever is next, and of whoever is far behind."""
_PER_PLACE = 0.0004
"""Seconds before the next look for every writer in front."""
_TURNSTILE = 1 << 20
"""The byte of the lock file that is locked while a number is drawn."""
_QUEUE = _TURNSTILE + 1
"""The byte that everybody in the queue locks together: newcomers look at it."""
_PLACES = 1 << 16
"""As many bytes behind it: who holds a number locks its byte until their turn."""
_DRAWN, _TURN = 0, 8
"""Where in the file stand the number drawn last, and the one whose turn came last; 8 bytes each."""
_FLOCK = struct.Struct("hhqqi4x")
_BYTE_LOCKS = sys.platform == "linux"


class FileLock:
    """`flock` on `<database>.lock`, with a deadline. One object belongs to one connection.

    Who finds it taken draws a number, and while anybody holds one newcomers draw theirs too. A number's turn
    comes when the one before is no longer held: the kernel frees the locks of a process that dies, so the
    queue cannot get stuck by a death. A waiting process that is stopped holds the others up once, for as long
    as `STUCK`. The order is a courtesy; everyone still needs the `flock`.

    Waiting is looking again and again, often only when one is next: a lock that waits in the kernel has no
    time-out, and a thread that waits for one costs more than all the looking.
    """

    def __init__(self, database: Path) -> None:
        self._file = open_beside(database, ".lock")

    def take(self, seconds: float) -> None:
        """Return with the lock held; raises LockedTooLong when it takes longer than `seconds`."""
        if not (_BYTE_LOCKS and _somebody_queues(self._file)) and self._taken():
            return
        deadline = time.monotonic() + seconds
        taken = self._in_turn(deadline) if _BYTE_LOCKS else _looking(self._taken, deadline)
        if not taken:
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

    def _taken(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _in_turn(self, deadline: float) -> bool:
        """Take the lock by number; False when the deadline passes, and then nothing is held any more."""
        try:
            _lock_byte(self._file, _QUEUE, fcntl.F_RDLCK)
            if not _looking(lambda: _lock_byte(self._file, _TURNSTILE), deadline):
                return False
            number = self._draw()
            _lock_byte(self._file, _place(number))
            _unlock_bytes(self._file, _TURNSTILE)
            if self._waited_for_turn(number, deadline):
                return True
            if not _looking(self._taken, deadline):
                return False
            os.pwrite(self._file, number.to_bytes(8, "little"), _TURN)
            return True
        finally:
            _unlock_bytes(self._file, _TURNSTILE, _PLACES + 2)

    def _waited_for_turn(self, number: int, deadline: float) -> bool:
        """Wait until the number before is no longer held; True when the lock itself was taken out of turn."""
        before, seen, moved = _place(number - 1), -1, time.monotonic()
        while not _lock_byte(self._file, before):
            now = time.monotonic()
            turn = self._number_at(_TURN)
            if turn != seen:
                seen, moved = turn, now
            elif now - moved > STUCK and self._taken():
                return True
            if now > deadline:
                return False
            time.sleep(min(max((number - turn) * _PER_PLACE, SHORTEST), LONGEST))
        _unlock_bytes(self._file, before)
        return False

    def _draw(self) -> int:
        """The next number; the turnstile is locked."""
        number = self._number_at(_DRAWN) + 1
        os.pwrite(self._file, number.to_bytes(8, "little"), _DRAWN)
        return number

    def _number_at(self, place: int) -> int:
        return int.from_bytes(os.pread(self._file, 8, place), "little")


def _looking(lock: Callable[[], bool], deadline: float) -> bool:
    """Try to take a lock until the deadline; the longer it takes the less often."""
    began = time.monotonic()
    while not lock():
        now = time.monotonic()
        if now > deadline:
            return False
        time.sleep(min(SHORTEST + (now - began) / 16, LONGEST / 4, deadline - now + SHORTEST))
    return True


def _somebody_queues(file: int) -> bool:
    """Whether anybody holds a number."""
    return not fcntl.fcntl(file, fcntl.F_OFD_GETLK, _IS_ANYBODY).startswith(_NOBODY)


def _place(number: int) -> int:
    return _QUEUE + 1 + number % _PLACES


def _lock_byte(file: int, byte: int, kind: int = fcntl.F_WRLCK) -> bool:
    """Lock a byte for this open file; False when another has it."""
    try:
        fcntl.fcntl(file, fcntl.F_OFD_SETLK, _request(kind, byte))
    except (BlockingIOError, PermissionError):
        return False
    return True


def _unlock_bytes(file: int, byte: int, length: int = 1) -> None:
    fcntl.fcntl(file, fcntl.F_OFD_SETLK, _request(fcntl.F_UNLCK, byte, length))


def _request(kind: int, byte: int, length: int = 1) -> bytes:
    """A `struct flock` of Linux: what for, counted from the file's start, from where, how many bytes."""
    return _FLOCK.pack(kind, os.SEEK_SET, byte, length, 0)


_IS_ANYBODY = _request(fcntl.F_WRLCK, _QUEUE)
_NOBODY = struct.pack("h", fcntl.F_UNLCK)
"""How the answer begins when nobody does. Every act asks, so question and answer are made once."""
