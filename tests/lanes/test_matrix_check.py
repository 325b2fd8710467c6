"""What a matrix may not hold: ways into Lane 1 for cases that need a person, and rows no case can meet."""

from __future__ import annotations

import tomllib
from itertools import combinations, product

import pytest

from lanes.matrix import FLOOR, Circumstances, judge
from lanes.matrix_check import READY, check_matrix
from lanes.policy import Policy, PolicyError, Row, parse_policy, shipped_policy, shipped_text
from lanes.words import Flag, Lane, Level, Trigger, Unit

ROW = '[[matrix]]\nrule = "{rule}"\nlane = {lane}\ntext = "t"\nwhen = {{ {when} }}\n'
CLEAR = "raised_at_most = 0, promoted = true, sources_given = true, confident = true"


def own(*rows: tuple[int, str]) -> str:
    return "".join(ROW.format(rule=f"r{at}", lane=lane, when=when) for at, (lane, when) in enumerate(rows))


FLAGGED = (3, 'flag_any_of = ["*"]')
UNKNOWN = (2, "upstream_unknown = true")


@pytest.mark.parametrize(
    ("rows", "key", "said"),
    [
        ([(1, "")], "matrix.0.when", "not promoted"),
        ([(1, "raised_at_most = 6")], "matrix.0.when", "with domains medium"),
        ([(1, "raised_at_least = 0")], "matrix.0.when", "without sources"),
        ([(1, "promoted = true"), (1, "promoted = false")], "matrix.0.when", "without sources"),
        ([FLAGGED, (1, "raised_at_most = 0, promoted = true, confident = true")], "matrix.1.when", "sources"),
        ([FLAGGED, (1, "raised_at_most = 0, promoted = true, sources_given = true")], "matrix.1.when", "confi"),
        ([FLAGGED, (1, CLEAR.replace("raised_at_most = 0", "raised_at_most = 1"))], "matrix.1.when", "medium"),
        ([FLAGGED, (1, CLEAR.replace("raised_at_most = 0", "high_at_most = 0"))], "matrix.1.when", "medium"),
        ([FLAGGED, (1, CLEAR.replace("raised_at_most = 0", "medium_at_most = 0"))], "matrix.1.when", "high"),
        ([FLAGGED, (1, CLEAR + ', flag_any_of = ["legal"]')], "matrix.1.when", "none of them"),
        ([FLAGGED, (1, CLEAR + ", upstream_unknown = true")], "matrix.1.when", "none of them"),
        ([FLAGGED, (1, CLEAR + ", upstream_lane = 2")], "matrix.1.when", "none of them"),
        ([(1, CLEAR)], "matrix.0.lane", "flagged legal"),
        ([(1, CLEAR), (3, 'flag_any_of = ["legal"]')], "matrix.0.lane", "flagged compliance"),
        ([(1, CLEAR), (3, 'flag_none_of = ["steering_attempt"]')], "matrix.0.lane", "steering_attempt"),
        ([(1, CLEAR), UNKNOWN, (3, 'flag_any_of = ["[a-y]*"]')], "matrix.0.lane", "upstream's own"),
        ([(1, CLEAR), UNKNOWN, (3, 'flag_any_of = ["[a-z0-9_]*"]')], "matrix.0.lane", "upstream's own"),
        ([(1, CLEAR), UNKNOWN, (3, 'flag_any_of = ["?", "*_of_upstream"]')], "matrix.0.lane", "flagged legal"),
        (
            [(1, CLEAR), UNKNOWN, (3, 'flag_any_of = ["*"], wrote_again_after = ["nothing_sent"]')],
            "matrix.0.lane",
            "flagged legal",
        ),
        ([(1, CLEAR), FLAGGED], "matrix.0.lane", "a trigger of its own"),
        ([(3, "raised_at_most = 0, raised_at_least = 3")], "matrix.0.when", "no case"),
        ([(3, "high_at_least = 4, medium_at_least = 3")], "matrix.0.when", "no case"),
        ([(3, 'raised_at_most = 1, high_any_of = ["customer_pressure"], medium_at_least = 1')],
         "matrix.0.when", "no case"),
        ([(3, 'flag_none_of = ["*"]')], "matrix.0.when", "no case"),
        ([(3, "flag_any_of = []")], "matrix.0.when.flag_any_of", "must hold something"),
        ([(3, "high_any_of = []")], "matrix.0.when.high_any_of", "must hold something"),
        ([(3, "wrote_again_after = []")], "matrix.0.when.wrote_again_after", "must hold something"),
        ([(3, "high_at_least = -1")], "matrix.0.when.high_at_least", "at least 0"),
        ([(3, "high_at_least = 7")], "matrix.0.when.high_at_least", "at most 6"),
        ([(3, 'high_at_least = "1"')], "matrix.0.when.high_at_least", "whole number"),
        ([(3, "high_at_least = true")], "matrix.0.when.high_at_least", "whole number"),
        ([(3, 'promoted = "no"')], "matrix.0.when.promoted", "true or false"),
        ([(3, "promoted = 1")], "matrix.0.when.promoted", "true or false"),
        ([(3, "upstream_lane = true")], "matrix.0.when.upstream_lane", "1, 2 or 3"),
        ([(3, 'flag_any_of = ["legall"]')], "matrix.0.when.flag_any_of.0", "Did you mean legal?"),
    ],
)  # fmt: skip
def test_a_matrix_that_may_not_be(rows: list[tuple[int, str]], key: str, said: str) -> None:
    with pytest.raises(PolicyError) as caught:
        parse_policy(own(*rows))
    assert caught.value.key == key
    assert said in caught.value.text


@pytest.mark.parametrize(
    "rows",
    [
        [(1, CLEAR), FLAGGED, UNKNOWN],
        [(1, CLEAR + ", high_at_most = 6, upstream_unknown = false"), FLAGGED, UNKNOWN],
        [(1, CLEAR.replace("raised_at_most", "medium_at_most") + ", high_at_most = 0"), FLAGGED, UNKNOWN],
        [(1, CLEAR), (2, "upstream_unknown = true"), (2, 'flag_any_of = ["?*"]')],
        [(1, CLEAR), UNKNOWN, (3, 'flag_none_of = ["vip*"]'), (2, 'flag_any_of = ["vip*"]')],
        [(2, "")],
        [(3, 'high_any_of = ["customer_pressure"], medium_at_least = 5')],
        [(3, "high_at_least = 6"), (2, "raised_at_least = 0")],
        [(3, 'flag_any_of = ["vip_incident"]'), (2, 'flag_none_of = ["legal"]')],
    ],
)
def test_a_matrix_that_may_be(rows: list[tuple[int, str]]) -> None:
    assert len(parse_policy(own(*rows)).matrix) == len(rows)


def test_a_row_for_lane_1_has_no_unit() -> None:
    rows = own((1, CLEAR), FLAGGED, UNKNOWN).replace("lane = 1\n", 'lane = 1\nunit = "conversation"\n')
    with pytest.raises(PolicyError) as caught:
        parse_policy(rows)
    assert caught.value.key == "matrix.0.unit"


def test_the_rows_that_hold_back_cannot_be_lowered_by_name() -> None:
    rows = shipped_text()
    for rule in ("high_owned", "high_with_another", "flag", "several_mediums"):
        held = f'rule = "{rule}"\nlane = 3\nunit = "conversation"\n'
        assert held in rows
        with pytest.raises(PolicyError, match="Lane 1"):
            parse_policy(rows.replace(held, f'rule = "{rule}"\nlane = 1\n'))


def test_the_boundary_between_2_and_3_is_the_team_s() -> None:
    policy = parse_policy(shipped_text().replace("lane = 3", "lane = 2"))
    assert judge(policy, READY._replace(levels=dict.fromkeys(Trigger, Level.HIGH))).lane is Lane.ASSISTED


@pytest.mark.parametrize("rows", [[(2, "")], [(1, CLEAR), FLAGGED, UNKNOWN], [(2, "raised_at_least = 1")]])
def test_upstream_s_lane_and_unit_are_a_floor_under_every_matrix(rows: list[tuple[int, str]]) -> None:
    policy = parse_policy(own(*rows))
    for lane, unit, raised in product((None, *Lane), (None, *Unit), Level):
        given = READY._replace(
            levels={**READY.levels, Trigger.POLICY: raised}, upstream_lane=lane, upstream_unit=unit
        )
        bare = judge(policy, given._replace(upstream_lane=None, upstream_unit=None))
        verdict = judge(policy, given)
        wanted = max(lane or Lane.AUTONOMOUS, Lane.ASSISTED if unit else Lane.AUTONOMOUS)
        assert verdict.lane is max(bare.lane, wanted)
        (setting,) = [reason for reason in verdict.reasons if reason.sets_lane]
        assert (setting.rule == FLOOR) == ((verdict.lane, verdict.unit) != (bare.lane, bare.unit))


def test_the_floor_says_why() -> None:
    policy = parse_policy(own((2, "")))
    verdict = judge(policy, READY._replace(upstream_lane=Lane.HUMAN_OWNED))
    assert (verdict.lane, verdict.unit) == (Lane.HUMAN_OWNED, Unit.CONVERSATION)
    assert verdict.reasons[-1].text == "Upstream recommends Lane 3, and no policy may stay below it."


def test_the_shipped_matrix_needs_no_floor() -> None:
    for levels in product(Level, repeat=len(Trigger)):
        for lane, unit in product((None, *Lane), (None, *Unit)):
            given = READY._replace(
                levels=dict(zip(Trigger, levels, strict=True)), upstream_lane=lane, upstream_unit=unit
            )
            rules = {reason.rule for reason in judge(shipped_policy(), given).reasons}
            assert FLOOR not in rules


def test_a_row_without_a_unit_stands_for_the_conversation_beside_others() -> None:
    policy = parse_policy(own((2, "raised_at_least = 1")) + own((2, "raised_at_least = 0")).replace(
        'rule = "r0"\nlane = 2\n', 'rule = "named"\nlane = 2\nunit = "answer"\n'
    ))  # fmt: skip
    assert (
        judge(policy, Circumstances({**READY.levels, Trigger.POLICY: Level.HIGH})).unit is Unit.CONVERSATION
    )
    assert judge(policy, Circumstances(READY.levels)).unit is Unit.ANSWER


def test_no_policy_that_is_accepted_lets_a_flagged_case_go_alone() -> None:
    """Every pair of conditions on a row for Lane 1 beside the shipped rows: refused, or harmless."""
    conditions = [
        "raised_at_most = 0", "medium_at_most = 0", "high_at_most = 0", "promoted = true", "promoted = false",
        "sources_given = true", "confident = true", "upstream_lane = 1", 'flag_any_of = ["legal"]',
        "raised_at_least = 1", "high_at_least = 0", CLEAR,
    ]  # fmt: skip
    for pair in combinations(conditions, 2):
        names = [part.split(" = ")[0] for when in pair for part in when.split(", ")]
        if len(set(names)) < len(names):
            continue
        rows = tomllib.loads(own((1, ", ".join(pair)), FLAGGED, UNKNOWN))["matrix"]
        held = {**dict(shipped_policy()), "matrix": tuple(Row.model_validate(row) for row in rows)}
        policy = Policy.model_construct(**held)
        if check_matrix(policy) is not None:
            continue
        for flag in Flag:
            assert judge(policy, READY._replace(flags=(flag.value,))).lane is not Lane.AUTONOMOUS
