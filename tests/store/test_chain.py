"""The log cannot be rewritten quietly: the database refuses, and what gets past it is found."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from store.chain import COLUMNS, Head, HeadsFile, row_hash
from store.errors import GuardsMissing
from store.store import Store
from tests.store.shelf import NOW, RIGHTS, Clock, an_act, one_case

ATTEMPTS = [
    "UPDATE actions SET actor = 'tom' WHERE id = 3",
    "DELETE FROM actions WHERE id = 3",
    "DELETE FROM actions",
    "REPLACE INTO actions SELECT * FROM actions WHERE id = 3",
    "INSERT OR REPLACE INTO actions SELECT * FROM actions WHERE id = 3",
    "INSERT OR IGNORE INTO actions SELECT * FROM actions WHERE id = 3",
    "UPDATE OR REPLACE actions SET id = 4 WHERE id = 3",
    "INSERT INTO actions SELECT * FROM actions WHERE id = 3 ON CONFLICT (id) DO UPDATE SET actor = 'tom'",
    "UPDATE revisions SET record = '{}'",
    "DELETE FROM revisions",
    "INSERT OR REPLACE INTO revisions SELECT * FROM revisions",
]
BEHIND_THE_GUARDS = {
    "edit": "UPDATE actions SET actor = 'tom' WHERE id = 3",
    "remove": "DELETE FROM actions WHERE id = 3",
    "swap": "UPDATE actions SET id = CASE id WHEN 3 THEN -4 WHEN 4 THEN -3 END WHERE id IN (3, 4);"
    "UPDATE actions SET id = -id WHERE id < 0",
    "cut": "DELETE FROM actions WHERE id >= 9",
    "bytes": "UPDATE actions SET actor = CAST(x'ff41' AS TEXT) WHERE id = 3",
}


@pytest.fixture
def full(store: Store) -> Store:
    case_id = one_case(store)
    for number in range(10):
        store.act(case_id, an_act("note", text=f"note {number}"), RIGHTS)
    return store


def behind_the_guards(path: Path, script: str, *, mend: bool = True) -> None:
    """Do what the triggers forbid, as somebody who may write the file can, and put them back."""
    raw = sqlite3.connect(path)
    triggers = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('actions', 'revisions')"
    ).fetchall()
    for name, _ in triggers:
        raw.execute(f"DROP TRIGGER {name}")
    raw.executescript(script)
    for _, sql in triggers if mend else ():
        raw.execute(sql)
    raw.commit()
    raw.close()


def first(store: Store) -> tuple[str, int | None]:
    problem = store.verify().problems[0]
    assert problem.text
    return problem.code, problem.action_id


def test_an_honest_log_is_proved(full: Store, path: Path) -> None:
    report = full.verify()
    assert (report.ok, report.actions, report.head_id) == (True, 10, 10)
    assert HeadsFile(path).heads() == [Head(10, report.head_hash)]
    assert full.verify(against=(10, report.head_hash)).ok


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_database_refuses(full: Store, path: Path, attempt: str) -> None:
    for recursive in (0, 1):
        raw = sqlite3.connect(path)
        raw.execute(f"PRAGMA recursive_triggers = {recursive}")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute(attempt)
        raw.close()
    assert full.verify().ok


@pytest.mark.parametrize(
    ("how", "code", "action_id"),
    [
        ("edit", "edited", 3),
        ("remove", "removed", 3),
        ("swap", "edited", 3),
        ("cut", "cut_tail", 9),
        ("bytes", "edited", 3),
    ],
)
def test_what_gets_past_the_guards_is_found(
    full: Store, path: Path, how: str, code: str, action_id: int
) -> None:
    behind_the_guards(path, BEHIND_THE_GUARDS[how])
    assert first(full) == (code, action_id)


def test_a_log_rewritten_from_one_row_on_is_found_by_its_head(full: Store, path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.row_factory = sqlite3.Row
    raw.execute("DROP TRIGGER actions_stay_update")
    raw.execute("UPDATE actions SET actor = 'tom' WHERE id = 3")
    before = raw.execute("SELECT hash FROM actions WHERE id = 2").fetchone()[0]
    for row in raw.execute("SELECT * FROM actions WHERE id >= 3 ORDER BY id").fetchall():
        digest = row_hash(before, [row[column] for column in COLUMNS])
        raw.execute("UPDATE actions SET prev_hash = ?, hash = ? WHERE id = ?", (before, digest, row["id"]))
        before = digest
    raw.commit()
    raw.close()
    codes = [problem.code for problem in full.verify().problems]
    assert codes == ["guards", "head_differs"]


def test_a_lost_heads_file_is_told(full: Store, path: Path) -> None:
    HeadsFile(path).path.unlink()
    assert first(full)[0] == "heads_missing"


def test_a_head_kept_elsewhere_proves_a_cut_tail(full: Store, path: Path, clock: Clock) -> None:
    head = full.verify()
    behind_the_guards(path, BEHIND_THE_GUARDS["cut"])
    HeadsFile(path).path.unlink()
    with Store.open(path, clock=clock) as again:
        again.act(1, an_act("note", text="as if nothing had been"), RIGHTS)
        assert again.verify().ok
        assert again.verify(against=(head.head_id, head.head_hash)).problems[0].code == "cut_tail"


def test_every_thousandth_head_stays(path: Path, store: Store) -> None:
    heads = HeadsFile(path)
    for number in range(990, 2105):
        heads.write(Head(number, f"{number:064}"))
    heads.close()
    assert [head.id for head in heads.heads()] == [2104, 1000, 2000]


@pytest.mark.parametrize(
    "script",
    [
        "DROP TRIGGER actions_stay_update",
        "DROP TRIGGER outbox_lane_3_send",
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'actions_stay_delete'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'WHEN (NEW', "
        "'WHEN 0 AND (NEW') WHERE name = 'actions_stay_update'",
    ],
)
def test_a_database_without_its_guards_is_opened_for_reading_only(
    full: Store, path: Path, clock: Clock, script: str
) -> None:
    raw = sqlite3.connect(path)
    raw.executescript(script)
    raw.close()
    with Store.open(path, clock=clock) as again:
        assert isinstance(again.closed_because, GuardsMissing)
        assert again.case(1, NOW).row.ticket_id == "1"
        with pytest.raises(GuardsMissing):
            again.act(1, an_act("note", text="x"), RIGHTS)
    assert "guards" in {problem.code for problem in full.verify().problems}


def test_a_trigger_nobody_knows_is_told(full: Store, path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("CREATE TRIGGER quiet BEFORE INSERT ON events BEGIN SELECT RAISE(IGNORE); END")
    raw.close()
    assert first(full) == ("guards", None)


def changed_record(path: Path) -> None:
    behind_the_guards(path, "UPDATE revisions SET record = replace(record, 'invoices', 'refunds')")


def changed_reply(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("UPDATE tallies SET n = n + 1")
    raw.commit()
    raw.close()


@pytest.mark.parametrize(("change", "code"), [(changed_record, "record_edited"), (changed_reply, "tallies")])
def test_more_than_the_log_is_checked(
    full: Store, path: Path, change: Callable[[Path], None], code: str
) -> None:
    change(path)
    assert first(full)[0] == code


def test_a_flipped_byte_is_found(full: Store, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    full.backup(copy)
    content = bytearray(copy.read_bytes())
    place = content.find(b"note 5")
    content[place] ^= 1
    copy.write_bytes(content)
    problem = Store.check_copy(copy).problems[0]
    assert (problem.code, problem.action_id) == ("edited", 6)


def test_a_torn_page_is_told_and_ends_nothing(full: Store, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    full.backup(copy)
    content = bytearray(copy.read_bytes())
    for place in range(3 * 4096, len(content), 4096):
        content[place : place + 64] = b"\x00" * 64
    copy.write_bytes(content)
    assert not Store.check_copy(copy).ok


def test_a_backup_carries_its_heads(full: Store, tmp_path: Path) -> None:
    copy = tmp_path / "deep" / "copy.db"
    report = full.backup(copy)
    assert report.ok
    assert Store.check_copy(copy) == report
    assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in copy.parent.iterdir()) == ["copy.db", "copy.db.heads"]
    behind_the_guards(copy, BEHIND_THE_GUARDS["cut"])
    assert Store.check_copy(copy).problems[0].code == "cut_tail"


def test_a_backup_never_overwrites(full: Store, tmp_path: Path) -> None:
    taken = tmp_path / "taken.db"
    taken.write_text("mine")
    with pytest.raises(Exception, match="There is a file already"):
        full.backup(taken)
    assert taken.read_text() == "mine"


def test_a_copied_file_is_a_database_of_its_own(full: Store, tmp_path: Path, clock: Clock) -> None:
    copy = tmp_path / "copy.db"
    full.backup(copy)
    shutil.copy(copy, tmp_path / "third.db")
    with Store.open(copy, clock=clock) as again:
        again.act(1, an_act("note", text="x"), RIGHTS)
        assert again.verify().ok
