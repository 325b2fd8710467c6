"""A customer erased: no word in any byte of the database or its copies, the chain whole, others untouched."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from lanes.act import Act
from lanes.packet import Finding, KnownFact
from lanes.record import Evidence
from lanes.rights import Rights
from lanes.words import Level, Role, Status, Trigger, Verb
from store.chain import COLUMNS, WORDS
from store.errors import Ambiguous, GuardTripped, NotFound, Refused
from store.events import Event
from store.search import matching
from store.store import Store
from store.values import BadRecord, Intake, QueueQuery, Taken
from tests.store.shelf import NOW, RIGHTS, Clock, a_case, an_act, an_intake, one_case, put, said

MARK = "qzj"
"""Every word of the customer's begins so, and nothing else does."""
ADA = {
    "id": "qzjid",
    "name": "qzjname qzjsurname",
    "email": "qzjmail@qzjhost.example",
    "plan": "qzjplan",
    "vat": "qzjextra",
}
LATER = NOW + timedelta(days=1)


def full_record(ticket: str, **overrides: Any) -> Any:
    return a_case(
        ticket,
        **{
            "customer": ADA,
            "subject": "qzjsubject",
            "thread": [said("qzjmessage one"), said("qzjours", "assistant"), said("qzjagain")],
            "draft": {"text": "qzjdraft goes here", "citations": [{"title": "qzjcitation"}]},
            "facts": [
                {"statement": "qzjfact", "status": "confirmed", "source": "crm", "as_of": "2026-03-01"}
            ],
            "proposed_actions": [{"kind": "refund", "detail": "qzjdetail"}],
            "assessment": {"triggers": {"customer_pressure": {"level": "high", "evidence": "qzjupstream"}}},
            "summary": "qzjsummary",
            "not_done": ["qzjnotdone"],
            "suggested_owner": "qzjowner",
            "unknown_field": "qzjunknown",
            **overrides,
        },
    )


def full_intake(record: Any, lane: int = 2) -> Intake:
    plain = an_intake(record, lane, pressure=Level.HIGH)
    evidence = (Evidence(text="qzjquoted", where="thread[0]"),)
    triggers = {
        trigger: reading.model_copy(update={"evidence": evidence})
        for trigger, reading in plain.decision.triggers.items()
    }
    changes: dict[str, Any] = {"triggers": triggers, "flags": ("qzjflag",)}
    packet: dict[str, Any] = {
        "summary": "qzjpacket",
        "known_context": (KnownFact(label="confirmed", statement="qzjknown"),),
        "customer_saw": ("qzjsaw",),
        "suggested_owner": "qzjdesk",
    }
    return plain.model_copy(
        update={
            "decision": plain.decision.model_copy(update=changes),
            "packet": plain.packet.model_copy(update=packet),
        }
    )


def rich(verb: str, **fields: Any) -> Act:
    return an_act(verb, **fields)


@pytest.fixture
def filled(store: Store, clock: Clock) -> Store:
    """Two cases of the customer's with every field in use, and two of others."""
    first, second = put(store, full_intake(full_record("1")), full_intake(full_record("2"), 3))
    other = one_case(store, ticket="3", customer={"id": "c9", "name": "Ben Oak"})
    put(store, an_intake(a_case("4", source="front", customer={"id": "c9"})))
    finding = Finding(code="amount", text="qzjfinding", quote="qzjfound")
    hunks = [{"before": "qzjbefore", "after": "qzjafter", "reason": "tone"}]
    store.act(first, rich("authorize", action={"index": 0, "verdict": "granted"}), RIGHTS)
    store.act(first, rich("edit", text="qzjedited goes out", hunks=hunks), RIGHTS, findings=[finding])
    store.act(second, rich("note", text="qzjnote", reasons=["qzjreason"]), RIGHTS)
    store.act(second, rich("claim"), RIGHTS)
    grades = [{"claim": "summary", "words": "qzjclaim", "verdict": "right"}]
    store.act(second, rich("rate", rating=4, grades=grades), RIGHTS)
    store.act(second, rich("reply", text="qzjreply to you"), RIGHTS)
    store.act(second, rich("resolve", outcome="qzjoutcome"), RIGHTS)
    store.act(other, an_act("edit", text="Under Settings, Ben."), RIGHTS)
    sent = store.claim_delivery("c", clock.turn(minutes=1))
    assert sent is not None
    store.delivered(sent.outbox_id, "c", "qzjanswer")
    store.take_in([full_intake(full_record("1", thread=[said("qzjmessage one"), said("qzjthird")]))])
    store.add_events([(first, Event(kind="csat", at=NOW, source="survey", detail={"comment": "qzjcomment"}))])
    raw = b'{"ticket_id": "1", "text": "qzjbroken'
    store.set_aside(
        [
            BadRecord(origin="a.jsonl", line=3, reason="qzjwhy", raw=raw, size=len(raw), at=NOW),
            BadRecord(origin="a.jsonl", line=4, reason="broken", raw=b'{"ticket_id": "17"', size=18, at=NOW),
        ]
    )
    assert len(marks(path_of(store))) > 30
    return store


def path_of(store: Store) -> Path:
    return store.path


def marks(*files: Path) -> set[str]:
    """Every word with the mark in the raw bytes of these files and those beside them."""
    found: set[str] = set()
    for file in files:
        for beside in file.parent.glob(file.name + "*"):
            text = beside.read_bytes().decode("latin-1").lower()
            found |= {text[at : at + 12] for at in range(len(text)) if text.startswith(MARK, at)}
    return found


def terms(path: Path) -> set[str]:
    """Words with the mark in the full-text index, which keeps only what differs from the word before."""
    raw = sqlite3.connect(path)
    raw.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab ('main', 'case_words', 'row')")
    found = {term for (term,) in raw.execute("SELECT term FROM terms") if term.startswith(MARK)}
    raw.close()
    return found


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


def test_an_open_reader_elsewhere_is_told_of_and_swept_later(filled: Store, path: Path) -> None:
    filled._connection.raw.execute("PRAGMA busy_timeout = 50")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM cases").fetchall()
    done = filled.erase("qzjid", "mia", RIGHTS)
    assert done.unswept is not None
    reader.execute("COMMIT")
    filled.sweep()
    assert marks(path) == set()
    reader.close()


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


def test_one_case_alone(filled: Store) -> None:
    done = filled.redact(filled.find("1"), "mia", RIGHTS)
    assert done.cases == ("zendesk:1",)
    assert filled.erasure("qzjid").cases == ("zendesk:2",)
    assert filled.verify().ok
    filled.act(done.case_ids[0], an_act("note", text="qzjlate"), RIGHTS)
    again = filled.redact(done.case_ids[0], "mia", RIGHTS)
    assert again.actions == 2
    assert filled.verify().ok
    filled.erase("qzjid", "mia", RIGHTS)
    assert marks(filled.path) == set()


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


def test_a_case_that_was_theirs_once_is_erased_whole(store: Store, path: Path) -> None:
    put(store, full_intake(full_record("1")))
    store.take_in(
        [an_intake(a_case("1", customer={"id": "c2"}, thread=[said("qzjmessage one"), said("Hi")]))]
    )
    assert store.erase("qzjid", "mia", RIGHTS).revisions == 2
    assert marks(path) == set()


def test_the_same_file_again_brings_nothing_back(filled: Store, path: Path, clock: Clock) -> None:
    filled.erase("qzjid", "mia", RIGHTS)
    assert (
        filled.take_in([full_intake(full_record("1")), full_intake(full_record("2"), 3)])
        == [Taken.UNCHANGED] * 2
    )
    untimed = full_record("1", thread=[said("qzjmessage one"), said("qzjnew", at=None)])
    assert filled.take_in([full_intake(untimed)]) == [Taken.UNCHANGED]
    assert marks(path) == set()


def test_a_customer_who_writes_again_is_heard_under_a_new_key(filled: Store, clock: Clock) -> None:
    filled.erase("qzjid", "mia", RIGHTS)
    clock.turn(days=1)
    thread = [said("qzjmessage one"), said("I have come back", at=clock.now.isoformat())]
    assert filled.take_in([full_intake(full_record("1", thread=thread))]) == [Taken.UPDATED]
    case_id = filled.find("1")
    view = filled.case(case_id, clock.now)
    assert (view.row.status, view.row.wrote_again, view.row.customer_id) == (Status.OPEN, True, "qzjid")
    filled.act(case_id, an_act("edit", text="qzjsecond"), RIGHTS)
    assert filled.verify().ok
    new = put(filled, full_intake(full_record("new")))
    assert filled.erasure("qzjid").case_ids == (case_id, *new)
    filled.erase("qzjid", "mia", RIGHTS)
    assert marks(filled.path) == set()
    assert filled.verify().ok


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


@pytest.fixture
def unguarded(filled: Store, path: Path) -> Iterator[sqlite3.Connection]:
    """The database without its triggers, in the hands of somebody who may write the file."""
    raw = sqlite3.connect(path, isolation_level=None)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    yield raw
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


def test_the_guard_is_named_when_an_erasure_goes_wrong(filled: Store) -> None:
    filled._connection.raw.execute(
        "CREATE TEMP TRIGGER broken BEFORE UPDATE ON main.cases BEGIN SELECT RAISE(ABORT, 'half-way'); END"
    )
    with pytest.raises(GuardTripped):
        filled.erase("qzjid", "mia", RIGHTS)
    filled._connection.raw.execute("DROP TRIGGER temp.broken")
    assert filled.erasure("qzjid").revisions == 3
    assert filled.verify().ok


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


def test_levels_stay_for_the_figures(filled: Store) -> None:
    filled.erase("qzjid", "mia", RIGHTS)
    decision = filled.case(filled.find("1"), NOW).decision
    assert decision.level(Trigger.PRESSURE) is Level.HIGH
    assert all(reading.evidence == () for reading in decision.triggers.values())


def keys(path: Path) -> list[tuple[Any, ...]]:
    raw = sqlite3.connect(path)
    found = raw.execute(
        "SELECT source, customer_id, key IS NOT NULL FROM customer_keys ORDER BY id"
    ).fetchall()
    raw.close()
    return found


def test_one_key_a_customer_over_all_their_cases(filled: Store, path: Path) -> None:
    assert keys(path) == [("zendesk", "qzjid", 1), ("zendesk", "c9", 1), ("front", "c9", 1)]
    filled.redact(filled.find("1"), "mia", RIGHTS)
    assert keys(path)[0] == ("zendesk", "qzjid", 1)
    filled.erase("qzjid", "mia", RIGHTS)
    assert keys(path) == [("zendesk", None, 0), ("zendesk", "c9", 1), ("front", "c9", 1)]
    assert filled.verify().ok
    put(filled, full_intake(full_record("new")))
    assert keys(path)[-1] == ("zendesk", "qzjid", 1)


def test_the_last_case_redacted_takes_the_customers_key_along(filled: Store, path: Path) -> None:
    for ticket in ("1", "2"):
        filled.redact(filled.find(ticket), "mia", RIGHTS)
    assert keys(path)[0] == ("zendesk", None, 0)
    assert marks(path) == set()


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


def test_by_their_address_all_cases_of_the_customer_are_found(store: Store) -> None:
    put(
        store,
        an_intake(a_case("1", customer={"id": "c1", "email": "ada@fenn.example"})),
        an_intake(a_case("2", customer={"id": "c1"})),
        an_intake(a_case("3", customer={"id": "c2"})),
    )
    assert store.erasure("ada@fenn.example").cases == ("zendesk:1", "zendesk:2")


def test_known_copies_that_may_hold_the_words_are_named(filled: Store, clock: Clock, tmp_path: Path) -> None:
    def told() -> tuple[str, str]:
        check = next(check for check in filled.doctor(clock.now) if check.name == "copies")
        return check.state, check.text

    old, gone, export = (tmp_path / "copies" / name for name in ("old.db", "gone.db", "log.jsonl"))
    clock.turn(hours=1)
    filled.backup(old)
    filled.backup(gone)
    gone.unlink()
    export.write_text("qzj\n")
    filled.note_copy("export", export, clock.now)
    assert told()[0] == "ok"
    clock.turn(hours=1)
    plan = filled.erasure("qzjid")
    assert [(copy.kind, copy.path) for copy in plan.copies] == [("backup", str(old)), ("export", str(export))]
    filled.erase("qzjid", "mia", RIGHTS)
    assert told()[0] == "warn"
    assert f"{old}, {export}" in told()[1]
    clock.turn(hours=1)
    filled.backup(tmp_path / "copies" / "new.db")
    export.unlink()
    assert told()[1].endswith(f"{old}. Make new ones, delete these.")
    old.unlink()
    assert told()[0] == "ok"


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
