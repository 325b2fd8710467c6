"""Words leave by a logged erasure and in no other way, and none is written in their place."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from store.store import Store
from tests.store.shelf import RIGHTS

GUARDED = [
    "UPDATE actions SET draft = NULL WHERE id = 2",
    "UPDATE actions SET note = 'x' WHERE id = 2",
    "UPDATE case_keys SET key = NULL",
    "UPDATE case_keys SET key = NULL, erased_at = '2026', erased_by = 1 WHERE case_id = 1",
    "UPDATE case_keys SET key = randomblob(32)",
    "DELETE FROM case_keys",
    "INSERT OR REPLACE INTO case_keys SELECT * FROM case_keys",
    "INSERT INTO case_keys (case_id, made_at, erased_at, erased_by) VALUES (1, '', '', 1)",
    "UPDATE case_keys SET customer_key_id = NULL",
    "UPDATE customer_keys SET key = NULL, customer_id = NULL, erased_at = '2026', erased_by = 1",
    "UPDATE customer_keys SET key = randomblob(32)",
    "UPDATE customer_keys SET customer_id = 'other'",
    "DELETE FROM customer_keys",
    "INSERT OR REPLACE INTO customer_keys SELECT * FROM customer_keys",
    "UPDATE revisions SET content_hash = '', thread_tail = '', draft_words = NULL, record = '{}'",
    "UPDATE outbox SET text = '', words = ''",
]


AFTERWARDS = [
    "UPDATE actions SET actor = 'tom' WHERE id = 2",
    "UPDATE actions SET note = 'x' WHERE id = 2",
    "UPDATE actions SET commitment = '' WHERE id = 2",
    "UPDATE case_keys SET key = randomblob(32), erased_at = NULL, erased_by = NULL WHERE id = 1",
    "UPDATE outbox SET text = 'x' WHERE action_id = 2",
    "UPDATE customer_keys SET key = randomblob(32), customer_id = 'qzjid', erased_at = NULL, erased_by = NULL",
    "INSERT INTO case_keys (case_id, key, made_at, customer_key_id) VALUES (1, randomblob(32), '', 1)",
]


@pytest.mark.parametrize("attempt", GUARDED)
def test_words_leave_in_no_other_way(filled: Store, path: Path, attempt: str) -> None:
    refused(path, attempt)
    assert filled.verify().ok


@pytest.mark.parametrize("attempt", AFTERWARDS)
def test_an_erased_row_is_not_written_again(filled: Store, path: Path, attempt: str) -> None:
    filled.erase("qzjid", "mia", RIGHTS)
    refused(path, attempt)
    assert filled.verify().ok


def refused(path: Path, attempt: str) -> None:
    raw = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(attempt)
    raw.close()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE actions SET note = 'qzjother' WHERE id = 3", "edited"),
        ("UPDATE actions SET draft = NULL, final_text = NULL WHERE id = 2", "edited"),
        ("UPDATE case_keys SET key = randomblob(32) WHERE case_id = 1", "edited"),
        ("DELETE FROM case_keys WHERE case_id = 1", "key_missing"),
        ("UPDATE actions SET commitment = '' WHERE id = 2", "edited"),
    ],
)
def test_verify_finds_words_changed_or_taken(
    filled: Store, unguarded: sqlite3.Connection, change: str, code: str
) -> None:
    unguarded.execute(change)
    assert code in {problem.code for problem in filled.verify().problems}


def test_verify_finds_words_put_back(filled: Store, path: Path) -> None:
    filled.erase("qzjid", "mia", RIGHTS)
    raw = sqlite3.connect(path)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("UPDATE actions SET note = 'invented' WHERE id = 2")
    raw.execute("UPDATE revisions SET record = replace(record, 'erased', 'kept') WHERE case_id = 1")
    raw.commit()
    raw.close()
    assert {"erased_words", "record_edited"} <= {problem.code for problem in filled.verify().problems}


def test_plain_sqlite_reads_the_words_until_then(filled: Store, path: Path) -> None:
    raw = sqlite3.connect(path)
    found = raw.execute("SELECT draft, final_text, hunks FROM v_feedback WHERE verb = 'edit' AND case_id = 1")
    draft, final, hunks = found.fetchone()
    raw.close()
    assert (draft, final, json.loads(hunks)[0]["after"]) == (
        "qzjdraft goes here",
        "qzjedited goes out",
        "qzjafter",
    )
