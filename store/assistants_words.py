"""What the assistant wrote in a case and the customer may not read: its drafts, and what it told colleagues."""

from __future__ import annotations

from collections.abc import Iterator

from lanes.own_words import is_draft_again, known_to_customer, repeated_words, repeats_draft
from lanes.record import CaseRecord, sha256_text
from store.connection import Connection
from store.digests import words_hash
from store.errors import readable
from store.events import DRAFT_WITHHELD

_DRAFTS = """
SELECT DISTINCT draft_words AS words, json_extract(record, '$.draft.text') AS said FROM revisions
WHERE case_id = ? AND draft_words IS NOT NULL"""
_ASIDE = """
SELECT json_extract(record, '$.summary') AS said FROM revisions WHERE case_id = ?1
UNION SELECT json_extract(message.value, '$.text') FROM revisions, json_each(record, '$.thread') message
WHERE case_id = ?1 AND json_extract(message.value, '$.author') = 'assistant'
  AND json_extract(message.value, '$.public') = 0"""
_RECORD = """
SELECT r.record FROM cases c JOIN revisions r ON r.case_id = c.id AND r.revision = c.revision WHERE c.id = ?"""
_WITHDRAWN = f"""
SELECT DISTINCT e.about FROM events e
WHERE e.case_id = ? AND e.kind = '{DRAFT_WITHHELD}' AND e.about IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM actions u WHERE u.supersedes = e.action_id)"""


def may_not_say(store: Connection, case_id: int, text: str, *, closed: bool) -> str | None:
    """The words of the text that are the assistant's, whoever typed them in, and may not reach the customer.

    Where the assistant may not speak (`closed`) these are a draft the case ever had, a sentence or a long piece of one,
    and what the assistant told colleagues; elsewhere the same of drafts that were withdrawn. None where it may go.
    """
    record = _record(store, case_id)
    if not closed:
        return _withdrawn_words(store, case_id, text, record)
    words = words_hash(text)
    drafts = store.rows(_DRAFTS, (case_id,))
    if any(row["words"] == words for row in drafts):
        return text
    common = known_to_customer(record)
    for row in (*drafts, *store.rows(_ASIDE, (case_id,))):
        if row["said"] is not None and repeats_draft(text, row["said"], common):
            return repeated_words(text, row["said"], common)
    return None


def _withdrawn_words(store: Connection, case_id: int, text: str, record: CaseRecord) -> str | None:
    """The words of a withdrawn draft in the text that do not stand in the draft of now as well."""
    withdrawn = tuple(_withdrawn(store, case_id))
    now = record.draft.text if record.draft else ""
    usable = (now,) if now and not any(is_draft_again(now, draft) for draft in withdrawn) else ()
    common = (*known_to_customer(record), *usable)
    found = (draft for draft in withdrawn if repeats_draft(text, draft, common))
    return next((repeated_words(text, draft, common) for draft in found), None)


@readable
def _record(store: Connection, case_id: int) -> CaseRecord:
    return CaseRecord.model_validate_json(store.value(_RECORD, (case_id,)))


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
