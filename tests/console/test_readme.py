"""The README names every command and every verb, and nothing that is not there."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest

from console.cli.main import COMMANDS
from console.config import parse_settings
from console.keymap import plan_keys
from console.screens.verbs import VERB_KEYS
from desk.csv_reading import parse_mapping, read_csv
from lanes.record import CaseRecord
from lanes.words import Verb

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def section(title: str) -> str:
    """The text under a heading, up to the next one of its rank or above."""
    marks = re.search(rf"^(#+) {re.escape(title)}$", README, re.MULTILINE)
    assert marks is not None, title
    rest = README[marks.end() :]
    end = re.search(rf"^#{{1,{len(marks[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def first_cells(text: str) -> list[str]:
    return [line.split("|")[1] for line in text.split("\n") if line.startswith("| `")]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_documented(command: str) -> None:
    documented = " ".join(first_cells(section("Every command").split("### ")[0]))
    assert re.search(rf"`lanedesk {command}[ `]", documented), (
        f"lanedesk {command} is not in the README's table"
    )


def test_no_command_is_documented_that_does_not_exist() -> None:
    named = set(re.findall(r"lanedesk ([a-z]+)\b(?!\.)", "\n".join(re.findall(r"`[^`]+`", README))))
    assert named <= set(COMMANDS)


def test_every_verb_is_documented() -> None:
    documented = {
        verb for cell in first_cells(section("The verbs")) for verb in re.findall(r"`([a-z]+)`", cell)
    }
    assert documented == {verb.value for verb in Verb}


def test_the_keys_are_those_of_the_screen() -> None:
    for entry in VERB_KEYS:
        assert f"| `{entry.verb.value}` | `{entry.key}` |" in section("The verbs")


def test_links_and_pictures_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).is_file(), target


def test_the_examples_of_cases_can_be_read() -> None:
    own = section("Your own cases")
    record = re.search(r"```json\n(.*?)```", own, re.DOTALL)
    mapping = re.search(r"```toml\n(.*?)```", own, re.DOTALL)
    assert record is not None
    assert mapping is not None
    assert CaseRecord.model_validate_json(record[1]).ticket_id == "7001"
    table = b"Ticket,Subject,Question,Asked\n7,Audit,Where is it?,2026-11-20 08:00\n"
    (case,) = read_csv(BytesIO(table), parse_mapping(mapping[1]))
    assert isinstance(case, CaseRecord)
    assert case.thread[0].at is not None


def test_the_example_of_settings_can_be_read() -> None:
    example = re.search(r"```toml\n(.*?)```", section("Your own settings"), re.DOTALL)
    assert example is not None
    file = parse_settings(example[1])
    assert plan_keys(file).clashes == ()
    assert file.settings.start_view in file.settings.views


def test_the_glossary_knows_every_lane_word() -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text("utf-8")
    for verb in Verb:
        assert f"**{verb.value}**" in glossary, verb
