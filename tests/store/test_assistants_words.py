"""By whatever way they come: words of the assistant's that were withdrawn, or stand in a person's thread, stay here."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lanes.words import DraftState, Lane, Level, Role, Status, Unit
from store.errors import Refused
from store.store import Store
from tests.store.shelf import (
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

DRAFT = (
    "Your refund of 240 euros was approved today and reaches your account within five working days, as our "
    "billing team has promised."
)
AROUND = f"Dear Ada. {DRAFT} Bye."
OWN = "I have your case now and write again once finance has answered me."
IN_PIECES = (
    "Your refund of 240 euros was approved today, dear Ada, and reaches your account within five "
    "working days, so I hear, as our billing team has promised."
)
SHORT = "Your refund was approved and will arrive Friday."


def act(store: Store, case_id: int, verb: str, **fields: Any) -> None:
    store.act(case_id, an_act(verb, **fields), RIGHTS)


def refusal(store: Store, case_id: int, verb: str, **fields: Any) -> str:
    with pytest.raises(Refused) as caught:
        act(store, case_id, verb, **fields)
    return caught.value.refusal.code


def leaves(store: Store, clock: Clock) -> list[str]:
    """What a courier takes away once every pause is over."""
    clock.turn(hours=1)
    return [found.text for found in iter(lambda: store.claim_delivery("c", clock()), None)]


def again(lane: int, text: str | None = DRAFT, unit: Unit | None = None, **fields: Any) -> Any:
    record = a_case(draft=... if text is None else {"text": text}, subject=f"{lane} {hash(text)}", **fields)
    return an_intake(record, lane, unit, at=NOW + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("verb", "text"), [("edit", f"{DRAFT} Bye."), ("reply", AROUND), ("edit", IN_PIECES)]
)
@pytest.mark.parametrize("by", ["override", "decision"])
def test_what_waits_is_turned_back_when_the_case_becomes_a_persons(
    store: Store, clock: Clock, verb: str, text: str, by: str
) -> None:
    case_id = one_case(store, draft={"text": DRAFT})
    act(store, case_id, verb, text=text)
    if by == "override":
        store.act(case_id, raise_to_3(), RIGHTS)
    else:
        put(store, again(3))
    assert store.case(case_id, NOW).row.status is Status.OPEN
    assert leaves(store, clock) == []


def test_own_words_that_wait_leave_all_the_same(store: Store, clock: Clock) -> None:
    case_id = one_case(store, draft={"text": DRAFT})
    act(store, case_id, "reply", text=OWN)
    store.act(case_id, raise_to_3(), RIGHTS)
    assert leaves(store, clock) == [OWN]


@pytest.mark.parametrize("text", [f"{DRAFT} ", AROUND, DRAFT.upper(), DRAFT.replace("five", "5")])
def test_a_withdrawn_draft_that_comes_in_again_slightly_changed_stays_withdrawn(
    store: Store, text: str
) -> None:
    case_id = one_case(store, lane=3, draft={"text": DRAFT})
    put(store, again(2, text))
    row = store.case(case_id, NOW).row
    assert (row.lane, row.draft_state) == (Lane.ASSISTED, DraftState.WITHHELD)
    assert refusal(store, case_id, "approve") == "no_draft"


def test_another_draft_may_be_sent_once_a_person_gave_the_thread_back(store: Store, clock: Clock) -> None:
    case_id = one_case(store, lane=3, draft={"text": DRAFT})
    store.act(case_id, lower_to(2), RIGHTS)
    other = "Refunds are listed under Billing > Payments, with the date on which each of them was sent."
    put(store, again(2, other))
    act(store, case_id, "approve")
    assert leaves(store, clock) == [other]


@pytest.mark.parametrize("verb", ["edit", "reply"])
@pytest.mark.parametrize("text", [DRAFT, AROUND, f"Dear Ada. {DRAFT[:70]} and so on."])
def test_withdrawn_words_are_nobodys_to_send_in_lane_2(store: Store, verb: str, text: str) -> None:
    case_id = one_case(store, lane=3, draft={"text": DRAFT})
    store.act(case_id, lower_to(2), RIGHTS)
    put(store, again(2, "Refunds are listed under Billing > Payments, with their dates."))
    assert refusal(store, case_id, verb, text=text) == "withheld_words"
    act(store, case_id, verb, text=OWN)


def test_what_stands_in_the_draft_of_now_as_well_may_be_edited(store: Store, clock: Clock) -> None:
    case_id = one_case(store, lane=3, draft={"text": DRAFT})
    store.act(case_id, lower_to(2), RIGHTS)
    other = f"Refunds are listed under Billing > Payments. {DRAFT[:70]}, says the page on each of them."
    put(store, again(2, other))
    act(store, case_id, "edit", text=f"{other} Bye.")
    assert leaves(store, clock) == [f"{other} Bye."]


def test_a_withdrawal_that_was_taken_back_is_none(store: Store, clock: Clock) -> None:
    case_id = one_case(store, draft={"text": DRAFT})
    store.act(case_id, raise_to_3(), RIGHTS)
    act(store, case_id, "undo")
    act(store, case_id, "approve")
    assert leaves(store, clock) == [DRAFT]


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (SHORT, SHORT.replace("Friday", "on Friday")),
        (DRAFT, f"Hello. {DRAFT[:66]} and so on"),
        (DRAFT, IN_PIECES),
    ],
)
def test_lane_3_knows_the_draft_again(store: Store, draft: str, text: str) -> None:
    case_id = one_case(store, lane=3, draft={"text": draft})
    act(store, case_id, "claim")
    assert refusal(store, case_id, "reply", text=text) == "withheld_words"


@pytest.mark.parametrize("public", [False, True])
def test_what_the_assistant_told_colleagues_is_not_for_the_customer(store: Store, public: bool) -> None:
    told = "Finance has refused the refund of 240 euros twice, so I would offer ten euros of credit instead."
    thread = [said("Where is my money?"), {**said(told, "assistant"), "public": public}]
    case_id = one_case(store, lane=3, thread=thread, draft=...)
    act(store, case_id, "claim")
    if public:
        act(store, case_id, "reply", text=told)
    else:
        assert refusal(store, case_id, "reply", text=f"Hello. {told}") == "withheld_words"


@pytest.mark.parametrize("taken", ["claim", "reply", "resolve", "nothing", "claim and release", "override"])
def test_what_a_person_took_over_is_given_back_by_a_person_alone(
    store: Store, clock: Clock, taken: str
) -> None:
    case_id = one_case(store, lane=3, draft={"text": DRAFT})
    if taken != "nothing":
        act(store, case_id, "claim")
    if taken == "claim and release":
        act(store, case_id, "release")
    if taken == "resolve":
        act(store, case_id, "resolve", outcome="declined")
    if taken in ("reply", "override"):
        act(store, case_id, "reply", text=OWN)
    if taken == "override":
        leaves(store, clock)
        store.act(case_id, lower_to(2), RIGHTS)
        put(
            store,
            again(3, thread=[said("Where do I find my invoices?"), said("And?", at="2026-03-10T11:00:00Z")]),
        )
    thread = [said("Where do I find my invoices?"), said("Hello?", at="2026-03-10T12:00:00Z")]
    put(store, again(2, "Refunds are listed under Billing > Payments, with their dates.", thread=thread))
    row = store.case(case_id, NOW).row
    kept = taken in ("claim", "reply", "resolve")
    assert row.lane is (Lane.HUMAN_OWNED if kept else Lane.ASSISTED)
    assert row.draft_state is (DraftState.WITHHELD if kept else DraftState.AVAILABLE)


def test_a_thread_that_a_person_holds_stays_theirs_in_lane_2(store: Store) -> None:
    [case_id] = put(store, an_intake(a_case(draft={"text": DRAFT}), 2, Unit.CONVERSATION))
    act(store, case_id, "claim")
    put(store, again(2, "Refunds are listed under Billing > Payments, with their dates."))
    row = store.case(case_id, NOW).row
    assert (row.lane, row.unit, row.draft_state) == (Lane.ASSISTED, Unit.CONVERSATION, DraftState.WITHHELD)


@pytest.mark.parametrize(
    ("now", "lowered"),
    [
        ({"security": Level.HIGH}, True),
        ({"security": Level.HIGH, "policy": Level.MEDIUM}, False),
        ({"security": Level.MEDIUM}, True),
    ],
)
def test_a_lowered_case_goes_back_up_when_the_policy_sees_more(
    store: Store, now: dict[str, Level], lowered: bool
) -> None:
    [case_id] = put(store, an_intake(a_case(draft={"text": DRAFT}), 3, security=Level.HIGH))
    store.act(case_id, lower_to(2), RIGHTS)
    record = a_case(draft={"text": "Refunds are listed under Billing."}, subject="more")
    put(store, an_intake(record, 3, at=NOW + timedelta(minutes=1), **now))
    assert store.case(case_id, NOW).row.lane is (Lane.ASSISTED if lowered else Lane.HUMAN_OWNED)


def test_a_raise_is_a_slip_for_a_quarter_of_an_hour(store: Store) -> None:
    case_id = one_case(store)
    raised = store.act(case_id, raise_to_3(role=Role.FRONTLINE), RIGHTS).action.id
    late = NOW + timedelta(minutes=16)
    assert refusal(store, case_id, "undo", at=late, role=Role.FRONTLINE) == "role"
    act(store, case_id, "undo", at=late, supersedes=raised)
    assert store.case(case_id, NOW).row.lane is Lane.ASSISTED


def test_the_refusal_names_the_words(store: Store) -> None:
    case_id = one_case(store, lane=3, draft={"text": DRAFT})
    act(store, case_id, "claim")
    with pytest.raises(Refused) as caught:
        act(store, case_id, "reply", text=f"I looked. {DRAFT} Kind regards, Mia")
    assert "Your refund of 240 euros was approved today" in str(caught.value.text)


@pytest.mark.parametrize("aside", ["summary", "an earlier note"])
def test_nor_is_what_it_summed_up_or_once_noted(store: Store, aside: str) -> None:
    told = "Finance has refused the refund of 240 euros twice, so ten euros of credit could be offered."
    note = {**said(told, "assistant"), "public": False}
    first = {"summary": told} if aside == "summary" else {"thread": [said("Where is it?"), note]}
    case_id = one_case(store, lane=3, draft=..., **first)
    put(store, again(3, None, thread=[said("Where is it?"), said("And?", at="2026-03-10T11:00:00Z")]))
    act(store, case_id, "claim")
    assert refusal(store, case_id, "reply", text=f"Hello. {told}") == "withheld_words"
