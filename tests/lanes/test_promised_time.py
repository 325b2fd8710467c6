"""Which times a reply promises, and what they leave, held against the figures of the owner's queue."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lanes.policy import shipped_policy
from lanes.promised_time import promised_times
from lanes.reply_check import check_reply
from lanes.words import Lane, Unit
from tests.factories import a_message, a_record

POLICY = shipped_policy()
TUESDAY = datetime(2024, 6, 4, 10, tzinfo=UTC)

TOO_SOON = [
    ("legal", "We'll reply by June 5."),
    ("legal", "We'll reply by 5 June 2024."),
    ("legal", "We'll reply by 05.06.2024."),
    ("legal", "We'll reply by 2024-06-05."),
    ("legal", "We'll be in touch this evening."),
    ("legal", "Entraremos em contato em até 24 horas."),
    ("legal", "Nous reviendrons vers vous dans la journée."),
    ("legal", "Risponderemo entro domani."),
    ("legal", "Wir antworten Ihnen noch heute."),
    ("legal", "The security team will respond within the hour."),
    ("legal", "Our team replies within an hour."),
    ("legal", "Our counsel will get back to you on 6 June."),
    ("legal", "You'll have our answer by the 5th of June."),
    ("billing specialist", "I'll reply within ten minutes."),
    ("billing specialist", "We'll be back to you in a quarter of an hour."),
    ("legal", "A lawyer of ours will write to you first thing tomorrow morning."),
    ("legal", "You will receive a response by noon."),
    ("legal", "Sie erhalten bis heute Abend eine Antwort."),
    ("legal", "Wir melden uns am 5. Juni bei Ihnen."),
    ("legal", "Nos pondremos en contacto con usted esta tarde."),
    ("legal", "Le responderemos antes del 5 de junio."),
    ("legal", "Nous vous répondrons ce soir."),
    ("legal", "Nous vous recontacterons d'ici le 5 juin."),
    ("legal", "Vamos responder ainda hoje."),
    ("legal", "La contatteremo entro stasera."),
    ("contract specialist", "We'll get back to you in a day."),
    ("legal", "You can expect to hear from our lawyers by close of play tomorrow."),
    ("billing specialist", "Give us twenty minutes and we'll have an answer."),
    ("legal", "Legal will be in touch on Thursday morning."),
    ("legal", "I'll make sure you get a call before 6 pm."),
    ("legal", "Spätestens morgen Mittag haben Sie unsere Antwort."),
    ("legal", "En un plazo de 24 horas recibirá una respuesta."),
    ("legal", "Entro 24 ore riceverà una risposta."),
    ("billing specialist", "Your refund will be in your account within 3 hours."),
    ("legal", "Expect our lawyer's answer no later than tomorrow."),
    ("billing specialist", "We're on it and will update you in a couple of hours."),
    ("security specialist", "Security will be back with you in 2-3 hours."),
    ("legal", "You will get legal's view by the 6th of June."),
    ("legal", "Someone is going to phone you at 3pm."),
    ("billing specialist", "Ich melde mich in einer Viertelstunde."),
    ("legal", "Mañana por la mañana le daremos una respuesta."),
    ("legal", "Je vous réponds dans l'après-midi."),
    ("legal", "Ligamos-lhe hoje à tarde."),
    ("legal", "La chiameremo domani mattina."),
    ("legal", "Legal comes back to you by Wednesday noon."),
    ("contract specialist", "I will have the contract team ring you before the end of the day."),
    ("legal", "You'll have it in writing by tomorrow."),
    ("billing specialist", "Billing responds in under an hour."),
    ("legal", "Our DPO will email you on 5/6."),
    ("legal", "Bis morgen früh wissen Sie Bescheid."),
    ("legal", "Tendrá noticias nuestras en las próximas 24 horas."),
    ("legal", "Vous recevrez une réponse sous 24 h."),
    ("legal", "Terá uma resposta ainda hoje."),
    ("legal", "Le faremo sapere entro stasera."),
    ("legal", "You'll hear from our legal team before the end of tomorrow."),
    ("legal", "Our legal team will answer by the end of Thursday."),
    ("legal", "Le responderemos antes del final de mañana."),
]

IN_TIME = [
    ("legal", "We received your message today and will get back to you within 5 business days."),
    ("legal", "We'll reply within 3 business days; your trial runs out today, but it stays readable."),
    ("legal", "We'll refund it and cancel the renewal set for tomorrow once legal has decided."),
    ("legal", "Please send us the logs by tomorrow."),
    ("legal", "We installed the update two days ago and will write to you within a week."),
    ("legal", "We saw that your export failed this morning; legal will answer within five business days."),
    ("legal", "We'll get back to you by June 20."),
    ("legal", "Your renewal is on June 5, and we'll write to you once legal has decided."),
    ("legal", "Thanks for your message of 3 June. We will reply within one week."),
    ("legal", "The maintenance starts tonight at 22:00 and takes 2 hours."),
    ("legal", "Wir haben Ihre Nachricht heute erhalten und melden uns innerhalb von fünf Werktagen."),
    ("legal", "Nous avons bien reçu votre message aujourd'hui et vous répondrons sous 5 jours ouvrés."),
    ("legal", "If you write before noon, the report is sent the same day."),
    ("legal", "We'll reply within two weeks."),
    ("legal", "Your trial ends tomorrow."),
    ("legal", "Le responderemos en cinco días hábiles a su mensaje de hoy."),
    ("billing specialist", "We'll answer by next Monday."),
    ("legal", "We answer within a week, often sooner than you think."),
    ("legal", "The job you started at 10:00 will be looked at by legal within four working days."),
    ("legal", "You can reply to this mail until tomorrow."),
    ("legal", "Please restart it now; legal will get back to you by the end of the month."),
    ("legal", "Since your message from yesterday we have learned more and will write within six days."),
    ("legal", "Reports for today will be sent to your inbox at 18:00 if you turn on the digest."),
    ("legal", "Ihre Testphase endet morgen; wir melden uns innerhalb einer Woche."),
    ("legal", "Su prueba termina mañana; le responderemos en una semana."),
    ("legal", "When did you last hear from us, today or yesterday?"),
    ("legal", "I can't tell you today when they will answer."),
    ("support lead with account executive", "We'll reply by tonight."),
    ("billing specialist", "We'll call you on Thursday."),
    ("legal", "The link we sent you today works for 24 hours."),
    ("legal", "Legal usually needs three days; we'll write when they have decided."),
    ("legal", "You told us yesterday that the import takes 2 hours."),
    ("legal", "We will answer your question from this morning within a week."),
    ("legal", "Backups run every 6 hours."),
    ("legal", "Wir antworten in der Regel innerhalb von fünf Tagen."),
    ("legal", "Puede descargar el informe hasta mañana."),
    ("legal", "Votre essai se termine ce soir."),
    ("legal", "O seu plano renova amanhã."),
    ("legal", "Il link scade tra 24 ore."),
    ("legal", "Thanks for calling this morning! Legal will write within a week."),
    ("legal", "The invoice due tomorrow stays open while legal decides."),
    ("legal", "You can see today's usage under Settings."),
    ("legal", "We'll write to you when legal has decided; that can take up to a week."),
    ("legal", "Webhooks are retried within 5 minutes."),
    ("legal", "Legal needs until June 28."),
    ("legal", "Did we promise you an answer by tomorrow?"),
    ("legal", "Hemos recibido su mensaje hoy."),
    ("legal", "Le journal est gardé 24 heures."),
    ("legal", "We will answer your letter of 3 June within five days."),
]


def timing(text: str, owner: str | None, **record: object) -> list[str]:
    at = "2024-06-04T10:00:00Z"
    case = a_record(received_at=at, thread=[a_message("It fails.", at=at)], **record)
    found = check_reply(text, case, lane=Lane.ASSISTED, unit=Unit.ANSWER, owner=owner, policy=POLICY)
    return [one.text for one in found if one.code == "timing"]


@pytest.mark.parametrize(("owner", "text"), TOO_SOON)
def test_a_time_before_the_queues_hour(owner: str, text: str) -> None:
    assert timing(text, owner)


@pytest.mark.parametrize(("owner", "text"), IN_TIME)
def test_a_time_that_is_met_or_not_promised(owner: str, text: str) -> None:
    assert not timing(text, owner)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("we reply within 2 hours", 2),
        ("we reply within two to four hours", 4),
        ("we reply in an hour or two", 2),
        ("we reply in half an hour", 0.5),
        ("wir antworten in einer viertelstunde", 0.25),
        ("we reply within 45 minutes", 0.75),
        ("we reply today", 8),
        ("we reply tomorrow by 5 pm", 32),
        ("we reply today or tomorrow", 32),
        ("we reply by thursday", 56),
        ("we reply by june 6", 56),
        ("we reply by the 6th of june", 56),
        ("wir antworten bis 06.06.2024", 56),
        ("we reply by 06/06/2024", 56),
        ("respondemos el 6 de junio", 56),
        ("we reply within three business days", 72),
        ("we reply by the end of the week", 80),
    ],
)
def test_the_hours_a_time_leaves(text: str, hours: float) -> None:
    [time] = promised_times(text, [(0, len("we reply"))], TUESDAY)
    assert time.hours == pytest.approx(hours)


@pytest.mark.parametrize("text", ["we reply by friday", "we reply by june 6"])
def test_a_date_is_counted_from_the_records_time_only(text: str) -> None:
    assert not promised_times(text, [(0, 8)], None)


@pytest.mark.parametrize(
    ("owner", "suggested", "queue"),
    [
        (None, "legal", "the queue of legal needs up to 72 hours"),
        (None, "Legal", "the queue of Legal needs up to 72 hours"),
        ("contract specialist", "legal", "the queue of contract specialist needs up to 48 hours"),
        (None, None, "the queue needs up to 24 hours"),
    ],
)
def test_the_suggested_owner_counts_where_nobody_is_named(
    owner: str | None, suggested: str | None, queue: str
) -> None:
    assert queue in timing("We will reply within 12 hours.", owner, suggested_owner=suggested)[0]
