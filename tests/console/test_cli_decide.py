"""`lanedesk decide` and the command line's edge: one answer a line, errors beside them, codes as promised."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from console.cli import main
from console.cli.main import COMMANDS
from lanes.decide import decide
from lanes.policy import shipped_policy
from lanes.record import CaseRecord
from tests.factories import MOMENT, a_wire, json_line, json_lines, wire_lane1, wire_lane2, wire_lane3

SHARED = Path(__file__).parents[3] / "shared" / "data"
LANEDESK = [sys.executable, "-m", "console.cli"]


def run(*args: str, given: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["decide", *args], input=given)


def test_decisions_come_in_the_order_of_the_cases(tmp_path: Path) -> None:
    wires = [wire_lane3(), wire_lane2(), wire_lane1(), a_wire()]
    file = tmp_path / "cases.jsonl.gz"
    file.write_bytes(gzip.compress(json_lines(wires)))
    result = run(str(file), "--promote", "docs.*")
    assert result.exit_code == 0
    decisions = [json.loads(line) for line in result.stdout.splitlines()]
    assert [decision["ticket_id"] for decision in decisions] == [wire["ticket_id"] for wire in wires]
    assert [decision["lane"] for decision in decisions] == [3, 2, 1, 2]


def test_the_answer_is_the_decision_of_lanes_in_plain_ascii() -> None:
    wire = wire_lane3(thread=[{"author": "customer", "text": "refund \u202e\u009b now"}])
    result = run(given=json_line(wire))
    assert result.stdout.isascii()
    expected = decide(CaseRecord.model_validate(wire), shipped_policy(), now=MOMENT)
    assert json.loads(result.stdout) == expected.model_dump(mode="json")


def test_a_wrapped_case_is_read_like_a_plain_one() -> None:
    wrapped = json_line({"case": a_wire(), "expect": {"lane_at_least": 2}}) + json_line({"case": a_wire()})
    first, second, plain = run(given=wrapped + json_line(a_wire())).stdout.splitlines()
    assert first == second == plain


def test_a_bad_line_is_named_on_stderr_and_the_others_go_on() -> None:
    result = run(given=b"{\n" + json_line(a_wire()) + b'\n{"case": [], "expect": 1}\n')
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    first, second = map(json.loads, result.stderr.splitlines())
    assert first["line"] == 1
    assert "broken JSON" in first["error"]
    assert second == {"line": 4, "error": "ticket_id is missing; thread is missing"}


def test_a_file_that_is_not_there_or_breaks_off_is_one_line_on_stderr(tmp_path: Path) -> None:
    missing = run(str(tmp_path / "none.jsonl"))
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert missing.stderr.count("\n") == 1
    assert "No such file" in missing.stderr
    assert run(str(tmp_path)).exit_code == 1
    cut = run(given=gzip.compress(json_lines([a_wire()] * 500))[:-9])
    assert cut.exit_code == 1
    assert "The file is damaged" in cut.stderr


@pytest.mark.parametrize(
    "args", [["decide", "a", "b"], ["decide", "--nope"], ["nope"], ["--as", " ", "decide"]]
)
def test_wrong_usage_is_code_2(args: list[str]) -> None:
    assert CliRunner().invoke(main, args).exit_code == 2


def test_the_policy_is_the_one_named_before_or_after_the_command(tmp_path: Path) -> None:
    wire = json_line(wire_lane1())
    for args in (["--promote", "docs.*", "decide"], ["decide", "--promote", "docs.*"]):
        assert json.loads(CliRunner().invoke(main, args, input=wire).stdout)["lane"] == 1
    broken = tmp_path / "mine.toml"
    broken.write_text("nonsense = [")
    for args in (["--policy", str(broken), "decide"], ["decide", "--policy", str(tmp_path / "none.toml")]):
        result = CliRunner().invoke(main, args, input=wire)
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1


def test_each_line_is_answered_before_the_next_one_comes() -> None:
    process = subprocess.Popen([*LANEDESK, "decide"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    for ticket in ("1", "2"):
        process.stdin.write(json_line(a_wire(ticket_id=ticket)))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["ticket_id"] == ticket
    process.stdin.close()
    assert process.wait(20) == 0
    process.stdout.close()


def test_a_closed_pipe_is_left_quietly() -> None:
    process = subprocess.Popen(
        [*LANEDESK, "decide"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, errors = process.communicate(json_lines([a_wire()] * 50), 20)
    assert errors == b""
    assert process.returncode == 141


def test_ctrl_c_is_left_quietly_with_130() -> None:
    process = subprocess.Popen(
        [*LANEDESK, "decide"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json_line(a_wire()))
    process.stdin.flush()
    process.stdout.readline()
    os.kill(process.pid, 2)
    _, errors = process.communicate(timeout=20)
    assert (errors, process.returncode) == (b"", 130)


def test_the_command_list_needs_no_command_loaded() -> None:
    code = (
        "import sys; from console.cli.main import main; main(['--help'], standalone_mode=False);"
        "print([m for m in sys.modules if m.startswith(('textual', 'pydantic', 'sqlite_utils', 'httpx'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    for name in COMMANDS:
        assert f"  {name} " in done.stdout


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_that_is_listed_is_there(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert "--db" in result.stdout


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared policy examples are not on this machine")
def test_no_shared_example_is_decided_below_what_is_safe() -> None:
    raw = (SHARED / "policy-examples.jsonl").read_bytes()
    result = run("--promote", "docs.*", given=raw)
    assert result.exit_code == 0
    for line, example in zip(result.stdout.splitlines(), raw.splitlines(), strict=True):
        assert json.loads(line)["lane"] >= json.loads(example)["expect"]["lane_at_least"]
