"""`lanedesk queue`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.console.plain_desk import PlainDesk, tickets
from tests.factories import a_message, iso, wire_lane2, wire_lane3

PROMISED = {
    "ticket_id",
    "source",
    "lane",
    "unit",
    "status",
    "owner",
    "customer_state",
    "has_draft",
    "triggers",
    "waiting_since",
}


def test_json_holds_every_undecided_case_strictest_first(desk: PlainDesk) -> None:
    rows = desk.json("queue")
    assert tickets(rows) == ["500301", "500201", "500101"]
    assert all(row.keys() >= PROMISED for row in rows)
    assert [(row["lane"], row["unit"], row["status"]) for row in rows] == [
        (3, "conversation", "open"),
        (2, "answer", "open"),
        (1, None, "autonomous"),
    ]
    assert rows[0]["triggers"]["security_identity"] == "high"
    assert [row["has_draft"] for row in rows] == [False, True, True]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--lane", "3"], ["500301"]),
        (["lane:2"], ["500201"]),
        (["--lane", "1"], ["500101"]),
        (["status:open"], ["500301", "500201"]),
        (["status:autonomous"], ["500101"]),
        (["status:done"], []),
        (["type:billing.*"], ["500301"]),
        (["tier:enterprise"], ["500301"]),
        (["trigger:security>=medium"], ["500301"]),
        (["trigger:security:high", "lane:2"], []),
        (["source:zendesk", "colour"], ["500201"]),
        (["source:nowhere"], []),
        (["--view", "lane2"], ["500201"]),
        (["--all"], ["500301", "500201", "500101"]),
        (["--limit", "2"], ["500301", "500201"]),
        (["--limit", "1", "lane:2"], ["500201"]),
        (["wait:1m"], ["500301", "500201", "500101"]),
        (["wait:9999w"], []),
        (["owner:nobody-of-this-name"], []),
    ],
)
def test_filters(desk: PlainDesk, words: list[str], expected: list[str]) -> None:
    assert tickets(desk.json("queue", *words)) == expected


def test_sort_has_the_console_s_words_and_goes_across_lanes(desk: PlainDesk) -> None:
    early = a_message("Where?", at=iso(hours=-5))
    desk.take_in(
        wire_lane2(ticket_id="2-early", thread=[early], customer={"name": "Zed"}),
        wire_lane3(ticket_id="3-late", thread=[a_message("Refund me", at=iso(hours=5))]),
        wire_lane2(ticket_id="2-none", customer={}, thread=[a_message("And?", at=iso(hours=2))]),
    )
    wait = tickets(desk.json("queue", "--sort", "longest-wait"))
    assert wait[0] == "2-early"
    assert wait[-2:] == ["2-none", "3-late"]
    assert tickets(desk.json("queue", "--sort", "newest")) == list(reversed(wait))
    assert tickets(desk.json("queue", "--sort", "newest", "--limit", "2")) == ["3-late", "2-none"]
    named = [row["customer_name"] for row in desk.json("queue", "--sort", "customer")]
    assert named[-2:] == ["Zed", None]
    assert named[:-1] == sorted(named[:-1], key=str.lower)
    assert tickets(desk.json("queue", "--sort", "consequence")) == tickets(desk.json("queue"))
    words = desk.run("queue", "--sort", "age")
    assert words.exit_code == 2
    assert "longest-wait" in words.stderr


def test_finished_and_snoozed_cases_leave_the_queue(desk: PlainDesk) -> None:
    desk.act("approve", "500201")
    desk.act("snooze", "500301", "--until", "2h")
    assert tickets(desk.json("queue")) == ["500101"]
    assert tickets(desk.json("queue", "status:done")) == ["500201"]
    assert tickets(desk.json("queue", "--view", "snoozed")) == ["500301"]
    assert len(desk.json("queue", "--all")) == 3


def test_my_view_is_mine(desk: PlainDesk) -> None:
    desk.act("claim", "500301")
    assert tickets(desk.json("queue", "--view", "mine")) == ["500301"]
    assert PlainDesk(desk.db, "bo").json("queue", "--view", "mine") == []


def test_the_table_is_aligned_and_without_colour(desk: PlainDesk) -> None:
    result = desk.run("queue")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) == 4
    assert lines[0].split()[:5] == ["lane", "unit", "ticket", "source", "wait"]
    assert "\x1b" not in result.output
    assert lines[1].index("500301") == lines[2].index("500201") == lines[0].index("ticket")
    assert lines[1].split()[:2] == ["3", "conversation"]
    assert "high policy, security" in lines[1]


def test_hostile_words_do_not_act(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    nasty = "\x1b]52;c;aGk=\x07 \u202egnp.exe [/] \x9b2J\nnew line"
    desk.take_in(wire_lane2(subject=nasty, customer={"name": nasty, "tier": nasty}))
    table = desk.run("queue").stdout
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(table)
    assert len(table.splitlines()) == 2
    raw = desk.run("queue", "--json").stdout
    assert raw.isascii()
    assert not {"\x1b", "\x9b"} & set(raw)
    assert json.loads(raw)[0]["subject"] == nasty


def test_a_bad_filter_is_a_usage_error_that_names_it(desk: PlainDesk) -> None:
    for words in (["lane:7"], ["--lane", "2", "lane:3"], ["--all", "--view", "done"], ["colour:red"]):
        result = desk.run("queue", *words)
        assert result.exit_code == 2, words
        assert result.stdout == ""
    assert "colour:red" in desk.run("queue", "colour:red").stderr


def test_an_empty_database_says_how_to_begin(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "deep" / "desk.db")
    desk.open().close()
    result = desk.run("queue", "--json")
    assert (result.exit_code, result.stdout) == (0, "[]\n")
    assert "lanedesk import" in result.stderr


def test_more_than_a_page_comes_whole_and_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("console.whole_queue.PAGE", 7)
    desk = PlainDesk(tmp_path / "desk.db")
    twos = [wire_lane2(ticket_id=f"2-{n}", thread=[a_message(f"Question {n}")]) for n in range(20)]
    threes = [wire_lane3(ticket_id=f"3-{n}") for n in range(15)]
    desk.take_in(*twos, *threes)
    rows = desk.json("queue")
    assert len({row["ticket_id"] for row in rows}) == 35
    waits = [(row["waiting_since"], row["case_id"]) for row in desk.json("queue", "--sort", "longest-wait")]
    assert waits == sorted(waits)
    assert len(waits) == 35
    keys = [(-row["consequence"], row["waiting_since"], row["case_id"]) for row in rows]
    assert keys == sorted(keys)
    assert len(desk.json("queue", "--limit", "10")) == 10


def test_as_a_process_it_imports_no_screen(desk: PlainDesk) -> None:
    code = (
        "import sys; from console.cli import main\n"
        "try: main(['queue', '--json'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('textual', 'httpx', 'rich') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LANEDESK_DB": str(desk.db)},
    )
    assert tickets(json.loads(done.stdout)) == ["500301", "500201", "500101"]
    assert done.stderr.splitlines()[-1] == "[]"


def test_a_limit_says_how_many_more_there_are(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    desk.take_in(*(wire_lane2(ticket_id=f"2-{n}", thread=[a_message(f"Question {n}")]) for n in range(9)))
    desk.take_in(*(wire_lane3(ticket_id=f"3-{n}") for n in range(3)))
    shown = desk.run("queue", "--limit", "5")
    assert len(shown.stdout.splitlines()) == 6
    assert "The first 5 are shown, 7 more fit" in shown.stderr
    as_json = desk.run("queue", "--limit", "5", "lane:2", "--json")
    assert (len(json.loads(as_json.stdout)), len(as_json.stderr.splitlines())) == (5, 1)
    assert "4 more fit" in as_json.stderr
    for words in (["--limit", "12"], ["--limit", "13"], []):
        assert desk.run("queue", *words).stderr == ""


def test_a_very_long_ticket_name_widens_its_own_row_only(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    desk.take_in(wire_lane2(ticket_id="7" * 500), wire_lane2(ticket_id="8"))
    titles, *rows = desk.run("queue").stdout.splitlines()
    assert len(titles) < 250
    assert sorted(len(row) > 500 for row in rows) == [False, True]
    assert any("7" * 500 in row for row in rows)
