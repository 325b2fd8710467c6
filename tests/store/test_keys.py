"""Keys that words are committed to under: one a customer over all their cases, one a case, and never half of one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from store.chain import COLUMNS, WORDS
from store.errors import GuardTripped
from store.store import Store
from tests.store.marked import full_intake, full_record, keys, marks
from tests.store.shelf import RIGHTS, a_case, an_act, an_intake, one_case, put, said


def test_one_key_a_customer_over_all_their_cases(filled: Store, path: Path) -> None:
    assert keys(path) == [("zendesk", "qzjid", 1), ("zendesk", "c9", 1), ("front", "c9", 1)]
    filled.redact(filled.find("1"), "mia", RIGHTS)
    assert keys(path)[0] == ("zendesk", "qzjid", 1)
    filled.erase("qzjid", "mia", RIGHTS)
    assert keys(path) == [("zendesk", None, 0), ("zendesk", "c9", 1), ("front", "c9", 1)]
    assert filled.verify().ok
    put(filled, full_intake(full_record("new")))
    assert keys(path)[-1] == ("zendesk", "qzjid", 1)


def test_neither_half_of_a_key_does_without_the_other(filled: Store, unguarded: sqlite3.Connection) -> None:
    unguarded.execute("UPDATE customer_keys SET key = randomblob(32) WHERE customer_id = 'qzjid'")
    assert "edited" in {problem.code for problem in filled.verify().problems}
    unguarded.execute("PRAGMA ignore_check_constraints = ON")
    unguarded.execute("UPDATE customer_keys SET key = NULL WHERE customer_id = 'qzjid'")
    assert "key_missing" in {problem.code for problem in filled.verify().problems}


def test_a_case_that_changes_hands_stands_under_both_keys(store: Store, path: Path) -> None:
    case_id = put(store, full_intake(full_record("1")))[0]
    store.act(case_id, an_act("note", text="of the first"), RIGHTS)
    second = a_case("1", customer={"id": "c2"}, thread=[said("qzjmessage one"), said("Hi")])
    store.take_in([an_intake(second)])
    store.act(case_id, an_act("note", text="of the second"), RIGHTS)
    put(store, an_intake(a_case("2", customer={"id": "c2"})))
    assert store.verify().ok
    assert keys(path) == [("zendesk", "qzjid", 1), ("zendesk", "c2", 1)]
    store.erase("qzjid", "mia", RIGHTS)
    assert keys(path) == [("zendesk", None, 0), ("zendesk", "c2", 1)]
    assert store.verify().ok


def test_a_case_without_a_customer_has_a_key_of_its_own(store: Store, path: Path) -> None:
    case_id = one_case(store, customer={"name": "Nobody Known"})
    store.act(case_id, an_act("note", text="x"), RIGHTS)
    assert keys(path) == []
    assert store.verify().ok
    store.redact(case_id, "mia", RIGHTS)
    assert store.verify().ok


def test_keys_from_before_customers_had_any_hold_and_are_erased(store: Store, path: Path) -> None:
    case_id = one_case(store, customer={"name": "qzjname"})
    store.act(case_id, an_act("note", text="qzjold"), RIGHTS)
    store._connection.run("UPDATE cases SET customer_id = 'qzjid' WHERE id = ?", (case_id,))
    store.act(case_id, an_act("note", text="qzjnew"), RIGHTS)
    assert keys(path) == [("zendesk", "qzjid", 1)]
    assert store.verify().ok
    store.redact(case_id, "mia", RIGHTS)
    assert store.verify().ok
    assert (marks(path), keys(path)) == (set(), [("zendesk", None, 0)])


def test_who_knows_no_customers_key_cannot_write_under_half_of_one(filled: Store) -> None:
    """A console from before customers had keys, still open over the migration, commits under the case's alone."""
    last = next(row for row in reversed(list(filled.feedback())) if row.case_id == filled.find("3"))
    connection = filled._connection
    columns = [name for name in (*COLUMNS, *WORDS) if name != "id"]
    copied = ", ".join({"commitment": "substr(commitment, 10)"}.get(name, name) for name in columns)
    with pytest.raises(GuardTripped, match="newer one"), connection.writing():
        connection.run(
            f"INSERT INTO actions (id, {', '.join(columns)}, prev_hash, hash) SELECT "
            f"(SELECT max(id) + 1 FROM actions), {copied}, "
            "(SELECT hash FROM actions ORDER BY id DESC LIMIT 1), 'x' FROM actions WHERE id = ?",
            (last.id,),
        )
    assert filled.verify().ok
