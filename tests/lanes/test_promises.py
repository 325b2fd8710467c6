"""The ledger of promises, and drafts held against it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanes.commitments import Kind, read_commitments
from lanes.held_promises import COMPARED, HeldPromises
from lanes.promises import draft_promises, ledger, of_kind
from lanes.record import CaseRecord
from lanes.words import Author
from tests.factories import a_message, a_record, a_reply

TUESDAY = "2024-06-04T10:00:00Z"
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
        (
            "You will receive the credit of 340 EUR, and we will extend your trial.",
            {"promise_repeated", "promise_added"},
        ),
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


CONTRADICTED = [
    (["I have unlocked your account."], "Your account has not been unlocked yet."),
    (["Your seats are removed."], "Your seats have not been removed so far."),
    (["You'll keep your old rate."], "We won't be able to keep your old rate."),
    (["The patch will be released by Monday."], "The patch won't be released by Monday."),
    (["We'll restore your workspace today."], "We are unable to restore your workspace."),
    (["A technician will call you tomorrow."], "No one will call you tomorrow."),
    (["We'll refund $60 and credit $15."], "We'll refund $45."),
    (["Wir erstatten Ihnen den Betrag."], "Wir können Ihnen den Betrag nicht erstatten."),
    (["Nous vous rembourserons 50 €."], "Nous ne pouvons pas vous rembourser."),
    (["Le rimborseremo 50 €."], "Non possiamo rimborsarla."),
    (["Vamos reembolsar 50 €."], "Não podemos reembolsar este valor."),
    (["We'll call you within 24 hours."], "We'll call you within five days."),
    (["We've removed the second seat."], "The second seat hasn't been removed."),
    (["You'll have access again tomorrow."], "You won't have access tomorrow."),
    (["We'll call you on Thursday."], "We'll call you on Monday."),
    (["Le devolveremos el dinero el lunes."], "No le devolveremos el dinero."),
    (["Wir rufen Sie morgen an."], "Wir rufen Sie nicht an."),
    (["You'll get a credit of 10%."], "You'll get a credit of 5%."),
    (["Nous vous rappellerons demain."], "Nous vous rappellerons vendredi."),
    (["We'll refund $80 by Friday."], "We'll refund $80 by the end of the month."),
    (["I've upgraded your plan."], "Your plan hasn't been upgraded."),
    (["Our engineer will call you at noon tomorrow."], "Our engineer won't call you."),
    (["Vi rimborseremo 30 €."], "Vi rimborseremo 20 €."),
    (["O seu acesso será restaurado amanhã."], "Não podemos restaurar o seu acesso."),
    (["We can't refund the March invoice."], "We'll refund the March invoice."),
    (["Your subscription has been cancelled."], "We could not cancel your subscription."),
    (["You'll hear from us today."], "You'll hear from us next week."),
    (["Ihr Zugang ist wieder freigeschaltet."], "Ihr Zugang ist noch nicht freigeschaltet."),
    (["Le llamaremos mañana."], "No le llamaremos."),
    (["I've deleted the duplicate workspace."], "The duplicate workspace has not been deleted."),
    (["We'll credit $5 for June."], "We'll credit $8 for June."),
    (["Vous serez remboursé de 40 €."], "Vous serez remboursé de 25 €."),
    (["Our engineer will restore the board today."], "We cannot restore the board."),
    (["Somebody will ring you on Monday."], "Nobody will ring you."),
    (["We'll waive the setup fee."], "The setup fee can't be waived."),
    (["Your export will be ready by noon tomorrow."], "Your export will not be ready tomorrow."),
    (["We'll extend your trial until 20 June."], "We'll extend your trial until 12 June."),
    (["You'll get 20% off the renewal."], "You'll get 10% off the renewal."),
    (["I've reset your password."], "Your password was not reset."),
    (["Nous vous accordons une remise de 15 %."], "Nous ne pouvons pas vous accorder de remise."),
    (["Die Gutschrift beträgt 40 €."], "Die Gutschrift beträgt 35 €."),
    (["Un tecnico la chiamerà domani."], "Nessuno la chiamerà."),
    (["Le remboursement sera versé lundi."], "Le montant ne peut pas être remboursé."),
    (["Wir erstatten Ihnen die Gebühr."], "Die Gebühr kann leider nicht erstattet werden."),
    (["Rimborseremo la quota."], "La quota non può essere rimborsata."),
    (["We'll send the corrected invoice on Wednesday."], "We'll send the corrected invoice on Friday."),
    (["You will get 3 months free of charge."], "You will get 1 month free of charge."),
    (["We will extend your trial by 30 days."], "We will extend your trial by 14 days."),
    (["We will credit you 3 months."], "We will credit you one month."),
    (["We will add 5 extra seats for you."], "We will add two extra seats for you."),
    (["Sie erhalten drei Monate kostenlos."], "Sie erhalten einen Monat kostenlos."),
    (["Tendrá tres meses gratis."], "Tendrá un mes gratis."),
    (["Nous vous offrons trois mois."], "Nous vous offrons un mois."),
    (["Terá três meses grátis."], "Terá um mês grátis."),
    (["Le prolunghiamo la prova di 30 giorni."], "Le prolunghiamo la prova di 14 giorni."),
    (["We'll refund the duplicate 49 USD charge."], "We can't refund the second payment."),
    (["We'll refund the duplicate 49 USD charge."], "We can't refund you."),
    (["We'll refund you by Friday."], "We can't refund the onboarding workshop."),
    (["We'll refund the duplicate 49 USD charge."], "We cannot refund the disputed charge."),
    (["Vamos estornar os 75 euros."], "Não podemos estornar o valor cobrado."),
    (["Wir schenken Ihnen zwei Monate."], "Wir schenken Ihnen einen Monat."),
    (["Le devolveremos los 60 euros."], "No podemos devolverle el importe."),
    (["Wir erstatten Ihnen die 75 Euro."], "Wir können Ihnen den Betrag nicht erstatten."),
]


REPEATED = [
    (["We'll refund $60 and credit $15."], "We'll refund $60 and credit $15."),
    (["We'll refund $60 and credit $15."], "You will get the credit of $15."),
    (
        ["We'll refund the May invoice of $90.", "We'll refund the June invoice of $40."],
        "We'll refund the May invoice of $90.",
    ),
    (["We'll write to you within one week."], "We'll write to you within 7 days."),
    (["We'll get back to you within 72 hours."], "We'll get back to you within three days."),
    (["You'll hear from us by Thursday."], "You'll hear from us by 6 June."),
    (
        ["Dana will call you tomorrow.", "We'll email the invoice copy by Friday."],
        "Dana will call you tomorrow.",
    ),
    (["Wir melden uns innerhalb von zwei Tagen."], "Wir melden uns innerhalb von 48 Stunden."),
    (["Le reembolsaremos 30 € y le abonaremos 10 €."], "Le reembolsaremos 30 €."),
    (["We'll refund $45 for April and $30 for May."], "You get $30 back for May."),
    (["You'll hear from us within a week."], "You'll hear from us within seven days."),
    (
        ["Lena will call you on Friday. We will also send the invoice by mail on Monday."],
        "Lena will call you on Friday.",
    ),
    (
        ["We'll refund $80 for the duplicate charge.", "As a courtesy we'll add a credit of $20."],
        "We'll refund the $80 for the duplicate charge.",
    ),
    (["A colleague will reply within one business day."], "A colleague will reply within 24 hours."),
    (
        ["Rechnung März: wir erstatten 50 €. Rechnung April: wir erstatten 70 €."],
        "Wir erstatten 50 € für März.",
    ),
    (["We'll have it fixed by 10 June."], "We'll have it fixed by Monday."),
    (["We'll reply in two days."], "We'll reply within 48 hours."),
    (["You'll receive a refund of $1,250.50."], "You'll receive a refund of 1250.50 USD."),
    (
        ["We'll send you the contract by e-mail tomorrow.", "Pia will call you on Thursday."],
        "As agreed, Pia calls you on Thursday.",
    ),
    (
        ["We'll refund $20 for the setup fee.", "We'll credit $5 for June."],
        "We'll refund $20 for the setup fee.",
    ),
    (["Your access will be back by tomorrow."], "You'll have access again within 24 hours."),
    (["We will extend your trial by 30 days."], "We will extend your trial by thirty days."),
    (["We will give you 2 extra weeks."], "We will give you 14 extra days."),
    (["We will give you 3 free months."], "You will get three months free of charge, as told."),
    (
        ["Wir erstatten Ihnen die 75 Euro bis Freitag."],
        "Wie zugesagt, bekommen Sie die 75 Euro bis Freitag zurück.",
    ),
    (
        ["Wir erstatten Ihnen die 75 Euro bis Freitag."],
        "Wie zugesagt, erhalten Sie die 75 Euro bis Freitag zurück.",
    ),
    (["Le enviaremos la factura corregida mañana."], "Recibirá la factura corregida mañana."),
]


OF_ANOTHER_MATTER = [
    (["We can't waive the cancellation fee."], "We'll credit $25 for the outage in May."),
    (["We'll call you tomorrow."], "Which number should we use?"),
    (["We'll refund $20."], "You told us the $90 came off the same card."),
    (["We'll call you tomorrow."], "We'll refund $20."),
    (["We can't extend the trial."], "We'll extend your annual contract by a month."),
    (["We'll fix the export by Friday."], "Is the export you mean the PDF one?"),
    (["We'll refund $80."], "You told us that the $95 was never authorised by you."),
    (["We can't refund the March invoice."], "We'll refund the April invoice."),
    (["I'll refund the $12 today."], "Is the card ending in 4411 still yours?"),
    (["We'll refund the May invoice."], "We'll also waive the cancellation fee."),
    (["We'll refund you $50."], "You paid $80 in May and $80 in June."),
    (["We'll refund you $50."], "Your plan costs $80 a month."),
    (["We'll call you tomorrow."], "Your trial ends on Friday."),
    (["You'll hear from us by Friday."], "The invoice is due next Tuesday."),
    (["I've removed the duplicate seat."], "Your second workspace has not been removed."),
    (["We'll refund you $50."], "Thanks for waiting, and sorry for the trouble."),
    (["We can't call you on weekends."], "We'll call you on Monday."),
    (
        ["We'll refund the duplicate 49 USD charge."],
        "We can't refund the onboarding workshop, since it was held.",
    ),
    (["We'll refund the duplicate 49 USD charge."], "Your annual fee cannot be refunded."),
    (["We'll refund the unused seats."], "We can't refund the training day."),
    (["Le devolveremos los 60 euros."], "No podemos devolver el importe de la formación."),
    (["Wir erstatten Ihnen die 75 Euro."], "Die Schulung können wir leider nicht erstatten."),
    (["We can't refund the workshop."], "We'll refund the duplicate charge of 49 USD."),
    (["We will extend your trial by 30 days."], "We will answer within 3 days about extra seats."),
    (["We will credit 49 EUR."], "We will extend the trial by 14 days."),
]


def codes(told: list[str], draft: str) -> set[str]:
    thread = [a_message(), *(a_reply(text, at=TUESDAY) for text in told)]
    return {finding.code for finding in draft_promises(draft, ledger(a_record(thread=thread)))}


@pytest.mark.parametrize(("told", "draft"), CONTRADICTED)
def test_a_draft_that_contradicts(told: list[str], draft: str) -> None:
    assert "promise_contradicted" in codes(told, draft)


@pytest.mark.parametrize(("told", "draft"), REPEATED)
def test_a_draft_that_repeats_contradicts_nothing(told: list[str], draft: str) -> None:
    assert codes(told, draft) == {"promise_repeated"}


@pytest.mark.parametrize(("told", "draft"), OF_ANOTHER_MATTER)
def test_a_draft_on_another_matter_contradicts_nothing(told: list[str], draft: str) -> None:
    assert codes(told, draft) <= {"promise_added"}


def test_a_thread_of_many_messages_is_read_once() -> None:
    case = promised(*(f"We will refund you ${sum_}." for sum_ in range(1_200)))
    assert all(one is other for one, other in zip(ledger(case), ledger(case), strict=True))


def test_a_long_ledger_is_read_once_and_the_latest_of_it_compared() -> None:
    said = " ".join(f"We will refund you ${sum_} for INV-{sum_} by Friday." for sum_ in range(1, 2_000))
    case = promised(said)
    entries = ledger(case)
    assert entries[0] is ledger(case)[0]
    assert "promise_contradicted" not in {
        f.code for f in draft_promises("We will refund you $1999 for INV-1999.", entries)
    }
    assert len(HeldPromises(entries).standing(Kind.AMOUNT, "refund")) == COMPARED


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
