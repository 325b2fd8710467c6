"""Taking an act back: a new row that brings the state before it back, or a named refusal."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from lanes.act import Act, Ground, Refusal
from lanes.permission import role_needed
from lanes.rights import Rights
from lanes.settle import SENDING
from lanes.words import DraftState, Lane, Role, Status, Unit, Verb
from store.connection import Connection, Row
from store.errors import Refused, readable
from store.outbox import call_back
from store.revising import withheld
from store.times import moment

SLIP = timedelta(minutes=15)
"""Who raised a case may take that back alone for so long."""
KNOWLEDGE = ("note", "rate", "audit")

_LATEST = """
SELECT a.* FROM actions a
WHERE a.case_id = ? AND a.actor = ? AND a.verb <> 'undo'
  AND NOT EXISTS (SELECT 1 FROM actions u WHERE u.supersedes = a.id)
ORDER BY a.id DESC LIMIT 1"""
_ONE = """
SELECT a.*, (SELECT u.id FROM actions u WHERE u.supersedes = a.id) AS undone_by
FROM actions a WHERE a.id = ?"""
_LATER = """
SELECT a.actor, a.verb FROM actions a
WHERE a.case_id = ? AND a.id > ? AND a.verb NOT IN ('undo', 'note', 'rate', 'audit')
  AND NOT EXISTS (SELECT 1 FROM actions u WHERE u.supersedes = a.id)
ORDER BY a.id LIMIT 1"""
_RECALLED = """
SELECT EXISTS (SELECT 1 FROM events e JOIN outbox o ON o.marker = e.about
  WHERE e.case_id = ?1 AND e.kind = 'delivery_failed' AND o.state = 'failed'
    AND o.id = (SELECT max(id) FROM outbox WHERE case_id = ?1)
    AND o.settled_at >= (SELECT at FROM actions WHERE id = ?2))"""
_LEFT = {
    "sending": "The reply is leaving at this moment.",
    "delivered": "The reply has already reached the customer.",
    "unknown": "The reply may have reached the customer; the courier is finding out.",
    "failed": "The reply did not leave, and the case is back in the queue: there is nothing to take back.",
    "undone": "The reply was already called back.",
}


@readable
def take_back(
    store: Connection, ground: Ground, state: dict[str, Any], act: Act, rights: Rights
) -> tuple[dict[str, Any] | None, int]:
    """The case's state once the act is undone (None: unchanged), and the action taken back; raises Refused.

    A reply is called back with it, if it is still here. An override that raised the case is a slip for SLIP; later, to
    take it back lowers the case.
    """
    if act.seen_version is not None and act.seen_version != ground.version:
        raise _no(
            "stale_version", "Somebody was faster", "The case changed while you had it open. Look again."
        )
    action = _action(store, ground.case_id, act)
    verb = Verb(action["verb"])
    if verb.value in KNOWLEDGE:
        return None, int(action["id"])
    stands = verb is Verb.OVERRIDE and _raised(action) and act.at - moment(action["at"]) > SLIP
    if stands and act.role.rank < rights.override_down.rank:
        raise Refused(
            role_needed(rights.override_down, "lower a case that was raised more than 15 minutes ago")
        )
    if verb in SENDING:
        left = call_back(store, action["id"], store.clock())
        if left is not None:
            text = f"{_LEFT[left]} Write to the customer again if something must be put right."
            ways = (Verb.REPLY,)
            raise Refused(Refusal(code="already_left", title="Too late to undo", text=text, ways=ways))
    undisturbed = _undisturbed(store, ground, action, required=verb not in SENDING)
    before = json.loads(action["state_before"])
    after = {**state, **before} if undisturbed else _reopened(ground, state, action)
    if verb is Verb.OVERRIDE and store.value(_RECALLED, (ground.case_id, action["id"])):
        after = {**after, "status": Status.OPEN.value, "draft_state": _usable_again(after["draft_state"])}
    return _within_the_boundary(after), int(action["id"])


def _raised(action: Row) -> bool:
    """Whether the override gave the case more protection."""
    if action["lane_after"] != action["lane_before"]:
        return bool(action["lane_after"] > action["lane_before"])
    return bool(action["unit_after"] == "conversation" != action["unit_before"])


def _action(store: Connection, case_id: int, act: Act) -> Row:
    if act.supersedes is None:
        latest = store.row(_LATEST, (case_id, act.actor))
        if latest is None:
            raise _no(
                "nothing", "Nothing to undo", "You have done nothing to this case that could be taken back."
            )
        return latest
    action = store.row(_ONE, (act.supersedes,))
    if action is None or action["case_id"] != case_id or action["verb"] == "undo":
        raise _no(
            "nothing", "Nothing to undo", f"Action {act.supersedes} is no act on this case to take back."
        )
    if action["undone_by"] is not None:
        raise _no("undone", "Already undone", f"Action {act.supersedes} was taken back before.")
    if action["actor"] != act.actor and act.role is not Role.LEAD:
        text = f"{action['actor']} did this; they can take it back, or a lead."
        raise _no("role", "Not yours to undo", text)
    return action


def _undisturbed(store: Connection, ground: Ground, action: Row, *, required: bool) -> bool:
    """True when nothing that changes the state came after the action; refused when `required` and not so."""
    later = store.row(_LATER, (ground.case_id, action["id"]))
    if later is None and action["revision"] == ground.revision:
        return True
    if required and later is not None:
        text = f"{later['actor']} did something after it ({later['verb']}). Undo that first."
        raise _no("later", "Something came after it", text)
    if required:
        text = "The customer's side of the case changed after it. Put it right by hand; nothing was changed."
        raise _no("later", "The case has changed since", text)
    return False


def _reopened(ground: Ground, state: dict[str, Any], action: Row) -> dict[str, Any]:
    """The present state with the reply called back: open again, the same draft usable where it may be."""
    after = {
        **state,
        "wrote_again": state["wrote_again"] or json.loads(action["state_before"])["wrote_again"],
    }
    if ground.status is Status.DONE:
        alone = ground.lane is Lane.AUTONOMOUS
        after["status"] = Status.AUTONOMOUS.value if alone else Status.OPEN.value
    if ground.draft_state is DraftState.USED and ground.draft_hash == action["draft_hash"]:
        after["draft_state"] = DraftState.AVAILABLE.value
    return after


def _usable_again(draft_state: str) -> str:
    """A draft whose sending was stopped by the act now undone was not used after all."""
    return DraftState.AVAILABLE.value if draft_state == DraftState.USED.value else draft_state


def _within_the_boundary(after: dict[str, Any]) -> dict[str, Any]:
    """No undo makes a draft usable where the lane or unit withholds it."""
    unit = None if after["unit"] is None else Unit(after["unit"])
    if after["draft_state"] == "available" and withheld(Lane(after["lane"]), unit):
        return {**after, "draft_state": "withheld"}
    return after


def _no(code: str, title: str, text: str) -> Refused:
    return Refused(Refusal(code=code, title=title, text=text))
