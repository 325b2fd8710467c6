"""No word left on pages out of use: SQLite leaves old bytes there, in the search index and in the write-ahead log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from store.connection import Connection
from store.errors import LockedTooLong, faults_named


def sweep(store: Connection) -> None:
    """Leave nothing erased on pages out of use: merge the index, rebuild the file, empty the write-ahead log.

    Takes as long as copying the database. Raises LockedTooLong while somebody reads an older state.
    """
    with store.writing():
        store.run("INSERT INTO case_words (case_words) VALUES ('optimize')")
    with store.alone(), faults_named():
        store.raw.execute("VACUUM")
        busy = store.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        text = "Somebody is reading an older state of the database. Close what reads it, then sweep again."
        raise LockedTooLong("The write-ahead log could not be emptied", text)


@contextmanager
def bytes_overwritten(store: Connection) -> Iterator[None]:
    """While it lasts, SQLite overwrites what it deletes with zeroes."""
    before = int(store.value("PRAGMA secure_delete"))
    store.value("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        store.value(f"PRAGMA secure_delete = {before}")
