"""Words blanked in a case that goes on: in no byte any more, the log still proved, and a re-import brings none back."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from lanes.record import CaseRecord, sha256_text
from lanes.rights import Rights
from lanes.words import Role, Status, Verb
from store.chain import WORDS
from store.errors import NotFound, Refused
from store.events import Event
from store.keys import live_key
from store.search import matching
from store.store import Store
from store.values import Taken
from tests.store.marked import ADA, full_intake, full_record, marks, terms
from tests.store.shelf import NOW, RIGHTS, Clock, a_case, an_act, an_intake, one_case, put, said

CARD = "4111 1111 1111 1111"
WHY = "a card number"


def hashed(record: CaseRecord) -> str:
    return sha256_text(record.model_dump_json(exclude_unset=True))


def blank(store: Store, case_id: int, *words: str, reason: str = WHY, **given: Any) -> Any:
    return store.blank(case_id, words, reason, "mia", given.get("rights", RIGHTS), hashed)


def settle_all(store: Store, clock: Clock) -> None:
    while (sent := store.claim_delivery("c", clock.turn(minutes=1))) is not None:
        store.delivered(sent.outbox_id, "c", "taken")


def paying(**overrides: Any) -> CaseRecord:
    thread = [said(f"My card is {CARD}, please charge it."), said("Thank you, I look.", "agent")]
    return a_case("1", **{"thread": thread, "draft": {"text": f"We charged {CARD}."}, **overrides})


@pytest.fixture
def told(store: Store, clock: Clock) -> int:
    """A case in whose thread, draft and log a card number stands in several spellings."""
    case_id = put(store, an_intake(paying()))[0]
    hunks = [{"before": "We charged 4111 11", "after": "We will not charge"}]
    store.act(case_id, an_act("note", text="They sent 4111-1111-1111-1111, call them."), RIGHTS)
    store.act(case_id, an_act("edit", text="We will not charge 4111111111111111.", hunks=hunks), RIGHTS)
    store.act(case_id, an_act("note", text="All is well."), RIGHTS)
    settle_all(store, clock)
    return case_id


def digits(path: Path, *more: Path) -> list[str]:
    """Every run of the card's digits in the bytes of the files, however it is spelt."""
    found: list[str] = []
    for file in (path, *more):
        for beside in file.parent.glob(file.name + "*"):
            text = beside.read_bytes().decode("latin-1")
            found += re.findall(r"4[\s.-]?1[\s.-]?1[\s.-]?1[\s.-]?1[\s.-]?1", text)
    return found


def test_no_byte_is_left_and_the_case_goes_on(store: Store, told: int, path: Path, tmp_path: Path) -> None:
    hashes = [row.hash for row in store.feedback()]
    assert digits(path)
    done = blank(store, told, CARD)
    assert (done.case, done.revisions, done.actions, done.replies, done.unswept) == (
        "zendesk:1",
        1,
        2,
        1,
        None,
    )
    copy = tmp_path / "copies" / "copy.db"
    assert store.backup(copy).ok
    assert digits(path, copy) == []
    assert store.verify().ok
    assert [row.hash for row in store.feedback()][:-1] == hashes
    view = store.case(told, NOW)
    assert view.ground.record.thread[0].text == f"My card is {'█' * 19}, please charge it."
    assert view.ground.draft == f"We charged {'█' * 19}."
    assert [sent.text for sent in view.sent] == [f"We will not charge {'█' * 16}."]
    first, edit, calm, note = view.history
    assert (first.note, calm.note) == (f"They sent {'█' * 19}, call them.", "All is well.")
    assert (edit.final_text, edit.erased) == (f"We will not charge {'█' * 16}.", False)
    assert edit.hunks[0]["before"] == f"We charged {'█' * 7}"
    assert (note.verb, note.actor) == (Verb.NOTE, "mia")
    assert note.note == f"Words of this case were blanked: {WHY}"
    assert [event.detail for event in view.events if event.kind == "blanked"] == [{"by": "mia"}]
    assert (view.row.status, view.row.customer_name, view.row.revision) == (Status.DONE, "Ada Fenn", 2)
    assert not matching(store._connection, "4111")
    assert matching(store._connection, "charge")
    store.act(told, an_act("reply", text="I look into it."), RIGHTS)
    assert store.verify().ok


def test_every_field_lets_go_of_every_word(store: Store, clock: Clock, path: Path, tmp_path: Path) -> None:
    record = full_record("1", customer={**ADA, "id": "c1"})
    case_id = put(store, full_intake(record))[0]
    store.act(case_id, an_act("authorize", action={"index": 0, "verdict": "granted"}), RIGHTS)
    hunks = [{"before": "qzjbefore", "after": "qzjafter", "reason": "tone"}]
    store.act(case_id, an_act("edit", text="qzjedited goes out", hunks=hunks), RIGHTS)
    store.act(case_id, an_act("note", text="qzjnote", reasons=["qzjreason"]), RIGHTS)
    store.act(case_id, an_act("resolve", outcome="qzjoutcome"), RIGHTS)
    settle_all(store, clock)
    later = full_record("1", customer={**ADA, "id": "c1"}, thread=[said("qzjmessage one"), said("qzjthird")])
    store.take_in([full_intake(later)])
    found = {
        word for file in path.parent.glob("desk.db*") for word in re.findall(rb"qzj[a-z]*", file.read_bytes())
    }
    words = [word.decode() for word in found if len(word) > 3]
    assert len(words) > 25
    blank(store, case_id, *words)
    assert (marks(path), terms(path)) == (set(), set())
    assert store.verify().ok
    copy = tmp_path / "copies" / "copy.db"
    assert store.backup(copy).ok
    assert marks(copy) == set()


def test_hashes_of_what_was_said_go_too(store: Store, told: int, path: Path) -> None:
    """Whoever knows the rest of a text could try all numbers against a hash of it."""
    raw = sqlite3.connect(path)
    dump = "\n".join(raw.iterdump())
    old = set(re.findall(r"\b[0-9a-f]{64}\b", dump))
    known = {
        sha256_text(f"We charged {CARD}."),
        store.case(told, NOW).ground.thread_tail,
        hashed(paying()),
        *(row[0] for row in raw.execute("SELECT draft_words FROM revisions UNION SELECT words FROM outbox")),
        *(row[0] for row in raw.execute("SELECT sha FROM revisions")),
    }
    keys = [row[0] for row in raw.execute("SELECT key FROM case_keys")]
    assert known <= old
    blank(store, told, CARD)
    new = set(re.findall(r"\b[0-9a-f]{64}\b", "\n".join(raw.iterdump())))
    assert not known & new
    assert not set(keys) & {row[0] for row in raw.execute("SELECT key FROM case_keys")}
    raw.close()


def test_the_same_record_again_brings_nothing_back(store: Store, told: int, path: Path) -> None:
    blank(store, told, CARD)
    assert again(store, paying()) is Taken.UNCHANGED
    more = [
        *paying().model_dump(mode="json")["thread"],
        said(f"And {CARD} once more?", at="2026-03-11T09:00:00Z"),
    ]
    assert again(store, paying(thread=more)) is Taken.UPDATED
    view = store.case(told, NOW)
    assert (view.row.status, view.row.wrote_again) == (Status.OPEN, True)
    assert view.ground.record.thread[-1].text == f"And {'█' * 19} once more?"
    assert again(store, paying(thread=more, subject="Another")) is Taken.UPDATED
    assert digits(path) == []
    assert store.verify().ok


def again(store: Store, record: CaseRecord) -> Taken:
    [taken] = store.take_in([an_intake(store.blanked_again(record))])
    return taken


def test_a_record_read_before_is_refused(store: Store, told: int, path: Path) -> None:
    changed = an_intake(paying(subject="Another"))
    blank(store, told, CARD)
    with pytest.raises(Refused) as caught:
        store.take_in([changed])
    assert caught.value.refusal.code == "blanked"
    assert digits(path) == []


def test_a_message_that_was_nothing_else_is_known_again(store: Store, path: Path) -> None:
    thread = [said("Which card?", "agent"), said(CARD, at="2026-03-10T08:30:00Z")]
    case_id = one_case(store, thread=thread)
    blank(store, case_id, CARD)
    assert again(store, a_case(thread=thread)) is Taken.UNCHANGED
    other = [*thread, said("1234 5678 9012 3456", at="2026-03-10T08:40:00Z")]
    assert again(store, a_case(thread=other)) is Taken.UPDATED
    texts = [message.text for message in store.case(case_id, NOW).ground.record.thread]
    assert texts[1:] == ["█" * 19, "1234 5678 9012 3456"]


def test_twice_and_then_erased(store: Store, told: int, path: Path) -> None:
    blank(store, told, CARD)
    store.act(told, an_act("note", text="qzjlate and well"), RIGHTS)
    done = blank(store, told, "qzjlate", "please charge")
    assert (done.actions, done.revisions) == (1, 2)
    assert store.verify().ok
    assert [row.note for row in store.case(told, NOW).history if row.verb is Verb.NOTE] == [
        f"They sent {'█' * 19}, call them.",
        "All is well.",
        f"Words of this case were blanked: {WHY}",
        f"{'█' * 7} and well",
        f"Words of this case were blanked: {WHY}",
    ]
    plan = store.erasure("c1")
    assert (plan.actions, plan.revisions) == (6, 3)
    store.erase("c1", "mia", RIGHTS)
    assert store.verify().ok
    raw = sqlite3.connect(path)
    assert "█" not in "\n".join(raw.iterdump())
    raw.close()


def test_the_same_event_again_brings_nothing_back(store: Store, told: int, path: Path) -> None:
    event = Event(
        kind="csat", at=NOW, source="survey", detail={"comment": f"My {CARD} was charged", "score": 2}
    )
    assert store.add_events([(told, event)]) == 1
    assert blank(store, told, CARD).events == 1
    assert store.add_events([(told, event)]) == 0
    assert digits(path) == []
    assert {"comment": f"My {'█' * 19} was charged", "score": 2} in [one.detail for one in store.events(told)]


def test_what_is_left_teaches_without_the_words(store: Store, told: int) -> None:
    blank(store, told, CARD)
    rows = [row for format in ("feedback", "sft", "dpo", "kto", "lanes") for row in store.export(format)]
    assert any(row.get("completion") == f"We will not charge {'█' * 16}." for row in rows)
    assert not re.search(r"4[\s.-]?1[\s.-]?1[\s.-]?1[\s.-]?1", str(rows))


@pytest.mark.parametrize(
    ("words", "given", "code"),
    [
        (["411"], {}, "too_short"),
        ([" "], {}, "words"),
        ([CARD], {"reason": " "}, "reason"),
        ([CARD], {"reason": "card 4111111111111111"}, "reason"),
        (["zendesk"], {}, "names"),
        ([CARD], {"rights": Rights(roles={"mia": Role.SPECIALIST})}, "role"),
    ],
)
def test_what_is_refused(store: Store, told: int, words: list[str], given: dict[str, Any], code: str) -> None:
    before = store.case(told, NOW)
    with pytest.raises(Refused) as caught:
        blank(store, told, *words, **given)
    assert caught.value.refusal.code == code
    assert store.case(told, NOW) == before


def test_words_that_stand_nowhere_change_nothing(store: Store, told: int) -> None:
    before = store.case(told, NOW)
    with pytest.raises(NotFound):
        blank(store, told, "elsewhere")
    assert store.case(told, NOW) == before
    assert store.verify().ok


def test_nothing_is_blanked_while_a_reply_waits_to_leave(store: Store, clock: Clock) -> None:
    case_id = put(store, an_intake(paying()))[0]
    store.act(case_id, an_act("approve"), RIGHTS)
    with pytest.raises(Refused) as caught:
        blank(store, case_id, CARD)
    assert caught.value.refusal.code == "leaving"
    sent = store.claim_delivery("c", clock.turn(minutes=1))
    assert sent is not None
    with pytest.raises(Refused):
        blank(store, case_id, CARD)
    store.delivered(sent.outbox_id, "c", "taken")
    assert blank(store, case_id, CARD).replies == 1


GUARDED = [
    "UPDATE actions SET note = 'x' WHERE id = 3",
    "UPDATE actions SET thread_tail = '', action_verdict = NULL, draft = NULL, draft_hash = NULL, final_text = NULL, "
    "reason_codes = '[]', note = NULL, outcome = NULL, findings = '[]', hunks = '[]', grades = '[]' WHERE id = 1",
    "UPDATE outbox SET text = 'x'",
    "UPDATE outbox SET text = '', words = ''",
    "UPDATE revisions SET content_hash = '', thread_tail = '', draft_words = NULL, record = '{}' WHERE revision = 1",
    "UPDATE blankings SET open = 1",
    "UPDATE blankings SET key_id = 1",
    "DELETE FROM blankings",
    "INSERT OR REPLACE INTO blankings SELECT note_id, case_id, key_id, 1 FROM blankings",
    "INSERT INTO blankings SELECT 3, case_id, key_id, 1 FROM blankings",
    "INSERT INTO blankings SELECT id, case_id, key_id, 1 FROM actions WHERE id = 5",
    "UPDATE blanked SET commitment = 'x'",
    "DELETE FROM blanked",
    "INSERT OR REPLACE INTO blanked SELECT * FROM blanked",
    "INSERT INTO blanked SELECT id, 4, 'x' FROM actions WHERE id = 5",
]
UNSEEN_BY_GUARDS = [
    ("UPDATE actions SET note = 'x' WHERE id = 1", "edited"),
    ("UPDATE blanked SET commitment = 'x' WHERE action_id = 1", "edited"),
    ("UPDATE blanked SET note_id = 1 WHERE action_id = 1", "key_missing"),
    ("UPDATE blankings SET open = 1", "guards"),
    ("DELETE FROM blanked WHERE action_id = 1", "erased_words"),
    ("DELETE FROM blankings", "key_missing"),
    ("UPDATE case_keys SET key = randomblob(32) WHERE id = 2", "edited"),
    ("DELETE FROM case_keys WHERE id = 2", "key_missing"),
    ("UPDATE revisions SET record = replace(record, 'please', 'never') WHERE revision = 1", "record_edited"),
]


@pytest.mark.parametrize("attempt", GUARDED)
def test_nothing_is_blanked_in_any_other_way(store: Store, told: int, path: Path, attempt: str) -> None:
    blank(store, told, CARD)
    store.act(told, an_act("note", text="and later"), RIGHTS)
    raw = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(attempt)
    raw.close()
    assert store.verify().ok


@pytest.mark.parametrize(("change", "code"), UNSEEN_BY_GUARDS)
def test_verify_finds_what_was_changed_afterwards(
    store: Store, told: int, path: Path, change: str, code: str
) -> None:
    blank(store, told, CARD)
    raw = sqlite3.connect(path, isolation_level=None)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    assert raw.execute(change).rowcount == 1
    raw.close()
    assert code in {problem.code for problem in store.verify().problems}


def test_an_erased_row_is_not_opened_again(store: Store, told: int, path: Path) -> None:
    blank(store, told, CARD)
    store.erase("c1", "mia", RIGHTS)
    raw = sqlite3.connect(path)
    for attempt in (
        "UPDATE blankings SET open = 1",
        "UPDATE blanked SET commitment = 'x' WHERE action_id = 1",
        "UPDATE actions SET note = 'x' WHERE id = 1",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute(attempt)
    raw.close()
    assert store.verify().ok


def test_verify_finds_a_forged_blanking(store: Store, told: int, path: Path) -> None:
    """Somebody who may write the file knows the keys: only a note in the chain makes a commitment good."""
    blank(store, told, CARD)
    store.act(told, an_act("note", text="a plain note"), RIGHTS)
    key = live_key(store._connection, told)
    row = store._connection.rows("SELECT * FROM actions WHERE id = 1")[0]
    words = [("never said" if column == "note" else row[column]) for column in WORDS]
    raw = sqlite3.connect(path, isolation_level=None)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("UPDATE actions SET note = 'never said' WHERE id = 1")
    raw.execute("UPDATE blanked SET commitment = ? WHERE action_id = 1", (key.commit(words),))
    assert [problem.action_id for problem in store.verify().problems if problem.code == "edited"] == [4]
    raw.execute("INSERT INTO blankings SELECT 5, case_id, key_id, 0 FROM blankings")
    raw.execute("UPDATE blanked SET note_id = 5")
    raw.close()
    assert {problem.action_id for problem in store.verify().problems if problem.code == "edited"} == {3, 4}
