"""From rows to values: the only place where column names meet the domain's fields."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from lanes.act import Ground
from lanes.built import built
from lanes.record import CaseRecord
from lanes.words import CustomerState, DraftState, Lane, Status, Unit, Verb
from store.connection import Columns, Row
from store.errors import readable
from store.standing import holder_of, levels_of, status_of
from store.times import moment
from store.values import FeedbackRow, QueueRow

_LANES = {int(lane): lane for lane in Lane}
_UNITS: dict[str | None, Unit | None] = {None: None} | {unit.value: unit for unit in Unit}
_STATUSES = {status.value: status for status in Status}
_DRAFT_STATES = {state.value: state for state in DraftState}
_CUSTOMER_STATES = {state.value: state for state in CustomerState}
_VERBS = {verb.value: verb for verb in Verb}

CASE_COLUMNS = """
c.id, c.source, c.ticket_id, c.subject, c.issue_type, c.channel, c.language, c.customer_id, c.customer_name,
c.tier, c.lane, c.unit, c.decided_lane, c.decided_unit, c.override_lane, c.override_unit, c.override_from,
c.status, c.owner, c.suggested_owner, c.holder, c.claim_epoch, c.lease_until, c.snoozed_until, c.wrote_again,
c.draft_state, c.draft_hash, c.customer_state, c.policy_level, c.security_level, c.missing_level,
c.irreversibility_level, c.pressure_level, c.domains_level, c.flags, c.consequence, c.waiting_since,
c.delivery, c.delivery_reason, c.revision, c.version, c.content_hash, c.thread_tail, c.policy_version,
c.first_seen_at, c.updated_at"""
_CASE_NAMES = tuple(column.strip()[2:] for column in CASE_COLUMNS.split(","))


def case_columns(row: Row) -> dict[str, Any]:
    """A row of `CASE_COLUMNS` by name."""
    return dict(zip(_CASE_NAMES, row, strict=True))


def _listed(text: str) -> list[Any]:
    found: list[Any] = [] if text == "[]" else json.loads(text)
    return found


def unit_of(text: str | None) -> Unit | None:
    return _UNITS[text]


@lru_cache(maxsize=1024)
def _logged_levels(text: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(text)
    return found


@readable
def queue_row(row: Columns, now: str, viewers: tuple[str, ...] = ()) -> QueueRow:
    """A case's line in the queue as it stands at `now` (a stored time)."""
    status = status_of(row, now)
    return built(
        QueueRow,
        {
            "case_id": row["id"],
            "ticket_id": row["ticket_id"],
            "source": row["source"],
            "lane": _LANES[row["lane"]],
            "unit": _UNITS[row["unit"]],
            "status": status,
            "owner": row["owner"],
            "holder": holder_of(row, now),
            "customer_state": _CUSTOMER_STATES[row["customer_state"]],
            "has_draft": row["draft_state"] == "available",
            "draft_state": _DRAFT_STATES[row["draft_state"]],
            "triggers": levels_of(row),
            "flags": tuple(_listed(row["flags"])),
            "waiting_since": moment(row["waiting_since"]),
            "wrote_again": bool(row["wrote_again"]),
            "delivery": row["delivery"],
            "snoozed_until": moment(row["snoozed_until"]) if status is Status.SNOOZED else None,
            "subject": row["subject"],
            "issue_type": row["issue_type"],
            "channel": row["channel"],
            "language": row["language"],
            "customer_id": row["customer_id"],
            "customer_name": row["customer_name"],
            "tier": row["tier"],
            "consequence": row["consequence"],
            "revision": row["revision"],
            "version": row["version"],
            "suggested_owner": row["suggested_owner"],
            "claim_epoch": row["claim_epoch"],
            "lease_until": moment(row["lease_until"]),
            "delivery_reason": row["delivery_reason"],
            "viewers": viewers,
        },
    )


@readable
def ground_of(row: Columns, record: CaseRecord, now: str, decided: tuple[int, ...]) -> Ground:
    """What `settle` looks at, as it stands at `now`; `decided` are the proposed actions already decided."""
    status = status_of(row, now)
    return built(
        Ground,
        {
            "case_id": row["id"],
            "record": record,
            "revision": row["revision"],
            "version": row["version"],
            "lane": _LANES[row["lane"]],
            "unit": _UNITS[row["unit"]],
            "decided_lane": _LANES[row["decided_lane"]],
            "status": status,
            "owner": row["owner"],
            "holder": holder_of(row, now),
            "draft_state": _DRAFT_STATES[row["draft_state"]],
            "draft": None if record.draft is None else record.draft.text,
            "customer_state": _CUSTOMER_STATES[row["customer_state"]],
            "policy_version": row["policy_version"],
            "thread_tail": row["thread_tail"],
            "snoozed_until": moment(row["snoozed_until"]) if status is Status.SNOOZED else None,
            "actions_decided": decided,
        },
    )


@readable
def feedback_row(row: Columns, undone_by: int | None) -> FeedbackRow:
    """One row of the log as a value."""
    return built(
        FeedbackRow,
        {
            "id": row["id"],
            "case_id": row["case_id"],
            "source": row["source"],
            "ticket_id": row["ticket_id"],
            "actor": row["actor"],
            "role": row["role"],
            "verb": _VERBS[row["verb"]],
            "at": moment(row["at"]),
            "seconds_spent": row["seconds_spent"],
            "revision": row["revision"],
            "thread_tail": row["thread_tail"],
            "policy_version": row["policy_version"],
            "lane_before": _LANES[row["lane_before"]],
            "lane_after": _LANES[row["lane_after"]],
            "unit_before": _UNITS[row["unit_before"]],
            "unit_after": _UNITS[row["unit_after"]],
            "status_before": _STATUSES[row["status_before"]],
            "status_after": _STATUSES[row["status_after"]],
            "trigger_levels": dict(_logged_levels(row["trigger_levels"])),
            "trigger_verdicts": _listed(row["trigger_verdicts"]),
            "action_verdict": None if row["action_verdict"] is None else json.loads(row["action_verdict"]),
            "draft": row["draft"],
            "draft_hash": row["draft_hash"],
            "final_text": row["final_text"],
            "edit_distance": row["edit_distance"],
            "reason_codes": _listed(row["reason_codes"]),
            "note": row["note"],
            "owner_before": row["owner_before"],
            "owner_after": row["owner_after"],
            "outcome": row["outcome"],
            "rating": row["rating"],
            "until": moment(row["until"]),
            "escalate_at": row["escalate_at"],
            "findings": _listed(row["findings"]),
            "hunks": _listed(row["hunks"]),
            "grades": _listed(row["grades"]),
            "supersedes": row["supersedes"],
            "undone_by": undone_by,
            "prev_hash": row["prev_hash"],
            "hash": row["hash"],
        },
    )
