"""The keys under which the words of each case are remembered: made at intake, destroyed by erasing.

Every case has a key of its own, so that one ticket can be erased alone and a ticket that changes hands stays
whole; a customer's keys are those of their cases. The words themselves stay readable to plain sqlite3: a key
keeps no secret while it exists, it makes the log's commitments to the words worthless once it is gone.
"""

from __future__ import annotations

import secrets
from typing import NamedTuple

from store.connection import Connection
from store.times import stamp

_LIVE = "SELECT id, key FROM case_keys WHERE case_id = ? AND key IS NOT NULL ORDER BY id DESC LIMIT 1"
_MAKE = "INSERT INTO case_keys (case_id, key, made_at) VALUES (?, ?, ?) RETURNING id"
_DESTROY = """
UPDATE case_keys SET key = NULL, erased_at = ?, erased_by = ?
WHERE case_id = ? AND id < ? AND key IS NOT NULL"""


class Key(NamedTuple):
    """32 random bytes."""

    id: int
    key: bytes


def make_key(store: Connection, case_id: int) -> Key:
    """A new key for the case, inside `writing`."""
    key = secrets.token_bytes(32)
    made = store.raw.execute(_MAKE, (case_id, key, stamp(store.clock()))).fetchone()
    return Key(made[0], key)


def live_key(store: Connection, case_id: int) -> Key:
    """The case's newest key; made, inside `writing`, where every earlier one was destroyed."""
    found = store.row(_LIVE, (case_id,))
    return make_key(store, case_id) if found is None else Key(found[0], found[1])


def destroy_keys(store: Connection, case_id: int, before: Key, erased_by: int) -> int:
    """Destroy, inside `writing`, the case's keys older than `before`; the action `erased_by` says so."""
    return store.run(_DESTROY, (stamp(store.clock()), erased_by, case_id, before.id))
