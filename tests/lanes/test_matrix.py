"""The matrix: its rows one by one, and that nothing raised ever lowers a lane."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanes import matrix
from lanes.matrix import _TESTS, Circumstances, judge
from lanes.policy import Policy, parse_policy, shipped_policy
from lanes.policy_parts import When
from lanes.words import CustomerState, Flag, Lane, Level, Trigger, Unit

LOW, MEDIUM, HIGH = Level.LOW, Level.MEDIUM, Level.HIGH
QUIET = dict.fromkeys(Trigger, LOW)
CALM = {"promoted": True, "sources_given": True, "confident": True}

levels = st.fixed_dictionaries({trigger: st.sampled_from(Level) for trigger in Trigger})
circumstances = st.fixed_dictionaries(
    {
        "promoted": st.booleans(),
        "sources_given": st.booleans(),
        "confident": st.booleans(),
        "flags": st.lists(st.sampled_from([*(f.value for f in Flag), "vip"]), max_size=2).map(tuple),
        "wrote_again_after": st.none() | st.sampled_from(CustomerState),
        "upstream_lane": st.none() | st.sampled_from(Lane),
        "upstream_unit": st.none() | st.sampled_from(Unit),
        "upstream_unknown": st.sampled_from([(), ("weather",)]),
    }
)


def place(raised: dict[Trigger, Level] | None = None, **given: object) -> tuple[Lane, Unit | None]:
    verdict = judge(shipped_policy(), Circumstances(QUIET | (raised or {}), **given))  # type: ignore[arg-type]
    assert sum(reason.sets_lane for reason in verdict.reasons) == 1
    return verdict.lane, verdict.unit


def test_all_low_is_autonomous_only_with_everything_in_place() -> None:
    assert place(**CALM) == (Lane.AUTONOMOUS, None)
    for missing in CALM:
        assert place(**{**CALM, missing: False}) == (Lane.ASSISTED, Unit.ANSWER)


@pytest.mark.parametrize("trigger", list(Trigger))
def test_one_medium_is_reviewed(trigger: Trigger) -> None:
    unit = Unit.ACTION if trigger is Trigger.IRREVERSIBILITY else Unit.ANSWER
    assert place({trigger: MEDIUM}, **CALM) == (Lane.ASSISTED, unit)


@pytest.mark.parametrize("pair", list(combinations(Trigger, 2)))
def test_two_raised_belong_to_a_person(pair: tuple[Trigger, Trigger]) -> None:
    for raised in product((MEDIUM, HIGH), repeat=2):
        assert place(dict(zip(pair, raised, strict=True))) == (Lane.HUMAN_OWNED, Unit.CONVERSATION)


def test_one_high_alone() -> None:
    assert place({Trigger.POLICY: HIGH}) == (Lane.ASSISTED, Unit.ANSWER)
    assert place({Trigger.PRESSURE: HIGH}) == (Lane.ASSISTED, Unit.ANSWER)
    assert place({Trigger.IRREVERSIBILITY: HIGH}) == (Lane.ASSISTED, Unit.ACTION)
    for trigger in (Trigger.SECURITY, Trigger.MISSING, Trigger.DOMAINS):
        assert place({trigger: HIGH}) == (Lane.HUMAN_OWNED, Unit.CONVERSATION)


def test_flags() -> None:
    for flag in (*Flag, "vip_incident"):
        expected = Lane.ASSISTED if flag == Flag.STEERING else Lane.HUMAN_OWNED
        assert place(flags=(str(flag),), **CALM)[0] is expected


def test_writing_again() -> None:
    for state in CustomerState:
        told = state in (CustomerState.EXPECTATION_RAISED, CustomerState.RESOLVED_CLAIMED)
        assert place(wrote_again_after=state, **CALM)[0] is (Lane.ASSISTED if told else Lane.AUTONOMOUS)


def test_upstream_lane_and_unit() -> None:
    assert place(upstream_lane=Lane.ASSISTED, **CALM) == (Lane.ASSISTED, Unit.ANSWER)
    assert place(upstream_lane=Lane.HUMAN_OWNED, **CALM) == (Lane.HUMAN_OWNED, Unit.CONVERSATION)
    assert place(upstream_lane=Lane.HUMAN_OWNED, upstream_unit=Unit.ACTION) == (Lane.HUMAN_OWNED, Unit.ACTION)
    for lane in (None, Lane.AUTONOMOUS):
        for unit in Unit:
            assert place(upstream_lane=lane, upstream_unit=unit, **CALM) == (Lane.ASSISTED, unit)
    assert place({Trigger.SECURITY: HIGH}, upstream_unit=Unit.ANSWER) == (Lane.HUMAN_OWNED, Unit.CONVERSATION)
    assert place(upstream_unknown=("weather",), **CALM) == (Lane.ASSISTED, Unit.ANSWER)


def own_matrix(*rows: str) -> Policy:
    """A policy whose matrix holds just these rows, each given as TOML without its name and text."""
    named = [f'[[matrix]]\nrule = "row_{at}"\ntext = "said"\n{row}\n' for at, row in enumerate(rows)]
    return parse_policy("".join(named))


def test_a_matrix_without_a_row_for_the_case_gives_lane_3() -> None:
    policy = own_matrix('lane = 2\nunit = "answer"\nwhen = { raised_at_least = 6 }')
    verdict = judge(policy, Circumstances(QUIET, **CALM))  # type: ignore[arg-type]
    assert (verdict.lane, verdict.unit) == (Lane.HUMAN_OWNED, Unit.CONVERSATION)
    assert [(reason.rule, reason.sets_lane) for reason in verdict.reasons] == [("no_rule", True)]


@pytest.mark.parametrize("lane", [Lane.ASSISTED, Lane.HUMAN_OWNED])
def test_a_row_that_names_no_unit_gives_the_widest(lane: Lane) -> None:
    policy = own_matrix(f"lane = {int(lane)}\nwhen = {{ raised_at_least = 0 }}")
    verdict = judge(policy, Circumstances(QUIET))
    assert (verdict.lane, verdict.unit) == (lane, Unit.CONVERSATION)


def test_upstream_s_lane_does_not_lower_the_row_that_hears_it() -> None:
    policy = own_matrix('lane = 3\nunit = "upstream"\nwhen = { upstream_lane = 2 }')
    verdict = judge(policy, Circumstances(QUIET, upstream_lane=Lane.ASSISTED))
    assert (verdict.lane, verdict.unit) == (Lane.HUMAN_OWNED, Unit.CONVERSATION)


def test_of_several_rows_for_a_lane_the_widest_unit_counts() -> None:
    again = {"wrote_again_after": CustomerState.EXPECTATION_RAISED}
    assert place({Trigger.IRREVERSIBILITY: HIGH}, **again) == (Lane.ASSISTED, Unit.ACTION)
    assert place(upstream_lane=Lane.ASSISTED, upstream_unit=Unit.CONVERSATION, **again) == (
        Lane.ASSISTED,
        Unit.CONVERSATION,
    )


def test_what_was_judged_is_remembered_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "_VERDICTS_KEPT", 3)
    policy = own_matrix("lane = 2\nwhen = { raised_at_least = 0 }")
    for number in range(10):
        judge(policy, Circumstances(QUIET, flags=(f"flag_{number}",)))
        assert len(policy.verdicts) <= 3


def test_every_condition_can_be_tested() -> None:
    assert set(_TESTS) == set(When.model_fields)


@given(levels, circumstances, st.sampled_from(Trigger))
def test_raising_a_level_never_lowers_the_lane(
    held: dict[Trigger, Level], around: dict[str, object], trigger: Trigger
) -> None:
    before = judge(shipped_policy(), Circumstances(held, **around)).lane  # type: ignore[arg-type]
    for level in Level:
        if level.rank > held[trigger].rank:
            raised = held | {trigger: level}
            assert judge(shipped_policy(), Circumstances(raised, **around)).lane >= before  # type: ignore[arg-type]


@given(levels, circumstances, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_decides_nothing(
    held: dict[Trigger, Level], around: dict[str, object], chance: object
) -> None:
    rows = list(shipped_policy().matrix)
    chance.shuffle(rows)  # type: ignore[attr-defined]
    shuffled = type(shipped_policy()).model_construct(**{**dict(shipped_policy()), "matrix": tuple(rows)})
    given_now = Circumstances(held, **around)  # type: ignore[arg-type]
    here, there = judge(shipped_policy(), given_now), judge(shuffled, given_now)
    assert (here.lane, here.unit) == (there.lane, there.unit)
    setting = [[r.rule for r in verdict.reasons if r.sets_lane] for verdict in (here, there)]
    assert setting[0] == setting[1]
    assert {r.rule for r in here.reasons} == {r.rule for r in there.reasons}


@given(levels, circumstances, st.sampled_from([*Flag, "vip"]), st.sampled_from(Lane))
def test_flags_and_upstream_only_raise(
    held: dict[Trigger, Level], around: dict[str, object], flag: str, lane: Lane
) -> None:
    before = judge(shipped_policy(), Circumstances(held, **around)).lane  # type: ignore[arg-type]
    flagged = {**around, "flags": (*around["flags"], str(flag))}  # type: ignore[misc]
    assert judge(shipped_policy(), Circumstances(held, **flagged)).lane >= before  # type: ignore[arg-type]
    advised = {**around, "upstream_lane": lane}
    ours = judge(shipped_policy(), Circumstances(held, **{**around, "upstream_lane": None})).lane  # type: ignore[arg-type]
    assert judge(shipped_policy(), Circumstances(held, **advised)).lane == max(  # type: ignore[arg-type]
        ours, lane if lane > Lane.AUTONOMOUS else ours
    )
