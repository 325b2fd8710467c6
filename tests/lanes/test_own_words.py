"""A withheld draft is known again in a person's reply."""

from __future__ import annotations

import pytest

from lanes.own_words import repeats_draft

LONG = "We have looked at your contract and the six seats will be credited on the next invoice in full."


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("Thank you and goodbye.", "Thank you and goodbye."),
        ("thank   you, and GOODBYE", "Thank you and goodbye."),
        ("Thank\u200b you and good\u00adbye.", "Thank you and goodbye."),
        (f"Hi Ada,\n\n{LONG}\n\nBest, Mo", LONG),
        ("Hello, yes, we will refund 210 EUR today. Best, Mo", "Yes, we will refund 210 EUR today."),
        (LONG.replace("six", "6"), LONG),
    ],
)
def test_the_same_words(text: str, draft: str) -> None:
    assert repeats_draft(text, draft)


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("Thank you and goodbye. A person has your case now.", "Thank you and goodbye."),
        ("A colleague decides on the credit; you hear from me on Monday.", LONG),
        ("anything", None),
        ("anything", ""),
        ("...", "!!!"),
    ],
)
def test_other_words(text: str, draft: str | None) -> None:
    assert not repeats_draft(text, draft)


LONG_DRAFT = (
    "Good morning, the duplicate charge of the tenth was taken back by our bank this morning, and you see "
    "the money within three working days. Please write to us if it is not there by then."
)


def test_a_long_piece_of_the_draft_is_the_drafts_words() -> None:
    assert repeats_draft(f"Hello. {LONG_DRAFT[14:120]} Best, Mia", LONG_DRAFT)
    assert not repeats_draft(
        "Good morning, the duplicate charge is with our bank; I will write again.", LONG_DRAFT
    )


def test_letters_that_look_alike_count_as_the_same() -> None:
    assert repeats_draft(LONG_DRAFT.replace("e", "е").replace("o", "о"), LONG_DRAFT)
