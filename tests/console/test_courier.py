"""The courier: each reply leaves once, or is known to be uncertain."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from console.cli.options import now
from console.courier import MOST_TRIES, Courier, Ending, Outcome
from desk.sink import Fault, FaultySink, FolderSink, Reply, Sink
from lanes.policy import shipped_policy
from store.values import Delivery
from tests.console.plain_desk import PlainDesk
from tests.factories import wire_lane2


@pytest.fixture
def desk(tmp_path: Path) -> PlainDesk:
    return PlainDesk(tmp_path / "desk.db")


def approve(desk: PlainDesk, *ticket_ids: str) -> None:
    desk.take_in(*(wire_lane2(ticket_id=ticket) for ticket in ticket_ids))
    for ticket in ticket_ids:
        desk.act("approve", ticket)


def a_courier(desk: PlainDesk, sink: Sink, name: str = "c1", endings: list[Ending] | None = None) -> Courier:
    def heard(_: Delivery, ending: Ending) -> None:
        if endings is not None:
            endings.append(ending)

    return Courier(desk.open, sink, name, now, policy=shipped_policy(), heard=heard)


def delivery_of(desk: PlainDesk, ticket: str) -> str | None:
    with desk.open() as store:
        return store.case(store.find(ticket), now()).row.delivery


LATER = timedelta(minutes=5)


def test_nothing_leaves_before_its_undo_window_has_passed(desk: PlainDesk, tmp_path: Path) -> None:
    approve(desk, "1")
    sink = FolderSink(tmp_path / "out")
    courier = a_courier(desk, sink)
    assert courier.step() == 0
    due = courier.next_at()
    assert due is not None
    assert now() < due < now() + LATER
    assert courier.step(now() + LATER) == 1
    assert [reply.text for reply in sink.replies()] == ["Open the label's menu and choose Colour."]
    assert delivery_of(desk, "1") == "delivered"
    assert courier.next_at() is None
    assert courier.step(now() + LATER) == 0


def test_an_undone_reply_never_leaves(desk: PlainDesk, tmp_path: Path) -> None:
    approve(desk, "1")
    desk.act("undo", "1")
    sink = FolderSink(tmp_path / "out")
    assert a_courier(desk, sink).step(now() + LATER) == 0
    assert sink.replies() == []


def exhaust(courier: Courier, hours: float = 12) -> int:
    """Step until nothing waits any more, the clock moved on by minutes; returns how many arrived."""
    start, arrived = now() + LATER, 0
    for minute in range(int(hours * 60)):
        arrived += courier.step(start + timedelta(minutes=minute))
        if courier.next_at() is None:
            break
    return arrived


@pytest.mark.parametrize(
    ("faults", "outcomes", "saved"),
    [
        ([Fault.REFUSED], ["later", "delivered"], 1),
        ([Fault.RATE_LIMIT], ["later", "delivered"], 1),
        ([Fault.TIMEOUT_BEFORE], ["later", "delivered"], 1),
        ([Fault.TIMEOUT_AFTER], ["delivered"], 1),
        ([Fault.RESET], ["delivered"], 1),
        ([Fault.ERROR_AFTER_SAVE], ["delivered"], 1),
        ([Fault.REFUSED] * MOST_TRIES, [*["later"] * (MOST_TRIES - 1), "failed"], 0),
        ([Fault.TIMEOUT_BEFORE] * MOST_TRIES, [*["later"] * (MOST_TRIES - 1), "unknown"], 0),
    ],
)
def test_every_fault_ends_where_it_should(
    desk: PlainDesk, tmp_path: Path, faults: list[Fault], outcomes: list[str], saved: int
) -> None:
    approve(desk, "1")
    inner, endings = FolderSink(tmp_path / "out"), list[Ending]()
    exhaust(a_courier(desk, FaultySink(inner, faults), endings=endings))
    assert [ending.outcome for ending in endings] == outcomes
    assert len(inner.replies()) == saved
    assert delivery_of(desk, "1") == outcomes[-1]


def test_a_repeat_waits_longer_each_time(desk: PlainDesk, tmp_path: Path) -> None:
    approve(desk, "1")
    endings: list[Ending] = []
    courier = a_courier(desk, FaultySink(FolderSink(tmp_path), [Fault.REFUSED] * 3), endings=endings)
    start = now() + LATER
    courier.step(start)
    assert endings[0].again_at == start + timedelta(seconds=2)
    assert courier.step(start + timedelta(seconds=1)) == 0
    courier.step(start + timedelta(seconds=2))
    assert endings[1].again_at == start + timedelta(seconds=2 + 4)
    assert len(endings) == 2


def test_what_may_have_arrived_is_never_sent_again_unseen(desk: PlainDesk, tmp_path: Path) -> None:
    approve(desk, "1")
    sink = FaultySink(FolderSink(tmp_path / "out"), [Fault.TIMEOUT_BEFORE])
    sink.recognises_markers = False
    assert exhaust(a_courier(desk, sink)) == 0
    assert sink.attempts == 1
    assert delivery_of(desk, "1") == "unknown"


def test_an_unknown_reply_is_looked_up_again(desk: PlainDesk, tmp_path: Path) -> None:
    approve(desk, "1")
    endings: list[Ending] = []
    sink = FaultySink(FolderSink(tmp_path / "out"), [Fault.TIMEOUT_AFTER], forgets=1)
    courier = a_courier(desk, sink, endings=endings)
    start = now() + LATER
    assert courier.step(start) == 0
    assert endings[0].outcome is Outcome.UNKNOWN
    assert "look-up failed" in endings[0].words
    assert courier.step(start + timedelta(seconds=29)) == 0
    assert courier.step(start + timedelta(seconds=30)) == 1
    assert delivery_of(desk, "1") == "delivered"
    assert sink.attempts == 1


def test_look_ups_of_what_stays_unknown_grow_rare(desk: PlainDesk, tmp_path: Path) -> None:
    approve(desk, "1")
    looked: list[str] = []

    class Watched(FaultySink):
        def find(self, marker: str) -> str | None:
            looked.append(marker)
            return super().find(marker)

    sink = Watched(FolderSink(tmp_path), [Fault.TIMEOUT_BEFORE], forgets=10_000)
    courier = a_courier(desk, sink)
    start = now() + LATER
    for second in range(0, 600, 5):
        courier.step(start + timedelta(seconds=second))
    assert 3 < len(looked) < 10


def test_the_whole_courier_rests_when_asked_to(desk: PlainDesk, tmp_path: Path) -> None:
    approve(desk, "1", "2")
    endings: list[Ending] = []
    sink = FaultySink(FolderSink(tmp_path), [Fault.RATE_LIMIT], wait=60)
    courier = a_courier(desk, sink, endings=endings)
    start = now() + LATER
    assert courier.step(start) == 0
    assert courier.step(start + timedelta(seconds=59)) == 0
    assert sink.attempts == 1
    assert courier.step(start + timedelta(seconds=61)) == 2


class Dying(Exception):
    pass


class DyingSink:
    """Kills the courier before or after the words are handed over."""

    recognises_markers = True

    def __init__(self, inner: FolderSink, *, after: bool) -> None:
        self.inner, self.after = inner, after

    def deliver(self, reply: Reply) -> str:
        if self.after:
            self.inner.deliver(reply)
        raise Dying

    def find(self, marker: str) -> str | None:
        return self.inner.find(marker)


@pytest.mark.parametrize("after", [False, True])
def test_a_dead_couriers_reply_is_looked_up_and_leaves_once(
    desk: PlainDesk, tmp_path: Path, after: bool
) -> None:
    approve(desk, "1")
    inner = FolderSink(tmp_path / "out")
    with pytest.raises(Dying):
        a_courier(desk, DyingSink(inner, after=after)).step(now() + LATER)
    counting = FaultySink(inner, [])
    assert a_courier(desk, counting, "c2").step(now() + timedelta(hours=2)) == 1
    assert counting.attempts == (0 if after else 1)
    assert len(inner.replies()) == 1
    assert delivery_of(desk, "1") == "delivered"


def _many_faults(seed: int, count: int) -> Iterable[Fault]:
    chance = random.Random(seed)
    return (chance.choice(list(Fault)) for _ in range(count))


def test_on_a_bad_line_nothing_is_doubled_or_lost(desk: PlainDesk, tmp_path: Path) -> None:
    names = [str(number) for number in range(60)]
    approve(desk, *names)
    inner = FolderSink(tmp_path / "out")
    delivered = exhaust(a_courier(desk, FaultySink(inner, _many_faults(7, 1000))))
    arrived = sorted(reply.ticket_id for reply in inner.replies())
    by_state = {name: delivery_of(desk, name) for name in names}
    assert delivered == len(names)
    assert set(by_state.values()) == {"delivered"}
    assert arrived == sorted(names)
