"""A filled database with the console on it, for tests that press keys and then read the rows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from console.app import LanedeskApp
from console.factory import build_app
from desk.reading import content_hash
from lanes.act import Act
from lanes.decide import decide
from lanes.packet_build import build_packet
from lanes.policy import shipped_policy
from lanes.record import CaseRecord
from lanes.words import Role, Verb
from store.store import Store
from store.values import CaseView, FeedbackRow, Intake
from tests.factories import MOMENT

NOW = MOMENT + timedelta(days=1)
LANE_3 = "500301"
"""The factory's case that a human owns."""


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class ScreenDesk:
    """A real database, the clock everybody reads, and a second connection as another agent has it."""

    def __init__(self, db: Path) -> None:
        self.db = db
        self.clock = Clock()
        self.store = Store.open(db, clock=self.clock)
        self.policy = shipped_policy()

    def take_in(self, *wires: Mapping[str, Any]) -> None:
        batch = []
        for wire in wires:
            record = CaseRecord.model_validate(wire)
            decision = decide(record, self.policy, now=self.clock.now)
            packet = build_packet(record, decision, self.policy, now=self.clock.now)
            batch.append(
                Intake(
                    record=record,
                    content_hash=content_hash(record),
                    decision=decision,
                    packet=packet,
                    at=self.clock.now,
                )
            )
        self.store.take_in(batch)

    def rows(self) -> list[FeedbackRow]:
        return list(self.store.feedback())

    def case(self, ticket: str) -> CaseView:
        return self.store.case(self.store.find(ticket), self.clock.now)

    def other(self, verb: Verb, ticket: str, **fields: Any) -> None:
        """Another agent acts."""
        act = Act(verb=verb, actor="bob", role=Role.LEAD, at=self.clock.now, **fields)
        self.store.act(self.store.find(ticket), act, self.policy.rights)

    def app(self, **settings: Any) -> LanedeskApp:
        return build_app(db=self.db, policy=self.policy, me="ana", clock=self.clock, **settings)

    @asynccontextmanager
    async def open(
        self, size: tuple[int, int] = (120, 36), **settings: Any
    ) -> AsyncIterator[tuple[LanedeskApp, Pilot[None]]]:
        """The console, painted and waiting."""
        app = self.app(**settings)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.pause(0.05)
            yield app, pilot


def ticket_shown(app: LanedeskApp) -> str | None:
    shown = app.review.shown
    return None if shown is None else shown.view.row.ticket_id


def screen_text(app: LanedeskApp) -> str:
    """Everything that is painted now, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def until_painted(app: LanedeskApp, pilot: Pilot[None], words: str) -> None:
    """Wait until the words stand on the screen, however slow the machine is just then."""
    for _ in range(100):
        if words in screen_text(app):
            return
        await pilot.pause(0.05)
    raise AssertionError(f"{words!r} is not on the screen:\n{screen_text(app)}")


def notices(app: LanedeskApp) -> str:
    return "\n".join(f"{note.title}: {note.message}" for note in app._notifications)
