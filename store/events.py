"""What happened to a case beside people's acts, and what happened after them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from lanes.values import Text, Time, Value, format_time
from lanes.words import BLANK
from store.blanks import detail_again
from store.connection import Connection, Row
from store.errors import readable
from store.times import moment, stamp

DRAFT_WITHHELD = "draft_withheld"
CUSTOMER_WROTE_AGAIN = "customer_wrote_again"
REOPENED = "reopened"
RECONTACT = "recontact"
DELIVERY_FAILED = "delivery_failed"
CAME_BACK = (CUSTOMER_WROTE_AGAIN, "customer_replied", RECONTACT, REOPENED)
"""Kinds that say the customer was not done with the case."""
HERE = "lanedesk"
"""The source of events that the store itself saw."""


class Event(Value):
    """One happening: `customer_replied`, `reopened`, `recontact`, `csat`, `abandoned`, `merged`, …"""

    kind: Text
    at: Time
    source: Text = HERE
    about: Text | None = None
    """The hash of a draft or the marker of a reply, where the event is about one."""
    detail: dict[str, Any] = {}


class StoredEvent(Event):
    id: int
    case_id: int
    action_id: int | None
    """The action it follows: the last one not taken back when it happened."""


_INSERT = """
INSERT INTO events (case_id, kind, at, source, action_id, about, detail) VALUES (?, ?, ?, ?, ?, ?, ?)"""

_LAST_SEND = """
SELECT max(a.id) FROM actions a
WHERE a.case_id = ? AND a.verb IN ('approve', 'edit', 'reply')
  AND NOT EXISTS (SELECT 1 FROM actions u WHERE u.supersedes = a.id)"""

_LAST_ACT_BEFORE = """
SELECT max(a.id) FROM actions a
WHERE a.case_id = ? AND a.at <= ? AND a.verb <> 'undo'
  AND NOT EXISTS (SELECT 1 FROM actions u WHERE u.supersedes = a.id)"""

_OUTCOMES = f"""
SELECT kind, at, source, action_id, detail FROM events
WHERE %s = ? AND kind NOT IN ('{DRAFT_WITHHELD}', 'erased', 'blanked') ORDER BY at, id"""
_AFTER_ACTION = _OUTCOMES % "action_id"
_AFTER_CASE = _OUTCOMES % "case_id"

_WITH_BLANKS = """
SELECT detail FROM events WHERE case_id = ? AND kind = ? AND at = ? AND source = ? AND instr(detail, ?)"""

_SAME = """
SELECT 1 FROM events WHERE case_id = ? AND kind = ? AND at = ? AND source = ? AND about IS ? AND detail = ?"""


def log_event(store: Connection, case_id: int, event: Event, action_id: int | None = None) -> None:
    """Write one event inside `writing`."""
    store.run(
        _INSERT,
        (case_id, event.kind, stamp(event.at), event.source, action_id, event.about, _json(event.detail)),
    )


def last_send(store: Connection, case_id: int) -> int | None:
    """The last reply of ours on this case that was not taken back."""
    found = store.value(_LAST_SEND, (case_id,))
    return None if found is None else int(found)


def add_events(store: Connection, found: Sequence[tuple[int, Event]]) -> int:
    """Store events from outside, each stamped on the action it follows; the number that was new."""
    new = 0
    with store.writing():
        for case_id, event in found:
            at = stamp(event.at)
            event = _blanked_again(store, case_id, event, at)
            detail = _json(event.detail)
            if store.row(_SAME, (case_id, event.kind, at, event.source, event.about, detail)):
                continue
            follows = store.value(_LAST_ACT_BEFORE, (case_id, at))
            log_event(store, case_id, event, follows)
            new += 1
    return new


@readable
def _blanked_again(store: Connection, case_id: int, event: Event, at: str) -> Event:
    """The event without words that were blanked in it since it was first told."""
    for row in store.rows(_WITH_BLANKS, (case_id, event.kind, at, event.source, BLANK)):
        detail = detail_again(json.loads(row["detail"]), event.detail)
        if detail is not event.detail:
            event = event.model_copy(update={"detail": detail})
    return event


@readable
def events_of(store: Connection, case_id: int) -> tuple[StoredEvent, ...]:
    """Everything that happened to a case, oldest first."""
    rows = store.rows("SELECT * FROM events WHERE case_id = ? ORDER BY at, id", (case_id,))
    return tuple(
        StoredEvent(
            id=row["id"],
            case_id=row["case_id"],
            kind=row["kind"],
            at=moment(row["at"]),
            source=row["source"],
            action_id=row["action_id"],
            about=row["about"],
            detail=json.loads(row["detail"]),
        )
        for row in rows
    )


def outcomes_of_action(store: Connection, action_id: int) -> list[dict[str, Any]]:
    """What followed one action, oldest first: `{kind, at, source, detail}`."""
    return [_outcome(row) for row in store.rows(_AFTER_ACTION, (action_id,))]


def outcomes_of_case(store: Connection, case_id: int) -> list[dict[str, Any]]:
    """What happened to a case, oldest first: the same with `action_id`, None where nobody had acted."""
    return [{**_outcome(row), "action_id": row["action_id"]} for row in store.rows(_AFTER_CASE, (case_id,))]


@readable
def _outcome(row: Row) -> dict[str, Any]:
    return {
        "kind": row["kind"],
        "at": format_time(moment(row["at"])),
        "source": row["source"],
        "detail": json.loads(row["detail"]),
    }


def _json(detail: dict[str, Any]) -> str:
    return json.dumps(detail, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
