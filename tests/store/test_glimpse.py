"""The first glimpse of a lane shows the rows of its view, in their order, without writing anything."""

from __future__ import annotations

import sqlite3
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lanes.words import Lane, Level
from store.glimpse import GlimpsedRow, glimpse
from store.store import Store
from store.values import QueueQuery, QueueRow, View
from tests.store.shelf import NOW, RIGHTS, Clock, a_case, an_act, an_intake, put, said

VIEWS = {Lane.ASSISTED: View.LANE_2, Lane.HUMAN_OWNED: View.LANE_3}
NAMES = [field.name for field in fields(GlimpsedRow)]


def read(row: GlimpsedRow | QueueRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in NAMES}


@pytest.fixture
def desk(store: Store) -> Store:
    """Three lanes; each of 2 and 3 with a case snoozed for an hour and for a day, claimed, done and untouched."""
    kinds = ("hour", "day", "claimed", "done", "calm", "angry")
    for lane in (1, 2, 3):
        for place, kind in enumerate(kinds):
            at = (NOW - timedelta(minutes=7 * place % 5)).isoformat()
            record = a_case(f"{kind}-{lane}", thread=[said("Where is it?", at=at)])
            pressure = Level.HIGH if kind in ("angry", "hour") else Level.LOW
            put(store, an_intake(record, lane, pressure=pressure))
    for lane in (2, 3):
        acts = {
            "hour": an_act("snooze", until=NOW + timedelta(hours=1)),
            "day": an_act("snooze", until=NOW + timedelta(days=1)),
            "claimed": an_act("claim", "tom"),
            "done": an_act("resolve", outcome="told by telephone"),
        }
        for kind, act in acts.items():
            store.act(store.find(f"{kind}-{lane}"), act, RIGHTS)
    return store


@pytest.mark.parametrize(
    ("later", "back"),
    [
        ({}, 0),
        ({"minutes": 10}, 0),
        ({"minutes": 20}, 0),
        ({"minutes": 59, "seconds": 59.999999}, 0),
        ({"hours": 1}, 1),
        ({"days": 2}, 2),
    ],
)
@pytest.mark.parametrize("lane", VIEWS)
def test_a_glimpse_is_the_lane_s_view(
    desk: Store, path: Path, clock: Clock, lane: Lane, later: dict[str, float], back: int
) -> None:
    now = clock.turn(**later)
    seen = glimpse(path, lane, 50, now)
    assert len(seen) == 3 + back
    shown = desk.queue(QueueQuery(view=VIEWS[lane], now=now))
    assert [read(row) for row in seen] == [read(row) for row in shown]


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_a_snooze_that_is_over_takes_its_place_in_a_short_glimpse(
    desk: Store, path: Path, limit: int
) -> None:
    later = NOW + timedelta(hours=1)
    seen = glimpse(path, Lane.ASSISTED, limit, later)
    shown = desk.queue(QueueQuery(view=View.LANE_2, now=later, limit=limit))
    assert [row.ticket_id for row in seen] == [row.ticket_id for row in shown]


def held(path: Path, now: datetime) -> str | None:
    return next(row.holder for row in glimpse(path, Lane.ASSISTED, 50, now) if row.ticket_id == "claimed-2")


def test_a_claim_shows_until_it_lapses(desk: Store, path: Path) -> None:
    assert held(path, NOW) == "tom"
    assert held(path, NOW + timedelta(minutes=16)) is None


def test_a_glimpse_writes_nothing(desk: Store, path: Path) -> None:
    version = desk.data_version()
    glimpse(path, Lane.ASSISTED, 50, NOW + timedelta(days=2))
    assert desk.data_version() == version
    raw = sqlite3.connect(path)
    assert raw.execute("SELECT count(*) FROM cases WHERE status = 'snoozed'").fetchone() == (4,)
    raw.close()


def test_a_damaged_value_ends_the_glimpse_quietly(desk: Store, path: Path) -> None:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("UPDATE cases SET waiting_since = 'yesterday' WHERE ticket_id = 'calm-2'")
    raw.close()
    assert glimpse(path, Lane.ASSISTED, 50, NOW) == []
    assert glimpse(path, Lane.HUMAN_OWNED, 50, NOW)
