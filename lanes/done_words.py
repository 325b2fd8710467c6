"""The wordings by which a message claims that something is done."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

DONE = r"(?:moved|renamed|reconnected|reopened|unblocked|restarted|refreshed|regenerated|reverted|increased|raised|lowered|cancelled|canceled|restored|reinstated|unlocked|replaced|extended|upgraded|downgraded|reversed|adjusted|applied|processed|removed|corrected|fixed|resolved|solved|reactivated|activated|recovered|updated|changed|completed|re-?booked|added|deleted|reset|sorted(?: out)?|taken care of|re-?enabled|enabled|disabled|repaired|settled|closed|modified|merged|cleared|transferred|migrated|set up|switched (?:back )?on)"
_GENERAL = r"(?! (?:by|after|when|whenever|if|once|every|each|automatically|until|unless|only|as|from|per|before|according|within|at the end|in (?:settings|the)|under|on (?:a|the)|via|through))"
SETTLES = (
    r"\b(?:that|this|it|which)(?:'ll| will| should| ought to| has| have)*(?: \w+ly| now| then)? (?:(?:re)?solv|fix|settl|sort|cur)(?:e|es|ed|s)?(?: out)?(?: (?:it|this|that|things|everything|(?:the|your) (?:problem|issue|error|matter|trouble|case))\b|(?=\W*$))"
    r"|\b(?:that|this|it) (?:did|does|will do|should do) (?:it|the trick)\b|\b(?:das|dies|damit) (?:löst|behebt|ist\b.{1,30}(?:gelöst|behoben))"
    r"|\b(?:eso|esto) (?:(?:lo|ya) )*(?:resuelve|soluciona|arregla)|\b(?:cela|ça) (?:résout|règle|corrige)|\bisso (?:já )?(?:resolve|corrige)|\bquesto (?:lo )?(?:risolve|sistema)"
)
"""Says that what was told settles the matter."""
RESOLVED = (
    SETTLES,
    # English
    rf"\byour(?: [\w-]{{1,20}}){{1,3}} (?:is|are) {DONE}\b{_GENERAL}",
    rf"^(?:the|this|it|everything)\b(?: (?!that\b|which\b|who\b)[\w-]{{1,20}}){{0,3}}? (?:is|are) (?:restored|reconnected|unblocked|unlocked|corrected|reinstated|reactivated|re-?enabled|repaired|fixed|solved|sorted)\b{_GENERAL}",
    r"\b(?:i|we|our team|our engineers|engineering)(?:'ve| have)?(?: (?:now|already|just|successfully|also|gone ahead and|went ahead and))* (?:moved|renamed|reconnected|reopened|unblocked|restarted|refreshed|regenerated|rotated|revoked|archived|closed|disabled|reverted|increased|raised|lowered|rolled back|set up|turned (?:on|off)|put [\w' ]{1,30} back|made (?:you|him|her|them)|whitelisted|allowlisted|transferred (?:the|your) (?:ownership|workspace|account|seats?|licen\w+)|merged|rebuilt)\b",
    r"\b(?:is|are)(?: (?:now|all))? (?!not\b)\w{3,20}ing (?:(?:normally|fine|properly|smoothly|correctly|as expected) (?:again|now)|again)\b",
    r"^(?!if\b|when\b|once\b|is\b|was\b|the\b|how\b|not\b|until\b|how\b|get\b)(?:[\w'-]{2,20} ){1,3}(?:restored|fixed|resolved|solved|sorted|unlocked|reset|re-?enabled|cancelled|canceled|corrected|updated|reinstated|reactivated)\b(?=\s*(?:$|[!.,;:–—]))",
    r"^(?!nicht|kein|no |non |não |pas |sin )(?:[\w'-]{2,20} ){1,3}(?:gelöst|behoben|erledigt|repariert|wiederhergestellt|freigeschaltet|entsperrt|aktualisiert|zurückgesetzt|resuelt[oa]s?|solucionad[oa]s?|arreglad[oa]s?|corregid[oa]s?|restablecid[oa]s?|restaurad[oa]s?|actualizad[oa]s?|résolue?s?|réglée?s?|corrigée?s?|réparée?s?|rétablie?s?|débloquée?s?|mise? à jour|resolvid[oa]s?|corrigid[oa]s?|consertad[oa]s?|restabelecid[oa]s?|atualizad[oa]s?|desbloquead[oa]s?|risolt[oaie]|corrett[oaie]|sistemat[oaie]|ripristinat[oaie]|sbloccat[oaie]|aggiornat[oaie])\b(?=\s*(?:$|[!.,;:–—]))",
    rf"(?<!\byou)(?<!\byou )\b(?:has|have|'ve|'s)(?: (?:now|already|just|all|also|since|both))* (?:been|got)(?: (?:now|already|just|successfully|all|fully|completely|both))* {DONE}\b",
    rf"\b(?:is|are|'s|'re|was|were|got|gets)(?: (?:now|already|all|both|successfully|fully|completely))+ {DONE}\b",
    rf"\b(?:was|were) {DONE} (?:and|for you|successfully|today|just now|using your|with your|to your)\b",
    r"\b(?:is|are|'s|been|now)(?: (?:now|already|all|fully|completely|just))* (?:fixed|resolved|solved|sorted(?: out)?|taken care of|settled|working again|working (?:fine |properly |normally )?now|back (?:online|up|to normal))\b",
    r"\b(?:i|we|our team|our engineers|engineering)(?:'ve| have)?(?: (?:now|already|just|successfully|also|gone ahead and|went ahead and))* (?:cancelled|canceled|restored|reinstated|unlocked|replaced|extended|upgraded|downgraded|reversed|adjusted|applied|processed|removed|corrected|fixed|resolved|solved|reactivated|activated|recovered|updated|changed|completed|re-?booked|booked|added|deleted|reset|sorted|re-?enabled|enabled|repaired|merged|cleared|switched|turned)\b",
    r"\b(?:you're|you are|you should be|everything(?:'s| is)|it's) (?:now )?(?:all )?(?:set|good to go|done|sorted)\b|\ball (?:set|done|sorted|good now|fixed)\b|\bgood to go\b",
    r"\b(?:should|will|does) (?:now |all )*(?:work|be working|be fixed|be resolved|be solved|be sorted(?: out)?|be settled|be able to \w+ ~~|be back|be gone|be fine|load|open|sync)(?: \w+){0,3} (?:now|again)\b|\bshould now (?:be|work|see|have|load|open|sync)\b|\b(?:works?|working) (?:again|now|fine now)\b",
    r"\byou (?:can|should be able to) now\b|\b(?:can|able to) (?:log|sign) in (?:now|again)\b|\byou should be able to\b~~ (?:again|now)\b|\bthat should (?:do it|fix (?:it|this|that)|sort it|solve it)\b",
    r"\b(?:problem|issue|incident|case|ticket|matter|outage)s? (?:is |are |has been |was )?(?:now )?(?:resolved|fixed|solved|closed|over|gone)\b(?! by (?:its|the|an?|your|their)\b)|\bmark(?:ed|ing) (?:this|it|your \w+) (?:as )?(?:resolved|solved|closed)\b|\bclos(?:e|ed|ing) (?:this|the|your) (?:ticket|case|conversation|request|thread)\b|\bclos(?:e|ed|ing) (?:this|it|that) (?:as|now|out|here|for now)\b",
    r"\b(?:that|this|it|which)(?: (?:now|also|fully|then|already))? (?:resolves|solves|fixes|settles|sorts|cures)(?: out)? (?:it|this|that|things|everything|(?:the|your) (?:problem|issue|error|bug|matter|trouble|case))\b|\b(?:that|this|it|which)(?: (?:now|also|then))? (?:resolves|solves|fixes|cures) (?:the|your) \w+\b|\b(?:that|this|it)(?:'ll| will| should| ought to|'d)(?: have)? (?:resolved?|solved?|fix(?:ed)?|sort(?:ed)?|settled?|cured?|done)(?: out)? (?:it|this|that|the|your)\b",
    r"\b(?:has|have|'ve) (?:been )?(?:now |already |just )?(?:booked|confirmed)\b|\b(?:booking|reservation|order|change|cancellation|appointment) is (?:now )?(?:confirmed|complete)\b",
    r"\bsuccessfully (?:\w+ )?(?:cancelled|canceled|updated|changed|booked|rebooked|completed|processed|added|removed|restored|reset|upgraded|modified)\b",
    r"^(?:done|fixed|resolved|sorted|solved|all set|all done)\b",
    r"^¡?(?:gelöst|behoben|erledigt|repariert|resuelto|resuelta|solucionado|solucionada|arreglado|arreglada|corregido|hecho|listo|résolu|réglé|corrigé|réparé|c'est fait|resolvido|resolvida|corrigido|consertado|arranjado|feito|pronto|risolto|risolta|corretto|sistemato|sistemata|fatto|a posto)\b(?=\s*(?:$|[!.,;:–—]))",
    r"\b(?:i|we)(?:'ve| have)?(?: (?:now|already|just|also))* (?!receiv|review|check|notic|escalat|forward|pass|attach|mention|test|verif|confirm|not|shar|ask|need|want|tri|miss|search|look|investigat|discuss|analy|appreciat|list|answer|repli|log|flag|assign|examin|inspect|compar|consider|locat|reproduc|describ|explain|enjoy|valu|record|document|summari|pull|access|open|us(?:ed|ing)|follow|request|submitt|highlight|refer|reach|fill|enter|retriev|process|issu|credit|refund|approv|hop|expect|assum|misunderst|call|email|contact|view)\w+ed (?:up |out |off )?(?:the (?:[\w-]+ )?)?your \w+",
    r"\b(?:i|we)(?:'ve| have)(?: (?:now|already|just|also))* (?:taken|put|given|made|set|got|brought|let|cut|undone|rewritten|rebuilt) (?:the |your |you )?(?:[\w-]+ ){1,4}(?:off|back|up|right|again|access|in)\b|\b(?:goes|go) through (?:now|again)\b",
    # German
    r"\b(?:ist|sind|wurden?|haben|habe)\b~~\b(?:storniert|freigeschaltet|wiederhergestellt|entsperrt|verlängert|ersetzt|gekündigt|umgezogen|verschoben)\b|\b(?:ist|sind|wurden?|haben|habe)\b~~\b(?:behoben|gelöst|erledigt|geändert|aktualisiert|zurückgesetzt|repariert|umgestellt|gelöscht|hinzugefügt|eingerichtet|aktiviert|korrigiert|angepasst)\b|\bfunktionier(?:t|en)\b~~\b(?:jetzt|nun|wieder)\b|\b(?:jetzt|nun)\b~~\bfunktionieren\b|\b(?:erledigt|behoben)\b|\b(?:damit|das)\b~~\b(?:löst|behebt|erledigt sich)\b|\bschließe(?:n wir)?\b~~\b(?:ticket|fall|anfrage|vorgang)\b",
    # Spanish
    r"\b(?:desbloqueé|cancelé|actualicé|cambié|restablecí|corregí|activé|reactivé|solucioné|arreglé|eliminé|moví)\b|\b(?:ha sido|han sido|fue|fueron|está|están|hemos|he|se ha|se han)… (?:cancelad|restablecid|restaurad|desbloquead|anulad|ampliad)[oa]s?\b|\b(?:está|están|ha sido|han sido|queda|quedó|fue|hemos|he|se ha)… (?:resuelt|solucionad|arreglad|corregid|actualizad|restablecid|cambiad|completad|añadid)[oa]s?\b|\bya (?:está|funciona|debería funcionar|puede)\b|\bcon (?:eso|esto) (?:se )?(?:resuelve|soluciona|arregla|queda)\w*\b|\b(?:cierro|cerramos|cerraré) (?:el|este|la|esta|su|tu) (?:caso|ticket|consulta|solicitud)\b",
    # French
    r"\b(?:est|sont|a été|ont été|avons|j'ai)… (?:annul|rétabli|débloqu|remplac|prolong)\w*\b|\b(?:est|sont|a été|ont été|avons|j'ai)… (?:résolu|corrigé|réglé|réparé|mis(?:e)? à jour|réinitialisé|modifié|ajouté)\w*\b|\b(?:fonctionne|fonctionnent) (?:à nouveau|de nouveau|maintenant|désormais)\b|\bc'est (?:fait|réglé|bon)\b|\b(?:cela|ça|ceci) (?:règle|résout|corrige)\b|\bje (?:clos|ferme|clôture)\b~~\b(?:ticket|demande|dossier)\b",
    # Portuguese
    r"\b(?:está|estão|foi|foram|fica)… (?:restaurad|restabelecid|desbloquead|anulad|prorrogad)[oa]s?\b|\b(?!analis|verific|not|encaminh|envi|receb|repass)\w{3,}ámos\b|\b(?:reiniciei|reativei|ativei|mudei|resolvi|resolvemos|cancelei|cancelamos|restaurei|restauramos|desbloqueei|desbloqueamos|corrigi|corrigimos|atualizei|atualizamos|alterei|alteramos)\b|\b(?:está|estão|foi|foram|já|fica)… (?:resolvid|corrigid|atualizad|cancelad|alterad|consertad|concluíd)[oa]s?\b|\bjá (?:está funcionando|funciona|pode)\b|\bvoltou a funcionar\b|\bisso (?:resolve|soluciona|corrige)\b|\b(?:fecho|encerro|fechamos|encerramos|vou (?:fechar|encerrar)) (?:o|este|a|esta) (?:pedido|ticket|chamado|caso)\b",
    # Italian
    r"\b(?:è|sono|è stat[oa]|sono stat[ie]|abbiamo|ho)… (?:annullat|ripristinat|sbloccat|prorogat|disdett)[oaie]\b|\b(?:è|sono|è stat[oa]|sono stat[ie]|abbiamo|ho)… (?:risolt|corrett|aggiornat|sistemat|modificat|completat|cambiat)[oaie]\b|\b(?:ora|adesso) (?:funziona|dovrebbe funzionare|può)\b|\bproblema risolto\b|\b(?:così|questo) (?:risolve|si risolve)\b|\bchiud(?:o|iamo) (?:il|questo|la|questa) (?:ticket|richiesta|caso|segnalazione)\b",
)

NOT_DONE = (
    rf"\b(?:has|have|is|are|was|were)(?:n't| not)(?: (?:yet|so far|been|fully))* (?:{DONE}|refunded|credited|released|shipped)\b",
)
"""Told as still to be done: the opposite of a claim."""
