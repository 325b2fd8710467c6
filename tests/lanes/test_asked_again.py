"""What the thread or the record holds is not asked again; another's detail may be."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import a_message, a_record
from tests.lanes.replies import codes

HELD = [
    ("Invoice INV-20391 is wrong, it lists 12 seats.", "Could you tell me which invoice this is about?", {}),
    ("The error says 'E_TOKEN_EXPIRED (401)'.", "What error do you see?", {}),
    ("Ma commande n° 55120 est en retard.", "Pourriez-vous nous communiquer votre numéro de commande ?", {}),
    ("A fatura FT-2231 está errada.", "Pode informar o número da fatura?", {}),
    ("L'ordine 77421 non è arrivato.", "Potrebbe indicarci il numero d'ordine?", {}),
    ("Our workspace is acme-prod and exports fail.", "What's the name of your workspace?", {}),
    ("It happened on 3 March around 14:00 UTC.", "When did this happen?", {}),
    ("I already cleared the cache.", "Have you tried clearing the cache?", {}),
    ("Our workspace 'northwind' is locked.", "Which workspace is it?", {}),
    ("Since Tuesday at 9:15 nothing syncs.", "When did it start?", {}),
    ('It shows "Quota exceeded" when I upload.', "What message do you get?", {}),
    ("Bestellung 99120 fehlt.", "Wie lautet Ihre Bestellnummer?", {}),
    ("Minha encomenda é a 44881.", "Qual é o número da encomenda?", {}),
    ("La fattura n. 2024/118 è sbagliata.", "Ci può dire il numero della fattura?", {}),
    ("La factura F-9912 está duplicada.", "¿Qué número de factura es?", {}),
    ("La facture n°FA-7781 est fausse.", "Quelle facture est concernée ?", {}),
    ("We are on Windows 11 with Edge 125.", "What operating system are you running?", {}),
    ("You can reach me at 0151 23456789.", "Could you share a phone number?", {}),
    ("I use the Business plan.", "What plan do you have?", {}),
    ("order #5512 came broken", "Kindly share your order ID.", {}),
    ("Booking ref QX7T2 is missing.", "What's your booking reference?", {}),
    ("We're 120 people on the Team plan.", "Could you tell me which plan you're on?", {}),
    ("I reinstalled it twice.", "Please try reinstalling the app.", {}),
    ("My customer number is 40921.", "May I have your customer number?", {}),
    ("Nutze Firefox 127 unter Windows 10.", "Welchen Browser nutzen Sie?", {}),
    ("L'erreur affiche « Accès refusé ».", "Quel est le message d'erreur ?", {}),
    ("Desde el martes no funciona.", "¿Desde cuándo ocurre?", {}),
    ("Der Arbeitsbereich heißt nordwind.", "Wie heißt Ihr Arbeitsbereich?", {}),
    ("Meu número é +351 912 345 678.", "Qual é o seu número de telefone?", {}),
    ('It says: "Invalid grant".', "Could you paste the exact error text?", {}),
    ("Please change it.", "Could you give us the email on your account?", {"email": "z@y.io"}),
    ("PO 4471, invoice no. 88123 please.", "What invoice number is this about?", {}),
    ("Wir zahlen für 50 Lizenzen.", "Wie viele Lizenzen haben Sie?", {}),
    ("Mein Konto 771234 ist gesperrt.", "Nennen Sie uns bitte Ihre Kontonummer.", {}),
    ('Desde ayer veo "Acceso denegado".', "¿Qué mensaje de error ve?", {}),
    ("Uso Chrome 126 su macOS 14.", "Che sistema operativo usa?", {}),
    ("Ticket 88213 was closed.", "What was the ticket number?", {}),
    ("Tel. 030 1234567, please.", "On which phone number can we reach you?", {}),
    ("I restarted the app three times.", "Did you try restarting the app?", {}),
    ("our tenant is fenn_eu", "Which tenant is affected?", {}),
    ("It broke yesterday at noon.", "When exactly did it break?", {}),
    ("my invoice number: 2024-0091", "Please send the invoice number.", {}),
    ("I get 'Permission denied' on save", "Can you tell me what the error says?", {}),
    ("we're on the enterprise plan", "May I ask what plan you are on?", {}),
    ("Meine Bestellnummer lautet A-55120.", "Könnten Sie mir die Bestellnummer durchgeben?", {}),
    ("Nous avons 30 utilisateurs.", "Combien d'utilisateurs avez-vous ?", {}),
    ("Since last night.", "When did this start?", {}),
    ("Running Safari 17.4 on macOS.", "What browser and version is that?", {}),
    ("Reservation code K9QX2L, please cancel.", "Could I get your reservation code?", {}),
    ("My order is #88123.", "I'd need your order number to look this up.", {}),
]

NOT_HELD = [
    ("It failed at 2024-03-01 10:22 and again today.", "What is your phone number?", {}),
    ("Our PO is 4500012345, please add it.", "What phone number can we call you on?", {}),
    ("My order 1123 is late.", "Please tell the courier your order number when they ring.", {}),
    ("Invoice INV-20391 is wrong.", "Are there other invoice numbers with the same mistake?", {}),
    ("Invoices INV-20391 and INV-20392 are wrong.", "Which invoice shall we look at first?", {}),
    ("My order 1123 is late.", "Is 1123 your order number?", {}),
    ("Our workspace 'northwind' is locked.", "What is the name of the new workspace you want to create?", {}),
    ("Invoice 2024-118 for 1,200.00 is wrong.", "What is your phone number?", {}),
    ("Since Tuesday nothing syncs.", "When would a call suit you?", {}),
    ("I cannot sign in.", "Which email address does your colleague use?", {"email": "a@b.io"}),
    ("My IBAN DE89 3704 0044 0532 0130 00 changed.", "Can you give us a phone number?", {}),
    ("It shows an error.", "What does the error message say?", {}),
    ("Bestellung 99120 fehlt.", "Wie lautet die Telefonnummer des Empfängers?", {}),
    ("My name is Ana.", "What is the name of your bank?", {"name": "Ana"}),
    ("order #5512 came broken", "Do you have a second order number from that day?", {}),
    ("Please ship to a new address.", "What is the e-mail address of the recipient?", {"email": "a@b.io"}),
    ("I was charged in March.", "When were you charged?", {}),
    ("Invoice INV-1 is wrong.", "Enter the invoice number in the search field, could you try that?", {}),
    ("Booking ref QX7T2 is missing.", "Which hotel was it?", {}),
    ("We're 120 people on the Team plan.", "Which plan would you like to move to?", {}),
    ("My order 5512 is late.", "Do you know the tracking number?", {}),
    ("My order 5512 and my order 5513 are late.", "Which order is more urgent?", {}),
    ("I use Chrome 126.", "Does it also happen in another browser?", {}),
    ("Please change it.", "What e-mail address shall we change it to?", {"email": "z@y.io"}),
    ("Error 500 since today.", "Do you still see the error message after a reload?", {}),
    ("Call me on +49 30 123456.", "When may we call you?", {}),
    ("Rechnung 2024-11 fehlt.", "Wie lautet die Kundennummer?", {}),
    ("We have 42 seats.", "How many seats do you want to add?", {}),
    ("It failed on 3 March.", "When will you try the import next?", {}),
    ("PO 4471 please.", "What invoice number is this about?", {}),
    ("We pay for 50 licences.", "How many of them are in use?", {}),
    ("It broke yesterday.", "When do you need it back?", {}),
    ("Uso Chrome 126.", "Con Firefox funziona?", {}),
    ("Ticket 88213 was closed.", "Shall I reopen ticket 88213?", {}),
    ("I'm ana@x.io.", "Which of your colleagues should get an email?", {"email": "ana@x.io"}),
    ("Account 12 345 67 moved.", "What's the best phone number for you?", {}),
    ("The tenant is down.", "Which tenant is it?", {}),
    ("I got a mail with a code.", "Please don't tell anyone the code or your account number.", {}),
    ("My order 5512 is late.", "What name is on the parcel?", {}),
    ("my invoice number: 2024-0091", "Is the amount on the invoice right?", {}),
    ("I get an error.", "Can you tell me what the error says?", {}),
    ("We're on the Team plan.", "Have you thought about the Business plan?", {}),
    ("Order A-55120.", "What's the order number of the replacement?", {}),
    ("The code is 612345678.", "What is your phone number?", {}),
    ("We have 30 users.", "How many users should be able to export?", {}),
    ("Last night.", "When would you like the call?", {}),
    ("Safari 17.4.", "Does Chrome show the same?", {}),
    ("hi", "What is your name and email address?", {}),
    ("My order is #88123.", "Did you change anything in your order?", {}),
]


@pytest.mark.parametrize(("thread", "text", "customer"), HELD)
def test_asks_for_what_is_held(thread: str, text: str, customer: dict[str, Any]) -> None:
    assert "asks_again" in codes(text, a_record(thread=[a_message(thread)], customer=customer))


@pytest.mark.parametrize(("thread", "text", "customer"), NOT_HELD)
def test_asks_for_something_else(thread: str, text: str, customer: dict[str, Any]) -> None:
    assert "asks_again" not in codes(text, a_record(thread=[a_message(thread)], customer=customer))
