"""Times on the screen are those of the place the reader sits at; spans are the same everywhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from console.durations import parse_moment
from console.screens.offers import snoozes
from console.widgets import ages

NOW = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


@pytest.fixture
def in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "EST5EDT,M3.2.0,M11.1.0")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_moment_is_told_in_the_readers_own_time(in_new_york: None) -> None:
    assert ages.moment(NOW, NOW) == "today 21:30"
    assert ages.moment(NOW - timedelta(hours=22), NOW) == "18 Nov 23:30"
    assert ages.moment(datetime(2026, 7, 1, 12, tzinfo=UTC), NOW) == "1 Jul 08:00"
    assert ages.day(NOW - timedelta(hours=3), NOW) == "today"
    assert ages.day(datetime(2026, 11, 19, 4, tzinfo=UTC), NOW) == "18 Nov"


def test_tomorrow_morning_is_the_readers_morning(in_new_york: None) -> None:
    offered = {option.label: option for option in snoozes(NOW)}
    assert offered["tomorrow morning"].hint == "20 Nov 09:00"
    assert datetime.fromisoformat(offered["tomorrow morning"].value) == datetime(2026, 11, 20, 14, tzinfo=UTC)
    assert offered["Monday morning"].hint == "23 Nov 09:00"
    assert offered["an hour"].hint == "today 22:30"


def test_a_morning_stays_a_morning_when_the_clocks_change(in_new_york: None) -> None:
    saturday = datetime(2026, 3, 7, 18, tzinfo=UTC)
    offered = {option.label: option for option in snoozes(saturday)}
    assert offered["tomorrow morning"].hint == "8 Mar 09:00"
    assert offered["tomorrow morning"].value == "2026-03-08T13:00:00+00:00"


def test_a_time_that_is_typed_is_the_readers_own_too(in_new_york: None) -> None:
    noon = datetime(2026, 11, 21, 17, tzinfo=UTC)
    assert parse_moment("2026-11-21 12:00", NOW, ahead=True, here=True) == noon
    assert parse_moment("2026-11-21T17:00Z", NOW, ahead=True, here=True) == noon
    assert parse_moment("2026-11-21", NOW, ahead=True, here=True) == noon - timedelta(hours=12)
    assert parse_moment("2026-11-21 17:00", NOW, ahead=True) == noon
    assert parse_moment("2h", NOW, ahead=True, here=True) == NOW + timedelta(hours=2)
    assert parse_moment("soon", NOW, ahead=True, here=True) is None


def test_without_a_zone_of_its_own_a_place_keeps_utc() -> None:
    assert ages.moment(NOW, NOW) == "today 02:30"
