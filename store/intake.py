"""Taking cases in: new ones, changed ones, known ones; any number of times with the same result."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from lanes.act import Refusal
from lanes.decision import Decision
from lanes.record import CaseRecord, sha256_text, thread_tail, waiting_since
from lanes.words import DraftState, Lane, Status, Unit
from store.assistants_words import was_withdrawn
from store.blanked import any_blanked, blanked_record
from store.blanks import again
from store.connection import Connection, Row
from store.digests import ERASED, revision_sha, words_hash
from store.errors import Refused, readable
from store.events import (
    CUSTOMER_WROTE_AGAIN,
    DRAFT_WITHHELD,
    RECONTACT,
    REOPENED,
    Event,
    last_send,
    log_event,
)
from store.keys import live_key
from store.outbox import recall
from store.revising import (
    Override,
    customer_wrote,
    draft_after,
    effective,
    older_copy,
    sees_more,
    standing_override,
    status_after,
    withheld,
)
from store.rows import CASE_COLUMNS, unit_of
from store.search import index
from store.standing import LEVEL_COLUMNS, levels_of
from store.times import moment, stamp
from store.values import Intake, Taken

_KNOWN = f"SELECT {CASE_COLUMNS} FROM cases c WHERE c.source = ? AND c.ticket_id = ?"
_ID = "SELECT id FROM cases WHERE source = ? AND ticket_id = ?"
_HASH = "SELECT content_hash FROM cases WHERE source = ? AND ticket_id = ?"
_STORED_RECORD = "SELECT record FROM revisions WHERE case_id = ? AND revision = ?"
_SEEN_BEFORE = "SELECT 1 FROM revisions WHERE case_id = ? AND content_hash = ?"
_ERASED_AT = "SELECT max(erased_at) FROM case_keys WHERE case_id = ?"
_ADD_REVISION = """
INSERT INTO revisions (case_id, revision, key_id, at, content_hash, thread_tail, policy_version, draft_words,
  record, decision, packet, sha) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_SETTLED_THERE = """
SELECT 1 FROM actions a
WHERE a.case_id = ?1 AND a.verb IN ('reply', 'resolve') AND (a.lane_after = 3 OR a.unit_after = 'conversation')
  AND NOT EXISTS (SELECT 1 FROM actions u WHERE u.supersedes = a.id)
  AND a.id > (SELECT coalesce(max(o.id), 0) FROM actions o WHERE o.case_id = ?1 AND o.verb = 'override'
    AND NOT EXISTS (SELECT 1 FROM actions u WHERE u.supersedes = o.id))"""
_DECIDED_BEFORE = """
SELECT a.verb FROM actions a
WHERE a.case_id = ? AND a.draft_hash = ? AND a.verb IN ('approve', 'edit', 'reject')
  AND NOT EXISTS (SELECT 1 FROM actions u WHERE u.supersedes = a.id)
ORDER BY a.id DESC LIMIT 1"""


def take_in(store: Connection, batch: Sequence[Intake]) -> list[Taken]:
    """Store a batch in one transaction; answers in the order of the batch.

    An erased case stays erased, counted as unchanged, until its customer writes anew. Raises Refused for a
    decision that belongs to another ticket.
    """
    with store.writing():
        return [_take_one(store, intake) for intake in batch]


def unchanged(store: Connection, named: Sequence[tuple[str, str, str]]) -> frozenset[int]:
    """Places of the records (source, ticket, content hash) that are just as they are known.

    `take_in` would answer UNCHANGED for them, whatever the policy says of them today.
    """
    with store.reading():
        found = [store.value(_HASH, (source, ticket)) for source, ticket, _ in named]
    return frozenset(
        place for place, (known, (_, _, own)) in enumerate(zip(found, named, strict=True)) if known == own
    )


def _take_one(store: Connection, intake: Intake) -> Taken:
    record = intake.record
    if intake.decision.ticket_id != record.ticket_id:
        text = f"The decision is for {intake.decision.ticket_id}, the record is {record.ticket_id}."
        raise Refused(Refusal(code="mixed_up", title="Record and decision differ", text=text))
    known = store.row(_KNOWN, (record.source, record.ticket_id))
    if known is None:
        _add(store, intake)
        return Taken.IMPORTED
    if known["content_hash"] == intake.content_hash:
        return Taken.UNCHANGED
    _must_not_bring_back(store, known["id"], record)
    if known["content_hash"] == ERASED and not _wrote_since_erased(store, known["id"], record):
        return Taken.UNCHANGED
    stored = _stored(store.value(_STORED_RECORD, (known["id"], known["revision"])))
    if older_copy(record, stored) or _came_before(store, known, intake):
        return Taken.UNCHANGED
    _revise(store, intake, known, stored)
    return Taken.UPDATED


def blanked_again(store: Connection, record: CaseRecord) -> CaseRecord:
    """The record without the words that were blanked in its case; itself where there are none."""
    case_id = store.value(_ID, (record.source, record.ticket_id)) if any_blanked(store) else None
    stored = None if case_id is None else blanked_record(store, case_id)
    return record if stored is None else again(stored, record)


def _must_not_bring_back(store: Connection, case_id: int, record: CaseRecord) -> None:
    stored = blanked_record(store, case_id)
    if stored is not None and again(stored, record) != record:
        text = (
            f"Words were blanked in {record.source}:{record.ticket_id} while it was read. Nothing of this step "
            "was stored; import it once more."
        )
        raise Refused(Refusal(code="blanked", title="The case has changed", text=text))


@readable
def _stored(text: str) -> CaseRecord:
    return CaseRecord.model_validate_json(text)


def _came_before(store: Connection, known: Row, intake: Intake) -> bool:
    """True for an exact copy of an earlier revision, which may not lower what a later one raised.

    A copy that would raise the lane is taken as news all the same.
    """
    if intake.decision.lane > known["decided_lane"]:
        return False
    return store.row(_SEEN_BEFORE, (known["id"], intake.content_hash)) is not None


def _wrote_since_erased(store: Connection, case_id: int, record: CaseRecord) -> bool:
    """True when a customer's message is from after the erasure; one without a time is not taken for new."""
    erased_at = moment(store.value(_ERASED_AT, (case_id,)))
    return any(m.at is not None and m.at > erased_at for _, m in record.customer_messages())


def _add(store: Connection, intake: Intake) -> None:
    record, decision = intake.record, intake.decision
    draft = DraftState.NONE
    if record.draft is not None:
        held_back = withheld(decision.lane, decision.unit)
        draft = DraftState.WITHHELD if held_back else DraftState.AVAILABLE
    status = Status.AUTONOMOUS if decision.lane is Lane.AUTONOMOUS else Status.OPEN
    at = stamp(intake.at)
    columns = {
        "source": record.source,
        "ticket_id": record.ticket_id,
        **_told(intake, decision.lane, decision.unit),
        "status": status.value,
        "draft_state": draft.value,
        "revision": 1,
        "version": 1,
        "first_seen_at": at,
    }
    cursor = store.raw.execute(_insert_sql(tuple(columns)), tuple(columns.values()))
    case_id = int(cursor.lastrowid or 0)
    _add_revision(store, case_id, 1, intake)
    index(store, case_id, record, None)
    if draft is DraftState.WITHHELD:
        _log_withheld(store, case_id, intake, decision.lane)


def _revise(store: Connection, intake: Intake, known: Row, stored: CaseRecord) -> None:
    record, decision, case_id = intake.record, intake.decision, known["id"]
    wrote = customer_wrote(record, stored)
    more = sees_more(decision, levels_of(known), json.loads(known["flags"]))
    override = standing_override(_override(known), decision, wrote=wrote, more=more)
    lane, unit = effective(decision, override)
    if not withheld(lane, unit) and _taken_over(store, known):
        lane, unit = Lane(known["lane"]), unit_of(known["unit"])
    before = DraftState(known["draft_state"])
    draft = draft_after(record, stored, before, lane, unit, _fate(store, case_id, record))
    was = Status(known["status"])
    status = status_after(was, lane, wrote=wrote)
    changes: dict[str, Any] = {
        **_told(intake, lane, unit),
        "override_lane": override.lane if override else None,
        "override_unit": override.unit if override else None,
        "override_from": override.decided if override else None,
        "status": status.value,
        "draft_state": draft.value,
        "revision": known["revision"] + 1,
        "version": known["version"] + 1,
    }
    if wrote:
        changes["wrote_again"] = 1
    if status is not Status.SNOOZED:
        changes["snoozed_until"] = None
    store.run(_update_sql(tuple(changes)), (*changes.values(), case_id))
    _add_revision(store, case_id, known["revision"] + 1, intake)
    index(store, case_id, record, stored)
    if withheld(lane, unit):
        recall(store, case_id, intake.at)
    if draft is DraftState.WITHHELD and (
        before is not DraftState.WITHHELD or known["draft_hash"] != changes["draft_hash"]
    ):
        _log_withheld(store, case_id, intake, lane)
    if wrote:
        _log_wrote(store, case_id, intake, reopened=was is Status.DONE and status is not Status.DONE)


def _told(intake: Intake, lane: Lane, unit: Unit | None) -> dict[str, Any]:
    """The columns that a record and its decision tell, whatever people did."""
    record, decision = intake.record, intake.decision
    customer = record.customer
    return {
        "subject": record.subject,
        "issue_type": record.issue_type,
        "channel": record.channel,
        "language": record.language,
        "customer_id": customer.id,
        "customer_name": customer.name,
        "tier": customer.tier,
        "lane": int(lane),
        "unit": unit.value if unit else None,
        "decided_lane": int(decision.lane),
        "decided_unit": decision.unit.value if decision.unit else None,
        "suggested_owner": intake.packet.suggested_owner or None,
        "draft_hash": sha256_text(record.draft.text) if record.draft else None,
        "customer_state": decision.customer_state.value,
        **{column: decision.level(trigger).rank for trigger, column in LEVEL_COLUMNS.items()},
        "flags": json.dumps(decision.flags, ensure_ascii=False),
        "consequence": consequence_in(decision, lane),
        "waiting_since": stamp(waiting_since(record, intake.at)),
        "content_hash": intake.content_hash,
        "thread_tail": thread_tail(record.thread),
        "policy_version": decision.policy_version,
        "updated_at": stamp(intake.at),
    }


def consequence_in(decision: Decision, lane: Lane) -> int:
    """The decision's consequence with the lane the case is really in."""
    return decision.consequence + (int(lane) - int(decision.lane)) * 1000


def _override(known: Row) -> Override | None:
    if known["override_lane"] is None:
        return None
    return Override(
        lane=Lane(known["override_lane"]),
        unit=unit_of(known["override_unit"]),
        decided=Lane(known["override_from"]),
    )


def _taken_over(store: Connection, known: Row) -> bool:
    """Whether a person has taken the thread over: they hold it, or answered or resolved it since the last override.

    No later record gives it back to the assistant; a person's override does.
    """
    if not withheld(Lane(known["lane"]), unit_of(known["unit"])):
        return False
    return known["holder"] is not None or store.row(_SETTLED_THERE, (known["id"],)) is not None


def _fate(store: Connection, case_id: int, record: CaseRecord) -> DraftState:
    """What became of these very words earlier in the case: a draft withdrawn or used once stays so."""
    if record.draft is None:
        return DraftState.NONE
    if was_withdrawn(store, case_id, record.draft.text):
        return DraftState.WITHHELD
    verb = store.value(_DECIDED_BEFORE, (case_id, sha256_text(record.draft.text)))
    if verb is None:
        return DraftState.AVAILABLE
    return DraftState.REJECTED if verb == "reject" else DraftState.USED


def _add_revision(store: Connection, case_id: int, revision: int, intake: Intake) -> None:
    draft = intake.record.draft
    record = intake.record.model_dump_json(exclude_unset=True)
    decision = intake.decision.model_dump_json()
    packet = intake.packet.model_dump_json()
    store.run(
        _ADD_REVISION,
        (
            case_id,
            revision,
            live_key(store, case_id).id,
            stamp(intake.at),
            intake.content_hash,
            thread_tail(intake.record.thread),
            intake.decision.policy_version,
            words_hash(draft.text) if draft else None,
            record,
            decision,
            packet,
            revision_sha(record, decision, packet),
        ),
    )


def _log_withheld(store: Connection, case_id: int, intake: Intake, lane: Lane) -> None:
    assert intake.record.draft is not None
    event = Event(
        kind=DRAFT_WITHHELD,
        at=intake.at,
        about=sha256_text(intake.record.draft.text),
        detail={"lane": int(lane), "by": "intake"},
    )
    log_event(store, case_id, event)


def _log_wrote(store: Connection, case_id: int, intake: Intake, *, reopened: bool) -> None:
    follows = last_send(store, case_id)
    kinds = [CUSTOMER_WROTE_AGAIN]
    kinds += [RECONTACT] if follows is not None else []
    kinds += [REOPENED] if reopened else []
    for kind in kinds:
        log_event(store, case_id, Event(kind=kind, at=intake.at), follows)


def _insert_sql(columns: tuple[str, ...]) -> str:
    return f"INSERT INTO cases ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def _update_sql(columns: tuple[str, ...]) -> str:
    return f"UPDATE cases SET {', '.join(f'{column} = ?' for column in columns)} WHERE id = ?"
