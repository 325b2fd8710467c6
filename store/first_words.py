"""What the customer last wrote, in its first words: how a case without a subject is told from the others."""

from __future__ import annotations

import json
from collections.abc import Iterable

from store.connection import Connection

LONGEST = 1_000_000
"""Characters of a record above which it is not read for a line of the queue."""
MOST = 200
"""Characters that are given at most."""

_RECORD = """
SELECT CASE WHEN length(record) <= ? THEN record END FROM revisions
WHERE case_id = ? ORDER BY revision DESC LIMIT 1"""


def first_words(store: Connection, case_ids: Iterable[int]) -> dict[int, str]:
    """The beginning of each case's newest customer message; cases without one, or too large, are left out."""
    found = {}
    for case_id in case_ids:
        record = store.value(_RECORD, (LONGEST, case_id))
        thread = json.loads(record).get("thread", ()) if record else ()
        said = next((m["text"] for m in reversed(thread) if m.get("author") == "customer"), "")
        if said.strip():
            found[case_id] = said.strip()[:MOST]
    return found
