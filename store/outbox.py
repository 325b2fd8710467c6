"""Replies on their way out: queued, claimed by one courier, settled; undone only while still here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from lanes.act import Outgoing
from lanes.words import Lane
from store.assistants_words import may_not_say
from store.connection import Connection, Row
from store.digests import words_hash
from store.errors import NotFound
from store.events import DELIVERY_FAILED, Event, log_event
from store.revising import withheld
from store.rows import unit_of
from store.times import moment, stamp
from store.values import Delivery

SENDING_LEASE = timedelta(minutes=2)
"""A courier that has not answered for so long is taken for dead, and its reply for uncertain."""
ASSISTANT = "assistant"
"""`written_by` of a draft that was approved as it stood; every other name is a person's."""
BOUNDARY = "the case became a person's before it left: nothing the assistant wrote may be sent"
AT_ONCE = 50
"""How many replies that may no longer leave are turned back in one claim."""

_ENQUEUE = """
INSERT INTO outbox (action_id, case_id, marker, text, written_by, words, draft_hash, thread_tail,
  policy_version, created_at, send_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_CALL_BACK = """
UPDATE outbox SET state = 'undone', settled_at = ? WHERE action_id = ? AND state = 'queued' RETURNING id"""
_STATE = "SELECT state FROM outbox WHERE action_id = ?"
_WORK = """
SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'queued' AND send_after <= :now)
    OR EXISTS (SELECT 1 FROM outbox WHERE state = 'sending' AND sending_until <= :now)"""
_DEAD_COURIERS = """
UPDATE outbox SET state = 'unknown', sending_until = NULL,
  reason = 'the courier ' || courier || ' stopped before it heard an answer'
WHERE state = 'sending' AND sending_until <= ?"""
_DUE = """
SELECT o.*, c.source, c.ticket_id, c.channel, c.lane, c.unit, c.draft_state, c.draft_hash AS draft_now,
  c.thread_tail AS tail_now, c.policy_version AS policy_now, a.final_text, a.verb
FROM outbox o JOIN cases c ON c.id = o.case_id JOIN actions a ON a.id = o.action_id
WHERE o.state = 'queued' AND o.send_after <= ? ORDER BY o.send_after, o.id LIMIT 1"""
_STILL_HERE = """
SELECT * FROM outbox WHERE case_id = ? AND state = 'queued'"""
_SENDING = """
UPDATE outbox SET state = 'sending', attempts = attempts + 1, courier = ?, sending_until = ?, reason = NULL
WHERE id = ? AND state = 'queued'"""
_SETTLE = """
UPDATE outbox SET state = :state, answer = coalesce(:answer, answer), reason = :reason, settled_at = :now,
  sending_until = NULL, send_after = coalesce(:send_after, send_after)
WHERE id = :id AND (state = 'unknown' OR (state = 'sending' AND courier = :courier))"""
_FAILED_BEFORE_LEAVING = """
UPDATE outbox SET state = 'failed', reason = ?, settled_at = ? WHERE id = ? AND state = 'queued'"""
_BACK_IN_QUEUE = """
UPDATE cases SET status = 'open', snoozed_until = NULL, version = version + 1, updated_at = :now,
  draft_state = CASE WHEN draft_state <> 'used' OR draft_hash IS NOT :draft_hash THEN draft_state
    WHEN lane = 3 OR unit IS 'conversation' THEN 'withheld' ELSE 'available' END
WHERE id = :case_id"""
_UNKNOWN = """
SELECT o.*, c.source, c.ticket_id, c.channel, a.verb
FROM outbox o JOIN cases c ON c.id = o.case_id JOIN actions a ON a.id = o.action_id
WHERE o.state = 'unknown' ORDER BY o.id LIMIT ?"""
_NEXT = "SELECT min(send_after) FROM outbox WHERE state = 'queued'"


def enqueue(
    store: Connection,
    *,
    action_id: int,
    case_id: int,
    marker: str,
    outgoing: Outgoing,
    draft_hash: str | None,
    thread_tail: str,
    policy_version: str,
    now: str,
) -> None:
    """Put a reply into the outbox inside `writing`, bound to what its sender had before them."""
    store.run(
        _ENQUEUE,
        (
            action_id,
            case_id,
            marker,
            outgoing.text,
            outgoing.written_by,
            words_hash(outgoing.text),
            draft_hash,
            thread_tail,
            policy_version,
            now,
            stamp(outgoing.send_after),
        ),
    )


def call_back(store: Connection, action_id: int, now: datetime) -> str | None:
    """Undo a reply that is still here, inside `writing`; else the state it is in, which nothing changes."""
    called_back = store.raw.execute(_CALL_BACK, (stamp(now), action_id)).fetchall()
    return None if called_back else str(store.value(_STATE, (action_id,)))


def recall(store: Connection, case_id: int, now: datetime) -> None:
    """Turn back, inside `writing`, every reply of the assistant's words that has not left yet."""
    at = stamp(now)
    for row in store.rows(_STILL_HERE, (case_id,)):
        if _beyond_the_boundary(store, row, closed=True):
            store.run(_FAILED_BEFORE_LEAVING, (BOUNDARY, at, row["id"]))
            _back_in_queue(store, row, BOUNDARY, now)


def claim_delivery(store: Connection, courier: str, now: datetime) -> Delivery | None:
    """The next reply that is due and may still leave, now this courier's; None when there is none.

    What was approved is checked once more: a case that entered Lane 3, a customer who wrote meanwhile, a
    draft or policy that changed turn the reply back into the queue. A courier that fell silent leaves an
    uncertain reply.
    """
    at = stamp(now)
    if not store.value(_WORK, {"now": at}):
        return None
    with store.writing():
        store.run(_DEAD_COURIERS, (at,))
        for _ in range(AT_ONCE):
            row = store.row(_DUE, (at,))
            if row is None:
                return None
            reason = _why_not(store, row)
            if reason is None:
                store.run(_SENDING, (courier, stamp(now + SENDING_LEASE), row["id"]))
                return _delivery(row, row["attempts"] + 1)
            store.run(_FAILED_BEFORE_LEAVING, (reason, at, row["id"]))
            _back_in_queue(store, row, reason, now)
    return None


def settle_delivery(
    store: Connection,
    outbox_id: int,
    courier: str,
    state: str,
    now: datetime,
    *,
    answer: str | None = None,
    reason: str | None = None,
    send_after: datetime | None = None,
) -> bool:
    """Note what became of a reply: `delivered`, `failed`, `unknown`, or `queued` again when it did not leave.

    False when the reply is not (or no longer) this courier's to settle; then nothing changes.
    """
    with store.writing():
        row = store.row("SELECT * FROM outbox WHERE id = ?", (outbox_id,))
        if row is None:
            raise NotFound("No such reply", f"The outbox has no reply {outbox_id}.")
        changes: dict[str, Any] = {
            "id": outbox_id,
            "courier": courier,
            "state": state,
            "answer": answer,
            "reason": reason,
            "now": None if state in ("queued", "unknown") else stamp(now),
            "send_after": stamp(send_after),
        }
        if row["state"] == state or store.run(_SETTLE, changes) != 1:
            return False
        if state == "failed":
            _back_in_queue(store, row, reason or "", now)
        return True


def unknown_deliveries(store: Connection, limit: int = 100) -> list[Delivery]:
    """Replies whose fate is uncertain: to be looked up by their marker, never sent again blindly."""
    return [_delivery(row, row["attempts"]) for row in store.rows(_UNKNOWN, (limit,))]


def next_send_at(store: Connection) -> datetime | None:
    """When the next queued reply is due; None when none waits."""
    found: str | None = store.value(_NEXT)
    return moment(found)


def _beyond_the_boundary(store: Connection, row: Row, *, closed: bool) -> bool:
    """Whether the reply's words are the assistant's and may not leave."""
    if closed and row["written_by"] == ASSISTANT:
        return True
    return may_not_say(store, row["case_id"], row["text"], closed=closed) is not None


def _why_not(store: Connection, row: Row) -> str | None:
    """Why an approved reply may no longer leave, in words for its sender; None when it may."""
    closed = withheld(Lane.of(row["lane"]), unit_of(row["unit"])) or row["draft_state"] == "withheld"
    if _beyond_the_boundary(store, row, closed=closed):
        return BOUNDARY
    if row["thread_tail"] != row["tail_now"]:
        return "the customer wrote before it left"
    if row["written_by"] == ASSISTANT and row["draft_hash"] != row["draft_now"]:
        return "the draft changed before it left"
    if row["written_by"] == ASSISTANT and row["policy_version"] != row["policy_now"]:
        return "the case was decided anew before it left"
    if row["text"] != row["final_text"]:
        return "its words are not those that were approved"
    return None


def _back_in_queue(store: Connection, row: Row, reason: str, now: datetime) -> None:
    at = stamp(now)
    store.run(_BACK_IN_QUEUE, {"case_id": row["case_id"], "draft_hash": row["draft_hash"], "now": at})
    event = Event(kind=DELIVERY_FAILED, at=now, about=row["marker"], detail={"reason": reason})
    log_event(store, row["case_id"], event, row["action_id"])


def _delivery(row: Row, attempt: int) -> Delivery:
    return Delivery(
        outbox_id=row["id"],
        case_id=row["case_id"],
        source=row["source"],
        ticket_id=row["ticket_id"],
        channel=row["channel"],
        text=row["text"],
        marker=row["marker"],
        attempt=attempt,
        verb=row["verb"],
    )
