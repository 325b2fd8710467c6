"""Couriers that die, race and meet a bad line: nothing is sent twice, nothing is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from console.cli.options import now
from console.courier import Courier
from desk.sink import Fault, FaultySink, FolderSink
from lanes.act import Act
from lanes.policy import shipped_policy
from lanes.words import Verb
from tests.conftest import Figure
from tests.console.plain_desk import PlainDesk, intake
from tests.factories import wire_lane2

DYING = """
import os, signal, sys
from datetime import timedelta
from pathlib import Path
from console.cli.options import now
from console.courier import Courier
from desk import sink as sinks
from lanes.policy import shipped_policy
from store.store import Store

db, out, moment, after = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
left = [after]


def die():
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)


class Dying(sinks.FolderSink):
    def deliver(self, reply):
        if moment == "before":
            die()
        answer = super().deliver(reply)
        if moment == "after":
            die()
        return answer


class DyingStore(Store):
    def claim_delivery(self, courier, now):
        claimed = super().claim_delivery(courier, now)
        if moment == "claimed":
            die()
        return claimed

    def delivered(self, *given):
        settled = super().delivered(*given)
        if moment == "settled":
            die()
        return settled


if moment == "written":
    whole = sinks._write_whole

    def write_and_die(*given):
        whole(*given)
        die()

    sinks._write_whole = write_and_die
name, policy = f"c{os.getpid()}", shipped_policy()
courier = Courier(lambda: DyingStore.open(db, clock=now), Dying(out), name, now, policy=policy)
courier.step(now() + timedelta(minutes=5))
"""


def approved(desk: PlainDesk, count: int) -> list[str]:
    names = [f"t{number}" for number in range(count)]
    policy = shipped_policy()
    with desk.open() as store:
        store.take_in([intake(wire_lane2(ticket_id=name), policy, now()) for name in names])
        for name in names:
            act = Act(verb=Verb.APPROVE, actor="ada", at=now())
            store.act(store.find(name), act, policy.rights)
    return names


def states(desk: PlainDesk) -> Counter[str | None]:
    return Counter(row["delivery"] for row in desk.json("queue", "--all"))


@pytest.mark.faults
@pytest.mark.parametrize("moment", ["claimed", "before", "written", "after", "settled"])
@pytest.mark.parametrize("after", [0, 2])
def test_a_courier_killed_at_any_step_sends_nothing_twice_and_loses_nothing(
    tmp_path: Path, moment: str, after: int, figure: Figure
) -> None:
    desk, out = PlainDesk(tmp_path / "desk.db"), tmp_path / "out"
    names = approved(desk, 4)
    killed = subprocess.run(
        [sys.executable, "-c", DYING, str(desk.db), str(out), moment, str(after)],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    early = Counter(reply.ticket_id for reply in FolderSink(out).replies())
    assert early.total() in (after, after + 1)
    sink = FaultySink(FolderSink(out), [])
    Courier(desk.open, sink, "next", now, policy=shipped_policy()).step(now() + timedelta(hours=1))
    assert Counter(reply.ticket_id for reply in FolderSink(out).replies()) == Counter(names)
    assert sink.attempts == len(names) - early.total()
    assert states(desk) == {"delivered": len(names)}
    figure(f"courier killed when {moment} (reply {after + 1} of 4): 0 sent twice, 0 lost")


def test_couriers_side_by_side_share_the_work(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    names = approved(desk, 40)
    sinks = [FaultySink(FolderSink(tmp_path / "out"), []) for _ in range(4)]
    later = now() + timedelta(minutes=5)

    def work(number: int) -> None:
        Courier(desk.open, sinks[number], f"c{number}", now, policy=shipped_policy()).step(later)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(sink.attempts for sink in sinks) == len(names)
    assert sorted(reply.ticket_id for reply in FolderSink(tmp_path / "out").replies()) == sorted(names)


@pytest.mark.slow
def test_ten_thousand_deliveries_on_a_bad_line(tmp_path: Path, figure: Figure) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    names = approved(desk, 10_000)
    chance = random.Random(11)
    inner = FolderSink(tmp_path / "out")
    faults = (chance.choice(list(Fault)) for _ in iter(int, 1))
    courier = Courier(desk.open, FaultySink(inner, faults, wait=0.5), "c", now, policy=shipped_policy())
    moment, arrived = now() + timedelta(minutes=5), 0
    while courier.next_at() is not None:
        arrived += courier.step(moment)
        moment += timedelta(seconds=5)
    delivered = Counter(reply.ticket_id for reply in inner.replies())
    assert max(delivered.values()) == 1
    found = states(desk)
    assert found.total() == len(names)
    assert set(found) <= {"delivered", "failed", "unknown"}
    assert found["delivered"] == arrived == delivered.total()
    ends = ", ".join(f"{number:,} {state}" for state, number in sorted(found.items()))
    figure(f"bad line: {len(names):,} deliveries, {ends}, 0 sent twice, 0 lost")
