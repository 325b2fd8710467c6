"""Taking cases in: once, again, changed, and across the boundary of Lane 3."""

from __future__ import annotations

from typing import Any

import pytest

from lanes.record import CaseRecord
from lanes.words import DraftState, Lane, Status, Unit, Verb
from store.errors import CannotKeep
from store.store import Store
from store.values import QueueRow, Taken
from tests.store.shelf import (
    DRAFT,
    NOW,
    RIGHTS,
    Clock,
    a_case,
    an_act,
    an_intake,
    lower_to,
    one_case,
    put,
    raise_to_3,
    said,
)

FIRST = said("Where do I find my invoices?")
AGAIN = said("Hello? Anybody there?", at="2026-03-10T08:30:00Z")
OURS = said("They are under Billing.", "agent", at="2026-03-10T08:20:00Z")


def row(store: Store, case_id: int) -> QueueRow:
    return store.case(case_id, NOW).row


def revise(store: Store, lane: int = 2, **overrides: Any) -> Taken:
    return store.take_in([an_intake(a_case(**overrides), lane)])[0]


def kinds(store: Store, case_id: int) -> list[str]:
    return [event.kind for event in store.events(case_id)]


def test_a_new_case_is_imported_with_everything_the_queue_shows(store: Store) -> None:
    case_id = one_case(store)
    found = row(store, case_id)
    assert (found.ticket_id, found.source, found.lane, found.unit) == ("1", "zendesk", 2, "answer")
    assert (found.status, found.has_draft, found.revision, found.version) == (Status.OPEN, True, 1, 1)
    assert (found.subject, found.tier, found.customer_name) == (
        "Where are my invoices?",
        "standard",
        "Ada Fenn",
    )
    assert found.suggested_owner == "billing"
    assert found.owner is None


def test_the_same_content_changes_nothing(store: Store) -> None:
    case_id = one_case(store)
    assert revise(store) is Taken.UNCHANGED
    assert row(store, case_id).version == 1
    assert len(store.revisions(case_id)) == 1


def test_the_record_comes_back_as_it_went_in(store: Store) -> None:
    record = CaseRecord.model_validate(
        {
            "ticket_id": "9",
            "thread": [{"author": "customer", "text": "a\u2028b \U0001f600 ‮x", "mood": 3}],
            "weird": {"x": [1]},
        }
    )
    case_id = put(store, an_intake(record))[0]
    assert store.case(case_id, NOW).ground.record == record


def test_a_new_customer_message_brings_a_done_case_back(store: Store) -> None:
    case_id = one_case(store)
    store.act(case_id, an_act("approve"), RIGHTS)
    assert row(store, case_id).status is Status.DONE
    assert revise(store, thread=[FIRST, AGAIN]) is Taken.UPDATED
    back = row(store, case_id)
    assert (back.status, back.wrote_again, back.revision) == (Status.OPEN, True, 2)
    assert kinds(store, case_id) == ["customer_wrote_again", "recontact", "reopened"]
    assert store.events(case_id)[1].action_id == 1


def test_our_own_message_leaves_a_done_case_done(store: Store) -> None:
    case_id = one_case(store)
    store.act(case_id, an_act("resolve", outcome="found it"), RIGHTS)
    assert revise(store, thread=[FIRST, OURS]) is Taken.UPDATED
    assert row(store, case_id).status is Status.DONE
    assert not row(store, case_id).wrote_again


def test_a_message_ends_a_snooze_and_keeps_the_claim(store: Store, clock: Clock) -> None:
    case_id = one_case(store)
    store.act(case_id, an_act("claim"), RIGHTS)
    store.act(case_id, an_act("snooze", until="2026-03-12T09:00:00Z"), RIGHTS)
    revise(store, thread=[FIRST, AGAIN])
    found = row(store, case_id)
    assert (found.status, found.snoozed_until, found.holder) == (Status.OPEN, None, "mia")


def test_another_change_leaves_the_snooze(store: Store) -> None:
    case_id = one_case(store)
    store.act(case_id, an_act("snooze", until="2026-03-12T09:00:00Z"), RIGHTS)
    revise(store, subject="Invoices")
    assert row(store, case_id).status is Status.SNOOZED


def test_an_older_copy_is_unchanged(store: Store) -> None:
    case_id = one_case(store, thread=[FIRST, AGAIN])
    assert revise(store, thread=[FIRST]) is Taken.UNCHANGED
    assert row(store, case_id).revision == 1


def test_a_shorter_thread_with_something_newer_beside_it_is_news(store: Store) -> None:
    one_case(store, thread=[FIRST, AGAIN])
    assert revise(store, thread=[FIRST], received_at="2026-03-11T08:00:00Z") is Taken.UPDATED


def test_an_exact_copy_of_an_earlier_revision_is_unchanged_unless_it_raises_the_lane(store: Store) -> None:
    case_id = one_case(store, subject="A")
    revise(store, subject="B")
    assert revise(store, subject="A") is Taken.UNCHANGED
    assert revise(store, lane=3, subject="A") is Taken.UPDATED
    assert row(store, case_id).lane is Lane.HUMAN_OWNED


def test_a_batch_may_hold_the_same_ticket_twice(store: Store) -> None:
    older, newer = an_intake(a_case()), an_intake(a_case(thread=[FIRST, AGAIN]))
    assert store.take_in([older, newer, older]) == [Taken.IMPORTED, Taken.UPDATED, Taken.UNCHANGED]


def test_an_upward_override_stays(store: Store) -> None:
    case_id = one_case(store)
    store.act(case_id, raise_to_3(), RIGHTS)
    revise(store, thread=[FIRST, AGAIN])
    found = row(store, case_id)
    assert (found.lane, found.unit) == (Lane.HUMAN_OWNED, Unit.CONVERSATION)
    assert found.consequence >= 3000


def test_a_downward_override_holds_until_the_customer_writes(store: Store) -> None:
    case_id = one_case(store, lane=3)
    store.act(case_id, lower_to(2), RIGHTS)
    revise(store, lane=3, subject="Other")
    assert row(store, case_id).lane is Lane.ASSISTED
    revise(store, lane=3, subject="Other", thread=[FIRST, AGAIN])
    assert row(store, case_id).lane is Lane.HUMAN_OWNED


def test_a_downward_override_ends_when_the_policy_sees_more_than_the_person_had(store: Store) -> None:
    case_id = one_case(store)
    store.act(case_id, lower_to(1), RIGHTS)
    assert row(store, case_id).status is Status.AUTONOMOUS
    revise(store, lane=3, subject="Other")
    assert row(store, case_id).lane is Lane.HUMAN_OWNED
    assert row(store, case_id).status is Status.OPEN


def test_the_lane_is_the_higher_of_policy_and_person(store: Store) -> None:
    case_id = one_case(store, lane=1)
    store.act(case_id, lower_to(2), RIGHTS)
    revise(store, lane=3, subject="Other")
    assert row(store, case_id).lane is Lane.HUMAN_OWNED


@pytest.mark.parametrize(("lane", "unit"), [(3, None), (2, Unit.CONVERSATION)])
def test_a_draft_is_withheld_where_a_person_owns_the_thread(
    store: Store, lane: int, unit: Unit | None
) -> None:
    case_id = put(store, an_intake(a_case(), lane, unit))[0]
    assert row(store, case_id).draft_state is DraftState.WITHHELD
    assert not row(store, case_id).has_draft
    assert kinds(store, case_id) == ["draft_withheld"]


def test_a_draft_arriving_later_in_lane_3_is_withheld_and_logged(store: Store) -> None:
    case_id = one_case(store, lane=3, draft=...)
    assert kinds(store, case_id) == []
    revise(store, lane=3)
    assert row(store, case_id).draft_state is DraftState.WITHHELD
    revise(store, lane=3, draft={"text": "Another"})
    assert kinds(store, case_id) == ["draft_withheld", "draft_withheld"]


def test_a_draft_entering_lane_3_by_revision_never_becomes_available_again(store: Store) -> None:
    case_id = one_case(store)
    revise(store, lane=3, subject="Other")
    assert row(store, case_id).draft_state is DraftState.WITHHELD
    revise(store, lane=2, subject="Third")
    assert row(store, case_id).draft_state is DraftState.WITHHELD
    revise(store, lane=2, draft=...)
    revise(store, lane=2, subject="Fourth")
    assert row(store, case_id).draft_state is DraftState.WITHHELD
    revise(store, lane=2, draft={"text": "New words"})
    assert row(store, case_id).draft_state is DraftState.AVAILABLE


def test_a_rejected_draft_stays_rejected_until_its_words_are_new(store: Store) -> None:
    case_id = one_case(store)
    store.act(case_id, an_act("reject", reasons=["tone"]), RIGHTS)
    revise(store, subject="Other")
    assert row(store, case_id).draft_state is DraftState.REJECTED
    revise(store, draft=..., subject="Third")
    revise(store, draft={"text": DRAFT}, subject="Fourth")
    assert row(store, case_id).draft_state is DraftState.REJECTED
    revise(store, draft={"text": "Better"})
    assert row(store, case_id).draft_state is DraftState.AVAILABLE


def test_lane_1_is_autonomous_and_comes_to_people_when_raised(store: Store) -> None:
    case_id = one_case(store, lane=1)
    assert row(store, case_id).status is Status.AUTONOMOUS
    revise(store, lane=2, subject="Other")
    assert row(store, case_id).status is Status.OPEN


def test_every_record_is_kept_as_it_came(store: Store) -> None:
    case_id = one_case(store)
    revise(store, thread=[FIRST, AGAIN])
    kept = store.revisions(case_id)
    assert [revision for revision, _, _ in kept] == [1, 2]
    assert [len(record.thread) for _, _, record in kept] == [1, 2]


def test_a_lone_surrogate_is_refused_in_words_and_takes_nothing_with_it(store: Store) -> None:
    bad = a_case("2").model_copy(update={"subject": "\ud800"})
    with pytest.raises(CannotKeep) as caught:
        store.take_in([an_intake(a_case("1")), an_intake(a_case("2")).model_copy(update={"record": bad})])
    assert "Nothing" in caught.value.text
    assert store.counts("", NOW) == dict.fromkeys(store.counts("", NOW), 0)


def test_an_action_that_was_decided_is_open_again_when_it_is_another_one(store: Store) -> None:
    proposed = [{"kind": "refund", "detail": "12 €"}]
    case_id = one_case(store, proposed_actions=proposed)
    store.act(case_id, an_act(Verb.AUTHORIZE, action={"index": 0, "verdict": "granted"}), RIGHTS)
    assert store.case(case_id, NOW).ground.actions_decided == (0,)
    revise(store, proposed_actions=[{"kind": "refund", "detail": "1,200 €"}])
    assert store.case(case_id, NOW).ground.actions_decided == ()
