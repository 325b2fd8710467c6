"""The database's shape: numbered migrations, never changed once released, and the check of its guards."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_NAME = re.compile(r"(\d{4})_(\w+)\.sql")


@lru_cache(maxsize=1)
def migrations() -> tuple[tuple[int, str, str], ...]:
    """Every migration as (number, name, SQL), in order, from 1 without a gap."""
    found: list[tuple[int, str, str]] = []
    for entry in files("store").joinpath("migrations").iterdir():
        match = _NAME.fullmatch(entry.name)
        if match:
            found.append((int(match[1]), match[2], entry.read_text(encoding="utf-8")))
    found.sort()
    assert [number for number, _, _ in found] == list(range(1, len(found) + 1))
    return tuple(found)


def newest() -> int:
    """The schema version this program writes."""
    return len(migrations())


def schema_version(raw: sqlite3.Connection) -> int:
    """How many migrations the database has had."""
    return int(raw.execute("PRAGMA user_version").fetchone()[0])


def statements(script: str) -> Iterator[str]:
    """The script's statements one by one; a trigger's body stays whole."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        if not gathered and (not line.strip() or line.lstrip().startswith("--")):
            continue
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered.strip()
            gathered = ""
    assert not gathered.strip(), gathered


def migrate(db: Database, at: str, upto: int | None = None) -> None:
    """Bring the database to `upto` (the newest by default), one transaction a migration.

    The caller holds the file lock; BEGIN IMMEDIATE keeps out whoever does not know of it.
    """
    for number, name, script in migrations()[:upto]:
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            if schema_version(db.conn) < number:
                for statement in statements(script):
                    db.conn.execute(statement)
                db.table("schema_migrations").insert(
                    {"number": number, "name": name, "applied_at": at}, pk="number"
                )
                db.conn.execute(f"PRAGMA user_version = {number}")
            db.conn.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:
                db.conn.execute("ROLLBACK")
            raise


@lru_cache(maxsize=8)
def guards(version: int) -> dict[str, str]:
    """Every trigger the schema of that version must have: name → SQL, read off a database built in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        for _, _, script in migrations()[:version]:
            for statement in statements(script):
                raw.execute(statement)
        return _triggers(raw)


def missing_guards(raw: sqlite3.Connection) -> tuple[str, ...]:
    """The names of triggers that are gone or not as the migrations made them."""
    here = _triggers(raw)
    return tuple(name for name, sql in guards(schema_version(raw)).items() if here.get(name) != sql)


def _triggers(raw: sqlite3.Connection) -> dict[str, str]:
    rows = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()
    return {str(name): str(sql) for name, sql in rows}
