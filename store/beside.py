"""Files and folders beside the database: whoever may open the one may open the other, and nobody else."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


def open_beside(database: Path, ending: str) -> int:
    """A descriptor for `<database><ending>`, made where it is missing with the database's mode and group."""
    path = database.with_name(database.name + ending)
    like = database.stat()
    mode = like.st_mode & 0o666
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, mode)
    mine = os.fstat(file)
    if mine.st_uid == os.geteuid() and (mine.st_mode & 0o777, mine.st_gid) != (mode, like.st_gid):
        with suppress(PermissionError):
            os.fchown(file, -1, like.st_gid)
        os.fchmod(file, mode)
    return file


def make_folder_beside(database: Path, ending: str) -> int:
    """Make the folder `<database><ending>` where it is missing; answers the mode of files in it.

    For a team's database the folder is the group's (2770) and its files 0660; otherwise 0700 and 0600.
    """
    folder = database.with_name(database.name + ending)
    like = database.stat()
    team = bool(like.st_mode & stat.S_IWGRP)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        return 0o660 if team else 0o600
    if team:
        with suppress(PermissionError):
            os.chown(folder, -1, like.st_gid)
        folder.chmod(0o2770)
    return 0o660 if team else 0o600
