"""The policy against what a careful lead expects: our own table, and the shared examples where present."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lanes.decide import decide
from lanes.decision import Decision
from lanes.policy import Policy, shipped_policy
from lanes.record import CaseRecord
from lanes.words import Level, Trigger
from tests.lanes.policy_table import MOMENT, record_of, rows

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "policy-examples.jsonl"
IN_RANGE = 0.95


@pytest.fixture(scope="module")
def policy() -> Policy:
    return shipped_policy().with_promoted(["docs.*"])


@pytest.fixture(scope="module")
def decided(policy: Policy) -> list[tuple[dict[str, Any], Decision]]:
    return [(row, decide(record_of(row, n), policy, now=MOMENT)) for n, row in enumerate(rows())]


def test_no_case_of_the_table_is_below_its_lane(decided: list[tuple[dict[str, Any], Decision]]) -> None:
    unsafe = [row.get("say") for row, decision in decided if decision.lane < row["lanes"][0]]
    assert unsafe == []


def test_nearly_all_of_the_table_is_in_range(decided: list[tuple[dict[str, Any], Decision]]) -> None:
    high = [row.get("say") for row, decision in decided if decision.lane > row["lanes"][1]]
    assert len(high) <= (1 - IN_RANGE) * len(decided), high


def test_levels_flags_and_units_of_the_table_are_met(decided: list[tuple[dict[str, Any], Decision]]) -> None:
    missed = [
        (row.get("say"), decision.unit, decision.flags)
        for row, decision in decided
        if any(
            decision.level(Trigger(t)).rank < Level(level).rank
            for t, level in row.get("at_least", {}).items()
        )
        or row.get("flag", "") not in ("", *decision.flags)
        or row.get("unit", decision.unit) != decision.unit
    ]
    assert len(missed) <= 0.02 * len(decided), missed


@pytest.mark.skipif(not SHARED.exists(), reason="the shared examples are not beside the repository")
def test_shared_examples_hold(policy: Policy) -> None:
    for line in SHARED.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        example = json.loads(line)
        expect = example["expect"]
        case = CaseRecord.model_validate(example["case"])
        decision = decide(case, policy, now=MOMENT)
        assert expect["lane_at_least"] <= decision.lane <= expect["lane_at_most"], case.ticket_id
        assert expect["unit"] in (None, decision.unit), case.ticket_id
        assert expect["customer_state"] in (None, decision.customer_state), case.ticket_id
        for name, level in expect["triggers_at_least"].items():
            assert decision.level(Trigger(name)).rank >= Level(level).rank, (case.ticket_id, name)
