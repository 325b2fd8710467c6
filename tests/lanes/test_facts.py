"""Facts in their groups: what counts as confirmed, what is only said to be, and what is too old."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lanes.facts import FactGroups, glyph, group_facts
from lanes.policy import shipped_policy
from lanes.words import FactStatus
from tests.factories import MOMENT, a_fact, a_record, iso

POLICY = shipped_policy()
LIMIT = POLICY.age_limit("crm")


def grouped(*facts: dict[str, Any], **record: Any) -> FactGroups:
    return group_facts(a_record(facts=list(facts), **record), POLICY, now=MOMENT)


def test_each_status_finds_its_group() -> None:
    groups = grouped(*(a_fact(status, status=status) for status in FactStatus))
    assert [v.label for v in groups.confirmed] == [FactStatus.CONFIRMED]
    assert {v.label for v in groups.inferred} == {
        FactStatus.LIKELY,
        FactStatus.POSSIBLE,
        FactStatus.UNVERIFIED,
    }
    assert [v.label for v in groups.missing] == [FactStatus.MISSING]


@pytest.mark.parametrize("gap", [{"source": None}, {"as_of": None}, {"source": "  "}])
def test_confirmed_needs_source_and_date(gap: dict[str, Any]) -> None:
    groups = grouped(a_fact(**gap))
    assert groups.confirmed == ()
    assert groups.inferred[0].label is FactStatus.UNVERIFIED


def test_age_counts_from_the_records_time() -> None:
    (view,) = grouped(a_fact(as_of=iso(hours=-5))).confirmed
    assert view.age == timedelta(hours=5)
    (ahead,) = grouped(a_fact(as_of=iso(hours=5))).confirmed
    assert ahead.age == timedelta(0)
    assert not ahead.stale


def test_stale_is_past_the_policys_limit() -> None:
    at_limit, past = MOMENT - LIMIT, MOMENT - LIMIT - timedelta(seconds=1)
    groups = grouped(
        a_fact(as_of=iso(at_limit)), a_fact(as_of=iso(past)), a_fact(as_of=iso(past), status="likely")
    )
    assert [v.stale for v in groups.confirmed] == [False, True]
    assert groups.inferred[0].stale


def test_a_stale_source_makes_its_facts_stale() -> None:
    groups = grouped(a_fact(source="CRM"), sources=[{"name": "crm", "state": "stale"}])
    assert groups.confirmed[0].stale


def test_a_missing_fact_is_not_stale() -> None:
    (view,) = grouped(a_fact(status="missing", as_of="2001-01-01")).missing
    assert not view.stale


def test_each_label_has_a_glyph_of_its_own() -> None:
    assert len({glyph(label) for label in FactStatus}) == 5
    assert all(len(glyph(label)) == 1 for label in FactStatus)
