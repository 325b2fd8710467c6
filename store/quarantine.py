"""Records that could not be read, kept whole until somebody mends or drops them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from lanes.values import Text, Time, Value
from store.connection import Connection, Row
from store.errors import NotFound, readable
from store.times import moment, stamp

_ADD = """
INSERT INTO quarantine (origin, line, reason, raw, size, sha, at) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (origin, line, sha) DO NOTHING"""
_LIST = "SELECT * FROM quarantine WHERE id > ? ORDER BY id LIMIT ?"


class BadRecord(Value):
    """A line that could not be read as a case, kept with everything needed to mend and retry it."""

    origin: Text
    """File name or `stdin`."""
    line: int
    """From 1; for CSV the row's first line."""
    reason: Text
    raw: bytes
    """The bytes as they came, up to the reader's cap."""
    size: int
    """Bytes the line really had."""
    at: Time


class QuarantineRow(BadRecord):
    id: int


def set_aside(store: Connection, bad: Sequence[BadRecord]) -> None:
    """Keep unreadable records; the same bytes from the same line are kept once."""
    with store.writing():
        for one in bad:
            sha = hashlib.sha256(one.raw).hexdigest()
            origin = _plain(one.origin)
            store.run(_ADD, (origin, one.line, _plain(one.reason), one.raw, one.size, sha, stamp(one.at)))


def quarantine(store: Connection, limit: int = 1000, after: int = 0) -> list[QuarantineRow]:
    """The records set aside, oldest first, behind the one with the id `after`."""
    return [_row(row) for row in store.rows(_LIST, (after, limit))]


def quarantined(store: Connection, record_id: int) -> QuarantineRow:
    """One record set aside; raises NotFound."""
    row = store.row("SELECT * FROM quarantine WHERE id = ?", (record_id,))
    if row is None:
        raise NotFound("Not in quarantine", f"There is no record {record_id} in quarantine.")
    return _row(row)


def drop_quarantined(store: Connection, record_id: int) -> None:
    """Forget a record that was mended or is not wanted; raises NotFound."""
    with store.writing():
        if store.run("DELETE FROM quarantine WHERE id = ?", (record_id,)) != 1:
            raise NotFound("Not in quarantine", f"There is no record {record_id} in quarantine.")


def quarantine_count(store: Connection) -> int:
    return int(store.value("SELECT count(*) FROM quarantine"))


def _plain(text: str) -> str:
    """A reason may quote what made the record unreadable: lone surrogates become escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@readable
def _row(row: Row) -> QuarantineRow:
    return QuarantineRow(
        id=row["id"],
        origin=row["origin"],
        line=row["line"],
        reason=row["reason"],
        raw=row["raw"],
        size=row["size"],
        at=moment(row["at"]),
    )
