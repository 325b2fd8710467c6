"""Everything that can go wrong in the store, named for a person.

StoreError
├── NotFound            no such case, or no such quarantined record
├── Ambiguous           a ticket id that stands in several sources
├── Refused             the act was not accepted; nothing was changed
├── AlreadyThere        a file would have been overwritten
├── CannotKeep          a text that SQLite cannot hold
├── Superseded          a long read that nobody waits for any more
├── NoGroup             a team's group that is not there, or not the person's
└── StoreFault          the database itself
    ├── DiskFull
    ├── ReadOnly
    ├── NewerSchema     written by a newer lanedesk: open for reading only
    ├── GuardsMissing   a trigger that protects the log or Lane 3 is gone: open for reading only
    ├── LockedTooLong
    ├── DiskFault       the operating system could not read or write
    ├── NoPlace         the path as written cannot hold a file
    ├── Corrupt
    ├── NotADatabase
    ├── GuardTripped    a guard inside the database stopped a write
    └── Unforeseen
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from lanes.act import Refusal

Given = ParamSpec("Given")
Made = TypeVar("Made")

KEPT = "Nothing of this step was stored; everything acknowledged before is on disk."


class StoreError(Exception):
    """The root: `title` in a few words, `text` says what happened, what was kept, what to do."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(f"{title}: {text}")
        self.title = title
        self.text = text


class NotFound(StoreError):
    pass


class Ambiguous(StoreError):
    def __init__(self, ref: str, names: tuple[str, ...]) -> None:
        super().__init__("Several cases", f"{ref} stands in several sources; say which: {', '.join(names)}.")
        self.names = names


class Refused(StoreError):
    """The refusal is a value: `refusal.code` for programs, title and text for people."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.title, refusal.text)
        self.refusal = refusal


class AlreadyThere(StoreError):
    pass


class CannotKeep(StoreError):
    pass


class Superseded(StoreError):
    """A long read was given up because nobody waits for its answer any more."""


class NoGroup(StoreError):
    """A database for a team was asked for, and the group is not there or not the person's."""


class StoreFault(StoreError):
    pass


class DiskFull(StoreFault):
    pass


class ReadOnly(StoreFault):
    pass


class NewerSchema(StoreFault):
    pass


class GuardsMissing(StoreFault):
    pass


class LockedTooLong(StoreFault):
    pass


class DiskFault(StoreFault):
    pass


class NoPlace(StoreFault):
    """The path as it is written cannot hold a file: nothing is wrong with the disk."""


class Corrupt(StoreFault):
    pass


class NotADatabase(StoreFault):
    pass


class GuardTripped(StoreFault):
    pass


class Unforeseen(StoreFault):
    pass


_FULL = ("The disk is full", f"{KEPT} Free some space and do it again.")
_FULL_OR_FAILING = (
    "The disk is full or failing",
    f"{KEPT} Free some space, or check the disk, and do it again.",
)
_READ_ONLY = (
    "The database is read-only",
    f"{KEPT} Check the permissions of the file and its folder, then do it again.",
)
_LOCKED = (
    "The database is busy",
    f"Another process kept it locked too long. {KEPT} Do it again; if it stays so, look for one that hangs.",
)
_FAULT = (
    "The disk does not answer",
    f"The system could not read or write the database file. {KEPT} Check the disk, then do it again.",
)
_MEND = f"{KEPT} Stop writing, run `lanedesk verify`, and go back to the latest backup."
_CORRUPT = ("The database is damaged", _MEND)
_NO_DATABASE = ("Not a database", "The file is no SQLite database. Nothing was changed; check --db.")

_BY_EXTENDED_CODE: dict[int, tuple[type[StoreFault], tuple[str, str]]] = {
    # The file of shared memory could not be made longer: so a full disk answers who opens the database.
    sqlite3.SQLITE_IOERR_SHMSIZE: (DiskFull, _FULL_OR_FAILING),
}
_BY_CODE: dict[int, tuple[type[StoreFault], tuple[str, str]]] = {
    sqlite3.SQLITE_FULL: (DiskFull, _FULL),
    sqlite3.SQLITE_READONLY: (ReadOnly, _READ_ONLY),
    sqlite3.SQLITE_PERM: (ReadOnly, _READ_ONLY),
    sqlite3.SQLITE_AUTH: (ReadOnly, _READ_ONLY),
    sqlite3.SQLITE_BUSY: (LockedTooLong, _LOCKED),
    sqlite3.SQLITE_LOCKED: (LockedTooLong, _LOCKED),
    sqlite3.SQLITE_PROTOCOL: (LockedTooLong, _LOCKED),
    sqlite3.SQLITE_IOERR: (DiskFault, _FAULT),
    sqlite3.SQLITE_CANTOPEN: (DiskFault, _FAULT),
    sqlite3.SQLITE_NOLFS: (DiskFault, _FAULT),
    sqlite3.SQLITE_CORRUPT: (Corrupt, _CORRUPT),
    sqlite3.SQLITE_NOTADB: (NotADatabase, _NO_DATABASE),
}
_BY_ERRNO: dict[int, tuple[type[StoreFault], tuple[str, str]]] = {
    errno.ENOSPC: (DiskFull, _FULL),
    errno.EDQUOT: (DiskFull, _FULL),
    errno.EROFS: (ReadOnly, _READ_ONLY),
    errno.EACCES: (ReadOnly, _READ_ONLY),
    errno.EPERM: (ReadOnly, _READ_ONLY),
}

_NOT_AS_WRITTEN = ("Could not decode to UTF-8", "malformed JSON")
"""How SQLite begins to say that a text is not as it was stored."""
_NO_PLACE = frozenset(
    {errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOENT, errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL}
)
"""What the path is to blame for."""


def named(error: sqlite3.Error | sqlite3.Warning | OSError | UnicodeError) -> StoreError:
    """The store's own error for a foreign one; whatever nobody foresaw is `Unforeseen`, never lost."""
    if isinstance(error, UnicodeError):
        text = f"It holds characters that are no valid Unicode ({error}). {KEPT} Mend it and do it again."
        return CannotKeep("The text cannot be kept", text)
    if isinstance(error, OSError):
        if error.errno in _NO_PLACE:
            text = (
                f"{error.filename or 'the path'}: {error.strerror}. Nothing was changed; name another path."
            )
            return NoPlace("No place for the file", text)
        kind, words = _BY_ERRNO.get(error.errno or 0, (DiskFault, _FAULT))
        return kind(*words)
    if str(error).startswith(_NOT_AS_WRITTEN):
        return unreadable(error)
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
        text = f"A guard in the database stopped this step ({error}). {KEPT}"
        return GuardTripped("Stopped by a guard", text)
    if code == sqlite3.SQLITE_INTERRUPT:
        return Superseded("Given up", "Nobody waits for this answer any more. Nothing was changed.")
    if isinstance(code, int) and code & 0xFF in _BY_CODE:
        kind, words = _BY_EXTENDED_CODE.get(code) or _BY_CODE[code & 0xFF]
        return kind(*words)
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    return Unforeseen("The database refused", f"{name}: {error}. {KEPT}")


def unreadable(error: Exception) -> Corrupt:
    """What to say of a stored value that is not as the store writes it; none of its words are repeated."""
    return Corrupt(
        "The database is damaged", f"A stored value cannot be read ({type(error).__name__}). {_MEND}"
    )


def readable(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """For what turns stored columns into values: one that is not as it was written raises Corrupt."""

    @wraps(make)
    def made(*args: Given.args, **given: Given.kwargs) -> Made:
        try:
            return make(*args, **given)
        except (ValueError, KeyError) as error:
            raise unreadable(error) from error

    return made


FOREIGN = (sqlite3.Error, sqlite3.Warning, OSError, UnicodeError)
"""The errors that `named` turns into the store's own."""


@contextmanager
def faults_named() -> Iterator[None]:
    """Let only named errors out: SQLite's, the system's and bad text become StoreErrors."""
    try:
        yield
    except FOREIGN as error:
        raise named(error) from error
