"""Files with customers' words in them that were written from here, so that an erasure can say where words are left.

Known are backups and exports that got a name; what went through a pipe, or was copied on by other means, is not.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Literal

from lanes.values import Text, Time, Value
from store.connection import Connection, Row
from store.errors import StoreFault
from store.times import moment, stamp

BACKUP: Literal["backup"] = "backup"
EXPORT: Literal["export"] = "export"
_BRIEFLY = 1.0

_NOTE = "INSERT INTO copies (kind, path, begun_at, made_at) VALUES (?, ?, ?, ?)"
_LAST = "c.id = (SELECT max(id) FROM copies WHERE path = c.path)"
_SINCE = f"""
SELECT c.kind, c.path, c.made_at FROM copies c
WHERE {_LAST} AND c.made_at >= (SELECT min(first_seen_at) FROM cases WHERE id IN (SELECT value FROM json_each(?)))
ORDER BY c.id"""
_HOLDING_ERASED = f"""
SELECT c.kind, c.path, c.made_at FROM copies c
WHERE {_LAST} AND EXISTS (SELECT 1 FROM case_keys k WHERE k.erased_at > c.begun_at AND k.made_at <= c.made_at)
ORDER BY c.id"""


class Copy(Value):
    """A file that was written from this database and is still where it was written."""

    kind: Text
    """`backup` or `export`."""
    path: Text
    made_at: Time


def note_copy(store: Connection, kind: Literal["backup", "export"], path: Path, begun_at: datetime) -> None:
    """Remember a file just written; where nothing can be written now, it stays unknown."""
    if store.closed_because is None:
        place = str(path.absolute()).encode("utf-8", "backslashreplace").decode("utf-8")
        with suppress(StoreFault), store.writing(patience=_BRIEFLY):
            store.run(_NOTE, (kind, place, stamp(begun_at), stamp(store.clock())))


def copies_since(store: Connection, case_ids: Sequence[int]) -> tuple[Copy, ...]:
    """Known files that may hold words of these cases: made since the first of them came in."""
    return _there(store.rows(_SINCE, (json.dumps(list(case_ids)),)))


def copies_holding_erased(store: Connection) -> tuple[Copy, ...]:
    """Known files from before an erasure, which may hold the words that were erased."""
    return _there(store.rows(_HOLDING_ERASED))


def _there(rows: Sequence[Row]) -> tuple[Copy, ...]:
    return tuple(
        Copy(kind=row["kind"], path=row["path"], made_at=moment(row["made_at"]))
        for row in rows
        if Path(row["path"]).exists()
    )
