"""A backup comes back whole, over nothing, and sends nothing a second time."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from store.errors import AlreadyThere, Corrupt, StoreError
from store.restoring import UNSURE, restore
from store.store import Store
from tests.store.shelf import NOW, RIGHTS, Clock, a_case, an_act, an_intake, one_case, put


def test_what_was_backed_up_is_there_again(store: Store, clock: Clock, tmp_path: Path) -> None:
    case_id = one_case(store)
    store.act(case_id, an_act("note", text="kept"), RIGHTS)
    store.backup(tmp_path / "copy.db")
    report = restore(tmp_path / "copy.db", tmp_path / "new" / "desk.db")
    assert (report.ok, report.actions) == (True, 1)
    assert stat.S_IMODE((tmp_path / "new" / "desk.db").stat().st_mode) == 0o600
    assert sorted(file.name for file in (tmp_path / "new").iterdir()) == ["desk.db", "desk.db.heads"]
    with Store.open(tmp_path / "new" / "desk.db", clock=clock) as again:
        assert [row.note for row in again.feedback()] == ["kept"]
        again.act(case_id, an_act("note", text="and on"), RIGHTS)
        assert again.verify((report.head_id, report.head_hash)).ok


def test_a_reply_that_waited_is_looked_up_before_it_is_sent(
    store: Store, clock: Clock, tmp_path: Path
) -> None:
    first, second = put(store, an_intake(a_case("1")), an_intake(a_case("2")))
    store.act(first, an_act("approve"), RIGHTS)
    store.act(second, an_act("approve"), RIGHTS)
    later = clock.turn(minutes=1)
    assert store.claim_delivery("c", later) is not None
    store.backup(tmp_path / "copy.db")
    restore(tmp_path / "copy.db", tmp_path / "again.db")
    with Store.open(tmp_path / "again.db", clock=clock) as again:
        assert again.claim_delivery("c", clock.turn(hours=1)) is None
        assert [one.case_id for one in again.unknown_deliveries()] == [first, second]
        assert again.case(first, NOW).row.delivery_reason == UNSURE
        assert again.verify().ok


def test_nothing_is_written_over(store: Store, path: Path, tmp_path: Path) -> None:
    one_case(store)
    store.backup(tmp_path / "copy.db")
    before = path.read_bytes()
    with pytest.raises(AlreadyThere):
        restore(tmp_path / "copy.db", path)
    assert path.read_bytes() == before


def test_a_damaged_backup_is_refused_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    for number in range(200):
        put(store, an_intake(a_case(str(number))))
    copy = tmp_path / "copy.db"
    store.backup(copy)
    with copy.open("r+b") as file:
        file.seek(4096 * 20)
        file.write(os.urandom(4096))
    assert not Store.check_copy(copy).ok
    with pytest.raises(Corrupt, match="older backup"):
        restore(copy, tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()
    assert not (tmp_path / "new.db.part").exists()


def test_a_file_that_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader, " * 1000)
    with pytest.raises(StoreError):
        restore(tmp_path / "letter.txt", tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_a_backup_whose_tail_was_cut_is_refused(store: Store, tmp_path: Path) -> None:
    case_id = one_case(store)
    for number in range(3):
        store.act(case_id, an_act("note", text=f"{number}"), RIGHTS)
    copy = tmp_path / "copy.db"
    store.backup(copy)
    raw = sqlite3.connect(copy)
    [sql] = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'actions_stay_delete'").fetchone()
    raw.executescript("DROP TRIGGER actions_stay_delete; DELETE FROM actions WHERE id = 3;")
    raw.execute(sql)
    raw.commit()
    raw.close()
    with pytest.raises(Corrupt, match="tail was cut"):
        restore(copy, tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()
