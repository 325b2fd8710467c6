"""What other processes do in the tests of many at once: plain functions that a spawned process can find."""

from __future__ import annotations

import os
import random
import resource
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from lanes.rights import Rights
from store.errors import Refused, StoreFault
from store.store import Store
from tests.store.shelf import a_case, an_act, an_intake, said

NO_WINDOW = Rights(undo_default=0)


def clock() -> datetime:
    return datetime.now(UTC)


def opened(path: Path) -> Store:
    return Store.open(path, clock=clock)


def start(work: Callable[..., None], *given: Any) -> BaseProcess:
    process = get_context("spawn").Process(target=work, args=given, daemon=True)
    process.start()
    return process


def finish(processes: list[BaseProcess], seconds: float = 600) -> None:
    """Wait for all and expect that each ended well."""
    for process in processes:
        process.join(seconds)
        assert process.exitcode == 0, process


def told(out: Path) -> list[str]:
    """The whole lines that processes wrote; a line cut off by a kill does not count."""
    lines: list[str] = []
    for file in sorted(out.glob("*.txt")):
        lines += [line for line in file.read_text().split("\n")[:-1] if line]
    return lines


class Told:
    """A process's own list of what it was told is done, one line each, written through to the kernel."""

    def __init__(self, out: Path) -> None:
        out.mkdir(exist_ok=True)
        self._file = os.open(out / f"{os.getpid()}.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(self, *words: object) -> None:
        os.write(self._file, (" ".join(map(str, words)) + "\n").encode())


def claim_all(path: Path, out: Path, me: str, cases: int) -> None:
    """Try to claim every case once."""
    told = Told(out)
    with opened(path) as store:
        for case_id in range(1, cases + 1):
            try:
                store.act(case_id, an_act("claim", me, at=clock()), NO_WINDOW)
            except Refused:
                continue
            told.tell(case_id, me)


def take_notes(path: Path, out: Path, me: str, cases: int) -> None:
    """Write notes until killed, telling each only once it is acknowledged."""
    told = Told(out)
    number = 0
    with opened(path) as store:
        while True:
            number += 1
            words = f"{me}-{number}"
            done = store.act(number % cases + 1, an_act("note", me, at=clock(), text=words), NO_WINDOW)
            told.tell(done.action.id, words)


def act_for(path: Path, out: Path, me: str, cases: int, seconds: float) -> None:
    """Act on cases for so long from the word go on; tells how many acts there were and the longest in ms."""
    told = Told(out)
    done, longest, number = 0, 0.0, 0
    with opened(path) as store:
        told.tell("ready", me)
        while not (out / "go").exists():
            time.sleep(0.01)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            number += 1
            began = time.perf_counter()
            act = an_act("reroute", me, at=clock(), to=f"{me}-{number}")
            try:
                store.act((number * 7 + len(me)) % cases + 1, act, NO_WINDOW)
                done += 1
            except Refused as refused:
                told.tell("refused", refused.refusal.code)
            longest = max(longest, time.perf_counter() - began)
        told.tell("acts", done, round(longest * 1000, 1))
        # Ending takes a process longer than an act takes, and would slow down the others' last acts.
        while not (out / "home").exists():
            time.sleep(0.05)


def deliver_all(path: Path, out: Path, me: str) -> None:
    """Deliver what is due until nothing is queued and nobody acts any more; tells what the sink took."""
    told = Told(out)
    with opened(path) as store:
        while True:
            delivery = store.claim_delivery(me, clock())
            if delivery is None:
                if (out / "over").exists() and store.next_send_at() is None:
                    return
                time.sleep(0.001)
                continue
            told.tell("sink", delivery.case_id, delivery.marker)
            store.delivered(delivery.outbox_id, me, "ok")


def deliver_to_a_sink(path: Path, out: Path, me: str) -> None:
    """Deliver until killed; the sink is this process's own list of markers."""
    sink = Told(out)
    with opened(path) as store:
        while True:
            delivery = store.claim_delivery(me, clock())
            if delivery is None:
                time.sleep(0.001)
                continue
            sink.tell(delivery.marker)
            store.delivered(delivery.outbox_id, me, "taken")


def act_on_a_full_disk(path: Path, out: Path) -> None:
    """Act while the system refuses to let files grow; tells acknowledged notes and the faults in words."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    told = Told(out)
    with opened(path) as store:
        size = path.with_name(path.name + "-wal").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 60_000, resource.RLIM_INFINITY))
        for number in range(40):
            try:
                act = an_act("note", at=clock(), text=f"{number} " + "x" * 3000)
                told.tell("noted", store.act(1, act, NO_WINDOW).action.id)
            except StoreFault as fault:
                told.tell("fault", type(fault).__name__)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        told.tell("noted", store.act(1, an_act("note", at=clock(), text="after"), NO_WINDOW).action.id)


def undo_all(path: Path, out: Path, me: str, cases: int) -> None:
    """Approve and take back soon after; tells which undos were acknowledged."""
    told = Told(out)
    chance = random.Random(5)
    with opened(path) as store:
        for case_id in range(1, cases + 1):
            store.act(case_id, an_act("approve", me, at=clock()), NO_WINDOW)
            # Without a pause the undo is nearly always first, and there is no race.
            time.sleep(chance.choice((0, 0.001, 0.003, 0.01)))
            try:
                store.act(case_id, an_act("undo", me, at=clock()), NO_WINDOW)
            except Refused:
                continue
            told.tell("undone", case_id)
    (out / "over").touch()


def approve_what_is_seen(path: Path, out: Path, me: str, cases: int) -> None:
    """Look at each case and approve it as seen; tells the thread that was seen with each approval."""
    told = Told(out)
    chance = random.Random(3)
    with opened(path) as store:
        for case_id in range(1, cases + 1):
            seen = store.case(case_id, clock())
            (out / f"seen-{case_id}").touch()
            time.sleep(chance.choice((0, 0.001, 0.003, 0.01)))
            act = an_act("approve", me, at=clock(), seen_revision=seen.row.revision)
            try:
                store.act(case_id, act, NO_WINDOW)
            except Refused as refused:
                told.tell("refused", case_id, refused.refusal.code)
                continue
            told.tell("approved", case_id, seen.ground.thread_tail)


def write_again(path: Path, out: Path, cases: int) -> None:
    """Let the customer write on every case once somebody has it before them."""
    with opened(path) as store:
        for number in range(1, cases + 1):
            while not (out / f"seen-{number}").exists():
                time.sleep(0.0005)
            again = a_case(str(number), thread=[said("Where?"), said(f"And now? {number}")])
            store.take_in([an_intake(again, at=clock())])


def take_in_slowly(path: Path, batches: int, size: int) -> None:
    """Import batch by batch."""
    with opened(path) as store:
        for batch in range(batches):
            store.take_in([an_intake(a_case(str(batch * size + i))) for i in range(size)])


def open_and_close(path: Path) -> None:
    opened(path).close()


def later(seconds: float) -> datetime:
    return clock() + timedelta(seconds=seconds)
