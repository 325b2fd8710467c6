"""Records set aside, and events from outside."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store.errors import NotFound
from store.events import Event
from store.quarantine import BadRecord
from store.store import Store
from store.values import View
from tests.store.shelf import NOW, RIGHTS, an_act, one_case


def bad(line: int = 3, raw: bytes = b"{\xff broken\x00") -> BadRecord:
    return BadRecord(origin="cases.jsonl", line=line, reason="not JSON", raw=raw, size=len(raw), at=NOW)


def test_bytes_are_kept_as_they_came_and_once(store: Store) -> None:
    store.set_aside([bad(), bad(), bad(4)])
    store.set_aside([bad(), bad(raw=b"other")])
    kept = store.quarantine()
    assert [(row.line, row.raw) for row in kept] == [(3, bad().raw), (4, bad().raw), (3, b"other")]
    assert store.quarantine_count() == 3
    assert store.quarantined(kept[0].id) == kept[0]
    assert [row.id for row in store.quarantine(limit=1, after=kept[0].id)] == [kept[1].id]


def test_what_was_mended_is_dropped(store: Store) -> None:
    store.set_aside([bad()])
    store.drop_quarantined(1)
    assert store.quarantine_count() == 0
    with pytest.raises(NotFound):
        store.quarantined(1)
    with pytest.raises(NotFound):
        store.drop_quarantined(1)


def test_a_reason_that_quotes_what_no_database_keeps(store: Store) -> None:
    store.set_aside([bad().model_copy(update={"reason": "saw \ud800 here"})])
    assert store.quarantine()[0].reason == "saw \\ud800 here"


def test_what_happened_later_is_stamped_on_the_action_it_follows(store: Store) -> None:
    case_id = one_case(store)
    sent = store.act(case_id, an_act("approve"), RIGHTS).action.id
    store.act(case_id, an_act("note", text="x", at=NOW + timedelta(hours=2)), RIGHTS)
    rated = Event(kind="csat", at=NOW + timedelta(hours=1), source="zendesk", detail={"score": 2})
    early = Event(kind="merged", at=NOW - timedelta(hours=1), source="zendesk")
    assert store.add_events([(case_id, rated), (case_id, early)]) == 2
    assert store.add_events([(case_id, rated), (case_id, early)]) == 0
    assert [(event.kind, event.action_id) for event in store.events(case_id)] == [
        ("merged", None),
        ("csat", sent),
    ]
    assert store.events(case_id)[1].detail == {"score": 2}
    assert store.counts("", NOW)[View.DONE] == 1
