"""Whatever sequence of imports, verbs, overrides and deliveries runs: the boundary of Lane 3 holds.

The oracle keeps its own book of drafts, lanes and undone acts, and asks `settle` nothing.
"""

from __future__ import annotations

import tempfile
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from lanes.words import DraftState, Status, Unit
from store.errors import Refused
from store.store import Store
from store.values import QueueRow
from tests.conftest import Figure
from tests.store.shelf import RIGHTS, Clock, a_case, an_act, an_intake, said

TICKETS = ("1", "2")
DRAFTS = (
    "You find it under Settings.",
    "Please restart the sync service on your side and tell us whether the second run ends well.",
    "Your plan holds five seats, and a sixth can be added by an owner at any time of the month.",
)
CHANGED = (
    f"{DRAFTS[1]} ",
    f"Hello Ada. {DRAFTS[1]} Bye.",
    DRAFTS[2].replace("five", "5"),
    f"We looked. {DRAFTS[2][28:]}",
    DRAFTS[1].upper(),
)
OWN_WORDS = ("I looked into it myself and will write tomorrow.", "A colleague of mine takes this over.")
PEOPLE = ("mia", "tom")
VERBS = ("approve", "edit", "reply", "reject", "claim", "release", "return", "resolve", "snooze", "reroute")
VERDICT = ({"trigger": "security_identity", "verdict": "absent"},)


IN_MEMORY = Path("/dev/shm")
"""A folder without a disk, where there is one: that words outlive a power cut is proved elsewhere."""


def a_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None)


@lru_cache(maxsize=1)
def an_empty_desk() -> bytes:
    """A new database as it stands on disk once every migration has run."""
    with a_folder() as folder:
        path = Path(folder) / "desk.db"
        Store.open(path, clock=Clock()).close()
        assert not path.with_name("desk.db-wal").exists()
        return path.read_bytes()


def _owned(row: QueueRow) -> bool:
    return int(row.lane) == 3 or row.unit is Unit.CONVERSATION


def _alike(text: str, draft: str) -> bool:
    """The oracle's own view: seven of the draft's words in a row, or all of a shorter one, stand in the text."""
    said, held = ([word.strip(".,").lower() for word in words.split()] for words in (text, draft))
    size = min(7, len(held))
    runs = {tuple(said[at : at + size]) for at in range(len(said) - size + 1)}
    return any(tuple(held[at : at + size]) in runs for at in range(len(held) - size + 1))


class Boundary(RuleBasedStateMachine):
    """One database, two tickets, two people, one courier."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = a_folder()
        self.clock = Clock()
        path = Path(self.folder.name) / "desk.db"
        path.write_bytes(an_empty_desk())
        self.store = Store.open(path, clock=self.clock)
        self.threads: dict[str, list[dict[str, Any]]] = {}
        self.drafts: dict[int, set[str]] = {}
        self.withdrawn: dict[int, set[str]] = {}
        self.undone: set[int] = set()
        self.delivered: set[int] = set()

    def teardown(self) -> None:
        report = self.store.verify()
        assert report.ok, report.problems
        self.store.close()
        self.folder.cleanup()

    @initialize(lane=st.integers(2, 3))
    def first(self, lane: int) -> None:
        for ticket in TICKETS:
            self.threads[ticket] = [said("Where is it?")]
            self._take_in(ticket, lane, None, DRAFTS[0], "p1")

    @rule(
        ticket=st.sampled_from(TICKETS),
        lane=st.integers(1, 3),
        unit=st.sampled_from([None, Unit.CONVERSATION]),
        draft=st.sampled_from((*DRAFTS, *CHANGED[:3], None)),
        writes=st.booleans(),
        policy=st.sampled_from(["p1", "p2"]),
    )
    def comes_in(
        self, ticket: str, lane: int, unit: Unit | None, draft: str | None, writes: bool, policy: str
    ) -> None:
        if writes:
            self.threads[ticket].append(said(f"And {len(self.threads[ticket])}?"))
        case_id = self.store.find(ticket)
        before = self.store.case(case_id, self.clock()).row
        self._take_in(ticket, lane, unit if lane == 2 else None, draft, policy)
        after = self.store.case(case_id, self.clock())
        if before.holder is not None and _owned(before):
            assert _owned(after.row)
        if _owned(after.row) and after.ground.draft is not None:
            self.withdrawn.setdefault(case_id, set()).add(after.ground.draft)

    @rule(
        ticket=st.sampled_from(TICKETS),
        verb=st.sampled_from(VERBS),
        actor=st.sampled_from(PEOPLE),
        words=st.sampled_from((*DRAFTS, *CHANGED, *OWN_WORDS)),
    )
    def acts(self, ticket: str, verb: str, actor: str, words: str) -> None:
        self._act(
            ticket,
            actor,
            verb,
            text=words,
            reasons=["because"],
            to="billing",
            outcome="done",
            until=self.clock() + timedelta(minutes=5),
        )

    @rule(
        ticket=st.sampled_from(TICKETS),
        actor=st.sampled_from(PEOPLE),
        lane=st.integers(1, 3),
        unit=st.sampled_from([None, *Unit]),
    )
    def overrides(self, ticket: str, actor: str, lane: int, unit: Unit | None) -> None:
        self._act(ticket, actor, "override", lane=lane, unit=unit, reasons=["because"], verdicts=VERDICT)

    @rule(ticket=st.sampled_from(TICKETS), actor=st.sampled_from(PEOPLE))
    def takes_back(self, ticket: str, actor: str) -> None:
        taken_back = self._act(ticket, actor, "undo")
        if taken_back is not None:
            assert taken_back not in self.delivered
            self.undone.add(taken_back)

    @rule(seconds=st.sampled_from([1, 11, 1000]))
    def time_passes(self, seconds: int) -> None:
        self.clock.turn(seconds=seconds)

    @rule(end=st.sampled_from(["delivered", "failed", "unknown", "dies"]))
    def courier_comes(self, end: str) -> None:
        delivery = self.store.claim_delivery("courier", self.clock())
        if delivery is None:
            return
        view = self.store.case(delivery.case_id, self.clock())
        # The words do not tell replies apart: a person may write them again while a dead courier holds the first.
        of_outbox = "SELECT action_id FROM outbox WHERE id = ?"
        [[action_id]] = self.store._connection.rows(of_outbox, (delivery.outbox_id,))
        [sent] = [reply for reply in view.sent if reply.action_id == action_id]
        assert (sent.delivery, sent.text) == ("sending", delivery.text)
        assert sent.action_id not in self.undone
        assert sent.action_id not in self.delivered
        if _owned(view.row):
            assert not any(_alike(delivery.text, draft) for draft in self.drafts[delivery.case_id])
        assert not any(_alike(delivery.text, draft) for draft in self.withdrawn.get(delivery.case_id, ()))
        seen = self.store.action(sent.action_id).thread_tail
        assert seen == view.ground.thread_tail
        self.delivered.add(sent.action_id)
        if end == "failed":
            self.store.delivery_failed(delivery.outbox_id, "courier", "no")
        elif end != "dies":
            settle = self.store.delivered if end == "delivered" else self.store.delivery_unknown
            assert settle(delivery.outbox_id, "courier", "answer")

    @precondition(lambda self: self.threads)
    @invariant()
    def no_draft_is_open_where_a_person_owns_the_thread(self) -> None:
        for case_id in self.drafts:
            row = self.store.case(case_id, self.clock()).row
            if int(row.lane) == 3 or row.unit is Unit.CONVERSATION:
                assert row.draft_state is not DraftState.AVAILABLE
                assert not row.has_draft
            if int(row.lane) != 1:
                assert row.status is not Status.AUTONOMOUS

    @invariant()
    def counts_are_the_queues(self) -> None:
        rows = self.store._connection.rows("SELECT status, lane, count(*) FROM cases GROUP BY 1, 2")
        kept = self.store._connection.rows("SELECT status, lane, n FROM tallies WHERE n <> 0")
        assert {tuple(row) for row in rows} == {tuple(row) for row in kept}

    def _take_in(self, ticket: str, lane: int, unit: Unit | None, draft: str | None, policy: str) -> None:
        record = a_case(
            ticket,
            thread=list(self.threads[ticket]),
            draft=... if draft is None else {"text": draft},
            subject=f"{lane} {policy}",
        )
        self.store.take_in([an_intake(record, lane, unit, at=self.clock(), policy_version=policy)])
        case_id = self.store.find(ticket)
        self.drafts.setdefault(case_id, set()).update({draft} - {None})

    def _act(self, ticket: str, actor: str, verb: str, **fields: Any) -> int | None:
        case_id = self.store.find(ticket)
        act = an_act(verb, actor, at=self.clock(), **fields)
        try:
            return self.store.act(case_id, act, RIGHTS).action.supersedes
        except Refused:
            return None


def run(examples: int, steps: int) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Boundary,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize(("examples", "steps"), [(25, 25), pytest.param(10_000, 30, marks=pytest.mark.slow)])
def test_the_boundary_holds(examples: int, steps: int, figure: Figure) -> None:
    run(examples, steps)
    figure(f"Lane 3: {examples:,} sequences of up to {steps} steps, 0 words of the assistant out")
