"""The demo's cases are real case records of our own writing, and show every side of the product."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from console.sample import PROMOTED, SAMPLE_NOW, open_sample, sample_path
from lanes.decide import decide
from lanes.decision import Decision
from lanes.policy import shipped_policy
from lanes.record import CaseRecord
from lanes.words import Author, CustomerState, FactStatus, Lane, SourceState, Trigger, Unit

SHARED = Path(__file__).resolve().parents[3] / "shared"
LANGUAGES = {"en", "de", "es", "fr", "pt", "it", "ja"}


@pytest.fixture(scope="module")
def cases() -> dict[str, CaseRecord]:
    with open_sample() as stream:
        records = [CaseRecord.model_validate(json.loads(line)) for line in stream]
    return {record.ticket_id: record for record in records}


@pytest.fixture(scope="module")
def decisions(cases: dict[str, CaseRecord]) -> dict[str, Decision]:
    policy = shipped_policy().with_promoted(PROMOTED)
    return {ticket: decide(case, policy, now=SAMPLE_NOW) for ticket, case in cases.items()}


def test_the_file_is_found_and_read_the_same_way_twice(cases: dict[str, CaseRecord]) -> None:
    with sample_path() as path:
        assert len(path.read_text("utf-8").split("\n")) == len(cases) + 1
    assert len(cases) >= 48


def test_nothing_lies_in_the_future(cases: dict[str, CaseRecord]) -> None:
    for ticket, case in cases.items():
        assert timedelta(0) < SAMPLE_NOW - case.time(SAMPLE_NOW) < timedelta(days=7), ticket
        times = [message.at for message in case.thread if message.at]
        assert times == sorted(times), ticket
        assert all(fact.as_of is None or fact.as_of <= SAMPLE_NOW for fact in case.facts), ticket


def test_every_side_is_shown(cases: dict[str, CaseRecord], decisions: dict[str, Decision]) -> None:
    assert {case.language for case in cases.values()} == LANGUAGES
    assert {decision.customer_state for decision in decisions.values()} == set(CustomerState)
    assert {fact.status for case in cases.values() for fact in case.facts} == set(FactStatus)
    assert {source.state for case in cases.values() for source in case.sources or ()} == set(SourceState)
    assert {message.author for case in cases.values() for message in case.thread} == set(Author)
    assert any(not message.public for case in cases.values() for message in case.thread)
    assert any(len(case.thread) >= 12 for case in cases.values())
    assert {decision.unit for decision in decisions.values()} == {None, *Unit}
    for trigger in Trigger:
        assert len({decision.level(trigger) for decision in decisions.values()}) >= 2, trigger


def test_all_three_lanes_have_work(decisions: dict[str, Decision]) -> None:
    lanes = Counter(decision.lane for decision in decisions.values())
    assert lanes[Lane.AUTONOMOUS] >= 6
    assert lanes[Lane.ASSISTED] >= 16
    assert lanes[Lane.HUMAN_OWNED] >= 16


def test_the_article_situations_are_where_they_belong(decisions: dict[str, Decision]) -> None:
    assert decisions["491241"].lane is Lane.AUTONOMOUS
    for ticket in ("491277", "491278", "491279", "491284"):
        assert (decisions[ticket].lane, decisions[ticket].unit) == (Lane.HUMAN_OWNED, Unit.CONVERSATION), (
            ticket
        )
    assert decisions["491258"].lane >= Lane.ASSISTED
    assert decisions["491276"].lane >= Lane.ASSISTED
    assert decisions["491269"].unit is Unit.ACTION
    assert "steering_attempt" in decisions["491272"].flags


def test_lane_2_has_drafts_and_lane_3_a_packet(
    cases: dict[str, CaseRecord], decisions: dict[str, Decision]
) -> None:
    for ticket, decision in decisions.items():
        case = cases[ticket]
        if decision.lane is Lane.ASSISTED:
            assert case.draft is not None, ticket
            assert case.draft.citations, ticket
    complete = [case for case in cases.values() if case.summary]
    assert len(complete) >= 16
    for case in complete:
        assert case.facts, case.ticket_id
        assert case.references, case.ticket_id
        assert case.not_done, case.ticket_id
        assert case.suggested_owner, case.ticket_id


def test_the_packet_of_491284_is_complete(
    cases: dict[str, CaseRecord], decisions: dict[str, Decision]
) -> None:
    case, decision = cases["491284"], decisions["491284"]
    assert case.customer is not None
    assert case.customer.plan == "enterprise annual"
    assert case.customer.renewal_at is not None
    assert case.received_at is not None
    assert (case.customer.renewal_at.date() - case.received_at.date()).days == 21
    confirmed = " ".join(fact.statement for fact in case.facts if fact.status is FactStatus.CONFIRMED)
    missing = [fact.statement for fact in case.facts if fact.status is FactStatus.MISSING]
    assert "INC-2331" in confirmed
    assert "credit" in confirmed
    assert "exception terms" in confirmed
    assert "commercial team" in missing[0]
    assert "amendment" in missing[1]
    assert len(case.not_done) >= 3
    assert case.draft is None
    assert case.suggested_owner == "billing specialist with CSM visibility"
    assert {Trigger.POLICY, Trigger.DOMAINS, Trigger.PRESSURE} <= set(decision.primary_triggers)
    assert decision.customer_state is CustomerState.NOTHING_SENT


def test_hostile_text_stays_in_the_record_as_it_came(cases: dict[str, CaseRecord]) -> None:
    words = cases["491273"].thread[0].text
    assert "[@click=app.bell]" in words
    for character in "\u202e\u200b\u2060\x1b\x07\x9b\t":
        assert character in words


def shingles(text: str, size: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}


def prose(value: object) -> list[str]:
    """Every text a person wrote somewhere in a JSON value; lists that stand beside each other stay apart."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in prose(item)]
    return [text for item in value for text in prose(item)] if isinstance(value, list) else []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not beside this repository")
def test_no_sentence_is_borrowed() -> None:
    theirs: set[tuple[str, ...]] = set()
    for article in (SHARED / "reference").glob("*.txt"):
        theirs |= shingles(article.read_text("utf-8"))
    for name in ("policy-examples.jsonl", "sample.jsonl"):
        for line in (SHARED / "data" / name).read_text("utf-8").split("\n"):
            for text in prose(json.loads(line) if line else []):
                theirs |= shingles(text)
    assert theirs
    with open_sample() as stream:
        ours = {piece for line in stream for text in prose(json.loads(line)) for piece in shingles(text)}
    assert not ours & theirs
