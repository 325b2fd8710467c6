"""Finding cases by words: a contentless full-text index beside the cases, answered newest first."""

from __future__ import annotations

import re
import unicodedata

from lanes.record import CaseRecord
from store.connection import Connection

NEWEST = 5_000
"""So many of the newest matching cases are looked at; ranking all of a common word would stall the queue."""

_WORD = re.compile(r"\w+")

_ADD = "INSERT INTO case_words (rowid, words) VALUES (?, ?)"
_TAKE_OUT = "INSERT INTO case_words (case_words, rowid, words) VALUES ('delete', ?, ?)"
_MATCHING = "SELECT rowid FROM case_words WHERE case_words MATCH ? ORDER BY rowid DESC LIMIT ?"


def searchable(record: CaseRecord) -> str:
    """The words a case is found by: ticket, subject, customer, and everything said."""
    customer = record.customer
    named = (record.source, record.ticket_id, record.subject, customer.id, customer.name, customer.email)
    return "\n".join([*(part for part in named if part), *(message.text for message in record.thread)])


def index(store: Connection, case_id: int, record: CaseRecord, before: CaseRecord | None) -> None:
    """Make the case findable by its new words and no longer by those of `before`."""
    words = searchable(record)
    if before is not None:
        old = searchable(before)
        if old == words:
            return
        store.run(_TAKE_OUT, (case_id, old))
    store.run(_ADD, (case_id, words))


def matching(store: Connection, text: str) -> list[int]:
    """Ids of the newest cases that hold every word; the last word may be a beginning."""
    query = _query(text)
    if not query:
        return []
    return [row[0] for row in store.rows(_MATCHING, (query, NEWEST))]


def _query(text: str) -> str:
    words = _WORD.findall(unicodedata.normalize("NFC", text.replace("\x00", " ")))[:20]
    quoted = [f'"{word}"' for word in words]
    return f"{' '.join(quoted)}*" if quoted else ""
