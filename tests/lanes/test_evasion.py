"""A reply evades when it names nobody, no time and no reason; what the product cannot do is no evasion."""

from __future__ import annotations

import pytest

from tests.lanes.replies import codes

EVASIVE = [
    "Someone will look at it eventually.",
    "You will be informed in due time.",
    "There's nothing else I can share at this stage.",
    "I'm not in a position to comment.",
    "Mehr kann ich Ihnen dazu nicht sagen.",
    "Votre demande suit son cours.",
    "Your request is in process. Please wait.",
    "Your matter is with the competent department.",
    "All I can tell you is that it is being handled.",
    "We are not able to give any more details.",
    "You'll hear from us when the time comes.",
    "It's in the queue and will be dealt with sooner or later.",
    "I'm not authorised to tell you more.",
    "Weitere Auskünfte können wir leider nicht geben.",
    "Ihr Anliegen liegt bei der zuständigen Stelle.",
    "Nous ne pouvons pas vous en dire davantage.",
    "No le puedo dar más información.",
    "O assunto está a ser tratado pela equipa responsável.",
    "Non posso dirle altro.",
    "Sie werden bei Gelegenheit informiert.",
    "We've noted your concern and will act accordingly.",
    "This is beyond what I can discuss.",
    "You'll be notified if and when there is something to report.",
    "We're working on it, that's all I have for now.",
    "Someone will get back to you eventually.",
    "The matter rests with the department in charge.",
    "Das liegt nicht in meiner Hand.",
    "Tenga paciencia, por favor.",
    "Je ne suis pas autorisé à vous en dire plus.",
    "Não estou autorizado a comentar.",
    "Non sono autorizzato a fornire dettagli.",
    "It has gone to the right people and that's where it is.",
    "I'm afraid there's nothing further I can add.",
    "We'd rather not go into the reasons.",
    "Somebody should be looking at it soon-ish, at some point.",
    "Aus betrieblichen Gründen kann ich dazu keine Auskunft geben.",
    "Por razones internas no podemos decirle más.",
    "Nous ne sommes pas en mesure de commenter.",
    "Encaminhámos o pedido para o departamento competente.",
    "La pratica è in mano a chi di dovere.",
]

PLAIN = [
    "You can't share dashboards on the Starter plan.",
    "Admins cannot share API keys across workspaces.",
    "Guests are not allowed to comment on locked boards.",
    "Please wait until the progress bar reaches 100%.",
    "Choose the appropriate team in the dropdown, then click Assign.",
    "This is a policy you can edit under Security > Policies.",
    "Bitte wählen Sie im Formular die zuständige Abteilung aus.",
    "Your contract specialist has not decided yet; that is why I cannot give you a figure today.",
    "Viewers can't comment on archived pages.",
    "Please wait for the import to finish before you close the tab.",
    "The responsible person is shown on the card.",
    "You can't discuss private tasks in public channels; use a private channel.",
    "In the routing rules, pick the relevant team for each tag.",
    "Nothing more is needed from you.",
    "I can't share screenshots of other customers' workspaces.",
    "The report is processed internally by a nightly job.",
    "Wählen Sie die zuständige Stelle in der Liste aus.",
    "No puede compartir tableros en el plan gratuito.",
    "Vous ne pouvez pas partager ce lien en dehors de l'équipe.",
    "I can't say more until billing has decided; Ana from billing reads it next.",
    "I can't explain the drop without the log; could you attach it?",
    "You are not allowed to edit a locked card.",
    "We share this with our billing team: Ana reads it tomorrow.",
    "The export may take a while; it is processed in the background.",
    "Wait until the sync icon stops spinning.",
    "Please forward the invoice to your finance department.",
    "The policy applies to all workspaces you own.",
    "I can't tell from the screenshot which version you run.",
    "Our legal team, Mr. Weber, decides this next.",
    "Leiten Sie die Mail an die zuständige Abteilung in Ihrem Haus weiter.",
    "No puedo compartir las claves de otros clientes.",
    "Veuillez patienter pendant que l'export se termine.",
    "You cannot share a board that is archived.",
    "I can't give you a date yet: Ana in billing decides this on Monday.",
    "Ask the responsible admin in your workspace to approve it.",
    "Please wait ten minutes, then reload the page.",
    "Not every team can comment; that's a setting.",
    "Der zuständige Administrator in Ihrem Unternehmen kann das ändern.",
    "No puede comentar en tableros bloqueados.",
    "Attendez que la barre soit verte.",
    "Não é possível partilhar pastas vazias.",
    "Il responsabile del suo spazio può cambiarlo.",
]


@pytest.mark.parametrize("text", EVASIVE)
def test_evasive_words(text: str) -> None:
    assert "evasive" in codes(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_and_instructions(text: str) -> None:
    assert "evasive" not in codes(text)
