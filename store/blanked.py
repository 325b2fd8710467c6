"""What is remembered of words blanked in a case: that it was done, and a hash over what was left of its log."""

from __future__ import annotations

from collections.abc import Iterable

from lanes.record import CaseRecord, sha256_text
from store.canonical import canonical
from store.connection import Connection
from store.errors import readable

BLANKED = "blanked"
"""The kind of the event that tells of it, and where a note keeps the hash over the commitments."""

_ANY = "SELECT 1 FROM blankings LIMIT 1"
_STORED = """
SELECT r.record FROM cases c JOIN revisions r ON r.case_id = c.id AND r.revision = c.revision
WHERE c.id = ? AND EXISTS (SELECT 1 FROM blankings WHERE case_id = c.id)"""


def digest_of(commitments: Iterable[tuple[int, str]]) -> str:
    """SHA-256 over the commitments of one blanking: pairs of action and commitment, by action."""
    return sha256_text(canonical([list(pair) for pair in sorted(commitments)]))


def any_blanked(store: Connection) -> bool:
    """Whether words were blanked in any case."""
    return store.value(_ANY) is not None


def blanked_record(store: Connection, case_id: int) -> CaseRecord | None:
    """The case's record where words were blanked in it; None in every other case."""
    found = store.value(_STORED, (case_id,))
    return None if found is None else _record(found)


@readable
def _record(text: str) -> CaseRecord:
    return CaseRecord.model_validate_json(text)
