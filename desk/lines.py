"""Lines of a byte stream, one at a time and in bounded memory however long one is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_LINE = 32 * 1024 * 1024
"""Bytes of one line that are read as a record at most."""
KEPT_OF_TOO_LONG = 1024 * 1024
"""Bytes that are kept of a line over that."""
_BOM = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """One line that is not blank, without its end; `size` counts the bytes it really had."""

    number: int
    raw: bytes
    size: int
    ended: bool
    """False for a last line that has no newline."""

    @property
    def too_long(self) -> bool:
        return self.size > len(self.raw)


def lines(
    stream: io.BufferedIOBase, longest: int = LONGEST_LINE, kept: int = KEPT_OF_TOO_LONG
) -> Iterator[Line]:
    """Every line between newlines (never any other separator) that holds more than white space."""
    number = 0
    while raw := stream.readline(longest + 1):
        number += 1
        ended = raw.endswith(b"\n")
        size = len(raw)
        if not ended and size > longest:
            raw = raw[:kept]
            while more := stream.readline(KEPT_OF_TOO_LONG):
                size += len(more)
                if more.endswith(b"\n"):
                    ended = True
                    break
            yield Line(number, raw, size - ended, ended)
            continue
        if number == 1:
            raw = raw.removeprefix(_BOM)
        raw = raw.removesuffix(b"\n").removesuffix(b"\r")
        if raw.strip():
            yield Line(number, raw, len(raw), ended)
