"""The packet's lint: what it finds, beside the same words where they do no harm."""

from __future__ import annotations

from typing import Any

import pytest

from lanes.assertion import asserted, without_quotes
from lanes.packet import KnownFact, Packet
from lanes.packet_lint import lint_packet
from lanes.record import CaseRecord
from lanes.sentences import sentences
from lanes.words import Lane, Unit
from tests.factories import a_message


def a_case(*messages: str, subject: str | None = None) -> CaseRecord:
    thread = [a_message(text) for text in messages or ("Hello, something is off.",)]
    return CaseRecord.model_validate({"ticket_id": "1", "subject": subject, "thread": thread})


def findings(summary: str, case: CaseRecord | None = None, **packet: Any) -> list[str]:
    made = Packet(ticket_id="1", lane=Lane.HUMAN_OWNED, unit=Unit.CONVERSATION, summary=summary, **packet)
    found = lint_packet(made, case or a_case())
    for finding in found:
        if finding.start is not None:
            assert summary[finding.start : finding.end] == finding.quote
    return [finding.code for finding in found]


OUTCOMES = [
    # a right, reported or negated beside it
    ("Customer, who writes from Berlin, is entitled to a refund.", True),
    ("The plan states nothing; customer is entitled to a refund under the agreement.", True),
    ("The customer is entitled to a refund if they ask for it.", True),
    ("If the amendment applies, the customer is entitled to a refund.", False),
    ("Customer is owed a $400 credit for May.", True),
    ("Customer may be owed a $400 credit.", False),
    ("The customer insists that the refund is owed to them under clause 4.", False),
    ("Customer says the app crashed; a refund is owed under the SLA.", True),
    ("Customer says the app crashed and a refund is owed.", False),
    ("She has a right to terminate without a fee under clause 9.", True),
    ("She argues that she has a right to terminate without a fee.", False),
    ("Customer is not entitled to a refund under clause 7.", True),
    ("Customer is not yet entitled to a refund.", False),
    ("Is the customer entitled to a refund?", False),
    # a grant
    ("A full refund is warranted here.", True),
    ("Refund approved.", True),
    ("Refund requested twice, not approved.", False),
    ("No refund has been approved; billing decides.", False),
    ("The credit was never approved by finance.", False),
    ("Refund needs to be approved by finance.", False),
    ("The SLA was not met, so a credit is due.", True),
    ("The cancellation is due to a change of plans; no credit.", False),
    ("The contract allows termination without notice.", True),
    ("The policy allows admins to export boards.", False),
    ("Der Vertrag sieht eine Gutschrift vor.", True),
    ("El contrato prevé un reembolso completo.", True),
    ("Le contrat prévoit trois invités.", False),
    ("The customer can cancel early at no cost.", True),
    ("The customer wants to cancel early at no cost.", False),
    ("The agreement covers 40 seats; customer has 52 in use.", False),
    ("Invoice 4411 is due on 3 June and was paid on 1 June.", False),
    # an order, a forecast
    ("The early termination fee should be waived.", True),
    ("Customer demands that the fee must be waived.", False),
    ("Refund the customer $1,200 for the unused seats.", True),
    ("Refund of $1,200 requested for the unused seats.", False),
    ("Billing will reverse the second charge and refund it.", True),
    ("Customer believes the refund will be issued this week.", False),
    ("Customer expects that we will refund $400.", False),
    ("Customer was told by the assistant that the refund will be issued; nobody has approved it.", False),
    ("Ownership must be transferred to the new admin.", True),
    ("Who owns the workspace is not known, and ownership was not transferred.", False),
    # somebody else's words
    ('The customer\'s words: "you are entitled to a refund". Nothing decided.', False),
    ("Kundin schreibt: „Mir steht eine Gutschrift zu.“ Offen.", False),
    ('Customer is "entitled" to a refund.', True),
    ("In her words, compensation must be paid.", False),
    # the product
    ("The webhook is retried by the queue; delivery is authorized by token.", False),
    ("Tokens are granted per workspace and the request is approved by the webhook.", False),
    ("Credit card was declined; the payment should be retried.", False),
    # other languages
    ("Dem Kunden steht eine Gutschrift von 200 € zu.", True),
    ("Kunde meint, ihm stehe eine Gutschrift zu.", False),
    ("Die Stornogebühr muss erlassen werden.", True),
    ("Eine Erstattung wurde nicht zugesagt.", False),
    ("El cliente tiene derecho a un reembolso de 300 €.", True),
    ("El cliente cree que tiene derecho a un reembolso.", False),
    ("Ningún reembolso ha sido aprobado.", False),
    ("Le client a droit à un remboursement.", True),
    ("Le client estime avoir droit à un remboursement.", False),
    ("Aucun remboursement n'a été accordé.", False),
    ("O estorno foi aprovado.", True),
    ("Não foi aprovado nenhum estorno.", False),
    ("O cliente quer saber se será reembolsado.", False),
    ("Al cliente spetta un indennizzo per il disservizio.", True),
    ("Secondo il cliente il rimborso è dovuto.", False),
    ("Ownership goes to Ms Ortega once she replies, no further checks needed.", True),
    ("Ownership will be transferred to Ms Ortega.", True),
    ("Ms Ortega becomes the new owner.", True),
    ("La propiedad pasa a la señora Ortega.", True),
    ("We will let them out of the remaining term without penalty.", True),
    ("We release them from the remaining term.", True),
    ("Ms Ortega wants to become the new owner.", False),
    ("Ownership must not go to Ms Ortega before the check.", False),
    ("When an owner leaves, ownership passes to the oldest admin automatically.", False),
    ("Acme asks about the outage; they'll get two months free.", True),
    ("Acme asks whether they could get two months free.", False),
    ("They dislike the notice period. We will let them exit in June without a fee.", True),
    ("They want us to let them out of the remaining term.", False),
    ("Ob die Inhaberschaft an Frau Ortega geht, entscheidet die Sicherheit.", False),
]


@pytest.mark.parametrize(("summary", "found"), OUTCOMES)
def test_an_outcome_nobody_decided(summary: str, found: bool) -> None:
    assert findings(summary) == (["outcome_implied"] if found else [])


def test_what_a_confirmed_fact_says_is_no_outcome_of_ours() -> None:
    fact = KnownFact(label="confirmed", statement="service credit was approved on 2 May")
    assert findings("A service credit was approved on 2 May.", known_context=[fact]) == []
    old = fact.model_copy(update={"stale": True})
    assert "outcome_implied" in findings("A service credit was approved on 2 May.", known_context=[old])


@pytest.mark.parametrize(
    ("fact", "summary", "found"),
    [
        ("the outage caused the failed sync jobs", "Sync jobs failed because of the outage on 3 May.", True),
        ("the outage caused the failed sync jobs", "Sync jobs may have failed in the outage.", False),
        ("the amendment changed eligibility", "The amendment changed eligibility and he asks for $4.", True),
        ("the amendment changed eligibility", "He says the amendment changed eligibility.", False),
        ("the amendment changed eligibility", "The amendment changed eligibility; not verified.", False),
        ("the amendment changed eligibility", "The amendment changed eligibility (likely).", False),
        ("the charge ran twice", "The charge appears twice since it ran twice.", True),
        ("the charge ran twice", "The charge appears to have run twice.", False),
        ("a member of sales offered twenty per cent", "Customer refers to twenty per cent off.", False),
        ("the number belongs to a former employee", "The number could belong to a former employee.", False),
        ("Schnittstelle ist ausgefallen", "Vermutlich ist die Schnittstelle ausgefallen.", False),
        ("Schnittstelle ist ausgefallen", "Die Schnittstelle ist ausgefallen.", True),
        ("la factura se cobró dos veces", "Parece que la factura se cobró dos veces.", False),
        ("la factura se cobró dos veces", "La factura se cobró dos veces.", True),
    ],
)
def test_a_guess_worded_as_settled(fact: str, summary: str, found: bool) -> None:
    known = [KnownFact(label="likely", statement=fact)]
    assert findings(summary, known_context=known) == (["over_assertion"] if found else [])


@pytest.mark.parametrize(
    ("line", "summary", "found"),
    [
        ("Whether the amendment covers the Berlin site", "The amendment covers the Berlin site.", True),
        ("whether the amendment covers the Berlin site", "The amendment covers the Berlin site.", True),
        ("Amendment covers the Berlin site", "The amendment covers the Berlin site.", True),
        ("El contrato incluye la sede de Berlín", "El contrato incluye la sede de Berlín.", True),
        ("Amendment covers the Berlin site", "She says the amendment covers the Berlin site.", False),
        ("Amendment covers the Berlin site", "We do not have the amendment for the Berlin site.", False),
        ("Amendment for the Berlin site", "The amendment for the Berlin site has four pages.", False),
    ],
)
def test_what_is_missing_worded_as_settled(line: str, summary: str, found: bool) -> None:
    assert ("over_assertion" in findings(summary, missing_context=[line])) is found


def test_a_stale_fact_with_its_date_is_not_over_asserted() -> None:
    known = [KnownFact(label="confirmed", statement="seat count is 120", stale=True)]
    assert findings("Seat count is 120.", known_context=known) == ["over_assertion"]
    assert findings("Seat count is 120 as of January 2022.", known_context=known) == []


def test_the_subject_asserts_nothing() -> None:
    known = [KnownFact(label="likely", statement="copies keep minimum quantities")]
    case = a_case("Is that so?", subject="Copies keep minimum quantities")
    assert findings("Copies keep minimum quantities. Customer asks.", case, known_context=known) == []
    assert findings("Yes: copies keep minimum quantities here, always.", case, known_context=known) == [
        "over_assertion"
    ]


EXCEPTION = (
    "Please make an exception to the refund policy, I was away on the day and could not cancel in time."
)
PENDING = "The decision on my extension is still pending and I asked for approval twice, please answer me."
SEATS = (
    "I was promised a callback on Friday. My invoice still shows 40 seats although we removed 12 in January."
)
GERMAN = "Bitte erstatten Sie mir den doppelt abgebuchten Betrag vom März, ich warte seit zwei Wochen."


@pytest.mark.parametrize(
    ("summary", "said", "found"),
    [
        (EXCEPTION, EXCEPTION, True),
        (EXCEPTION + " Not decided: which policy applies.", EXCEPTION, False),
        (PENDING, PENDING, True),
        ("Extension asked for twice. Boundary: only commercial may extend.", PENDING, False),
        (
            "Customer was promised a callback Friday; invoice shows 40 seats, 12 removed in January.",
            SEATS,
            True,
        ),
        ("Seat count disputed; the January removal is not confirmed.", SEATS, False),
        (GERMAN, GERMAN, True),
        ("Doppelte Abbuchung im März; ob die zweite eine Rückbuchung ist, ist offen.", GERMAN, False),
        (
            "The user says that the invoice shows 40 seats although 12 were removed in January and wants it explained.",
            SEATS,
            True,
        ),
        (
            "Der Kunde bittet um den doppelt abgebuchten Betrag vom März und wartet seit zwei Wochen.",
            GERMAN,
            True,
        ),
        ("Double charge.", SEATS, False),
    ],
)
def test_only_words_of_its_own_name_a_boundary(summary: str, said: str, found: bool) -> None:
    case = a_case(said)
    assert ("surface_repetition" in findings(summary, case)) is found


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("The plan is old and the customer asks for a refund.", ["the plan is old", "the customer"]),
        ("The plan is old, the customer says.", []),
        ("The contract says the plan is old.", ["the contract says the plan is old."]),
        ("The credit she asked for is late.", ["the credit she asked for is late."]),
        ("Billing, according to the customer, was late.", []),
        ("Perhaps the plan is old; the seats are new.", ["the seats are new."]),
    ],
)
def test_what_a_sentence_states_in_its_own_voice(sentence: str, stated: list[str]) -> None:
    [read] = sentences(sentence)
    assert [clause.words.strip() for clause in asserted(read)] == stated


def test_quotes_are_blanked_in_their_place() -> None:
    text = "He wrote 'you'll get a refund' and “so be it”; it's the \"best\" plan."
    blanked = without_quotes(text)
    assert len(blanked) == len(text)
    assert blanked.split() == ["He", "wrote", "and", ";", "it's", "the", '"best"', "plan."]
