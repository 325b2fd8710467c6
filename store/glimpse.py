"""The top of the queue at a glance, read before anything large is loaded; a Store reads it anew right after."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lanes.words import CustomerState, Lane, Level, Trigger
from store.errors import StoreError
from store.standing import (
    ASLEEP,
    LEVEL_COLUMNS,
    OPEN_IN_LANE,
    SNOOZE_OVER,
    STRICTEST_FIRST,
    holder_of,
    levels_of,
)
from store.times import moment, stamp

_COLUMNS = (
    "id, revision, subject, ticket_id, issue_type, customer_id, customer_name, tier, lane, owner, holder, "
    "lease_until, wrote_again, customer_state, delivery, waiting_since"
)
_TOP = f"""
SELECT {_COLUMNS}, {", ".join(LEVEL_COLUMNS.values())} FROM cases c WHERE c.id IN (
  SELECT id FROM (SELECT c.id FROM cases c WHERE {OPEN_IN_LANE.format(lane=":lane")}
                  ORDER BY {STRICTEST_FIRST} LIMIT :limit)
  UNION ALL SELECT c.id FROM {ASLEEP} WHERE {SNOOZE_OVER.format(now=":now")} AND c.lane = :lane)
ORDER BY {STRICTEST_FIRST} LIMIT :limit"""
"""Two parts, each read off an index: a Store ends the snoozes that are over first, and nothing is written here."""
_PATIENCE = 0.2
"""Seconds to wait for a database that is locked; without a glimpse the start only looks slower."""


@dataclass(frozen=True)
class GlimpsedRow:
    """What a line of the queue shows; the names are those of `QueueRow`."""

    case_id: int
    revision: int
    subject: str | None
    ticket_id: str
    issue_type: str | None
    customer_id: str | None
    customer_name: str | None
    tier: str | None
    lane: Lane
    owner: str | None
    holder: str | None
    wrote_again: bool
    customer_state: CustomerState
    delivery: str | None
    waiting_since: datetime
    triggers: dict[Trigger, Level]
    viewers: tuple[str, ...] = ()


def glimpse(path: Path, lane: Lane, limit: int, now: datetime) -> list[GlimpsedRow]:
    """The first open cases of a lane in the queue's own order; none where they cannot be read at once."""
    at = stamp(now)
    try:
        with closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)
        ) as raw:
            raw.row_factory = sqlite3.Row
            found = raw.execute(_TOP, {"lane": int(lane), "limit": limit, "now": at}).fetchall()
        return [_seen(row, at) for row in found]
    except (sqlite3.Error, OSError, ValueError, KeyError, StoreError):
        return []


def _seen(row: sqlite3.Row, now: str) -> GlimpsedRow:
    return GlimpsedRow(
        case_id=row["id"],
        revision=row["revision"],
        subject=row["subject"],
        ticket_id=row["ticket_id"],
        issue_type=row["issue_type"],
        customer_id=row["customer_id"],
        customer_name=row["customer_name"],
        tier=row["tier"],
        lane=Lane(row["lane"]),
        owner=row["owner"],
        holder=holder_of(row, now),
        wrote_again=bool(row["wrote_again"]),
        customer_state=CustomerState(row["customer_state"]),
        delivery=row["delivery"],
        waiting_since=moment(row["waiting_since"]),
        triggers=levels_of(row),
    )
