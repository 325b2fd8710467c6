"""`lanedesk import` and `quarantine` as a person or a script meets them, and as a power cut does."""

from __future__ import annotations

import base64
import gzip
import json
import os
import pty
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from console.cli import main
from console.cli.edge import unbroken
from tests.factories import a_message, a_wire, json_line, json_lines, wire_lane2, wire_lane3

LANEDESK = [sys.executable, "-m", "console.cli"]
SHARED = Path(__file__).parents[3] / "shared" / "data" / "cases"
_TIMES = {"at", "applied_at", "first_seen_at", "updated_at", "made_at"}
_CHANCE = {"key"}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "lanedesk.db"


def run(db: Path, *args: str, given: bytes = b"", code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["--db", str(db), *args], input=given)
    assert result.exit_code == code, result.output
    return result


def counts(db: Path, *args: str, given: bytes = b"", code: int = 0) -> tuple[int, int, int, int]:
    answer = json.loads(run(db, "import", "--json", *args, given=given, code=code).stdout)
    assert answer["seconds"] >= 0
    return (answer["imported"], answer["updated"], answer["unchanged"], answer["quarantined"])


def write(path: Path, raw: bytes) -> str:
    path.write_bytes(raw)
    return str(path)


def contents(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table without the moments at which things were written and what chance gave."""
    with sqlite3.connect(db) as raw:
        names = [
            n for (n,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        found = {}
        for name in names:
            columns = [row[1] for row in raw.execute(f'PRAGMA table_info("{name}")')]
            kept = ", ".join(f'"{column}"' for column in columns if column not in _TIMES | _CHANCE)
            found[name] = sorted(raw.execute(f'SELECT {kept} FROM "{name}"'), key=repr)
    raw.close()
    return found


def test_import_ends_with_counts_and_repeats_without_a_change(db: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "cases.jsonl", json_lines([wire_lane2(), wire_lane3()]) + b"{\n")
    first = run(db, "import", file)
    assert first.stdout == "imported 2, updated 0, unchanged 0, quarantined 1\n"
    assert first.stderr == "1 record could not be read; see: lanedesk quarantine list\n"
    before = contents(db)
    assert counts(db, file) == (0, 0, 2, 1)
    assert contents(db) == before
    assert stat.S_IMODE(db.stat().st_mode) == 0o600


def test_several_files_standard_input_and_gzip_are_taken_together(db: Path, tmp_path: Path) -> None:
    plain = write(tmp_path / "a.jsonl", json_line(a_wire(ticket_id="1")))
    packed = write(tmp_path / "b.gz", gzip.compress(json_line(a_wire(ticket_id="2"))))
    assert counts(db, plain, packed, "-", given=json_line(a_wire(ticket_id="3")) + b"x") == (3, 0, 0, 1)
    listed = json.loads(run(db, "quarantine", "list", "--json").stdout)
    assert [(row["origin"], row["line"]) for row in listed] == [("stdin", 2)]


def test_a_file_that_cannot_be_read_does_not_keep_the_others_out(db: Path, tmp_path: Path) -> None:
    good = write(tmp_path / "good.jsonl", json_line(a_wire()))
    cut = write(
        tmp_path / "cut.gz", gzip.compress(json_lines(a_wire(ticket_id=f"c{i}") for i in range(99)))[:-9]
    )
    missing, folder = str(tmp_path / "none"), str(tmp_path)
    result = run(db, "import", missing, folder, cut, good, "--json", code=1)
    assert json.loads(result.stdout)["imported"] == 100
    errors = result.stderr.splitlines()
    assert len(errors) == 3
    assert "No such file" in errors[0]
    assert "directory" in errors[1]
    assert "cut.gz: The file is damaged: the compressed data ends too early" in errors[2]


def test_a_wrong_checksum_loses_nothing_that_could_be_read_and_is_told(db: Path, tmp_path: Path) -> None:
    """What can be read of a bad file is stored, its updates too; the file counts as damaged."""
    run(db, "import", write(tmp_path / "first.jsonl", json_lines([a_wire(ticket_id="1")])))
    more = a_wire(ticket_id="1", thread=[a_message(), a_message("And now?")])
    raw = bytearray(gzip.compress(json_lines([more, a_wire(ticket_id="2")])))
    raw[-8] ^= 0xFF
    result = run(db, "import", write(tmp_path / "wrong.gz", bytes(raw)), code=1)
    assert result.stdout == "imported 1, updated 1, unchanged 0, quarantined 0\n"
    assert len(result.stderr.splitlines()) == 1
    assert "wrong.gz: The file is damaged: its checksum is wrong" in result.stderr
    assert "What could be read is kept" in result.stderr


def test_csv_needs_its_mapping_and_comes_in_by_it(db: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "cases.csv", b"Nr,Said\n1,Where is the log?\n1,Anyone?\n2\n")
    mapping = write(tmp_path / "map.toml", b'[columns]\nNr = "ticket_id"\nSaid = "thread.text"\n')
    assert "--map" in run(db, "import", file, code=2).stderr
    assert counts(db, file, "--map", mapping) == (1, 0, 0, 1)
    shown = run(db, "quarantine", "show", "1").stdout
    assert "1 cells where the header has 2" in shown
    assert "Nr,Said\n2\n" in shown
    mended = write(tmp_path / "mended.csv", b"Nr,Said\n2,Hello\n")
    run(db, "quarantine", "retry", "1", "--from", mended, "--map", mapping)
    assert counts(db, file, "--map", mapping) == (0, 0, 1, 1)
    wrong = write(tmp_path / "wrong.toml", b'[columns]\nNr = "ticket_id"\nSays = "thread.text"\n')
    failed = run(db, "import", file, "--map", wrong, code=1)
    assert 'columns."Says"' in failed.stderr
    broken = write(tmp_path / "broken.toml", b'[columns]\nNr = "tickets"\n')
    assert 'columns."Nr"' in run(db, "import", file, "--map", broken, code=1).stderr


def test_every_quarantine_command_does_its_part(db: Path, tmp_path: Path) -> None:
    bad = b'{"ticket_id": "\x1b]0;x\x07\xff"}'
    run(db, "import", "-", given=b"{\n" + bad + b"\n[]\n")
    listed = run(db, "quarantine").stdout.splitlines()
    assert listed[0].split() == ["ID", "FROM", "LINE", "BYTES", "REASON"]
    assert len(listed) == 4
    shown = run(db, "quarantine", "show", "2")
    assert "\x1b" not in shown.stdout
    assert "⟦ESC⟧]0;x⟦BEL⟧" in shown.stdout
    assert (
        base64.b64decode(json.loads(run(db, "quarantine", "show", "2", "--json").stdout)["raw_base64"]) == bad
    )
    assert run(db, "quarantine", "export", "2").stdout_bytes == bad
    out = tmp_path / "bad.jsonl"
    answer = json.loads(run(db, "quarantine", "export", "--all", "-o", str(out), "--json").stdout)
    assert out.read_bytes() == b"{\n" + bad + b"\n[]"
    assert (answer["records"], answer["bytes"], stat.S_IMODE(out.stat().st_mode)) == (3, 3 + len(bad), 0o600)
    assert "3 still unreadable" in run(db, "quarantine", "retry", code=1).stdout
    mended = write(tmp_path / "mended", json_line(a_wire()))
    answer = json.loads(run(db, "quarantine", "retry", "1", "--from", mended, "--json").stdout)
    assert (answer["retried"], answer["mended"], answer["imported"], answer["failed"]) == (1, 1, 1, [])
    assert run(db, "quarantine", "drop", "2", "77", code=1).stderr.count("\n") == 1
    assert json.loads(run(db, "quarantine", "drop", "2", "--json").stdout) == {"dropped": 1}
    assert "1 record dropped" in run(db, "quarantine", "drop", "--all").stdout
    assert run(db, "quarantine", "--json").stdout == "[]\n"
    assert run(db, "quarantine", "show", "1", code=1).stdout == ""


@pytest.mark.parametrize(
    "args",
    [["import"], ["quarantine", "drop"], ["quarantine", "export"], ["quarantine", "retry", "--from", "x"]],
)
def test_wrong_usage_is_code_2(db: Path, args: list[str]) -> None:
    run(db, *args, code=2)


def test_the_database_is_named_before_or_after_the_command_or_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANEDESK_DB", str(tmp_path / "env.db"))
    before, after = str(tmp_path / "before.db"), str(tmp_path / "after.db")
    for args in (["--db", before, "import", "-"], ["import", "-", "--db", after], ["import", "-"]):
        assert CliRunner().invoke(main, args, input=json_line(a_wire())).exit_code == 0
    assert {path.name for path in tmp_path.glob("*.db")} == {"env.db", "before.db", "after.db"}
    both = CliRunner().invoke(main, ["--db", before, "quarantine", "--db", after, "list"])
    assert both.exit_code == 0


def many(count: int) -> Iterator[dict[str, Any]]:
    for i in range(count):
        maker = wire_lane3 if i % 7 == 0 else wire_lane2
        yield maker(ticket_id=str(i), thread=[a_message(f"Question {i}: how do I change label {i % 13}?")])


def test_killed_half_way_and_run_again_equals_one_clean_run(tmp_path: Path) -> None:
    raw = json_lines(many(1500)) + b"{\n[]\n" + json_lines([wire_lane2(ticket_id="5")])
    file = write(tmp_path / "cases.jsonl", raw)
    clean, killed = tmp_path / "clean.db", tmp_path / "killed.db"
    run(clean, "import", file)
    process = subprocess.Popen([*LANEDESK, "--db", str(killed), "import", file], stdout=subprocess.DEVNULL)
    until = time.monotonic() + 30
    while _stored(killed) < 200 and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    assert 0 < _stored(killed) < 1500
    run(killed, "import", file)
    assert contents(killed) == contents(clean)


def _stored(db: Path) -> int:
    try:
        raw = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
        try:
            return int(raw.execute("SELECT count(*) FROM cases").fetchone()[0])
        finally:
            raw.close()
    except sqlite3.Error:
        return 0


def test_ctrl_c_keeps_what_was_stored_and_says_so(tmp_path: Path) -> None:
    db = tmp_path / "stopped.db"
    process = subprocess.Popen(
        [*LANEDESK, "--db", str(db), "import", "-", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(json_lines(many(401)))
    process.stdin.flush()
    until = time.monotonic() + 30
    while _stored(db) < 400 and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert json.loads(out)["imported"] == 400
    assert errors.decode().startswith("Interrupted: ")
    assert errors.count(b"\n") == 1


@pytest.mark.parametrize(("presses", "stored"), [(1, True), (2, False)])
def test_ctrl_c_waits_for_what_is_being_stored_and_a_second_one_does_not(presses: int, stored: bool) -> None:
    done: list[str] = []

    def store() -> None:
        with unbroken():
            for _ in range(presses):
                os.kill(os.getpid(), signal.SIGINT)
            done.append("stored")

    with pytest.raises(KeyboardInterrupt):
        store()
    assert bool(done) is stored


def test_a_terminal_shows_a_bar_on_stderr_and_nothing_strange_on_stdout(tmp_path: Path) -> None:
    file = write(tmp_path / "x\x1b]0;t.jsonl", json_lines(many(450)))
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*LANEDESK, "--db", str(tmp_path / "bar.db"), "import", file], stdout=subprocess.PIPE, stderr=theirs
    )
    os.close(theirs)
    seen = b""
    try:
        while piece := os.read(ours, 65536):
            seen += piece
    except OSError:
        pass
    os.close(ours)
    out, _ = process.communicate(timeout=20)
    assert out == b"imported 450, updated 0, unchanged 0, quarantined 0\n"
    assert b"cases" in seen
    assert b"\x1b]0;" not in seen


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared real cases are not on this machine")
@pytest.mark.parametrize("name", ["tau-airline", "star", "sumo-firefox", "sumo-thunderbird"])
def test_real_cases_come_in_once(tmp_path: Path, name: str) -> None:
    with gzip.open(SHARED / f"{name}.jsonl.gz") as file:
        lines = [line for line, _ in zip(file, range(150), strict=False)]
    cases = write(tmp_path / "cases.jsonl", b"".join(lines))
    assert counts(tmp_path / "real.db", cases) == (len(lines), 0, 0, 0)
    assert counts(tmp_path / "real.db", cases) == (0, 0, len(lines), 0)
