"""What the record already holds of the details that replies ask for, so that nobody has to say it twice."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lanes.amounts import lowered
from lanes.record import CaseRecord
from lanes.words import Author

READ_AT_MOST = 40_000
"""Characters of one message that are looked through."""

_CODE = r"#?[a-z]{0,5}[-_]?\d[\w/-]{2,}"
_SIGN = r"(?:n(?:um(?:mer|ber)|[uú]mero|uméro|o\b|r\b|[°º])?\.?|no\.?|nr\.?|id|code|is|was|lautet|ist|es|est|ist|é|è|n\.|:|#|=)"
_LINK = rf"(?:'s)?(?:\s*{_SIGN}){{0,3}}\s*(?:la |el |il |a |o |le )?"
_NUMBER = r"(?:number|no\b|nr\b|id|code|reference|#)"
_NUMMER = r"(?:número|num\b|n[°º]|referencia|référence|referência|riferimento)"
_OF = r"(?:d(?:e|o|a|el|ella|ello)?(?: la| le| el| l'| votre| su| sua| tu| seu)? ?|d'|dell'|de l')"


class Detail(NamedTuple):
    """One kind of detail: how a reply asks for it, and what it looks like where it is given."""

    name: str
    asked: re.Pattern[str]
    given: re.Pattern[str]
    which: re.Pattern[str] | None = None
    """Asking for one of several: only when exactly one is given is it asked again."""


def _detail(name: str, asked: str, given: str, which: str | None = None) -> Detail:
    return Detail(name, re.compile(asked), re.compile(given), re.compile(which) if which else None)


def _numbered(name: str, words: str, german: str, romance: str, given: str = "") -> Detail:
    """A number of something: asked for as `order number`, `Bestellnummer`, `número de pedido`."""
    return _detail(
        name,
        rf"\b(?:{words})(?:'s)? {_NUMBER}|\b(?:{german})nummer|\bnummer (?:ihrer|der|des|ihres) (?:{german})"
        rf"|\b(?:{_NUMMER}|numéro|numero) {_OF}(?:{romance})",
        rf"\b(?:{words}|{german}|{german}nummer|{romance})s?{_LINK}{_CODE}\b{given}",
        rf"\bwhich (?:of the |of your )?(?:{words})s?\b|\bwelche[rsn]? (?:{german})|\b(?:qué|que|cuál|quelles?|quelle|quale|qual) (?:é a |è la |es la |es el )?(?:{romance})\b",
    )


_BROWSER = r"\b(?:firefox|chrome|chromium|safari|edge|opera|brave|vivaldi|thunderbird|betterbird)\b"
_PLACE = r"(?:workspaces?|tenants?|organi[sz]ations?|orgs?|sites?|projects?|instances?|arbeitsbereich\w*|espacios?(?: de trabajo)?|espaces?(?: de travail)?|spazio(?: di lavoro)?|espaço(?: de trabalho)?)"
_PHONE_WORD = r"(?:phone|tele\w*|mobile|cell\w*|call|reach|ring|number|whatsapp|tel|anrufen|handy|mobil\w*|nummer|llam\w+|móvil|teléfono|celular|appel\w*|portable|téléphone|joindre|ligar|telefone|telemóvel|chiam\w+|cellulare|telefono)"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lunes|martes|miércoles|jueves|viernes|lundi|mardi|mercredi|jeudi|vendredi|segunda|terça|quarta|quinta|sexta|lunedì|martedì|mercoledì|giovedì|venerdì)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|okt|nov|dec|dez|mär|mai|ene|abr|ago|dic|fév|fev|avr|juin|juil|août|déc|gen|mag|giu|lug|set|ott|out)[\wéúçôû]*\.?"
_WHEN = (
    rf"\b(?:since|on|at|around|from|seit|am|um|gegen|desde|el|depuis|le|vers|em|às?|da|dal|alle|il|ieri|last|this)\b[^.!?\n]{{0,12}}?(?:\b{_DAY}|\b\d{{1,2}}[:h]\d{{2}}\b|\b\d{{1,2}} ?(?:am|pm|utc|uhr)\b|\b\d{{1,2}}(?:st|nd|rd|th|\.)? (?:de )?{_MONTH} ?|\b{_MONTH} \d{{1,2}}\b)"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b(?:yesterday|this (?:morning|afternoon)|last (?:night|week)|gestern|heute (?:morgen|früh)|ayer|esta mañana|hier|ce matin|ontem|hoje de manhã|ieri|stamattina)\b"
)
_QUOTED = r"[\"“”„«‘']\s?(?=[^\"“”„«»‘'\n]{0,40}\w)[^\"“”„«»‘'\n]{4,160}[\"”“»’']"

DETAILS = (
    _numbered("order number", "order", "bestell(?:ung)?|auftrags?", "pedido|commande|encomenda|ordine|orden"),
    _numbered(
        "invoice number", "invoice|inv|bill", "rechnungs?", "factura|facture|fatura|fattura", r"|\binv-\d+"
    ),
    _detail(
        "reservation or booking number",
        r"\b(?:reservation|booking|confirmation)(?: \w+)? (?:id|number|code|reference)"
        r"|\breservation ids?\b|\bbuchungsnummer|\bnúmero de reserva|\bnuméro de réservation|\bnumero (?:di|della) prenotazione",
        r"\b(?:reservation|booking|confirmation|buchung|reserva|réservation|prenotazione)\b[^.\n]{0,40}?\b(?=[a-z]*\d)[a-z0-9]{5,8}\b",
    ),
    _detail(
        "e-mail address",
        r"\be-?mail address\b|\b(?:your|which|what|the|registered|account) e-?mail\b(?= (?:on|for|you|that|linked|associated|registered|used|is)\b|\W*$|[?,.;])"
        r"|\be-?mail-adresse|\b(?:su|tu|qué|dirección de) correo\b|\bcorreo electrónico\b(?= (?:tiene|usa|de su)|\W*$|\?)|\badresse e-?mail|\bendereço de e-?mail|\b(?:o seu|seu|qual o|qual é o) e-?mail\b|\b(?:la sua|la tua|il suo) e-?mail\b|\bvotre e-?mail\b|\bindirizzo e-?mail",
        r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,60}\w",
    ),
    _detail(
        "account or user id",
        r"\b(?:account|user|customer|client|member|profile)(?:'s)? ?id\b"
        r"|\b(?:customer|client|member) (?:number|no\b)|\bkundennummer|\bnúmero de cliente|\bnuméro (?:de )?client|\bcodice cliente",
        rf"\b(?:user|customer|client|member|kunden|cliente){_LINK}(?:{_CODE}|[a-z]+_[a-z]+_\d+)\b"
        r"|\b(?:user|account) ?id is \S+|\bkundennummer\W{0,3}\d+",
    ),
    _detail(
        "user name",
        r"\b(?:your|the|what|which) (?:account name|user ?name|login name)\b(?!\W{0,2}(?:folder|field|=))|\b(?:ihr\w*|welche\w*) benutzername\w*|\b(?:su|tu|qué) (?:nombre de )?usuario\b|\bvotre nom d'utilisateur|\b(?:seu|qual) nome de (?:utilizador|usuário)|\b(?:suo|qual) nome utente",
        r"\b(?:user ?name|account name|login name|benutzername|nombre de usuario|nom d'utilisateur|nome de (?:utilizador|usuário)|nome utente)(?: is| ist| es| est| é| è|:)+\s*\S{3,}",
    ),
    _numbered("account number", "account", "konto|konten", "cuenta|compte|conta|conto"),
    _detail(
        "browser or app version",
        r"\b(?:browser|firefox|chrome|thunderbird|app|software|program)(?:'s)? version\b|\b(?:which"
        r"|what) (?:\w+ )?(?:version|browser)\b|\bversion (?:of|number)\b|\bwelche[nr]? (?:version|browser)\b|\bqué (?:versión|navegador)"
        r"|\bquel(?:le version| navigateur)|\bqual (?:versão|navegador)|\bquale (?:versione|browser)",
        rf"{_BROWSER}[ /(]*(?:version|esr|v)?[ .]*\d+|\bversion\W{{0,4}}\d+\.\d+",
    ),
    _detail(
        "operating system",
        r"\boperating system\b|\b(?:which|what) os\b|\bversion of (?:windows|macos|linux)\b"
        r"|\bbetriebssystem|\bsistema operativo|\bsistema operacional|\bsystème d'exploitation",
        r"\bwindows ?(?:nt )?(?:xp|vista|7|8|10|11)|\bmac ?os\b|\bos x\b|\b(?:linux|ubuntu|debian|fedora"
        r"|mint)\b|\bandroid \d|\bios \d|\bmacintosh\b",
    ),
    _detail(
        "phone number",
        r"\b(?:phone|telephone|mobile|contact|cell)(?:phone)? number\b|\bnumber (?:to (?:reach|call|ring) you|(?:can|may|should) (?:we|i) (?:reach|call|ring))|\b(?:telefon|handy|ruf)nummer|\bnúmero de (?:teléfono|telefone|móvil|celular|telemóvel)"
        r"|\bnuméro de (?:téléphone|portable)|\bnumero di (?:telefono|cellulare)",
        r"(?<![\w.+-])\+\d{1,3}[\d ()/.-]{6,16}\d(?![\w.])|(?<![\w.:/-])(?<!\d )\(?0\d{2,5}\)?[ /-]\d[\d /-]{4,12}\d(?![\w:-])"
        rf"|\b{_PHONE_WORD}\b[^\n\d#]{{0,24}}(?<![\w.#-])(?!\d{{4}}-\d\d-\d\d)\d[\d ()/.-]{{6,16}}\d(?![\w.:])",
    ),
    _detail(
        "ticket or case number",
        r"\b(?:ticket|case|reference) (?:number|id|no\b)|\bticketnummer|\bnúmero de caso|\bnuméro de (?:ticket|dossier)",
        rf"\b(?:ticket|case|reference){_LINK}{_CODE}\b|\binc-\d+",
    ),
    _detail(
        "error message",
        r"\b(?:exact |full )?error (?:message|text|code)\b|\b(?:what|which) (?:exact |error )?(?:error|message)s? (?:do|did|are|is|appears?|comes|shows)|\bwhat (?:the |your )?(?:error|message|screen) (?:says|reads|is)\b|\bwhat does (?:it|the (?:error|message|screen)) say"
        r"|\bfehlermeldung|\bmensaje de error|\bmessage d'erreur|\bmensagem de erro|\bmessaggio di errore|\b(?:welchen fehler|qué error|quelle erreur|qual erro|quale errore)",
        rf"\bmessage:? ?{_QUOTED}|\b(?:error|says?|shows?|reads?|displays?|get|gets|getting|see|veo|sale|aparece|dice que|apparaît|vois|vejo|vedo|compare|sehe|steht|erscheint|kommt|fehler|fehlermeldung|meldung|mensaje|dice|affiche|erreur|mensagem|diz|messaggio|errore)\b[^.\n]{{0,24}}?{_QUOTED}"
        r"|\berror(?: message| code)?(?: says| reads|:)+\s*\S{4,}|\berror(?: code)?(?: is)? (?:0x)?\d[\dx-]{2,}|\b[a-z]+_error_\w+|\be_[a-z_]{3,}|\b[a-z]+(?:_[a-z]+)+ ?\(\d{3}\)|\bfehlermeldung\W{1,4}\S+",
    ),
    _detail(
        "workspace",
        rf"\bname of (?:your|the|this) (?:affected )?{_PLACE}\b|\b(?:workspace|tenant|organi[sz]ation|org|instance)(?:'s)? (?:name|id|url|slug)\b|\bname ihres arbeitsbereichs|\bnombre de (?:su|tu) espacio|\bnom de votre espace|\bnome d(?:o seu espaço|el suo spazio)",
        rf"\b{_PLACE}(?: (?:is|ist|es|est|è|é))?(?: (?:called|named|name|id|heißt|se llama|s'appelle|si chiama|chama-se))?(?: is)?[:=]? ?(?:[\"'“„«]([^\"'”\n]{{2,40}})[\"'”»]|(?=[a-z\d]+[-_.]\w|[a-z]+\d)[a-z\d][\w.-]{{2,40}})|\b{_PLACE} (?:is |which is )?(?:called|named|heißt|se llama|s'appelle|si chiama) \w{{2,}}",
        rf"\b(?:which|what) {_PLACE}\b|\bwelche\w* arbeitsbereich|\b(?:wie heißt|cómo se llama|comment s'appelle|como se chama|come si chiama|what is|what's) (?:ihr|der|su|el|votre|o seu|o|il suo|il|your) (?:{_PLACE})(?: called| name)?\W*\?|\bquel espace\b|\bqué espacio\b",
    ),
    _detail(
        "time it happened",
        r"\bwhen (?:exactly )?(?:did|has|have|was|were) (?:this|it|that|the [\w ]{1,30}?|you (?:first )?(?:see|notice)) ?(?:first |last |start(?:ed)? )?(?:happen|start|occur|begin|fail|break|crash|appear|notic|see\b|go (?:down|wrong)|stop|happening|failing|it\b|this\b|that\b|\?)|\bsince when\b|\bat what time (?:did|was|were|has)\b|\bwhat time did"
        r"|\bseit wann\b|\bwann (?:ist|trat|hat|genau)\b|\bdesde cuándo\b|\bcuándo (?:ocurrió|pasó|empezó|sucedió)|\bdepuis quand\b|\bquand (?:est-ce|cela|le problème)|\bdesde quando\b|\bquando (?:aconteceu|começou|ocorreu|è successo|è iniziato|si è)|\bda quando\b",
        _WHEN,
    ),
    _detail(
        "number of seats or users",
        r"\bhow many (?:\w+ )?(?:seats|users|licen[cs]es|members|people|accounts)\b|\bwie viele (?:\w+ )?(?:plätze|nutzer|lizenzen|benutzer)|\bcuánt[oa]s (?:usuarios|licencias|puestos)|\bcombien (?:de |d')(?:utilisateurs|licences|sièges|postes)|\bquant[oai]s? (?:utilizadores|usuários|licenças|utenti|licenze|posti)",
        r"\b\d{1,6} (?:\w+ )?(?:seats|users|licen[cs]es|members|people|accounts|plätze\w*|nutzer\w*|lizenzen|benutzer\w*|usuarios|licencias|puestos|utilisateurs|licences|sièges|postes|utilizadores|usuários|licenças|utenti|licenze|posti)\b",
    ),
    _detail(
        "plan",
        r"\b(?:which|what) (?:\w+ )?(?:plan|tier|subscription)\b|\bwelchen (?:plan|tarif)|\bqué plan\b|\bquel (?:forfait|abonnement)|\bqual (?:é o (?:seu )?)?plano|\bquale piano",
        r"\b(?:free|starter|basic|standard|team|business|pro|professional|premium|plus|growth|scale|enterprise)(?: annual| monthly)? (?:plan|tier|subscription)\b",
    ),
    _detail(
        "name",
        r"\b(?:your|full|first|last) (?:full )?name\b(?! of)|\bihren namen|\bsu nombre|\bvotre nom\b",
        r"(?!)",
    ),
    _detail(
        "result of clearing the cache",
        r"\b(?:tried?|have you|did you|could you|please)\b[^?.\n]{0,30}\bclear\w*\b[^?.\n]{0,20}\b(?:cache|cookies)",
        r"\b(?:i|we)\b[^.?\n]{0,40}\bclear(?:ed|ing)\b[^.?\n]{0,20}\b(?:cache|cookies)|\bcache (?:is |was |already )*cleared\b",
    ),
    _detail(
        "result of installing again",
        r"\b(?:tried?|have you|did you|could you|please)\b[^?.\n]{0,30}\b(?:re-?install|uninstall)\w*",
        r"\b(?:i|we)\b[^.?\n\"]{0,40}\b(?:re-?installed|re-?installing)\b",
    ),
    _detail(
        "result of starting again",
        r"\b(?:tried?|have you|did you|could you|please)\b[^?.\n]{0,30}\b(?:re-?start|re-?boot)\w*",
        r"\b(?:i|we)\b[^.?\n\"]{0,40}\b(?:re-?started|re-?starting|re-?booted|re-?booting)\b",
    ),
)  # fmt: skip

PRODUCT = re.compile(_BROWSER)
_AGENT_STRING = re.compile(r"(?i)\buser-?agent\b|mozilla/5")
"""What a browser says of itself: of the machine that wrote, not of the one that is asked about."""
_FIELDS: dict[str, tuple[str, ...]] = {
    "e-mail address": ("email",),
    "account or user id": ("id",),
    "plan": ("plan", "tier"),
    "name": ("name",),
}


def held(case: CaseRecord, detail: Detail) -> tuple[str, ...]:
    """The detail as the record already gives it, by field, customer's words or facts: each value once."""
    values = [
        str(value) for field in _FIELDS.get(detail.name, ()) if (value := getattr(case.customer, field))
    ]
    texts = [case.subject or ""]
    texts += [m.text for m in case.thread if m.author is Author.CUSTOMER]
    texts += [fact.statement for fact in case.facts if not _AGENT_STRING.search(fact.statement)]
    values += [value for text in texts for value in _given(detail, text)]
    return tuple({lowered(value).split()[-1]: value for value in reversed(values)}.values())[::-1]


@lru_cache(maxsize=512)
def _given(detail: Detail, text: str) -> tuple[str, ...]:
    low = lowered(text[:READ_AT_MOST])
    return tuple(text[found.start() : found.end()] for found in detail.given.finditer(low))
