"""A look over the installation: what is as it should be, what to watch, what to mend."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from store.connection import Connection
from store.copies import copies_holding_erased
from store.errors import StoreFault
from store.reports import Check
from store.schema import missing_guards, newest, schema_version
from store.team import not_the_groups, shared_badly
from store.times import stamp
from store.verify import verify_file

_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs", "lustre")
_WAL_RESET = ((3, 7, 0), (3, 51, 2))
_LOW, _VERY_LOW = 1 << 30, 100 << 20
_LATE = timedelta(minutes=10)
_NAMED = 10
_BESIDE = ("-wal", "-shm", ".lock", ".heads")
_FOLDERS = (".unsent", ".outbox")
_OUTBOX = """
SELECT (SELECT count(*) FROM outbox WHERE state = 'unknown'),
  (SELECT count(*) FROM outbox WHERE state = 'sending' AND sending_until <= :now),
  (SELECT count(*) FROM outbox WHERE state = 'queued' AND send_after <= :late)"""


def doctor(store: Connection, now: datetime, group: str | None = None) -> tuple[Check, ...]:
    """Every check in a fixed order; none of them writes. `group` is whom the settings share it with."""
    checks: tuple[Callable[[], Check], ...] = (
        _sqlite,
        lambda: _schema(store),
        lambda: _writing(store),
        lambda: _journal(store),
        lambda: _file_system(store.path),
        lambda: _space(store.path),
        lambda: _permissions(store.path, group),
        lambda: _guards(store),
        lambda: _log(store),
        lambda: _outbox(store, now),
        lambda: _quarantine(store),
        lambda: _copies(store),
    )
    return tuple(check() for check in checks)


def doctor_outside(path: Path, fault: StoreFault, group: str | None = None) -> tuple[Check, ...]:
    """What can be seen of a database that could not be opened, and why it could not."""
    return (
        _sqlite(),
        _file_system(path),
        _space(path),
        _permissions(path, group),
        Check(name="database", state="bad", text=f"{fault.title}. {fault.text}"),
    )


def _sqlite() -> Check:
    version = sqlite3.sqlite_version_info
    name = f"SQLite {sqlite3.sqlite_version}"
    if _WAL_RESET[0] <= version <= _WAL_RESET[1]:
        text = (
            f"{name} has a rare fault (3.7.0 to 3.51.2): a checkpoint racing another process's write can "
            "damage the file. Keep backups, and update SQLite when you can."
        )
        return Check(name="sqlite", state="warn", text=text)
    return Check(name="sqlite", state="ok", text=name)


def _schema(store: Connection) -> Check:
    version = schema_version(store.raw)
    if version == newest():
        return Check(name="schema", state="ok", text=f"schema {version}")
    return Check(name="schema", state="bad", text=f"schema {version}; this lanedesk knows {newest()}")


def _writing(store: Connection) -> Check:
    why = store.closed_because
    if why is None:
        return Check(name="writing", state="ok", text="allowed")
    return Check(name="writing", state="bad", text=f"{why.title}. {why.text}")


def _kept_in_wal(path: Path) -> bool:
    """What the file itself says: a connection to a read-only file system does not."""
    with path.open("rb") as file:
        return file.read(20)[18:] == b"\x02\x02"


def _journal(store: Connection) -> Check:
    mode = "wal" if _kept_in_wal(store.path) else store.value("PRAGMA journal_mode")
    level = store.value("PRAGMA synchronous")
    if mode == "wal" and level == 2:
        return Check(name="journal", state="ok", text="write-ahead log, every commit on disk")
    text = f"journal mode {mode}, synchronous {level}: a power cut may lose acknowledged actions"
    return Check(name="journal", state="bad", text=text)


def _file_system(path: Path) -> Check:
    kind = _kind_of(path.resolve())
    if kind in _NETWORK:
        text = (
            f"The database lies on {kind}, where SQLite's locks cannot be trusted. Move it to a local disk."
        )
        return Check(name="file system", state="bad", text=text)
    return Check(name="file system", state="ok", text=kind or "unknown")


def _kind_of(path: Path) -> str:
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    best, kind = "", ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        place = left.split()[4].replace("\\040", " ")
        if path.is_relative_to(place) and len(place) >= len(best):
            best, kind = place, right.split()[0]
    return kind


def _space(path: Path) -> Check:
    about = os.statvfs(path.parent)
    free = about.f_bavail * about.f_frsize
    text = f"{free / (1 << 20):,.0f} MB free"
    state = "bad" if free < _VERY_LOW else "warn" if free < _LOW else "ok"
    return Check(name="free space", state=state, text=text)


def _permissions(path: Path, group: str | None) -> Check:
    beside = [path, *(path.with_name(path.name + end) for end in _BESIDE)]
    folders = [folder for end in _FOLDERS if (folder := path.with_name(path.name + end)).is_dir()]
    open_ones = [f.name for f in (*beside, *folders) if f.exists() and f.stat().st_mode & 0o007]
    if open_ones:
        text = f"Everybody on this host can open {', '.join(open_ones)}: chmod o= them."
        return Check(name="permissions", state="warn", text=text)
    hindrance = not_the_groups(path, group) or shared_badly(path, beside, folders)
    if hindrance is not None:
        return Check(name="permissions", state="warn", text=hindrance)
    mode = path.stat().st_mode & 0o777
    return Check(name="permissions", state="ok", text=f"{mode:04o}")


def _guards(store: Connection) -> Check:
    gone = missing_guards(store.raw) if schema_version(store.raw) <= newest() else ()
    if gone:
        return Check(name="guards", state="bad", text=f"gone or changed: {', '.join(gone)}")
    return Check(name="guards", state="ok", text="all triggers stand")


def _log(store: Connection) -> Check:
    report = verify_file(store.path)
    if report.ok:
        return Check(name="log", state="ok", text=f"{report.actions} actions, the chain holds")
    more = f" (and {len(report.problems) - 1} more)" if len(report.problems) > 1 else ""
    return Check(name="log", state="bad", text=report.problems[0].text + more)


def _outbox(store: Connection, now: datetime) -> Check:
    row = store.row(_OUTBOX, {"now": stamp(now), "late": stamp(now - _LATE)})
    assert row is not None
    unknown, dead, late = row
    told = [
        (unknown, "uncertain: look them up with `lanedesk deliver`"),
        (dead, "left in the hands of a courier that stopped"),
        (late, "waiting for a courier for more than ten minutes"),
    ]
    words = [f"{number} {what}" for number, what in told if number]
    if words:
        return Check(name="outbox", state="warn", text="; ".join(words))
    return Check(name="outbox", state="ok", text="nothing is stuck")


def _quarantine(store: Connection) -> Check:
    waiting = int(store.value("SELECT count(*) FROM quarantine"))
    if waiting:
        return Check(name="quarantine", state="warn", text=f"{waiting} records wait to be mended")
    return Check(name="quarantine", state="ok", text="empty")


def _copies(store: Connection) -> Check:
    if schema_version(store.raw) != newest():
        return Check(name="copies", state="ok", text="not known in this schema")
    found = copies_holding_erased(store)
    if found:
        named = ", ".join(copy.path for copy in found[:_NAMED])
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        text = (
            f"made before an erasure, and may hold erased words: {named}{more}. Make new ones, delete these."
        )
        return Check(name="copies", state="warn", text=text)
    return Check(name="copies", state="ok", text="no backup or export known here holds erased words")
