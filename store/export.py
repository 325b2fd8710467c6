"""The log as training data: what people sent, changed, threw away and decided, each row traceable."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from lanes.record import CaseRecord
from lanes.words import Author, Lane
from store.connection import Connection, Row
from store.errors import NotFound, readable
from store.events import outcomes_of_action, outcomes_of_case
from store.feedback import log_rows, read_feedback
from store.rows import CASE_COLUMNS
from store.standing import levels_of
from store.times import stamp

SENDING = ("approve", "edit", "reply")
SENT = ("queued", "sending", "delivered")
"""Deliveries that count as sent; failed, undone and uncertain replies taught nobody anything."""

_WHO = {
    Author.CUSTOMER: "Customer",
    Author.ASSISTANT: "Assistant",
    Author.AGENT: "Agent",
    Author.SYSTEM: "System",
}
_STATE = "SELECT state FROM outbox WHERE action_id = ?"
_RECORD = "SELECT record FROM revisions WHERE case_id = ? AND revision = ?"
_JUDGED = f"""
SELECT {CASE_COLUMNS}, r.record, json_extract(r.packet, '$.findings') AS findings,
  (SELECT json_group_array(json_object('id', a.id, 'verb', a.verb, 'verdicts', json(a.trigger_verdicts),
     'at', a.at)) FROM actions a
   WHERE a.case_id = c.id AND a.verb <> 'undo'
     AND NOT EXISTS (SELECT 1 FROM actions u WHERE u.supersedes = a.id)) AS acts
FROM cases c JOIN revisions r ON r.case_id = c.id AND r.revision = c.revision
WHERE c.id > :after AND r.content_hash <> '' AND EXISTS (SELECT 1 FROM actions a WHERE a.case_id = c.id)
  AND (:issue_type IS NULL OR c.issue_type GLOB :issue_type)
ORDER BY c.id LIMIT 200"""

Rows = Iterator[dict[str, Any]]


def export(
    store: Connection, format: str, since: datetime | None = None, issue_type: str | None = None
) -> Rows:
    """The rows of `feedback`, `sft`, `dpo`, `kto` or `lanes`; raises NotFound for another name."""
    maker = FORMATS.get(format)
    if maker is None:
        text = f"There is no export {format}; there are {', '.join(FORMATS)}."
        raise NotFound("No such export", text)
    return maker(store, since, issue_type)


def conversation(record: CaseRecord) -> str:
    """What the customer could see, as text: the subject, then each public message under its author."""
    parts = [f"Subject: {record.subject}"] if record.subject else []
    parts += [f"{_WHO[message.author]}: {message.text}" for message in record.thread if message.public]
    return "\n\n".join(parts)


def _feedback(store: Connection, since: datetime | None, issue_type: str | None) -> Rows:
    for row in read_feedback(store, since, issue_type):
        yield {**row.model_dump(mode="json"), "outcome_events": outcomes_of_action(store, row.id)}


def _sft(store: Connection, since: datetime | None, issue_type: str | None) -> Rows:
    for row in _taught(store, since, issue_type):
        if row["verb"] in SENDING:
            yield _traced(store, row, completion=row["final_text"])


def _dpo(store: Connection, since: datetime | None, issue_type: str | None) -> Rows:
    for row in _taught(store, since, issue_type):
        if row["verb"] == "edit" and row["draft"] is not None and row["final_text"] != row["draft"]:
            yield _traced(store, row, chosen=row["final_text"], rejected=row["draft"])


def _kto(store: Connection, since: datetime | None, issue_type: str | None) -> Rows:
    for row in _taught(store, since, issue_type):
        if row["verb"] in ("edit", "reject") and row["draft"] is not None:
            yield _traced(store, row, completion=row["draft"], label=False)
        if row["verb"] in SENDING:
            yield _traced(store, row, completion=row["final_text"], label=True)


def _lanes(store: Connection, since: datetime | None, issue_type: str | None) -> Rows:
    params: dict[str, Any] = {"after": 0, "issue_type": issue_type}
    earliest = "" if since is None else stamp(since)
    while page := store.rows(_JUDGED, params):
        for row in page:
            acts = sorted(json.loads(row["acts"]), key=lambda act: int(act["id"]))
            if acts and max(act["at"] for act in acts) >= earliest:
                yield {**_lane_row(row, acts), "outcome_events": outcomes_of_case(store, row["id"])}
        params["after"] = page[-1]["id"]


@readable
def _lane_row(row: Row, acts: list[dict[str, Any]]) -> dict[str, Any]:
    verdicts = {v["trigger"]: v["verdict"] for act in acts for v in act["verdicts"]}
    return {
        "text": conversation(CaseRecord.model_validate_json(row["record"])),
        "lane": row["lane"],
        "unit": row["unit"],
        "decided_lane": row["decided_lane"],
        "decided_unit": row["decided_unit"],
        "triggers": {trigger.value: level.value for trigger, level in levels_of(row).items()},
        "verdicts": verdicts,
        "findings": json.loads(row["findings"] or "[]") if row["lane"] == Lane.HUMAN_OWNED else [],
        "flags": json.loads(row["flags"]),
        "customer_state": row["customer_state"],
        "policy_version": row["policy_version"],
        "issue_type": row["issue_type"],
        "source": row["source"],
        "ticket_id": row["ticket_id"],
        "action_ids": [act["id"] for act in acts],
    }


def _taught(store: Connection, since: datetime | None, issue_type: str | None) -> Iterator[Row]:
    """Rows that may teach: not taken back, not erased, and a reply only if it was not stopped on its way."""
    for row in log_rows(store, since, issue_type, undone=False):
        if row["thread_tail"] == "":
            continue
        if row["verb"] not in SENDING or store.value(_STATE, (row["id"],)) in SENT:
            yield row


@readable
def _traced(store: Connection, row: Row, **taught: Any) -> dict[str, Any]:
    """A training row: the conversation as it stood at the decision, what it teaches, where it is from."""
    record = CaseRecord.model_validate_json(store.value(_RECORD, (row["case_id"], row["revision"])))
    return {
        "prompt": conversation(record),
        **taught,
        "verb": row["verb"],
        "lane": row["lane_before"],
        "issue_type": record.issue_type,
        "source": row["source"],
        "ticket_id": row["ticket_id"],
        "action_id": row["id"],
        "at": row["at"],
    }


FORMATS: dict[str, Callable[[Connection, datetime | None, str | None], Rows]] = {
    "feedback": _feedback,
    "sft": _sft,
    "dpo": _dpo,
    "kto": _kto,
    "lanes": _lanes,
}
