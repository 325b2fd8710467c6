"""What is left of a case without certain words: its records, rows of the log, replies and events.

Hashes of what was said go with it: who knows the rest of a text could try words against them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lanes.decision import Decision
from lanes.packet import Packet
from lanes.record import CaseRecord, sha256_text, thread_tail
from store.blanks import Blanks
from store.chain import WORDS
from store.connection import Connection, Row
from store.digests import revision_sha, words_hash
from store.errors import readable

_PLAIN = ("draft", "final_text", "note", "outcome")
_QUOTING = ("action_verdict", "reason_codes", "findings", "hunks", "grades")
_SAID = (*_PLAIN, *_QUOTING)
_REVISIONS = "SELECT * FROM revisions WHERE case_id = ? ORDER BY revision"
_REPLIES = """
SELECT o.*, a.revision AS revision FROM outbox o JOIN actions a ON a.id = o.action_id
WHERE o.case_id = ? AND o.text <> ''"""
_EVENTS = "SELECT id, about, detail FROM events WHERE case_id = ?"
_REPLY = """
UPDATE outbox SET text = ?, words = ?, draft_hash = ?, thread_tail = ?, answer = ?, reason = ? WHERE id = ?"""
_EVENT = "UPDATE events SET about = ?, detail = ? WHERE id = ?"
_REVISION = """
UPDATE revisions SET content_hash = '', thread_tail = ?, draft_words = ?, record = ?, decision = ?,
  packet = ?, sha = ? WHERE id = ?"""
_ADD = """
INSERT INTO revisions (case_id, revision, key_id, at, content_hash, thread_tail, policy_version, draft_words,
  record, decision, packet, sha) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


class Revision(NamedTuple):
    """One stored revision, before and after."""

    row: Row
    was: CaseRecord
    record: CaseRecord
    decision: Decision
    packet: Packet

    @property
    def number(self) -> int:
        return int(self.row["revision"])

    @property
    def draft_words(self) -> str | None:
        return None if self.record.draft is None else words_hash(self.record.draft.text)

    @property
    def texts(self) -> tuple[str, str, str]:
        record = self.record.model_dump_json(exclude_unset=True)
        return record, self.decision.model_dump_json(), self.packet.model_dump_json()

    @property
    def changed(self) -> bool:
        return self.texts != (self.row["record"], self.row["decision"], self.row["packet"])


class Left:
    """A case without certain words, by revision and by the hashes that its drafts had."""

    def __init__(self, store: Connection, case_id: int, blanks: Blanks) -> None:
        self._store = store
        self._case_id = case_id
        self._blanks = blanks
        self.revisions = [_revision(found, blanks) for found in store.rows(_REVISIONS, (case_id,))]
        self.tails = {one.number: thread_tail(one.record.thread) for one in self.revisions}
        self.hashes = {
            sha256_text(one.was.draft.text): sha256_text(one.record.draft.text)
            for one in self.revisions
            if one.was.draft is not None and one.record.draft is not None
        }

    def draft_hash(self, digest: str | None) -> str | None:
        """What a draft's hash is now."""
        return digest if digest is None else self.hashes.get(digest, digest)

    def text(self, text: str | None) -> str | None:
        return None if text is None else self._blanks.text(text)

    def words(self, row: Row) -> tuple[str | None, ...]:
        """What is left of the words of a row of the log, in the order of `WORDS`."""
        kept: dict[str, str | None] = {column: self.text(row[column]) for column in _PLAIN}
        kept |= {column: self._blanks.json(row[column]) for column in _QUOTING}
        kept["thread_tail"] = self.tails.get(row["revision"], row["thread_tail"])
        kept["draft_hash"] = self.draft_hash(row["draft_hash"])
        return tuple(kept[column] for column in WORDS)

    def write_replies(self) -> int:
        """Write the replies again, once their rows of the log are; how many held the words."""
        changed = 0
        for reply in self._store.rows(_REPLIES, (self._case_id,)):
            text = self._blanks.text(reply["text"])
            changed += text != reply["text"]
            told = (text, words_hash(text), self.draft_hash(reply["draft_hash"]))
            tail = self.tails.get(reply["revision"], reply["thread_tail"])
            answer, reason = self.text(reply["answer"]), self.text(reply["reason"])
            self._store.run(_REPLY, (*told, tail, answer, reason, reply["id"]))
        return changed

    def write_events(self) -> int:
        """Write the events again; how many held the words."""
        changed = 0
        for event in self._store.rows(_EVENTS, (self._case_id,)):
            detail = self._blanks.json(event["detail"])
            changed += detail != event["detail"]
            self._store.run(_EVENT, (self.draft_hash(event["about"]), detail, event["id"]))
        return changed

    def write_revisions(self) -> int:
        """Write the records again; how many held the words."""
        for one in self.revisions:
            texts = one.texts
            told = (self.tails[one.number], one.draft_words, *texts, revision_sha(*texts))
            self._store.run(_REVISION, (*told, one.row["id"]))
        return sum(one.changed for one in self.revisions)

    def add_revision(self, now: Revision, key_id: int, at: str, content_hash: str) -> None:
        """Add one of them once more, as the case's newest."""
        texts = now.texts
        place = (self._case_id, now.number + 1, key_id, at, content_hash, self.tails[now.number])
        told = (now.row["policy_version"], now.draft_words, *texts, revision_sha(*texts))
        self._store.run(_ADD, (*place, *told))


def said_differs(row: Row, words: Sequence[str | None]) -> bool:
    """Whether the row of the log held any of the words, and not only a hash of a text with them."""
    return any(row[name] != words[WORDS.index(name)] for name in _SAID)


@readable
def _revision(row: Row, blanks: Blanks) -> Revision:
    was = CaseRecord.model_validate_json(row["record"])
    return Revision(
        row,
        was,
        blanks.record(was),
        blanks.quoting(Decision.model_validate_json(row["decision"])),
        blanks.quoting(Packet.model_validate_json(row["packet"])),
    )
