"""One act of a person against its own SQL statements through the bare sqlite3 module, both with FULL."""

from __future__ import annotations

import sqlite3
import tempfile
import time
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
_BLOCK = 50
_RIGHTS = Rights()
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
    """Seconds of every act through the store and of its statements through sqlite3, block by block."""
    files = [folder / name for name in ("ours.db", "spied.db", "bare.db")]
    with Store.open(files[0], clock=_clock) as store:
        store.take_in([a_case(number) for number in range(acts)])
        for copy in files[1:]:
            store.backup(copy)
        with Store.open(files[1], clock=_clock) as spied:
            bare = _bare(files[2])
            ours: list[float] = []
            floor: list[float] = []
            for start in range(1, acts + 1, _BLOCK):
                block = range(start, min(start + _BLOCK, acts + 1))
                asked = [
                    Act.model_validate({"verb": verb, "actor": "mia", "at": _clock(), **fields})
                    for _ in block
                ]
                for number in block:
                    store.case(number, _NOW)
                    spied.case(number, _NOW)
                statements = [_recorded(spied, number, act) for number, act in zip(block, asked, strict=True)]
                ours += [_acted(store, number, act) for number, act in zip(block, asked, strict=True)]
                floor += [_replayed(bare, one) for one in statements]
            bare.close()
    return ours, floor


def _clock() -> datetime:
    return datetime.now(UTC)


def _bare(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL").fetchall()
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def _acted(store: Store, number: int, act: Act) -> float:
    began = time.perf_counter()
    store.act(number, act, _RIGHTS)
    return time.perf_counter() - began


def _recorded(store: Store, number: int, act: Act) -> Statements:
    """The statements of one act with their parameters."""
    connection = store._connection
    spy = _Spy(connection.raw)
    connection.raw = spy  # type: ignore[assignment]
    try:
        store.act(number, act, _RIGHTS)
    finally:
        connection.raw = spy.raw
    return spy.statements


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
