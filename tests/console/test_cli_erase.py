"""`lanedesk erase` and `redact`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.console.plain_desk import THREE, PlainDesk
from tests.factories import a_message, iso, json_line, wire_lane2

ADA = {"id": "cust-ada", "name": "Ada Qzjfenn", "email": "ada@qzjfenn.example"}


@pytest.fixture
def desk(tmp_path: Path) -> PlainDesk:
    desk = PlainDesk(tmp_path / "desk.db")
    theirs = wire_lane2(
        ticket_id="700", customer=ADA, thread=[{"author": "customer", "text": "Where is qzjthing?"}]
    )
    desk.take_in(*THREE, theirs)
    desk.act("note", "700", "--text", "qzjnote on it")
    return desk


def bytes_of(desk: PlainDesk) -> bytes:
    return b"".join(file.read_bytes() for file in desk.db.parent.glob("desk.db*") if file.is_file()).lower()


def test_without_a_yes_it_only_shows(desk: PlainDesk) -> None:
    result = desk.run("erase", "cust-ada")
    assert result.exit_code == 1
    assert ":700" in result.stdout
    assert "--yes" in result.stderr
    assert b"qzj" in bytes_of(desk)
    told = json.loads(desk.run("erase", "cust-ada", "--json").stdout)
    assert (told["erased"], told["actions"], told["revisions"]) == (False, 1, 1)


def test_with_a_yes_it_is_gone(desk: PlainDesk) -> None:
    unsent = desk.db.with_name("desk.db.unsent")
    unsent.mkdir()
    for name in ("aaaa-4-reply.json", "aaaa-14-reply.json"):
        (unsent / name).write_text("{}")
    desk.db.with_name("desk.db.outbox").mkdir()
    result = desk.run("erase", "ADA@qzjfenn.example", "--yes")
    assert result.exit_code == 0, result.output
    assert "1 unsent text." in result.stdout
    assert "backup" in result.stderr
    assert "desk.db.outbox" in result.stderr
    assert b"qzj" not in bytes_of(desk)
    assert [file.name for file in unsent.iterdir()] == ["aaaa-14-reply.json"]
    assert desk.json("verify")["ok"]
    assert desk.run("packet", "700").exit_code == 0
    assert desk.run("erase", "cust-ada", "--yes").exit_code == 1
    assert desk.json("queue", "700") == []


def test_one_ticket(desk: PlainDesk) -> None:
    told = desk.json("redact", "700", "--yes")
    assert (told["erased"], told["actions"]) == (True, 1)
    assert b"qzj" not in bytes_of(desk)


def test_only_a_lead(desk: PlainDesk) -> None:
    told = desk.under('[people.roles]\nada = "specialist"\n')
    result = desk.run("erase", "cust-ada", "--yes", *told)
    assert result.exit_code == 1
    assert "lead" in result.stderr
    assert b"qzj" in bytes_of(desk)


def test_wrong_use(desk: PlainDesk, tmp_path: Path) -> None:
    assert desk.run("erase").exit_code == 2
    assert desk.run("erase", "x", "--sweep").exit_code == 2
    assert desk.run("erase", "--sweep").exit_code == 0
    assert desk.json("erase", "--sweep") == {"swept": True}
    nobody = desk.run("erase", "nobody", "--yes")
    assert nobody.exit_code == 1
    assert len(nobody.stderr.splitlines()) == 1
    missing = PlainDesk(tmp_path / "other" / "missing.db")
    assert missing.run("erase", "x", "--yes").exit_code == 1
    assert missing.run("redact", "x", "--yes").exit_code == 1
    assert not missing.db.exists()


BLANK = ("redact", "700", "--reason", "not for us")


def test_some_words_and_the_case_goes_on(desk: PlainDesk) -> None:
    shown = desk.run(*BLANK, "--words", "qzjthing")
    assert shown.exit_code == 1
    assert "1 records, 0 rows of the log, 0 replies, 0 events would lose the words." in shown.stdout
    assert b"qzjthing" in bytes_of(desk)
    done = desk.run(*BLANK, "--words", "QZJthing", "--yes")
    assert done.exit_code == 0, done.output
    assert "helpdesk" in done.stderr
    assert b"qzjthing" not in bytes_of(desk)
    case = desk.json("packet", "700")
    assert [message["text"] for message in case["thread"]] == ["Where is ████████?"]
    assert desk.act("approve", "700")["action"]["final_text"]
    assert desk.json("verify")["ok"]
    assert "not for us" in desk.run("packet", "700").stdout


def test_words_from_a_file_and_the_same_import_again(desk: PlainDesk, tmp_path: Path) -> None:
    thread = [a_message("The code is qzj-12345 here.")]
    wires = [
        wire_lane2(ticket_id="701", thread=[*thread, *more])
        for more in ([], [a_message("qzj 12345!", at=iso(days=1))])
    ]
    for name, wire in zip(("one", "two"), wires, strict=True):
        (tmp_path / f"{name}.jsonl").write_bytes(json_line(wire))
    assert desk.json("import", str(tmp_path / "one.jsonl"))["imported"] == 1
    result = desk.run(
        "redact", "701", "--words-file", "-", "--reason", "x", "--yes", "--json", text="\nqzj-12345\n"
    )
    assert json.loads(result.stdout)["blanked"] is True
    assert desk.json("import", str(tmp_path / "one.jsonl"))["unchanged"] == 1
    assert desk.json("import", str(tmp_path / "two.jsonl"))["updated"] == 1
    assert b"qzj-12345" not in bytes_of(desk)
    assert desk.json("queue", "701")[0]["wrote_again"] is True


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--words", "qzj"), 1, "four letters"),
        (("--words", "qzjthing", "--reason", "it says qzjthing"), 1, "repeats the words"),
        (("--words", "nowhere"), 1, "stand nowhere"),
        (("--words-file", "missing.txt"), 2, "cannot be read"),
        ((), 2, "goes with --words"),
    ],
)
def test_what_cannot_be_blanked(desk: PlainDesk, words: tuple[str, ...], code: int, said: str) -> None:
    result = desk.run(*BLANK, *words, "--yes")
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert b"qzjthing" in bytes_of(desk)
