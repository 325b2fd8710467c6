"""Sums and dates: found where they stand, and alike when they mean the same."""

from __future__ import annotations

import pytest

from lanes.amounts import amounts, dates, lowered
from lanes.promised_time import hours_until
from tests.factories import MOMENT


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("around 340 EUR.", "340 eur"),
        ("€340.00", "340 eur"),
        ("340,00 €", "340 eur"),
        ("$1,194", "1194 usd"),
        ("1.194,50 euros", "1194.5 eur"),
        ("a 20% discount", "20 %"),
        ("US$ 12", "12 usd"),
        ("$2k", "2000 usd"),
        ("R$ 30", "30 brl"),
        ("£5", "5 gbp"),
    ],
)
def test_a_sum_in_its_plain_form(text: str, value: str) -> None:
    (found,) = amounts(text)
    assert found.value == value
    assert text[found.start : found.end] == found.words


@pytest.mark.parametrize("text", ["version 115.6", "INC-2331", "call 555 1234", "in 2026"])
def test_a_bare_number_is_no_sum(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "value", "hours"),
    [
        ("within 2 hours", "2 hours", 2.0),
        ("in 5 to 7 business days", "5 to 7 business days", 168.0),
        ("tomorrow", "tomorrow", 32.0),
        ("by the end of the day", "end day", 8.0),
        ("2026-03-12", "2026-03-12", 57.0),
        ("on Friday", "friday", 81.0),
        ("innerhalb von 3 Werktagen", "3 werktagen", 72.0),
        ("en 2 días", "2 días", 48.0),
        ("en menos de una hora", "una hora", 1.0),
        ("dans l'heure", "l'heure", 1.0),
        ("entro un'ora", "un'ora", 1.0),
        ("em três dias", "três dias", 72.0),
        ("immediately", "immediately", 0.0),
    ],
)
def test_a_time_and_the_hours_it_leaves(text: str, value: str, hours: float | None) -> None:
    found = dates(text)[-1]
    assert found.value == value
    if hours is not None:
        assert hours_until(found.value, MOMENT) == pytest.approx(hours)


def test_a_weekday_says_nothing_without_a_moment() -> None:
    assert hours_until("friday", None) is None
    assert hours_until("next invoice", MOMENT) is None


def test_lowering_keeps_every_place() -> None:
    text = "İstanbul ﬁne Ǆ — O’Hara"
    assert len(lowered(text)) == len(text)
