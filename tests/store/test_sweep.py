"""What an erasure cannot reach at once is told: pages an open reader holds, and copies made before."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from store.store import Store
from tests.store.marked import marks
from tests.store.shelf import RIGHTS, Clock


def test_an_open_reader_elsewhere_is_told_of_and_swept_later(filled: Store, path: Path) -> None:
    filled._connection.raw.execute("PRAGMA busy_timeout = 50")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM cases").fetchall()
    done = filled.erase("qzjid", "mia", RIGHTS)
    assert done.unswept is not None
    reader.execute("COMMIT")
    filled.sweep()
    assert marks(path) == set()
    reader.close()


def test_known_copies_that_may_hold_the_words_are_named(filled: Store, clock: Clock, tmp_path: Path) -> None:
    def told() -> tuple[str, str]:
        check = next(check for check in filled.doctor(clock.now) if check.name == "copies")
        return check.state, check.text

    old, gone, export = (tmp_path / "copies" / name for name in ("old.db", "gone.db", "log.jsonl"))
    clock.turn(hours=1)
    filled.backup(old)
    filled.backup(gone)
    gone.unlink()
    export.write_text("qzj\n")
    filled.note_copy("export", export, clock.now)
    assert told()[0] == "ok"
    clock.turn(hours=1)
    plan = filled.erasure("qzjid")
    assert [(copy.kind, copy.path) for copy in plan.copies] == [("backup", str(old)), ("export", str(export))]
    filled.erase("qzjid", "mia", RIGHTS)
    assert told()[0] == "warn"
    assert f"{old}, {export}" in told()[1]
    clock.turn(hours=1)
    filled.backup(tmp_path / "copies" / "new.db")
    export.unlink()
    assert told()[1].endswith(f"{old}. Make new ones, delete these.")
    old.unlink()
    assert told()[0] == "ok"
