"""What the assistant wrote in a case and the customer may not read: its drafts, and what it told colleagues."""

from __future__ import annotations

from collections.abc import Iterator

from lanes.own_words import is_draft_again, repeats_draft
from lanes.record import sha256_text
from store.connection import Connection
from store.digests import words_hash
from store.events import DRAFT_WITHHELD

_DRAFTS = """
SELECT DISTINCT draft_words AS words, json_extract(record, '$.draft.text') AS said FROM revisions
WHERE case_id = ? AND draft_words IS NOT NULL"""
_TOLD_COLLEAGUES = """
SELECT DISTINCT json_extract(message.value, '$.text') AS said
FROM cases c JOIN revisions r ON r.case_id = c.id AND r.revision = c.revision,
  json_each(r.record, '$.thread') message
WHERE c.id = ? AND json_extract(message.value, '$.author') = 'assistant'
  AND json_extract(message.value, '$.public') = 0"""
_WITHDRAWN = f"""
SELECT DISTINCT e.about FROM events e
WHERE e.case_id = ? AND e.kind = '{DRAFT_WITHHELD}' AND e.about IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM actions u WHERE u.supersedes = e.action_id)"""


def may_not_say(store: Connection, case_id: int, text: str, *, closed: bool) -> bool:
    """Whether the text is the assistant's, whoever typed it in, and may not reach the customer.

    Where the assistant may not speak (`closed`) that is any draft the case ever had, a long piece of one, and what the
    assistant told colleagues; elsewhere a draft that was withdrawn.
    """
    if not closed:
        return was_withdrawn(store, case_id, text)
    words = words_hash(text)
    drafts = store.rows(_DRAFTS, (case_id,))
    if any(row["words"] == words or repeats_draft(text, row["said"]) for row in drafts):
        return True
    return any(repeats_draft(text, row["said"]) for row in store.rows(_TOLD_COLLEAGUES, (case_id,)))


def was_withdrawn(store: Connection, case_id: int, text: str) -> bool:
    """Whether the text is in substance a draft that was withdrawn when a person took the thread over.

    An undo of the act that withdrew it makes it none.
    """
    return any(is_draft_again(text, draft) for draft in _withdrawn(store, case_id))


def _withdrawn(store: Connection, case_id: int) -> Iterator[str]:
    hashes = {row["about"] for row in store.rows(_WITHDRAWN, (case_id,))}
    if not hashes:
        return
    for row in store.rows(_DRAFTS, (case_id,)):
        if sha256_text(row["said"]) in hashes:
            yield row["said"]
