"""Taking acts back: each verb, what stands in the way, and replies that have left."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lanes.words import DraftState, Lane, Role, Status, Unit, Verb
from store.errors import Refused
from store.store import Store
from store.values import QueueRow, Recorded
from tests.store.shelf import (
    ABSENT,
    DRAFT,
    NOW,
    RIGHTS,
    Clock,
    a_case,
    an_act,
    an_intake,
    lower_to,
    one_case,
    raise_to_3,
    said,
)

PLAIN = {
    "version",
    "claim_epoch",
    "lease_until",
    "delivery",
    "delivery_reason",
}


def act(store: Store, case_id: int, verb: str, actor: str = "mia", **fields: Any) -> Recorded:
    return store.act(case_id, an_act(verb, actor, **fields), RIGHTS)


def state(store: Store, case_id: int) -> dict[str, Any]:
    row: QueueRow = store.case(case_id, NOW).row
    return row.model_dump(exclude=PLAIN)


def refused(store: Store, case_id: int, **fields: Any) -> str:
    with pytest.raises(Refused) as caught:
        act(store, case_id, "undo", **fields)
    return caught.value.refusal.code


TWO = [
    ("approve", {}),
    ("edit", {"text": "Under Billing."}),
    ("reply", {"text": "Under Billing."}),
    ("reject", {"reasons": ["tone"]}),
    ("reroute", {"to": "billing"}),
    ("claim", {}),
    ("snooze", {"until": "2026-03-12T09:00:00Z"}),
    ("resolve", {"outcome": "done"}),
    ("override", {"lane": 3, "reasons": ["risk"], "verdicts": ABSENT}),
    ("override", {"lane": 1, "reasons": ["risk"], "verdicts": ABSENT}),
    ("override", {"unit": "action", "reasons": ["risk"], "verdicts": ABSENT}),
    ("note", {"text": "x"}),
    ("audit", {"outcome": "correct"}),
]


@pytest.mark.parametrize(("verb", "fields"), TWO)
def test_undo_brings_the_state_before_back(store: Store, verb: str, fields: dict[str, Any]) -> None:
    case_id = one_case(store)
    act(store, case_id, "reroute", "tom", to="frontline")
    before = state(store, case_id)
    done = act(store, case_id, verb, **fields)
    undone = act(store, case_id, "undo")
    assert state(store, case_id) == before
    assert (undone.action.verb, undone.action.supersedes) == (Verb.UNDO, done.action.id)
    rows = list(store.feedback())
    assert [row.undone_by for row in rows] == [None, undone.action.id, None]
    assert [row.verb for row in store.feedback(undone=False)] == [Verb.REROUTE]


def test_undone_override_forgets_that_a_person_ever_said_so(store: Store) -> None:
    case_id = one_case(store)
    store.act(case_id, raise_to_3(), RIGHTS)
    act(store, case_id, "undo")
    store.take_in([an_intake(a_case(subject="New"))])
    assert store.case(case_id, NOW).row.lane is Lane.ASSISTED


def test_undoing_a_step_down_withholds_the_draft_again(store: Store) -> None:
    case_id = one_case(store, lane=3)
    store.act(case_id, lower_to(2), RIGHTS)
    store.take_in([an_intake(a_case(draft={"text": "New"}), 3)])
    assert refused(store, case_id) == "later"
    store.act(case_id, raise_to_3(), RIGHTS)
    assert store.case(case_id, NOW).row.draft_state is DraftState.WITHHELD


def test_acts_are_taken_back_last_first(store: Store) -> None:
    case_id = one_case(store)
    before = state(store, case_id)
    first = act(store, case_id, "claim").action.id
    act(store, case_id, "reroute", to="billing")
    assert refused(store, case_id, supersedes=first) == "later"
    act(store, case_id, "undo")
    act(store, case_id, "undo")
    assert state(store, case_id) == before
    assert refused(store, case_id) == "nothing"


def test_knowledge_can_be_taken_back_at_any_time(store: Store) -> None:
    case_id = one_case(store)
    note = act(store, case_id, "note", text="x").action.id
    act(store, case_id, "reroute", to="billing")
    version = store.case(case_id, NOW).row.version
    act(store, case_id, "undo", supersedes=note)
    assert store.case(case_id, NOW).row.version == version
    assert refused(store, case_id, supersedes=note) == "undone"


def test_only_ones_own_acts_unless_one_leads(store: Store) -> None:
    case_id = one_case(store)
    theirs = act(store, case_id, "reroute", "tom", to="billing").action.id
    assert refused(store, case_id) == "nothing"
    assert refused(store, case_id, supersedes=theirs, role=Role.FRONTLINE) == "role"
    act(store, case_id, "undo", supersedes=theirs, role=Role.LEAD)


def test_an_undo_is_not_undone(store: Store) -> None:
    case_id = one_case(store)
    act(store, case_id, "reroute", to="billing")
    undo = act(store, case_id, "undo").action.id
    assert refused(store, case_id, supersedes=undo) == "nothing"


def test_another_cases_act_is_not_undone_here(store: Store) -> None:
    here, there = one_case(store), one_case(store, ticket="2")
    other = act(store, there, "reroute", to="billing").action.id
    assert refused(store, here, supersedes=other) == "nothing"


def test_a_reply_called_back_never_leaves(store: Store, clock: Clock) -> None:
    case_id = one_case(store)
    act(store, case_id, "approve")
    assert act(store, case_id, "undo").row.delivery == "undone"
    assert store.claim_delivery("c", clock.turn(hours=1)) is None
    assert store.case(case_id, NOW).sent == ()
    assert act(store, case_id, "approve").row.delivery == "queued"


@pytest.mark.parametrize("end", ["sending", "delivered", "unknown", "failed"])
def test_a_reply_that_has_left_is_not_called_back(store: Store, clock: Clock, end: str) -> None:
    case_id = one_case(store)
    act(store, case_id, "approve")
    delivery = store.claim_delivery("c", clock.turn(minutes=1))
    assert delivery is not None
    settle = {
        "delivered": store.delivered,
        "unknown": store.delivery_unknown,
        "failed": store.delivery_failed,
    }
    if end in settle:
        assert settle[end](delivery.outbox_id, "c", "said so")
    with pytest.raises(Refused, match="Too late") as caught:
        act(store, case_id, "undo")
    assert caught.value.refusal.code == "already_left"
    assert "Write to the customer again" in caught.value.text
    assert caught.value.refusal.ways == (Verb.REPLY,)


def test_a_reply_is_called_back_even_after_the_customer_wrote(store: Store, clock: Clock) -> None:
    case_id = one_case(store)
    act(store, case_id, "approve")
    store.take_in([an_intake(a_case(thread=[said("Where?"), said("Found it!")]))])
    undone = act(store, case_id, "undo")
    assert (undone.row.status, undone.row.wrote_again) == (Status.OPEN, True)
    assert undone.row.draft_state is DraftState.AVAILABLE
    assert store.claim_delivery("c", clock() + timedelta(hours=1)) is None


def test_no_undo_brings_a_draft_into_lane_3(store: Store) -> None:
    case_id = one_case(store)
    act(store, case_id, "approve")
    store.take_in([an_intake(a_case(subject="Legal"), 3)])
    with pytest.raises(Refused, match="did not leave"):
        act(store, case_id, "undo")
    row = store.case(case_id, NOW).row
    assert (row.lane, row.draft_state) == (Lane.HUMAN_OWNED, DraftState.WITHHELD)
    assert (row.unit, row.status, row.delivery) == (Unit.CONVERSATION, Status.OPEN, "failed")


def test_undoing_a_release_brings_the_claim_back(store: Store) -> None:
    case_id = one_case(store, lane=3)
    act(store, case_id, "claim")
    act(store, case_id, "release")
    assert act(store, case_id, "undo").row.holder == "mia"
    assert store.case(case_id, NOW).row.claim_epoch == 2


def test_a_lapsed_claim_does_not_come_back(store: Store, clock: Clock) -> None:
    case_id = one_case(store, lane=3)
    act(store, case_id, "claim")
    clock.turn(hours=1)
    act(store, case_id, "reroute", "tom", to="billing")
    assert act(store, case_id, "undo", "tom").row.holder is None


def test_a_stale_undo_is_refused(store: Store) -> None:
    case_id = one_case(store)
    act(store, case_id, "approve")
    assert refused(store, case_id, seen_version=1) == "stale_version"
    assert store.case(case_id, NOW).sent[0].text == DRAFT


def test_an_override_to_lane_3_calls_an_approved_draft_back_at_once(store: Store, clock: Clock) -> None:
    case_id = one_case(store)
    act(store, case_id, "approve")
    raised = store.act(case_id, raise_to_3(), RIGHTS).row
    assert (raised.status, raised.delivery, raised.draft_state) == (
        Status.OPEN,
        "failed",
        DraftState.WITHHELD,
    )
    assert "nothing the assistant wrote" in (raised.delivery_reason or "")
    undone = act(store, case_id, "undo").row
    assert (undone.lane, undone.status, undone.draft_state) == (2, Status.OPEN, DraftState.AVAILABLE)
    assert store.claim_delivery("c", clock.turn(hours=1)) is None


def test_an_override_to_lane_3_leaves_a_persons_words_on_their_way(store: Store, clock: Clock) -> None:
    case_id = one_case(store)
    act(store, case_id, "edit", text="In my own words: under Billing.")
    assert store.act(case_id, raise_to_3(), RIGHTS).row.delivery == "queued"
    assert store.claim_delivery("c", clock.turn(hours=1)) is not None
