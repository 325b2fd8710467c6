"""The mapping file: how the columns of a CSV become the fields of a case record.

```toml
[file]                          # all optional
encoding = "utf-8-sig"
delimiter = ","                 # left out: the one of , ; tab | that the header uses most

[columns]                       # column = field; a field inside another is dotted
"Ticket" = "ticket_id"
"Customer" = "customer.name"
"Tags" = { field = "domains", split = ";" }
"Region" = "extra.region"       # what the record has no field for
"Internal rating" = false       # not taken at all

"Question" = { field = "thread.text", author = "customer" }
"Asked" = { field = "thread.at", of = "Question" }
"Reply *" = "thread.text"       # Reply 1, Reply 2, …: one message each
"By *" = { field = "thread.author", of = "Reply *" }
                                # (several columns of one name work the same, without the star;
                                # for a field of the case they are refused)

[defaults]                      # where the column is missing or the cell empty
source = "helpdesk-export"
thread.public = true

[authors]                       # cell = author; "*" is everybody else
"Requester" = "customer"
"*" = "agent"

[times]                         # ISO 8601 is always understood
formats = ["%d/%m/%Y %H:%M", "unix"]    # also "unix_ms"
zone = "Europe/Berlin"          # of times that name none; UTC when left out

[rows]
group_by = "Ticket"             # neighbouring rows with the same value are one thread (left out: the
                                # ticket_id column; false: every row is a case)
keep_rest = false               # left out: columns not named above are kept in `extra`
```
"""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desk.errors import MappingError
from lanes.record import Assessment, CaseRecord, Customer, Draft
from lanes.words import Author

MESSAGE_FIELDS = ("text", "author", "at", "public")
TIME_FIELDS = frozenset({"received_at", "customer.renewal_at", "thread.at"})
LIST_FIELDS = frozenset({"domains", "not_done", "assessment.flags"})
NUMBER_FIELDS = frozenset({"customer.prior_contacts", "assessment.confidence", "assessment.recommended_lane"})
_LISTS_OF_OBJECTS = frozenset({"facts", "sources", "proposed_actions", "references"})
_WITHIN: dict[str, type[Any]] = {"customer": Customer, "assessment": Assessment, "draft": Draft}
_DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Column:
    """Where one column goes. `of` names the text column a message's author, time or visibility belongs to."""

    name: str
    field: str
    author: str | None = None
    of: str | None = None
    split: str = ","

    @property
    def part(self) -> str | None:
        """Which part of a message this is; None for a field of the case."""
        return self.field.removeprefix("thread.") if self.field.startswith("thread.") else None


@dataclass(frozen=True)
class Mapping:
    """A checked mapping file."""

    columns: tuple[Column, ...]
    dropped: frozenset[str] = frozenset()
    defaults: AnyMapping[str, Any] = field(default_factory=dict)
    authors: AnyMapping[str, str] = field(default_factory=dict)
    formats: tuple[str, ...] = ()
    zone: ZoneInfo | None = None
    encoding: str = "utf-8-sig"
    delimiter: str | None = None
    group_by: str | None = None
    """The column whose neighbouring equal values make one case; None when every row is one."""
    keep_rest: bool = True


def parse_mapping(text: str) -> Mapping:
    """The mapping in TOML text; raises MappingError naming the key that is wrong."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MappingError(f"not TOML: {error}") from error
    _only(given, "", {"file", "columns", "defaults", "authors", "times", "rows"})
    file, times, rows = (_table(given, name) for name in ("file", "times", "rows"))
    _only(file, "file", {"encoding", "delimiter"})
    _only(times, "times", {"formats", "zone"})
    _only(rows, "rows", {"group_by", "keep_rest"})
    columns, dropped = _columns(_table(given, "columns"))
    return Mapping(
        columns=columns,
        dropped=dropped,
        defaults=_defaults(_table(given, "defaults")),
        authors=_authors(_table(given, "authors")),
        formats=_formats(times.get("formats", [])),
        zone=_zone(times.get("zone")),
        encoding=_encoding(file.get("encoding", "utf-8-sig")),
        delimiter=_delimiter(file.get("delimiter")),
        group_by=_group_by(rows.get("group_by", True), columns),
        keep_rest=_kind(rows.get("keep_rest", True), bool, "rows.keep_rest", "true or false"),
    )


def _columns(given: dict[str, Any]) -> tuple[tuple[Column, ...], frozenset[str]]:
    columns, dropped = [], set()
    for name, target in given.items():
        key = f'columns."{name}"'
        if target is False:
            dropped.add(name)
            continue
        table = {"field": target} if isinstance(target, str) else target
        if not isinstance(table, dict):
            raise MappingError(f"{key} must be a field's name, a table, or false")
        _only(table, key, {"field", "author", "of", "split"})
        for option, value in table.items():
            if not isinstance(value, str) or not value:
                raise MappingError(f"{key}.{option} must be text")
        column = Column(name=name, **{"field": "", **table})
        _check_field(column.field, key)
        _check_options(column, table, key)
        columns.append(column)
    if not any(column.field == "ticket_id" for column in columns):
        raise MappingError("columns: no column is mapped to ticket_id")
    if not any(column.part == "text" for column in columns):
        raise MappingError("columns: no column is mapped to thread.text")
    return _attached(columns), frozenset(dropped)


def _check_options(column: Column, table: dict[str, str], key: str) -> None:
    if "author" in table and (column.part != "text" or column.author not in set(Author)):
        raise MappingError(f"{key}.author must be {', '.join(Author)}, and belongs to a thread.text column")
    if "of" in table and column.part in (None, "text"):
        raise MappingError(f"{key}.of belongs to a thread.author, thread.at or thread.public column")
    if "split" in table and column.field not in LIST_FIELDS:
        raise MappingError(f"{key}.split belongs to a column for {', '.join(sorted(LIST_FIELDS))}")


def _attached(columns: list[Column]) -> tuple[Column, ...]:
    """Every column of a message part knows its text column; where there is but one, it need not be named."""
    texts = [column.name for column in columns if column.part == "text"]
    attached = []
    for column in columns:
        if column.part in (None, "text"):
            attached.append(column)
            continue
        key = f'columns."{column.name}".of'
        of = column.of or (texts[0] if len(texts) == 1 else None)
        if of is None:
            raise MappingError(f"{key} must say which text column it belongs to: {', '.join(texts)}")
        if of not in texts:
            raise MappingError(f"{key}: {of!r} is not a thread.text column")
        if ("*" in of) != ("*" in column.name):
            raise MappingError(f"{key}: {of!r} and {column.name!r} must both have a * or both none")
        attached.append(Column(column.name, column.field, None, of))
    return tuple(attached)


def _check_field(path: str, key: str) -> None:
    """Refuse a path that names no field: it would vanish into `extra` unseen."""
    first, _, rest = path.partition(".")
    if first == "thread":
        if rest not in MESSAGE_FIELDS:
            raise MappingError(f"{key}: a message has {', '.join(MESSAGE_FIELDS)}, not {rest!r}")
    elif first in _LISTS_OF_OBJECTS or path in ("draft.citations", "assessment.triggers"):
        raise MappingError(f"{key}: {path!r} holds objects; give it in JSON Lines")
    elif first == "extra":
        if not rest or "." in rest:
            raise MappingError(f"{key}: write extra.<name>")
    elif first in _WITHIN:
        inner, _, name = rest.partition(".")
        if not (
            (inner in _WITHIN[first].model_fields and not name and inner != "extra")
            or (inner == "extra" and name)
        ):
            raise MappingError(f"{key}: {first} has no field {rest!r}; write {first}.extra.<name> to keep it")
    elif first not in CaseRecord.model_fields or rest:
        raise MappingError(f"{key}: the record has no field {path!r}; write extra.<name> to keep it")


def _defaults(given: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    waiting = [("", given)]
    while waiting:
        before, table = waiting.pop()
        for name, value in table.items():
            path = f"{before}{name}"
            if isinstance(value, dict):
                waiting.append((f"{path}.", value))
                continue
            _check_field(path, f"defaults.{path}")
            if path in ("ticket_id", "thread.text"):
                raise MappingError(f"defaults.{path}: every case has its own")
            if path == "thread.author" and value not in set(Author):
                raise MappingError(f"defaults.{path} must be {', '.join(Author)}")
            if path == "thread.public" and not isinstance(value, bool):
                raise MappingError(f"defaults.{path} must be true or false")
            flat[path] = value.isoformat() if hasattr(value, "isoformat") else value
    return flat


def _authors(given: dict[str, Any]) -> dict[str, str]:
    for cell, author in given.items():
        if author not in set(Author):
            raise MappingError(f'authors."{cell}" must be {", ".join(Author)}')
    return {cell.strip().casefold(): author for cell, author in given.items()}


def _formats(given: Any) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(one, str) and one for one in given):
        raise MappingError("times.formats must be a list of texts")
    for one in given:
        if one not in ("unix", "unix_ms") and "%" not in one:
            raise MappingError(f"times.formats: {one!r} has no %; write for instance %d/%m/%Y %H:%M")
    return tuple(given)


def _zone(given: Any) -> ZoneInfo | None:
    if given is None:
        return None
    try:
        return ZoneInfo(_kind(given, str, "times.zone", "a name such as Europe/Berlin"))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise MappingError(f"times.zone: {given!r} is not a known time zone") from error


def _encoding(given: Any) -> str:
    name: str = _kind(given, str, "file.encoding", "text")
    try:
        known = codecs.lookup(name)
    except (LookupError, ValueError) as error:
        raise MappingError(f"file.encoding: {name!r} is not a known encoding") from error
    if not known._is_text_encoding:
        raise MappingError(f"file.encoding: {name!r} does not encode text")
    return "utf-8-sig" if known.name == "utf-8" else name


def _delimiter(given: Any) -> str | None:
    if given is None:
        return None
    if not isinstance(given, str) or len(given) != 1 or given in '"\r\n':
        raise MappingError("file.delimiter must be one character")
    return given


def _group_by(given: Any, columns: tuple[Column, ...]) -> str | None:
    if given is False:
        return None
    if given is True:
        return next(column.name for column in columns if column.field == "ticket_id")
    return str(_kind(given, str, "rows.group_by", "a column's name, or false"))


def _table(given: dict[str, Any], name: str) -> dict[str, Any]:
    table: dict[str, Any] = _kind(given.get(name, {}), dict, name, "a table")
    return table


def _kind(given: Any, kind: type, key: str, words: str) -> Any:
    if not isinstance(given, kind):
        raise MappingError(f"{key} must be {words}")
    return given


def _only(given: dict[str, Any], where: str, known: set[str]) -> None:
    for key in given:
        if key not in known:
            raise MappingError(
                f"{where + '.' if where else ''}{key} is not known here; known are {', '.join(sorted(known))}"
            )


def most_used_delimiter(header: str) -> str:
    """The delimiter the header line uses most outside quotes; the comma when it uses none."""
    outside = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)
