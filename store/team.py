"""A database that a team shares: made for a group from its first byte on."""

from __future__ import annotations

import grp
import os
import stat
from pathlib import Path

from store.errors import NoGroup, faults_named

FILE_MODE = 0o660
FOLDER_MODE = 0o2770
"""With the set-group-id bit: SQLite makes files beside the database, and they are to belong to the group."""


def make_for_team(database: Path, group: str) -> bool:
    """Make an empty database file, 0660, and its folder, 2770, for this group; raises NoGroup.

    False when the file is there already: its mode and group stay as they are.
    """
    try:
        number = grp.getgrnam(group).gr_gid
    except KeyError as error:
        where = "`[store] group` in your settings, or LANEDESK_GROUP"
        text = f"This host has no group {group!r}. Nothing was made; check {where}."
        raise NoGroup("No such group", text) from error
    with faults_named():
        if database.exists():
            return False
        try:
            _make_folder(database.parent, number)
            _make_file(database, number)
        except FileExistsError:
            return False
        except PermissionError as error:
            text = (
                f"{error.strerror}: {error.filename or database} cannot be given to the group {group}. "
                "Nothing was made; you have to belong to the group."
            )
            raise NoGroup("Not your group", text) from error
    return True


def _make_folder(folder: Path, group: int) -> None:
    if folder.exists():
        return
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
    folder.mkdir(mode=0o700)
    os.chown(folder, -1, group)
    folder.chmod(FOLDER_MODE)


def _make_file(database: Path, group: int) -> None:
    file = os.open(database, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)
    try:
        os.fchown(file, -1, group)
        os.fchmod(file, FILE_MODE)
    except PermissionError:
        database.unlink()
        raise
    finally:
        os.close(file)


def not_the_groups(database: Path, group: str | None) -> str | None:
    """Why the database is not the group's that the settings name; None when it is, or when none is named."""
    if group is None:
        return None
    try:
        wanted = grp.getgrnam(group)
    except KeyError:
        return (
            f"the settings share the database with the group {group!r}, and this host has none of that name"
        )
    about = database.stat()
    if about.st_gid == wanted.gr_gid and about.st_mode & 0o060 == 0o060:
        return None
    return (
        f"the settings share the database with the group {group}, and it was made before: chgrp {group} and "
        f"chmod 660 {database.name} and the files named after it; chgrp {group} and chmod 2770 their folder"
    )


def shared_badly(database: Path, beside: list[Path], folders: list[Path]) -> str | None:
    """What keeps a group from working together on a database that is open to it; None when nothing does."""
    about = database.stat()
    if not about.st_mode & stat.S_IWGRP:
        return None
    folder = database.resolve().parent
    held = folder.stat()
    if held.st_gid != about.st_gid or not held.st_mode & stat.S_IWGRP or not held.st_mode & stat.S_ISGID:
        return (
            f"the group may write the database, and SQLite makes files beside it that the group must be able "
            f"to write too: chgrp {about.st_gid} {folder}, then chmod 2770 {folder}"
        )
    wrong = [
        file.name
        for file in beside
        if file.exists() and (file.stat().st_gid != about.st_gid or not file.stat().st_mode & stat.S_IWGRP)
    ]
    if wrong:
        return f"the group cannot write {', '.join(wrong)}: chgrp and chmod g+rw them"
    closed = [
        folder.name
        for folder in folders
        if folder.stat().st_gid != about.st_gid or not folder.stat().st_mode & stat.S_IWGRP
    ]
    return f"the group cannot write into {', '.join(closed)}: chgrp and chmod 2770 them" if closed else None
