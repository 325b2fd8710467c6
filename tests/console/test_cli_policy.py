"""`lanedesk policy show | check | diff`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lanes.policy import shipped_policy
from lanes.words import Trigger
from tests.console.plain_desk import PlainDesk


@pytest.fixture
def desk(tmp_path: Path) -> PlainDesk:
    return PlainDesk(tmp_path / "desk.db")


def test_show_says_the_rules_in_words(desk: PlainDesk) -> None:
    text = desk.run("policy", "show").stdout
    assert shipped_policy().version in text
    for rule in shipped_policy().matrix:
        assert f"({rule.rule})" in text
    for trigger in Trigger:
        assert trigger.value in text
    assert "{" not in text
    assert not desk.db.exists()


def test_show_as_json_and_as_the_file(desk: PlainDesk) -> None:
    assert desk.json("policy", "show")["version"] == shipped_policy().version
    assert tomllib.loads(desk.run("policy", "show", "--toml").stdout)["matrix"]


def test_show_follows_policy_and_promote(desk: PlainDesk, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[people]\ndefault_role = "frontline"\n')
    text = desk.run("policy", "show", "--policy", str(own), "--promote", "docs.*").stdout
    assert "who is not named is frontline" in text
    assert "Let into Lane 1: docs.*" in text


def test_check_accepts_and_names_line_and_key(desk: PlainDesk, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text('promoted = ["docs.*"]\n')
    bad.write_text('promoted = ["docs.*"]\n\n[people]\nlane_3_send = "anybody"\n')
    assert desk.run("policy", "check", str(good)).exit_code == 0
    assert desk.json("policy", "check", str(good))["ok"] is True
    result = desk.run("policy", "check", str(bad))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "line 4" in result.stderr
    assert "lane_3_send" in result.stderr
    assert desk.run("policy", "check", str(tmp_path / "none.toml")).exit_code == 1


def test_check_names_the_shipped_rules_that_an_own_matrix_leaves_out(desk: PlainDesk, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    row = 'rule = "flag"\nlane = 3\nunit = "conversation"\ntext = "x"\nwhen = { raised_at_least = 1 }\n'
    own.write_text(f"[[matrix]]\n{row}")
    text = desk.run("policy", "check", str(own)).stdout
    left_out = text.partition("leaves out: ")[2]
    assert "high_owned" in left_out
    assert "flag" not in left_out
    own.write_text("[pressure]\nrenewal_days = 30\n")
    assert "leaves out" not in desk.run("policy", "check", str(own)).stdout
    assert desk.json("policy", "check", str(own))["left_out"] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[[routing]]\nowner = "x"\nflags = ["vip_incident", "legal"]\n',
            "vip_incident; it counts only where",
        ),
        ("[concepts.legal]\nflags = []\n", "Nothing is heard as “legal”"),
        (
            'matrix = ["+", { rule = "calm", lane = 3, text = "t", when = { raised_at_most = 0 } }]\n',
            "A trigger that is raised lowers the lane: policy low → medium",
        ),
        ('promoted = ["docs.*", "*"]\n', "“*” lets every issue type into Lane 1"),
        ('[thresholds]\n"docs.*" = 0\n', "The threshold of “docs.*” is 0"),
        (
            '[[matrix]]\nrule = "all"\nlane = 3\ntext = "t"\nwhen = { raised_at_least = 1 }\n',
            "those with all six low, for one, go to Lane 3",
        ),
        ('[concepts.lost_hope]\n[phrases.en]\nlost_hope = ["lost all hope"]\n', None),
        ('[[routing]]\nowner = "x"\nflags = ["exec*"]\n', None),
        ("", None),
    ],
)
def test_check_notes_what_may_not_be_meant(
    desk: PlainDesk, tmp_path: Path, text: str, said: str | None
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text)
    result = desk.run("policy", "check", str(own))
    assert result.exit_code == 0
    notes = desk.json("policy", "check", str(own))["notes"]
    assert len(notes) == (said is not None)
    if said is not None:
        assert said in notes[0]
        assert said in result.stdout


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 5000,
        "[pressure]\nrenewal_days = " + "9" * 5000,
        'promoted = ["\xff"]',
        '[ages]\n"\\u001b[31m" = "x"',
    ],
)
@pytest.mark.parametrize(
    "words", [("policy", "check"), ("policy", "diff", "shipped"), ("policy", "show", "--policy")]
)
def test_hostile_files_are_one_line_everywhere(
    desk: PlainDesk, tmp_path: Path, text: str, words: tuple[str, ...]
) -> None:
    own = tmp_path / "own.toml"
    own.write_bytes(text.encode("latin-1"))
    result = desk.run(*words, str(own))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "line " in result.stderr
    assert "\x1b" not in result.stderr


def test_a_glob_that_fits_nothing_is_not_promoted_for_a_run(desk: PlainDesk) -> None:
    for glob in ("docs.[a", "", "[!]"):
        result = desk.run("policy", "show", "--promote", glob)
        assert result.exit_code == 2
        assert "--promote" in result.stderr
