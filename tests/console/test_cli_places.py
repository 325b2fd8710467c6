"""Where a database may be made, and for whom: by `import` alone, and for the group the settings name."""

from __future__ import annotations

import grp
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.console.plain_desk import PlainDesk
from tests.factories import wire_lane2

OWN = grp.getgrgid(os.getegid()).gr_name
READING = [
    ["queue"],
    ["queue", "--json"],
    ["packet", "1"],
    ["act", "note", "1", "--text", "x"],
    ["review"],
    ["export", "feedback"],
    ["export", "sft", "-o", "out.jsonl"],
    ["events", "-"],
    ["quarantine"],
    ["quarantine", "list"],
    ["quarantine", "show", "1"],
    ["quarantine", "retry"],
    ["quarantine", "drop", "--all"],
    ["replay", "shipped"],
    ["exercise"],
    ["audit"],
    ["deliver"],
    ["verify"],
    ["doctor"],
    ["backup", "copy.db"],
    ["erase", "c1", "--yes"],
    ["redact", "1", "--yes"],
]


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_mistyped_database_is_refused_and_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = PlainDesk(tmp_path / "mistyped" / "dsk.db").run(*words, text="")
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
    assert "dsk.db does not exist" in result.stderr
    assert "lanedesk import" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "desk.db").touch()
    result = PlainDesk(tmp_path / "desk.db").run("queue")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert "is an empty file" in result.stderr
    assert (tmp_path / "desk.db").stat().st_size == 0


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "settings" / "config.toml"
    file.parent.mkdir()
    monkeypatch.setenv("LANEDESK_CONFIG", str(file))
    monkeypatch.delenv("LANEDESK_GROUP", raising=False)
    return file


def taken(desk: PlainDesk) -> str:
    result = desk.run("import", "-", text=json.dumps(wire_lane2()))
    return f"{result.exit_code} {result.stdout} {result.stderr}"


def test_the_settings_name_the_group_of_a_new_database(tmp_path: Path, settings: Path) -> None:
    settings.write_text(f'[store]\ngroup = "{OWN}"\n')
    desk = PlainDesk(tmp_path / "team" / "desk.db")
    assert taken(desk).startswith("0 imported 1")
    assert stat.S_IMODE(desk.db.stat().st_mode) == 0o660
    desk.act("approve", "500201")
    assert {stat.S_IMODE(file.stat().st_mode) for file in desk.db.parent.iterdir()} == {0o660}
    checks = {check["name"]: check for check in desk.json("doctor")}
    assert (checks["permissions"]["state"], checks["permissions"]["text"]) == ("ok", "0660")


def test_the_folder_that_stands_for_a_helpdesk_is_the_teams_too(tmp_path: Path, settings: Path) -> None:
    settings.write_text(f'[store]\ngroup = "{OWN}"\n')
    desk = PlainDesk(tmp_path / "team" / "desk.db")
    taken(desk)
    desk.act("approve", "500201")
    with desk.open() as store:
        store._connection.raw.execute("UPDATE outbox SET send_after = '2020-01-01T00:00:00.000000Z'")
    assert desk.run("deliver").exit_code == 0
    made = list(desk.db.with_name("desk.db.outbox").rglob("*"))
    modes = {stat.S_IMODE(file.stat().st_mode) for file in made}
    assert modes == {0o2770, 0o660}


def test_without_a_group_it_is_its_makers_alone(tmp_path: Path, settings: Path) -> None:
    settings.write_text('theme = "paper"\n')
    desk = PlainDesk(tmp_path / "own" / "desk.db")
    taken(desk)
    assert stat.S_IMODE(desk.db.stat().st_mode) == 0o600


def test_a_group_that_is_not_there_is_told_and_nothing_is_made(tmp_path: Path, settings: Path) -> None:
    settings.write_text('[store]\ngroup = "nobody-here"\n')
    desk = PlainDesk(tmp_path / "team" / "desk.db")
    assert "nobody-here" in taken(desk)
    assert not desk.db.parent.exists()


def test_a_mistake_in_the_settings_is_told_before_anything_is_made(tmp_path: Path, settings: Path) -> None:
    settings.write_text('[store]\ngrup = "x"\n')
    desk = PlainDesk(tmp_path / "team" / "desk.db")
    assert "Did you mean group?" in taken(desk)
    assert not desk.db.exists()
    settings.unlink()
    assert taken(desk).startswith("0 ")
    settings.write_text("[store]\ngroup = 3\n")
    checks = {check["name"]: check for check in desk.json("doctor")}
    assert checks["settings"]["state"] == "warn"
    assert "store.group: write text in quotes" in checks["settings"]["text"]


def test_doctor_says_when_an_older_database_is_not_the_groups(tmp_path: Path, settings: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    taken(desk)
    settings.write_text(f'[store]\ngroup = "{OWN}"\n')
    checks = {check["name"]: check for check in desk.json("doctor")}
    assert checks["permissions"]["state"] == "warn"
    assert f"chgrp {OWN}" in checks["permissions"]["text"]


@pytest.mark.parametrize(
    "words", [["queue"], ["queue", "--json"], ["policy", "show"], ["--help"]], ids=" ".join
)
def test_a_full_disk_behind_the_answer_is_a_sentence(tmp_path: Path, words: list[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    desk = PlainDesk(tmp_path / "desk.db")
    desk.take_in(wire_lane2())
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "console.cli", "--db", str(desk.db), *words],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
    assert done.returncode == 1
    assert done.stderr == "lanedesk: The system refused: the answer: No space left on device\n"
