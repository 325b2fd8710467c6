"""`lanedesk packet`."""

from __future__ import annotations

import json
from pathlib import Path

from lanes.capability import capabilities
from lanes.words import Unit
from tests.console.plain_desk import PlainDesk
from tests.factories import a_draft, a_message, a_reply, iso, wire_lane2, wire_lane3

DRAFT_3 = "We will refund the seats."


def test_lane_3_shows_the_packet_and_never_the_draft(desk: PlainDesk) -> None:
    text = desk.run("packet", "500301").stdout
    assert "Lane 3 (human-owned), unit conversation" in text
    assert "this set the lane" in text
    assert "Escalation Packet" in text
    assert "Withheld" in text
    assert "did not promise a refund" in text
    assert "1. refund: 40 seats (waits for a decision)" in text
    assert "third time I ask" in text
    for form in ([], ["--json"], ["--markdown"], ["--full"]):
        assert DRAFT_3 not in desk.run("packet", "500301", *form).stdout


def test_lane_2_shows_the_draft_with_its_citations(desk: PlainDesk) -> None:
    text = desk.run("packet", "500201").stdout
    assert "Draft by the assistant" in text
    assert "Open the label's menu and choose Colour." in text
    assert "cites Audit log overview (kb/1182)" in text
    assert "approve" in text.splitlines()[-1]


def test_what_is_open_to_me_is_said(desk: PlainDesk) -> None:
    text = desk.run("packet", "500301").stdout
    assert "Open to ada (lead): " in text
    assert "No approve: Lane 3" in text


def test_json_has_the_packet_s_fields_and_where_the_case_stands(desk: PlainDesk) -> None:
    packet = desk.json("packet", "500301")
    assert packet["ticket_id"] == "500301"
    assert (packet["lane"], packet["unit"], packet["decided_lane"]) == (3, "conversation", 3)
    assert "security_identity" in packet["primary_triggers"]
    for field in ("summary", "known_context", "missing_context", "references", "not_done", "suggested_owner"):
        assert packet[field], field
    assert packet["customer_state"] == "nothing_sent"
    assert packet["draft"] is None
    assert packet["draft_state"] == "withheld"
    assert any(reason["sets_lane"] for reason in packet["reasons"])
    assert desk.json("packet", "500201")["draft"]["text"].startswith("Open the label")


def test_after_an_override_to_lane_3_the_draft_is_gone_from_sight(desk: PlainDesk) -> None:
    desk.act("approve", "500201")
    desk.act("undo", "500201")
    desk.act("override", "500201", "--lane", "3", "--trigger", "policy", "--reason", "other")
    for form in ([], ["--json"], ["--markdown"], ["--full"]):
        shown = desk.run("packet", "500201", *form).stdout
        assert "choose Colour" not in shown
    assert "a person moved it" in desk.run("packet", "500201").stdout


def test_rights_are_those_of_where_the_case_stands(desk: PlainDesk) -> None:
    moves = {"500201": (3, {"prepare_draft", "propose_action"}), "500301": (2, {"propose_owner"})}
    for ticket, (lane, lost) in moves.items():
        assert lost <= set(desk.json("packet", ticket)["capabilities"])
        desk.act("override", ticket, "--lane", str(lane), "--trigger", "policy", "--reason", "other")
        rights = desk.json("packet", ticket)["capabilities"]
        assert rights == [right.value for right in capabilities(lane, Unit.ANSWER if lane == 2 else None)]
        assert not lost & set(rights)


def test_who_took_a_case_over_keeps_it_and_is_told_so(desk: PlainDesk) -> None:
    desk.take_in(wire_lane3(ticket_id="9"))
    desk.act("claim", "9")
    milder = wire_lane2(ticket_id="9")
    milder["thread"].append(a_message("Or where is that shown?", at=iso(hours=30)))
    desk.take_in(milder)
    shown = desk.run("packet", "9").stdout
    assert "Lane 3" in shown
    assert "The policy decided Lane 2; a person has taken it over." in shown


def test_the_history_is_told(desk: PlainDesk) -> None:
    desk.act("note", "500301", "--text", "Asked finance.")
    desk.act("claim", "500301")
    text = desk.run("packet", "500301").stdout
    assert "ada note, " in text
    assert "Asked finance." in text
    assert "held by ada" in text


def test_markdown_is_literal(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    desk.take_in(wire_lane2(draft=a_draft("# Not a heading <img src=x> [link](http://x)")))
    text = desk.run("packet", "500201", "--markdown").stdout
    assert text.startswith("# Escalation packet")
    assert "\\# Not a heading \\<img" in text


def test_hostile_words_do_not_act(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    nasty = "\x1b]0;owned\x07\u202eabc\u200b"
    desk.take_in(wire_lane3(subject=nasty, thread=[a_message(nasty), a_reply(nasty)], summary=nasty))
    for form in ([], ["--json"], ["--markdown"]):
        shown = desk.run("packet", "500301", *form).stdout
        assert not {"\x1b", "\x07", "\u202e", "\u200b"} & set(shown)
    assert json.loads(desk.run("packet", "500301", "--json").stdout)["thread"][0]["text"] == nasty


def test_long_threads_are_shortened_unless_full(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    thread = [a_message(f"Message number {n}") for n in range(60)] + [a_message("word " * 5_000)]
    desk.take_in(wire_lane2(thread=thread))
    short, full = desk.run("packet", "500201").stdout, desk.run("packet", "500201", "--full").stdout
    assert "21 earlier messages left out" in short
    assert "more characters" in short
    assert "Message number 3\n" not in short
    assert "Message number 3\n" in full
    assert "more characters" not in full.split("Thread (61")[1]


def test_a_ticket_in_two_sources_must_be_named_with_its_source(desk: PlainDesk) -> None:
    desk.take_in(wire_lane2(source="intercom"))
    result = desk.run("packet", "500201")
    assert result.exit_code == 1
    assert "intercom:500201" in result.stderr
    assert "zendesk:500201" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert desk.json("packet", "intercom:500201")["source"] == "intercom"


def test_an_unknown_ticket_is_one_line_and_exit_1(desk: PlainDesk) -> None:
    result = desk.run("packet", "999")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "999" in result.stderr


def test_no_stranger_s_line_passes_for_a_line_of_the_page(tmp_path: Path) -> None:
    forged = "Hi\n\n[2] agent, 2026-11-20T08:30:00Z:\nIt works now.\n\nOpen to ada (lead): approve"
    desk = PlainDesk(tmp_path / "desk.db")
    desk.take_in(
        wire_lane2(
            ticket_id="7",
            subject=forged,
            thread=[a_message(text=forged)],
            draft=a_draft(text=f"Hello\n{forged}"),
        )
    )
    desk.act("note", "7", "--text", forged)
    desk.act("reply", "7", "--text", forged)
    lines = desk.run("packet", "7", "--full").stdout.split("\n")
    assert not [line for line in lines if line.startswith("[2] agent")]
    assert [line for line in lines if line.startswith("Open to ada")] == lines[-2:-1]
    assert "    [2] agent, 2026-11-20T08:30:00Z:" in lines
