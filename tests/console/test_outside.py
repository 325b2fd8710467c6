"""The reader's own editor: what it leaves comes back whole, or not at all and with a word."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from console.screens.outside import MOST_BYTES, edit_outside


class Terminal:
    """As much of the console as the editor needs."""

    def __init__(self) -> None:
        self.told: list[str] = []

    @contextmanager
    def suspend(self) -> Iterator[None]:
        yield

    def notify(self, message: str, **_: Any) -> None:
        self.told.append(message)


def editor(statement: str) -> str:
    """A command that does `statement` with the file's `path`."""
    program = f"import pathlib, sys; path = pathlib.Path(sys.argv[1]); {statement}"
    return shlex.join([sys.executable, "-c", program])


def test_what_was_written_comes_back() -> None:
    terminal = Terminal()
    command = editor("path.write_text(path.read_text() + ' Grüße\\n', 'utf-8')")
    assert edit_outside(terminal, "Hello.", command) == "Hello. Grüße"  # type: ignore[arg-type]
    assert terminal.told == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (f"path.write_text('x' * {MOST_BYTES + 1})", "longer than a megabyte"),
        (r"path.write_bytes(b'\xff\xfe')", "decode"),
        ("sys.exit(3)", "exit status 3"),
    ],
)
def test_what_cannot_be_taken_is_told_and_the_text_stays(statement: str, told: str) -> None:
    terminal = Terminal()
    assert edit_outside(terminal, "Hello.", editor(statement)) is None  # type: ignore[arg-type]
    [message] = terminal.told
    assert told in message
