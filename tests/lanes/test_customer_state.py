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
    ("That resolves it, so I'll close this ticket.", RESOLVED),
    ("Choose Mute in the menu of the board. That should have cured it!", RESOLVED),
    ("Short stays are free, you will not see them on your invoice.", RAISED),
    ("Use Save view next to the filter. That solves it, I'm closing this as resolved.", RESOLVED),
    ("Tap the bell twice. This fixes the red dot.", RESOLVED),
    ("Damit löst sich das. Ich schließe das Ticket.", RESOLVED),
    ("Con eso se resuelve; cierro el caso.", RESOLVED),
    ("Ça règle l'affichage. Je ferme la demande.", RESOLVED),
    ("Isso resolve. Vou fechar o pedido.", RESOLVED),
    ("Così si risolve, chiudo la richiesta.", RESOLVED),
    ("Whether that solves your problem I can't tell from here.", TENTATIVE),
    ("Das Problem wurde behoben.", RESOLVED),
    ("El problema está resuelto.", RESOLVED),
    ("Le problème est résolu.", RESOLVED),
    ("O problema foi resolvido.", RESOLVED),
    ("Il problema è stato risolto.", RESOLVED),
    ("Your next invoice will carry a credit of about 340 EUR for the six seats.", RAISED),
    ("You'll hear from us by Friday.", RAISED),
    ("I will reduce your plan by ten seats and refund the rest of the term.", RAISED),
    ("Las cuatro plazas de julio no se os cobrarán.", RAISED),
    ("Das wird Ihnen nicht berechnet.", RAISED),
    ("Ces places ne vous seront pas facturées.", RAISED),
    ("Non vi verrà addebitato nulla.", RAISED),
    ("Não será cobrado nada.", RAISED),
    ("Nous maintiendrons l'ancien tarif pendant deux ans.", RAISED),
    ("That should be solved now!", RESOLVED),
    ("You will get June free of charge.", RAISED),
    ("You'll be an administrator by tonight.", RAISED),
    ("We will make her an editor for you today.", RAISED),
    ("The new view will be turned on for your team next week.", RAISED),
    ("Le alargamos el periodo dos semanas.", RAISED),
    ("Vocês terão 15 % de desconto a partir de julho.", RAISED),
    ("Vi applichiamo il prezzo dell'anno scorso.", RAISED),
    ("Nous vous prolongeons l'essai jusqu'à lundi.", RAISED),
    ("Ich habe 20 % für Sie hinterlegt.", RAISED),
    ("You keep the rate you signed at until spring.", RAISED),
    ("Your discount stays the same through next year.", RAISED),
    ("The map view goes live on Tuesday.", RAISED),
    ("We will grant your deputy the rights she needs.", RAISED),
    ("One of our engineers will visit you.", RAISED),
    ("Your agreement includes a free workshop every year.", RAISED),
    ("Ihre Konditionen bleiben bis Dezember bestehen.", RAISED),
    ("Die Kartenansicht erscheint im September.", RAISED),
    ("Gern geben wir Ihrer Vertretung Zugriff.", RAISED),
    ("Conservará su descuento el año que viene.", RAISED),
    ("La vista de mapa saldrá en septiembre.", RAISED),
    ("Le daremos permisos de edición.", RAISED),
    ("Vos conditions restent identiques l'an prochain.", RAISED),
    ("La carte sortira en septembre.", RAISED),
    ("Une remise de 10 % sera portée sur la facture.", RAISED),
    ("O seu desconto mantém-se no próximo ano.", RAISED),
    ("A vista de mapa sai em setembro.", RAISED),
    ("Serão abatidos 30 € na fatura.", RAISED),
    ("Le sue condizioni restano invariate.", RAISED),
    ("La vista a mappa uscirà a settembre.", RAISED),
    ("Le daremo i permessi che servono.", RAISED),
    ("The card keeps its colour until you archive it.", TENTATIVE),
    ("You keep your boards when you change plan.", TENTATIVE),
    ("Vous gardez vos filtres jusqu'à la déconnexion.", TENTATIVE),
    ("Die Karten bleiben bis zum Monatsende im Papierkorb.", TENTATIVE),
    ("Il prezzo resta visibile fino al salvataggio.", TENTATIVE),
    ("You will find the switch under Settings, free of any menu.", TENTATIVE),
    ("You can be an editor on one board and a reader on another.", TENTATIVE),
    ("Tiene un mes de prueba por defecto.", TENTATIVE),
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
    ("Good news - we're going to credit your account for the two days.", RAISED),
    ("I've passed your request to our billing team; expect an answer by Monday.", RAISED),
    ("The amount (120 EUR) goes back to your card within five working days.", RAISED),
    ("Your refund is on its way.", RAISED),
    ("Consider it done - the extra seats are on us this month.", RAISED),
    ("Someone from our contracts team will be in touch.", RAISED),
    ("We should have this fixed by tomorrow morning.", RAISED),
    ("I have raised this with engineering and will update you as soon as I know more.", RAISED),
    ("No worries, you'll get your money back.", RAISED),
    ("You'll see the 340 EUR on your next statement.", RAISED),
    ("Sure, we can do a 20% discount for you.", RAISED),
    ("Yes, that qualifies for a credit.", RAISED),
    ("That is covered by our refund policy, so you will be fine.", RAISED),
    ("I can confirm the credit of 50 USD.", RAISED),
    ("Expect a call from us tomorrow.", RAISED),
    ("Access will be restored within the hour.", RAISED),
    ("We'll make sure you are not billed for those seats.", RAISED),
    ("I have approved it.", RAISED),
    ("Ihre Gutschrift kommt mit der nächsten Rechnung.", RAISED),
    ("Ich habe das an unsere Buchhaltung weitergeleitet.", RAISED),
    ("Sie bekommen das Geld zurück.", RAISED),
    ("Hemos escalado su caso al equipo de facturación.", RAISED),
    ("Vous recevrez un avoir de 40 EUR.", RAISED),
    ("Someone is looking into it and will get back to you.", RAISED),
    ("The team is working on a fix, it'll be out next week.", RAISED),
    ("The export should be working now.", RESOLVED),
    ("I've gone ahead and unlocked your account.", RESOLVED),
    ("Done! The label colours are back.", RESOLVED),
    ("Everything looks good on our end now, closing this ticket.", RESOLVED),
    ("That should do it. You can log in again.", RESOLVED),
    ("We have corrected the invoice.", RESOLVED),
    ("Problem solved!", RESOLVED),
    ("Ya está solucionado.", RESOLVED),
    ("Das sollte jetzt wieder funktionieren.", RESOLVED),
    ("It looks like a caching problem. Try signing out and in again.", TENTATIVE),
    ("Usually this happens when the browser blocks cookies.", TENTATIVE),
    ("Credits are described in section 4 of the service terms.", TENTATIVE),
    ("Depending on the contract, a credit may apply; a colleague would have to decide.", TENTATIVE),
    ("Refunds are handled under the terms of your contract. Which plan are you on?", TENTATIVE),
    ("To export, open Settings and choose Export. The file will be saved to your computer.", TENTATIVE),
    ("Seats can be removed at the end of the billing period.", TENTATIVE),
    ("If the job fails again it will be retried automatically.", TENTATIVE),
    ("The audit log keeps entries for 90 days.", TENTATIVE),
    ("It sounds like your admin changed the role. Could you check with them?", TENTATIVE),
    ("I'm not able to say whether you'll get a credit.", TENTATIVE),
    ("Hi Tom, can you tell me the workspace name and when it started?", ASKED),
    ("Thanks for reaching out! Before I look at this, which plan are you on?", ASKED),
    ("Just to be sure I understand: do you mean the monthly invoice?", ASKED),
    ("Could you share a screenshot, please?", ASKED),
    ("In which browser does this happen?", ASKED),
    ("Welche Version nutzen Sie?", ASKED),
    ("¿En qué navegador ocurre?", ASKED),
    ("We have credited your account with 40 USD.", RAISED),
    ("Once billing confirms, the money will be with you in a few days.", RAISED),
    ("I'll have my manager call you this afternoon.", RAISED),
    ("Rest assured, the charge will be reversed.", RAISED),
    ("You have been refunded in full.", RAISED),
    ("We're happy to extend your trial by two weeks.", RAISED),
    ("I've added a credit note to your account.", RAISED),
    ("They will approve it, don't worry.", RAISED),
    ("You will not have to pay the penalty.", RAISED),
    ("Billing will sort this out by the end of the week.", RAISED),
    ("Let me transfer you to a colleague who will refund it.", RAISED),
    ("We aim to reply within one business day.", RAISED),
    ("Your case has been forwarded to a specialist.", RAISED),
    ("The permissions have been updated.", RESOLVED),
    ("I have removed the duplicate user for you.", RESOLVED),
    ("Your password was reset, you can sign in now.", RESOLVED),
    ("The sync runs again.", TENTATIVE),
    ("You can remove seats under Billing > Seats; the change applies from the next period.", TENTATIVE),
    ("Admins can restore deleted boards within 30 days from the archive.", TENTATIVE),
    ("An invoice is issued on the first day of each month.", TENTATIVE),
    ("I believe the limit is 500 rows, but this may differ by plan.", TENTATIVE),
    ("Plan changes take effect at renewal. Is that what you want?", TENTATIVE),
    ("Our standard plan costs 12 EUR per seat.", TENTATIVE),
    ("The outage was caused by a failed deployment, as the status page says.", TENTATIVE),
    ("We don't offer refunds for monthly plans.", TENTATIVE),
    ("A person needs to review this before anything can be decided.", TENTATIVE),
    ("Do you want me to explain how to export it?", ASKED),
    ("Sorry to hear that. What error do you see?", ASKED),
    ("Hi! To find your workspace, please tell me its name.", ASKED),
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
