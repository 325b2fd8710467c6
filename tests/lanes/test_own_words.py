"""A withheld draft is known again in a person's reply."""

from __future__ import annotations

import pytest

from lanes.own_words import is_draft_again, known_to_customer, repeated_words, repeats_draft
from tests.factories import a_record

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


APPROVED = (
    "Your refund of 49 EUR has been approved today. The money reaches your account within three working days and "
    "nothing else is needed from you."
)


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        ("Refund granted, done!", "Hi Anna, Refund granted, done!"),
        ("Yes, approved: 49 EUR.", "Yes, Ann, approved: 49 EUR."),
        ("👍🎉", "👍 🎉"),
        ("您的退款已批准,将在三天内到账。", "您好,您的退款已批准,将在三天内到账。"),
        (
            "返金は承認されました。3日以内に入金されます。",
            "田中様、返金は承認されました。3日以内に入金されます。",
        ),
        (APPROVED, "Hi. Your refund of 49 EUR has been approved today."),
        (APPROVED, f"Ann, {APPROVED.replace(' and ', ' -so- and ')}"),
        (APPROVED, "\u3164".join(APPROVED)),
        (APPROVED, "\u0640".join(APPROVED)),
        ("<p>Your refund of <b>49 EUR</b> was&nbsp;approved.</p>", "Your refund of 49 EUR was approved."),
        (
            "Your [refund](https://a.b/c) of 49 EUR &amp; more was made.",
            "Hello. Your refund of 49 EUR & more was made.",
        ),
        (
            "Your order NV-20931 left our warehouse on Monday and is with DHL under number 0034. It comes Thursday.",
            "Your order NV-20931 left the warehouse Monday and is with DHL, number 0034. It comes on Thursday.",
        ),
        (
            "Your Pro plan has been cancelled and will remain active until 31 May. You will not be charged again.",
            "Your Pro plan has been cancelled and remains active until 31 May.",
        ),
        (
            "Hemos cambiado su reserva HT-5521 al 22 de junio sin coste adicional.",
            "Hola. Hemos cambiado su reserva al 22 de junio sin coste adicional.",
        ),
        (APPROVED.replace("approved", "█" * 8).replace("three", "█" * 5), APPROVED),
    ],
)
def test_the_draft_is_known_again(draft: str, text: str) -> None:
    assert repeats_draft(text, draft)


ASKED = "Can we keep the old price when we renew in January? Nobody here knows what was agreed."


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (
            "Hi Maria,\n\nThanks for getting in touch. Your invoice was cancelled.\n\nBest regards,\nThe Acme Team",
            "Hi Maria,\n\nThanks for getting in touch. I ask finance.\n\nBest regards,\nThe Acme Team",
        ),
        (
            "I raised it to 500.\n\nIf you have any further questions, feel free to reply to this email.",
            "I have written to her.\n\nIf you have any further questions, feel free to reply to this email.",
        ),
        (
            "See “How to hand a workspace to another administrator” (https://help.acme.example/hand-over-a-workspace).",
            "After that, “How to hand a workspace to another administrator” "
            "(https://help.acme.example/hand-over-a-workspace) says more.",
        ),
        (f"You asked: {ASKED} Yes, it stays.", f"> {ASKED}\n\nPricing decides on Monday."),
        (
            "Your account is locked after five sign-ins.",
            "Nothing changes before security has written to you.",
        ),
    ],
)
def test_what_is_nobodys_may_be_said_by_anybody(draft: str, text: str) -> None:
    assert not repeats_draft(text, draft, (ASKED,))


def test_what_the_customer_has_read_may_be_said_again() -> None:
    told = "We look at both invoices with finance and answer you on Monday before noon."
    assert repeats_draft(f"As I said: {told}", f"{told} Regards")
    assert not repeats_draft(f"As I said: {told}", f"{told} Regards", (told,))
    assert repeats_draft(told, told, (told,))


def test_a_passage_makes_no_draft_come_again() -> None:
    assert not is_draft_again(
        f"{APPROVED[:60]} Ask finance about the rest of it, please, before Friday.", APPROVED
    )
    assert is_draft_again(f"Hello. {APPROVED}", APPROVED)


def test_the_words_are_named() -> None:
    text = "Hi Ann. I have your case. Your refund of 49 EUR has been approved today. Best, Mo"
    assert repeated_words(text, APPROVED) == "Your refund of 49 EUR has been approved today."


def test_what_is_known_to_the_customer() -> None:
    case = a_record(
        subject="Old price",
        thread=[
            {"author": "customer", "text": ASKED},
            {"author": "assistant", "text": "A note for colleagues.", "public": False},
        ],
        draft={"text": "x", "citations": [{"title": "Prices", "ref": "kb/1"}]},
        references=[{"title": "Renewals", "ref": "kb/2"}],
    )
    assert known_to_customer(case) == (ASKED, "Old price", "Prices", "Renewals")
