"""Four eyes: nobody below the policy's role lowers a lane alone, whatever they try."""

from __future__ import annotations

from typing import Any

import pytest

from lanes.act import Act
from lanes.rights import Rights
from lanes.words import Lane, Role, Unit, Verb
from store.errors import Refused
from store.store import Store
from store.values import Recorded
from tests.store.shelf import NOW, a_case, an_act, an_intake, lower_to, one_case, put, raise_to_3, said

ROLES = {"mia": "frontline", "ben": "frontline", "sol": "specialist", "sam": "specialist", "lea": "lead"}
TEAM = Rights.model_validate({"default_role": "frontline", "roles": ROLES})
PAIR = TEAM.model_copy(update={"override_confirm": Role.FRONTLINE})


def do(store: Store, case_id: int, act: Act, rights: Rights = TEAM) -> Recorded:
    role = rights.role_of(act.actor)
    return store.act(case_id, act.model_copy(update={"role": role}), rights)


def lane(store: Store, case_id: int) -> Lane:
    return store.case(case_id, NOW).row.lane


def refused(store: Store, case_id: int, act: Act, rights: Rights = TEAM) -> str:
    with pytest.raises(Refused) as caught:
        do(store, case_id, act, rights)
    return caught.value.refusal.code


def test_one_person_proposes_and_another_confirms(store: Store) -> None:
    case_id = one_case(store, lane=3)
    proposed = do(store, case_id, lower_to(2, "mia", text="It is a plain question.")).action
    assert (proposed.verb, proposed.outcome, proposed.reason_codes) == (
        Verb.NOTE,
        "proposed_lane_2_answer",
        ["routine"],
    )
    assert proposed.note
    assert "plain question" in proposed.note
    before = store.case(case_id, NOW)
    assert (before.row.lane, before.row.version) == (Lane.HUMAN_OWNED, 1)
    confirmed = do(store, case_id, lower_to(2, "sol"))
    assert (confirmed.row.lane, confirmed.row.unit) == (Lane.ASSISTED, Unit.ANSWER)
    assert confirmed.action.reason_codes == ["routine", f"confirms:{proposed.id}"]
    assert (confirmed.action.actor, confirmed.action.role) == ("sol", "specialist")
    assert store.verify().ok


@pytest.mark.parametrize("name", ["mia", "Mia", " MIA "])
def test_nobody_confirms_themselves(store: Store, name: str) -> None:
    case_id = one_case(store, lane=3)
    do(store, case_id, lower_to(2, "mia"), PAIR)
    assert refused(store, case_id, lower_to(2, name), PAIR) == "own_proposal"
    assert lane(store, case_id) is Lane.HUMAN_OWNED


def test_a_lead_needs_nobody(store: Store) -> None:
    case_id = one_case(store, lane=3)
    assert do(store, case_id, lower_to(2, "lea")).action.reason_codes == ["routine"]
    assert lane(store, case_id) is Lane.ASSISTED


def test_who_confirms_has_the_policys_role(store: Store) -> None:
    case_id = one_case(store, lane=3)
    do(store, case_id, lower_to(2, "mia"))
    assert refused(store, case_id, lower_to(2, "ben")) == "role"
    assert lane(store, case_id) is Lane.HUMAN_OWNED
    assert do(store, case_id, lower_to(2, "ben"), PAIR).row.lane is Lane.ASSISTED


def test_a_higher_role_is_not_taken_by_claiming_it(store: Store) -> None:
    case_id = one_case(store, lane=3)
    kept = store.act(case_id, lower_to(2, "mia", role=Role.LEAD), TEAM)
    assert (kept.action.verb, kept.action.role) == (Verb.NOTE, "frontline")
    assert lane(store, case_id) is Lane.HUMAN_OWNED


def wrote_again(store: Store, case_id: int) -> None:
    thread = [said("Where?"), said("My lawyer will call you.", at="2026-03-10T08:30:00Z")]
    put(store, an_intake(a_case(thread=thread), 3))


def moved_on(store: Store, case_id: int) -> None:
    do(store, case_id, lower_to(2, "lea"))
    do(store, case_id, raise_to_3("lea"))


def taken_back(store: Store, case_id: int) -> None:
    do(store, case_id, an_act("undo", "mia"))


@pytest.mark.parametrize("meanwhile", [wrote_again, moved_on, taken_back])
def test_a_proposal_is_for_the_case_as_it_stood(store: Store, meanwhile: Any) -> None:
    case_id = one_case(store, lane=3)
    do(store, case_id, lower_to(2, "mia"))
    meanwhile(store, case_id)
    assert do(store, case_id, lower_to(2, "sol")).action.verb is Verb.NOTE
    assert lane(store, case_id) is Lane.HUMAN_OWNED


def test_a_proposal_is_for_one_lane_and_unit(store: Store) -> None:
    case_id = one_case(store, lane=3)
    do(store, case_id, lower_to(2, "mia"))
    assert do(store, case_id, lower_to(1, "sol")).action.verb is Verb.NOTE
    assert do(store, case_id, lower_to(2, "sol", unit="action")).action.verb is Verb.NOTE
    assert lane(store, case_id) is Lane.HUMAN_OWNED
    assert do(store, case_id, lower_to(2, "sam")).row.unit is Unit.ANSWER


def test_a_proposal_needs_what_an_override_needs(store: Store) -> None:
    case_id = one_case(store, lane=3)
    assert refused(store, case_id, an_act("override", "mia", lane=2)) == "reason"
    assert refused(store, case_id, an_act("override", "mia", lane=2, reasons=["x"])) == "trigger"
    do(store, case_id, an_act("claim", "sol"))
    assert refused(store, case_id, lower_to(2, "mia")) == "held"
    assert [row.verb for row in store.feedback()] == [Verb.CLAIM]


def test_alone_a_person_below_lead_never_lowers(store: Store) -> None:
    """Every verb by one person, twice over: the lane never falls below what it was."""
    for who in ("mia", "sol"):
        [case_id] = put(store, an_intake(a_case(who), 3))
        for act in [
            lower_to(2, who),
            an_act("note", who, text="x", outcome="proposed_lane_2_answer"),
            lower_to(2, who.upper()),
            lower_to(1, who),
            raise_to_3(who),
            an_act("undo", who),
            an_act("undo", who),
            an_act("return", who, reasons=["wrong_lane"]),
            an_act("reroute", who, to="triage"),
            an_act("audit", who, outcome="correct"),
            lower_to(2, who),
        ] * 2:
            try:
                do(store, case_id, act, PAIR)
            except Refused:
                continue
            finally:
                assert lane(store, case_id) is Lane.HUMAN_OWNED
