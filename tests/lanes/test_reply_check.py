"""The reply check: each continuity rule and the words it marks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanes.packet import Finding
from lanes.policy import shipped_policy
from lanes.record import CaseRecord
from lanes.reply_check import READ_AT_MOST, SHOWN_AT_MOST, check_reply
from lanes.words import BLANK, Lane, Unit
from tests.factories import a_draft, a_message, a_record, a_reply

POLICY = shipped_policy()
DETAILS = (
    "My order number is AB-12345, invoice INV-2031. I use Firefox 128 on Windows 11, "
    "write to ada@fenn.example. The error says: sync_error_12"
)


def a_case(*replies: str, **overrides: Any) -> CaseRecord:
    thread = [a_message(DETAILS), *(a_reply(text) for text in replies), a_message("So?")]
    return a_record(**{"thread": thread, "customer": {"id": "cus_1", "plan": "team"}, **overrides})


def check(text: str, case: CaseRecord | None = None, **overrides: Any) -> tuple[Finding, ...]:
    asked: dict[str, Any] = {
        "lane": Lane.ASSISTED,
        "unit": Unit.ANSWER,
        "owner": "billing specialist",
        "policy": POLICY,
        **overrides,
    }
    findings = check_reply(text, case or a_case(), **asked)
    for finding in findings:
        assert finding.start is not None
        assert finding.end is not None
        assert text[finding.start : finding.end] == finding.quote
    return findings


def codes(text: str, case: CaseRecord | None = None, **overrides: Any) -> set[str]:
    return {f.code for f in check(text, case, **overrides) if not f.code.startswith("promise_")}


REVIEWED = [
    "Our billing team has reviewed your case.",
    "After careful review, this stays as it is.",
    "I have looked into your account.",
    "A specialist checked it this morning.",
    "Your request was reviewed by a colleague.",
    "I've personally verified this.",
    "Ein Kollege hat Ihren Fall geprüft.",
    "Hemos revisado su caso.",
    "Nous avons examiné votre dossier.",
    "Analisamos o seu caso.",
    "Abbiamo verificato la sua richiesta.",
    "Ein Mitarbeiter hat Ihren Fall bereits geprüft.",
    "Ihr Antrag wurde bereits geprüft.",
    "Un agente ha revisado su caso personalmente.",
    "Su solicitud ya ha sido revisada.",
    "Un membre de notre équipe a examiné votre dossier.",
    "Votre demande a bien été examinée.",
    "Um colega já analisou o seu caso.",
    "O seu pedido foi analisado.",
    "Un collega ha già esaminato il suo caso.",
    "Il suo caso è già stato esaminato.",
]


@pytest.mark.parametrize("text", REVIEWED)
def test_a_review_that_never_was(text: str) -> None:
    assert "review_claimed" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "A colleague will look at this next.",
        "Please review the attached invoice.",
        "You can check your plan under Settings.",
        "Once billing has decided, we write to you.",
        "I checked the documentation: exports keep ninety days.",
        "Eine Kollegin sieht sich Ihren Fall als Nächstes an.",
        "Un agente revisará su caso.",
        "Un membre de notre équipe va examiner votre dossier.",
        "Um colega vai analisar o seu caso.",
        "Un collega esaminerà il suo caso.",
    ],
)
def test_no_review_is_claimed(text: str) -> None:
    assert "review_claimed" not in codes(text)


@pytest.mark.parametrize(
    ("text", "owner", "found"),
    [
        ("You'll hear from us within 2 hours.", "billing specialist", True),
        ("You'll hear from us today.", "billing specialist", True),
        ("We'll get back to you shortly.", "legal", True),
        ("We'll get back to you by tomorrow.", "legal", True),
        ("You'll hear from us within 3 days.", "billing specialist", False),
        ("You'll hear from us within 3 days.", "legal", False),
        ("We'll get back to you tomorrow.", "support lead", False),
        ("You'll hear from us within 2 hours.", None, True),
        ("The outage began within 2 hours of the release.", "legal", False),
        ("We melden uns.", "legal", False),
        ("Wir melden uns morgen.", "legal", True),
        ("Wir melden uns innerhalb einer Stunde.", "legal", True),
        ("Wir melden uns innerhalb von zwei Stunden.", "legal", True),
        ("Le responderemos en menos de una hora.", "legal", True),
        ("Le responderemos en 2 horas.", "legal", True),
        ("Nous vous répondrons dans l'heure.", "legal", True),
        ("Nous vous répondrons d'ici deux heures.", "legal", True),
        ("Responderemos em uma hora.", "legal", True),
        ("Le risponderemo entro un'ora.", "legal", True),
        ("Le risponderemo entro due ore.", "legal", True),
        ("Le risponderemo entro due settimane.", "legal", False),
        ("Nous vous répondrons d'ici deux semaines.", "legal", False),
    ],
)
def test_a_time_the_queue_cannot_meet(text: str, owner: str | None, found: bool) -> None:
    assert ("timing" in codes(text, owner=owner)) is found


@pytest.mark.parametrize(
    "text",
    [
        "I'm not able to share why.",
        "This is handled for internal reasons.",
        "The relevant team has it. Please be patient.",
        "That's all I can say.",
        "You will be informed in due course.",
        "Dazu kann ich Ihnen leider nichts sagen.",
        "No podemos revelar el motivo.",
        "Someone may take a look if there is time.",
        "We might look into it if necessary.",
    ],
)
def test_evasion(text: str) -> None:
    assert "evasive" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "This needs a second look by a person in billing, and I am passing it on with all you wrote.",
        "A contract specialist decides this; I cannot say yet how.",
        "Please wait a moment while the export runs.",
    ],
)
def test_plain_words_are_not_evasive(text: str) -> None:
    assert "evasive" not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Could you send me your order number?",
        "Please provide the invoice number.",
        "Which Firefox version are you on?",
        "What operating system do you use?",
        "Please tell me your email address.",
        "Could you confirm your account ID?",
        "What is the exact error message?",
        "Which plan are you on?",
        "Wie lautet Ihre Bestellnummer? Könnten Sie uns die Bestellnummer nennen?",
    ],
)
def test_asking_again(text: str) -> None:
    assert "asks_again" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is AB-12345 the right order number?",
        "Could you send me your phone number?",
        "Could you tell me your booking reference?",
        "Your order number is in the mail we sent.",
    ],
)
def test_asking_for_something_new(text: str) -> None:
    assert "asks_again" not in codes(text)


def test_what_is_not_held_may_be_asked() -> None:
    bare = a_record(thread=[a_message("It does not work.")], customer={})
    for text in ("Could you send me your order number?", "Which browser version do you use?"):
        assert "asks_again" not in codes(text, bare)


IMPLIED = [
    "You should be eligible for a full refund.",
    "We will refund the seats.",
    "Your refund has been approved.",
    "We usually refund this.",
    "I'm confident we can sort this out.",
    "We cannot refund this.",
    "Unfortunately, you don't qualify.",
    "Vermutlich wird der Betrag erstattet.",
]


@pytest.mark.parametrize("text", IMPLIED)
def test_the_outcome_is_implied_where_it_is_not_ours(text: str) -> None:
    assert "outcome_implied" in codes(text, lane=Lane.HUMAN_OWNED, unit=Unit.CONVERSATION)
    assert "outcome_implied" in codes(text, unit=Unit.ACTION)
    assert "outcome_implied" not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "A billing specialist decides on this and writes to you by Thursday.",
        "I can't promise an outcome yet.",
        "Which card was charged?",
        "Thank you for the details; nothing is lost and nothing needs repeating.",
    ],
)
def test_no_outcome_is_implied(text: str) -> None:
    assert "outcome_implied" not in codes(text, lane=Lane.HUMAN_OWNED, unit=Unit.CONVERSATION)


def test_the_ledger_is_held_against_the_reply() -> None:
    case = a_case("The seats will be credited on your next invoice, around 340 EUR.")
    found = {finding.code for finding in check("You will receive a credit of 300 EUR.", case)}
    assert {"promise_repeated", "promise_contradicted"} <= found


def test_the_withheld_drafts_words_are_marked() -> None:
    case = a_case(draft=a_draft("Thank you and goodbye."))
    owned: dict[str, Any] = {"lane": Lane.HUMAN_OWNED, "unit": Unit.CONVERSATION}
    assert "withheld_words" in codes("thank you, and goodbye", case, **owned)
    assert "withheld_words" not in codes("thank you, and goodbye", case)


def test_a_good_reply_has_no_findings() -> None:
    text = (
        "Thank you for the order number and the details, you need not repeat anything. The refund depends on "
        "your contract, so a person in billing has to decide it. I can't say yet how they will decide."
    )
    assert check(text, lane=Lane.HUMAN_OWNED, unit=Unit.CONVERSATION) == ()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_can_be_checked(text: str) -> None:
    check(text, lane=Lane.HUMAN_OWNED, unit=Unit.CONVERSATION)


@pytest.mark.parametrize("piece", ["a", " ", "will be ", "you will ", "[", "((", "1,", "@", "refund ", "?!"])
def test_long_and_odd_replies_are_read_in_their_beginning(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    owned: dict[str, Any] = {"lane": Lane.HUMAN_OWNED, "unit": Unit.CONVERSATION}
    assert check(text, **owned) == check(text[:READ_AT_MOST], **owned)


def test_a_person_is_shown_no_more_findings_than_can_be_read() -> None:
    text = " ".join(f"We will call you about export {place} within an hour." for place in range(200))
    told = "We'll refund the charge."
    found = check(f"{text} We cannot refund the charge.", a_case(told))
    assert len(found) == SHOWN_AT_MOST
    assert found[0].code == "promise_contradicted"
    assert found[-1].text.endswith("more findings are not shown.")


def test_redacted_words_are_marked_before_they_leave() -> None:
    text = f"We took the sum from card {BLANK * 8}. It comes back in May."
    [finding] = [found for found in check(text) if found.code == "blanked"]
    assert finding.quote == BLANK * 8
    assert "blanked" not in codes(f"The bar shows {BLANK}{BLANK}: that is two in five.")
