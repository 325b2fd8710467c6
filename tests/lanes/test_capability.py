"""The closed set of the assistant's rights, lane by lane."""

from __future__ import annotations

import pytest

from lanes.capability import SPEAKS_TO_CUSTOMER, Capability, CapabilityDenied, capabilities, holds, require
from lanes.words import Lane, Unit


def test_each_lane_has_exactly_its_rights() -> None:
    assert set(capabilities(Lane.AUTONOMOUS)) == {
        Capability.ANSWER,
        Capability.CLARIFY,
        Capability.CITE,
        Capability.CLOSE,
    }
    assert set(capabilities(Lane.ASSISTED, Unit.ANSWER)) == {
        Capability.DRAFT,
        Capability.SUGGEST,
        Capability.SUMMARISE,
        Capability.RECOMMEND_ROUTING,
        Capability.PROPOSE_ACTION,
    }
    assert set(capabilities(Lane.HUMAN_OWNED, Unit.CONVERSATION)) == {
        Capability.SUMMARISE,
        Capability.PROPOSE_OWNER,
        Capability.IDENTIFY_REFERENCES,
    }


@pytest.mark.parametrize("unit", [None, *Unit])
@pytest.mark.parametrize("lane", [3, Lane.HUMAN_OWNED, None, 0, 7, "", "two", -1, 2.5, object()])
def test_nothing_speaks_to_the_customer_in_lane_3_or_an_unknown_lane(lane: object, unit: Unit | None) -> None:
    held = capabilities(lane, unit)
    assert not SPEAKS_TO_CUSTOMER & set(held)
    assert set(held) == set(capabilities(Lane.HUMAN_OWNED))


@pytest.mark.parametrize("lane", list(Lane))
def test_nothing_speaks_in_a_conversation_a_person_owns(lane: Lane) -> None:
    assert not SPEAKS_TO_CUSTOMER & set(capabilities(lane, Unit.CONVERSATION))


@pytest.mark.parametrize("unit", [Unit.ANSWER, Unit.ACTION])
def test_with_answer_or_action_the_assistant_may_draft(unit: Unit) -> None:
    require(Capability.DRAFT, Lane.ASSISTED, unit)
    assert holds(Capability.DRAFT, Lane.ASSISTED, unit)


@pytest.mark.parametrize("lane", list(Lane))
@pytest.mark.parametrize("unit", [None, *Unit])
@pytest.mark.parametrize("capability", list(Capability))
def test_require_and_holds_agree(capability: Capability, lane: Lane, unit: Unit | None) -> None:
    if holds(capability, lane, unit):
        require(capability, lane, unit)
    else:
        with pytest.raises(CapabilityDenied, match=capability.value) as denied:
            require(capability, lane, unit)
        assert denied.value.lane is lane
        assert denied.value.capability is capability


def test_a_lane_above_never_adds_a_right_to_speak() -> None:
    assert Capability.ANSWER not in capabilities(Lane.ASSISTED)
    assert Capability.DRAFT not in capabilities(Lane.AUTONOMOUS)
