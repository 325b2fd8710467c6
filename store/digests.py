"""What the store remembers texts by: the same words however pasted, and a revision just as it came."""

from __future__ import annotations

import hashlib
import unicodedata

from lanes.record import sha256_text

ERASED = ""
"""The content hash of a case whose words were erased: no record has it."""


def words_hash(text: str) -> str:
    """SHA-256 of the text without regard to case, spacing and composition: the same words, however pasted."""
    return sha256_text(" ".join(unicodedata.normalize("NFKC", text).casefold().split()))


def revision_sha(record: str, decision: str, packet: str) -> str:
    """SHA-256 over a revision's three stored texts; `verify` compares it."""
    digest = hashlib.sha256()
    for part in (record, decision, packet):
        digest.update(part.encode("utf-8"))
        digest.update(b"\x00")
    return digest.hexdigest()
