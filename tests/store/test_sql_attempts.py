"""Every way of SQL against the log, one by one: the database refuses it, or `verify` finds it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from store.store import Store
from tests.conftest import Figure
from tests.store.shelf import RIGHTS, Clock, an_act, one_case

STATEMENTS = [
    "UPDATE actions SET actor = 'tom' WHERE id = 3",
    "UPDATE OR IGNORE actions SET hash = prev_hash WHERE id = 3",
    "UPDATE OR REPLACE actions SET id = 4 WHERE id = 3",
    "UPDATE actions SET rowid = 99 WHERE id = 10",
    "DELETE FROM actions",
    "DELETE FROM actions WHERE id = 10",
    "REPLACE INTO actions SELECT * FROM actions WHERE id = 3",
    "INSERT OR REPLACE INTO actions SELECT * FROM actions WHERE id = 3",
    "INSERT INTO actions SELECT * FROM actions WHERE id = 3 ON CONFLICT (id) DO UPDATE SET actor = 'tom'",
    "UPDATE actions SET actor = 'tom' FROM (SELECT 3 AS n) WHERE id = n RETURNING id",
    "WITH doomed AS (SELECT 3 AS n) DELETE FROM actions WHERE id IN (SELECT n FROM doomed)",
    "DROP TRIGGER actions_stay_update; UPDATE actions SET actor = 'tom' WHERE id = 3",
    "DROP TRIGGER actions_stay_delete; DELETE FROM actions WHERE id = 10",
    "DROP TABLE actions",
    "ALTER TABLE actions RENAME TO old_actions",
    "ALTER TABLE actions DROP COLUMN note",
    "ALTER TABLE actions RENAME COLUMN note TO remark",
    "CREATE TEMP TRIGGER quiet BEFORE UPDATE ON main.actions BEGIN SELECT RAISE(IGNORE); END; "
    "UPDATE actions SET actor = 'tom' WHERE id = 3",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE type = 'trigger'; "
    "UPDATE actions SET actor = 'tom' WHERE id = 3",
    "PRAGMA writable_schema = ON; "
    "UPDATE sqlite_master SET sql = replace(sql, 'RAISE(ABORT', 'RAISE(IGNORE') WHERE type = 'trigger'",
    "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; "
    "INSERT OR REPLACE INTO actions SELECT * FROM actions WHERE id = 3",
    "PRAGMA foreign_keys = OFF; DELETE FROM cases",
    "UPDATE revisions SET record = '{}'",
    "DELETE FROM revisions",
    "DELETE FROM outbox",
]


def by_statement(sql: str) -> Callable[[Path], None]:
    def attempt(path: Path) -> None:
        raw = sqlite3.connect(path)
        try:
            raw.execute("PRAGMA recursive_triggers = OFF")
            raw.executescript(sql)
            raw.commit()
        finally:
            raw.close()

    return attempt


def through_sqlite_utils(act: Callable[[Database], object]) -> Callable[[Path], None]:
    def attempt(path: Path) -> None:
        raw = sqlite3.connect(path)
        try:
            act(Database(raw, execute_plugins=False))
            raw.commit()
        finally:
            raw.close()

    return attempt


ATTEMPTS = {
    **{sql: by_statement(sql) for sql in STATEMENTS},
    "transform": through_sqlite_utils(lambda db: db.table("actions").transform(defaults={"actor": "tom"})),
    "upsert": through_sqlite_utils(lambda db: db.table("actions").upsert({"id": 3, "actor": "tom"}, pk="id")),
    "insert replace": through_sqlite_utils(
        lambda db: db.table("actions").insert({**db.table("actions").get(3), "actor": "tom"}, replace=True)
    ),
    "update": through_sqlite_utils(lambda db: db.table("actions").update(3, {"actor": "tom"})),
    "drop": through_sqlite_utils(lambda db: db.table("actions").drop()),
}


@pytest.mark.faults
def test_every_attempt_is_refused_or_found(tmp_path: Path, clock: Clock, figure: Figure) -> None:
    whole = tmp_path / "whole.db"
    with Store.open(whole, clock=clock) as store:
        case_id = one_case(store)
        for number in range(9):
            store.act(case_id, an_act("note", text=f"note {number}"), RIGHTS)
        store.act(case_id, an_act("approve"), RIGHTS)
        logged = [row.model_dump() for row in store.feedback()]
        copies = [tmp_path / f"{number}.db" for number in range(len(ATTEMPTS))]
        for copy in copies:
            store.backup(copy)
    refused = found = 0
    for (name, attempt), copy in zip(ATTEMPTS.items(), copies, strict=True):
        try:
            attempt(copy)
        except sqlite3.DatabaseError:
            refused += 1
            assert Store.check_copy(copy).ok or "DROP" in name or "writable_schema" in name, name
        if not Store.check_copy(copy).ok:
            found += 1
            continue
        with Store.open(copy, clock=clock) as store:
            assert [row.model_dump() for row in store.feedback()] == logged, name
    assert refused + found >= len(ATTEMPTS)
    ends = f"{refused} refused, {found} found by verify, 0 unseen"
    figure(f"SQL against the log: {len(ATTEMPTS)} attempts, {ends}")
