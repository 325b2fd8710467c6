"""Reading a stream that may be gzip, by its first bytes; a damaged end does not take the good part along."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

_MAGIC = b"\x1f\x8b"
_CHUNK = 64 * 1024
_WRONG_SUM = ("incorrect data check", "incorrect length check")
"""What zlib says when all could be read and the sum at the end is another."""


class Unzipped(io.RawIOBase):
    """The plain bytes of a stream. `damage` says afterwards in words why it ended early, if it did.

    Takes several gzip members one after the other and zero padding behind them, in bounded memory.
    """

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._waiting = stream.read(len(_MAGIC))
        self._inflate = zlib.decompressobj(wbits=31) if self._waiting == _MAGIC else None
        self._ended = False
        self._last = b""
        self.damage: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, into: bytearray | memoryview) -> int:  # type: ignore[override]
        room = len(into)
        got = self._plain(room) if self._inflate is None else self._inflated(room)
        into[: len(got)] = got
        return len(got)

    def _plain(self, room: int) -> bytes:
        if self._waiting:
            got, self._waiting = self._waiting[:room], self._waiting[room:]
            return got
        return self._more(room)

    def _inflated(self, room: int) -> bytes:
        while not self._ended:
            assert self._inflate is not None
            if self._inflate.eof:
                self._next_member()
                continue
            given, before = self._waiting or self._more(_CHUNK), self._inflate.copy()
            try:
                got = self._inflate.decompress(given, room)
            except zlib.error as error:
                self._last = _before_the_damage(before, given)
                self._stop(_words(error))
                break
            self._waiting = self._inflate.unconsumed_tail or self._inflate.unused_data
            if got:
                return got
            if not given and not self._inflate.eof:
                self._stop("the compressed data ends too early")
        got, self._last = self._last[:room], self._last[room:]
        return got

    def _next_member(self) -> None:
        rest = self._waiting.lstrip(b"\0")
        while len(rest) < len(_MAGIC):
            more = self._more(_CHUNK)
            if not more:
                break
            rest = (rest + more).lstrip(b"\0")
        if rest.startswith(_MAGIC):
            self._inflate, self._waiting = zlib.decompressobj(wbits=31), rest
        elif rest:
            self._stop("there are bytes behind the compressed data that do not belong to it")
        else:
            self._ended = True

    def _more(self, room: int) -> bytes:
        """Up to `room` bytes; waits for the first one only, so that a slow pipe is read as it comes."""
        read = getattr(self._stream, "read1", self._stream.read)
        try:
            got: bytes = read(room)
        except OSError as error:
            self._stop(f"reading failed ({error.strerror or type(error).__name__})")
            return b""
        return got

    def _stop(self, damage: str) -> None:
        self.damage, self._ended = self.damage or damage, True


def _before_the_damage(inflate: zlib._Decompress, given: bytes) -> bytes:
    """What the compressed bytes still gave before they went wrong: one byte at a time up to the error."""
    good = bytearray()
    try:
        for byte in given:
            good += inflate.decompress(bytes((byte,)))
    except zlib.error:
        pass
    return bytes(good)


def _words(error: zlib.error) -> str:
    why = str(error).rpartition(": ")[2] or "no reason given"
    if why in _WRONG_SUM:
        return f"its checksum is wrong, so anything in it may have been changed ({why})"
    return f"the compressed data is damaged ({why})"
