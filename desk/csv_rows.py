"""Rows of a CSV file with their raw text, in bounded memory; behind a broken row the next one goes on."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from desk.errors import BrokenOff
from desk.lines import KEPT_OF_TOO_LONG, LONGEST_LINE
from desk.mapping import most_used_delimiter
from desk.strict_json import LONGEST_TEXT
from desk.unzip import Unzipped

csv.field_size_limit(2 * LONGEST_TEXT)
_NEVER_CLOSED = ("unexpected end of data", "field larger than field limit")
"""What `csv` says where a quote was left open: the lines behind the first were never this row's."""


@dataclass(frozen=True)
class Row:
    """One row: its cells, or what is wrong with it."""

    line: int
    """Its first line, from 1."""
    text: str
    """As it stands in the file; bytes that are not of the encoding are kept as escapes."""
    cells: tuple[str, ...]
    fault: str | None = None


class _TooLong(Exception):
    pass


class _Lines:
    """The decoded lines as `csv` wants them, remembering those since the last row."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self.number = 0
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(LONGEST_LINE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > LONGEST_LINE:
            self.taken.append(line[:KEPT_OF_TOO_LONG])
            while line and not line.endswith(("\n", "\r")):
                line = self._text.readline(LONGEST_LINE)
            raise _TooLong
        self.taken.append(line)
        return line

    def first(self) -> str | None:
        """The first line that is not blank, which then still comes as the next one."""
        found = next((line for line in self if line.strip()), None)
        if found is not None:
            self._back([found])
        self.taken = []
        return found

    def leave_rest(self) -> None:
        """Keep the first line of those taken and let the others come once more."""
        self._back(self.taken[1:])
        del self.taken[1:]

    def _back(self, lines: list[str]) -> None:
        self._again.extendleft(reversed(lines))
        self.number -= len(lines)


def rows(stream: BinaryIO, encoding: str, delimiter: str | None) -> Iterator[Row]:
    """Every row that holds anything, the header first; the delimiter is read off the header when None.

    Raises BrokenOff behind the last row where the input breaks off.
    """
    plain = Unzipped(stream)
    text = io.TextIOWrapper(io.BufferedReader(plain), encoding=encoding, errors="surrogateescape", newline="")
    try:
        yield from _rows(_Lines(text), delimiter)
    except UnicodeError as error:
        raise BrokenOff(f"the text is not {encoding}") from error
    if plain.damage is not None:
        raise BrokenOff(plain.damage)


def _rows(lines: _Lines, delimiter: str | None) -> Iterator[Row]:
    header = lines.first()
    if header is None:
        return
    before = lines.number
    reader = csv.reader(lines, delimiter=delimiter or most_used_delimiter(header), strict=True)
    while True:
        cells: list[str] = []
        fault = None
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            fault = f"broken CSV: {error}"
            if str(error).startswith(_NEVER_CLOSED):
                lines.leave_rest()
        except _TooLong:
            fault = f"a line of more than {LONGEST_LINE:,} characters"
        taken, lines.taken = "".join(lines.taken), []
        if fault is not None or any(cell.strip() for cell in cells):
            yield Row(before + 1, taken, tuple(cells), fault)
        before = lines.number
