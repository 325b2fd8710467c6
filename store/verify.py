"""Proof that nobody rewrote what is remembered: the chain link by link, heads, records, guards."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store.blanked import BLANKED, digest_of
from store.chain import COLUMNS, ERASED_WORDS, WORDS, Head, HeadsFile, row_hash
from store.connection import connect
from store.digests import ERASED, revision_sha
from store.errors import Corrupt, faults_named
from store.keys import Key, whole_key
from store.reports import Problem, VerifyReport
from store.schema import guards, missing_guards, newest, schema_version

MOST = 50
"""So many problems are told; the first one matters."""

_PAGE = 1000
_LOG = f"""
SELECT {", ".join(f"a.{column}" for column in (*COLUMNS, *WORDS))}, a.prev_hash, a.hash, k.key, k.erased_by,
  %s
FROM actions a LEFT JOIN case_keys k ON k.id = a.key_id AND k.case_id = a.case_id %s
WHERE a.id > ? ORDER BY a.id LIMIT {_PAGE}"""
_CUSTOMERS = (
    "k.customer_key_id AS under, h.key AS customers",
    "LEFT JOIN customer_keys h ON h.id = k.customer_key_id",
)
_NO_CUSTOMERS = ("NULL AS under, NULL AS customers", "")
"""What stands in their place in a file from before customers had keys, a backup for example."""
_BLANKED = (
    "b.note_id AS blanked_by, n.id AS new_id, b.commitment AS new_commitment, n.key AS new_key,"
    " n.erased_by AS new_erased_by, n.customer_key_id AS new_under, w.key AS new_customers",
    "LEFT JOIN blanked b ON b.action_id = a.id"
    " LEFT JOIN blankings g ON g.note_id = b.note_id AND g.case_id = a.case_id"
    " LEFT JOIN case_keys n ON n.id = g.key_id AND n.case_id = a.case_id"
    " LEFT JOIN customer_keys w ON w.id = n.customer_key_id",
)
_NOT_BLANKED = ("NULL AS blanked_by", "")
"""The same in a file from before words could be blanked."""
_HAS = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
_BLANKED_BY = "SELECT action_id, commitment FROM blanked WHERE note_id = ?"
_STILL_OPEN = "SELECT 1 FROM blankings WHERE note_id = ? AND open <> 0"
_HASH_AT = "SELECT hash FROM actions WHERE id = ?"
_REVISIONS = f"""
SELECT r.id, r.case_id, r.revision, r.record, r.decision, r.packet, r.sha, r.content_hash, k.key
FROM revisions r LEFT JOIN case_keys k ON k.id = r.key_id AND k.case_id = r.case_id
WHERE r.id > ? ORDER BY r.id LIMIT {_PAGE}"""
_OTHER_WORDS = """
SELECT o.action_id FROM outbox o JOIN actions a ON a.id = o.action_id
WHERE o.text IS NOT coalesce(a.final_text, '') OR o.case_id <> a.case_id ORDER BY o.id LIMIT 5"""
_SENT_WITHOUT_REPLY = """
SELECT a.id FROM actions a
WHERE a.final_text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.action_id = a.id)
ORDER BY a.id LIMIT 5"""
_MISCOUNTED = """
SELECT count(*) FROM (
  SELECT status, lane, count(*) FROM cases GROUP BY status, lane
  EXCEPT SELECT status, lane, n FROM tallies)"""


def verify_file(path: Path, against: Head | None = None) -> VerifyReport:
    """Check a database file, live or a copy; `against` is a head that was kept elsewhere."""
    try:
        with faults_named():
            raw = connect(path, writable=False)
    except Corrupt:
        text = "SQLite finds the file damaged as soon as it opens it. Go back to the latest backup."
        problem = Problem(code="integrity", text=text)
        return VerifyReport(actions=0, head_id=0, head_hash="", problems=(problem,))
    # Bytes that are no UTF-8 must show as a problem, not end the check.
    raw.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    problems: list[Problem] = []
    last = Head(0, "")
    # Before the snapshot: what is acknowledged while the check runs must not look like a cut tail.
    kept = HeadsFile(path).heads()
    try:
        with faults_named():
            raw.execute("BEGIN")
            raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
        try:
            problems += _guards(raw)
            found, last = _chain(raw)
            problems += found
            problems += _heads(raw, kept, last, against)
            problems += _replies(raw)
            problems += _records(raw)
            problems += _pages(raw)
        except sqlite3.DatabaseError as error:
            text = f"SQLite cannot read the whole file ({error}). Go back to the latest backup."
            problems.append(Problem(code="integrity", text=text))
    finally:
        raw.close()
    return VerifyReport(
        actions=last.id, head_id=last.id, head_hash=last.hash, problems=tuple(problems[:MOST])
    )


def _guards(raw: sqlite3.Connection) -> Iterator[Problem]:
    version = schema_version(raw)
    if version > newest():
        text = f"A newer lanedesk wrote this file (schema {version}); its guards are not known here."
        yield Problem(code="newer_schema", text=text)
        return
    for name in missing_guards(raw):
        yield Problem(code="guards", text=f"The trigger {name} is gone or was changed.")
    known = guards(version)
    rows = raw.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, table in rows:
        if name not in known:
            text = f"A trigger nobody knows, {name}, stands on {table}."
            yield Problem(code="guards", text=text)


def _chain(raw: sqlite3.Connection) -> tuple[list[Problem], Head]:
    problems: list[Problem] = []
    last = Head(0, "")
    customers = _CUSTOMERS if raw.execute(_HAS, ("customer_keys",)).fetchone() else _NO_CUSTOMERS
    blanked = _BLANKED if raw.execute(_HAS, ("blanked",)).fetchone() else _NOT_BLANKED
    log = _LOG % (f"{customers[0]}, {blanked[0]}", f"{customers[1]} {blanked[1]}")
    proofs: dict[int, tuple[int, str]] = {}
    leaning: dict[tuple[int, int], int] = {}
    while page := raw.execute(log, (last.id,)).fetchall():
        for row in page:
            problem = _link(row, last) or _words(row)
            if problem is not None and len(problems) < MOST:
                problems.append(problem)
            last = Head(row["id"], str(row["hash"]))
            if row["verb"] == "note" and f'"{BLANKED}":' in row["state_before"]:
                proofs[row["case_id"]] = (row["id"], json.loads(row["state_before"])[BLANKED])
            if row["blanked_by"] is not None and row["thread_tail"]:
                leaning[row["case_id"], row["blanked_by"]] = row["id"]
    problems += _blankings(raw, proofs, leaning)
    return problems, last


def _blankings(
    raw: sqlite3.Connection, proofs: dict[int, tuple[int, str]], leaning: dict[tuple[int, int], int]
) -> Iterator[Problem]:
    """Whether the latest note of each case covers all that the rows of its log were committed to anew.

    `leaning` names, by case and note, an action whose words rest on such a commitment.
    """
    for (case_id, note_id), number in leaning.items():
        if proofs.get(case_id, (0, ""))[0] != note_id:
            text = f"No note in the log tells of the words that were taken out of action {number}."
            yield Problem(code="edited", action_id=number, text=text)
    for note_id, digest in proofs.values():
        if digest_of(tuple(pair) for pair in raw.execute(_BLANKED_BY, (note_id,)).fetchall()) != digest:
            text = f"What action {note_id} tells of the words it left is not as it was written."
            yield Problem(code="edited", action_id=note_id, text=text)
        if raw.execute(_STILL_OPEN, (note_id,)).fetchone() is not None:
            text = (
                f"The words of the case of action {note_id} may be changed: its redaction was opened again."
            )
            yield Problem(code="guards", action_id=note_id, text=text)


def _link(row: sqlite3.Row, last: Head) -> Problem | None:
    number = row["id"]
    if number != last.id + 1:
        missing = (
            f"action {last.id + 1}" if number == last.id + 2 else f"actions {last.id + 1} to {number - 1}"
        )
        return Problem(code="removed", action_id=last.id + 1, text=f"The log lacks {missing}.")
    try:
        hashed = row_hash(row["prev_hash"], tuple(row)[: len(COLUMNS)])
    except UnicodeEncodeError:
        hashed = ""
    if hashed != row["hash"]:
        text = f"Action {number} is not as it was written: its words no longer give its hash."
        return Problem(code="edited", action_id=number, text=text)
    if row["prev_hash"] != last.hash:
        text = f"Action {number} does not follow action {last.id}: one of the two was replaced."
        return Problem(code="broken_link", action_id=number, text=text)
    return None


def _words(row: sqlite3.Row) -> Problem | None:
    """Whether the row still holds the words it is committed to, or holds none because they were erased."""
    number = row["id"]
    words = [row[column] for column in WORDS]
    if row["blanked_by"] is not None:
        return _blanked_words(row, words)
    if row["key"] is None:
        if row["erased_by"] is None:
            text = f"The key to the words of action {number} is gone, and no erasure took it."
            return Problem(code="key_missing", action_id=number, text=text)
        if words != [ERASED_WORDS.get(column) for column in WORDS]:
            text = f"Action {number} was erased and holds words again."
            return Problem(code="erased_words", action_id=number, text=text)
        return None
    if row["under"] is not None and row["customers"] is None:
        text = f"The customer's key to the words of action {number} is gone, and no erasure took them."
        return Problem(code="key_missing", action_id=number, text=text)
    if not _commits(whole_key(row["key_id"], row["key"], row["customers"]), words, row["commitment"]):
        text = f"Action {number} is not as it was written: its words are not those the log is committed to."
        return Problem(code="edited", action_id=number, text=text)
    return None


def _commits(key: Key, words: list[Any], commitment: str) -> bool:
    """Whether these are the words that the commitment was made of; what cannot be hashed is not."""
    try:
        return key.commit(words) == commitment
    except (UnicodeEncodeError, TypeError):
        return False


def _blanked_words(row: sqlite3.Row, words: list[Any]) -> Problem | None:
    """Whether a row that had words blanked still holds what it was committed to then, or was erased since."""
    number = row["id"]
    if row["new_key"] is None and row["new_erased_by"] is not None:
        if words == [ERASED_WORDS.get(column) for column in WORDS]:
            return None
        text = f"Action {number} was erased and holds words again."
        return Problem(code="erased_words", action_id=number, text=text)
    if (
        row["new_key"] is None
        or row["key"] is not None
        or (row["new_under"] is not None and row["new_customers"] is None)
    ):
        text = f"The keys to the words of action {number} are not those of a case with blanked words."
        return Problem(code="key_missing", action_id=number, text=text)
    if not _commits(
        whole_key(row["new_id"], row["new_key"], row["new_customers"]), words, row["new_commitment"]
    ):
        text = f"Action {number} is not as it was left: its words are not those the log is committed to."
        return Problem(code="edited", action_id=number, text=text)
    return None


def _heads(raw: sqlite3.Connection, kept: list[Head], last: Head, against: Head | None) -> Iterator[Problem]:
    if last.id and not kept:
        text = "The heads file beside the database is gone: a cut tail could not be seen without it."
        yield Problem(code="heads_missing", text=text)
    for head in sorted({*kept, *([against] if against else [])}):
        if head.id > last.id:
            text = f"The log ends at action {last.id}, and had reached {head.id}: its tail was cut off."
            yield Problem(code="cut_tail", action_id=last.id + 1, text=text)
            return
        found = raw.execute(_HASH_AT, (head.id,)).fetchone()
        if head.id and (found is None or found[0] != head.hash):
            text = f"Action {head.id} is not the one the heads file knows: the log was rewritten up to here."
            yield Problem(code="head_differs", action_id=head.id, text=text)
            return


def _replies(raw: sqlite3.Connection) -> Iterator[Problem]:
    for (action_id,) in raw.execute(_OTHER_WORDS).fetchall():
        text = f"The reply of action {action_id} does not hold the words that were approved."
        yield Problem(code="reply_words", action_id=action_id, text=text)
    for (action_id,) in raw.execute(_SENT_WITHOUT_REPLY).fetchall():
        text = f"Action {action_id} sent a reply that the outbox does not hold."
        yield Problem(code="reply_missing", action_id=action_id, text=text)
    if raw.execute(_MISCOUNTED).fetchone()[0]:
        yield Problem(code="tallies", text="The queue's counts are not those of its cases.")


def _records(raw: sqlite3.Connection) -> Iterator[Problem]:
    after = 0
    while page := raw.execute(_REVISIONS, (after,)).fetchall():
        for row in page:
            if not _as_written(row):
                text = f"Revision {row['revision']} of case {row['case_id']} is not as it came in."
                yield Problem(code="record_edited", text=text)
        after = page[-1]["id"]


def _as_written(row: sqlite3.Row) -> bool:
    texts: tuple[Any, ...] = (row["record"], row["decision"], row["packet"])
    try:
        whole = revision_sha(*texts) == str(row["sha"])
        return whole and (row["key"] is None) == (row["content_hash"] == ERASED)
    except (UnicodeEncodeError, AttributeError):
        return False


def _pages(raw: sqlite3.Connection) -> Iterator[Problem]:
    for (line,) in raw.execute("PRAGMA integrity_check(10)").fetchall():
        if line != "ok":
            yield Problem(code="integrity", text=f"SQLite finds the file damaged: {line}")
    for table, rowid, parent, _ in raw.execute("PRAGMA foreign_key_check").fetchall():
        text = f"Row {rowid} of {table} belongs to a row of {parent} that is not there."
        yield Problem(code="foreign_key", text=text)
