"""The way of a reply: queued, claimed, settled; checked once more before it leaves."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from lanes.words import DraftState, Status
from store.errors import NotFound
from store.store import Store
from store.values import Delivery
from tests.store.shelf import (
    DRAFT,
    NOW,
    RIGHTS,
    Clock,
    a_case,
    an_act,
    an_intake,
    one_case,
    raise_to_3,
    said,
)

DUE = NOW + timedelta(minutes=1)


def approve(store: Store, **overrides: Any) -> int:
    case_id = one_case(store, **overrides)
    store.act(case_id, an_act("approve"), RIGHTS)
    return case_id


def claim(store: Store, courier: str = "c1") -> Delivery:
    delivery = store.claim_delivery(courier, DUE)
    assert delivery is not None
    return delivery


def shown(store: Store, case_id: int) -> tuple[str | None, str | None]:
    row = store.case(case_id, NOW).row
    return row.delivery, row.delivery_reason


def test_a_reply_waits_for_its_window(store: Store) -> None:
    approve(store)
    assert store.claim_delivery("c1", NOW) is None
    assert store.claim_delivery("c1", NOW + timedelta(seconds=9.9)) is None
    assert store.next_send_at() == NOW + timedelta(seconds=10)
    delivery = store.claim_delivery("c1", NOW + timedelta(seconds=10))
    assert delivery is not None
    assert (delivery.text, delivery.ticket_id, delivery.source) == (DRAFT, "1", "zendesk")
    assert (delivery.channel, delivery.attempt) == ("email", 1)
    assert delivery.marker.startswith("lanedesk-1-")
    assert store.next_send_at() is None


def test_a_reply_is_claimed_by_one_courier(store: Store) -> None:
    approve(store)
    claim(store)
    assert store.claim_delivery("c2", DUE) is None


def test_the_oldest_due_reply_leaves_first(store: Store) -> None:
    first, second = one_case(store, ticket="1"), one_case(store, ticket="2")
    store.act(second, an_act("approve", at=NOW), RIGHTS)
    store.act(first, an_act("approve", at=NOW + timedelta(seconds=1)), RIGHTS)
    assert [claim(store).case_id, claim(store).case_id] == [second, first]


def test_delivered(store: Store) -> None:
    case_id = approve(store)
    delivery = claim(store)
    assert not store.delivered(delivery.outbox_id, "somebody else", "ok")
    assert store.delivered(delivery.outbox_id, "c1", "comment 77")
    assert shown(store, case_id) == ("delivered", None)
    assert not store.delivered(delivery.outbox_id, "c1", "again")
    assert not store.delivery_failed(delivery.outbox_id, "c1", "no")
    assert shown(store, case_id) == ("delivered", None)


def test_failed_brings_the_case_back_with_its_draft(store: Store) -> None:
    case_id = approve(store)
    delivery = claim(store)
    assert store.delivery_failed(delivery.outbox_id, "c1", "mailbox full")
    row = store.case(case_id, NOW).row
    assert (row.status, row.draft_state, row.delivery) == (Status.OPEN, DraftState.AVAILABLE, "failed")
    assert row.delivery_reason == "mailbox full"
    assert store.events(case_id)[-1].kind == "delivery_failed"
    store.act(case_id, an_act("approve"), RIGHTS)
    assert shown(store, case_id) == ("queued", None)


def test_an_uncertain_reply_is_never_claimed_again(store: Store) -> None:
    case_id = approve(store)
    delivery = claim(store)
    assert store.delivery_unknown(delivery.outbox_id, "c1", "time-out")
    assert shown(store, case_id) == ("unknown", "time-out")
    assert store.claim_delivery("c1", DUE + timedelta(days=1)) is None
    [uncertain] = store.unknown_deliveries()
    assert (uncertain.outbox_id, uncertain.marker) == (delivery.outbox_id, delivery.marker)
    assert store.delivered(delivery.outbox_id, "another courier", "found by its marker")
    assert store.unknown_deliveries() == []


def test_a_reply_looked_up_and_not_found_is_tried_again(store: Store) -> None:
    approve(store)
    delivery = claim(store)
    store.delivery_unknown(delivery.outbox_id, "c1", "time-out")
    assert store.delivery_later(delivery.outbox_id, "c2", "not there", DUE + timedelta(minutes=5))
    assert store.claim_delivery("c2", DUE) is None
    again = store.claim_delivery("c2", DUE + timedelta(minutes=5))
    assert again is not None
    assert (again.attempt, again.marker) == (2, delivery.marker)


def test_a_courier_that_fell_silent_leaves_an_uncertain_reply(store: Store) -> None:
    case_id = approve(store)
    claim(store)
    assert store.claim_delivery("c2", DUE + timedelta(seconds=119)) is None
    assert shown(store, case_id)[0] == "sending"
    assert store.claim_delivery("c2", DUE + timedelta(seconds=120)) is None
    assert shown(store, case_id) == ("unknown", "the courier c1 stopped before it heard an answer")


def test_the_silent_courier_may_still_tell(store: Store) -> None:
    case_id = approve(store)
    delivery = claim(store)
    store.claim_delivery("c2", DUE + timedelta(minutes=3))
    assert store.delivered(delivery.outbox_id, "c1", "it did arrive")
    assert shown(store, case_id)[0] == "delivered"


@pytest.mark.parametrize(
    ("change", "lane", "reason"),
    [
        ({"thread": [said("Where?"), said("Never mind")]}, 2, "the customer wrote before it left"),
        ({"subject": "I call my lawyer"}, 3, "the case became a person's before it left"),
        ({"draft": {"text": "Other words"}}, 2, "the draft changed before it left"),
    ],
)
def test_what_changed_meanwhile_turns_the_reply_back(
    store: Store, change: dict[str, Any], lane: int, reason: str
) -> None:
    case_id = approve(store)
    store.take_in([an_intake(a_case(**change), lane)])
    assert store.claim_delivery("c1", DUE) is None
    row = store.case(case_id, NOW).row
    assert (row.status, row.delivery) == (Status.OPEN, "failed")
    assert (row.delivery_reason or "").startswith(reason)
    assert row.draft_state is not DraftState.USED


def test_a_new_policy_turns_an_approval_back_and_lets_own_words_go(store: Store) -> None:
    approve(store)
    own = one_case(store, ticket="2")
    store.act(own, an_act("edit", text="Mine"), RIGHTS)
    store.take_in([an_intake(a_case(subject="x"), policy_version="p2")])
    store.take_in([an_intake(a_case("2", subject="x"), policy_version="p2")])
    assert claim(store).text == "Mine"
    assert store.claim_delivery("c1", DUE) is None


def test_a_person_writes_while_a_case_moves_to_lane_3(store: Store) -> None:
    case_id = one_case(store)
    store.act(case_id, an_act("edit", text="Mine alone"), RIGHTS)
    store.act(case_id, raise_to_3(), RIGHTS)
    assert claim(store).text == "Mine alone"


def test_a_step_down_after_lane_3_does_not_let_the_old_approval_go(store: Store) -> None:
    approve(store)
    store.take_in([an_intake(a_case(subject="Legal"), 3)])
    store.take_in([an_intake(a_case(subject="Calm"), 2)])
    assert store.claim_delivery("c1", DUE) is None


def test_the_database_stops_an_assistants_words_from_leaving_lane_3(store: Store, path: Path) -> None:
    case_id = approve(store)
    raw = sqlite3.connect(path)
    raw.execute("UPDATE cases SET lane = 3 WHERE id = ?", (case_id,))
    with pytest.raises(sqlite3.IntegrityError, match="lane 3"):
        raw.execute("UPDATE outbox SET state = 'sending'")
    with pytest.raises(sqlite3.IntegrityError, match="no such way"):
        raw.execute("UPDATE outbox SET state = 'unknown'")
    raw.close()


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE outbox SET text = 'other'",
        "UPDATE outbox SET written_by = 'mia'",
        "UPDATE outbox SET state = 'delivered'",
        "DELETE FROM outbox",
        "INSERT OR REPLACE INTO outbox SELECT * FROM outbox",
        "UPDATE OR REPLACE outbox SET id = 7",
    ],
)
def test_approved_words_stay_as_they_are(store: Store, path: Path, attempt: str) -> None:
    approve(store)
    raw = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="outbox"):
        raw.execute(attempt)
    raw.close()


def test_what_is_final_stays_final(store: Store, path: Path) -> None:
    approve(store)
    store.delivered(claim(store).outbox_id, "c1", "ok")
    raw = sqlite3.connect(path)
    for state in ("queued", "sending", "failed", "unknown", "undone"):
        with pytest.raises(sqlite3.IntegrityError, match="no such way"):
            raw.execute("UPDATE outbox SET state = ?", (state,))
    raw.close()


def test_a_reply_nobody_knows(store: Store) -> None:
    with pytest.raises(NotFound):
        store.delivered(7, "c1", "ok")


def test_nothing_is_written_while_nothing_is_due(store: Store, clock: Clock, path: Path) -> None:
    approve(store)
    with Store.open(path, clock=clock) as other:
        before = other.data_version()
        assert store.claim_delivery("c1", NOW) is None
        assert other.data_version() == before
        claim(store)
        assert other.data_version() != before
