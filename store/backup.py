"""A copy of the database that is complete while others write, and checked before it is called a backup."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from store.chain import EVERY, Head, HeadsFile
from store.connection import Connection
from store.errors import AlreadyThere, Corrupt, faults_named
from store.reports import VerifyReport
from store.verify import verify_file

_HEADS = "SELECT id, hash FROM actions WHERE id % ? = 0 OR id = (SELECT max(id) FROM actions) ORDER BY id"


def backup(store: Connection, to: Path) -> VerifyReport:
    """Copy the database to a new file, 0600, with its heads file beside it; raises AlreadyThere.

    Everything acknowledged before the call is in the copy. The copy is verified before it gets its name.
    """
    with faults_named():
        taken = to.exists()
    if taken:
        raise AlreadyThere(
            "There is a file already", f"{to} stays as it is. Name another file for the backup."
        )
    part = to.with_name(to.name + ".part")
    with faults_named():
        to.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600))
        try:
            copy_of(store.raw, part)
            report = verify_file(part)
            if not report.ok:
                first = report.problems[0].text
                raise Corrupt("The copy is not whole", f"{first} No backup was made; run `lanedesk verify`.")
            give_name(part, to)
        finally:
            for left in (part, part.with_name(part.name + ".heads")):
                left.unlink(missing_ok=True)
    return report


def copy_of(raw: sqlite3.Connection, part: Path) -> None:
    """Fill the file at `part` with everything the database holds, and its heads file."""
    copy = sqlite3.connect(part, isolation_level=None)
    try:
        raw.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        heads = HeadsFile(part)
        for number, digest in copy.execute(_HEADS, (EVERY,)).fetchall():
            heads.write(Head(number, digest))
        heads.close()
    finally:
        copy.close()


def give_name(part: Path, to: Path) -> None:
    """Put a finished copy on the disk under its name."""
    file = os.open(part, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
    heads = part.with_name(part.name + ".heads")
    if heads.exists():
        heads.replace(to.with_name(to.name + ".heads"))
    part.replace(to)
    folder = os.open(to.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
