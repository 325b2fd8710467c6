"""Every verb through the store: what it does to the case, and the row it leaves in the log."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from lanes.act import Grade, Hunk
from lanes.packet import Finding
from lanes.record import sha256_text
from lanes.rights import Rights
from lanes.words import DraftState, Lane, Role, Status, Unit, Verb
from store.errors import Refused
from store.store import Store
from store.values import FeedbackRow, QueueRow, Recorded
from tests.store.shelf import (
    ABSENT,
    DRAFT,
    NOW,
    RIGHTS,
    Clock,
    a_case,
    an_act,
    an_intake,
    lower_to,
    one_case,
    put,
    raise_to_3,
    said,
)


def act(store: Store, case_id: int, verb: str, actor: str = "mia", **fields: Any) -> Recorded:
    return store.act(case_id, an_act(verb, actor, **fields), RIGHTS)


def refused(store: Store, case_id: int, verb: str, actor: str = "mia", **fields: Any) -> str:
    """The code of the refusal, which must leave no trace."""
    before = (store.case(case_id, NOW).row, len(list(store.feedback())))
    with pytest.raises(Refused) as caught:
        act(store, case_id, verb, actor, **fields)
    assert (store.case(case_id, NOW).row, len(list(store.feedback()))) == before
    assert caught.value.title
    assert caught.value.text
    return caught.value.refusal.code


def row(store: Store, case_id: int) -> QueueRow:
    return store.case(case_id, NOW).row


def test_approve_sends_the_draft_and_finishes_the_case(store: Store) -> None:
    case_id = one_case(store)
    done = act(store, case_id, "approve", seconds_spent=12.5, seen_revision=1, seen_version=1)
    assert (done.row.status, done.row.draft_state, done.row.delivery) == (
        Status.DONE,
        DraftState.USED,
        "queued",
    )
    assert done.send_after is not None
    assert (done.send_after - NOW).total_seconds() == RIGHTS.undo_default
    logged = done.action
    assert (logged.verb, logged.actor, logged.role, logged.at) == (Verb.APPROVE, "mia", "lead", NOW)
    assert (logged.draft, logged.final_text, logged.edit_distance) == (DRAFT, DRAFT, 0)
    assert logged.draft_hash == sha256_text(DRAFT)
    assert (logged.status_before, logged.status_after) == (Status.OPEN, Status.DONE)
    assert (logged.revision, logged.seconds_spent, logged.policy_version) == (1, 12.5, "p1")
    assert logged.thread_tail == store.case(case_id, NOW).ground.thread_tail
    assert set(logged.trigger_levels.values()) == {"low"}
    assert store.case(case_id, NOW).sent[0].text == DRAFT


def test_what_act_answers_is_what_the_log_holds(store: Store) -> None:
    case_id = one_case(store)
    done = act(store, case_id, "edit", text="Under Billing, at the top.", reasons=["tone"])
    assert next(store.feedback()) == done.action
    assert FeedbackRow.model_validate(done.action.model_dump()) == done.action
    assert QueueRow.model_validate(done.row.model_dump()) == done.row
    assert store.case(case_id, NOW).row == done.row


def test_edit_sends_the_persons_words(store: Store) -> None:
    done = act(store, one_case(store), "edit", text=DRAFT + " Bye.", reasons=["tone"])
    assert (done.action.final_text, done.action.draft, done.action.edit_distance) == (
        DRAFT + " Bye.",
        DRAFT,
        5,
    )
    assert done.action.reason_codes == ["tone"]


def test_findings_of_the_reply_check_are_kept_with_the_reply(store: Store) -> None:
    finding = Finding(code="promise", text="It promises a time.", quote="today")
    done = store.act(one_case(store), an_act("reply", text="Today."), RIGHTS, findings=[finding])
    assert done.action.findings == [finding.model_dump(mode="json")]


def test_findings_on_a_lane_3_packet_are_kept_with_every_act(store: Store) -> None:
    on_packet = Finding(code="over_assertion", text="Worded as settled.", where="summary", quote="It is.")
    on_reply = Finding(code="promise", text="It promises a time.", where="reply", quote="today")
    intake = an_intake(a_case(), lane=3)
    packet = intake.packet.model_copy(update={"findings": (on_packet,)})
    case_id = put(store, intake.model_copy(update={"packet": packet}))[0]
    claimed = store.act(case_id, an_act("claim"), RIGHTS)
    rated = store.act(case_id, an_act("rate", rating=2), RIGHTS)
    replied = store.act(case_id, an_act("reply", text="Today."), RIGHTS, findings=[on_reply])
    kept = on_packet.model_dump(mode="json")
    assert [done.action.findings for done in (claimed, rated)] == [[kept], [kept]]
    assert replied.action.findings == [kept, on_reply.model_dump(mode="json")]
    assert store.verify().ok


def test_in_lane_2_nobody_looks_at_the_packet(store: Store) -> None:
    intake = an_intake(a_case(), lane=2)
    packet = intake.packet.model_copy(update={"findings": (Finding(code="x", text="x"),)})
    case_id = put(store, intake.model_copy(update={"packet": packet}))[0]
    assert store.act(case_id, an_act("note", text="x"), RIGHTS).action.findings == []


def test_reject_leaves_the_case_open_without_a_draft(store: Store) -> None:
    case_id = one_case(store)
    done = act(store, case_id, "reject", reasons=["wrong"], text="It is another page.")
    assert (done.row.status, done.row.draft_state, done.row.has_draft) == (
        Status.OPEN,
        DraftState.REJECTED,
        False,
    )
    assert (done.action.note, done.action.final_text, done.action.draft) == (
        "It is another page.",
        None,
        DRAFT,
    )
    assert refused(store, case_id, "approve") == "no_draft"


def test_reroute_names_an_owner(store: Store) -> None:
    done = act(store, one_case(store), "reroute", to="billing", reasons=["billing"])
    assert (done.row.owner, done.action.owner_before, done.action.owner_after) == ("billing", None, "billing")


def test_override_to_lane_3_withholds_the_draft_and_says_so(store: Store) -> None:
    case_id = one_case(store)
    done = store.act(case_id, raise_to_3(escalate_at=0), RIGHTS)
    assert (done.row.lane, done.row.unit) == (Lane.HUMAN_OWNED, Unit.CONVERSATION)
    assert done.row.draft_state is DraftState.WITHHELD
    assert done.row.consequence == 3000
    assert done.action.trigger_verdicts == list(ABSENT)
    assert done.action.escalate_at == 0
    event = store.events(case_id)[0]
    assert (event.kind, event.about, event.action_id) == (
        "draft_withheld",
        sha256_text(DRAFT),
        done.action.id,
    )
    assert refused(store, case_id, "approve") == "lane_3"


def test_override_to_the_unit_conversation_withholds_the_draft_too(store: Store) -> None:
    case_id = one_case(store)
    done = act(store, case_id, "override", unit="conversation", reasons=["theirs"], verdicts=ABSENT)
    assert (done.row.lane, done.row.draft_state) == (Lane.ASSISTED, DraftState.WITHHELD)
    assert refused(store, case_id, "approve") == "conversation"


def test_lane_3_is_claimed_then_answered_by_a_person(store: Store) -> None:
    case_id = one_case(store, lane=3)
    assert refused(store, case_id, "reply", text="Hello") == "not_claimed"
    claimed = act(store, case_id, "claim").row
    assert (claimed.holder, claimed.claim_epoch) == ("mia", 1)
    assert refused(store, case_id, "claim", "tom") == "held"
    done = act(store, case_id, "reply", text="Let me look into this myself.")
    assert (done.row.status, done.row.holder, done.row.draft_state) == (
        Status.DONE,
        None,
        DraftState.WITHHELD,
    )


@pytest.mark.parametrize("words", [DRAFT, f"  {DRAFT.upper()}\n", DRAFT.replace(" ", "\u00a0")])
def test_lane_3_refuses_the_drafts_words_whoever_types_them(store: Store, words: str) -> None:
    case_id = one_case(store, lane=3)
    act(store, case_id, "claim")
    assert refused(store, case_id, "reply", text=words) == "withheld_words"


def test_lane_3_refuses_the_words_of_an_earlier_draft(store: Store) -> None:
    case_id = one_case(store)
    store.take_in([an_intake(a_case(draft={"text": "Second draft"}), 3)])
    act(store, case_id, "claim")
    assert refused(store, case_id, "reply", text=DRAFT) == "withheld_words"


def test_release_and_return(store: Store) -> None:
    case_id = one_case(store, lane=3)
    act(store, case_id, "claim")
    assert act(store, case_id, "release").row.holder is None
    act(store, case_id, "claim")
    returned = act(store, case_id, "return", reasons=["missing_context"])
    assert (returned.row.holder, returned.row.owner) == (None, "triage")


def test_resolve_rate_note_and_audit(store: Store) -> None:
    case_id = one_case(store, lane=3)
    version = row(store, case_id).version
    assert act(store, case_id, "rate", rating=4).action.rating == 4
    assert act(store, case_id, "note", text="Call back").action.note == "Call back"
    assert act(store, case_id, "audit", outcome="correct").action.outcome == "correct"
    assert row(store, case_id).version == version
    done = act(store, case_id, "resolve", outcome="credit granted", text="12 months")
    assert (done.row.status, done.action.outcome, done.action.note) == (
        Status.DONE,
        "credit granted",
        "12 months",
    )


def test_authorize_records_the_verdict_on_one_proposed_action(store: Store) -> None:
    case_id = one_case(store, proposed_actions=[{"kind": "refund", "detail": "12 €"}])
    done = act(store, case_id, "authorize", action={"index": 0, "verdict": "declined"})
    assert done.action.action_verdict == {
        "index": 0,
        "verdict": "declined",
        "kind": "refund",
        "detail": "12 €",
    }
    assert refused(store, case_id, "authorize", action={"index": 0, "verdict": "granted"}) == "no_action"
    act(store, case_id, "undo")
    assert store.case(case_id, NOW).ground.actions_decided == ()


def test_a_snoozed_case_comes_back_by_itself(store: Store, clock: Clock) -> None:
    case_id = one_case(store)
    done = act(store, case_id, "snooze", until="2026-03-10T10:00:00Z")
    assert (done.row.status, done.row.snoozed_until) == (Status.SNOOZED, NOW.replace(hour=10))
    later = clock.turn(hours=2)
    assert store.case(case_id, later).row.status is Status.OPEN
    assert act(store, case_id, "reroute", to="billing").action.status_before is Status.OPEN


def test_a_stale_act_is_refused_with_what_changed(store: Store) -> None:
    case_id = one_case(store)
    store.take_in([an_intake(a_case(thread=[said("Where?"), said("And when?")]))])
    assert refused(store, case_id, "approve", seen_revision=1) == "stale_revision"
    act(store, case_id, "reroute", "tom", to="billing")
    assert refused(store, case_id, "approve", seen_revision=2, seen_version=2) == "stale_version"
    assert refused(store, case_id, "approve", seen_draft=sha256_text("other")) == "stale_draft"


def test_a_claim_lapses_and_its_holder_cannot_write_over_the_successor(store: Store, clock: Clock) -> None:
    case_id = one_case(store, lane=3)
    mine = act(store, case_id, "claim").row
    clock.turn(minutes=16)
    assert store.case(case_id, clock()).row.holder is None
    theirs = act(store, case_id, "claim", "tom").row
    assert (theirs.holder, theirs.claim_epoch) == ("tom", 2)
    with pytest.raises(Refused, match="Held by tom"):
        act(store, case_id, "reply", text="Hello", seen_version=theirs.version)
    with pytest.raises(Refused, match="Somebody was faster"):
        act(store, case_id, "reply", text="Hello", seen_version=mine.version)
    assert store.renew(case_id, "mia", mine.claim_epoch) is None
    assert store.renew(case_id, "tom", 1) is None
    assert store.renew(case_id, "tom", theirs.claim_epoch) is not None


def test_a_renewed_claim_lasts(store: Store, clock: Clock) -> None:
    case_id = one_case(store, lane=3)
    epoch = act(store, case_id, "claim").row.claim_epoch
    for _ in range(3):
        assert store.renew(case_id, "mia", epoch) == clock() + (NOW.replace(minute=15) - NOW)
        clock.turn(minutes=10)
    assert store.case(case_id, clock()).row.holder == "mia"


def test_roles_bind_as_the_policy_says(store: Store) -> None:
    case_id = one_case(store, lane=3)
    act_ = an_act("claim", role=Role.FRONTLINE)
    with pytest.raises(Refused, match="Needs a specialist"):
        store.act(case_id, act_, Rights())


def test_a_decided_case_no_longer_counts_as_written_again(store: Store) -> None:
    case_id = one_case(store)
    store.take_in([an_intake(a_case(thread=[said("Where?"), said("And when?")]))])
    assert row(store, case_id).wrote_again
    act(store, case_id, "approve")
    assert not row(store, case_id).wrote_again
    act(store, case_id, "undo")
    assert row(store, case_id).wrote_again


def test_the_database_itself_refuses_what_the_code_must_not_do(store: Store, path: Path) -> None:
    case_id = one_case(store, lane=3)
    act(store, case_id, "note", text="x")
    raw = sqlite3.connect(path)
    insert = """INSERT INTO outbox (action_id, case_id, marker, text, written_by, words, thread_tail,
        policy_version, created_at, send_after) VALUES (1, ?, 'm', 't', ?, ?, '', '', '', '')"""
    with pytest.raises(sqlite3.IntegrityError, match="lane 3"):
        raw.execute(insert, (case_id, "assistant", "w"))
    words = raw.execute("SELECT draft_words FROM revisions").fetchone()[0]
    with pytest.raises(sqlite3.IntegrityError, match="lane 3"):
        raw.execute(insert, (case_id, "mia", words))
    with pytest.raises(sqlite3.IntegrityError, match="never available"):
        raw.execute("UPDATE cases SET draft_state = 'available'")
    raw.close()


def test_trigger_levels_and_state_before_are_on_the_row(store: Store, path: Path) -> None:
    case_id = one_case(store)
    store.act(case_id, lower_to(1), RIGHTS)
    raw = sqlite3.connect(path)
    before = json.loads(raw.execute("SELECT state_before FROM actions").fetchone()[0])
    raw.close()
    assert (before["lane"], before["status"], before["draft_state"]) == (2, "open", "available")


def test_a_case_nobody_knows(store: Store) -> None:
    put(store, an_intake(a_case()))
    with pytest.raises(Exception, match="No such case"):
        act(store, 99, "note", text="x")


@pytest.mark.parametrize("words", [DRAFT, "?!"])
def test_a_withheld_draft_is_refused_in_lane_2_too(store: Store, words: str) -> None:
    case_id = one_case(store, draft={"text": words})
    store.take_in([an_intake(a_case(subject="x", draft={"text": words}), 3)])
    store.take_in([an_intake(a_case(subject="y", draft={"text": words}), 2)])
    assert refused(store, case_id, "reply", text=words) == "withheld_words"


def test_an_edits_hunks_and_a_packets_grades_stand_in_the_log(store: Store) -> None:
    case_id = one_case(store)
    hunk = Hunk(before="soon", after="on Monday", reason="fact")
    act(store, case_id, "edit", text="Other words.", hunks=(hunk,))
    grade = Grade(claim="known_context[0]", words="plan is business", verdict="unsupported")
    (case_id,) = put(store, an_intake(a_case("G-1"), lane=3))
    act(store, case_id, "rate", rating=2, grades=(grade,))
    edited, rated = store.feedback()
    assert (edited.hunks, edited.grades) == ([hunk.model_dump(mode="json")], [])
    assert (rated.hunks, rated.grades) == ([], [grade.model_dump(mode="json")])
    assert store.verify().ok
