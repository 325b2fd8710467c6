"""The case record as strangers send it: forms that are read, values that are refused, keys that are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lanes.record import CaseRecord, Customer, sha256_text, thread_tail, waiting_since
from lanes.values import format_time, parse_time
from lanes.words import Lane, Level, Trigger, Unit
from tests.factories import MOMENT, a_message, a_record, a_reply, a_wire, iso

HOSTILE = [
    "[/]",
    "\x1b]52;c;aGk=\x07",
    "\u202eexe.gpj",
    "=cmd|'/c calc'!A1",
    "<script>",
    "\u0000",
    "\u2028",
    "💥" * 50,
]


def assessed(**fields: Any) -> CaseRecord:
    return a_record(assessment=fields)


def test_two_fields_are_enough() -> None:
    case = CaseRecord.model_validate({"ticket_id": "1", "thread": [{"author": "customer", "text": "hi"}]})
    assert case.source == "unknown"
    assert case.sources is None
    assert case.thread[0].public
    assert case.wire() == {"ticket_id": "1", "thread": [{"author": "customer", "text": "hi"}]}


@pytest.mark.parametrize(
    "broken",
    [
        {"ticket_id": ...},
        {"ticket_id": ""},
        {"ticket_id": None},
        {"ticket_id": True},
        {"ticket_id": 1.5},
        {"ticket_id": "x" * 501},
        {"thread": ...},
        {"thread": []},
        {"thread": None},
        {"thread": "hello"},
        {"thread": [{"author": "customer"}]},
        {"thread": [{"author": "robot", "text": "x"}]},
        {"thread": [{"author": "customer", "text": 5}]},
        {"thread": [{"author": "customer", "text": "x", "public": "yes"}]},
        {"thread": [{"author": "customer", "text": "x", "public": 1}]},
        {"thread": [{"author": "customer", "text": "x", "at": "soon"}]},
        {"thread": [{"author": "customer", "text": "x", "at": 1700000000}]},
        {"received_at": "2026-13-01"},
        {"source": ""},
        {"subject": 5},
        {"language": ["en"]},
        {"customer": {"prior_contacts": -1}},
        {"customer": {"prior_contacts": "2"}},
        {"customer": {"prior_contacts": 2.0}},
        {"customer": {"prior_contacts": 2**63}},
        {"customer": "Ada"},
        {"assessment": {"confidence": 1.2}},
        {"assessment": {"confidence": "high"}},
        {"assessment": {"recommended_unit": "everything"}},
        {"facts": [{"statement": "x", "status": "certain"}]},
        {"facts": [{"status": "confirmed"}]},
        {"sources": [{"name": "crm", "state": "fine"}]},
        {"proposed_actions": [{"detail": "x"}]},
        {"draft": "words"},
        {"draft": {"citations": []}},
        {"customer_state": "happy"},
        {"not_done": [1]},
        {"domains": "billing"},
    ],
)
def test_a_wrong_value_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        CaseRecord.model_validate(a_wire(**broken))


def test_numbers_stand_for_names() -> None:
    case = a_record(ticket_id=491284, customer={"id": 7}, references=[{"title": "x", "ref": 12}])
    assert (case.ticket_id, case.customer.id, case.references[0].ref) == ("491284", "7", "12")


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (None, []),
        ("asks for money", [("asks for money", "upstream")]),
        (["a", "b"], [("a", "upstream"), ("b", "upstream")]),
        ([{"text": "a", "where": "thread[0]", "start": 1, "end": 2}], [("a", "thread[0]")]),
        (["a", {"text": "b"}], [("a", "upstream"), ("b", "upstream")]),
    ],
)
def test_evidence_comes_in_every_form(evidence: Any, expected: list[tuple[str, str]]) -> None:
    case = assessed(triggers={"policy_sensitivity": {"level": "high", "evidence": evidence}})
    assert case.assessment is not None
    found = case.assessment.triggers["policy_sensitivity"].evidence
    assert [(e.text, e.where) for e in found] == expected


def test_levels_by_themselves_and_in_any_case() -> None:
    case = assessed(triggers={"policy_sensitivity": " HIGH ", "customer_pressure": {"level": "oops"}})
    assert case.assessment is not None
    assert case.assessment.level(Trigger.POLICY) is Level.HIGH
    assert case.assessment.level(Trigger.PRESSURE) is Level.HIGH
    assert case.assessment.level(Trigger.SECURITY) is Level.LOW


@pytest.mark.parametrize(
    ("given", "lane"), [(1, 1), ("2", 2), (3.0, 3), (9, 3), ("two", 3), (2.5, 3), (True, 3), (None, None)]
)
def test_a_recommended_lane(given: Any, lane: int | None) -> None:
    case = assessed(recommended_lane=given, recommended_unit=" Answer ")
    assert case.assessment is not None
    assert case.assessment.recommended_lane == (None if lane is None else Lane(lane))
    assert case.assessment.recommended_unit is Unit.ANSWER


def test_bare_titles_are_citations() -> None:
    case = a_record(references=["Refund policy", {"title": None, "ref": "kb/1"}])
    assert [(c.title, c.ref) for c in case.references] == [("Refund policy", None), (None, "kb/1")]


def test_words_in_any_case_are_read() -> None:
    case = a_record(
        thread=[{"author": " Customer ", "text": "x"}],
        facts=[{"statement": "x", "status": "CONFIRMED"}],
        customer_state="Nothing_Sent",
    )
    assert case.thread[0].author == "customer"
    assert case.facts[0].status == "confirmed"


def test_unknown_keys_are_kept_at_every_depth() -> None:
    wire = a_wire(
        colour="red",
        customer={"id": "1", "region": {"code": "EU"}},
        thread=[{**a_message(), "stars": 5}],
        assessment={"triggers": {"policy_sensitivity": {"level": "low", "why": "x"}}, "cost": 0.1},
    )
    case = CaseRecord.model_validate(wire)
    assert case.extra == {"colour": "red"}
    assert case.customer.extra == {"region": {"code": "EU"}}
    assert case.thread[0].extra == {"stars": 5}
    assert case.assessment is not None
    assert case.assessment.extra == {"cost": 0.1}
    assert case.assessment.triggers["policy_sensitivity"].extra == {"why": "x"}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"extra": {"a": 1}, "b": 2}, {"a": 1, "b": 2}),
        ({"extra": "a word"}, {"extra": "a word"}),
        ({"extra": [1], "b": 2}, {"extra": [1], "b": 2}),
    ],
)
def test_a_key_called_extra_loses_nothing(given: dict[str, Any], kept: dict[str, Any]) -> None:
    assert a_record(**given).extra == kept


def test_reading_what_was_written_changes_nothing() -> None:
    case = a_record(
        colour="red", thread=[a_message(), a_reply()], facts=[{"statement": "x", "status": "likely"}]
    )
    again = CaseRecord.model_validate(case.wire())
    assert again == case
    assert CaseRecord.model_validate_json(case.model_dump_json()) == case


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_kept_as_they_are(text: str) -> None:
    case = a_record(
        thread=[a_message(text)], subject=text, customer={"name": text}, draft={"text": text}, summary=text
    )
    assert case.thread[0].text == case.subject == case.customer.name == case.summary == text


def test_records_are_frozen() -> None:
    with pytest.raises(ValidationError):
        a_record().__setattr__("subject", "x")


class TestTimes:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ("2026-03-10", datetime(2026, 3, 10, tzinfo=UTC)),
            ("2026-03-10T09:00:00", MOMENT),
            ("2026-03-10T10:00:00+01:00", MOMENT),
            (" 2026-03-10T09:00:00Z ", MOMENT),
            (MOMENT.date(), datetime(2026, 3, 10, tzinfo=UTC)),
            (MOMENT.replace(tzinfo=None), MOMENT),
        ],
    )
    def test_forms(self, given: Any, expected: datetime) -> None:
        assert parse_time(given) == expected

    @pytest.mark.parametrize("given", ["", "yesterday", 5, None, "9999-12-31T23:59:59-14:00", "2026-02-30"])
    def test_no_times(self, given: Any) -> None:
        with pytest.raises(ValueError, match="time"):
            parse_time(given)

    @given(st.datetimes(timezones=st.just(UTC)))
    def test_written_and_read_again(self, moment: datetime) -> None:
        assert parse_time(format_time(moment)) == moment

    def test_the_records_time_is_the_latest_it_gives(self) -> None:
        later = iso(hours=5)
        assert a_record(thread=[a_message(at=later)]).time(MOMENT) == MOMENT + timedelta(hours=5)
        assert a_record(received_at=later).time(MOMENT) == MOMENT + timedelta(hours=5)
        bare = a_record(received_at=None, thread=[a_message(at=None)])
        assert bare.time(MOMENT) == MOMENT
        assert bare.times() == []


class TestWaiting:
    def test_since_the_first_message_after_our_last_public_one(self) -> None:
        thread = [
            a_message(),
            a_reply(),
            a_message("still", at=iso(hours=2)),
            a_reply("note", public=False, at=iso(hours=3)),
            a_message("?", at=iso(hours=4)),
        ]
        assert waiting_since(a_record(thread=thread), MOMENT) == MOMENT + timedelta(hours=2)

    def test_nobody_waits_falls_back_to_the_records_time(self) -> None:
        case = a_record(thread=[a_message(), a_reply()])
        assert waiting_since(case, MOMENT) == MOMENT + timedelta(hours=1)


def test_the_tail_changes_with_anything_said() -> None:
    base = a_record(thread=[a_message("a"), a_reply("b")])
    others = [
        a_record(thread=[a_message("a")]),
        a_record(thread=[a_message("a"), a_reply("b", public=False)]),
        a_record(thread=[a_message("a"), a_reply("b", author="agent")]),
        a_record(thread=[a_message("ab"), a_reply("")]),
    ]
    tails = {thread_tail(case.thread) for case in [base, *others]}
    assert len(tails) == 5
    assert len(sha256_text("")) == 64


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)  # JSON has neither
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(CaseRecord.model_fields)), JSON)
def test_any_value_in_any_field_is_read_or_refused(field: str, value: Any) -> None:
    try:
        case = CaseRecord.model_validate(a_wire(**{field: value}))
    except ValidationError:
        return
    assert CaseRecord.model_validate(case.wire()) == case


def test_null_means_not_given() -> None:
    wire = {"ticket_id": "n", "thread": [{"author": "customer", "text": "Hi", "public": None}]}
    given = dict.fromkeys(
        ("facts", "customer", "domains", "not_done", "references", "proposed_actions", "draft")
    )
    record = CaseRecord.model_validate({**wire, **given, "mine": None})
    assert (record.facts, record.customer, record.domains, record.draft) == ((), Customer(), (), None)
    assert record.thread[0].public
    assert record.extra == {"mine": None}
    with pytest.raises(ValidationError):
        CaseRecord.model_validate({**wire, "thread": None})
