"""JSON Lines in, case records out: one at a time, the bad ones set apart with their reason."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar

from desk.errors import BrokenOff
from desk.lines import LONGEST_LINE, Line, lines
from desk.record_reading import canonical, content_hash, to_record
from desk.strict_json import parse_object
from desk.unreadable import NotACase, Unreadable
from desk.unzip import Unzipped
from lanes.record import CaseRecord

__all__ = ["Unreadable", "canonical", "content_hash", "parse_line", "read_records"]

_BUFFER = 256 * 1024
Parsed = TypeVar("Parsed")


def parse_line(raw: bytes) -> CaseRecord:
    """The case record in one line of JSON; raises NotACase with the reason."""
    return to_record(parse_object(raw))


def read_lines(stream: BinaryIO) -> Iterator[Line]:
    """Every line that is not blank, unzipped where need be; raises BrokenOff behind the last readable one."""
    plain = Unzipped(stream)
    yield from lines(io.BufferedReader(plain, _BUFFER))
    if plain.damage is not None:
        raise BrokenOff(plain.damage)


def read_records(stream: BinaryIO) -> Iterator[CaseRecord | Unreadable]:
    """One outcome for every line that is not blank, in order; memory stays flat.

    A gzip stream is known by its first bytes. Raises BrokenOff at the end where the input breaks off: a line
    that the break cut in two comes out as Unreadable before.
    """
    for line in read_lines(stream):
        yield read_line(line, parse_line)


def read_line(line: Line, parse: Callable[[bytes], Parsed]) -> Parsed | Unreadable:
    """What `parse` makes of one line, or why it can make nothing of it."""
    if line.too_long:
        reason = f"a line of {line.size:,} bytes; {LONGEST_LINE:,} at most are taken"
    else:
        try:
            return parse(line.raw)
        except NotACase as error:
            reason = error.reason
    return Unreadable(line.number, reason, line.raw, line.size)
