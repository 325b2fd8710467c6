"""`lanedesk` and `lanedesk demo`, up to the moment the screen opens."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from console.cli import screen
from console.cli.options import Settings
from console.sample import PROMOTED, open_sample
from lanes.policy import Policy
from tests.console.plain_desk import THREE, PlainDesk


@pytest.fixture
def desk(tmp_path: Path) -> PlainDesk:
    return PlainDesk(tmp_path / "desk.db")


def lines_of_sample() -> int:
    with open_sample() as stream:
        return sum(1 for line in stream if line.strip())


def test_without_a_terminal_a_sentence_says_what_to_do(desk: PlainDesk) -> None:
    for words in ([], ["console"], ["demo"]):
        result = desk.run(*words)
        assert result.exit_code == 1
        assert "lanedesk queue" in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_no_open_fills_a_demo_and_prints_where(desk: PlainDesk) -> None:
    told = desk.json("demo", "--no-open")
    assert told == {"db": str(desk.db), "cases": lines_of_sample()}
    rows = desk.json("queue")
    assert len(rows) == lines_of_sample()
    assert {row["lane"] for row in rows} == {1, 2, 3}
    assert desk.db.stat().st_mode & 0o077 == 0


def test_a_demo_is_fresh_each_time(desk: PlainDesk) -> None:
    desk.json("demo", "--no-open")
    ticket = next(row for row in desk.json("queue", "lane:2") if row["has_draft"])["ticket_id"]
    desk.act("approve", ticket)
    desk.json("demo", "--no-open")
    assert desk.json("queue", "--view", "done") == []
    assert desk.json("verify")["actions"] == 0


def test_a_demo_never_touches_another_database(desk: PlainDesk) -> None:
    desk.take_in(*THREE)
    before = desk.db.read_bytes()
    result = desk.run("demo", "--no-open")
    assert result.exit_code == 1
    assert "Not a demo" in result.stderr
    assert desk.db.read_bytes() == before


def test_a_demo_that_holds_other_cases_is_nobody_s_to_clear(desk: PlainDesk) -> None:
    desk.json("demo", "--no-open")
    desk.take_in(*THREE)
    result = desk.run("demo", "--no-open")
    assert result.exit_code == 1
    assert "Not a demo" in result.stderr
    assert len(desk.json("queue", "--all")) == lines_of_sample() + len(THREE)


def test_a_mark_left_behind_does_not_make_a_database_a_demo(desk: PlainDesk) -> None:
    desk.json("demo", "--no-open")
    mark = desk.db.with_name(f"{desk.db.name}.demo")
    for path in desk.db.parent.glob(f"{desk.db.name}*"):
        if path.is_file() and path != mark:
            path.unlink()
    desk.take_in(*THREE)
    assert desk.run("demo", "--no-open").exit_code == 1
    assert len(desk.json("queue", "--all")) == len(THREE)


def test_a_marked_file_that_cannot_be_read_stays(desk: PlainDesk) -> None:
    desk.db.write_text("no database")
    desk.db.with_name(f"{desk.db.name}.demo").touch()
    assert desk.run("demo", "--no-open").exit_code == 1
    assert desk.db.read_text() == "no database"


def test_the_users_own_database_is_not_where_the_demo_goes(
    desk: PlainDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.db"
    monkeypatch.setenv("LANEDESK_DB", str(own))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    told = json.loads(PlainDesk(own).run("demo", "--no-open", "--json").stdout)
    assert told["db"] != str(own)
    assert Path(told["db"]).exists()
    assert not own.exists()


def test_the_screen_gets_the_demo_and_it_is_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path, str, tuple[str, ...], bool]] = []

    def console(db: Path, policy: Policy, me: str, *_: object, **__: object) -> Any:
        return SimpleNamespace(run=lambda: opened.append((db, me, policy.promoted, db.exists())))

    own = tmp_path / "own.db"
    monkeypatch.setenv("LANEDESK_DB", str(own))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(screen, "_need_terminal", lambda: None)
    monkeypatch.setattr(screen, "_console", console)
    assert PlainDesk(own).run("demo").exit_code == 0
    [(db, me, promoted, was_there)] = opened
    assert (me, was_there) == ("ada", True)
    assert set(PROMOTED) <= set(promoted)
    assert not db.parent.exists()
    assert not own.exists()


def test_an_empty_database_says_how_to_begin(desk: PlainDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(screen, "_need_terminal", lambda: None)

    def console(db: Path, *_: object, **__: object) -> Any:
        return SimpleNamespace(run=lambda: opened.append(db))

    monkeypatch.setattr(screen, "_console", console)
    empty = desk.run()
    assert empty.exit_code == 1
    assert "lanedesk import" in empty.stderr
    assert not desk.db.exists()
    desk.take_in(*THREE)
    assert desk.run().exit_code == 0
    assert opened == [desk.db]


def test_the_demo_s_clock_starts_on_the_sample_s_morning() -> None:
    clock = screen.demo_clock()
    first, second = clock(), clock()
    assert first <= second
    assert abs((first - screen.SAMPLE_NOW).total_seconds()) < 5


def test_settings_are_plain_without_options(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LANEDESK_DB", str(tmp_path / "own.db"))
    assert Settings.plain().db == tmp_path / "own.db"


def test_what_the_reader_brings_along_reaches_the_screen(
    desk: PlainDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.take_in(*THREE)
    built: list[dict[str, Any]] = []

    def build_app(**given: Any) -> Any:
        built.append(given)
        return SimpleNamespace(run=lambda: None)

    monkeypatch.setattr("console.factory.build_app", build_app)
    monkeypatch.setattr(screen, "_need_terminal", lambda: None)
    monkeypatch.setenv("LANEDESK_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "config.toml").write_text('theme = "paper"\nkeys.verb.note = "N"\nkeys.verb.edit = "a"')
    assert desk.run().exit_code == 0
    [given] = built
    assert given["own"].settings.theme == "paper"
    assert given["own"].keymap == {"verb.note": "N"}
    assert [notice.title for notice in given["own"].notices] == ["Two actions, one key"]
    (tmp_path / "config.toml").write_text("theme = 3")
    broken = desk.run()
    assert broken.exit_code == 1
    assert "line 1, theme: write text in quotes" in broken.stderr
    assert len(built) == 1
