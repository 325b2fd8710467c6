"""What the customer has been told, from single sentences to whole threads."""

from __future__ import annotations

import pytest

from lanes.customer_state import customer_saw, customer_state
from lanes.words import CustomerState
from tests.factories import a_message, a_record, a_reply

ASKED, TENTATIVE = CustomerState.CLARIFYING_QUESTION, CustomerState.TENTATIVE_EXPLANATION
RESOLVED, RAISED = CustomerState.RESOLVED_CLAIMED, CustomerState.EXPECTATION_RAISED

SAID = [
    ("Which workspace is this about?", ASKED),
    ("Hi Ada! Could you tell me which browser you use?", ASKED),
    ("Thanks for writing in. To look into this I'll need your order number.", ASKED),
    ("Please send me:\n- your account email\n- a screenshot", ASKED),
    ("¿Podría indicarnos su número de pedido?", ASKED),
    ("Könnten Sie uns bitte Ihre Kundennummer nennen?", ASKED),
    ("You can find the audit log under Settings, then Security.", TENTATIVE),
    ("This may be related to yesterday's maintenance. Clearing the cache sometimes helps.", TENTATIVE),
    ("Refund rules for annual plans depend on the contract. Which contract do you have?", TENTATIVE),
    ("I can't promise that a credit will be granted; a contract decides that.", TENTATIVE),
    ("We might be able to offer something, depending on the contract.", TENTATIVE),
    ("Unfortunately we cannot refund annual plans.", TENTATIVE),
    ("I don't know whether the seats will be credited.", TENTATIVE),
    ("Vermutlich liegt es am Cache. Sie finden die Option unter Einstellungen.", TENTATIVE),
    ("This is fixed now, please reload.", RESOLVED),
    ("You're all set!", RESOLVED),
    ("I've reset the sync, it should work again.", RESOLVED),
    ("The issue has been resolved on our side.", RESOLVED),
    ("Your export has been successfully restored.", RESOLVED),
    ("Das Problem wurde behoben.", RESOLVED),
    ("El problema está resuelto.", RESOLVED),
    ("Le problème est résolu.", RESOLVED),
    ("O problema foi resolvido.", RESOLVED),
    ("Il problema è stato risolto.", RESOLVED),
    ("The six seats will be credited back to you on your next invoice, around 340 EUR.", RAISED),
    ("You'll hear from us by Friday.", RAISED),
    ("I've escalated this and they will refund you.", RAISED),
    ("A specialist will contact you within 24 hours.", RAISED),
    ("We will waive the fee for this month.", RAISED),
    ("You are eligible for a full refund.", RAISED),
    ("Your refund has been approved.", RAISED),
    ("I can offer you a $100 voucher.", RAISED),
    ("You won't be charged for the extra seats.", RAISED),
    ("Once you confirm, I'll proceed with the refund.", RAISED),
    ("Would you like me to issue a refund to your card?", RAISED),
    ("You should receive the money back in 5 business days.", RAISED),
    ("We’ll get back to you shortly.", RAISED),
    ("The upgrade will cost $600.", RAISED),
    ("Der Betrag wird Ihnen gutgeschrieben.", RAISED),
    ("Wir melden uns bis Freitag bei Ihnen.", RAISED),
    ("Le reembolsaremos el importe.", RAISED),
    ("Nos pondremos en contacto con usted mañana.", RAISED),
    ("Vous serez remboursé sous 5 jours.", RAISED),
    ("Nous vous recontacterons demain.", RAISED),
    ("O valor será reembolsado na próxima fatura.", RAISED),
    ("Entraremos em contato amanhã.", RAISED),
    ("L'importo verrà rimborsato entro 5 giorni.", RAISED),
    ("La ricontatteremo domani.", RAISED),
]


@pytest.mark.parametrize(("text", "state"), SAID)
def test_one_message(text: str, state: CustomerState) -> None:
    assert customer_state(a_record(thread=[a_message(), a_reply(text)])) is state


def test_nothing_sent_without_an_assistant_message() -> None:
    case = a_record(thread=[a_message()])
    assert customer_state(case) is CustomerState.NOTHING_SENT
    assert customer_saw(case) == ()


def test_internal_words_and_other_people_do_not_count() -> None:
    raised = "You will be refunded by Friday."
    thread = [a_message(raised), a_reply(raised, public=False), a_reply(raised, author="agent")]
    assert customer_state(a_record(thread=thread)) is CustomerState.NOTHING_SENT


def test_the_strictest_message_counts_wherever_it_stands() -> None:
    thread = [a_message(), a_reply("We will refund you."), a_message("ok"), a_reply("Which card is it?")]
    case = a_record(thread=thread)
    assert customer_state(case) is RAISED
    assert customer_saw(case) == ("We will refund you.",)


def test_the_question_asked_is_what_the_customer_saw() -> None:
    case = a_record(thread=[a_message(), a_reply("Hello! Which workspace is it?")])
    assert customer_saw(case) == ("Which workspace is it?",)


@pytest.mark.parametrize(
    ("given", "text", "state"),
    [
        ("clarifying_question", "You find it under Settings.", ASKED),
        ("clarifying_question", "We will refund you.", RAISED),
        ("nothing_sent", "You find it under Settings.", TENTATIVE),
        ("expectation_raised", "Which one?", RAISED),
        ("tentative_explanation", "This is fixed now.", RESOLVED),
    ],
)
def test_upstream_stands_unless_our_words_went_further(given: str, text: str, state: CustomerState) -> None:
    case = a_record(thread=[a_message(), a_reply(text)], customer_state=given)
    assert customer_state(case) is state


def test_a_message_of_ten_megabytes_is_read_in_bounded_time() -> None:
    case = a_record(thread=[a_message(), a_reply("will be " * 200_000), a_reply("w" * 1_000_000)])
    assert customer_state(case) in CustomerState
