"""A customer erased: no word in any byte of the database or its copies, the chain whole, others untouched."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from lanes.rights import Rights
from lanes.words import Level, Role, Status, Trigger, Verb
from store.errors import Ambiguous, GuardTripped, NotFound, Refused
from store.search import matching
from store.store import Store
from store.values import QueueQuery
from tests.store.marked import full_intake, full_record, marks, terms
from tests.store.shelf import NOW, RIGHTS, Clock, a_case, an_act, an_intake, put, said


def others(path: Path) -> list[Any]:
    raw = sqlite3.connect(path)
    found = [
        raw.execute(sql).fetchall()
        for sql in (
            "SELECT * FROM v_feedback WHERE ticket_id IN ('3', '4')",
            "SELECT * FROM v_queue WHERE ticket_id IN ('3', '4')",
            "SELECT r.* FROM revisions r JOIN cases c ON c.id = r.case_id WHERE c.ticket_id IN ('3', '4')",
            "SELECT o.* FROM outbox o JOIN cases c ON c.id = o.case_id WHERE c.ticket_id IN ('3', '4')",
        )
    ]
    raw.close()
    return found


def test_no_byte_is_left(filled: Store, path: Path, tmp_path: Path) -> None:
    before, hashes = others(path), [(row.id, row.hash) for row in filled.feedback()]
    plan = filled.erasure("qzjid")
    assert terms(path)
    done = filled.erase("qzjid", "mia", RIGHTS)
    assert done == plan
    assert (done.cases, done.actions, done.replies) == (("zendesk:1", "zendesk:2"), 7, 2)
    assert done.unswept is None
    assert (marks(path), terms(path)) == (set(), set())
    copy = tmp_path / "copies" / "copy.db"
    assert filled.backup(copy).ok
    assert marks(copy) == set()
    assert filled.verify().ok
    assert [(row.id, row.hash) for row in filled.feedback()][: len(hashes)] == hashes
    assert others(path) == before


def test_what_is_left_says_so(filled: Store, path: Path) -> None:
    filled.erase("QZJmail@qzjhost.example", "mia", RIGHTS)
    case_id = filled.find("1")
    view = filled.case(case_id, NOW)
    assert (view.row.status, view.row.customer_name, view.row.subject) == (Status.DONE, None, None)
    assert [message.text for message in view.ground.record.thread] == ["The words of this case were erased."]
    told = view.history[-1]
    assert (told.verb, told.actor, told.note) == (Verb.NOTE, "mia", "The words of this case were erased.")
    edit = next(row for row in view.history if row.verb is Verb.EDIT)
    assert (edit.erased, edit.draft, edit.final_text, edit.hunks, edit.findings) == (True, None, None, [], [])
    assert (edit.edit_distance, edit.actor, told.erased) == (9, "mia", False)
    events = filled.events(case_id)
    erased = [event for event in events if event.kind == "erased"]
    assert [(event.action_id, event.detail["by"]) for event in erased] == [(told.id, "mia")]
    assert all(event.detail == {} for event in events if event.kind != "erased")
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT id, erased_at FROM v_feedback WHERE case_id = ?", (case_id,)).fetchall()
    raw.close()
    assert [at is not None for _, at in rows] == [True, True, False]


def test_what_is_erased_teaches_nothing_and_is_not_found(filled: Store) -> None:
    connection = filled._connection
    assert matching(connection, "qzjmessage")
    filled.erase("qzjid", "mia", RIGHTS)
    assert not matching(connection, "qzjmessage")
    for format in ("sft", "dpo", "kto"):
        assert {row["ticket_id"] for row in filled.export(format)} <= {"3"}
    assert [row["ticket_id"] for row in filled.export("lanes")] == ["3"]
    assert [record.ticket_id for _, record in filled.all_cases()] == ["3", "4"]
    assert filled.queue(QueueQuery(now=NOW, text="17")) == []
    assert [row.raw for row in filled.quarantine()] == [b'{"ticket_id": "17"']


def test_levels_stay_for_the_figures(filled: Store) -> None:
    filled.erase("qzjid", "mia", RIGHTS)
    decision = filled.case(filled.find("1"), NOW).decision
    assert decision.level(Trigger.PRESSURE) is Level.HIGH
    assert all(reading.evidence == () for reading in decision.triggers.values())


def test_replies_that_have_not_left_never_will(store: Store, clock: Clock) -> None:
    case_id = put(store, full_intake(full_record("1")))[0]
    store.act(case_id, an_act("edit", text="qzjedited"), RIGHTS)
    assert store.erase("qzjid", "mia", RIGHTS).stopped == 1
    assert store.claim_delivery("c", clock.turn(hours=1)) is None
    assert store.case(case_id, NOW).row.delivery == "failed"
    assert store.verify().ok


def test_nothing_is_erased_while_a_reply_is_leaving(store: Store, clock: Clock, path: Path) -> None:
    case_id = put(store, full_intake(full_record("1")))[0]
    store.act(case_id, an_act("edit", text="qzjedited"), RIGHTS)
    delivery = store.claim_delivery("c", clock.turn(minutes=1))
    assert delivery is not None
    assert store.erasure("qzjid").leaving == 1
    with pytest.raises(Refused) as caught:
        store.erase("qzjid", "mia", RIGHTS)
    assert caught.value.refusal.code == "leaving"
    store.delivered(delivery.outbox_id, "c", "ok")
    store.erase("qzjid", "mia", RIGHTS)
    assert marks(path) == set()


def test_only_whom_the_policy_lets_may_erase(filled: Store) -> None:
    rights = Rights(roles={"tom": Role.SPECIALIST})
    with pytest.raises(Refused) as caught:
        filled.erase("qzjid", "tom", rights)
    assert caught.value.refusal.code == "role"
    assert filled.erasure("qzjid").revisions == 3


def test_who_is_meant(store: Store) -> None:
    put(
        store,
        an_intake(a_case("1", customer={"id": "c1", "email": "ada@fenn.example"})),
        an_intake(a_case("2", source="front", customer={"id": "c1", "name": "Somebody Else"})),
        an_intake(a_case("3", source="front", customer={"email": "Ada@fenn.example"})),
        an_intake(a_case("4", thread=[said("Ask ada@fenn.example about it")], customer={"id": "c4"})),
    )
    with pytest.raises(Ambiguous, match=r"front.*zendesk"):
        store.erasure("c1")
    assert store.erasure("c1", "front").cases == ("front:2",)
    found = store.erasure("ada@fenn.example")
    assert (found.cases, found.mentioned_in) == (("zendesk:1", "front:3"), ("zendesk:4",))
    for nobody in ("c1x", "", " "):
        with pytest.raises(NotFound):
            store.erasure(nobody)


def test_by_their_address_all_cases_of_the_customer_are_found(store: Store) -> None:
    put(
        store,
        an_intake(a_case("1", customer={"id": "c1", "email": "ada@fenn.example"})),
        an_intake(a_case("2", customer={"id": "c1"})),
        an_intake(a_case("3", customer={"id": "c2"})),
    )
    assert store.erasure("ada@fenn.example").cases == ("zendesk:1", "zendesk:2")


def test_a_case_that_was_theirs_once_is_erased_whole(store: Store, path: Path) -> None:
    put(store, full_intake(full_record("1")))
    store.take_in(
        [an_intake(a_case("1", customer={"id": "c2"}, thread=[said("qzjmessage one"), said("Hi")]))]
    )
    assert store.erase("qzjid", "mia", RIGHTS).revisions == 2
    assert marks(path) == set()


def test_nothing_done_before_is_taken_back_into_the_case(filled: Store) -> None:
    case_id = filled.find("2")
    filled.erase("qzjid", "mia", RIGHTS)
    for action_id in [row.id for row in filled.feedback(case_id=case_id)][:-1]:
        try:
            filled.act(case_id, an_act("undo", supersedes=action_id), RIGHTS)
        except Refused:
            continue
    view = filled.case(case_id, NOW)
    assert (view.row.status, view.row.has_draft, view.ground.draft) == (Status.DONE, False, None)


def test_the_guard_is_named_when_an_erasure_goes_wrong(filled: Store) -> None:
    filled._connection.raw.execute(
        "CREATE TEMP TRIGGER broken BEFORE UPDATE ON main.cases BEGIN SELECT RAISE(ABORT, 'half-way'); END"
    )
    with pytest.raises(GuardTripped):
        filled.erase("qzjid", "mia", RIGHTS)
    filled._connection.raw.execute("DROP TRIGGER temp.broken")
    assert filled.erasure("qzjid").revisions == 3
    assert filled.verify().ok
