"""Keeping a claim alive: the open console renews its lease, and a console that fell silent loses it."""

from __future__ import annotations

from datetime import datetime, timedelta

from store.connection import Connection
from store.times import stamp

LEASE = timedelta(minutes=15)

_RENEW = """
UPDATE cases SET lease_until = :until
WHERE id = :case_id AND holder = :actor AND lease_until > :now AND (:epoch IS NULL OR claim_epoch = :epoch)"""


def renew(store: Connection, case_id: int, actor: str, epoch: int | None) -> datetime | None:
    """Prolong a claim that still stands; the new end, or None when it lapsed or is somebody else's."""
    now = store.clock()
    until = now + LEASE
    with store.writing():
        params = {
            "until": stamp(until),
            "case_id": case_id,
            "actor": actor,
            "now": stamp(now),
            "epoch": epoch,
        }
        return until if store.run(_RENEW, params) == 1 else None
