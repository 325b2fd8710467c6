"""An act, a queue page, the counts and a search in a large database against one of 10,000 cases."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.many_cases import SPREAD, copy_first_case
from benchmarks.measure import Ratio
from benchmarks.store_act import a_case
from lanes.act import Act
from lanes.rights import Rights
from store.chain import COLUMNS, ERASED_WORDS, WORDS, row_hash
from store.keys import Key, whole_key
from store.store import Store
from store.values import QueueQuery, QueueRow, View

LIMITS = {"act": 1.5, "queue page": 1.5, "deep page": 1.5, "counts": 1.5}
FLOOR_CASES = 10_000
CASES = int(os.environ.get("LANEDESK_BENCH_CASES", "300000"))
"""A million is asked for; it takes some minutes and gigabytes to fill."""
ACTIONS_EACH = 5
_TURNS = 300

_SPREAD = {column: SPREAD[column] for column in ("id", "ticket_id", "waiting_since", "status")} | {
    "consequence": "2000 + n.i * 7919 % 60"
}
_MANY_KEYS = """
INSERT INTO case_keys (id, case_id, key, made_at, customer_key_id)
SELECT c.id, c.id, k.key, k.made_at, k.customer_key_id FROM cases c, case_keys k WHERE k.case_id = 1 AND c.id > 1"""
_FIRST_KEY = """
SELECT k.key, h.key FROM case_keys k LEFT JOIN customer_keys h ON h.id = k.customer_key_id WHERE k.id = 1"""
_MANY_REVISIONS = """
INSERT INTO revisions (case_id, revision, key_id, at, content_hash, thread_tail, policy_version, draft_words,
  record, decision, packet, sha)
SELECT c.id, 1, c.id, r.at, r.content_hash, r.thread_tail, r.policy_version, r.draft_words, r.record,
  r.decision, r.packet, r.sha FROM cases c, revisions r WHERE r.case_id = 1 AND c.id > 1"""
_MANY_WORDS = """
INSERT INTO case_words (rowid, words)
SELECT id, 'where do I find invoice ' || id || ' of ' || id % 1000 FROM cases WHERE id > 1"""


def run(*, small: bool = False) -> list[Ratio]:
    """Medians; the floor is the smaller database in the same run."""
    few, many = (200, 1000) if small else (FLOOR_CASES, CASES)
    turns = 5 if small else _TURNS
    with tempfile.TemporaryDirectory() as folder:
        times = [_measure(Path(folder) / f"{cases}.db", cases, turns) for cases in (few, many)]
    return [
        Ratio(f"{name}, {many:,} cases", f"{few:,} cases", times[1][name], times[0][name], LIMITS.get(name))
        for name in times[0]
    ]


def _measure(path: Path, cases: int, turns: int) -> dict[str, float]:
    now = datetime.now(UTC)
    with Store.open(path, clock=lambda: datetime.now(UTC)) as store:
        store.take_in([a_case(1)])
        _fill(path, cases)
        deep = _deep(store, now, cases)
        step = max(cases // turns, 1)
        works: dict[str, Callable[[int], object]] = {
            "act": lambda turn: store.act(1 + turn * step % cases, _reply(), Rights()),
            "queue page": lambda _: store.queue(QueueQuery(view=View.LANE_2, now=now)),
            "deep page": lambda _: store.queue(QueueQuery(view=View.LANE_2, now=now, after=deep.cursor)),
            "counts": lambda _: store.counts("mia", now),
            "case": lambda turn: store.case(1 + turn * step % cases, now),
            "rare word": lambda turn: store.queue(QueueQuery(text=f"invoice {turn + 2}", now=now, limit=50)),
        }
        return {name: median(_timed(work, turns)) for name, work in works.items()}


def _timed(work: Callable[[int], object], turns: int) -> Iterator[float]:
    for turn in range(turns):
        began = time.perf_counter()
        work(turn)
        yield time.perf_counter() - began


def _reply() -> Act:
    return Act.model_validate(
        {"verb": "reply", "actor": "mia", "at": datetime.now(UTC), "text": "Under Billing."}
    )


def _deep(store: Store, now: datetime, cases: int) -> QueueRow:
    """The row in the middle of the queue."""
    return store.queue(QueueQuery(view=View.LANE_2, now=now, limit=min(cases // 2, 100_000)))[-1]


def _fill(path: Path, cases: int) -> None:
    """Copies of the first case, spread over consequence, wait and source, with a chained log behind them."""
    raw = sqlite3.connect(path, isolation_level=None)
    raw.row_factory = sqlite3.Row
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("PRAGMA cache_size = -200000")
    raw.execute("BEGIN IMMEDIATE")
    copy_first_case(raw, cases, _SPREAD)
    raw.execute(_MANY_KEYS)
    raw.execute(_MANY_REVISIONS)
    raw.execute(_MANY_WORDS)
    key = whole_key(1, *raw.execute(_FIRST_KEY).fetchone())
    marks = ", ".join("?" * (len(COLUMNS) + len(WORDS) + 2))
    columns = [*COLUMNS, *WORDS, "prev_hash", "hash"]
    raw.executemany(f"INSERT INTO actions ({', '.join(columns)}) VALUES ({marks})", _log(cases, key))
    raw.execute("COMMIT")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw.close()


def _log(cases: int, key: Key) -> Iterator[list[Any]]:
    """Notes of many people on all cases, each row chained to the one before."""
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    row |= {"source": "zendesk", "ticket_id": "t", "role": "lead", "verb": "note", "revision": 1}
    row |= {"policy_version": "bench"}
    row |= dict.fromkeys(("lane_before", "lane_after"), 2) | dict.fromkeys(
        ("status_before", "status_after"), "open"
    )
    row |= dict.fromkeys(("trigger_levels", "state_before"), "{}")
    row["trigger_verdicts"] = json.dumps([])
    said = {**ERASED_WORDS, "thread_tail": "t", "note": "Called back, nobody there."}
    words = [said.get(column) for column in WORDS]
    row["commitment"] = key.commit(words)
    before = ""
    for number in range(1, cases * ACTIONS_EACH + 1):
        case_id = number % cases + 1
        row |= {"id": number, "case_id": case_id, "key_id": case_id, "actor": f"agent-{number % 97}"}
        row["at"] = f"2026-03-10T09:00:00.{number % 1_000_000:06}Z"
        columns = [row[column] for column in COLUMNS]
        digest = row_hash(before, columns)
        yield [*columns, *words, before, digest]
        before = digest
