"""`lanedesk verify`, `backup`, `doctor`, `deliver` and `audit`."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from console.cli.audit import draw
from console.cli.deliver import outbox_folder
from desk.sink import FolderSink
from store.values import QueueRow
from tests.console.plain_desk import THREE, PlainDesk, tickets
from tests.factories import wire_lane1, wire_lane2

BESIDE = ("", "-wal", "-shm", "-journal", ".lock", ".heads", ".demo")
AT_ONCE = "[people]\nundo_default = 0\n[people.undo_by_channel]\nemail = 0\n"


def approve_at_once(desk: PlainDesk, ticket: str) -> None:
    desk.act("approve", ticket, *desk.under(AT_ONCE))


def test_verify_tells_the_head_and_finds_a_changed_row(desk: PlainDesk) -> None:
    desk.act("note", "500201", "--text", "one")
    desk.act("note", "500201", "--text", "two")
    result = desk.run("verify", "--head")
    assert result.exit_code == 0
    assert result.stdout.startswith("head 2 ")
    assert "2 actions" in result.stdout
    with sqlite3.connect(desk.db) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.execute("UPDATE actions SET note = 'never said' WHERE id = 1")
    raw.close()
    broken = desk.run("verify")
    assert broken.exit_code == 1
    assert len(broken.stderr.splitlines()) == 1
    assert "action 1" in broken.stdout
    told = json.loads(desk.run("verify", "--json").stdout)
    assert told["ok"] is False
    assert any(problem["action_id"] == 1 for problem in told["problems"])


def test_a_head_kept_elsewhere_is_compared(desk: PlainDesk) -> None:
    desk.act("note", "500201", "--text", "one")
    head = desk.run("verify", "--head").stdout.splitlines()[0].removeprefix("head ")
    desk.act("note", "500201", "--text", "two")
    number, digest = head.split()
    assert desk.run("verify", "--against", f"{number}:{digest}").exit_code == 0
    assert desk.run("verify", "--against", f"{number}:{'0' * 64}").exit_code == 1
    assert desk.run("verify", "--against", "nonsense").exit_code == 2


def test_backup_is_a_checked_copy_and_overwrites_nothing(desk: PlainDesk, tmp_path: Path) -> None:
    desk.act("note", "500201", "--text", "kept")
    copy = tmp_path / "copy.db"
    assert desk.run("backup", str(copy)).exit_code == 0
    assert PlainDesk(copy).json("verify")["actions"] == 1
    again = desk.run("backup", str(copy))
    assert again.exit_code == 1
    assert len(again.stderr.splitlines()) == 1


def test_doctor_looks_at_everything(desk: PlainDesk) -> None:
    result = desk.run("doctor")
    assert result.exit_code == 0
    states = {check["state"] for check in desk.json("doctor")}
    assert states <= {"ok", "warn"}


@pytest.mark.parametrize("command", [["verify"], ["doctor"], ["backup", "x.db"]])
def test_care_makes_no_database(tmp_path: Path, command: list[str]) -> None:
    desk = PlainDesk(tmp_path / "typo.db")
    result = desk.run(*command)
    assert result.exit_code == 1
    assert "typo.db" in result.stderr
    assert not desk.db.exists()


def test_deliver_hands_over_what_is_due(desk: PlainDesk) -> None:
    waiting = desk.run("deliver")
    assert (waiting.exit_code, waiting.stdout, waiting.stderr) == (0, "", "0 delivered\n")
    approve_at_once(desk, "500201")
    result = desk.run("deliver")
    assert result.exit_code == 0
    assert result.stdout.startswith("delivered: zendesk:500201 (new/")
    replies = FolderSink(outbox_folder(desk.db)).replies()
    assert [(reply.ticket_id, reply.text) for reply in replies] == [
        ("500201", "Open the label's menu and choose Colour.")
    ]
    assert desk.json("queue", "--all", "status:done")[0]["delivery"] == "delivered"
    undo = desk.run("act", "undo", "500201")
    assert undo.exit_code == 1
    assert desk.run("deliver").stdout == ""


def test_what_waits_is_said(desk: PlainDesk) -> None:
    desk.act("approve", "500201")
    assert "0 delivered; the next reply is due at 20" in desk.run("deliver").stderr


def test_a_folder_that_cannot_be_written_keeps_the_reply(desk: PlainDesk) -> None:
    outbox_folder(desk.db).write_text("in the way")
    approve_at_once(desk, "500201")
    told = desk.json("deliver")
    assert (told["outcome"], told["ticket_id"]) == ("later", "500201")
    assert desk.json("queue", "status:done")[0]["delivery"] == "queued"


def test_watching_ends_with_a_signal(desk: PlainDesk) -> None:
    approve_at_once(desk, "500201")
    watching = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from console.cli import main; main()",
            "--db",
            str(desk.db),
            "deliver",
            "--watch",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        sink = FolderSink(outbox_folder(desk.db))
        deadline = time.monotonic() + 20
        while not sink.replies() and time.monotonic() < deadline:
            time.sleep(0.05)
        watching.send_signal(signal.SIGTERM)
        out, _ = watching.communicate(timeout=20)
    finally:
        watching.kill()
        watching.wait()
    assert watching.returncode == 0
    assert out.startswith("delivered: zendesk:500201")


def many_lane_1(desk: PlainDesk) -> None:
    wires = [
        wire_lane1(ticket_id=f"{family}-{n}", issue_type=f"docs.{family}")
        for family in ("search", "labels")
        for n in range(15)
    ]
    desk.take_in(*wires)


def test_audit_draws_the_same_sample_for_the_same_seed(desk: PlainDesk) -> None:
    many_lane_1(desk)
    first = tickets(desk.json("audit", "--seed", "w1", "--count", "8"))
    assert len(set(first)) == 8
    assert tickets(desk.json("audit", "--seed", "w1", "--count", "8")) == first
    assert tickets(desk.json("audit", "--seed", "w2", "--count", "8")) != first
    assert tickets(desk.json("audit", "--seed", "w1", "--count", "5")) == first[:5]


def test_audit_leaves_out_what_was_audited_or_escalated(desk: PlainDesk) -> None:
    desk.take_in(wire_lane2(ticket_id="up"), wire_lane2(ticket_id="down"))
    desk.act("audit", "500101", "--outcome", "correct")
    desk.act("override", "up", "--lane", "3", "--trigger", "policy", "--reason", "x")
    desk.act("override", "up", "--lane", "2", "--trigger", "policy", "--reason", "x")
    assert desk.json("audit") == []
    assert tickets(desk.json("audit", "--lane", "2")) in (["500201", "down"], ["down", "500201"])
    assert "No case in Lane 1" in desk.run("audit").stderr
    assert "lanedesk act audit" in desk.run("audit", "--lane", "2").stderr


def test_a_draw_takes_the_families_in_turn() -> None:
    def row(number: int, family: str) -> QueueRow:
        return QueueRow.model_construct(
            case_id=number, source="s", ticket_id=str(number), issue_type=f"{family}.x"
        )

    rows = [row(n, "big") for n in range(50)] + [row(100, "small")]
    drawn = draw(iter(rows), 4, "seed")
    assert len(drawn) == 4
    assert [r.case_id for r in drawn].count(100) == 1
    assert [r.case_id for r in draw(iter(reversed(rows)), 4, "seed")] == [r.case_id for r in drawn]


@pytest.mark.parametrize("ending", BESIDE)
@pytest.mark.parametrize(
    "words",
    [["export", "feedback", "-o"], ["quarantine", "export", "--all", "-o"], ["backup"]],
    ids=["export", "quarantine", "backup"],
)
def test_nothing_is_written_over_the_database_and_its_files(
    desk: PlainDesk, words: list[str], ending: str
) -> None:
    before = desk.db.read_bytes()
    link = desk.db.with_name("another-name")
    target = desk.db.with_name(desk.db.name + ending)
    link.symlink_to(target)
    for name in (str(target), f"{desk.db.parent}/./{target.name}", str(link)):
        result = desk.run(*words, name)
        assert result.exit_code == 2, result.output
        assert "the database" in result.stderr
    assert desk.db.read_bytes() == before
    assert desk.json("verify")["ok"]
    assert len(desk.json("queue", "--all")) == len(THREE)


@pytest.mark.parametrize("from_page", [0, 2])
def test_a_damaged_file_is_verified_and_looked_over_all_the_same(desk: PlainDesk, from_page: int) -> None:
    with desk.open() as store:
        store._connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    size = desk.db.stat().st_size
    with desk.db.open("r+b") as file:
        for page in range(from_page, size // 4096, 2):
            file.seek(page * 4096 + 100)
            file.write(b"\xa5" * 3900)
    verified = desk.run("verify")
    assert verified.exit_code == 1
    assert verified.stdout.startswith("integrity: SQLite ")
    looked = desk.run("doctor")
    assert looked.exit_code == 1
    assert "free space: " in looked.stdout
    assert "bad   database: The database is damaged." in looked.stdout
    for words in (["queue"], ["act", "note", "500201", "--text", "x"], ["backup", str(desk.db) + ".copy"]):
        result = desk.run(*words)
        assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1), words
