"""`lanedesk events` and `lanedesk restore`."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.console.plain_desk import PlainDesk
from tests.factories import wire_lane2


def lines(*events: dict[str, Any]) -> str:
    return "".join(json.dumps(event) + "\n" for event in events)


def event(**overrides: Any) -> dict[str, Any]:
    fields = {"kind": "csat", "ticket": "500201", "source": "zendesk", "at": "2099-01-01T09:00:00Z"}
    return {key: value for key, value in {**fields, **overrides}.items() if value is not ...}


def test_what_happened_stands_with_the_action_it_follows(desk: PlainDesk) -> None:
    noted = desk.act("note", "500201", "--text", "called")["action"]["id"]
    told = lines(
        event(detail={"score": 4}),
        event(kind="customer_replied", at="2001-01-01T00:00:00Z"),
        event(kind="abandoned", ticket="500301", source=..., detail="no answer"),
    )
    result = desk.run("events", "-", text=told)
    assert (result.exit_code, result.stdout) == (0, "3 imported, 0 known already, 0 not taken\n")
    after = desk.json("packet", "500201")["events"]
    assert [(row["kind"], row["action_id"]) for row in after] == [("customer_replied", None), ("csat", noted)]
    said = f"csat (zendesk, after action {noted}, note by ada): score 4"
    assert said in desk.run("packet", "500201").stdout
    review = desk.run("review", "500201", text="quit\n").stdout
    assert said in review
    markdown = desk.run("packet", "500201", "--markdown").stdout
    assert f"csat, from zendesk, after action {noted}, note by ada, score 4" in markdown
    abandoned = [row for row in desk.json("packet", "500301")["events"] if row["kind"] == "abandoned"]
    assert [row["detail"] for row in abandoned] == [{"value": "no answer"}]


def test_the_same_file_again_changes_nothing(desk: PlainDesk, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl.gz"
    file.write_bytes(gzip.compress(lines(event(), event(), event(kind="reopened")).encode()))
    assert desk.json("events", str(file)) == {"imported": 2, "unchanged": 1, "bad": 0}
    assert desk.json("events", str(file)) == {"imported": 0, "unchanged": 3, "bad": 0}


def test_exports_tell_what_followed_each_action(desk: PlainDesk) -> None:
    first = desk.act("note", "500201", "--text", "called")["action"]["id"]
    desk.run("events", "-", text=lines(event(detail={"score": 4}), event(kind="reopened", ticket="500301")))
    desk.act("note", "500301", "--text", "later")
    followed = {"kind": "csat", "at": "2099-01-01T09:00:00Z", "source": "zendesk", "detail": {"score": 4}}
    told = [json.loads(line) for line in desk.run("export", "feedback").stdout.splitlines()]
    assert [(row["id"], row["outcome_events"]) for row in told] == [(first, [followed]), (first + 1, [])]
    cases = [json.loads(line) for line in desk.run("export", "lanes").stdout.splitlines()]
    assert {row["ticket_id"]: row["outcome_events"] for row in cases} == {
        "500201": [{**followed, "action_id": first}],
        "500301": [{**followed, "kind": "reopened", "detail": {}, "action_id": None}],
    }
    titles, *rows = csv.reader(io.StringIO(desk.run("export", "feedback", "--csv").stdout))
    assert json.loads(rows[0][titles.index("outcome_events")]) == [followed]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{not json\n", "broken JSON"),
        (lines(event(kind="draft_withheld")), "kind must be"),
        (lines(event(kind=...)), "kind is missing"),
        (lines(event(at="yesterday")), "at is not an ISO 8601"),
        (lines(event(at=...)), "at is missing"),
        (lines(event(ticket="1")), "no ticket zendesk:1"),
        (lines(event(ticket=" ")), "ticket is empty"),
        (lines(event(colour="red")), "colour"),
        (lines(event(event="csat")), "given twice"),
        (lines(event(ticket="twin", source=...)), "several sources"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_taken(desk: PlainDesk, bad: str, reason: str) -> None:
    desk.take_in(wire_lane2(ticket_id="twin"), wire_lane2(ticket_id="twin", source="front"))
    result = desk.run("events", "-", text=lines(event()) + bad + lines(event(kind="merged")))
    assert result.exit_code == 1
    assert "line 2: " in result.stderr
    assert reason in result.stderr
    assert result.stdout == "2 imported, 0 known already, 1 not taken\n"


def test_a_backup_is_checked_and_brought_back(desk: PlainDesk, tmp_path: Path) -> None:
    desk.act("note", "500201", "--text", "kept")
    copy, new = tmp_path / "copy.db", tmp_path / "new.db"
    desk.run("backup", str(copy))
    checked = desk.run("restore", str(copy), "--check")
    assert checked.exit_code == 0
    assert checked.stdout.startswith(f"{copy}: whole, 1 actions, head 1 ")
    assert desk.run("restore", str(copy), str(new)).exit_code == 0
    assert PlainDesk(new).json("verify")["actions"] == 1
    again = desk.run("restore", str(copy), str(new))
    assert (again.exit_code, len(again.stderr.splitlines())) == (1, 1)
    assert desk.run("restore", str(copy), str(desk.db)).exit_code == 2
    assert desk.run("restore", str(copy)).exit_code == 2
    assert desk.run("restore", str(tmp_path / "none.db"), "--check").exit_code == 1
    copy.write_bytes(copy.read_bytes()[:8192])
    cut = desk.run("restore", str(copy), "--check")
    assert (cut.exit_code, len(cut.stderr.splitlines())) == (1, 1)
