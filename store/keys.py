"""The keys under which words are remembered: one a customer, one a case; destroyed by erasing.

The log commits to a row's words under both joined together. Erasing a customer destroys their key and those of
all their cases; redacting one ticket destroys that case's own. A case whose customer has no id has its own alone.
The words themselves stay readable to plain sqlite3: a key keeps no secret while it exists, it makes the log's
commitments to the words worthless once it is gone.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence
from typing import Any, NamedTuple

from store.chain import commitment
from store.connection import Connection, Row
from store.times import stamp

CUSTOMERS = "customer:"
"""Stands before a commitment under a customer's key: who does not know of such keys cannot write one."""

LIVE = """
SELECT k.id, k.key, h.key AS customers, h.customer_id AS under, c.source, c.customer_id {more}
FROM cases c
LEFT JOIN case_keys k ON k.id = (SELECT max(id) FROM case_keys WHERE case_id = c.id AND key IS NOT NULL)
LEFT JOIN customer_keys h ON h.id = k.customer_key_id {beside}
WHERE c.id = ?"""
"""Everything `key_in` asks of a row; who needs more of the same moment reads it along."""
_LIVE = LIVE.format(more="", beside="")
_MAKE = "INSERT INTO case_keys (case_id, key, made_at, customer_key_id) VALUES (?, ?, ?, ?) RETURNING id"
_CUSTOMERS = "SELECT id, key FROM customer_keys WHERE source = ? AND customer_id = ? AND key IS NOT NULL"
_MAKE_CUSTOMERS = """
INSERT INTO customer_keys (source, customer_id, key, made_at) VALUES (?, ?, ?, ?) RETURNING id"""
_DESTROY = """
UPDATE case_keys SET key = NULL, erased_at = :at, erased_by = :by
WHERE case_id = :case_id AND id < :before AND key IS NOT NULL"""
_DESTROY_CUSTOMERS = """
UPDATE customer_keys SET key = NULL, customer_id = NULL, erased_at = :at, erased_by = :by
WHERE key IS NOT NULL AND id IN (SELECT customer_key_id FROM case_keys WHERE case_id = :case_id)
  AND NOT EXISTS (SELECT 1 FROM case_keys k WHERE k.customer_key_id = customer_keys.id AND k.key IS NOT NULL)"""


class Key(NamedTuple):
    """What a case's words are committed to under, and the case's part of it."""

    id: int
    """Of the case's own key."""
    key: bytes
    """32 bytes."""
    customers: bool = False
    """Whether a customer's key is joined into it."""

    def commit(self, words: Sequence[Any]) -> str:
        """What a row of the log holds of its words; that a customer's key is in it shows in front."""
        return f"{CUSTOMERS if self.customers else ''}{commitment(self.key, words)}"


def whole_key(key_id: int, own: bytes, customers: bytes | None) -> Key:
    """The case's own key alone, or joined with its customer's so that neither does without the other."""
    key = own if customers is None else hmac.new(customers, own, "sha256").digest()
    return Key(key_id, key, customers is not None)


def make_key(store: Connection, case_id: int, customer: tuple[str, str] | None = None) -> Key:
    """A new key for the case, inside `writing`; `customer` is source and id where it is to stand under theirs."""
    own, at = secrets.token_bytes(32), stamp(store.clock())
    above = _customers_key(store, *customer, at) if customer else None
    made = store.raw.execute(_MAKE, (case_id, own, at, above.id if above else None)).fetchone()
    return whole_key(made[0], own, above.key if above else None)


def live_key(store: Connection, case_id: int) -> Key:
    """The case's newest key; made, inside `writing`, where there is none under its present customer's."""
    found = store.row(_LIVE, (case_id,))
    assert found is not None
    return key_in(store, case_id, found)


def key_in(store: Connection, case_id: int, found: Row) -> Key:
    """The same, from a row of `LIVE` that was read inside this `writing`."""
    customer = (found["source"], found["customer_id"]) if found["customer_id"] else None
    if found["key"] is None or (customer and found["under"] != found["customer_id"]):
        return make_key(store, case_id, customer)
    return whole_key(found["id"], found["key"], found["customers"])


def destroy_keys(store: Connection, case_id: int, before: Key, erased_by: int) -> None:
    """Destroy, inside `writing`, the case's keys older than `before`; the action `erased_by` says so.

    A customer's key goes with the last case that stands under it.
    """
    given = {"at": stamp(store.clock()), "by": erased_by, "case_id": case_id, "before": before.id}
    store.run(_DESTROY, given)
    store.run(_DESTROY_CUSTOMERS, given)


def _customers_key(store: Connection, source: str, customer_id: str, at: str) -> Key:
    found = store.row(_CUSTOMERS, (source, customer_id))
    if found is not None:
        return Key(found["id"], found["key"])
    key = secrets.token_bytes(32)
    made = store.raw.execute(_MAKE_CUSTOMERS, (source, customer_id, key, at)).fetchone()
    return Key(made[0], key)
