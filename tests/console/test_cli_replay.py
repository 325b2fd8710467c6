"""`lanedesk replay`, `exercise` and `policy diff`: a policy tried on what is stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from console.past import what_people_did
from lanes.exercise import QUESTIONS
from lanes.words import Lane, Verb
from store.values import FeedbackRow
from tests.console.plain_desk import THREE, PlainDesk
from tests.factories import wire_lane1, wire_lane2, wire_lane3


@pytest.fixture
def desk(tmp_path: Path) -> PlainDesk:
    """Four cases of Lane 1 under a promotion the shipped policy does not know, and one of each other lane."""
    desk = PlainDesk(tmp_path / "desk.db")
    desk.take_in(*THREE, *(wire_lane1(ticket_id=f"doc-{n}") for n in range(3)))
    return desk


@pytest.fixture
def promoting(tmp_path: Path) -> str:
    file = tmp_path / "promoting.toml"
    file.write_text('promoted = ["docs.*"]\n')
    return str(file)


def flips(told: dict[str, Any]) -> dict[tuple[int, int], int]:
    return {(flip["before"], flip["after"]): flip["count"] for flip in told["flips"]}


def test_replay_counts_what_would_move(desk: PlainDesk, promoting: str) -> None:
    told = desk.json("replay", "shipped")
    assert (told["cases"], told["unchanged"]) == (6, 2)
    assert flips(told) == {(1, 2): 4}
    assert told["flips"][0]["by_type"] == {"docs": 4}
    assert flips(desk.json("replay", promoting)) == {}


def test_replay_is_told_in_words_and_changes_nothing(desk: PlainDesk) -> None:
    before = desk.json("queue", "--all")
    text = desk.run("replay", "shipped").stdout
    assert "2 of 6 cases stay" in text
    assert "Lane 1 to Lane 2: 4 cases (tightens)" in text
    assert "people: nothing yet 4" in text
    assert "zendesk:doc-0" in text
    assert desk.json("queue", "--all") == before
    assert desk.json("verify")["actions"] == 0


def test_replay_sets_people_s_acts_beside_it(desk: PlainDesk) -> None:
    desk.act("audit", "doc-0", "--outcome", "should_have_escalated")
    desk.act("audit", "doc-1", "--outcome", "correct")
    desk.act("override", "doc-2", "--lane", "3", "--trigger", "policy", "--reason", "x")
    told = desk.json("replay", "shipped")["flips"][0]
    assert told["by_outcome"] == {"escalated": 2, "audited as routine": 1, "nothing yet": 1}
    assert told["before"] == 1


def test_replay_since(desk: PlainDesk) -> None:
    assert desk.json("replay", "shipped", "--since", "2999-01-01")["cases"] == 0
    assert desk.json("replay", "shipped", "--since", "2000-01-01")["cases"] == 6
    assert desk.run("replay", "shipped", "--since", "long ago").exit_code == 2
    assert desk.run("replay", "nowhere.toml").exit_code == 1


def row(case_id: int, verb: Verb, **fields: Any) -> FeedbackRow:
    lane = {
        "lane_before": Lane.ASSISTED,
        "lane_after": Lane.ASSISTED,
        "outcome": None,
        "reason_codes": [],
    }
    return FeedbackRow.model_construct(case_id=case_id, verb=verb, **{**lane, **fields})


def test_the_most_telling_act_counts() -> None:
    rows = [
        row(1, Verb.EDIT),
        row(1, Verb.APPROVE),
        row(2, Verb.RESOLVE, outcome="routine"),
        row(3, Verb.RESOLVE, outcome="granted"),
        row(3, Verb.OVERRIDE, lane_after=Lane.HUMAN_OWNED),
        row(4, Verb.OVERRIDE, lane_before=Lane.HUMAN_OWNED),
        row(5, Verb.NOTE),
        row(6, Verb.OVERRIDE, lane_before=Lane.ASSISTED),
    ]
    found, moved = what_people_did(rows)
    words = {case: told.words for case, told in found.items()}
    assert words == {1: "edited", 2: "resolved as routine", 3: "escalated", 4: "overrode", 6: "overrode"}
    assert moved == {3, 4}


def lanes_left(*rows: FeedbackRow) -> tuple[str, int, int]:
    (told,) = what_people_did(rows)[0].values()
    return told.words, int(told.least), int(told.most)


OWNED, ALONE = Lane.HUMAN_OWNED, Lane.AUTONOMOUS


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        ([(Verb.AUDIT, {"outcome": "correct", "lane_before": OWNED})], ("confirmed in Lane 3", 3, 3)),
        ([(Verb.AUDIT, {"outcome": "correct"})], ("confirmed in Lane 2", 2, 2)),
        ([(Verb.AUDIT, {"outcome": "correct", "lane_before": ALONE})], ("audited as routine", 1, 1)),
        ([(Verb.AUDIT, {"outcome": "should_have_escalated", "lane_before": ALONE})], ("escalated", 2, 3)),
        ([(Verb.AUDIT, {"outcome": "should_have_escalated"})], ("escalated", 3, 3)),
        (
            [(Verb.AUDIT, {"outcome": "should_have_escalated", "reason_codes": ["exercise", "lane_3"]})],
            ("escalated", 3, 3),
        ),
        (
            [(Verb.AUDIT, {"outcome": "correct", "reason_codes": ["exercise", "lane_3"]})],
            ("confirmed in Lane 3", 3, 3),
        ),
        (
            [(Verb.AUDIT, {"outcome": "could_have_been_lower", "lane_before": OWNED})],
            ("audited as too strict", 1, 2),
        ),
        ([(Verb.AUDIT, {"outcome": "a long talk"})], ("audited as a long talk", 1, 3)),
        ([(Verb.OVERRIDE, {"lane_before": OWNED, "lane_after": Lane.ASSISTED})], ("overrode", 2, 2)),
        ([(Verb.OVERRIDE, {"lane_after": ALONE})], ("overrode", 1, 1)),
        ([(Verb.OVERRIDE, {"lane_after": OWNED}), (Verb.REPLY, {})], ("escalated", 3, 3)),
        (
            [
                (Verb.OVERRIDE, {"lane_after": OWNED}),
                (Verb.AUDIT, {"outcome": "could_have_been_lower", "lane_before": OWNED}),
            ],
            ("audited as too strict", 1, 2),
        ),
        ([(Verb.EDIT, {}), (Verb.RESOLVE, {"outcome": "routine"})], ("edited", 2, 2)),
        ([(Verb.RESOLVE, {"outcome": "granted"})], ("resolved as granted", 2, 3)),
        ([(Verb.APPROVE, {})], ("approved", 1, 2)),
        ([(Verb.RETURN, {"reason_codes": ["wrong_lane"]})], ("returned as wrong lane", 1, 2)),
    ],
)
def test_what_was_done_leaves_room_for_some_lanes(
    acts: list[tuple[Verb, dict[str, Any]]], told: tuple[str, int, int]
) -> None:
    assert lanes_left(*(row(1, verb, **fields) for verb, fields in acts)) == told


def test_a_confirmed_lane_speaks_against_loosening(desk: PlainDesk, tmp_path: Path) -> None:
    desk.take_in(*(wire_lane3(ticket_id=f"own-{n}", assessment={}) for n in range(3)))
    loose = tmp_path / "loose.toml"
    loose.write_text(
        '[[matrix]]\nrule = "all"\nlane = 2\nunit = "answer"\ntext = "t"\nwhen = { raised_at_least = 0 }\n'
    )
    desk.act("override", "own-0", "--lane", "2", "--trigger", "policy", "--reason", "x")
    desk.act("audit", "own-1", "--outcome", "correct")
    told = next(
        flip for flip in desk.json("replay", str(loose))["flips"] if (flip["before"], flip["after"]) == (3, 2)
    )
    assert told["by_outcome"]["confirmed in Lane 3"] == 1
    assert told["against"] == 1
    assert told["read"][0] == "zendesk:own-1"
    assert "against it: what people did in 1 of them" in desk.run("replay", str(loose)).stdout


def test_diff_in_words(desk: PlainDesk, promoting: str) -> None:
    assert desk.run("policy", "diff", "shipped", "shipped").stdout == "No difference.\n"
    text = desk.run("policy", "diff", "shipped", promoting).stdout
    assert "docs.*" in text
    assert "Lane 2 → Lane 1" in text
    told = desk.json("policy", "diff", "shipped", promoting)
    assert any(difference["section"] == "promoted" for difference in told)


def test_exercise_lists_the_cases_with_the_questions(desk: PlainDesk) -> None:
    told = desk.json("exercise", "--count", "3")
    assert len(told) == 3
    assert all(case["questions"] == list(QUESTIONS) for case in told)
    text = desk.run("exercise", "--count", "3").stdout
    assert told[0]["ref"] in text
    assert QUESTIONS[3] in text
    assert desk.json("verify")["actions"] == 0


def test_exercise_takes_answers_from_a_file_and_notes_them(desk: PlainDesk, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(
        json.dumps(
            {
                "zendesk:500201": {"lane": 3, "needed": "the board's history"},
                "zendesk:500301": {"lane": 3},
                "zendesk:999": {"lane": 1},
            }
        )
    )
    result = desk.run("exercise", "--answers", str(answers))
    assert result.exit_code == 0
    assert "2 answered, people and policy agree on 1." in result.stdout
    assert "zendesk:500201: policy Lane 2, people Lane 3; the policy is too low" in result.stdout
    assert "the board's history" in result.stdout
    assert "zendesk:999" in result.stderr
    with desk.open() as store:
        noted = {row.ticket_id: row for row in store.feedback()}
    assert noted["500201"].outcome == "should_have_escalated"
    assert noted["500201"].reason_codes == ["exercise", "lane_3"]
    assert noted["500201"].note == "the board's history"
    assert noted["500301"].outcome == "correct"
    assert desk.json("exercise", "--answers", str(answers), "--no-save")["agreed"] == 1
    assert desk.json("verify")["actions"] == 2


def test_exercise_asks(desk: PlainDesk) -> None:
    result = desk.run("exercise", "--ask", "--count", "2", text="n\ny\n\nquit\n")
    assert result.exit_code == 0, result.output
    assert "1 of 2" in result.stdout
    assert "1 answered" in result.stdout
    with desk.open() as store:
        [noted] = store.feedback()
    assert noted.reason_codes == ["exercise", "lane_2"]


@pytest.mark.parametrize(
    "content",
    [
        "[1]",
        "{",
        '{"zendesk:1": {"lane": 9}}',
        '{"zendesk:1": {"lne": 1}}',
        '{"zendesk:1": {"lane": "3"}}',
        '{"zendesk:1": {"lane": true}}',
        '{"zendesk:500201": {"lane": 3}, "zendesk:500201": {"lane": 1}}',
        '{"zendesk:500201": {"lane": 3, "lane": 1}}',
        '{"zendesk:500201": ' + "[" * 5000 + "}",
    ],
)
def test_answers_that_cannot_be_read_are_one_line(desk: PlainDesk, tmp_path: Path, content: str) -> None:
    (tmp_path / "answers.json").write_text(content)
    result = desk.run("exercise", "--answers", str(tmp_path / "answers.json"))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_an_empty_database_says_how_to_begin(tmp_path: Path) -> None:
    desk = PlainDesk(tmp_path / "desk.db")
    desk.open().close()
    for words in (["replay", "shipped"], ["exercise"]):
        result = desk.run(*words)
        assert result.exit_code == 0
        assert "lanedesk import" in result.stderr


def test_overridden_cases_replay_from_the_lane_the_policy_gave(desk: PlainDesk) -> None:
    desk.take_in(wire_lane2(ticket_id="up"), wire_lane3(ticket_id="down"))
    desk.act("override", "up", "--lane", "3", "--trigger", "policy", "--reason", "x")
    desk.act("override", "down", "--lane", "2", "--trigger", "policy", "--reason", "x")
    assert flips(desk.json("replay", "shipped")) == {(1, 2): 4}
