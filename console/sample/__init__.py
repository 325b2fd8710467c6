"""The demo's cases: one queue of Tallyroom, an invented company that sells stock planning to wholesalers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

SAMPLE_NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""The morning on which the sample's queue stands as it does; a clock that starts here shows true waits."""
PROMOTED = ("docs.*",)
"""The issue types the demo lets into Lane 1; the default policy promotes none."""
_FILE = "cases.jsonl"


@contextmanager
def sample_path() -> Iterator[Path]:
    """The sample as a file on disk, for as long as the block lasts: case records, one JSON object a line."""
    with resources.as_file(resources.files(__package__) / _FILE) as path:
        yield path


def open_sample() -> BinaryIO:
    """The sample's bytes, to be read like any other file of case records."""
    return BytesIO((resources.files(__package__) / _FILE).read_bytes())
