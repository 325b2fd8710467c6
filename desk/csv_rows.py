"""Rows of a CSV file with their raw text, in bounded memory; behind a broken row the next one goes on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from desk.errors import BrokenOff
from desk.lines import KEPT_OF_TOO_LONG, LONGEST_LINE
from desk.mapping import most_used_delimiter
from desk.strict_json import LONGEST_TEXT
from desk.unzip import Unzipped

csv.field_size_limit(2 * LONGEST_TEXT)


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
        self._again: str | None = None
        self.number = 0
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self._again is not None:
            line, self._again = self._again, None
            return line
        line = self._text.readline(LONGEST_LINE + 1)
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
        self._again = next((line for line in self if line.strip()), None)
        self.taken = self.taken[-1:]
        return self._again


def rows(stream: BinaryIO, encoding: str, delimiter: str | None) -> Iterator[Row]:
    """Every row that holds anything, the header first; the delimiter is read off the header when None.

    Raises BrokenOff behind the last row where the input breaks off.
    """
    plain = Unzipped(stream)
    text = io.TextIOWrapper(io.BufferedReader(plain), encoding=encoding, errors="surrogateescape", newline="")
    try:
        yield from _rows(_Lines(text), delimiter)
    except UnicodeError as error:
        raise BrokenOff(f"the text is not {encoding}; what came before is kept") from error
    if plain.damage is not None:
        raise BrokenOff(f"{plain.damage}; what came before is kept")


def _rows(lines: _Lines, delimiter: str | None) -> Iterator[Row]:
    header = lines.first()
    if header is None:
        return
    before = lines.number - 1
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
        except _TooLong:
            fault = f"a line of more than {LONGEST_LINE:,} characters"
        taken, lines.taken = "".join(lines.taken), []
        if fault is not None or any(cell.strip() for cell in cells):
            yield Row(before + 1, taken, tuple(cells), fault)
        before = lines.number
