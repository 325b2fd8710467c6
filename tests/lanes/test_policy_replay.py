"""A policy tried on past cases, and the twenty cases to be nervous about."""

from __future__ import annotations

import pytest

from lanes.decide import decide
from lanes.exercise import Answer, Candidate, compare, pick
from lanes.policy import shipped_policy
from lanes.record import CaseRecord
from lanes.replay import PastCase, family, replay
from lanes.words import Lane
from tests.factories import MOMENT, a_message, a_record, wire_lane1

CALM = CaseRecord.model_validate(wire_lane1())
ANGRY = a_record(
    issue_type="billing.refund", customer={"tier": "enterprise"}, thread=[a_message("I want my money back.")]
)


def test_flips_are_told_the_loosened_first() -> None:
    past = [
        PastCase(ref="1", record=CALM, lane=Lane.HUMAN_OWNED, outcome="resolved as routine"),
        PastCase(ref="2", record=CALM, lane=Lane.HUMAN_OWNED, outcome="escalated", least=Lane.HUMAN_OWNED),
        PastCase(ref="3", record=ANGRY, lane=Lane.ASSISTED),
        PastCase(ref="4", record=ANGRY, lane=Lane.HUMAN_OWNED),
    ]
    report = replay(past, shipped_policy().with_promoted(["docs.*"]), now=MOMENT)
    assert (report.cases, report.unchanged) == (4, 1)
    loosened, tightened = report.flips
    assert (loosened.before, loosened.after, loosened.count) == (Lane.HUMAN_OWNED, Lane.AUTONOMOUS, 2)
    assert (loosened.read, loosened.against) == (("2", "1"), 1)
    assert loosened.by_type == {"docs": 2}
    assert loosened.by_outcome == {"resolved as routine": 1, "escalated": 1}
    assert (tightened.before, tightened.after) == (Lane.ASSISTED, Lane.HUMAN_OWNED)
    assert tightened.by_tier == {"enterprise": 1}
    assert not tightened.loosens


@pytest.mark.parametrize(
    ("before", "least", "most", "against"),
    [
        (Lane.HUMAN_OWNED, Lane.HUMAN_OWNED, Lane.HUMAN_OWNED, True),
        (Lane.HUMAN_OWNED, Lane.ASSISTED, Lane.ASSISTED, False),
        (Lane.HUMAN_OWNED, Lane.AUTONOMOUS, Lane.AUTONOMOUS, True),
        (Lane.HUMAN_OWNED, Lane.AUTONOMOUS, Lane.HUMAN_OWNED, False),
        (Lane.AUTONOMOUS, Lane.AUTONOMOUS, Lane.AUTONOMOUS, True),
        (Lane.AUTONOMOUS, Lane.ASSISTED, Lane.HUMAN_OWNED, False),
    ],
)
def test_people_speak_against_a_lane_they_left_no_room_for(
    before: Lane, least: Lane, most: Lane, against: bool
) -> None:
    """The shipped policy puts the calm case into Lane 2."""
    past = [
        PastCase(ref="old", record=CALM, lane=before),
        PastCase(ref="told", record=CALM, lane=before, least=least, most=most),
    ]
    (flip,) = replay(past, shipped_policy(), now=MOMENT).flips
    assert flip.after is Lane.ASSISTED
    assert flip.against == against
    assert flip.read[0] == ("told" if against else "old")


def test_the_family_of_an_issue_type() -> None:
    assert (family("billing.refund"), family(None)) == ("billing", "none")


def test_the_nervous_are_picked_and_compared() -> None:
    policy = shipped_policy().with_promoted(["docs.*"])
    candidates = [
        Candidate(ref=ref, record=record, decision=decide(record, policy, now=MOMENT), overridden=moved)
        for ref, record, moved in (("calm", CALM, False), ("moved", CALM, True), ("angry", ANGRY, False))
    ]
    picked = pick(candidates, count=2)
    assert picked[0].ref == "moved"
    assert len(picked) == 2
    report = compare(picked, {"moved": Answer(lane=Lane.HUMAN_OWNED, needed="who approved it")})
    assert (report.answered, report.agreed) == (1, 0)
    assert "too low" in report.disagreements[0].text
    assert report.needed == ("who approved it",)
