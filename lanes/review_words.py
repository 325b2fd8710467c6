"""How a reply says that a person has looked at the case: who, the looking, and what was looked at."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re

# English
_ROLE = (
    r"(?:teams?|specialists?|agents?|managers?|colleagues?|engineers?|developers?|representatives?|supervisors?|experts?|humans?|persons?|people|departments?"
    r"|leads?|csm|officers?|lawyers?|counsel|analysts?|technicians?|advis[eo]rs?|staff|members?|accountants?|directors?|c[a-z]o|ciso|dpo|head|president|security|billing|finance|legal|accounting"
    r"|engineering|support|compliance|desk|boss|folks|guys)"
)
_FIELD = r"(?:billing|finance|legal|engineering|security|accounting|accounts|compliance|product|support|sales|contracts?|privacy)"
_WHO = (
    rf"(?P<who>(?:(?:our|my|an?|another|the|(?:one|two|three|four|several|some|many|members?|all|both) of (?:our|my)|two|three|several|a few|a couple of|both|someone (?:from|in|on)(?: our| the)?|somebody (?:from|in|on)(?: our| the)?)"
    rf"(?: [\w'-]{{1,20}}){{0,3}}? {_ROLE}|your (?:dedicated )?(?:account|success|customer success) manager|a human(?: being)?|someone|somebody|{_FIELD}|(?!you\b)[\w-]{{2,20}}(?= (?:from|of|in|at) (?:our|the) ))"
    rf"(?: (?:from|in|on|of|at) (?:our |the )?(?:[\w-]{{1,20}} )?{_ROLE}(?: (?:team|department|staff))?)?)"
)
_ADVERBS = r"(?: (?:\w+ly|already|also|just|now|even|since|both|all|then|once more|again))*"
_STRONG = (
    r"(?:reviewed|(?:re|double-)?checked|re-checked|examined|investigated|assessed|evaluated|inspected|studied|vetted|audited|analy[sz]ed|went (?:over|through)|gone (?:over|through)"
    r"|been (?:over|through)|looked (?:closely |carefully )?(?:at|into|over|through)|(?:took|taken|had|given|gave) (?:it |this |your \w+ )?(?:a|another) (?:\w+ ){0,2}look(?: at| into| over| through)?|signed off(?: on)?)"
)
_WEAK = r"(?:seen|saw|read(?: through| over)?|verified|confirmed|approved|considered|cleared)"
_CASE_NOUN = r"(?:case|account|request|ticket|situation|claim|matter|details|conversation|history|records?|contract|agreement|refund|messages?|thread|dispute|invoice|order|complaint|appeal|file|bill|charge|logs?|application|question|documents?)"
_CASE = (
    rf"(?:your|this|the|that)(?: [\w'-]{{1,20}}){{0,2}}? {_CASE_NOUN}\b(?! (?:settings|page|menu|tab|number))"
)
_WHAT = rf"(?: (?:(?:at|into|over|through|on|all|of|back) ){{0,2}}(?:it|this|you|everything)\b| (?:\w+ ){{0,4}}?your\b(?: (?:\w+ )?{_CASE_NOUN}\b)?| (?:every|all|each|what) (?:\w+ ){{0,2}}?(?:messages?|words?|mails?|lines?|you (?:wrote|sent))\b| (?:\w+ ){{0,2}}?{_CASE})"
_LOOK = r"(?:re-?view|look|check|examine|inspect|read|verify|investigate|assess|go (?:over|through)|(?:take|have|give it|give this) (?:a|another) (?:\w+ ){0,2}?look)"
_THINGS = r"(?:the|these|those|both|all|its|each|every)\b(?! (?:[\w-]+ ){0,2}?(?:documentation|docs|help|article|page|menu|settings|guide|roadmap|code|feature|release)\b)"
_MACHINE = r"(?:systems?|software|scanner|tools?|bots?|assistant|algorithm|filters?|script|automation|servers?|app|service|model|checker|and|that|which)\b"
_ENGLISH = (
    rf"\b{_WHO}(?: and i\b|,? (?:and )?(?:she|he|they)\b|,)?(?:'s|'ve| has| have| had| did)?{_ADVERBS} {_STRONG}(?:{_WHAT}|(?= (?:and|yesterday|today|this|earlier|already)\b|[.,;!]|$))",
    rf"\b{_WHO}(?: and i\b|,? (?:and )?(?:she|he|they)\b|,)?(?:'s|'ve| has| have| had)?{_ADVERBS} {_WEAK}{_WHAT}",
    rf"\b(?P<who>(?:our|one of our|one of my)(?: (?!{_MACHINE})[\w'-]{{2,20}}){{1,3}}?)(?:'s|'ve| has| have| had)?{_ADVERBS} (?:{_STRONG}|{_WEAK})(?: \w+){{0,2}}? your\b",
    rf"\b{_CASE}(?: \w+){{0,2}}? (?:has|have|was|were|got)(?: been)?{_ADVERBS}(?: been)?{_ADVERBS} (?:{_STRONG}|{_WEAK}) by {_WHO}",
    rf"\byour\b[^.!?;\n]{{0,60}}?\b(?:was|were|has been|have been)\b[^.!?;\n]{{0,40}}?\b(?:{_STRONG}|{_WEAK}) by {_WHO}",
    rf"\b(?:i|we)(?:'ve| have)? (?:had|got) {_WHO} (?:to )?(?:review|look (?:at|into|over)|check|examine|inspect|read|go (?:over|through)){_WHAT}",
    rf"\b(?:i|we)(?:'ve| have)?{_ADVERBS} (?:had|got) {_WHO} (?:to )?{_LOOK}(?: (?:at|into|over|through))? (?:{_THINGS}|(?:it|your|this|that)\b)",
    rf"\b(?:i|we)(?:'ve| have)?{_ADVERBS} asked {_WHO} to {_LOOK}\b[^.!?;\n]{{0,60}}?(?:,|;| and| but) (?:they|he|she|it|who)(?:'ve|'s| have| has)? (?:\w+ly )?(?:found|saw|see|confirm\w*|say|says|said|tell|told|reported?|came back|concluded?|could|did|agree\w*)\b",
    rf"\b(?:after|following|upon) (?:an? |the )?(?:\w+ ){{0,2}}?(?:review|investigation|check|examination|look) (?:by|from) {_WHO}(?![^.!?\n]*\b(?:will|'ll|going to)\b)",
)
_ENGLISH_OWN = (
    rf"\b(?:i|we)(?:'ve| have| had)?{_ADVERBS} {_STRONG}(?: \w+){{0,4}}? (?:your(?: [\w'-]{{1,20}}){{0,2}}? {_CASE_NOUN}|(?:this|the)(?: [\w'-]{{1,20}})? (?:case|request|ticket|situation|claim|matter|dispute|complaint|account))\b(?! (?:settings|page|menu|tab|number))",
    rf"\b(?:i|we)(?:'ve| have)?(?: already| just)? (?:personally|manually|carefully|thoroughly) (?:{_STRONG}|{_WEAK})\b",
    rf"\b(?:i|we)(?:'ve| have)?{_ADVERBS} (?:spoken|spoke|talked|discussed|consulted|conferred|{_STRONG}|confirmed|verified)\b[^.!?\n]{{0,50}}? with (?:my|our|the|a|an|another|one of (?:my|our)) (?:[\w-]{{1,20}} ){{0,2}}?{_ROLE}\b",
    rf"\b{_CASE}(?: \w+){{0,2}}? (?:has|have|was|were|got)(?: been)?{_ADVERBS}(?: been)?{_ADVERBS} {_STRONG}(?! by\b)",
    r"\byour (?:case|request|claim|dispute|complaint) (?:has been|was)(?: \w+ly| already| now)* verified\b(?! by\b)",
    r"\b(?:after|following|upon|based on|on) (?:(?:a|an|our|my|their) )?(?:careful |manual |thorough |detailed |full |internal |human |personal |further |close )+(?:review|investigation|check|examination)\b(?! by (?:your|an?|the)\b)(?![^.!?\n]*\b(?:will|'ll|you can)\b)",
    r"\b(?:after|following|upon|based on) (?:our|my) (?:review|investigation|check)\b(?![^.!?\n]*\b(?:will|'ll)\b)|\bafter (?:a )?(?:review|investigation),? (?:we|i|our|this)\b(?! will|'ll)",
    rf"\b(?:after|upon|having|on)(?: \w+ly)? (?:reviewing|reviewed|checking|checked|examining|examined|looking (?:at|into|through)|looked (?:at|into|through)|investigating|investigated|going (?:over|through)|gone (?:over|through)) (?:\w+ ){{0,2}}?{_CASE}[^.!?\n,]{{0,40}}, (?:\w+ ){{0,2}}?(?:we|i|our|nothing|it (?:looks|seems|is|appears))\b(?! will|'ll)",
)

# German
_DE_WHO = (
    r"(?P<who>(?:(?:unser|mein|ein|einer|eines|der|die|das|zwei|mehrere|jemand|alle)\w{0,2}\b(?: [\wäöüß-]{1,24}){0,3}? )(?:\w*team|\w*abteilung|kolleg\w+|\w*spezialist\w*|mitarbeiter\w*|\w*expert\w+|mensch\w*"
    r"|\w*leiter\w*|vorgesetzte\w*|buchhaltung|technik\w*|jurist\w+|personen?|support|chef\w*|\w*beauftragte\w*|anwält\w+|anwalt|fachleute)\b(?: (?:aus|von|in) (?:der |dem |unsere[rm] )?[\wäöüß-]{1,24})?|jemand(?: (?:aus|von) [\wäöüß -]{1,24}?)?)"
)
_DE_PART = r"(?:geprüft|überprüft|nachgeprüft|angesehen|angeschaut|untersucht|durchgesehen|durchgelesen|gelesen|gesichtet|begutachtet|bewertet|kontrolliert|durchgegangen|nachgesehen|analysiert|freigegeben)"
_DE_WHAT = r"[^.!?;\n]{0,40}?\b(?:ihr\w*|euer|eure\w*|dein\w*|das|es|den|diesen?|dies|dazu|fall|sich)\b[^.!?;\n]{0,60}?"
_GERMAN = (
    rf"\b{_DE_WHO} (?:hat|haben)\b{_DE_WHAT}\b{_DE_PART}\b",
    rf"\b(?P<who>(?:unser|mein)\w{{0,2}} [\wäöüß-]{{3,40}}) (?:hat|haben)\b{_DE_WHAT}\b{_DE_PART}\b",
    rf"\b(?:hat|haben) (?:sich )?{_DE_WHO}\b[^.!?;\n]{{0,60}}?\b{_DE_PART}\b",
    rf"\bihr\w* [\wäöüß-]{{1,30}} (?:wurden?|ist|sind)\b[^.!?;\n]{{0,40}}?\bvon {_DE_WHO}\b[^.!?;\n]{{0,30}}?\b{_DE_PART}\b",
)
_GERMAN_OWN = (
    rf"\b(?:wir haben|ich habe|haben wir|habe ich)\b{_DE_WHAT}\b{_DE_PART}\b",
    r"\b(?:ihr|euer|dein)\w* (?:fall|anliegen|antrag|konto|anfrage|vertrag|rechnung|ticket|reklamation|beschwerde) (?:wurde|ist)\b(?![^.!?\n]{0,60}\bvon )[^.!?\n]{0,30}\b(?:geprüft|überprüft|untersucht|gesichtet|angesehen)\b",
    r"\b(?:wir haben|ich habe)\b[^.!?\n]{0,40}?\bmit (?:unser|mein|ein)\w* [^.!?\n]{0,40}?\b(?:besprochen|gesprochen|abgestimmt|abgeklärt|rücksprache)|\bnach rücksprache mit\b",
    r"\bnach (?:sorgfältiger|eingehender|interner|genauer|gründlicher|erneuter) (?:prüfung|durchsicht|untersuchung)\b",
)

# Spanish
_ES_WHO = (
    r"(?P<who>(?:nuestr[oa]s?|un[oa]?|una? de nuestr[oa]s|un[oa]s?|mis?|el|la|los|las|dos|tres|varios|varias|algun[oa]s?)(?: [\wáéíóúñ]{1,20}){0,2}? (?:equipo|especialistas?|compañer[oa]s?|agentes?|colegas?|expert[oa]s?|personas?|supervisor\w*"
    r"|técnic[oa]s?|responsables?|gerentes?|jef[ea]|director\w*|abogad[oa]s?|departamento|encargad[oa]|humano)(?: (?:jurídico|financiero|legal|técnico|comercial|de [\wáéíóúñ]{1,20}))?(?: (?:de|del)(?: la)? [\wáéíóúñ]{1,20}(?: equipo)?)?|alguien(?: de [\wáéíóúñ ]{1,20}?)?)"
)
_ES_PART = r"(?:revisado|mirado|visto|leído|examinado|comprobado|verificado|analizado|estudiado|evaluado|aprobado|echado un vistazo)"
_SPANISH = (
    rf"\b{_ES_WHO}(?: ya| también| lo| la)* (?:ha|han)(?: \w+)? {_ES_PART}\b",
    rf"\b{_ES_WHO}(?: ya| también| lo| la)* (?:revis|mir|examin|comprob|verific|analiz|estudi|evalu)(?:ó|aron)\b|\b(?:leyó|leyeron|vio|vieron|echó un vistazo)\b(?= (?:a )?(?:su|tu|lo|la)\b)",
)
_SPANISH_OWN = (
    r"\b(?:hemos|he) (?:revisado|comprobado|verificado|examinado|analizado|estudiado)\b",
    r"\b(?:su|tu|vuestro|vuestra) (?:caso|solicitud|cuenta|reclamación|petición|factura) (?:ya )?(?:ha sido|fue) (?:\w+ )?(?:revisad|verificad|examinad|analizad|estudiad|evaluad|leíd)[oa]\b",
    r"\b(?:he|hemos) (?:consultado|hablado|comentado|revisado|tratado)\b[^.!?\n]{0,40}?\bcon (?:nuestr\w+|mis?|una?) ",
    r"\btras (?:una )?(?:\w+ )?(?:revisión|investigación)\b",
)

# French
_FR_WHO = (
    r"(?P<who>(?:notre|nos|une?|m[ao]n?|l'une? de nos|deux|trois|plusieurs|le|la|l')(?:['\s][\wàâéèêëîïôûç]{1,20}){0,2}?[ ']?\b(?:équipe|collègues?|spécialistes?|agents?|conseill\w+|experts?|personne|membre|responsable|supérieur\w*"
    r"|technicien\w*|juristes?|service|gestionnaire|chef\w*|comptable|direct\w+)\b(?: (?:juridique|financi\w+|technique|commercial\w*|comptable|client))?(?: (?:de(?: la| notre| l')?|du|des|d') ?[\wàâéèêëîïôûç]{1,20}(?: [\wàâéèêëîïôûç]{1,20})?)?|quelqu'un(?: de [\wàâéèêë' ]{1,20}?)?)"
)
_FR_PART = r"(?:examiné|vérifié|étudié|consulté|relu|lu|regardé|vu|analysé|passé en revue|jeté un (?:œil|coup d'œil)|contrôlé|parcouru|revu)"
_FRENCH = (
    rf"\b{_FR_WHO}(?: l')? ?(?:a|ont)(?: (?:déjà|bien|aussi|\w+ment))* {_FR_PART}\b",
    rf"\b{_FR_WHO} (?:s'est|se sont)(?: (?:déjà|bien))? penchée?s?\b",
)
_FRENCH_OWN = (
    r"\b(?:nous avons|j'ai) (?:bien |déjà )?(?:examiné|vérifié|étudié|consulté|analysé|relu|passé en revue)\b",
    r"\b(?:votre|ton) (?:dossier|demande|cas|compte|réclamation|facture) a (?:\w+ )?été (?:\w+ )?(?:examiné|vérifié|étudié|relu|analysé|évalué|consulté)e?\b",
    r"\b(?:j'ai|nous avons|j'en ai) (?:\w+ )?(?:parlé|discuté|échangé|consulté|vu|vérifié)\b[^.!?\n]{0,40}?\bavec (?:notre|nos|mon|ma|une?) ",
    r"\baprès (?:un |une )?(?:\w+ )?(?:examen|vérification|étude)\b",
)

# Portuguese
_PT_WHO = (
    r"(?P<who>(?:(?:a |o |as |os )?(?:noss|minh|meu)[oa]?s?|uma?|o|a|dois|duas|vários|várias)(?: [\wàáâãéêíóôõúç]{1,20}){0,2}? (?:equip[ea]|colegas?|especialistas?|agentes?|pessoas?|técnic[oa]s?|gerentes?|supervisor\w*|responsáve(?:l|is)"
    r"|gestor\w*|chefe|advogad[oa]s?|jurídico|financeiro|departamento|analistas?)(?: (?:jurídico|financeiro|legal|técnic[oa]|comercial))?(?: (?:de|do|da) [\wàáâãéêíóôõúç]{1,20})?|alguém(?: d[aeo] [\wàáâãéêíóôõúç ]{1,20}?)?)"
)
_PT_VERB = r"(?:analis|revis|verific|examin|avali|olh|chec)(?:ou|aram)|reviu|reviram|viu|viram|leu|leram|conferiu|deu uma (?:vista de olhos|olhada)"
_PORTUGUESE = (rf"\b{_PT_WHO}(?: já| também| o| a)* (?:{_PT_VERB})\b",)
_PORTUGUESE_OWN = (
    r"\b(?:analisamos|revisamos|verificamos|verifiquei|analisei|examinámos|examinamos)\b(?= (?:(?:o|a|os|as) )?(?:seu|sua|vosso|vossa|teu|tua|pedido|caso|este|esta))",
    r"\b(?:falei|falámos|falamos|conversei|discuti|consultei|analisei)\b[^.!?\n]{0,40}?\bcom (?:(?:a|o) )?(?:noss|minh|meu|um)\w* ",
    r"\bapós (?:uma )?(?:\w+ )?(?:análise|revisão)\b",
    r"\b(?:seu|sua|vosso|vossa|teu|tua) (?:caso|pedido|conta|fatura|reclamação) (?:\w+ )?foi (?:\w+ )?(?:analisad|revist|verificad|examinad|avaliad|lid)[oa]\b",
)

# Italian
_IT_WHO = (
    r"(?P<who>(?:(?:il |la |i |le |un |una |uno dei |una delle )?(?:nostr|mi[oa]|miei)[oaie]?|un[oa]?|il|la|i|due|alcuni)(?: [\wàèéìòù]{1,20}){0,2}? (?:team|collegh?[aei]|specialist[aei]|agent[ei]|operator[ei]|operatrice|person[ae]|tecnic[io]"
    r"|responsabil[ei]|supervisor[ei]|espert[oi]|legal[ei]|ufficio|reparto|capo|direttor[ei]|avvocat[oi])(?: (?:legale|tecnico|commerciale|amministrativo|finanziario))?(?: (?:del|della|di|dell') ?[\wàèéìòù]{1,20})?|qualcuno(?: del [\wàèéìòù ]{1,20}?)?)"
)
_IT_PART = r"(?:esaminato|verificato|controllato|analizzato|guardato|letto|visto|visionato|valutato|rivisto|studiato|dato un'occhiata)"
_ITALIAN = (rf"\b{_IT_WHO}(?: lo| la| l')? (?:ha|hanno)(?: (?:già|anche|\w+mente))* {_IT_PART}\b",)
_ITALIAN_OWN = (
    r"\b(?:abbiamo|ho) (?:già )?(?:esaminato|verificato|controllato|analizzato|rivisto)\b",
    r"\b(?:suo|sua|tuo|tua|vostro|vostra) (?:caso|richiesta|account|reclamo|fattura|pratica|contratto) è (?:\w+ )?stat[oa] (?:\w+ )?(?:esaminat|verificat|controllat|analizzat|valutat|visionat|rivist|lett)[oa]\b",
    r"\b(?:ho|abbiamo|ne ho) (?:parlato|discusso|consultato)\b[^.!?\n]{0,40}?\bcon (?:il |la |i |un |una )?(?:nostr|mi|colleg)\w* ",
    r"\bdopo (?:un'attenta |attenta |un'accurata )?(?:verifica|analisi)\b",
)


def _all(*groups: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for group in groups for pattern in group)


OTHERS = _all(_ENGLISH, _GERMAN, _SPANISH, _FRENCH, _PORTUGUESE, _ITALIAN)
"""Somebody, told by the group `who`, has looked."""
OWN = _all(_ENGLISH_OWN, _GERMAN_OWN, _SPANISH_OWN, _FRENCH_OWN, _PORTUGUESE_OWN, _ITALIAN_OWN)
"""The writer has looked, or it was looked at by nobody in particular."""

NOBODY_IN_PARTICULAR = re.compile(
    r"\b(?:our|my|an?|another|the|your|one|two|three|four|several|some|many|all|both|from|in|on|of|at|real|live|human|senior|junior|fellow|dedicated|whole|entire|good|very|own"
    r"|teams?|specialists?|agents?|managers?|colleagues?|representatives?|supervisors?|experts?|humans?|persons?|people|departments?|leads?|staff|members?|someone|somebody|boss|desk"
    r"|unser\w*|mein\w*|ein\w{0,2}|eines|der|die|das|zwei|mehrere|jemand|aus|von|dem|team|kolleg\w+|spezialist\w*|mitarbeiter\w*|expert\w+|mensch\w*|leiter\w*|vorgesetzte\w*|personen?|abteilung|fachabteilung|fachleute|chef\w*"
    r"|nuestr\w+|un[oa]?s?|mis?|el|la|los|las|dos|tres|varios|varias|algun\w+|equipo|especialistas?|compañer\w+|agentes?|colegas?|personas?|supervisor\w*|responsables?|gerentes?|jef[ea]|alguien|encargad[oa]|humano|departamento|del?"
    r"|notre|nos|une|ma|mon|l'une?|le|deux|trois|plusieurs|équipe|collègues?|agent|conseill\w+|personne|membre|responsable|supérieur\w*|quelqu'un|service|chef\w*|gestionnaire|du|des|d|l"
    r"|noss\w+|minh\w+|meus?|uma?|o|a|os|as|dois|duas|vários|várias|equip[ea]|pessoas?|gestor\w*|alguém|da|do"
    r"|il|gli|nostr\w+|mi[oa]|miei|uno|dei|delle|due|alcuni|collegh?[aei]|collega|specialist[aei]|agent[ei]|operator[ei]|operatrice|person[ae]|responsabil[ei]|supervisor[ei]|espert[oi]|capo|qualcuno|ufficio|reparto|della|di)\b|[^\w\s]"
)
"""The words for people in general: what is left names a team or a person."""
COLLEAGUE = re.compile(r"\b(?:colleagues?|kolleg\w+|compañer\w+|colegas?|collègues?|collega|collegh[ie])\b")
SENIOR = re.compile(
    r"\b(?:specialists?|experts?|spezialist\w*|expert\w+|especialistas?|spécialistes?|specialist[aei]|espert[oi])\b"
)
LEADING = re.compile(
    r"\b(?:managers?|supervisors?|leads?|directors?|boss|ceo|cto|\w*leiter\w*|vorgesetzte\w*|chef\w*|supervisor\w*|gerentes?|jef[ea]|director\w*|supérieur\w*|direct(?:eur|rice)|gestor\w*|supervisor[ei]|capo|direttor[ei]|responsáve(?:l|is)|responsabil[ei]|responsables?)\b"
)
