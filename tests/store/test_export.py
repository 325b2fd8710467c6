"""Training data: what was sent, changed, rejected and decided; nothing undone, stopped or uncertain."""

from __future__ import annotations

import json
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from store.errors import NotFound
from store.store import Store
from tests.store.shelf import (
    DRAFT,
    NOW,
    RIGHTS,
    a_case,
    an_act,
    an_intake,
    lower_to,
    one_case,
    raise_to_3,
    said,
)

FORMATS = ("feedback", "sft", "dpo", "kto", "lanes")


def act(store: Store, ticket: str, verb: str, **fields: Any) -> int:
    case_id = one_case(store, ticket=ticket)
    store.act(case_id, an_act(verb, **fields), RIGHTS)
    return case_id


def rows(store: Store, format: str, **given: Any) -> list[dict[str, Any]]:
    found = list(store.export(format, **given))
    assert json.loads(json.dumps(found)) == found
    return found


@pytest.fixture
def worked(store: Store) -> Store:
    act(store, "approved", "approve")
    act(store, "edited", "edit", text="Billing, at the top.")
    act(store, "rejected", "reject", reasons=["wrong"])
    act(store, "replied", "reply", text="My own words.")
    store.act(act(store, "undone", "edit", text="Oops."), an_act("undo"), RIGHTS)
    act(store, "noted", "note", text="x")
    return store


def test_sft_is_what_was_sent(worked: Store) -> None:
    found = rows(worked, "sft")
    assert [(row["ticket_id"], row["completion"]) for row in found] == [
        ("approved", DRAFT),
        ("edited", "Billing, at the top."),
        ("replied", "My own words."),
    ]
    prompt = "Subject: Where are my invoices?\n\nCustomer: Where do I find my invoices?"
    assert {row["prompt"] for row in found} == {prompt}
    assert [row["action_id"] for row in found] == [1, 2, 4]


def test_dpo_is_edits_only(worked: Store) -> None:
    [found] = rows(worked, "dpo")
    assert (found["ticket_id"], found["chosen"], found["rejected"]) == (
        "edited",
        "Billing, at the top.",
        DRAFT,
    )


def test_kto_labels_what_people_let_through_and_what_not(worked: Store) -> None:
    assert [(row["ticket_id"], row["completion"], row["label"]) for row in rows(worked, "kto")] == [
        ("approved", DRAFT, True),
        ("edited", DRAFT, False),
        ("edited", "Billing, at the top.", True),
        ("rejected", DRAFT, False),
        ("replied", "My own words.", True),
    ]


def test_lanes_is_where_people_left_a_case(worked: Store) -> None:
    raised = one_case(worked, ticket="raised")
    worked.act(raised, raise_to_3(), RIGHTS)
    lowered = one_case(worked, ticket="lowered", lane=3)
    worked.act(lowered, lower_to(2), RIGHTS)
    one_case(worked, ticket="untouched")
    found = {row["ticket_id"]: row for row in rows(worked, "lanes")}
    assert (found["raised"]["lane"], found["raised"]["decided_lane"]) == (3, 2)
    assert found["raised"]["verdicts"] == {"security_identity": "absent"}
    assert (found["lowered"]["lane"], found["lowered"]["decided_lane"]) == (2, 3)
    assert found["lowered"]["triggers"]["security_identity"] == "low"
    assert found["raised"]["action_ids"] == [8]
    assert {"untouched", "undone"} & set(found) == set()


def test_feedback_has_every_row_and_column(worked: Store, path: Path) -> None:
    found = rows(worked, "feedback")
    assert len(found) == 7
    raw = sqlite3.connect(path)
    columns = {row[1] for row in raw.execute("PRAGMA table_info(actions)")}
    raw.close()
    assert columns - set(found[0]) == {"state_before", "key_id", "commitment"}
    assert found[4]["undone_by"] == 6
    assert found[5]["supersedes"] == 5


@pytest.mark.parametrize("end", ["failed", "unknown"])
def test_a_reply_that_did_not_surely_arrive_teaches_nothing(store: Store, end: str) -> None:
    act(store, "1", "edit", text="Billing.")
    delivery = store.claim_delivery("c", NOW + timedelta(minutes=1))
    assert delivery is not None
    settle = store.delivery_failed if end == "failed" else store.delivery_unknown
    settle(delivery.outbox_id, "c", "no answer")
    assert [rows(store, format) for format in ("sft", "dpo", "kto")] == [[], [], []]


def test_the_prompt_is_the_conversation_as_the_person_saw_it(store: Store) -> None:
    thread = [
        said("Where?"),
        {**said("Check the plan.", "agent"), "public": False},
        said("One moment.", "assistant"),
    ]
    case_id = one_case(store, thread=thread, subject=...)
    store.act(case_id, an_act("approve"), RIGHTS)
    store.take_in([an_intake(a_case(thread=[*thread, said("Thanks!")]))])
    assert rows(store, "sft")[0]["prompt"] == "Customer: Where?\n\nAssistant: One moment."


def test_filters(worked: Store) -> None:
    other = one_case(worked, ticket="docs", issue_type="docs.panel")
    later = NOW + timedelta(days=1)
    worked.act(other, an_act("edit", text="There.", at=later), RIGHTS)
    for format, everything in zip(FORMATS, (8, 4, 2, 7, 6), strict=True):
        assert len(rows(worked, format)) == everything
        fewer = 2 if format == "kto" else 1
        assert len(rows(worked, format, since=later)) == fewer
        assert len(rows(worked, format, issue_type="docs.*")) == fewer
    assert rows(worked, "sft", since=later, issue_type="billing.*") == []


def test_an_export_nobody_knows(store: Store) -> None:
    with pytest.raises(NotFound, match="sft, dpo, kto"):
        list(store.export("xml"))


def test_a_half_read_export_does_not_pin_the_log(worked: Store, path: Path) -> None:
    reader = worked.feedback()
    next(reader)
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    raw.close()
    assert len(list(reader)) == 6


def test_plain_sqlite_reads_the_views(worked: Store, path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.row_factory = sqlite3.Row
    feedback = raw.execute("SELECT * FROM v_feedback ORDER BY id").fetchall()
    assert [row["verb"] for row in feedback] == ["approve", "edit", "reject", "reply", "edit", "undo", "note"]
    assert (feedback[4]["undone_by"], feedback[4]["delivery"]) == (6, "undone")
    assert feedback[0]["at"] == "2026-03-10T09:00:00.000000Z"
    queue = raw.execute("SELECT * FROM v_queue WHERE status = 'open' ORDER BY case_id").fetchall()
    assert [row["ticket_id"] for row in queue] == ["rejected", "undone", "noted"]
    assert queue[0]["policy_sensitivity"] == "low"
    raw.close()
