"""The screen over a large database against one of 1,000 cases: opening, a key, a filter, an order."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.measure import Ratio
from benchmarks.store_act import a_case
from console.factory import build_app
from lanes.policy import shipped_policy
from store.store import Store

FLOOR_CASES = 1_000
CASES = int(os.environ.get("LANEDESK_BENCH_CASES", "1000000"))
LIMITS = {"opened": 1.2, "next case": 1.3, "sorted": 1.3}
NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)

_MANY = """
WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < :cases)
INSERT INTO cases SELECT {columns} FROM n, cases c WHERE c.id = 1"""
_REVISIONS = """
INSERT INTO revisions ({columns})
SELECT {values} FROM cases c, revisions r WHERE r.case_id = 1 AND c.id > 1 AND c.id IN ({chosen})"""
_INDEXES = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'cases' AND sql IS NOT NULL"
)
_OPENED = " UNION ".join(
    f"SELECT * FROM (SELECT id FROM cases WHERE status = 'open' ORDER BY {order} LIMIT 1000)"
    for order in (
        "consequence DESC, waiting_since, id",
        "waiting_since, id",
        "waiting_since DESC, id DESC",
        "coalesce(customer_name, customer_id, x'') COLLATE NOCASE, waiting_since, id",
        "tier, consequence DESC, waiting_since, id",
    )
)
"""Only cases that may come before the reader have their record: a million of them would be gigabytes."""
_SPREAD = {
    "id": "n.i",
    "ticket_id": "'t' || n.i",
    "consequence": "2000 + n.i * 7919 % 60",
    "waiting_since": "strftime('%Y-%m-%dT%H:%M:%f000Z', 1.7e9 + n.i * 7919 % 8640000, 'unixepoch')",
    "status": "CASE n.i % 5 WHEN 0 THEN 'done' ELSE 'open' END",
    "customer_name": "'Customer ' || n.i * 31 % 5003",
    "tier": "CASE n.i % 9999 WHEN 0 THEN 'rare' ELSE 'standard' END",
}


def fill(path: Path, cases: int) -> None:
    """A database with copies of one case, spread over consequence, wait, customer and status."""
    with Store.open(path, clock=lambda: NOW) as store:
        store.take_in([a_case(1)])
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = OFF")
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("PRAGMA cache_size = -200000")
    indexes = raw.execute(_INDEXES).fetchall()
    for name, _ in indexes:
        raw.execute(f"DROP INDEX {name}")
    raw.execute("BEGIN IMMEDIATE")
    columns = [row[1] for row in raw.execute("PRAGMA table_info(cases)")]
    raw.execute(_MANY.format(columns=", ".join(_SPREAD.get(c, f"c.{c}") for c in columns)), {"cases": cases})
    for _, sql in indexes:
        raw.execute(sql)
    kept = [row[1] for row in raw.execute("PRAGMA table_info(revisions)") if row[1] != "id"]
    values = ", ".join("c.id" if column == "case_id" else f"r.{column}" for column in kept)
    raw.execute(_REVISIONS.format(columns=", ".join(kept), values=values, chosen=_OPENED))
    raw.execute("COMMIT")
    raw.execute("PRAGMA journal_mode = WAL")
    raw.close()


async def _timed(work: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    await work()
    return time.perf_counter() - began


async def times_of(path: Path, turns: int) -> dict[str, float]:
    """Seconds to the first painted queue, and medians of a key, an order, and keys during a long search."""
    opened = time.perf_counter()
    app = build_app(db=path, policy=shipped_policy(), me="mia", clock=lambda: NOW, keep_unsent=False)
    async with app.run_test(size=(120, 36)) as pilot:
        while app.review.shown is None:
            await asyncio.sleep(0.001)
        found = {"opened": time.perf_counter() - opened}
        await pilot.pause(1)

        async def key() -> None:
            app.review.action_move(1)
            await app.animator.wait_until_complete()

        found["next case"] = median([await _timed(key) for _ in range(turns)])

        async def sort() -> None:
            app.review.action_sort()

        found["sorted"] = median([await _timed(sort) for _ in range(4 * max(1, turns // 20))])
        began = time.perf_counter()
        app.review.set_filter("tier:rare")
        found["key while a rare filter is searched for"] = median([await _timed(key) for _ in range(turns)])
        while app.review.queue.searching or app.review.fitting is None:
            await asyncio.sleep(0.005)
        found["rare filter, found and counted"] = time.perf_counter() - began
        return found


def run(*, small: bool = False) -> list[Ratio]:
    """Medians; the floor is the small database in the same run."""
    few, many = (200, 1_000) if small else (FLOOR_CASES, CASES)
    turns = 3 if small else 100
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for cases in (few, many):
            path = Path(folder) / f"{cases}.db"
            fill(path, cases)
            runs = [asyncio.run(times_of(path, turns)) for _ in range(1 if small else 3)]
            found.append({name: median(run[name] for run in runs) for name in runs[0]})
    return [
        Ratio(f"{name}, {many:,} cases", f"{few:,} cases", found[1][name], found[0][name], LIMITS.get(name))
        for name in found[0]
    ]
