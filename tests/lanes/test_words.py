"""The closed vocabularies: their orders, and what an unknown word counts as."""

from __future__ import annotations

import pytest

from lanes.words import CustomerState, FactStatus, Lane, Level, Role, Trigger, Verb


@pytest.mark.parametrize(("given", "lane"), [(1, 1), ("2", 2), (3, 3), (Lane.ASSISTED, 2)])
def test_a_known_lane(given: object, lane: int) -> None:
    assert Lane.of(given) is Lane(lane)


@pytest.mark.parametrize("given", [0, 4, -1, "", "one", None, 2.0, True, [], "１０", "1e0", "\u0661\u0662"])
def test_an_unknown_lane_is_lane_3(given: object) -> None:
    assert Lane.of(given) is Lane.HUMAN_OWNED


@pytest.mark.parametrize(("given", "level"), [("LOW", "low"), (" Medium ", "medium"), ("high", "high")])
def test_a_known_level(given: object, level: str) -> None:
    assert Level.of(given) is Level(level)


@pytest.mark.parametrize("given", ["", "none", None, 0, "lo", "critical", []])
def test_an_unknown_level_is_high(given: object) -> None:
    assert Level.of(given) is Level.HIGH


def test_levels_have_an_order() -> None:
    assert Level.highest() is Level.LOW
    assert Level.highest(Level.LOW, Level.HIGH, Level.MEDIUM) is Level.HIGH


def test_six_triggers_each_with_a_title() -> None:
    assert len(Trigger) == 6
    assert len({trigger.title for trigger in Trigger}) == 6


def test_customer_states_run_from_mild_to_strict() -> None:
    assert [state.rank for state in CustomerState] == [0, 1, 2, 3, 4]
    assert [state.situation for state in CustomerState] == [
        "clean",
        "clean",
        "partially explained",
        "partially explained",
        "expectation raised",
    ]
    assert len({state.words for state in CustomerState}) == 5


def test_roles_have_an_order() -> None:
    assert Role.FRONTLINE.rank < Role.SPECIALIST.rank < Role.LEAD.rank


def test_every_lane_has_a_title_and_the_sets_are_closed() -> None:
    assert [lane.title for lane in Lane] == ["autonomous", "assisted", "human-owned"]
    assert len(FactStatus) == 5
    assert len(Verb) == 16
