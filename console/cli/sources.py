"""Files named on the command line, and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from console.cli.edge import Stopped

if TYPE_CHECKING:
    from desk.csv_reading import Mapping

_MAPPING_LIMIT = 1024 * 1024


def origin_of(name: str) -> str:
    """What the quarantine calls a file: its bare name, `stdin` for `-`."""
    return "stdin" if name == "-" else os.fsencode(Path(name).name).decode("utf-8", "backslashreplace")


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input for `-`; raises Stopped when it cannot be read."""
    if name == "-":
        if sys.stdin is None:
            raise Stopped("Cannot read", "there is no standard input")
        if sys.stdin.isatty():
            click.echo("Reading case records from the keyboard; Ctrl+D ends them.", err=True)
        yield sys.stdin.buffer
        return
    with _open(name) as file:
        yield file


def _open(name: str) -> BinaryIO:
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise Stopped("Cannot read", f"{name}: {error.strerror}") from error


def load_mapping(path: Path) -> Mapping:
    """The CSV mapping in a file; raises Stopped, or MappingError naming the wrong key."""
    from desk.csv_reading import parse_mapping

    with opened(str(path)) as file:
        raw = file.read(_MAPPING_LIMIT)
    try:
        return parse_mapping(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Stopped("Cannot read", f"{path} is not UTF-8") from error
