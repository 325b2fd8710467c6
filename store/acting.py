"""One human act: settled, stored and queued in one transaction, or refused with nothing changed."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from lanes.act import Act, Ground, Outgoing, Refusal, Settlement
from lanes.built import built
from lanes.packet import Finding
from lanes.permission import not_for_the_customer
from lanes.rights import Rights
from lanes.settle import SENDING, settle
from lanes.values import Value
from lanes.words import DraftState, Lane, Trigger, Verb
from store.assistants_words import may_not_say
from store.canonical import canonical
from store.cases import Records, case_row, packet_findings, read_ground
from store.chain import Head
from store.claims import LEASE
from store.connection import Columns, Connection
from store.errors import Refused
from store.events import DRAFT_WITHHELD, Event, log_event
from store.feedback import append
from store.outbox import ASSISTANT, enqueue, recall
from store.revising import withheld
from store.rows import feedback_row, queue_row
from store.standing import LEVELS, ranks_of
from store.times import stamp
from store.undo import take_back
from store.values import Recorded

KNOWLEDGE = frozenset({Verb.NOTE, Verb.RATE, Verb.AUDIT})
"""Verbs that add to the log and leave the case as it is."""

REMEMBERED_STATE = (
    "lane",
    "unit",
    "status",
    "owner",
    "holder",
    "draft_state",
    "snoozed_until",
    "wrote_again",
    "override_lane",
    "override_unit",
    "override_from",
)
"""What an undo brings back, kept with every action."""

_UPDATE = """
UPDATE cases SET lane = :lane, unit = :unit, status = :status, owner = :owner, holder = :holder,
  draft_state = :draft_state, snoozed_until = :snoozed_until, wrote_again = :wrote_again,
  override_lane = :override_lane, override_unit = :override_unit, override_from = :override_from,
  claim_epoch = :claim_epoch, lease_until = :lease_until, consequence = :consequence,
  version = :version_after, updated_at = :now
WHERE id = :id AND revision = :seen_revision AND claim_epoch = :seen_epoch AND lane = :seen_lane
  AND version = :seen_version"""


class Done(NamedTuple):
    """What an act leaves behind: the answer for the person, and the log's new head."""

    recorded: Recorded
    head: Head


def carry_out(
    store: Connection,
    records: Records,
    case_id: int,
    act: Act,
    rights: Rights,
    findings: Sequence[Finding],
) -> Done:
    """Settle and store one act inside `writing`; raises Refused.

    `findings` are those on the words that leave; a Lane 3 act keeps what was found on its packet before them.
    """
    clock = store.clock()
    now = stamp(clock)
    row = case_row(store, case_id)
    ground = read_ground(store, records, row, clock)
    state = {name: row[name] for name in REMEMBERED_STATE} | {
        "status": ground.status.value,
        "holder": ground.holder,
        "snoozed_until": stamp(ground.snoozed_until),
    }
    supersedes: int | None = None
    settlement: Settlement | None = None
    if act.verb is Verb.UNDO:
        after, supersedes = take_back(store, ground, state, act, rights)
    else:
        settlement = _settled(store, ground, act, rights)
        after = _state_after(state, ground, act, settlement)
    if after is not None:
        _change(store, row, ground, state, after, now)
    changed = after is not None
    after = after or state
    if ground.lane is Lane.HUMAN_OWNED:
        findings = (*packet_findings(store, case_id, ground.revision), *findings)
    filled = _log_values(row, ground, act, state, after, settlement, findings, supersedes)
    logged = append(store, filled)
    send_after = None
    if settlement is not None and settlement.outgoing is not None:
        _queue(store, ground, logged, settlement.outgoing, now)
        send_after = settlement.outgoing.send_after
    if after["draft_state"] == "withheld" != state["draft_state"]:
        detail = {"lane": after["lane"], "by": act.actor}
        event = Event(kind=DRAFT_WITHHELD, at=act.at, about=row["draft_hash"], detail=detail)
        log_event(store, case_id, event, logged["id"])
    if settlement is not None and settlement.recalls_draft:
        recall(store, case_id, clock)
    told = {
        "action": feedback_row(logged, None),
        "row": queue_row(case_row(store, case_id) if changed else row, now),
        "send_after": send_after,
    }
    return Done(built(Recorded, told), Head(logged["id"], logged["hash"]))


def _settled(store: Connection, ground: Ground, act: Act, rights: Rights) -> Settlement:
    answer = settle(ground, act, rights)
    if isinstance(answer, Refusal):
        raise Refused(answer)
    if answer.outgoing is not None:
        _refuse_assistants_words(store, ground, answer.outgoing)
    return answer


def _refuse_assistants_words(store: Connection, ground: Ground, outgoing: Outgoing) -> None:
    """Raise Refused for words of the assistant's that may not leave from there, whoever typed them in."""
    closed = withheld(ground.lane, ground.unit) or ground.draft_state is DraftState.WITHHELD
    by_the_assistant = outgoing.written_by == ASSISTANT and closed
    words = (
        outgoing.text
        if by_the_assistant
        else may_not_say(store, ground.case_id, outgoing.text, closed=closed)
    )
    if words is not None:
        raise Refused(not_for_the_customer(words))


def _state_after(state: dict[str, Any], ground: Ground, act: Act, to: Settlement) -> dict[str, Any] | None:
    """The case's state after a settled act; None when the act adds knowledge only."""
    if act.verb in KNOWLEDGE:
        return None
    after = {
        **state,
        "lane": int(to.lane),
        "unit": to.unit.value if to.unit else None,
        "status": to.status.value,
        "owner": to.owner,
        "holder": to.holder,
        "draft_state": to.draft_state.value,
        "snoozed_until": stamp(to.snoozed_until),
    }
    if withheld(to.lane, to.unit) and to.draft_state is DraftState.AVAILABLE:
        after["draft_state"] = DraftState.WITHHELD.value
    if act.verb in SENDING or act.verb is Verb.RESOLVE:
        after["wrote_again"] = 0
    if act.verb is Verb.OVERRIDE:
        after["override_lane"] = after["lane"]
        after["override_unit"] = after["unit"]
        after["override_from"] = int(ground.decided_lane)
    return after


def _change(
    store: Connection, row: Columns, ground: Ground, state: dict[str, Any], after: dict[str, Any], now: str
) -> None:
    """Put the case into its new state, if it is still the one that was read."""
    epoch, lease = row["claim_epoch"], None
    if after["holder"] is not None:
        lease = stamp(store.clock() + LEASE)
        epoch += after["holder"] != state["holder"]
    touched = store.run(
        _UPDATE,
        {
            **after,
            "claim_epoch": epoch,
            "lease_until": lease,
            "consequence": row["consequence"] + (after["lane"] - row["lane"]) * 1000,
            "version_after": row["version"] + 1,
            "now": now,
            "id": row["id"],
            "seen_revision": ground.revision,
            "seen_epoch": row["claim_epoch"],
            "seen_lane": row["lane"],
            "seen_version": ground.version,
        },
    )
    if touched != 1:
        text = "The case changed at the very moment of your act. Nothing was stored; look again and decide."
        raise Refused(Refusal(code="stale_version", title="Somebody was faster", text=text))


def _log_values(
    row: Columns,
    ground: Ground,
    act: Act,
    state: dict[str, Any],
    after: dict[str, Any],
    settlement: Settlement | None,
    findings: Sequence[Finding],
    supersedes: int | None,
) -> dict[str, Any]:
    """The log's columns for this act, as they are stored."""
    about_draft = act.verb in SENDING or act.verb is Verb.REJECT
    final = settlement.final_text if settlement else None
    return {
        "case_id": row["id"],
        "source": row["source"],
        "ticket_id": row["ticket_id"],
        "actor": act.actor,
        "role": act.role.value,
        "verb": act.verb.value,
        "at": stamp(act.at),
        "seconds_spent": act.seconds_spent,
        "revision": ground.revision,
        "thread_tail": ground.thread_tail,
        "policy_version": ground.policy_version,
        "lane_before": state["lane"],
        "lane_after": after["lane"],
        "unit_before": state["unit"],
        "unit_after": after["unit"],
        "status_before": state["status"],
        "status_after": after["status"],
        "trigger_levels": _levels_text(ranks_of(row)),
        "trigger_verdicts": _dumped(act.verdicts),
        "action_verdict": _action_verdict(ground, act),
        "draft": ground.draft if about_draft else None,
        "draft_hash": ground.draft_hash if about_draft else None,
        "final_text": final,
        "edit_distance": settlement.edit_distance if settlement else None,
        "reason_codes": canonical(act.reasons) if act.reasons else "[]",
        "note": act.text if final is None else None,
        "owner_before": state["owner"],
        "owner_after": after["owner"],
        "outcome": act.outcome,
        "rating": act.rating,
        "until": stamp(act.until),
        "escalate_at": act.escalate_at,
        "findings": _dumped(findings),
        "hunks": _dumped(act.hunks),
        "grades": _dumped(act.grades),
        "supersedes": supersedes,
        "state_before": canonical(state),
    }


@lru_cache(maxsize=1024)
def _levels_text(ranks: tuple[int, ...]) -> str:
    return canonical(
        {trigger.value: LEVELS[rank].value for trigger, rank in zip(Trigger, ranks, strict=True)}
    )


def _dumped(values: Sequence[Value]) -> str:
    return canonical([value.model_dump(mode="json") for value in values]) if values else "[]"


def _action_verdict(ground: Ground, act: Act) -> str | None:
    if act.action is None:
        return None
    verdict: dict[str, Any] = act.action.model_dump(mode="json")
    if act.action.index < len(ground.record.proposed_actions):
        proposed = ground.record.proposed_actions[act.action.index]
        verdict |= {"kind": proposed.kind, "detail": proposed.detail}
    return canonical(verdict)


def _queue(store: Connection, ground: Ground, logged: dict[str, Any], outgoing: Outgoing, now: str) -> None:
    enqueue(
        store,
        action_id=logged["id"],
        case_id=ground.case_id,
        marker=f"lanedesk-{logged['id']}-{secrets.token_hex(10)}",
        outgoing=outgoing,
        draft_hash=logged["draft_hash"],
        thread_tail=ground.thread_tail,
        policy_version=ground.policy_version,
        now=now,
    )
