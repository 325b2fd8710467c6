"""One row's cells as a case's fields and messages, as the header and the mapping say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from desk.csv_rows import Row
from desk.errors import MappingError
from desk.mapping import LIST_FIELDS, NUMBER_FIELDS, TIME_FIELDS, Column, Mapping
from desk.strict_json import check_text
from desk.unreadable import NotACase, quoted
from lanes.words import Author

_TRUE = {"true", "yes", "y", "1", "public", "t"}
_FALSE = {"false", "no", "n", "0", "private", "internal", "f"}
_ESCAPED = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Slot:
    """Where in a row one message stands: the places of its cells."""

    text: int
    author: int | None = None
    at: int | None = None
    public: int | None = None
    fixed_author: str | None = None


class Header:
    """The header row read against the mapping; raises MappingError where a mapped column is not there."""

    def __init__(self, row: Row, mapping: Mapping) -> None:
        if row.fault is not None:
            raise MappingError(f"the header cannot be read: {row.fault}")
        if _ESCAPED.search(row.text) or "\0" in row.text:
            raise MappingError(f"the header is not {mapping.encoding} text")
        self.mapping = mapping
        self.text = row.text if row.text.endswith(("\n", "\r")) else row.text + "\n"
        self.names = [cell.strip() for cell in row.cells]
        self.slots: list[Slot] = []
        self.fields: list[tuple[int, Column]] = []
        places = {column.name: self._places(column) for column in mapping.columns}
        for column in mapping.columns:
            if column.part is None:
                self.fields += [(place, column) for place in places[column.name].values()]
            elif column.part == "text":
                self.slots += self._slots(column, places)
        self.slots.sort(key=lambda slot: slot.text)
        self.rest = self._rest({place for found in places.values() for place in found.values()})
        self._key = self._key_place()

    def _places(self, column: Column) -> dict[str, int]:
        """Place by what tells the repeats apart: the star's part of the name, else the how-manieth it is."""
        if "*" in column.name:
            named = {other.name for other in self.mapping.columns}
            star = re.compile("(.+)".join(map(re.escape, column.name.split("*", 1))))
            found = ((star.fullmatch(name), i) for i, name in enumerate(self.names) if name not in named)
            places = {match[1].strip(): i for match, i in found if match}
        else:
            same = [i for i, name in enumerate(self.names) if name == column.name.strip()]
            if len(same) > 1 and column.part is None:
                raise MappingError(f'columns."{column.name}": {self._twice(same)}')
            places = {str(n): i for n, i in enumerate(same)}
        if not places:
            has = ", ".join(map(quoted, self.names[:20]))
            raise MappingError(f'columns."{column.name}": the file has no such column; it has {has}')
        return places

    def _slots(self, text: Column, places: dict[str, dict[str, int]]) -> list[Slot]:
        parts = [column for column in self.mapping.columns if column.of == text.name]
        return [
            Slot(
                text=place,
                fixed_author=text.author,
                **{str(column.part): places[column.name].get(which) for column in parts},
            )
            for which, place in places[text.name].items()
        ]

    def _rest(self, used: set[int]) -> list[tuple[int, str]]:
        """The columns nobody mapped, under names of their own."""
        rest: dict[str, int] = {}
        for i, name in enumerate(self.names):
            if i in used or name in self.mapping.dropped or not self.mapping.keep_rest:
                continue
            own, n = name or f"column {i + 1}", 2
            while own in rest:
                own, n = f"{name} {n}", n + 1
            rest[own] = i
        return [(i, name) for name, i in rest.items()]

    def _key_place(self) -> int | None:
        group_by = self.mapping.group_by
        if group_by is None:
            return None
        if group_by.strip() not in self.names:
            raise MappingError(f"rows.group_by: the file has no column {group_by!r}")
        same = [i for i, name in enumerate(self.names) if name == group_by.strip()]
        if len(same) > 1:
            raise MappingError(f"rows.group_by: {self._twice(same)}")
        return same[0]

    def _twice(self, places: Sequence[int]) -> str:
        """A field can come from one column only; of several, nobody knows which is meant."""
        which = " and ".join(str(place + 1) for place in places)
        name = quoted(self.names[places[0]])
        return f"the file has {len(places)} columns {name} (columns {which}); rename all but one in the file"

    def key(self, row: Row) -> str:
        """What makes neighbouring rows one case; empty when the row stands alone."""
        if self._key is None or self._key >= len(row.cells):
            return ""
        return row.cells[self._key].strip()

    def encode(self, text: str) -> bytes:
        """The bytes that `text` was in the file."""
        encoding = self.mapping.encoding
        return text.encode("utf-8" if encoding == "utf-8-sig" else encoding, "surrogateescape")


def case_fields(row: Row, header: Header) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The row's fields by dotted path (empty cells left out) and its messages; raises NotACase."""
    _check(row, header)
    fields: dict[str, Any] = {}
    for place, column in header.fields:
        if (cell := row.cells[place].strip()) and column.field not in fields:
            fields[column.field] = _value(cell, column, header.mapping)
    for place, name in header.rest:
        if row.cells[place]:
            fields.setdefault(f"extra.{name}", row.cells[place])
    return fields, [_message(row, slot, header) for slot in header.slots if row.cells[slot.text].strip()]


def _check(row: Row, header: Header) -> None:
    if row.fault is not None:
        raise NotACase(row.fault)
    if len(row.cells) != len(header.names):
        raise NotACase(f"{len(row.cells)} cells where the header has {len(header.names)}")
    if _ESCAPED.search(row.text):
        raise NotACase(f"bytes that are not {header.mapping.encoding}")
    for name, cell in zip(header.names, row.cells, strict=True):
        check_text(cell, f"column {quoted(name)}")


def _value(cell: str, column: Column, mapping: Mapping) -> Any:
    if column.field in TIME_FIELDS:
        return _time(cell, column.name, mapping, day=column.field == "customer.renewal_at")
    if column.field in LIST_FIELDS:
        return [part.strip() for part in cell.split(column.split) if part.strip()]
    if column.field in NUMBER_FIELDS:
        try:
            return int(cell) if len(cell) < 20 and "." not in cell else float(cell)
        except ValueError:
            raise NotACase(f"column {quoted(column.name)}: {quoted(cell)} is not a number") from None
    return cell


def _message(row: Row, slot: Slot, header: Header) -> dict[str, Any]:
    mapping = header.mapping
    message: dict[str, Any] = {"author": _author(row, slot, mapping), "text": row.cells[slot.text]}
    if slot.at is not None and (cell := row.cells[slot.at].strip()):
        message["at"] = _time(cell, header.names[slot.at], mapping)
    elif "thread.at" in mapping.defaults:
        message["at"] = mapping.defaults["thread.at"]
    if slot.public is not None and (cell := row.cells[slot.public].strip().casefold()):
        if cell not in _TRUE | _FALSE:
            raise NotACase(
                f"column {quoted(header.names[slot.public])}: {quoted(cell)} is neither yes nor no"
            )
        message["public"] = cell in _TRUE
    elif "thread.public" in mapping.defaults:
        message["public"] = mapping.defaults["thread.public"]
    return message


def _author(row: Row, slot: Slot, mapping: Mapping) -> str:
    if slot.fixed_author is not None:
        return slot.fixed_author
    default: str | None = mapping.defaults.get("thread.author")
    if slot.author is None:
        return default or Author.CUSTOMER.value
    cell = row.cells[slot.author].strip().casefold()
    if not cell and default is not None:
        return default
    author = mapping.authors.get(cell) or (cell if cell in set(Author) else mapping.authors.get("*"))
    if author is None:
        raise NotACase(f"the author {quoted(row.cells[slot.author])} is not named under [authors]")
    return author


def _time(cell: str, column: str, mapping: Mapping, day: bool = False) -> str:
    """The cell's time in ISO 8601; a time that names no zone is in the mapping's, a `day` in none."""
    moment = _moment(cell, mapping.formats)
    if moment is None:
        raise NotACase(f"column {quoted(column)}: {quoted(cell)} is not a time the mapping knows")
    if day and moment.tzinfo is None and not any(moment.timetuple()[3:6]):
        return moment.date().isoformat()
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=mapping.zone or UTC)
    return moment.isoformat()


def _moment(cell: str, formats: tuple[str, ...]) -> datetime | None:
    for form in formats:
        try:
            if form.startswith("unix"):
                return datetime.fromtimestamp(float(cell) / (1000 if form == "unix_ms" else 1), UTC)
            return datetime.strptime(cell, form)
        except (ValueError, OverflowError, OSError):
            continue
    try:
        return datetime.fromisoformat(cell)
    except ValueError:
        return None
