"""A review is claimed only where words say that a person has looked, and only of those who have not."""

from __future__ import annotations

import pytest

from lanes.claimed_review import Reviewer, review_claims
from lanes.words import Role

CLAIMED = [
    "Our billing manager took a look at your invoice this morning.",
    "I went through your account history with a colleague earlier.",
    "Un responsable a relu votre dossier ce matin.",
    "Mi supervisora ya ha mirado su caso.",
    "Un nostro specialista ha già guardato la sua richiesta.",
    "A senior engineer has gone over your logs and your ticket.",
    "One of our contract specialists read through your agreement yesterday.",
    "We double-checked your request with our finance lead.",
    "Your dispute has already been looked at by a member of our billing staff.",
    "Having reviewed your account in detail, we see nothing unusual.",
    "Our compliance officer signed off on your request this morning.",
    "Unsere Buchhaltung hat Ihre Rechnung gestern durchgesehen.",
    "Dos personas de nuestro equipo ya han leído su solicitud.",
    "Ma responsable s'est penchée sur votre dossier hier.",
    "A minha supervisora já viu o seu pedido.",
    "I nostri tecnici hanno esaminato il suo account.",
    "Our head of support has personally looked into your complaint.",
    "The infrastructure team checked your workspace overnight.",
    "Someone from finance has been through your invoice line by line.",
    "A colleague and I have read your ticket from start to finish.",
    "Following a review by our legal team, your claim stays open.",
    "Your account was flagged and then inspected by one of our security analysts.",
    "I asked Marie from our billing team, and she has checked your March invoice.",
    "Eine Spezialistin aus unserem Sicherheitsteam hat sich Ihr Konto angesehen.",
    "Hemos consultado su caso con nuestra abogada.",
    "Notre service juridique a analysé votre contrat.",
    "O departamento financeiro já verificou a sua fatura.",
    "Il nostro ufficio legale ha letto il suo contratto.",
    "A member of our trust team looked over your report last night.",
    "Our CFO has personally approved your request.",
    "Your invoice was gone through by two people on our finance team.",
    "I've had a close look at your contract together with our lawyer.",
    "The team has been through your logs and agrees.",
    "Unser Datenschutzbeauftragter hat Ihr Anliegen bewertet.",
    "La responsable de facturación revisó su factura ayer.",
    "Une juriste de notre équipe a lu votre contrat.",
    "Um dos nossos técnicos examinou a sua conta.",
    "Due colleghi hanno controllato la sua fattura.",
    "Our payments people have verified your transfer.",
    "Tom, our lead engineer, has gone through your logs.",
    "A human being has read every message you sent.",
    "Your account has been looked into by our fraud department.",
    "We've had our security folks examine your login history.",
    "Der zuständige Kollege hat Ihre Unterlagen bereits gesichtet.",
    "Nuestros abogados ya han estudiado su contrato.",
    "Votre dossier a déjà été étudié par notre service client.",
    "A sua fatura foi verificada pela nossa equipa financeira.",
    "La sua pratica è stata valutata da un nostro esperto.",
    "I've had our security team take a look at the login history, and it is clean.",
    "I've asked our security team to look at it and they found nothing.",
    "I had a colleague check the login history.",
    "I asked our billing team to review the charge, and they confirmed it is correct.",
    "We had a specialist take another look at your invoice.",
]

NOT_CLAIMED = [
    "Nobody from our security team has reviewed your case.",
    "I don't think our billing team has looked at this yet.",
    "Unser Team hat Ihren Fall noch nicht geprüft.",
    "Nuestro equipo todavía no ha revisado su caso.",
    "Once our security team has reviewed the request, they will write to you here.",
    "Has your finance team already approved this purchase order?",
    "If your finance team has already approved it, click Confirm.",
    "Only someone approved by an owner can join the workspace.",
    "Each plugin is reviewed by our team before it is listed.",
    "After review by your workspace admin, the page is published.",
    "Our security team confirmed on the status page that the incident is over.",
    "A specialist from billing is going to look at your invoice.",
    "Before our legal team has reviewed the clause, I can't tell you more.",
    "Your admin reviewed the access request in the Approvals tab.",
    "Reviewers are notified when a document has been checked by an editor.",
    "You can ask a colleague who has reviewed the board to export it.",
    "None of our engineers has seen your ticket so far.",
    "Did someone on your team check the DNS record?",
    "Sobald unsere Rechtsabteilung Ihren Fall geprüft hat, schreibt sie Ihnen.",
    "Personne n'a encore regardé votre dossier.",
    "Nadie de nuestro equipo ha mirado todavía su caso.",
    "Quando un nostro specialista avrà esaminato la richiesta, le scriverà qui.",
    "Invoices approved by finance appear in the Paid tab.",
    "Our team is reviewing your case now.",
    "A specialist has to look at it before anything changes.",
    "You have reviewed 3 of 12 cards.",
    "Comments reviewed by a moderator get a green tick.",
    "Your message was received, but nobody has read it yet.",
    "It hasn't been reviewed by a human so far.",
    "As soon as a lawyer has read the contract, she writes to you.",
    "Our engineers checked the release before it went out.",
    "Has anyone on your side reviewed the invoice?",
    "Wenn unsere Buchhaltung die Rechnung geprüft hat, meldet sie sich.",
    "Aún nadie ha revisado su factura.",
    "Se il nostro team avesse esaminato il caso, lo vedrebbe qui.",
    "Our lawyers have yet to look at your contract.",
    "If one of our engineers had looked at it, you'd see a note here.",
    "We'll have someone check your invoice.",
    "Files are checked by our virus scanner when you upload them.",
    "Every refund request gets reviewed by a person, and yours will be too.",
    "Would you like a specialist to review your setup?",
    "Your manager approved the card on Monday, says the activity feed.",
    "Niemand hat Ihren Fall bisher gelesen; das macht als Nächstes eine Kollegin.",
    "Le dossier n'a encore été examiné par personne.",
    "Vuole che un tecnico controlli il suo account?",
    "Our team looks at every report, and a person will look at yours.",
    "Have a colleague review the formula before you publish it.",
    "The last change was approved by dana@fenn.io.",
    "You reviewed and signed the contract in March.",
    "I haven't checked your account, because only security may open it.",
    "I checked our help page on exports for you.",
    "Once approved by your finance team, the order is placed.",
    "Der Antrag wird von einer Kollegin geprüft.",
    "Su solicitud será revisada por una persona.",
    "Il suo caso non è ancora stato esaminato.",
    "I've asked our security team to look at it and they will get back to you.",
    "I've asked our security team to look at it.",
    "I had a colleague check the documentation.",
    "If I had our security team take a look at the logs, it would take a day.",
]

ANN = Reviewer("ann", Role.FRONTLINE)
SEC = Reviewer("sam", Role.SPECIALIST, "security specialist")


def claims(
    text: str, *reviewers: Reviewer, writer: Reviewer | None = None, draft: str | None = None
) -> list[str]:
    return [text[a:b] for a, b in review_claims(text, reviewers, writer=writer, draft=draft)]


@pytest.mark.parametrize("text", CLAIMED)
def test_a_review_that_nobody_made(text: str) -> None:
    assert claims(text, draft=text)


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_what_is_denied_supposed_asked_or_of_the_product_claims_nothing(text: str) -> None:
    assert not claims(text, draft=text)


@pytest.mark.parametrize(
    ("text", "reviewer", "true"),
    [
        ("Our security team has reviewed your case.", SEC, True),
        ("Our security team has reviewed your case.", ANN, False),
        ("Our billing team has reviewed your case.", SEC, False),
        ("A colleague has reviewed your case.", ANN, True),
        ("A specialist has reviewed your case.", ANN, False),
        ("A specialist has reviewed your case.", SEC, True),
        ("My supervisor has looked at your case.", SEC, False),
        ("My supervisor has looked at your case.", Reviewer("lea", Role.LEAD), True),
        ("Sam from our security team has checked your account.", SEC, True),
        ("I have reviewed your case.", ANN, True),
        ("Nuestro equipo ha revisado su caso.", ANN, True),
        ("Unsere Buchhaltung hat Ihre Rechnung geprüft.", ANN, False),
    ],
)
def test_a_claim_is_true_of_those_who_looked(text: str, reviewer: Reviewer, true: bool) -> None:
    assert (not claims(text, reviewer, draft=text)) is true


def test_who_writes_has_looked_but_not_for_another() -> None:
    text = "I have looked at your account. Our team has checked it. A colleague has reviewed your contract."
    assert claims(text, writer=ANN) == ["A colleague has reviewed your contract"]


def test_the_drafts_sentences_stay_the_assistants_in_an_edit() -> None:
    draft = "I have reviewed your case. Use Settings."
    assert claims("I have reviewed your case. Please use Settings.", writer=ANN, draft=draft)
    assert not claims("I have reviewed your case myself. Use Settings.", writer=ANN, draft=draft)
