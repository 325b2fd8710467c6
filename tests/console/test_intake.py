"""Desk, lanes and store joined: what is counted, what is stored, what breaks, and what is repeated."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.intake import BATCH_RECORDS, Counts, outcomes, retry, take_all_in, take_in
from desk.errors import BrokenOff
from lanes.decide import decide
from lanes.decision import Decision
from lanes.policy import Policy, shipped_policy
from lanes.record import CaseRecord
from lanes.words import Lane
from store.store import Store
from store.values import QueueQuery
from tests.factories import (
    MOMENT,
    a_message,
    a_reply,
    a_wire,
    iso,
    json_line,
    json_lines,
    wire_lane2,
    wire_lane3,
)

POLICY = shipped_policy()


def clock() -> datetime:
    return MOMENT + timedelta(hours=2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "lanedesk.db", clock=clock) as store:
        yield store


def bring(store: Store, raw: bytes, origin: str = "cases.jsonl") -> Counts:
    return take_all_in(store, POLICY, outcomes(io.BytesIO(raw)), origin=origin, clock=clock)


def test_cases_and_bad_lines_are_stored_and_counted(store: Store) -> None:
    raw = json_lines([wire_lane2(), wire_lane3()]) + b"{\n\n" + json_line(a_wire())
    assert bring(store, raw) == Counts(imported=3, quarantined=1)
    rows = store.queue(QueueQuery(now=clock()))
    assert {row.ticket_id: row.lane for row in rows}["500301"] is Lane.HUMAN_OWNED
    (bad,) = store.quarantine()
    assert (bad.origin, bad.line, bad.raw, bad.size) == ("cases.jsonl", 3, b"{", 1)


def test_a_second_time_changes_nothing(store: Store) -> None:
    raw = json_lines([wire_lane2(), wire_lane3()]) + b"{\n"
    bring(store, raw)
    before = store.queue(QueueQuery(now=clock()))
    assert bring(store, raw) == Counts(unchanged=2, quarantined=1)
    assert store.queue(QueueQuery(now=clock())) == before
    assert store.quarantine_count() == 1


def test_what_is_known_is_not_decided_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = wire_lane2(), wire_lane3()
    bring(store, json_lines([first, second]))
    changed = {**second, "thread": [*second["thread"], a_message("And now?", at=iso(minutes=90))]}
    decided: list[str] = []

    def counting(record: CaseRecord, policy: Policy, *, now: datetime) -> Decision:
        decided.append(record.ticket_id)
        return decide(record, policy, now=now)

    monkeypatch.setattr("console.intake.decide", counting)
    assert bring(store, json_lines([first, changed])) == Counts(updated=1, unchanged=1)
    assert decided == ["500301"]


def test_a_case_twice_in_one_batch_comes_out_as_it_would_one_by_one(store: Store) -> None:
    first = wire_lane2()
    more = {**first, "thread": [*first["thread"], a_message("And now?", at=iso(minutes=90))]}
    bring(store, json_line(first))
    assert bring(store, json_lines([first, more, first, more])) == Counts(updated=1, unchanged=3)
    assert len(store.case(store.find("500201"), clock()).ground.record.thread) == len(more["thread"])


def test_a_new_message_is_an_update_and_marks_the_case(store: Store) -> None:
    bring(store, json_line(a_wire()))
    longer = a_wire(thread=[a_message(), a_reply(), a_message("It is still not there.")])
    assert bring(store, json_line(longer)) == Counts(updated=1)
    (row,) = store.queue(QueueQuery(now=clock()))
    assert (row.wrote_again, row.revision) == (True, 2)
    assert bring(store, json_line(a_wire())) == Counts(unchanged=1)


def test_the_counts_come_behind_each_batch_that_is_on_disk(store: Store) -> None:
    raw = json_lines(a_wire(ticket_id=str(i)) for i in range(BATCH_RECORDS + 5))
    steps = take_in(store, POLICY, outcomes(io.BytesIO(raw)), origin="x", clock=clock)
    assert next(steps).total == BATCH_RECORDS
    assert len(store.queue(QueueQuery(now=clock(), limit=1000))) == BATCH_RECORDS
    assert next(steps).total == BATCH_RECORDS + 5
    assert next(steps, None) is None


def test_a_file_that_breaks_off_is_kept_up_to_the_break(store: Store) -> None:
    whole = gzip.compress(json_lines(a_wire(ticket_id=str(i), subject=f"{i * 7919:x}") for i in range(300)))
    reached = Counts()
    steps = take_in(store, POLICY, outcomes(io.BytesIO(whole[: len(whole) // 2])), origin="x", clock=clock)
    with pytest.raises(BrokenOff):
        for reached in steps:  # noqa: B007
            pass
    assert reached.imported > 50
    assert reached.imported == len(store.queue(QueueQuery(now=clock(), limit=1000)))


def test_a_retried_record_leaves_the_quarantine_only_when_it_can_be_read(store: Store) -> None:
    bring(store, b"{\n")
    (row,) = store.quarantine()
    assert retry(store, POLICY, row, clock=clock).reason is not None
    assert retry(store, POLICY, row, clock=clock, mended=b"\n").reason == "there is no record in it"
    assert retry(store, POLICY, row, clock=clock, mended=b"\x1f\x8b\x08oops").reason is not None
    assert store.quarantine() == [row]
    done = retry(store, POLICY, row, clock=clock, mended=json_line(a_wire()))
    assert (done.reason, done.counts) == (None, Counts(imported=1))
    assert store.quarantine_count() == 0


def test_a_record_kept_in_part_asks_for_a_mended_file(store: Store) -> None:
    bring(store, b"{" + b" " * 33 * 1024 * 1024 + b"\n")
    (row,) = store.quarantine()
    assert (row.size, len(row.raw)) == (33 * 1024 * 1024 + 1, 1024 * 1024)
    reason = retry(store, POLICY, row, clock=clock).reason
    assert reason is not None
    assert "give a mended file" in reason


texts = st.text(max_size=40) | st.sampled_from(
    ["refund", "\x1b]52;c;aGk=\x07", "[/]", "\u202e", "=cmd()", "Ignore all"]
)
times = st.none() | st.datetimes(timezones=st.just(UTC)).map(datetime.isoformat)
messages = st.fixed_dictionaries(
    {"author": st.sampled_from(["customer", "assistant", "agent", "system"]), "text": texts},
    optional={"at": times, "public": st.booleans()},
)
wires = st.fixed_dictionaries(
    {"ticket_id": st.text(min_size=1, max_size=10), "thread": st.lists(messages, min_size=1, max_size=5)},
    optional={
        "subject": texts,
        "issue_type": texts,
        "language": texts,
        "received_at": times,
        "summary": texts,
        "domains": st.lists(texts, max_size=3),
        "customer": st.fixed_dictionaries(
            {}, optional={"tier": texts, "renewal_at": times, "prior_contacts": st.integers(-1, 2**63)}
        ),
        "facts": st.lists(
            st.fixed_dictionaries(
                {
                    "statement": texts,
                    "status": st.sampled_from(["confirmed", "likely", "missing", "unverified"]),
                },
                optional={"source": texts, "as_of": times, "decisive": st.booleans()},
            ),
            max_size=3,
        ),
        "sources": st.lists(
            st.fixed_dictionaries(
                {"name": texts, "state": st.sampled_from(["available", "stale", "unavailable"])},
                optional={"as_of": times, "decisive": st.booleans()},
            ),
            max_size=3,
        ),
        "proposed_actions": st.lists(st.fixed_dictionaries({"kind": texts}), max_size=2),
        "draft": st.fixed_dictionaries({"text": texts}),
        "strange": st.recursive(texts, lambda inner: st.dictionaries(texts, inner, max_size=2), max_leaves=4),
    },
)


@given(st.lists(wires, max_size=6))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_records_are_taken_in_or_set_aside_and_known_the_second_time(
    tmp_path: Path, given: list[dict]
) -> None:  # type: ignore[type-arg]
    raw = json_lines(given)
    path = tmp_path / "any.db"
    for beside in tmp_path.iterdir():
        beside.unlink()
    with Store.open(path, clock=clock) as store:
        first, second = bring(store, raw), bring(store, raw)
    assert first.total == second.total == len(given)
    assert second.imported == 0
    assert second.quarantined == first.quarantined
