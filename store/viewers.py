"""Who has which case open: a courtesy that the queue shows, never a lock."""

from __future__ import annotations

from datetime import datetime, timedelta

from store.connection import Connection
from store.times import stamp

FADES = timedelta(seconds=90)
"""How long somebody counts as looking after the last sign of it."""

_LOOK = """
INSERT INTO viewers (case_id, actor, seen_at) VALUES (?, ?, ?)
ON CONFLICT (actor, case_id) DO UPDATE SET seen_at = excluded.seen_at"""
_LOOKED_AWAY = "DELETE FROM viewers WHERE actor = ? AND case_id <> ?"
_LOOKING = "SELECT case_id, actor FROM viewers WHERE seen_at > ? ORDER BY actor"


def looking(store: Connection, actor: str, case_id: int | None) -> None:
    """Note that a person looks at this case and no other; None when at none any more."""
    with store.writing():
        store.run(_LOOKED_AWAY, (actor, -1 if case_id is None else case_id))
        if case_id is not None:
            store.run(_LOOK, (case_id, actor, stamp(store.clock())))


def viewers(store: Connection, now: datetime) -> dict[int, tuple[str, ...]]:
    """Case id → who looks at it at `now`."""
    found: dict[int, tuple[str, ...]] = {}
    for row in store.rows(_LOOKING, (stamp(now - FADES),)):
        found[row["case_id"]] = (*found.get(row["case_id"], ()), row["actor"])
    return found
