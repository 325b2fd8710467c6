"""Many processes on one file: nothing lost, nothing doubled, nobody starved; long runs are slow."""

from __future__ import annotations

import random
import sqlite3
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from store.schema import migrate, newest, schema_version
from store.store import Store
from store.values import Taken, View
from tests.conftest import Figure
from tests.store.crowd import (
    NO_WINDOW,
    Told,
    act_for,
    act_on_a_full_disk,
    approve_what_is_seen,
    claim_all,
    clock,
    deliver_all,
    deliver_to_a_sink,
    finish,
    open_and_close,
    opened,
    start,
    take_in_slowly,
    take_notes,
    told,
    undo_all,
    write_again,
)
from tests.store.shelf import NOW, RIGHTS, a_case, an_act, an_intake


def long(short: object, full: object) -> list[object]:
    """The small size in every run, the full size where slow tests are asked for."""
    sizes = full if isinstance(full, tuple) else (full,)
    return [short, pytest.param(*sizes, marks=pytest.mark.slow)]


def fill(path: Path, cases: int) -> None:
    with opened(path) as store:
        store.take_in([an_intake(a_case(str(number + 1)), at=NOW) for number in range(cases)])


@pytest.mark.parametrize(("processes", "cases"), long((3, 40), (24, 1000)))
def test_a_case_is_claimed_by_one(
    path: Path, tmp_path: Path, processes: int, cases: int, figure: Figure
) -> None:
    fill(path, cases)
    out = tmp_path / "out"
    finish([start(claim_all, path, out, f"agent-{n}", cases) for n in range(processes)])
    claims = [line.split() for line in told(out)]
    assert sorted(int(case) for case, _ in claims) == list(range(1, cases + 1))
    with opened(path) as store:
        assert {int(case): who for case, who in claims} == {
            case: store.case(case, clock()).row.holder for case in range(1, cases + 1)
        }
        assert store.verify().ok
    figure(f"claims: {processes} processes after the same {cases:,} cases, 0 claimed twice")


@pytest.mark.parametrize(("kills", "acts"), long((3, 60), (40, 100_000)))
def test_what_was_acknowledged_is_there_after_a_kill(
    path: Path, tmp_path: Path, kills: int, acts: int, figure: Figure
) -> None:
    fill(path, 20)
    out = tmp_path / "out"
    chance = random.Random(7)
    killed = 0
    while kills > 0 or len(told(out)) < acts:
        before = len(told(out))
        writers = [start(take_notes, path, out, f"w{kills}-{n}", 20) for n in range(2)]
        while len(told(out)) < before + min(acts, 2500) / 3:
            assert all(writer.is_alive() for writer in writers)
            time.sleep(0.02)
        time.sleep(chance.random() / 20)
        for writer in writers:
            writer.kill()
            writer.join()
            killed += 1
        kills -= 1
    with opened(path) as store:
        there = {row.id: row.note for row in store.feedback()}
        report = store.verify()
    acknowledged = {int(number): words for number, words in (line.split() for line in told(out))}
    assert report.ok, report.problems
    assert {number: there.get(number) for number in acknowledged} == acknowledged
    assert len(acknowledged) == len(told(out))
    lost = sum(there.get(number) != words for number, words in acknowledged.items())
    figure(f"kill -9: {len(acknowledged):,} acknowledged, {killed} writers killed, {lost} lost, chain valid")


@pytest.mark.parametrize(("processes", "seconds"), long((4, 1.0), (24, 60.0)))
def test_nobody_starves(path: Path, tmp_path: Path, processes: int, seconds: float, figure: Figure) -> None:
    fill(path, 200)
    out = tmp_path / "out"
    crowd = [start(act_for, path, out, f"agent-{n}", 200, seconds) for n in range(processes)]
    while len(told(out)) < processes:
        time.sleep(0.05)
    (out / "go").touch()
    while sum(line.startswith("acts") for line in told(out)) < processes:
        assert all(process.is_alive() for process in crowd)
        time.sleep(0.1)
    (out / "home").touch()
    finish(crowd)
    lines = [line.split() for line in told(out)]
    done = [int(line[1]) for line in lines if line[0] == "acts"]
    longest = max(float(line[2]) for line in lines if line[0] == "acts")
    waits = f"longest wait {longest:.0f} ms, slowest {min(done) / max(done):.2f} of fastest"
    figure(f"{processes} processes for {seconds:.0f} s: {sum(done):,} acts, {waits}, 0 lock errors")
    assert len(done) == processes
    assert min(done) > 0
    with opened(path) as store:
        assert sum(done) == store.verify().actions
        assert store.verify().ok
    if processes == 24:
        assert longest < 250
        assert min(done) / max(done) >= 0.7


@pytest.mark.parametrize("cases", long(60, 1000))
def test_undo_against_the_courier(path: Path, tmp_path: Path, cases: int, figure: Figure) -> None:
    fill(path, cases)
    out = tmp_path / "out"
    couriers = [start(deliver_all, path, out, f"courier-{n}") for n in range(2)]
    finish([start(undo_all, path, out, "mia", cases)])
    finish(couriers)
    finish([start(deliver_all, path, out, "the last one")])
    lines = [line.split() for line in told(out)]
    sent = Counter(int(line[1]) for line in lines if line[0] == "sink")
    undone = {int(line[1]) for line in lines if line[0] == "undone"}
    assert set(sent.values()) <= {1}
    assert not undone & set(sent)
    assert undone | set(sent) == set(range(1, cases + 1))
    if cases == 1000:
        assert undone
        assert sent
    ends = f"{len(undone):,} undone, {len(sent):,} sent, {len(undone & set(sent))} both"
    figure(f"undo racing send: {cases:,} races, {ends}")


@pytest.mark.parametrize(("cases", "kills"), long((120, 4), (10_000, 100)))
def test_couriers_killed_at_any_step_send_nothing_twice_and_lose_nothing(
    path: Path, tmp_path: Path, cases: int, kills: int, figure: Figure
) -> None:
    fill(path, cases)
    out = tmp_path / "out"
    chance = random.Random(11)
    with opened(path) as store:
        for case_id in range(1, cases + 1):
            store.act(case_id, an_act("approve", at=clock()), NO_WINDOW)
        for kill in range(kills):
            couriers = [start(deliver_to_a_sink, path, out, f"c{kill}-{n}") for n in range(2)]
            goal = cases * (kill + 1) // (kills + 1)
            while len(told(out)) < goal:
                time.sleep(0.002)
            time.sleep(chance.random() / 100)
            for courier in couriers:
                courier.kill()
                courier.join()
        later = clock() + timedelta(minutes=3)
        while delivery := store.claim_delivery("last", later):
            Told(out).tell(delivery.marker)
            store.delivered(delivery.outbox_id, "last", "taken")
        uncertain = store.unknown_deliveries(cases)
        assert len(uncertain) <= 2 * kills
        for delivery in uncertain:
            if delivery.marker in told(out):
                assert store.delivered(delivery.outbox_id, "last", "found")
            else:
                assert store.delivery_later(delivery.outbox_id, "last", "not found", later)
        while delivery := store.claim_delivery("last", later):
            Told(out).tell(delivery.marker)
            store.delivered(delivery.outbox_id, "last", "taken")
        ends = {store.case(case_id, later).row.delivery for case_id in range(1, cases + 1)}
    assert ends == {"delivered"}
    assert set(Counter(told(out)).values()) == {1}
    assert len(told(out)) == cases
    ends_well = f"{len(uncertain)} uncertain and looked up, 0 sent twice, 0 lost"
    figure(f"couriers: {cases:,} replies, {2 * kills} couriers killed, {ends_well}")


def test_a_disk_that_takes_no_more_loses_nothing(path: Path, tmp_path: Path) -> None:
    fill(path, 1)
    out = tmp_path / "out"
    finish([start(act_on_a_full_disk, path, out)])
    lines = [line.split() for line in told(out)]
    noted = [int(line[1]) for line in lines if line[0] == "noted"]
    faults = {line[1] for line in lines if line[0] == "fault"}
    assert faults
    assert faults <= {"DiskFull", "DiskFault"}
    with opened(path) as store:
        assert [row.id for row in store.feedback()] == noted
        assert store.verify().ok


@pytest.mark.parametrize("cases", long(60, 1000))
def test_approval_against_a_new_message(path: Path, tmp_path: Path, cases: int, figure: Figure) -> None:
    fill(path, cases)
    out = tmp_path / "out"
    finish([start(approve_what_is_seen, path, out, "mia", cases), start(write_again, path, out, cases)])
    seen = {int(line.split()[1]): line.split()[2] for line in told(out) if line.startswith("approved")}
    with opened(path) as store:
        for case_id, tail in seen.items():
            [action] = store.feedback(case_id=case_id)
            assert action.thread_tail == tail
            records = {row[0]: row[2] for row in store.revisions(case_id)}
            assert len(records[action.revision].thread) == action.revision
        delivered = []
        while delivery := store.claim_delivery("c", clock()):
            delivered.append(delivery.case_id)
            newest = store.case(delivery.case_id, clock()).ground.thread_tail
            assert newest == seen[delivery.case_id]
    refused = sum(line.startswith("refused") for line in told(out))
    assert len(seen) + refused == cases
    if cases == 1000:
        assert seen
        assert refused
    races = f"{len(seen):,} approved as seen, {refused:,} refused"
    figure(f"approve racing a new message: {cases:,} races, {races}, 0 sent unseen")


@pytest.mark.parametrize("rounds", long(2, 20))
def test_six_processes_migrate_at_once(tmp_path: Path, rounds: int, figure: Figure) -> None:
    for number in range(rounds):
        path = tmp_path / f"{number}.db"
        if number % 2:
            old = sqlite3.connect(path, isolation_level=None)
            migrate(Database(old, execute_plugins=False), "2026-03-10T09:00:00.000000Z", upto=1)
            old.close()
        finish([start(open_and_close, path) for _ in range(6)])
        with opened(path) as store:
            assert store.closed_because is None
            assert schema_version(store._connection.raw) == newest()
            assert store.verify().ok
    figure(f"migrations: 6 processes at once, {rounds} rounds (new files and schema 1), 0 crashes")


@pytest.mark.parametrize("runs", long(2, 20))
def test_a_backup_under_load_lacks_nothing(path: Path, tmp_path: Path, runs: int, figure: Figure) -> None:
    fill(path, 20)
    out = tmp_path / "out"
    writers = [start(take_notes, path, out, f"w{n}", 20) for n in range(2)]
    with opened(path) as store:
        while len(told(out)) < 20:
            time.sleep(0.01)
        for run in range(runs):
            acknowledged = {int(line.split()[0]) for line in told(out)}
            copy = tmp_path / f"copy-{run}.db"
            assert store.backup(copy).ok
            raw = sqlite3.connect(copy)
            there = {row[0] for row in raw.execute("SELECT id FROM actions")}
            raw.close()
            assert acknowledged <= there
            copy.unlink()
    for writer in writers:
        assert writer.is_alive()
        writer.kill()
        writer.join()
    figure(f"backup under load: {runs} runs, {len(told(out)):,} acts meanwhile, 0 rows missing")


def test_an_import_killed_half_way_and_run_again_gives_the_same(path: Path, tmp_path: Path) -> None:
    batches, size = 40, 25
    killed = start(take_in_slowly, path, batches, size)
    with opened(path) as store:
        while store.counts("", NOW)[View.ALL] < 5 * size:
            time.sleep(0.005)
    killed.kill()
    killed.join()
    with opened(path) as store:
        there = store.counts("", NOW)[View.ALL]
        assert there % size == 0
        again = [an_intake(a_case(str(number))) for number in range(batches * size)]
        answers = Counter(store.take_in(again))
        assert answers[Taken.UNCHANGED] == there
        assert store.verify().ok
        found = store._connection.rows("SELECT * FROM v_queue ORDER BY ticket_id")
    clean = tmp_path / "clean.db"
    take_in_slowly(clean, batches, size)
    with opened(clean) as other:
        expected = other._connection.rows("SELECT * FROM v_queue ORDER BY ticket_id")
    assert [tuple(row)[1:] for row in found] == [tuple(row)[1:] for row in expected]


def test_threads_each_with_their_own_store(path: Path) -> None:
    fill(path, 1)

    def note(number: int) -> int:
        with Store.open(path, clock=clock) as store:
            return store.act(1, an_act("note", text=str(number)), RIGHTS).action.id

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(note, range(60))) == list(range(1, 61))
