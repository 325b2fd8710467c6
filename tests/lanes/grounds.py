"""Grounds and acts for the tests of `settle`: each takes overrides by field name."""

from __future__ import annotations

from typing import Any

from lanes.act import Act, Ground
from lanes.record import CaseRecord
from lanes.words import CustomerState, DraftState, Lane, Role, Status, Unit, Verb
from tests.factories import MOMENT, a_message, a_record

DRAFT = "You find the audit log under Admin, then Security. Exports keep ninety days of entries for you."


def a_case(actions: int = 0, **overrides: Any) -> CaseRecord:
    proposed = [{"kind": "refund", "detail": f"part {n}"} for n in range(actions)]
    return a_record(
        **{"thread": [a_message()], "draft": {"text": DRAFT}, "proposed_actions": proposed, **overrides}
    )


def a_ground(**overrides: Any) -> Ground:
    """An open Lane 2 case with a draft, in nobody's hands."""
    fields: dict[str, Any] = {
        "case_id": 1,
        "record": a_case(),
        "revision": 1,
        "version": 1,
        "lane": Lane.ASSISTED,
        "unit": Unit.ANSWER,
        "decided_lane": Lane.ASSISTED,
        "status": Status.OPEN,
        "owner": None,
        "holder": None,
        "draft_state": DraftState.AVAILABLE,
        "draft": DRAFT,
        "customer_state": CustomerState.NOTHING_SENT,
        "policy_version": "0123456789ab",
        "thread_tail": "tail",
        **overrides,
    }
    return Ground(**fields)


def lane_3(**overrides: Any) -> Ground:
    """A Lane 3 case whose draft was withheld."""
    fields: dict[str, Any] = {
        "lane": Lane.HUMAN_OWNED,
        "unit": Unit.CONVERSATION,
        "decided_lane": Lane.HUMAN_OWNED,
        "draft_state": DraftState.WITHHELD,
        **overrides,
    }
    return a_ground(**fields)


def lane_1(**overrides: Any) -> Ground:
    """A Lane 1 case."""
    fields: dict[str, Any] = {
        "lane": Lane.AUTONOMOUS,
        "unit": None,
        "decided_lane": Lane.AUTONOMOUS,
        "status": Status.AUTONOMOUS,
        **overrides,
    }
    return a_ground(**fields)


def an_act(verb: Verb, **overrides: Any) -> Act:
    """An act by Ada, a lead, with everything its verb needs."""
    needs: dict[Verb, dict[str, Any]] = {
        Verb.EDIT: {"text": "Admin, then Security. It is the third entry."},
        Verb.REPLY: {"text": "I have the log open with you on Monday at ten."},
        Verb.REJECT: {"reasons": ("wrong_fact",)},
        Verb.AUTHORIZE: {"action": {"index": 0, "verdict": "granted"}},
        Verb.REROUTE: {"to": "billing"},
        Verb.OVERRIDE: {
            "lane": Lane.HUMAN_OWNED,
            "reasons": ("boundary",),
            "verdicts": ({"trigger": "policy_sensitivity", "verdict": "absent"},),
        },
        Verb.RETURN: {"reasons": ("wrong_owner",)},
        Verb.RESOLVE: {"outcome": "answered"},
        Verb.RATE: {"rating": 4},
        Verb.SNOOZE: {"until": MOMENT.replace(day=12)},
        Verb.NOTE: {"text": "Called the account manager."},
        Verb.AUDIT: {"outcome": "correct"},
    }
    fields: dict[str, Any] = {
        "verb": verb,
        "actor": "ada",
        "role": Role.LEAD,
        "at": MOMENT,
        **needs.get(verb, {}),
        **overrides,
    }
    return Act.model_validate(fields)
