"""Where the decision is a person's, no reply promises, foretells, refuses or tells it as done."""

from __future__ import annotations

import pytest

from lanes.words import Lane, Unit
from tests.lanes.replies import codes

IMPLIED = [
    "I have cancelled your subscription as you asked.",
    "Done: the seats are removed.",
    "The owner role was moved to dana@acme.io.",
    "Ihr Abonnement ist gekündigt.",
    "Sure, I've unlocked your account.",
    "I'm afraid the answer is no.",
    "There is no chance of a refund here.",
    "Eine Erstattung ist leider nicht möglich.",
    "Malheureusement, le remboursement n'est pas possible.",
    "In cases like yours we always give the money back.",
    "The contract does give you the right to terminate early.",
    "Your access has been restored.",
    "I removed the 12 seats for you.",
    "We've reset the MFA of your owner.",
    "The refund went out this morning.",
    "It's done, the plan is downgraded.",
    "Su suscripción ha sido cancelada.",
    "Votre abonnement est résilié.",
    "O seu acesso foi restabelecido.",
    "Ho annullato l'abbonamento.",
    "Ich habe die Plätze entfernt.",
    "No refund is due in this case.",
    "A refund is out of the question.",
    "You have every right to cancel under clause 7.",
    "We never refund annual plans.",
    "Un reembolso no es posible.",
    "O reembolso não é possível.",
    "Il rimborso non è possibile.",
    "I don't think you'll have to pay this.",
    "Our decision is final.",
    "This is clearly our mistake and you'll be made whole.",
    "We've taken off the extra seats.",
    "The role change is complete.",
    "The duplicate charge will come off your next bill.",
    "Of course you'll get your money back.",
    "That's a no from our side, sorry.",
    "Refunds are not something we offer.",
    "You are in the right here.",
    "Your case is a strong one.",
    "We accept liability for the outage.",
    "Sie bekommen Ihr Geld auf jeden Fall zurück.",
    "Da ist leider nichts zu machen.",
    "Es seguro que se lo devolvemos.",
    "Votre compte a été débloqué.",
    "A conta foi desbloqueada.",
    "Il suo account è di nuovo attivo.",
    "We deactivated the stolen token.",
    "The workspace now belongs to Dana.",
    "Your trial was extended by two weeks.",
    "You won't get the fee back, I'm afraid.",
    "I see no basis for a refund.",
    "The chances of a refund are good.",
    "Ihre Erstattung wurde veranlasst.",
    "Le hemos devuelto el acceso.",
    "Nous avons supprimé les postes.",
    "I posti sono stati rimossi.",
]

OPEN = [
    "You asked for a refund of $400 for March.",
    "You wrote that you expected a full refund.",
    "Whether a full refund is possible is for billing to decide.",
    "Your message mentions a partial refund from March; is that the one you mean?",
    "Unfortunately, it isn't decided yet.",
    "Unfortunately we cannot say today how this will be decided.",
    "I'm sure you want to know soon where this stands.",
    "We don't see any reason in the log why the login failed.",
    "We can't restore access until security has decided.",
    "You asked us to cancel the subscription; a person does that next.",
    "You told us your access has been removed.",
    "Has the seat been removed on your side?",
    "The subscription isn't cancelled yet.",
    "If your account is locked, wait 30 minutes.",
    "I have added your message to the case.",
    "I've passed your request to billing.",
    "We are sorry that the access was removed without notice.",
    "A refund is possible only if billing decides so.",
    "You can remove seats under Settings > Seats.",
    "Once it is cancelled you keep read access.",
    "Ihr Konto wurde laut Protokoll am 3. Mai gesperrt.",
    "Ob die Plätze entfernt werden, entscheidet die Buchhaltung.",
    "Vous demandez que l'abonnement soit résilié.",
    "We updated the documentation on exports.",
    "Usted escribió que el acceso fue eliminado.",
    "Your owner role is Admin, as the members page shows.",
    "Which seats should be removed?",
    "I've noted that you want the refund.",
    "You mentioned the seats were removed last week.",
    "A specialist decides whether the seats are removed.",
    "The page explains how accounts are closed.",
    "Your request for a credit is with billing; Ana decides it.",
    "Nothing has been cancelled so far.",
    "We don't know yet if a refund applies.",
    "Deleted boards are kept for 30 days.",
    "Your password was not changed.",
    "I have sent your question to billing.",
    "Es ist noch nichts entschieden.",
    "Votre demande de remboursement est ouverte.",
    "Su solicitud de reembolso sigue abierta.",
    "Could you confirm that the trial was extended?",
    "The token has not been revoked yet; a person does it next.",
    "You can revoke tokens yourself under Security.",
    "The owner who left was removed by your admin on 3 May.",
    "We have forwarded your refund request.",
    "When a trial is extended, you get a mail.",
    "I understand that losing access is hard.",
    "Sie möchten, dass die Plätze entfernt werden.",
    "Aún no hemos cancelado nada.",
    "La richiesta di rimborso è aperta.",
]


@pytest.mark.parametrize("text", IMPLIED)
def test_the_outcome_is_given_away(text: str) -> None:
    assert "outcome_implied" in codes(text, lane=Lane.HUMAN_OWNED, unit=Unit.CONVERSATION)
    assert "outcome_implied" in codes(text, unit=Unit.ACTION)
    assert "outcome_implied" not in codes(text, unit=Unit.ANSWER)


@pytest.mark.parametrize("text", OPEN)
def test_the_outcome_stays_open(text: str) -> None:
    assert "outcome_implied" not in codes(text, lane=Lane.HUMAN_OWNED, unit=Unit.CONVERSATION)
