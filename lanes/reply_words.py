"""Wordings the reply check looks for: a claimed review, evasion, an outcome let slip."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re

_PERSON = r"(?:(?:our|the|a|an|my|one of our|your)(?: [\w-]{1,20}){0,3} (?:team|specialist|agent|manager|colleague|engineer|representative|supervisor|expert|human|person|department|lead|csm)s?|someone(?: on (?:our|the) team)?|somebody|a human|a colleague|billing|finance|legal|engineering|security)"
_LOOKED = r"(?:reviewed|looked (?:at|into|over|through)|checked|gone (?:over|through)|examined|investigated|verified|assessed|approved|signed off|evaluated|inspected|confirmed|considered|studied|taken a (?:close |closer |good )?look|had a (?:close |closer |good )?look)"
_CASE = r"(?:your|the|this) (?:case|account|request|ticket|situation|claim|matter|details|conversation|history|records?|contract|refund|message|thread)"

REVIEWED = re.compile(
    rf"\b{_PERSON}(?: has| have|'s|'ve|)(?: \w+ly| already| also| just| now)* {_LOOKED}\b"
    rf"|\b(?:i|we)(?: have|'ve| had| just)?(?: \w+ly| already| also| just| now)* {_LOOKED} (?:\w+ ){{0,2}}?{_CASE}"
    rf"|\b(?:i|we)(?: have|'ve)?(?: already| just)? (?:personally|manually|carefully|thoroughly) {_LOOKED}\b"
    rf"|\b(?:after|following|upon|based on|on) (?:a |an |our |my |their )?(?:careful |manual |thorough |detailed |full |internal |human |personal )*(?:review|investigation)(?: of| by| we| i|,)"
    rf"|\b{_CASE} (?:has been|was|have been) (?:\w+ly )?(?:reviewed|checked|examined|investigated|looked (?:at|into)|verified|assessed)\b"
    rf"|\b(?:reviewed|checked|verified|approved|confirmed) by {_PERSON}"
    r"|\b(?:i|we)(?: have|'ve)?(?: already)? (?:spoken|talked|discussed|consulted|checked|conferred|double-checked)(?: this| it)? (?:to|with) (?:my|our|the|a)\b"
    r"|\b(?:wir haben|ich habe)\b[^.!?\n]{0,50}\b(?:geprüft|überprüft|angesehen|untersucht)\b|\b(?:kolleg\w+|team|spezialist\w*|mitarbeiter\w*|fachabteilung|expert\w+|ein mensch|jemand)\b[^.!?\n]{0,30}\b(?:hat|haben)\b[^.!?\n]{0,40}\b(?:geprüft|angesehen|angeschaut|überprüft|untersucht)\b|\bihr (?:fall|anliegen|antrag|konto) (?:wurde|ist)\b[^.!?\n]{0,30}\b(?:geprüft|überprüft|untersucht)\b|\bnach (?:sorgfältiger|eingehender|interner) prüfung\b"
    r"|\b(?:hemos|he) (?:revisado|comprobado|verificado|examinado)\b|\b(?:nuestro equipo|(?:una?|nuestr[oa]|el|la) (?:especialista|compañer[oa]|agente|colega|expert[oa]|persona|supervisora?|técnic[oa]))(?: \w+){0,2}? (?:ha (?:\w+ )?(?:revisado|verificado|examinado|comprobado|analizado)|revisó|verificó|examinó|comprobó|analizó)\b|\bsu (?:caso|solicitud|cuenta) (?:ya )?(?:ha sido|fue) (?:revisad|verificad|examinad|analizad)[oa]\b|\btras (?:una )?(?:revisión|investigación)\b"
    r"|\b(?:nous avons|j'ai) (?:bien )?(?:examiné|vérifié|étudié|consulté)\b|\b(?:notre équipe|un(?:e)? (?:collègue|spécialiste|agent|conseiller|conseillère|expert|personne|membre)(?: de (?:notre|l') ?équipe)?) a (?:\w+ )?(?:examiné|vérifié|étudié|consulté)\b|\bvotre (?:dossier|demande|cas|compte) a (?:\w+ )?été (?:examiné|vérifié|étudié)e?\b|\baprès (?:examen|vérification|étude)\b"
    r"|\b(?:analisamos|revisamos|verificamos|verifiquei|analisei)\b|\bapós (?:análise|revisão)\b|\b(?:(?:a )?nossa equip[ea]|uma? (?:colega|especialista|agente|pessoa|técnico)) (?:\w+ )?(?:analisou|reviu|revisou|verificou|examinou)\b|\b(?:seu|sua) (?:caso|pedido|conta) (?:\w+ )?foi (?:\w+ )?(?:analisad|revist|verificad|examinad)[oa]\b|\b(?:il nostro team|un[oa]? (?:collega|specialista|agente|operatore|operatrice|persona|tecnico)) ha (?:\w+ )?(?:esaminato|verificato|controllato|analizzato)\b|\bsu[oa] (?:caso|richiesta|account) è (?:\w+ )?stat[oa] (?:\w+ )?(?:esaminat|verificat|controllat|analizzat)[oa]\b|\b(?:abbiamo|ho) (?:esaminato|verificato|controllato)\b|\bdopo (?:un'attenta |attenta )?(?:verifica|analisi)\b"
)

EVASIVE = re.compile(
    r"\bfor (?:internal|various|certain|several|operational) reasons\b|\bdue to internal (?:polic\w+|process\w*|reasons?|procedures?)\b"
    r"|\b(?:can't|cannot|can not|unable to|not able to|not allowed to|not at liberty to|won't be able to) (?:\w+ )?(?:disclose|share|discuss|reveal|comment|elaborate|go into|tell you (?:why|more)|say (?:why|more|anything)|explain why|provide (?:any )?(?:more|further) (?:information|details))\b"
    r"|\b(?:nothing|not much) (?:more|else|further)? ?(?:that )?(?:i|we) can (?:do|say|tell|add)\b|\bout of (?:my|our) hands\b|\bnot (?:my|our) (?:department|decision|responsibility|problem)\b"
    r"|\b(?:in due course|at a later (?:point|time)|when (?:possible|we can)|at (?:our|the) earliest convenience|as and when)\b"
    r"|\b(?:the )?(?:relevant|appropriate|concerned|responsible) (?:team|department|people|authorit\w+|part(?:y|ies)|personnel)\b"
    r"|\b(?:just|simply) be patient\b|\b(?:will|'ll)\b[^.!?\n]{0,60}\bat some point\b|\bplease (?:just )?(?:be patient|bear with us|wait)\b(?! (?:a (?:moment|minute|second)|while))"
    r"|\b(?:it is|it's|this is|that's|that is) (?:just |simply )?(?:our|company|the|how the|a) (?:policy|system)(?: works)?\b(?!,? (?:that|which|article|page|says|for))"
    r"|\bno further (?:information|details?|comment)\b|\bthat(?:'s| is) all (?:i|we) can\b|\b(?:is|are) (?:being )?(?:handled|dealt with|processed) (?:accordingly|internally|elsewhere)\b"
    r"|\b(?:someone|somebody|we|i) (?:may|might)(?: (?!not\b)\w+)? (?:get back|contact|(?:take a )?look|reach out|review)\b|\bwe(?:'ll| will) see what we can do\b"
    r"|\baus internen gründen\b|\bzu gegebener zeit\b|\b(?:dazu|darüber) (?:kann|können|darf|dürfen)\b[^.!?\n]{0,30}\b(?:nichts|keine)\b|\bzuständige[nr]? (?:stelle|abteilung|team)\b"
    r"|\bpor (?:motivos|razones) internas?\b|\ben su (?:debido )?momento\b|\bno (?:podemos|puedo) (?:revelar|compartir|comentar|decir más)\b"
    r"|\bpour des raisons internes\b|\ben temps voulu\b|\bne (?:pouvons|peux) pas (?:divulguer|communiquer|en dire plus)\b|\bservice concerné\b"
    r"|\bpor (?:motivos|razões) intern[ao]s\b|\bno devido tempo\b|\bper motivi interni\b|\ba tempo debito\b"
)

IMPLIED = re.compile(
    r"\b(?:you|your \w+|this|that|it|the \w+) (?:should|would|ought to|is likely to|are likely to|will likely|will probably|is expected to) (?:\w+ )?(?:qualify|be (?:eligible|entitled|covered|refunded|credited|approved|granted|fine|possible|accepted|reimbursed|waived|restored))\b"
    r"|\b(?:likely|probable|expected|usual|full|partial) (?:refund|credit|compensation|outcome|amount)\b|\brefund of (?:about|around|roughly|up to)?\s*[\d$€£]"
    r"|\b(?:i|we) (?:don't|do not) see (?:any |a )?(?:reason|problem|issue)\b|\bno reason why (?:not|we)\b|\b(?:i'm|i am|we're|we are) (?:quite |very |pretty |fairly |rather |absolutely |really )?(?:confident|certain|optimistic|sure|hopeful)(?: that)? (?:we|you|this|it|they|about|the|your)\b"
    r"|\b(?:usually|normally|typically|generally|in (?:such|these|similar) cases) (?:we |you |customers |this |these |they )?(?:\w+ )?(?:refund|credit|grant|approve|get|receive|waive|reimburse|restore)\w*\b"
    r"|\b(?:it |this )?(?:looks|seems|appears|sounds) (?:like |as if |that )?(?:you|this|it|your \w+) (?:\w+ )?(?:qualif\w+|eligible|entitled|covered|will be|would be|should be)\b"
    r"|\b(?:unfortunately|sadly|regrettably),? (?:you|this|your \w+|it|that|we) (?:\w+ ){0,3}?(?:not (?:eligible|entitled|qualify|covered|possible)|cannot|can't|won't|(?:does not|doesn't|do not|don't) (?:\w+ )?qualify|aren't|isn't)\b"
    r"|\b(?:wahrscheinlich|vermutlich|voraussichtlich|in der regel)\b[^.!?\n]{0,50}\b(?:erstattet|gutgeschrieben|genehmigt|anspruch|erstattung|gutschrift)\b|\bsie haben anspruch\b"
    r"|\b(?:probablemente|seguramente|normalmente)\b[^.!?\n]{0,50}\b(?:reembols\w+|abon\w+|aprob\w+)|\btiene derecho a\b"
    r"|\b(?:probablement|sans doute|normalement)\b[^.!?\n]{0,50}\b(?:rembours\w+|accord\w+|crédit\w*)|\bvous avez droit\b"
    r"|\bprovavelmente\b[^.!?\n]{0,50}\b(?:reembols\w+|aprovad\w+)|\bprobabilmente\b[^.!?\n]{0,50}\b(?:rimbors\w+|approvat\w+)|\bha diritto\b|\btem direito\b"
)
