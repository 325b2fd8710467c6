"""A database of very many cases for the benchmarks of the screen: copies of one, spread over what the queue shows."""

from __future__ import annotations

import atexit
import os
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.store_act import a_case
from store.store import Store

NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)
FEW = 10_000
MANY = int(os.environ.get("LANEDESK_BENCH_CASES", "1000000"))

_MANY = """
WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < :cases)
INSERT INTO cases SELECT {columns} FROM n, cases c WHERE c.id = 1"""
_REVISIONS = """
INSERT INTO revisions ({columns})
SELECT {values} FROM cases c, revisions r WHERE r.case_id = 1 AND c.id > 1 AND c.id IN ({chosen})"""
_SENTENCE = (
    "' Page ' || (c.id * {often} % 9973) || ' of the guide, in part ' || (c.id * {seldom} % 97) || "
    "', shows {n} of the menus in a colour of their own.'"
)
_SAID = " || ".join(
    ("c.id || '?'", *(_SENTENCE.format(n=n, often=7919 + 2 * n, seldom=31 + n) for n in range(1, 9)))
)
_DIFFERENT = {
    "case_id": "c.id",
    "record": f"replace(r.record, 'find invoice 1?', 'find invoice ' || {_SAID})",
}
"""Every customer writes words of their own, a dozen lines of them: no case looks like the one before it."""
_INDEXES = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'cases' AND sql IS NOT NULL"
)
_OPENED = " UNION ".join(
    f"SELECT * FROM (SELECT id FROM cases WHERE {which} ORDER BY {order} LIMIT 2000)"
    for which in ("status = 'open' AND lane = 2", "status = 'open' AND lane = 3", "tier = 'rare'")
    for order in (
        "consequence DESC, waiting_since, id",
        "waiting_since, id",
        "waiting_since DESC, id DESC",
        "coalesce(customer_name, customer_id, x'') COLLATE NOCASE, waiting_since, id",
    )
)
"""Only cases that may come before the reader have their record: a million of them would be gigabytes."""
_HARD = "n.i % 10 = 3"
"""One case in ten is Lane 3."""
SPREAD = {
    "id": "n.i",
    "ticket_id": "'t' || n.i",
    "lane": f"CASE WHEN {_HARD} THEN 3 ELSE 2 END",
    "unit": f"CASE WHEN {_HARD} THEN 'conversation' ELSE 'answer' END",
    "draft_state": f"CASE WHEN {_HARD} THEN 'withheld' ELSE 'available' END",
    "consequence": f"CASE WHEN {_HARD} THEN 3000 ELSE 2000 END + n.i * 7919 % 60",
    "waiting_since": "strftime('%Y-%m-%dT%H:%M:%f000Z', 1.7e9 + n.i * 7919 % 8640000, 'unixepoch')",
    "status": "CASE n.i % 5 WHEN 0 THEN 'done' ELSE 'open' END",
    "customer_name": "'Customer ' || n.i * 31 % 5003",
    "tier": """CASE WHEN n.i % 9999 = 0 THEN 'rare' WHEN n.i % 7 = 0 THEN 'enterprise' ELSE 'standard' END""",
    "issue_type": "CASE n.i % 12 WHEN 5 THEN 'security.access' WHEN 7 THEN 'docs.help' ELSE 'billing.invoice' END",
    "owner": "CASE WHEN n.i % 4 = 1 THEN 'team-' || n.i % 30 END",
    "customer_state": "CASE n.i % 20 WHEN 9 THEN 'expectation_raised' ELSE 'nothing_sent' END",
    "security_level": "CASE WHEN n.i % 17 = 0 THEN 2 WHEN n.i % 17 = 1 THEN 1 ELSE 0 END",
}


def fill(path: Path, cases: int) -> None:
    """A database at `path` with so many cases, spread over lane, consequence, wait, customer, owner and status."""
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
    copy_first_case(raw, cases, SPREAD)
    for _, sql in indexes:
        raw.execute(sql)
    kept = [row[1] for row in raw.execute("PRAGMA table_info(revisions)") if row[1] != "id"]
    values = ", ".join(_DIFFERENT.get(column, f"r.{column}") for column in kept)
    raw.execute(_REVISIONS.format(columns=", ".join(kept), values=values, chosen=_OPENED))
    raw.execute("COMMIT")
    raw.execute("PRAGMA journal_mode = WAL")
    raw.close()


def copy_first_case(raw: sqlite3.Connection, cases: int, spread: Mapping[str, str]) -> None:
    """Rows up to so many from the first one; `spread` names by column the SQL of what differs, over `n.i`."""
    columns = [row[1] for row in raw.execute("PRAGMA table_info(cases)")]
    raw.execute(_MANY.format(columns=", ".join(spread.get(c, f"c.{c}") for c in columns)), {"cases": cases})


@cache
def database(cases: int) -> Path:
    """A filled database that lasts until the process ends; filling a million takes half a minute."""
    folder = TemporaryDirectory(prefix="lanedesk-bench-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / f"{cases}.db"
    fill(path, cases)
    return path
