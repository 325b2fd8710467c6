"""`lanedesk export`: the log as feedback and training data."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from console.cli.export import FORMATS
from store.values import FeedbackRow
from tests.console.plain_desk import THREE, PlainDesk, tickets
from tests.factories import a_message, wire_lane2, wire_lane3

COLUMNS = [*FeedbackRow.model_fields, "outcome_events"]


@pytest.fixture
def desk(tmp_path: Path) -> PlainDesk:
    """A log with an approval, an edit, an undone edit, a rejection, an override and a Lane 3 reply."""
    desk = PlainDesk(tmp_path / "desk.db")
    desk.take_in(*THREE, *(wire_lane2(ticket_id=name) for name in ("edited", "undone", "rejected")))
    desk.act("approve", "500201")
    desk.act("edit", "edited", "--text", "Better words.", "--reason", "fact")
    desk.act("edit", "undone", "--text", "Never meant.")
    desk.act("undo", "undone")
    desk.act("reject", "rejected", "--reason", "tone")
    desk.act("override", "rejected", "--lane", "3", "--trigger", "policy", "--reason", "other")
    desk.act("claim", "500301")
    desk.act("reply", "500301", "--text", "I will call you.")
    return desk


def export(desk: PlainDesk, *words: str) -> list[dict[str, Any]]:
    result = desk.run("export", *words)
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.split("\n") if line]
    assert result.stderr.splitlines()[-1] == f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}"
    return rows


def test_feedback_has_every_column_of_every_action(desk: PlainDesk) -> None:
    rows = export(desk, "feedback")
    assert [row["verb"] for row in rows] == [
        "approve", "edit", "edit", "undo", "reject", "override", "claim", "reply",
    ]  # fmt: skip
    assert all(list(row) == COLUMNS for row in rows)
    assert rows[3]["supersedes"] == rows[2]["id"]
    assert rows[1]["reason_codes"] == ["fact"]


def test_dpo_has_edits_only_and_nothing_undone(desk: PlainDesk) -> None:
    rows = export(desk, "dpo")
    assert [(row["chosen"], row["rejected"]) for row in rows] == [
        ("Better words.", "Open the label's menu and choose Colour.")
    ]
    assert "How do I change the colour" in rows[0]["prompt"]


def test_sft_has_what_was_sent(desk: PlainDesk) -> None:
    sent = [row["completion"] for row in export(desk, "sft")]
    assert sent == ["Open the label's menu and choose Colour.", "Better words.", "I will call you."]


def test_kto_labels_and_lanes_verdicts(desk: PlainDesk) -> None:
    labels = {(row["completion"], row["label"]) for row in export(desk, "kto")}
    assert ("Open the label's menu and choose Colour.", True) in labels
    assert ("Open the label's menu and choose Colour.", False) in labels
    by_ticket = {row["ticket_id"]: row for row in export(desk, "lanes")}
    assert by_ticket["rejected"]["lane"] == 3
    assert by_ticket["rejected"]["verdicts"] == {"policy_sensitivity": "absent"}


@pytest.mark.parametrize("format", FORMATS)
def test_undone_words_are_in_no_training_data(desk: PlainDesk, format: str) -> None:
    shown = desk.run("export", format).stdout
    assert ("Never meant." in shown) is (format == "feedback")


def test_narrowing(desk: PlainDesk) -> None:
    assert tickets(export(desk, "feedback", "--type", "billing.*")) == ["500301", "500301"]
    assert len(export(desk, "feedback", "--since", "1h")) == 8
    assert export(desk, "feedback", "--since", "2999-01-01") == []
    assert export(desk, "sft", "--since", "2999-01-01") == []


def test_a_file_is_private_whole_and_replaced_in_one_go(desk: PlainDesk, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("older")
    result = desk.run("export", "feedback", "-o", str(target))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "8 rows\n")
    assert target.stat().st_mode & 0o777 == 0o600
    assert len(target.read_text().splitlines()) == 8
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".part")] == []
    answer = desk.run("export", "dpo", "-o", str(target), "--json")
    assert json.loads(answer.stdout) == {"format": "dpo", "rows": 1, "file": str(target)}


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(desk: PlainDesk, tmp_path: Path) -> None:
    result = desk.run("export", "feedback", "-o", str(tmp_path / "no" / "such" / "place.jsonl"))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    before = desk.db.read_bytes()
    assert desk.run("export", "feedback", "-o", str(desk.db)).exit_code == 2
    assert desk.db.read_bytes() == before


def test_csv_is_neutralised_and_reads_back(desk: PlainDesk, tmp_path: Path) -> None:
    nasty = '=HYPERLINK("http://x","a")\nsecond, line'
    desk.take_in(wire_lane2(ticket_id="@sum", thread=[a_message("Hi")]))
    desk.act("edit", "@sum", "--text", nasty)
    desk.act("note", "@sum", "--text", "\t-2+3")
    target = tmp_path / "log.csv"
    assert desk.run("export", "feedback", "-o", str(target)).stderr == "10 rows\n"
    on_stdout = desk.run("export", "feedback", "--csv").stdout
    for text in (target.read_bytes().decode(), on_stdout):
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert len(rows) == 10
        assert list(rows[0]) == COLUMNS
        edited = rows[8]
        assert edited["final_text"] == f"'{nasty}"
        assert edited["ticket_id"] == "'@sum"
        assert rows[9]["note"] == "'\t-2+3"
        assert rows[0]["edit_distance"] == "0"
        assert json.loads(rows[1]["reason_codes"]) == ["fact"]
        starts = {cell[:1] for row in rows for cell in row.values()}
        assert not starts & {"=", "+", "-", "@", "\t", "\r", "\n"}


def test_csv_of_an_empty_log_is_its_titles(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    desk.take_in(*THREE)
    result = desk.run("export", "feedback", "--csv")
    assert result.stdout.strip().split(",") == COLUMNS
    assert result.stderr == "0 rows\n"


def test_usage_errors(desk: PlainDesk) -> None:
    for words in (
        ["dpo", "--csv"],
        ["parquet"],
        ["feedback", "--since", "yesterday"],
        ["sft", "-o", "x.csv"],
    ):
        assert desk.run("export", *words).exit_code == 2, words


def test_separators_inside_texts_do_not_break_lines(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    desk.take_in(wire_lane2(thread=[a_message("one\u2028two\u0085three\x0bfour")]))
    desk.act("approve", "500201")
    shown = desk.run("export", "sft").stdout
    assert len(shown.splitlines()) == 1
    assert "one\u2028two\u0085three\x0bfour" in json.loads(shown)["prompt"]


def test_a_csv_does_not_go_to_a_terminal(desk: PlainDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("console.cli.export.stdout_is_terminal", lambda: True)
    refused = desk.run("export", "feedback", "--csv")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "-o" in refused.stderr
    assert desk.run("export", "feedback").exit_code == 0


def test_findings_on_a_packet_stand_beside_what_people_did_with_it(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    desk.take_in(wire_lane3(summary="Customer is entitled to a refund."), wire_lane2())
    desk.act("claim", "500301")
    desk.act("rate", "500301", "--rating", "2")
    desk.act("note", "500201", "--text", "x")
    claimed, rated, noted = (row["findings"] for row in export(desk, "feedback"))
    assert [(found["code"], found["where"], found["quote"]) for found in claimed] == [
        ("outcome_implied", "summary", "Customer is entitled")
    ]
    assert rated == claimed
    assert noted == []
    lanes = {row["ticket_id"]: row["findings"] for row in export(desk, "lanes")}
    assert lanes == {"500301": claimed, "500201": []}
