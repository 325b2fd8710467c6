"""The feedback log: one row a human act, appended inside the act's transaction and read in pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter
from typing import Any

from lanes.record import CaseRecord
from store.chain import COLUMNS, WORDS, Head, row_hash
from store.connection import Connection, Row
from store.errors import NotFound, readable
from store.keys import LIVE, key_in
from store.rows import feedback_row
from store.times import stamp
from store.values import FeedbackRow

PAGE = 500
"""Rows read at a time: between pages nothing is held open, so a long export does not pin the WAL."""

_columns = itemgetter(*COLUMNS)
_words = itemgetter(*WORDS)

_HEAD = "SELECT id, hash FROM actions ORDER BY id DESC LIMIT 1"
_BEFORE = LIVE.format(
    more=", coalesce(a.id, 0) AS last_id, coalesce(a.hash, '') AS last_hash",
    beside="LEFT JOIN actions a ON a.id = (SELECT max(id) FROM actions)",
)
_INSERT = f"""
INSERT INTO actions ({", ".join((*COLUMNS, *WORDS))}, prev_hash, hash)
VALUES ({", ".join("?" * (len(COLUMNS) + len(WORDS) + 2))})"""
_WITH_UNDO = "SELECT a.*, u.id AS undone_by FROM actions a LEFT JOIN actions u ON u.supersedes = a.id"
_OF_CASE = f"{_WITH_UNDO} WHERE a.case_id = ? ORDER BY a.id"
_ONE = f"{_WITH_UNDO} WHERE a.id = ?"
_DECIDED = """
SELECT a.action_verdict FROM actions a
WHERE a.case_id = ? AND a.verb = 'authorize' AND a.action_verdict IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM actions u WHERE u.supersedes = a.id)"""


def append(store: Connection, values: dict[str, Any]) -> dict[str, Any]:
    """Join a row to the end of the chain inside `writing`; the row with its id and hashes."""
    found = store.row(_BEFORE, (values["case_id"],))
    assert found is not None
    key = key_in(store, values["case_id"], found)
    before = Head(found["last_id"], found["last_hash"])
    words = _words(values)
    row: dict[str, Any] = {
        **values,
        "id": before.id + 1,
        "key_id": key.id,
        "commitment": key.commit(words),
        "prev_hash": before.hash,
    }
    columns = _columns(row)
    row["hash"] = row_hash(before.hash, columns)
    store.run(_INSERT, (*columns, *words, before.hash, row["hash"]))
    return row


def head(store: Connection) -> Head:
    """The last action's id and hash; (0, "") for an empty log."""
    found = store.row(_HEAD)
    return Head(0, "") if found is None else Head(found["id"], found["hash"])


def history(store: Connection, case_id: int) -> tuple[FeedbackRow, ...]:
    """Every act on the case, oldest first, those taken back included."""
    return tuple(feedback_row(row, row["undone_by"]) for row in store.rows(_OF_CASE, (case_id,)))


def action(store: Connection, action_id: int) -> FeedbackRow:
    """One row of the log; raises NotFound."""
    row = store.row(_ONE, (action_id,))
    if row is None:
        raise NotFound("No such action", f"The log has no action {action_id}.")
    return feedback_row(row, row["undone_by"])


def log_rows(
    store: Connection,
    since: datetime | None = None,
    issue_type: str | None = None,
    case_id: int | None = None,
    *,
    undone: bool = True,
) -> Iterator[Row]:
    """Rows of the log, oldest first, with `undone_by`; `undone=False` leaves out undos and what they undid.

    The log is read up to its end at the moment of the call, a page at a time.
    """
    conditions = ["a.id > :after", "a.id <= :last"]
    params: dict[str, Any] = {"after": 0, "last": head(store).id, "page": PAGE}
    if since is not None:
        conditions.append("a.at >= :since")
        params["since"] = stamp(since)
    if issue_type is not None:
        conditions.append("(SELECT c.issue_type FROM cases c WHERE c.id = a.case_id) GLOB :issue_type")
        params["issue_type"] = issue_type
    if case_id is not None:
        conditions.append("a.case_id = :case_id")
        params["case_id"] = case_id
    if not undone:
        conditions.append("a.verb <> 'undo' AND u.id IS NULL")
    sql = f"{_WITH_UNDO} WHERE {' AND '.join(conditions)} ORDER BY a.id LIMIT :page"
    while page := store.rows(sql, params):
        yield from page
        params["after"] = page[-1]["id"]


def read_feedback(
    store: Connection,
    since: datetime | None = None,
    issue_type: str | None = None,
    case_id: int | None = None,
    *,
    undone: bool = True,
) -> Iterator[FeedbackRow]:
    """The log as values, oldest first; see `log_rows`."""
    for row in log_rows(store, since, issue_type, case_id, undone=undone):
        yield feedback_row(row, row["undone_by"])


@readable
def actions_decided(store: Connection, case_id: int, record: CaseRecord) -> tuple[int, ...]:
    """Places of the record's proposed actions that a person has decided.

    A verdict counts only while the action at that place is still the one that was decided.
    """
    decided: set[int] = set()
    for row in store.rows(_DECIDED, (case_id,)):
        verdict = json.loads(row["action_verdict"])
        place = verdict["index"]
        if place < len(record.proposed_actions):
            proposed = record.proposed_actions[place]
            if (proposed.kind, proposed.detail) == (verdict.get("kind"), verdict.get("detail")):
                decided.add(place)
    return tuple(sorted(decided))
