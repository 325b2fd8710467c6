"""The ledger of promises, and drafts held against it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanes.commitments import Kind, read_commitments
from lanes.promises import draft_promises, ledger, of_kind
from lanes.record import CaseRecord
from lanes.words import Author
from tests.factories import a_message, a_record, a_reply

CREDIT = "Of course! Your next invoice will carry a credit of about 340 EUR for the six seats."


def promised(*replies: str) -> CaseRecord:
    return a_record(thread=[a_message(), *(a_reply(text) for text in replies)])


def test_each_entry_names_its_message_its_words_and_its_time() -> None:
    entries = ledger(promised("Hello.", CREDIT))
    assert {entry.kind for entry in entries} == {Kind.OUTCOME, Kind.DATE, Kind.AMOUNT}
    for entry in entries:
        assert entry.message == 2
        assert entry.author is Author.ASSISTANT
        assert entry.at is not None
        assert CREDIT[entry.start : entry.end] == entry.words
    assert [entry.figure for entry in of_kind(entries, Kind.AMOUNT)] == ["340 EUR"]
    assert [entry.figure for entry in of_kind(entries, Kind.DATE)] == ["Your next invoice"]


def test_agents_count_and_internal_words_do_not() -> None:
    thread = [
        a_message(),
        a_reply("We will refund you.", author="agent"),
        a_reply("We will refund you twice.", public=False),
        a_reply("You'll hear from us by Friday.", author="agent"),
    ]
    entries = ledger(a_record(thread=thread))
    assert [(entry.kind, entry.message) for entry in entries] == [
        (Kind.OUTCOME, 1),
        (Kind.FOLLOW_UP, 3),
        (Kind.DATE, 3),
    ]


def test_a_refusal_is_told_and_marked() -> None:
    (entry,) = ledger(promised("Unfortunately we cannot refund annual plans."))
    assert entry.denied


def test_a_claim_of_done_is_told() -> None:
    (entry,) = ledger(promised("Your export has been restored."))
    assert entry.kind is Kind.OUTCOME


@pytest.mark.parametrize(
    ("draft", "codes"),
    [
        ("The credit of 340 EUR will be on your next invoice.", {"promise_repeated"}),
        ("You will receive a credit of 300 EUR.", {"promise_repeated", "promise_contradicted"}),
        ("The seats will be credited by Friday.", {"promise_repeated", "promise_contradicted"}),
        ("We cannot credit the seats.", {"promise_contradicted"}),
        ("You will also get a refund.", {"promise_added"}),
        ("A specialist will contact you tomorrow.", {"promise_added"}),
        ("Thanks for your patience.", set()),
        ("I can't promise an outcome yet.", set()),
    ],
)
def test_a_draft_against_the_ledger(draft: str, codes: set[str]) -> None:
    findings = draft_promises(draft, ledger(promised(CREDIT)))
    assert {finding.code for finding in findings} == codes
    for finding in findings:
        assert finding.quote == draft[finding.start : finding.end]


def test_the_latest_promise_is_the_one_that_counts() -> None:
    entries = ledger(promised("You will be refunded 100 EUR.", "Correction: you will be refunded 80 EUR."))
    assert {f.code for f in draft_promises("You will be refunded 80 EUR.", entries)} == {"promise_repeated"}
    assert "promise_contradicted" in {
        f.code for f in draft_promises("You will be refunded 100 EUR.", entries)
    }


def test_without_a_ledger_a_refusal_adds_nothing() -> None:
    assert draft_promises("We cannot refund this.", ()) == ()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_can_be_read_and_places_fit(text: str) -> None:
    for commitment in read_commitments(text):
        assert text[commitment.start : commitment.end] == commitment.words
        assert commitment.start <= commitment.mark[0] <= commitment.mark[1] <= commitment.end


SALAD = (
    """we you will refund credit 5 EUR by Friday not . , ? whether your seats I've escalated this fixed now"""
)
WORDS = st.sampled_from(SALAD.split())


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_places_fit_in_word_salad(text: str) -> None:
    entries = ledger(promised(text or "-"))
    for finding in draft_promises(text, entries):
        assert finding.quote == text[finding.start : finding.end]
    for before, after in pairwise(entries):
        assert before.start <= after.start
