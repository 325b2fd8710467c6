"""CSV in, case records out, by the owner's mapping: neighbouring rows of one ticket become one thread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from desk.csv_cells import Header, case_fields
from desk.csv_rows import Row, rows
from desk.errors import BrokenOff
from desk.lines import KEPT_OF_TOO_LONG, LONGEST_LINE
from desk.mapping import Mapping, parse_mapping
from desk.record_reading import to_record
from desk.unreadable import NotACase, Unreadable, quoted
from lanes.record import CaseRecord

__all__ = ["Mapping", "parse_mapping", "read_csv"]


def read_csv(stream: BinaryIO, mapping: Mapping) -> Iterator[CaseRecord | Unreadable]:
    """One outcome for every case, in order; plain or gzip.

    A case with one bad row is set apart whole, its rows behind the header: no thread comes in with a hole.
    Raises MappingError where the header lacks a column, and BrokenOff at the end where the input breaks off.
    Memory holds one case, and about 60 bytes for each ticket seen when rows are grouped.
    """
    source = rows(stream, mapping.encoding, mapping.delimiter)
    first = next(source, None)
    if first is None:
        return
    header = Header(first, mapping)
    seen: set[int] = set()
    for case in _cases(source, header):
        yield _outcome(case, header, seen)


class _Case:
    """Neighbouring rows with the same key."""

    def __init__(self, key: str, row: Row) -> None:
        self.key = key
        self.rows = [row]
        self.characters = len(row.text)

    def add(self, row: Row) -> None:
        self.characters += len(row.text)
        if self.characters <= LONGEST_LINE:
            self.rows.append(row)


def _cases(source: Iterator[Row], header: Header) -> Iterator[_Case]:
    case: _Case | None = None
    broken: BrokenOff | None = None
    try:
        for row in source:
            key = header.key(row)
            if case is not None and key and key == case.key:
                case.add(row)
                continue
            if case is not None:
                yield case
            case = _Case(key, row)
    except BrokenOff as error:
        broken = error
        if case is not None:
            case.rows.append(Row(case.rows[-1].line, "", (), "the file breaks off here"))
    if case is not None:
        yield case
    if broken is not None:
        raise broken


def _outcome(case: _Case, header: Header, seen: set[int]) -> CaseRecord | Unreadable:
    try:
        if case.characters > LONGEST_LINE:
            raise NotACase(f"the rows of one case hold more than {LONGEST_LINE:,} characters")
        if case.key:
            if hash(case.key) in seen:
                raise NotACase(
                    f"{quoted(case.key)} came earlier: sort the file, or set rows.group_by = false"
                )
            seen.add(hash(case.key))
        return to_record(_given(case.rows, header))
    except NotACase as error:
        raw = header.encode("".join([header.text, *(row.text for row in case.rows)]))
        kept = raw if case.characters <= LONGEST_LINE else raw[:KEPT_OF_TOO_LONG]
        return Unreadable(case.rows[0].line, error.reason, kept, len(raw))


def _given(of_case: Sequence[Row], header: Header) -> dict[str, Any]:
    """The record's fields from all of a case's rows: the first row that fills a field counts."""
    fields: dict[str, Any] = {}
    thread: list[dict[str, Any]] = []
    for row in of_case:
        try:
            own, messages = case_fields(row, header)
        except NotACase as error:
            where = f"row at line {row.line}: " if len(of_case) > 1 else ""
            raise NotACase(where + error.reason) from None
        fields = {**own, **fields}
        thread += messages
    for path, value in header.mapping.defaults.items():
        if not path.startswith("thread."):
            fields.setdefault(path, value)
    return {**_nested(fields), "thread": thread}


def _nested(fields: dict[str, Any]) -> dict[str, Any]:
    """`{"customer.name": "Ada"}` as `{"customer": {"name": "Ada"}}`; what follows `extra.` is one name."""
    nested: dict[str, Any] = {}
    for path, value in fields.items():
        *outer, last = _steps(path)
        place = nested
        for step in outer:
            place = place.setdefault(step, {})
        place[last] = value
    return nested


def _steps(path: str) -> list[str]:
    before, extra, name = path.partition("extra.")
    if extra and (not before or before.endswith(".")):
        return [*before.split(".")[:-1], "extra", name]
    return path.split(".")
