"""How the database is opened, and faults that show as sentences."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from store.cases import Records
from store.connection import connect
from store.doctor import doctor
from store.errors import (
    Corrupt,
    DiskFault,
    DiskFull,
    GuardsMissing,
    GuardTripped,
    LockedTooLong,
    NewerSchema,
    NotADatabase,
    ReadOnly,
    StoreError,
    Unforeseen,
    named,
)
from store.events import Event
from store.lock import FileLock
from store.quarantine import BadRecord
from store.schema import migrate, migrations, newest, statements
from store.store import Store
from store.values import QueueQuery, View
from tests.store.shelf import NOW, RIGHTS, Clock, a_case, an_act, an_intake, one_case

as_root = os.geteuid() == 0


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_a_new_database_is_its_owners_only(umask: None, path: Path, clock: Clock) -> None:
    with Store.open(path, clock=clock) as store:
        case_id = one_case(store)
        store.act(case_id, an_act("note", text="x"), RIGHTS)
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
        assert modes == dict.fromkeys(
            ["desk.db", "desk.db-wal", "desk.db-shm", "desk.db.lock", "desk.db.heads"], 0o600
        )


def test_a_teams_database_keeps_its_mode(path: Path, clock: Clock) -> None:
    Store.open(path, clock=clock).close()
    path.chmod(0o660)
    path.with_name("desk.db.lock").unlink()
    with Store.open(path, clock=clock) as store:
        one_case(store)
        store.act(1, an_act("note", text="x"), RIGHTS)
        for end in ("-wal", ".lock", ".heads"):
            assert stat.S_IMODE(path.with_name(path.name + end).stat().st_mode) & 0o660 == 0o660


def test_every_commit_is_on_disk_before_it_is_acknowledged(store: Store) -> None:
    value = store._connection.value
    assert value("PRAGMA journal_mode") == "wal"
    assert value("PRAGMA synchronous") == 2
    assert value("PRAGMA foreign_keys") == 1
    assert value("PRAGMA recursive_triggers") == 1


def test_a_newer_schema_is_read_and_not_written(store: Store, path: Path, clock: Clock) -> None:
    one_case(store)
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {newest() + 1}")
    raw.close()
    with Store.open(path, clock=clock) as older:
        assert isinstance(older.closed_because, NewerSchema)
        assert older.counts("", NOW)[View.ALL] == 1
        with pytest.raises(NewerSchema, match="newer lanedesk"):
            older.act(1, an_act("note", text="x"), RIGHTS)
        with pytest.raises(NewerSchema):
            older.take_in([an_intake(a_case("2"))])


@pytest.mark.skipif(as_root, reason="root may write whatever the permissions say")
def test_a_read_only_file_is_read(store: Store, path: Path, clock: Clock) -> None:
    one_case(store)
    path.chmod(0o400)
    with Store.open(path, clock=clock) as reader:
        assert reader.counts("", NOW)[View.ALL] == 1
        with pytest.raises(ReadOnly):
            reader.act(1, an_act("note", text="x"), RIGHTS)


def test_a_file_that_is_no_database(path: Path, clock: Clock) -> None:
    path.write_text("My notes, nothing to do with this program." * 100)
    with pytest.raises(NotADatabase) as caught:
        Store.open(path, clock=clock)
    assert "--db" in caught.value.text
    assert path.read_text().startswith("My notes")


def test_a_folder_in_the_files_place(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(StoreError):
        Store.open(tmp_path, clock=clock)


def test_a_writer_that_hangs_is_told_of_and_the_act_can_be_done_again(
    store: Store, path: Path, clock: Clock
) -> None:
    case_id = one_case(store)
    hanging = FileLock(path)
    hanging.take(1)
    with Store.open(path, clock=clock, lock_seconds=0.05) as waiting:
        with pytest.raises(LockedTooLong, match="do it again"):
            waiting.act(case_id, an_act("note", text="x"), RIGHTS)
        assert waiting.case(case_id, NOW).row.ticket_id == "1"
        hanging.give()
        waiting.act(case_id, an_act("note", text="x"), RIGHTS)
    hanging.close()
    assert len(list(store.feedback())) == 1


def test_a_lock_given_up_is_not_taken_later(path: Path) -> None:
    path.touch()
    first, second, third = (FileLock(path) for _ in range(3))
    first.take(1)
    with pytest.raises(LockedTooLong):
        second.take(0.02)
    first.give()
    third.take(1)
    third.give()
    second.take(1)
    for lock in (first, second, third):
        lock.close()


def fill(store: Store, case_id: int) -> None:
    for _ in range(100):
        store.act(case_id, an_act("note", text="x" * 9000), RIGHTS)


def test_a_full_disk_loses_nothing_that_was_acknowledged(store: Store, path: Path) -> None:
    case_id = one_case(store)
    store.act(case_id, an_act("note", text="before"), RIGHTS)
    pages = store._connection.value("PRAGMA page_count")
    store._connection.value(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(DiskFull) as caught:
        fill(store, case_id)
    assert "Free some space" in caught.value.text
    kept = len(list(store.feedback()))
    assert store.verify().ok
    store._connection.value("PRAGMA max_page_count = 1000000")
    store.act(case_id, an_act("note", text="after"), RIGHTS)
    assert len(list(store.feedback())) == kept + 1
    assert store.verify().ok


def failing(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("it went wrong")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_READONLY_DBMOVED, ReadOnly),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, LockedTooLong),
        (sqlite3.SQLITE_IOERR_FSYNC, DiskFault),
        (sqlite3.SQLITE_CANTOPEN, DiskFault),
        (sqlite3.SQLITE_CORRUPT_INDEX, Corrupt),
        (sqlite3.SQLITE_NOTADB, NotADatabase),
        (sqlite3.SQLITE_CONSTRAINT_TRIGGER, GuardTripped),
        (sqlite3.SQLITE_MISUSE, Unforeseen),
    ],
)
def test_every_fault_has_a_name_and_says_what_was_kept(code: int, kind: type[StoreError]) -> None:
    error = named(failing(code))
    assert type(error) is kind
    assert error.title
    assert "Nothing" in error.text


def test_every_sqlite_error_class_is_caught() -> None:
    classes = [value for value in vars(sqlite3).values() if isinstance(value, type)]
    for kind in classes:
        if issubclass(kind, (sqlite3.Error, sqlite3.Warning)):
            assert isinstance(named(kind("x")), StoreError)


def test_migrations_are_numbered_and_their_statements_whole() -> None:
    for number, name, script in migrations():
        assert number >= 1
        assert name
        for statement in statements(script):
            assert sqlite3.complete_statement(statement)
            assert statement.split()[0] in {"CREATE", "ALTER", "INSERT", "UPDATE", "DROP", "DELETE"}


def test_a_migration_that_fails_leaves_nothing(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = migrations()
    broken = (len(good) + 1, "broken", "CREATE TABLE half (x);\nCREATE TABLE half (x);\n")
    monkeypatch.setattr("store.schema.migrations", lambda: (*good, broken))
    with pytest.raises(StoreError):
        Store.open(path, clock=clock)
    monkeypatch.undo()
    with Store.open(path, clock=clock) as store:
        assert store.closed_because is None
        tables = store._connection.rows("SELECT name FROM sqlite_master WHERE name = 'half'")
        assert tables == []


def test_an_older_schema_is_brought_up_with_its_rows(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path, clock=clock) as store:
        one_case(store)
    good = migrations()
    added = (len(good) + 1, "later", "ALTER TABLE cases ADD COLUMN later TEXT;\n")
    monkeypatch.setattr("store.schema.migrations", lambda: (*good, added))
    with Store.open(path, clock=clock) as store:
        assert store.closed_because is None
        assert store.counts("", NOW)[View.ALL] == 1
        assert [row["number"] for row in store._connection.rows("SELECT number FROM schema_migrations")] == [
            *range(1, len(good) + 2)
        ]


def test_doctor_looks_at_everything_and_writes_nothing(store: Store, path: Path, clock: Clock) -> None:
    case_id = one_case(store)
    store.act(case_id, an_act("approve"), RIGHTS)
    with Store.open(path, clock=clock) as other:
        before = other.data_version()
        found = {check.name: check for check in store.doctor(NOW)}
        assert other.data_version() == before
    assert {name for name, check in found.items() if check.state == "bad"} <= {"free space"}
    assert found["journal"].state == "ok"
    assert found["log"].text == "1 actions, the chain holds"
    assert found["outbox"].state == "ok"
    late = {check.name: check for check in store.doctor(NOW.replace(hour=12))}
    assert (late["outbox"].state, late["outbox"].text[:9]) == ("warn", "1 waiting")


def test_doctor_names_what_is_wrong(store: Store, path: Path) -> None:
    path.chmod(0o644)
    raw = connect(path, writable=True)
    raw.execute("DROP TRIGGER actions_stay_update")
    raw.close()
    found = {check.name: check.state for check in doctor(store._connection, NOW)}
    assert (found["permissions"], found["guards"], found["log"]) == ("warn", "bad", "bad")


@pytest.mark.parametrize("version", [number for number, _, _ in migrations()])
def test_every_released_schema_comes_up_to_the_newest(path: Path, clock: Clock, version: int) -> None:
    old = sqlite3.connect(path, isolation_level=None)
    migrate(Database(old, execute_plugins=False), "2026-03-10T09:00:00.000000Z", upto=version)
    old.close()
    fresh = path.with_name("fresh.db")
    Store.open(fresh, clock=clock).close()
    with Store.open(path, clock=clock) as store:
        one_case(store)
        assert store.act(1, an_act("approve"), RIGHTS).action.id == 1
        assert store.verify().ok
    shapes = []
    for file in (path, fresh):
        raw = sqlite3.connect(file)
        shapes.append(raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall())
        raw.close()
    assert shapes[0] == shapes[1]


def test_a_table_rebuilt_by_sqlite_utils_loses_its_guards_and_is_found(
    store: Store, path: Path, clock: Clock
) -> None:
    one_case(store)
    store.act(1, an_act("note", text="x"), RIGHTS)
    raw = sqlite3.connect(path)
    db = Database(raw, execute_plugins=False)
    db.table("outbox").transform(rename={"answer": "answered"})
    raw.close()
    with Store.open(path, clock=clock) as again:
        assert isinstance(again.closed_because, GuardsMissing)
    assert not store.verify().ok


def test_a_database_of_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE t (x)")
    before = path.read_bytes()
    with pytest.raises(NotADatabase) as caught:
        Store.open(path, clock=lambda: NOW)
    assert "Nothing in it was changed" in caught.value.text
    assert path.read_bytes() == before


def test_a_full_disk_is_named_when_it_shows_at_the_shared_memory() -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    assert isinstance(named(error), DiskFull)
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
    assert isinstance(named(error), DiskFault)


def test_doctor_says_when_nothing_may_be_written(store: Store, path: Path) -> None:
    def told(name: str) -> str:
        return next(check.state for check in store.doctor(NOW) if check.name == name)

    assert (told("writing"), told("journal")) == ("ok", "ok")
    store._connection.closed_because = ReadOnly("The database is read-only", "You may read here.")
    assert (told("writing"), told("journal")) == ("bad", "ok")


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ("UPDATE revisions SET record = replace(record, '[', '{')", "case"),
        ("UPDATE revisions SET record = CAST(x'7b22ff22' AS TEXT)", "case"),
        ("UPDATE revisions SET decision = '{}'", "case"),
        ("UPDATE revisions SET record = '{}'", "act"),
        ("UPDATE revisions SET record = ''", "all_cases"),
        ("UPDATE cases SET waiting_since = 'once'", "queue"),
        ("UPDATE actions SET verb = 'wink'", "feedback"),
        ("UPDATE actions SET at = '2026-13-01'", "feedback"),
        ("UPDATE actions SET hunks = '['", "export"),
        ("UPDATE events SET detail = 'no'", "case"),
        ("UPDATE quarantine SET at = ''", "quarantine"),
    ],
)
def test_a_stored_value_that_cannot_be_read_is_named(
    store: Store, path: Path, change: str, read: str
) -> None:
    case_id = one_case(store)
    store.act(case_id, an_act("note", text="x"), RIGHTS)
    store.add_events([(case_id, Event(kind="csat", at=NOW, source="survey"))])
    store.set_aside([BadRecord(origin="a", line=1, reason="b", raw=b"{", size=1, at=NOW)])
    raw = sqlite3.connect(path, isolation_level=None)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute(change)
    raw.close()
    reads: dict[str, Callable[[], object]] = {
        "case": lambda: store.case(case_id, NOW),
        "act": lambda: store.act(case_id, an_act("note", text="y"), RIGHTS),
        "all_cases": lambda: list(store.all_cases()),
        "queue": lambda: store.queue(QueueQuery(now=NOW)),
        "feedback": lambda: list(store.feedback()),
        "export": lambda: list(store.export("feedback")),
        "quarantine": store.quarantine,
    }
    store._records = Records(store._connection)
    with pytest.raises(Corrupt) as caught:
        reads[read]()
    assert "lanedesk verify" in caught.value.text
    assert "backup" in caught.value.text
