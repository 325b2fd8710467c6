"""Times told in two ways: when they come to the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lanes.amounts import dates
from lanes.same_time import ToldTime, same_time

TUESDAY = datetime(2024, 6, 4, 10, tzinfo=UTC)


def agree(one: str, other: str, *, later: timedelta = timedelta(0)) -> bool:
    first, second = dates(one)[-1].value, dates(other)[-1].value
    return same_time(ToldTime(first, TUESDAY), ToldTime(second, TUESDAY + later))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("within two days", "within 2 days"),
        ("within 48 hours", "within 2 days"),
        ("within one week", "in 7 days"),
        ("by Friday", "by 7 June"),
        ("by Friday", "by June 7th"),
        ("by Friday", "by 2024-06-07"),
        ("within 24 hours", "by tomorrow"),
        ("innerhalb von zwei Tagen", "innerhalb von 48 Stunden"),
        ("el viernes", "el 7 de junio"),
        ("vendredi", "le 7 juin"),
        ("shortly", "by Friday"),
    ],
)
def test_the_same_time(one: str, other: str) -> None:
    assert agree(one, other)
    assert agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("within two days", "within five days"),
        ("by Friday", "by 14 June"),
        ("today", "tomorrow"),
        ("within 24 hours", "within 72 hours"),
        ("by 31 February", "by Friday"),
        ("on your next invoice", "by Friday"),
    ],
)
def test_another_time(one: str, other: str) -> None:
    assert not agree(one, other)


def test_a_day_named_the_next_day_is_counted_from_then() -> None:
    assert agree("within 48 hours", "tomorrow", later=timedelta(days=1))
    assert not agree("by Friday", "within 4 days", later=timedelta(days=2))
