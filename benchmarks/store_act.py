"""One act of a person against its own SQL statements through the bare sqlite3 module, both with FULL."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.measure import Ratio
from lanes.act import Act
from lanes.capability import capabilities
from lanes.decision import Decision, Reason, TriggerReading
from lanes.packet import Packet
from lanes.record import CaseRecord, sha256_text
from lanes.rights import Rights
from lanes.words import CustomerState, Lane, Level, Trigger, Unit
from store.store import Store
from store.values import Intake

LIMIT = 1.5
_NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
_VERBS: dict[str, dict[str, Any]] = {
    "reply": {"text": "They are under Settings, on the Billing page. Tell me if you do not find them."},
    "note": {"text": "Called back, nobody there."},
}

Statements = list[tuple[str, Any]]


def run(*, small: bool = False) -> list[Ratio]:
    """Median and 99th percentile of an act, for one that sends and one that only notes."""
    acts = 20 if small else 2000
    ratios: list[Ratio] = []
    for verb, fields in _VERBS.items():
        with tempfile.TemporaryDirectory() as folder:
            ours, bare = _race(Path(folder), acts, verb, fields)
        for name, of in (("median", median), ("p99", _p99)):
            ratios.append(Ratio(f"{verb}, {name}", "bare sqlite3", of(ours), of(bare), LIMIT))
    return ratios


def a_case(number: int) -> Intake:
    """A short case in Lane 2 with a draft."""
    record = CaseRecord.model_validate(
        {
            "ticket_id": str(number),
            "source": "zendesk",
            "channel": "email",
            "subject": "Where are my invoices?",
            "issue_type": "billing.invoice",
            "customer": {"id": f"c{number}", "tier": "standard"},
            "thread": [{"author": "customer", "text": f"Where do I find invoice {number}?"}],
            "draft": {"text": "You find it under Settings > Billing."},
        }
    )
    lane, unit = Lane.ASSISTED, Unit.ANSWER
    decision = Decision(
        ticket_id=record.ticket_id,
        lane=lane,
        unit=unit,
        triggers={trigger: TriggerReading(level=Level.LOW) for trigger in Trigger},
        reasons=(Reason(rule="by_hand", text="made up", sets_lane=True),),
        customer_state=CustomerState.NOTHING_SENT,
        capabilities=capabilities(lane, unit),
        policy_version="bench",
    )
    packet = Packet(ticket_id=record.ticket_id, lane=lane, unit=unit)
    digest = sha256_text(record.model_dump_json(exclude_unset=True))
    return Intake(record=record, content_hash=digest, decision=decision, packet=packet, at=_NOW)


def _race(folder: Path, acts: int, verb: str, fields: dict[str, Any]) -> tuple[list[float], list[float]]:
    """Seconds of every act through the store and of its statements through sqlite3, turn by turn."""
    first, second = folder / "ours.db", folder / "bare.db"
    with Store.open(first, clock=lambda: datetime.now(UTC)) as store:
        store.take_in([a_case(number) for number in range(acts)])
        store.backup(second)
        bare = sqlite3.connect(second, isolation_level=None)
        bare.execute("PRAGMA journal_mode = WAL").fetchall()
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
            bare.execute(f"PRAGMA {pragma}")
        ours: list[float] = []
        floor: list[float] = []
        for number in range(1, acts + 1):
            act = Act.model_validate({"verb": verb, "actor": "mia", "at": datetime.now(UTC), **fields})
            store.case(number, _NOW)
            statements, took = _recorded(store, lambda n=number, a=act: store.act(n, a, Rights()))
            ours.append(took)
            floor.append(_replayed(bare, statements))
        bare.close()
    return ours, floor


def _recorded(store: Store, work: Callable[[], object]) -> tuple[Statements, float]:
    """The statements of one act with their parameters, and its seconds."""
    connection = store._connection
    spy = _Spy(connection.raw)
    connection.raw = spy  # type: ignore[assignment]
    try:
        began = time.perf_counter()
        work()
        took = time.perf_counter() - began
    finally:
        connection.raw = spy.raw
    return spy.statements, took


class _Spy:
    """A connection that remembers what it carried out."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self.raw = raw
        self.statements: Statements = []

    def execute(self, sql: str, params: Any = ()) -> sqlite3.Cursor:
        self.statements.append((sql, params))
        return self.raw.execute(sql, params)

    @property
    def in_transaction(self) -> bool:
        return self.raw.in_transaction


def _replayed(bare: sqlite3.Connection, statements: Statements) -> float:
    began = time.perf_counter()
    for sql, params in statements:
        bare.execute(sql, params).fetchall()
    return time.perf_counter() - began


def _p99(seconds: list[float]) -> float:
    return quantiles(seconds, n=100)[98]
