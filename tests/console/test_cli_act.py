"""`lanedesk act`: every verb from a plain terminal, each one durable row of feedback."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from lanes.words import Verb
from store.values import FeedbackRow
from tests.console.plain_desk import PlainDesk
from tests.factories import MOMENT, a_draft, a_message, wire_lane2

DRAFT_2 = "Open the label's menu and choose Colour."


def rows_in(desk: PlainDesk) -> list[FeedbackRow]:
    with desk.open() as store:
        return list(store.feedback())


def test_approve_queues_the_draft_word_for_word(desk: PlainDesk) -> None:
    answer = desk.act("approve", "500201", "--seconds", "12.5")
    action, case = answer["action"], answer["case"]
    assert (action["verb"], action["final_text"], action["edit_distance"]) == ("approve", DRAFT_2, 0)
    assert (action["actor"], action["seconds_spent"]) == ("ada", 12.5)
    assert (case["status"], case["delivery"]) == ("done", "queued")
    assert answer["send_after"] > action["at"]
    assert [row.verb for row in rows_in(desk)] == [Verb.APPROVE]


def test_the_result_says_when_it_leaves(desk: PlainDesk) -> None:
    result = desk.run("act", "approve", "500201")
    assert result.exit_code == 0
    assert result.stdout.startswith("Approved the draft: zendesk:500201 (now done). It leaves at ")
    assert "(in 20 s) unless undone. Action 1." in result.stdout


def test_edit_from_text_file_and_standard_input(desk: PlainDesk, tmp_path: Path) -> None:
    desk.take_in(*(wire_lane2(ticket_id=name) for name in ("a", "b", "c")))
    (tmp_path / "reply.txt").write_bytes("Grüße,\nAda\n".encode())
    assert desk.act("edit", "a", "--text", "Other words.")["action"]["final_text"] == "Other words."
    edited = desk.act("edit", "b", "--text-file", str(tmp_path / "reply.txt"), "--reason", "tone")["action"]
    assert (edited["final_text"], edited["reason_codes"]) == ("Grüße,\nAda", ["tone"])
    assert edited["edit_distance"] > 0
    result = desk.run("act", "edit", "c", "--text-file", "-", text="  spaces stay \n\n")
    assert result.exit_code == 0
    assert rows_in(desk)[-1].final_text == "  spaces stay \n"


def test_lane_3_is_claimed_answered_and_resolved_by_a_person(desk: PlainDesk) -> None:
    refused = desk.run("act", "approve", "500301")
    assert refused.exit_code == 1
    assert "Lane 3" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert desk.run("act", "edit", "500301", "--text", "Hi").exit_code == 1
    assert desk.run("act", "reply", "500301", "--text", "Hi").exit_code == 1
    assert desk.run("act", "reply", "500301", "--text", "We will refund the seats.").exit_code == 1
    assert desk.act("claim", "500301")["case"]["holder"] == "ada"
    assert desk.run("act", "reply", "500301", "--text", "We will refund the seats.").exit_code == 1
    desk.act("authorize", "500301", "--action", "1=declined")
    replied = desk.act("reply", "500301", "--text", "I am looking into your invoice myself.")
    assert replied["case"]["status"] == "done"
    desk.act("rate", "500301", "--rating", "4")
    desk.act(
        "resolve", "500301", "--outcome", "declined", "--trigger", "policy", "--trigger", "security=misfired"
    )
    last = rows_in(desk)[-1]
    assert last.outcome == "declined"
    assert last.trigger_verdicts == [
        {"trigger": "policy_sensitivity", "verdict": "right"},
        {"trigger": "security_identity", "verdict": "misfired"},
    ]
    assert [row.verb.value for row in rows_in(desk)] == ["claim", "authorize", "reply", "rate", "resolve"]


def test_every_other_verb_leaves_its_row(desk: PlainDesk) -> None:
    desk.act("claim", "500301")
    desk.act("release", "500301")
    desk.act("claim", "500301")
    returned = desk.act("return", "500301", "--reason", "wrong-owner", "--to", "billing", "--note", "theirs")
    assert returned["action"]["reason_codes"] == ["wrong_owner"]
    assert (returned["case"]["owner"], returned["action"]["note"]) == ("billing", "theirs")
    desk.act("reroute", "500301", "--to", "legal", "--reason", "needs_specialist")
    rejected = desk.act("reject", "500201", "--reason", "tone", "--reason", "my own words")
    assert rejected["action"]["reason_codes"] == ["tone", "my own words"]
    assert rejected["case"]["draft_state"] == "rejected"
    desk.act("note", "500201", "--text", "Ask Bo.")
    assert rows_in(desk)[-1].note == "Ask Bo."
    snoozed = desk.act("snooze", "500201", "--until", "3d")
    assert snoozed["case"]["status"] == "snoozed"
    audited = desk.act(
        "audit", "500101", "--outcome", "should_have_escalated", "--trigger", "security", "--escalate-at", "1"
    )
    assert audited["action"]["escalate_at"] == 0
    assert audited["action"]["trigger_verdicts"] == [{"trigger": "security_identity", "verdict": "absent"}]
    verbs = [row.verb.value for row in rows_in(desk)]
    assert verbs == [
        "claim", "release", "claim", "return", "reroute", "reject", "note", "snooze", "audit",
    ]  # fmt: skip


def test_override_names_the_trigger(desk: PlainDesk) -> None:
    up = desk.act("override", "500201", "--lane", "3", "--trigger", "policy", "--reason", "customer_history")
    assert (up["action"]["lane_before"], up["action"]["lane_after"]) == (2, 3)
    assert up["action"]["trigger_verdicts"] == [{"trigger": "policy_sensitivity", "verdict": "absent"}]
    assert (up["case"]["unit"], up["case"]["has_draft"]) == ("conversation", False)
    down = desk.act(
        "override", "500201", "--lane", "2", "--trigger", "policy", "--reason", "no exception asked"
    )
    assert down["action"]["trigger_verdicts"] == [{"trigger": "policy_sensitivity", "verdict": "misfired"}]
    assert down["case"]["has_draft"] is False
    unit = desk.act(
        "override", "500201", "--unit", "action", "--trigger", "irreversible:absent", "--reason", "x"
    )
    assert unit["case"]["unit"] == "action"


def test_undo_takes_the_latest_or_a_named_action_back(desk: PlainDesk) -> None:
    first = desk.act("approve", "500201")["action"]
    undone = desk.act("undo", "500201")
    assert undone["action"]["supersedes"] == first["id"]
    assert (undone["case"]["status"], undone["case"]["has_draft"]) == ("open", True)
    second = desk.act("note", "500201", "--text", "hm")["action"]
    result = desk.run("act", "undo", "500201", "--of", str(second["id"]))
    assert result.stdout.startswith(f"Undone: zendesk:500201 (action {second['id']} is taken back)")
    assert desk.run("act", "undo", "500201", "--of", str(second["id"])).exit_code == 1
    assert desk.run("act", "undo", "500101").exit_code == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["edit", "500201"], "--text"),
        (["reply", "500201"], "--text"),
        (["reject", "500201"], "--reason"),
        (["reroute", "500201"], "--to"),
        (["override", "500201", "--reason", "x"], "--lane"),
        (["return", "500301"], "--reason"),
        (["resolve", "500301"], "--outcome"),
        (["rate", "500301"], "--rating"),
        (["rate", "500301", "--rating", "4", "--grade", "summary=fine"], "correctly_withheld"),
        (["rate", "500301", "--rating", "4", "--grade", "known_context[9]=right"], "known_context[0]"),
        (["edit", "500201", "--text", "Hello", "--hunk-reason", "9=tone"], "1 change"),
        (["reply", "500201", "--text", "Hello", "--hunk-reason", "tone"], "edit"),
        (["rate", "500301", "--rating", "6"], "6"),
        (["snooze", "500201"], "--until"),
        (["snooze", "500201", "--until", "whenever"], "whenever"),
        (["note", "500201"], "--text"),
        (["audit", "500101"], "--outcome"),
        (["authorize", "500301"], "--action"),
        (["authorize", "500301", "--action", "granted"], "1=granted"),
        (["authorize", "500301", "--action", "1=maybe"], "declined"),
        (["edit", "500201", "--text", "a", "--text-file", "b"], "exclude"),
        (["reply", "500201", "--text", "a", "--note", "b"], "note"),
        (["approve", "500201", "--text", "a"], "edit"),
        (["edit", "500201", "--text-file", "/nowhere/at/all"], "/nowhere/at/all"),
        (["override", "500201", "--lane", "3", "--reason", "x", "--trigger", "weather"], "weather"),
        (["override", "500201", "--lane", "3", "--reason", "x", "--trigger", "policy=odd"], "absent"),
        (["audit", "500101", "--outcome", "x", "--escalate-at", "9"], "1 message"),
        (["note", "500201", "--text", "x", "--of", "1"], "undo"),
        (["note", "500201", "--text", "lone \udcff"], "text"),
        (["approve-all", "500201"], "approve-all"),
    ],
)
def test_a_usage_error_is_exit_2_and_changes_nothing(desk: PlainDesk, words: list[str], says: str) -> None:
    result = desk.run("act", *words)
    assert result.exit_code == 2, result.output
    assert says in result.stderr
    assert rows_in(desk) == []


@pytest.mark.parametrize(
    "words",
    [
        ["approve", "500101"],
        ["approve", "999"],
        ["edit", "500201", "--text", DRAFT_2],
        ["edit", "500201", "--text", "   "],
        ["release", "500301"],
        ["snooze", "500201", "--until", "2001-01-01"],
        ["override", "500201", "--lane", "2", "--reason", "x", "--trigger", "policy"],
        ["override", "500201", "--lane", "3", "--reason", "x"],
        ["authorize", "500301", "--action", "9=granted"],
        ["note", "500201", "--text", " "],
        ["approve", "500201", "--revision", "7"],
    ],
)
def test_a_refusal_is_one_line_and_exit_1(desk: PlainDesk, words: list[str]) -> None:
    result = desk.run("act", *words)
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert rows_in(desk) == []


def test_a_case_held_by_another_is_left_alone(desk: PlainDesk) -> None:
    desk.act("claim", "500301")
    result = PlainDesk(desk.db, "bo").run("act", "claim", "500301")
    assert result.exit_code == 1
    assert "ada" in result.stderr


def test_an_act_on_an_older_revision_is_refused(desk: PlainDesk) -> None:
    again = wire_lane2(thread=[a_message("How do I change the colour?"), a_message("Hello?")])
    desk.take_in({**again, "received_at": MOMENT.isoformat()})
    assert desk.json("queue", "lane:2")[0]["revision"] > 1
    result = desk.run("act", "approve", "500201", "--revision", "1")
    assert result.exit_code == 1
    assert "changed" in result.stderr


def test_warnings_go_to_stderr_and_into_the_log(desk: PlainDesk) -> None:
    desk.take_in(
        wire_lane2(ticket_id="w", draft=a_draft("Our specialist has reviewed your case. Refund is tomorrow."))
    )
    result = desk.run("act", "approve", "w")
    assert result.exit_code == 0
    assert "warning: " in result.stderr
    assert "warning" not in result.stdout
    findings = rows_in(desk)[-1].findings
    assert findings
    assert {"code", "text"} <= findings[0].keys()


def test_roles_of_the_policy_bind(desk: PlainDesk) -> None:
    told = desk.under('[people]\ndefault_role = "frontline"\n[people.roles]\nada = "lead"\n')
    down = ("override", "500301", "--lane", "2", "--reason", "x", "--trigger", "policy", *told)
    refused = PlainDesk(desk.db, "bo").run("act", *down)
    assert refused.exit_code == 1
    assert "lead" in refused.stderr
    accepted = desk.act(*down)
    assert accepted["action"]["role"] == "lead"


def test_an_edit_keeps_its_hunks_with_the_reasons_given(desk: PlainDesk) -> None:
    text = f"Hello, {DRAFT_2.replace('menu', 'list')} Bye"
    given = ("--hunk-reason", "Tone", "--hunk-reason", "3=too short = rude")
    action = desk.act("edit", "500201", "--text", text, *given)["action"]
    assert [(hunk["before"], hunk["after"], hunk["reason"]) for hunk in action["hunks"]] == [
        ("", "Hello,", "tone"),
        ("menu", "list", None),
        ("", "Bye", "too short = rude"),
    ]
    assert action["reason_codes"] == ["tone", "too short = rude"]


def test_a_packet_is_graded_claim_by_claim(desk: PlainDesk) -> None:
    given = ("--rating", "4", "--grade", "known_context[0]=wrong", "--grade", "not_done[0]=withheld")
    grades = desk.act("rate", "500301", *given)["action"]["grades"]
    assert [(grade["claim"], grade["verdict"]) for grade in grades] == [
        ("known_context[0]", "wrong"),
        ("not_done[0]", "correctly_withheld"),
    ]
    assert grades[0]["words"] == "confirmed: plan is standard"


def test_the_row_is_readable_with_plain_sqlite(desk: PlainDesk) -> None:
    desk.act("approve", "500201")
    with sqlite3.connect(desk.db) as raw:
        found: list[tuple[Any, ...]] = raw.execute("SELECT verb, ticket_id, actor FROM v_feedback").fetchall()
    raw.close()
    assert found == [("approve", "500201", "ada")]


def test_hostile_names_do_not_act_in_the_answer(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    desk.take_in(wire_lane2(ticket_id="x\x1b]0;t\x07"))
    result = desk.run("act", "reroute", "x\x1b]0;t\x07", "--to", "\u202ebo")
    assert result.exit_code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(result.output)


@pytest.mark.parametrize(
    "words",
    [
        ["act", "note", "500201", "--text", "x", "--seconds", "inf"],
        ["act", "note", "500201", "--text", "x", "--seconds", "nan"],
        ["act", "undo", "500201", "--of", "9" * 20],
        ["act", "note", "500201", "--text", "x", "--revision", "9" * 20],
        ["quarantine", "show", "9" * 20],
        ["quarantine", "export", "9" * 20],
        ["quarantine", "retry", "9" * 20],
        ["quarantine", "drop", "9" * 20],
    ],
)
def test_a_number_that_cannot_be_stored_is_wrong_usage(desk: PlainDesk, words: list[str]) -> None:
    result = desk.run(*words)
    assert (result.exit_code, "Traceback" in result.stderr) == (2, False), result.stderr
    assert desk.json("verify")["actions"] == 0


def test_a_snooze_says_until_when_to_the_second(desk: PlainDesk) -> None:
    said = desk.run("act", "snooze", "500201", "--until", "3h").stdout
    assert re.search(r"until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\)", said), said
