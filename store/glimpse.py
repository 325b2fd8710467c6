"""The top of the queue at a glance, read before anything large is loaded; a Store reads it anew right after."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lanes.words import CustomerState, Lane, Level, Trigger

_COLUMNS = (
    "id, revision, subject, ticket_id, issue_type, customer_id, customer_name, tier, lane, owner, holder, "
    "lease_until, wrote_again, customer_state, delivery, waiting_since, policy_level, security_level, "
    "missing_level, irreversibility_level, pressure_level, domains_level"
)
_TOP = f"""
SELECT {_COLUMNS} FROM cases WHERE status = 'open' AND lane = ?
ORDER BY consequence DESC, waiting_since, id LIMIT ?"""
_LEVELS = (Level.LOW, Level.MEDIUM, Level.HIGH)
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
    try:
        with closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)
        ) as raw:
            raw.row_factory = sqlite3.Row
            return [_seen(row, now) for row in raw.execute(_TOP, (int(lane), limit)).fetchall()]
    except (sqlite3.Error, OSError, ValueError, KeyError):
        return []


def _seen(row: sqlite3.Row, now: datetime) -> GlimpsedRow:
    lease = row["lease_until"]
    held = lease is not None and datetime.fromisoformat(lease).astimezone(UTC) > now
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
        holder=row["holder"] if held else None,
        wrote_again=bool(row["wrote_again"]),
        customer_state=CustomerState(row["customer_state"]),
        delivery=row["delivery"],
        waiting_since=datetime.fromisoformat(row["waiting_since"]),
        triggers=dict(zip(Trigger, (_LEVELS[level] for level in tuple(row)[-6:]), strict=True)),
    )
