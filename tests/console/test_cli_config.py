"""`lanedesk config`: a file in which everything is explained, and a check that says what is wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from console.cli.main import main
from console.config import UserSettings, parse_settings
from console.keymap import plan_keys, remappable


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "house" / "config.toml"
    monkeypatch.setenv("LANEDESK_CONFIG", str(path))
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["config", *words])


def test_it_writes_a_file_that_explains_everything_and_changes_nothing(place: Path) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stdout == f"{place}\n"
    text = place.read_text("utf-8")
    assert parse_settings(text).settings == UserSettings()
    for name in (*UserSettings.model_fields, *remappable()):
        assert re.search(rf"\b{re.escape(name)}\b", text), name
    assert all(binding.tooltip in text for binding in remappable().values())
    assert max(len(line) for line in text.splitlines() if "=" not in line) <= 100


def test_with_every_mark_taken_away_it_still_says_the_defaults(place: Path) -> None:
    run()
    bare = re.sub(r'^# (?="?[\w.]+"? *= )', "", place.read_text("utf-8"), flags=re.MULTILINE)
    file = parse_settings(bare)
    assert file.settings.model_copy(update={"keys": {}, "views": {}}) == UserSettings()
    assert set(file.settings.keys) == set(remappable())
    assert plan_keys(file).clashes == ()


def test_a_file_that_is_there_stays_unless_forced(place: Path) -> None:
    run()
    place.write_text('theme = "paper"')
    result = run()
    assert result.exit_code == 1
    assert "There is a settings file already" in result.stderr
    assert place.read_text() == 'theme = "paper"'
    assert run("--force").exit_code == 0
    assert "[keys]" in place.read_text()
    assert [path.name for path in place.parent.iterdir()] == ["config.toml"]


def test_it_says_where_and_what_holds(place: Path) -> None:
    assert run("--path").stdout == f"{place}\n"
    assert json.loads(run("--path", "--json").stdout) == {"path": str(place), "exists": False}
    place.parent.mkdir()
    place.write_text('theme = "paper"\nviews.mail = "text:\\"a \\\\ b\\""\nkeys.verb.note = "N"')
    shown = run("--show").stdout
    assert parse_settings(shown).settings == parse_settings(place.read_text()).settings
    assert '\ntheme = "paper"\n' in shown
    assert re.search(r'^"verb.note" += \["N"\]', shown, re.MULTILINE)
    assert json.loads(run("--show", "--json").stdout)["theme"] == "paper"


def test_check_is_content_or_says_why_not(place: Path) -> None:
    place.parent.mkdir()
    place.write_text('theme = "paper"')
    assert "in order" in run("--check").stdout
    place.write_text('keys.verb.note = "a"')
    (place.parent / "themes").mkdir()
    (place.parent / "themes" / "odd.toml").write_text("name = 3")
    result = run("--check")
    assert result.exit_code == 1
    assert "a in the queue would be both verb.note and verb.approve" in result.stdout
    assert "Theme file odd.toml: name: is missing" in result.stdout
    assert len(result.stderr.splitlines()) == 1
    told = json.loads(run("--check", "--json").stdout)
    assert told["ok"] is False
    assert len(told["problems"]) == 2


def test_a_broken_file_is_one_line_and_exit_one(place: Path) -> None:
    place.parent.mkdir()
    place.write_text("\ntheem = 1")
    for words in (["--check"], ["--show"]):
        result = run(*words)
        assert result.exit_code == 1
        assert f"{place}: line 2, theem: there is no “theem”. Did you mean theme?" in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LANEDESK_CONFIG", str(tmp_path / "file" / "config.toml"))
    for words in ([], ["--force"]):
        result = run(*words)
        assert result.exit_code == 1
        assert "cannot be written" in result.stderr


def test_one_thing_at_a_time(place: Path) -> None:
    assert run("--show", "--check").exit_code == 2
