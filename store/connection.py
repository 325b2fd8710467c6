"""One connection to the database: how it is opened, read in one snapshot, and written in one transaction."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from store.errors import (
    FOREIGN,
    GuardsMissing,
    NewerSchema,
    NotADatabase,
    ReadOnly,
    StoreError,
    faults_named,
    named,
)
from store.lock import FileLock
from store.schema import migrate, missing_guards, newest, schema_version
from store.times import stamp

BUSY_SECONDS = 5.0
"""How long SQLite itself waits for a writer that did not take the file lock (the sqlite3 shell, a backup)."""
LOCK_SECONDS = 10.0
"""How long a writer queues at the file lock."""

STEPS = 20_000
"""Steps of SQLite's machine between two looks at whether a read is still wanted."""

Row = sqlite3.Row
Columns = sqlite3.Row | dict[str, Any]
"""A row by its columns' names. A dict answers ten times as fast, which shows where every column is read."""
Params = Sequence[Any] | Mapping[str, Any]


class Connection:
    """A thread's own way into the database. Reads are drained at once, so no idle cursor pins the WAL."""

    def __init__(
        self, path: Path, clock: Callable[[], datetime], *, lock_seconds: float = LOCK_SECONDS
    ) -> None:
        self.path = path
        self.clock = clock
        self.lock_seconds = lock_seconds
        self.closed_because: StoreError | None = None
        self._lock: FileLock | None = None
        with faults_named():
            _create(path)
            writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
            self.raw = connect(path, writable)
            try:
                self._prepare(writable)
            except BaseException:
                self.close()
                raise

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        try:
            return self.raw.execute(sql, params).fetchall()
        except FOREIGN as error:
            raise named(error) from error

    def row(self, sql: str, params: Params = ()) -> Row | None:
        """The first row, or None."""
        found = self.rows(sql, params)
        return found[0] if found else None

    def value(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, params)
        return None if found is None else found[0]

    def run(self, sql: str, params: Params = ()) -> int:
        """Carry out one writing statement inside `writing`; the number of rows it touched."""
        return self.raw.execute(sql, params).rowcount

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several reads in one snapshot."""
        if self.raw.in_transaction:
            yield
            return
        with faults_named():
            self.raw.execute("BEGIN")
        try:
            yield
        finally:
            if self.raw.in_transaction:
                # It only read: that a damaged file will not end it must not hide what went wrong first.
                with suppress(sqlite3.Error):
                    self.raw.execute("ROLLBACK")

    @contextmanager
    def until(self, stopped: Callable[[], bool] | None) -> Iterator[None]:
        """Reads that end early, with Superseded, once `stopped` says so; it is asked every millisecond or so."""
        if stopped is None:
            yield
            return
        self.raw.set_progress_handler(stopped, STEPS)
        try:
            yield
        finally:
            self.raw.set_progress_handler(None, 0)

    def writing(self, then: Callable[[], None] | None = None, *, patience: float | None = None) -> Writing:
        """One transaction: all of it is on disk after the block, or none of it.

        Writers queue at the file lock first, which is fair where SQLite's own waiting is not.
        `then` is called after the commit while the lock is still held; `patience` is how many seconds this
        one waits for the lock.
        """
        if self.closed_because is not None:
            raise self.closed_because
        longest = self.lock_seconds
        return Writing(self, then, longest if patience is None else min(patience, longest))

    def wait_at_most(self, seconds: float) -> None:
        """Give up on other writers after so long, at the file lock and inside SQLite each."""
        self.lock_seconds = seconds
        self.raw.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def close(self) -> None:
        self.raw.close()
        if self._lock is not None:
            self._lock.close()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the file lock without a transaction: for what SQLite cannot do inside one."""
        lock = self.held_lock(self.lock_seconds)
        try:
            yield
        finally:
            lock.give()

    def held_lock(self, patience: float) -> FileLock:
        """The lock beside the database, taken."""
        if self._lock is None:
            self._lock = FileLock(self.path)
        self._lock.take(patience)
        return self._lock

    def _prepare(self, writable: bool) -> None:
        if not writable:
            text = "You may read here; nothing is stored. Check the permissions of the file and its folder."
            self.closed_because = ReadOnly("The database is read-only", text)
        elif schema_version(self.raw) < newest() or self._journal() != "wal":
            self._check_ours()
            with self.alone():
                self.raw.execute("PRAGMA journal_mode = WAL").fetchall()
                self._migrate()
        version = schema_version(self.raw)
        if version > newest():
            text = (
                f"A newer lanedesk wrote this database (schema {version}; this one knows {newest()}). "
                "You may read here; to act, install the newer version."
            )
            self.closed_because = NewerSchema("The database is newer than this lanedesk", text)
        elif self.closed_because is None:
            self._check_guards()

    def _migrate(self) -> None:
        # Here and not above: few starts migrate, and the import takes longer than all the rest of opening.
        from sqlite_utils import Database

        migrate(Database(self.raw, execute_plugins=False), stamp(self.clock()))

    def _check_ours(self) -> None:
        """Raise before anything is written into a database that somebody else made."""
        # Tables first: another process may make ours in between, and then the version tells.
        held = self.raw.execute("SELECT 1 FROM sqlite_master").fetchone()
        if held and schema_version(self.raw) == 0:
            text = (
                f"{self.path} is a database of something else. Nothing in it was changed; name another file."
            )
            raise NotADatabase("Not a lanedesk database", text)

    def _check_guards(self) -> None:
        gone = missing_guards(self.raw)
        if gone:
            text = (
                f"Somebody took away or changed what protects the log and Lane 3: {', '.join(gone)}. "
                "You may read here, and nothing is written. Run `lanedesk verify` and go back to a backup."
            )
            self.closed_because = GuardsMissing("The database's guards are gone", text)

    def _journal(self) -> str:
        return str(self.raw.execute("PRAGMA journal_mode").fetchone()[0])


class Writing:
    """The block of one transaction; a class because every act passes through it."""

    def __init__(self, store: Connection, then: Callable[[], None] | None, patience: float) -> None:
        self._store = store
        self._then = then
        self._patience = patience

    def __enter__(self) -> None:
        try:
            self._lock = self._store.held_lock(self._patience)
            try:
                self._store.raw.execute("BEGIN IMMEDIATE")
            except BaseException:
                # A search that is given up in this very step may leave it begun.
                self._roll_back()
                self._lock.give()
                raise
        except FOREIGN as error:
            raise named(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        raw = self._store.raw
        try:
            if error is None:
                raw.execute("COMMIT")
        except FOREIGN as refused:
            error = refused
            raise named(refused) from refused
        finally:
            try:
                if error is not None:
                    self._roll_back()
                elif self._then is not None:
                    self._then()
            finally:
                self._lock.give()
        if isinstance(error, FOREIGN):
            raise named(error) from error

    def _roll_back(self) -> None:
        """End what was begun; what went wrong first is what the person hears."""
        if self._store.raw.in_transaction:
            with suppress(sqlite3.Error):
                self._store.raw.execute("ROLLBACK")


def _create(path: Path) -> None:
    """Make an empty file only its owner can read; SQLite would leave it to the umask."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        return


def connect(path: Path, writable: bool) -> sqlite3.Connection:
    """A bare connection with the house's settings."""
    uri = f"{path.resolve().as_uri()}?mode={'rw' if writable else 'ro'}"
    if not writable and _nobody_can_write(path):
        uri += "&immutable=1"
    raw = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256)
    raw.row_factory = sqlite3.Row
    for pragma in (
        "synchronous = FULL",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "trusted_schema = OFF",
        "cache_size = -4000",
    ):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def _nobody_can_write(path: Path) -> bool:
    """Whether the file system is read-only and the file whole: SQLite then needs no files beside it.

    Never so with a write-ahead log left there, which holds acknowledged rows that would be missed.
    """
    wal = path.with_name(path.name + "-wal")
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY) and not (wal.exists() and wal.stat().st_size)
