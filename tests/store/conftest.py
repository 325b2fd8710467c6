"""A real, migrated database for every test, a clock to turn, and a shelf whose every word of one customer is marked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from lanes.packet import Finding
from store.events import Event
from store.quarantine import BadRecord
from store.store import Store
from tests.store.marked import full_intake, full_record, marks
from tests.store.shelf import NOW, RIGHTS, Clock, a_case, an_act, an_intake, one_case, put, said


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[Store]:
    with Store.open(path, clock=clock) as opened:
        yield opened


@pytest.fixture
def filled(store: Store, clock: Clock) -> Store:
    """Two cases of the customer's with every field in use, and two of others."""
    first, second = put(store, full_intake(full_record("1")), full_intake(full_record("2"), 3))
    other = one_case(store, ticket="3", customer={"id": "c9", "name": "Ben Oak"})
    put(store, an_intake(a_case("4", source="front", customer={"id": "c9"})))
    finding = Finding(code="amount", text="qzjfinding", quote="qzjfound")
    hunks = [{"before": "qzjbefore", "after": "qzjafter", "reason": "tone"}]
    store.act(first, an_act("authorize", action={"index": 0, "verdict": "granted"}), RIGHTS)
    store.act(first, an_act("edit", text="qzjedited goes out", hunks=hunks), RIGHTS, findings=[finding])
    store.act(second, an_act("note", text="qzjnote", reasons=["qzjreason"]), RIGHTS)
    store.act(second, an_act("claim"), RIGHTS)
    grades = [{"claim": "summary", "words": "qzjclaim", "verdict": "right"}]
    store.act(second, an_act("rate", rating=4, grades=grades), RIGHTS)
    store.act(second, an_act("reply", text="qzjreply to you"), RIGHTS)
    store.act(second, an_act("resolve", outcome="qzjoutcome"), RIGHTS)
    store.act(other, an_act("edit", text="Under Settings, Ben."), RIGHTS)
    sent = store.claim_delivery("c", clock.turn(minutes=1))
    assert sent is not None
    store.delivered(sent.outbox_id, "c", "qzjanswer")
    store.take_in([full_intake(full_record("1", thread=[said("qzjmessage one"), said("qzjthird")]))])
    store.add_events([(first, Event(kind="csat", at=NOW, source="survey", detail={"comment": "qzjcomment"}))])
    raw = b'{"ticket_id": "1", "text": "qzjbroken'
    store.set_aside(
        [
            BadRecord(origin="a.jsonl", line=3, reason="qzjwhy", raw=raw, size=len(raw), at=NOW),
            BadRecord(origin="a.jsonl", line=4, reason="broken", raw=b'{"ticket_id": "17"', size=18, at=NOW),
        ]
    )
    assert len(marks(store.path)) > 30
    return store


@pytest.fixture
def unguarded(filled: Store, path: Path) -> Iterator[sqlite3.Connection]:
    """The database without its triggers, in the hands of somebody who may write the file."""
    raw = sqlite3.connect(path, isolation_level=None)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    yield raw
    raw.close()
