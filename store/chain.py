"""The log's chain: each row's hash covers the row and the hash before it; heads are kept in a file too.

Of a row's words the hash covers a commitment under the keys of its case and customer. Destroying keys and words,
as `erase` does, leaves every hash as it was; changing words while the keys are there shows.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from store.beside import open_beside
from store.canonical import canonical

COLUMNS = (
    "id",
    "case_id",
    "source",
    "ticket_id",
    "actor",
    "role",
    "verb",
    "at",
    "seconds_spent",
    "revision",
    "policy_version",
    "lane_before",
    "lane_after",
    "unit_before",
    "unit_after",
    "status_before",
    "status_after",
    "trigger_levels",
    "trigger_verdicts",
    "edit_distance",
    "owner_before",
    "owner_after",
    "rating",
    "until",
    "escalate_at",
    "supersedes",
    "state_before",
    "key_id",
    "commitment",
)
"""The columns of `actions` that the hash covers, in order; `WORDS`, `prev_hash` and `hash` follow them."""

WORDS = (
    "thread_tail",
    "action_verdict",
    "draft",
    "draft_hash",
    "final_text",
    "reason_codes",
    "note",
    "outcome",
    "findings",
    "hunks",
    "grades",
)
"""Columns that may repeat what a customer said or was told; the hash covers them by `commitment` alone."""

ERASED_WORDS = {
    "thread_tail": "",
    "reason_codes": "[]",
    "findings": "[]",
    "hunks": "[]",
    "grades": "[]",
}
"""What stands in their place once they are erased; in the others, NULL."""

EVERY = 1000
"""A head is written down for good at every so many actions; between them only the newest one is kept."""

_WIDTH = 88


class Head(NamedTuple):
    """The last action of the log at some time."""

    id: int
    hash: str


def row_hash(prev_hash: str, columns: Sequence[Any]) -> str:
    """SHA-256 (hex) of the previous hash and the row's canonical JSON: its `COLUMNS` as stored, in order."""
    words = canonical(columns)
    return hashlib.sha256(f"{prev_hash}\n{words}".encode()).hexdigest()


def commitment(key: bytes, words: Sequence[Any]) -> str:
    """HMAC-SHA256 (hex) under a case's key over the canonical JSON of a row's `WORDS` as stored, in order.

    Without the key it says nothing of the words, not even to somebody who guesses them.
    """
    return hmac.new(key, canonical(words).encode(), "sha256").hexdigest()


class HeadsFile:
    """`<database>.heads`: the newest head on the first line, then one line more every thousand.

    Written under the writer's lock, after the commit: it may lag behind the database, never lead.
    """

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(database.name + ".heads")
        self._database = database
        self._file = -1

    def write(self, head: Head) -> None:
        """Note a new head; a full disk must not undo what is stored, so errors are left to `doctor`."""
        try:
            if self._file < 0:
                self._file = open_beside(self._database, ".heads")
            line = _line(head)
            os.pwrite(self._file, line, 0)
            if head.id % EVERY == 0:
                os.pwrite(self._file, line, _WIDTH * (head.id // EVERY))
        except OSError:
            self.close()

    def heads(self) -> list[Head]:
        """Every head in the file, the newest one first; lines that cannot be read are left out."""
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            return []
        lines = [text[i : i + _WIDTH] for i in range(0, len(text), _WIDTH)]
        return [head for head in map(_parse, lines) if head is not None]

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _line(head: Head) -> bytes:
    return f"{head.id:>20} {head.hash:<66}\n".encode()


def _parse(line: bytes) -> Head | None:
    parts = line.decode("ascii", "replace").split()
    if len(parts) != 2 or not parts[0].isdigit():
        return None
    return Head(int(parts[0]), parts[1])
