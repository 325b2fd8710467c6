"""Finding one case, and reading everything its page shows in one snapshot."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lanes.act import Ground
from lanes.decision import Decision
from lanes.packet import Finding, Packet
from lanes.record import CaseRecord
from store.connection import Columns, Connection, Row
from store.errors import Ambiguous, NotFound, readable
from store.events import events_of
from store.feedback import actions_decided, history
from store.rows import CASE_COLUMNS, case_columns, ground_of, queue_row
from store.times import moment, stamp
from store.values import CaseView, Sent
from store.viewers import viewers

_BY_ID = f"SELECT {CASE_COLUMNS} FROM cases c WHERE c.id = ?"
_BY_TICKET = "SELECT id, source, ticket_id FROM cases WHERE ticket_id = ? ORDER BY source"
_BY_NAME = "SELECT id, source, ticket_id FROM cases WHERE source = ? AND ticket_id = ?"
_REVISION = "SELECT record, decision, packet FROM revisions WHERE case_id = ? AND revision = ?"
_RECORD = "SELECT record FROM revisions WHERE case_id = ? AND revision = ?"
_FINDINGS = "SELECT json_extract(packet, '$.findings') FROM revisions WHERE case_id = ? AND revision = ?"
_RECORDS = "SELECT revision, at, record FROM revisions WHERE case_id = ? ORDER BY revision"
_ALL = """
SELECT c.id, r.record FROM cases c JOIN revisions r ON r.case_id = c.id AND r.revision = c.revision
WHERE c.id > ? AND r.content_hash <> '' ORDER BY c.id LIMIT 200"""
_SENT = """
SELECT o.action_id, o.text, a.actor, a.at, o.send_after, o.state
FROM outbox o JOIN actions a ON a.id = o.action_id
WHERE o.case_id = ? AND o.state <> 'undone' ORDER BY o.id"""

REMEMBERED = 64
"""Parsed records kept for the cases looked at last; a revision never changes, so they cannot go stale."""


class Records:
    """The records of revisions, parsed once while they are in use."""

    def __init__(self, store: Connection) -> None:
        self._store = store
        self._parsed: dict[tuple[int, int], CaseRecord] = {}

    def get(self, case_id: int, revision: int) -> CaseRecord:
        key = (case_id, revision)
        found = self._parsed.pop(key, None)
        if found is None:
            found = stored_record(self._store.value(_RECORD, key))
        self._parsed[key] = found
        if len(self._parsed) > REMEMBERED:
            del self._parsed[next(iter(self._parsed))]
        return found


@readable
def stored_record(text: str) -> CaseRecord:
    """A record as it was stored; raises Corrupt."""
    return CaseRecord.model_validate_json(text)


def find(store: Connection, ref: str) -> int:
    """The id of the case that `491284` or `source:491284` names; raises NotFound or Ambiguous."""
    for place, sign in enumerate(ref):
        if sign == ":":
            named = store.row(_BY_NAME, (ref[:place], ref[place + 1 :]))
            if named is not None:
                return int(named["id"])
    found = store.rows(_BY_TICKET, (ref,))
    if not found:
        raise NotFound(
            "No such case", f"There is no ticket {ref} here. Import it first, or check the number."
        )
    if len(found) > 1:
        raise Ambiguous(ref, tuple(f"{row['source']}:{row['ticket_id']}" for row in found))
    return int(found[0]["id"])


def case_row(store: Connection, case_id: int) -> dict[str, Any]:
    """The case's columns; raises NotFound."""
    row = store.row(_BY_ID, (case_id,))
    if row is None:
        raise NotFound("No such case", f"There is no case with the number {case_id} in this database.")
    return case_columns(row)


def read_ground(store: Connection, records: Records, row: Columns, now: datetime) -> Ground:
    """The case as `settle` sees it at `now`."""
    record = records.get(row["id"], row["revision"])
    decided = actions_decided(store, row["id"], record) if record.proposed_actions else ()
    return ground_of(row, record, stamp(now), decided)


@readable
def read_case(store: Connection, records: Records, case_id: int, now: datetime) -> CaseView:
    """Everything the case page shows, from one snapshot."""
    with store.reading():
        row = case_row(store, case_id)
        ground = read_ground(store, records, row, now)
        texts = store.row(_REVISION, (case_id, row["revision"]))
        assert texts is not None
        return CaseView.model_construct(
            row=queue_row(row, stamp(now), viewers(store, now).get(case_id, ())),
            ground=ground,
            decision=Decision.model_validate_json(texts["decision"]),
            packet=Packet.model_validate_json(texts["packet"]),
            history=history(store, case_id),
            sent=tuple(_sent(found) for found in store.rows(_SENT, (case_id,))),
            events=events_of(store, case_id),
            first_seen_at=moment(row["first_seen_at"]),
            updated_at=moment(row["updated_at"]),
        )


@readable
def packet_findings(store: Connection, case_id: int, revision: int) -> tuple[Finding, ...]:
    """What the packet's lint said of the packet as that revision has it."""
    found = json.loads(store.value(_FINDINGS, (case_id, revision)) or "[]")
    return tuple(Finding.model_validate(finding) for finding in found)


@readable
def revisions_of(store: Connection, case_id: int) -> tuple[tuple[int, datetime, CaseRecord], ...]:
    """Every record of the case as it came, oldest first: revision, time of intake, record."""
    return tuple(
        (row["revision"], moment(row["at"]), CaseRecord.model_validate_json(row["record"]))
        for row in store.rows(_RECORDS, (case_id,))
    )


def all_cases(store: Connection) -> Iterator[tuple[int, CaseRecord]]:
    """Every case's id and current record, by id, a page at a time."""
    after = 0
    while page := store.rows(_ALL, (after,)):
        for row in page:
            yield row["id"], stored_record(row["record"])
        after = page[-1]["id"]


def _sent(row: Row) -> Sent:
    fields: dict[str, Any] = {
        "action_id": row["action_id"],
        "text": row["text"],
        "by": row["actor"],
        "at": moment(row["at"]),
        "send_after": moment(row["send_after"]),
        "delivery": row["state"],
    }
    return Sent.model_construct(**fields)
