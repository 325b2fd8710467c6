"""What somebody of ours undertakes, claims or asks, in six languages, beside harmless sentences in the same words."""
# ruff: noqa: E501 - a table is easier to check on one line

from __future__ import annotations

import pytest

from lanes.commitments import read_speech
from lanes.customer_state import customer_state
from lanes.words import CustomerState
from tests.factories import a_message, a_record, a_reply

ASKED, TENTATIVE = CustomerState.CLARIFYING_QUESTION, CustomerState.TENTATIVE_EXPLANATION
RESOLVED, RAISED = CustomerState.RESOLVED_CLAIMED, CustomerState.EXPECTATION_RAISED


RAISED_BY = [
    "Our data team will have the export in your inbox before the weekend.",
    "Priya from finance is going to answer your question about the VAT number on Monday.",
    "You'll be able to use the API again this afternoon.",
    "I've asked our accountants to void the second invoice.",
    "Security will get you back into the workspace tonight.",
    "Leave this with me; I'll chase it and report back.",
    "The extra seats come off your bill next month.",
    "Sie haben ab morgen wieder vollen Zugriff.",
    "Unser Rechtsteam antwortet Ihnen bis Donnerstag.",
    "Sie zahlen nur für die genutzten Tage, das garantiere ich.",
    "El dinero estará en su tarjeta el lunes.",
    "Mi compañera de facturación le llamará esta tarde.",
    "L'argent sera sur votre compte vendredi.",
    "Notre service juridique vous répondra d'ici jeudi.",
    "O crédito cai na sua conta amanhã.",
    "Il nostro ufficio legale le risponderà entro giovedì.",
    "I soldi arrivano sul suo conto entro venerdì.",
    "I'm on it and should have news for you after lunch.",
    "Our compliance desk is drafting the reply and sends it to you on Wednesday.",
    "The second charge won't stay on your card.",
    "You shouldn't see any further invoices from us.",
    "Your replacement headset leaves our warehouse tomorrow.",
    "Karim is going to ring you about this on Tuesday.",
    "We are going to hold your price for another year.",
    "That overcharge is coming back to you next week.",
    "Ich kümmere mich darum und gebe Ihnen morgen Bescheid.",
    "Die Buchhaltung schickt Ihnen die korrigierte Rechnung am Montag.",
    "Sie bekommen heute noch Antwort von unserem Datenschutzteam.",
    "Mañana tendrá acceso de nuevo.",
    "Desde finanzas le mandarán la factura corregida el lunes.",
    "Je m'en occupe et je vous tiens au courant.",
    "Votre crédit apparaîtra sur la facture de juin.",
    "Vou tratar disso e dou-lhe notícias amanhã.",
    "A equipa jurídica responde-lhe até quinta-feira.",
    "Me ne occupo io e le faccio sapere domani.",
    "Domani riavrà l'accesso.",
    "Finance has agreed to return the overpayment.",
    "I'll have someone from onboarding walk you through it on Tuesday at 10.",
    "Expect the money within a few days.",
    "By Monday your team will be back on the old plan.",
    "We're sending a new token over this afternoon.",
    "Nothing will be charged for the two weeks you were locked out.",
    "My manager will personally go through your contract and come back with an answer.",
    "The March credit goes onto your next statement.",
    "Hang tight, a specialist is taking this over and you'll have a reply before noon.",
    "Morgen früh ist Ihr Zugang wieder offen.",
    "Wir ziehen die 40 € von der nächsten Rechnung ab.",
    "Ein Techniker kommt am Dienstag vorbei.",
    "Le prometo que lo tendrá resuelto esta semana.",
    "Recibirá el abono en un plazo de tres días.",
    "Un conseiller prendra contact avec vous demain.",
    "Nous déduirons 40 € de votre prochaine facture.",
    "Amanhã já poderá entrar de novo.",
    "O nosso técnico liga-lhe na segunda.",
    "Domani un tecnico la chiamerà.",
    "Scaleremo 40 € dalla prossima fattura.",
    "Hi Lee,\n\nthanks for flagging this. I've spoken with our payments people and the double charge will go back to you by Thursday.\n\nBest,\nNora",
    "No need to do anything, we'll take it from here.",
    "A senior engineer has picked this up and you'll get word from her tonight.",
    "I can get that fee removed for you.",
    "The data should be recovered by the end of the week.",
    "Give us until Wednesday and it'll be fixed.",
    "We're issuing a new invoice for you tomorrow.",
    "You have my promise that the price won't go up this year.",
    "Our DPO will send the signed agreement over on Friday.",
    "We'll have to look into this and will revert by Tuesday.",
    "Ihre Anfrage liegt jetzt bei der Technik, wir melden uns spätestens am Freitag.",
    "Die doppelte Abbuchung bekommen Sie nächste Woche zurück.",
    "Ich sorge dafür, dass der Zugang morgen wieder funktioniert.",
    "Nos encargamos y le damos una respuesta el jueves.",
    "Mañana le devuelvo la llamada.",
    "Le devolverán los 20 € en la próxima factura.",
    "Vous récupérerez l'accès ce soir.",
    "Nous revenons vers vous d'ici mercredi.",
    "Fique tranquilo, devolvemos-lhe o valor esta semana.",
    "Provvediamo al rimborso entro tre giorni.",
]

RESOLVED_BY = [
    "Your permissions are corrected, please sign in once more.",
    "The webhook is reconnected and events flow again.",
    "I moved the workspace to the new owner.",
    "Fehler behoben, bitte laden Sie die Seite neu.",
    "Acceso restablecido, ya puede entrar.",
    "Problème corrigé, vous pouvez réessayer.",
    "Accesso ripristinato, può riprovare.",
    "Access restored, please give it a try.",
    "I just bumped your upload limit, it goes through now.",
    "We've taken the duplicate seat off your plan.",
    "Ihr Passwort ist zurückgesetzt.",
    "Hemos desbloqueado su cuenta.",
    "Nous avons débloqué votre compte.",
    "Desbloqueámos a sua conta.",
    "Abbiamo sbloccato il suo account.",
    "All sorted on our side, you're good to go.",
    "We rolled back the change and exports complete normally.",
    "I've switched your workspace back to annual billing.",
    "Ihr Konto ist wieder freigeschaltet.",
    "Ya hemos corregido la factura.",
    "Votre mot de passe a été réinitialisé.",
    "A sua subscrição foi cancelada.",
    "Il suo accesso è stato ripristinato.",
    "Good news: the sync is running normally again since 9:40.",
    "I've gone ahead and renamed the workspace for you.",
    "Your card has been removed from the account.",
    "Der Fehler ist behoben und Ihre Daten sind vollständig.",
    "Su contraseña ya está restablecida.",
    "C'est réglé, l'export fonctionne de nouveau.",
    "Já corrigimos a fatura.",
    "Abbiamo annullato l'abbonamento come richiesto.",
]

TENTATIVE_BY = [
    "Our guide explains how a refund is issued by the workspace owner.",
    "Refunds usually take up to ten days, according to the card networks.",
    "You will need an admin account to open that page.",
    "You'll see the Export button in the top right corner.",
    "When the sync is fixed by your admin, the badge disappears.",
    "The article shows what happens after an account is locked.",
    "Wenn ein Ticket geschlossen wird, erhält der Besitzer eine Mail.",
    "La facture est envoyée à l'adresse indiquée dans les réglages.",
    "El botón aparece cuando el administrador está conectado.",
    "Whoever owns the board will get a notification.",
    "Your workspace admin will be able to grant you access.",
    "If we can confirm the duplicate, the policy allows a refund.",
    "The invoice lists what was refunded in the past.",
    "Your trial ends on Friday.",
    "You'll find the answer in the article on webhooks.",
    "We'll start with the simplest cause: an expired token.",
    "The job runs every Monday and updates your report.",
    "Cards are archived when the task is closed.",
    "Die Einladung läuft nach sieben Tagen ab.",
    "Los informes se envían cada lunes a los administradores.",
    "Le bouton devient actif dès que l'export est prêt.",
    "As faturas ficam disponíveis no menu Faturação.",
    "Il link scade dopo 24 ore.",
    "A refund can only be requested by the billing owner.",
    "Our engineers write a post about each outage.",
    "The report will be generated once the import has finished.",
    "You can ask your admin to unlock the board.",
    "It could be that the invite was sent to another address.",
    "Most teams see the change after a reload.",
    "If a card is moved to Done, its timer stops.",
    "We don't offer phone support on the Starter plan.",
    "Sie können die Plätze unter Abrechnung entfernen.",
    "Puede que el token haya caducado.",
    "L'export est envoyé par e-mail une fois terminé.",
    "Pode alterar o papel em Definições.",
    "Se il file è troppo grande, il caricamento si interrompe.",
    "Owners will see a banner when the trial ends on Friday.",
    "Our billing page shows when a credit was applied.",
    "I understand you'd like the charge refunded; that decision isn't mine to make.",
    "Exports usually finish within two hours.",
    "You will be signed out of other devices when you change the password.",
    "The team plan includes ten seats.",
    "A colleague may be able to see more in the logs.",
    "Our changelog lists which bugs were fixed in each release.",
    "Der Export wird als CSV gespeichert.",
    "Los cambios se guardan automáticamente.",
    "Vous pouvez supprimer un membre depuis la page Équipe.",
    "O convite expira em sete dias.",
    "Le notifiche vengono inviate ogni mattina.",
]

ASKED_BY = [
    "Hi Tom,\n\nthanks for getting in touch. Which of your workspaces is affected?\n\nBest regards,\nMia\nSupport Assistant",
    "So that I can look into it, I need three things:\n1. your workspace URL\n2. the browser you use\n3. a screenshot",
    "Guten Tag Frau Berger,\n\nwelche Rechnung meinen Sie?\n\nMit freundlichen Grüßen\nIhr Support-Team",
    "Hola Marta:\n\n¿De qué factura se trata?\n\nUn saludo,\nLeo",
    "Bonjour Claire,\n\nDe quelle facture s'agit-il ?\n\nBien cordialement,\nLéo, assistant virtuel",
    "Ciao Luca,\n\nquale fattura intende?\n\nCordiali saluti,\nAva",
    "Thanks, Jo.\n\nIs it the US or the EU workspace?\n\nAll the best,\nMia Chen\nCustomer Support | Acme",
    "Merci de votre message. Pour avancer, j'ai besoin de deux éléments :\n- le nom de l'espace\n- l'heure de l'erreur",
    "Danke! Dafür brauche ich noch zwei Angaben:\n- die Rechnungsnummer\n- das Datum",
    "Dear Mr Okafor,\nCould you tell me when the error first appeared?\nYours sincerely,\nThe Acme assistant",
    "Hey Sam 👋\n\nDo you see the error on mobile as well?\n\nCheers\nNia",
    "Happy to help! What I still need from you:\n• the invoice number\n• the card's last four digits",
    "Estimado Sr. Ruiz:\n\n¿Puede indicarnos qué navegador utiliza?\n\nAtentamente,\nEl equipo de soporte",
    "Olá Rita,\n\nQual é o nome do espaço de trabalho?\n\nCom os melhores cumprimentos,\nAva",
    "Hello Ms. Tan,\n\nCould you please tell us whether the error also appears in a private window?\n\nWarm regards,\nJonas Meier\nSenior Support Specialist",
    "Before going further I need one thing from you: the exact error text.",
    "Moin Herr Petersen,\n\num welchen Arbeitsbereich geht es?\n\nBeste Grüße\nIhre Lena",
]

ALL = [
    (text, state)
    for texts, state in (
        (RAISED_BY, RAISED),
        (RESOLVED_BY, RESOLVED),
        (TENTATIVE_BY, TENTATIVE),
        (ASKED_BY, ASKED),
    )
    for text in texts
]


@pytest.mark.parametrize(("text", "state"), ALL)
def test_what_the_customer_was_told(text: str, state: CustomerState) -> None:
    assert customer_state(a_record(thread=[a_message(), a_reply(text)])) is state


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_a_blank_message_tells_nothing(text: str) -> None:
    thread = [a_message(), a_reply(text)]
    assert customer_state(a_record(thread=thread)) is CustomerState.NOTHING_SENT


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("We'll refund the charge of 3 May by Friday.", ["Friday"]),
        ("We'll refund the $20 difference instead of $45.", ["$20"]),
        ("We received your message of 2 June and will refund you tomorrow.", ["tomorrow"]),
        ("Since you paid $80, you will receive a refund of $35.", ["$35"]),
    ],
)
def test_only_promised_sums_and_times_are_told(text: str, figures: list[str]) -> None:
    assert [c.figure for c in read_speech(text).commitments if c.figure] == figures
