"""Files beside the database: whoever may open the one may open the other, and nobody else."""

from __future__ import annotations

import os
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
