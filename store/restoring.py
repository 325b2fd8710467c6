"""Bringing a backup back: checked first, at a new path, and without sending anything a second time."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from store.backup import copy_of, give_name
from store.connection import connect
from store.errors import AlreadyThere, Corrupt, faults_named
from store.reports import VerifyReport
from store.verify import verify_file

UNSURE = "restored from a backup: it may have left since"

_WAITING = "SELECT id FROM outbox WHERE state = 'queued' ORDER BY id"
_CLAIM = "UPDATE outbox SET state = 'sending', courier = 'restore' WHERE id = ? AND state = 'queued'"
_UNSURE = "UPDATE outbox SET state = 'unknown', sending_until = NULL, reason = ? WHERE state = 'sending'"


def restore(backup: Path, to: Path) -> VerifyReport:
    """Copy a whole backup to a new file, 0600; raises AlreadyThere, Corrupt.

    Replies that waited in it are uncertain from now on: since the backup was made they may have left, so the
    courier looks them up by their marker before anything else.
    """
    with faults_named():
        taken = [name for name in (to, to.with_name(to.name + ".heads")) if name.exists()]
    if taken:
        text = f"{taken[0]} stays as it is. Name another path to restore to."
        raise AlreadyThere("There is a file already", text)
    _must_be_whole(verify_file(backup), "The backup is not whole")
    part = to.with_name(to.name + ".part")
    with faults_named():
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600))
        try:
            _fill(backup, part)
            report = verify_file(part)
            _must_be_whole(report, "The restored copy is not whole")
            give_name(part, to)
        finally:
            for ending in ("", ".heads", "-journal"):
                part.with_name(part.name + ending).unlink(missing_ok=True)
    return report


def _must_be_whole(report: VerifyReport, title: str) -> None:
    if not report.ok:
        first = report.problems[0]
        raise Corrupt(title, f"{first.code}: {first.text} Nothing was restored; try an older backup.")


def _fill(backup: Path, part: Path) -> None:
    source = connect(backup, writable=False)
    try:
        copy_of(source, part)
    finally:
        source.close()
    copy = connect(part, writable=True)
    try:
        copy.execute("BEGIN IMMEDIATE")
        for (number,) in copy.execute(_WAITING).fetchall():
            # The Lane 3 guard may hold one back: it stays queued, and the guard turns it back when it is due.
            with suppress(sqlite3.IntegrityError):
                copy.execute(_CLAIM, (number,))
        copy.execute(_UNSURE, (UNSURE,))
        copy.execute("COMMIT")
    finally:
        copy.close()
