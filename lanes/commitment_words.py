"""Who we are, what we do and when, and the wordings by which a message commits us to an outcome.

Each list holds regular expressions over lower-cased text, language by language. `…` stands for up to three
words, `~~` for up to eighty characters of the same sentence.
"""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

from lanes.calendar_words import MONTH, WEEKDAY_OR_SHORT

MONEY_DONE = r"(?:refunded|credited|reimbursed|compensated|waived|repaid|prorated|pro-rated|discounted|paid back|returned to (?:you|your)|written off|deducted|taken off)"
MONEY_DO = r"(?:refund|credit|reimburse|compensate|waive|repay|prorate|pro-rate|discount|pay (?:you )?back|write off|deduct|take off)"
STATE_DONE = (
    r"(?:cancelled|canceled|restored|reinstated|unlocked|replaced|extended|upgraded|downgraded|approved|granted|honou?red"
    r"|reversed|adjusted|applied|issued|processed|removed|corrected|fixed|resolved|reactivated|activated|recovered"
    r"|shipped|dispatched|delivered|sorted(?: out)?|taken care of|transferred|migrated|re-?enabled|enabled|reset|re-?booked|back up|working again)"
)
STATE_DO = (
    r"(?:cancel|restore|reinstate|unlock|replace|extend|upgrade|downgrade|approve|grant|honou?r|reverse|adjust|apply|issue"
    r"|process|remove|correct|fix|resolve|reactivate|recover|ship|dispatch|send (?:you )?(?:a|the|your) (?:new|replacement|refund)"
    r"|reduce|lower|increase|raise|sort (?:this|it|that) out|take care of|make (?:an|this|that|the) exception|match (?:the|that) price|rebook|re-enable|undo|keep your)"
)
MONEY_NOUN = r"(?:refund|credit|reimbursement|compensation|voucher|certificate|discount|rebate|money|your payment|payout|waiver)"
SUM = r"(?:[$€£]\s?\d|\b\d[\d.,]* ?(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|€|\$|%))"
OUR_SIDE = (
    r"(?:we|i|they|someone|somebody|(?:our|the|your|a|an|another|one of our)(?: [\w-]{1,20}){0,3} (?:team|agents?|specialists?|managers?|colleagues?"
    r"|engineers?|engineering|representatives?|rep|support|department|people|lead|expert|supervisor|csm|staff|member)|a colleague|the team|billing|finance|engineering|support|sales)"
)
DAY = r"(?:today|tonight|tomorrow|shortly|soon|(?:on |by |next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|by the end of|within|next (?:week|month))"
_NAMED_MONTH = rf"(?:(?!may\b)(?:{MONTH})|may \d|\d+ may|in may|20\d\d)"
ON_A_DAY = (
    rf"(?:{_NAMED_MONTH}|(?:{WEEKDAY_OR_SHORT})|tomorrow|next (?:week|month|quarter|year)|q[1-4]|morgen|nächste[nrs]? (?:woche|monat|jahr)"
    r"|demain|(?:la semaine|le mois) prochaine?|mañana|la próxima semana|la semana que viene|el próximo mes"
    r"|amanhã|(?:na próxima semana|no próximo mês)|domani|(?:la prossima settimana|la settimana prossima|il mese prossimo))"
)
RATE = (
    r"(?:prices?|rates?|fees?|terms|tariff|discount|conditions|preis|preise|tarif|tarifs|rabatt|konditionen|prix|remise"
    r"|precios?|tarifas?|descuento|condiciones|preço|desconto|condições|prezzo|tariffa|sconto|condizioni)"
)
WILL = r"(?:'ll|'d| will| shall| are going to| is going to| am going to|'re going to|'m going to| plan to| intend to)(?: (?:now|also|then|gladly|certainly|definitely|of course|be happy to|be glad to|make sure to|go ahead and|personally|try to|just))*"

OUTCOME = (
    # English: what will be done, by whomever
    rf"(?:will not|won't|will|'ll not|'ll|shall|should|is going to|are going to|gets?|got)(?: not| n't)?…(?: (?:be|get|been))? {MONEY_DONE}",
    rf"\b(?:your|the|this|that|it|everything|they|these|those)\b~~(?:will not|won't|will|'ll not|'ll|shall|is going to|are going to)… be… {STATE_DONE}",
    rf"\b{OUR_SIDE}{WILL}… (?:{MONEY_DO}|{STATE_DO})\b",
    r"\b(?:will not|won't|will|'ll not|'ll|going to)… (?:refund|reimburse|compensate|waive|credit) (?:you|your|the|this|it|that|all|both)",
    rf"\b(?:i|we)(?:'ve| have|'m| am|'re| are)?(?: \w+)? (?:go(?:ing)? ahead and|issu(?:ed|ing)|process(?:ed|ing)|appli?(?:ed|ying)|submitt(?:ed|ing)|approv(?:ed|ing)|initiat(?:ed|ing)|request(?:ed|ing)|arrang(?:ed|ing)|add(?:ed|ing)|send(?:ing)?|sent|grant(?:ed|ing)) ~~{MONEY_NOUN}",
    rf"\b(?:has|have|'ve|'s|was|were)(?: not|n't)?…(?: been)? {MONEY_DONE}",
    rf"\b{MONEY_NOUN}s?\b~~\b(?:will not|won't|will|'ll not|'ll|shall|is|are|has been|have been|was|should)…(?: (?:be|being|on))? (?:processed|issued|applied|approved|granted|sent|posted|added|paid|returned|transferred|deposited|its way|in your account|appear|show up|reflected|arrive|initiated|confirmed)",
    rf"\byou(?:'ll| will| should| are going to|'re going to| shall| get to)(?: (?:now|also|then|still|soon|shortly|automatically))*(?: not)? (?:receive|get|see|have|be given|find|keep)\b~~\b(?:{MONEY_NOUN}|replacement|amount|back\b)",
    r"\byou(?:'ll| will| should| can)(?: \w+)? expect\b~~",
    r"\byou(?:'re| are| do|'ll be| will be| should be)?(?: \w+)? (?:eligible|entitled|qualif(?:y|ied)|covered|due)(?: (?:for|to|under|a)\b)",
    r"\b(?:is|are|was|were|has been|have been|'s|been) (?:\w+ly |already |now )?(?:approved|granted|eligible|authori[sz]ed)\b",
    rf"\b(?:can|able to|happy to|glad to|let me|like to|going to|go ahead and) (?:\w+ )?(?:offer (?:you|a|an|the)|refund|reimburse|waive|compensate|credit (?:you|your|the)|give you|issue (?:you )?(?:a|an|the) ~~{MONEY_NOUN}|provide (?:you )?(?:with )?(?:a|an|the) ~~{MONEY_NOUN})",
    rf"\b(?:i|we){WILL} (?:proceed|continue|move forward) with (?:the|your|this|that)~~\b(?:cancellation|upgrade|downgrade|change|update|refund|credit|booking|modification|exchange|request)",
    rf"\b(?:i|we){WILL}~~\b(?:process|issue|apply|initiate|submit|request|arrange|send) (?:you )?(?:the|any|a|an|your|this|that) ~~\b{MONEY_NOUN}",
    r"\b(?:i|we) (?:can )?(?:promise|guarantee|assure you|give you my word)\b|\brest assured\b|\bguaranteed\b|\byou have (?:my|our) word\b",
    r"\b(?:won't|will not|'ll not|not going to|not be|never be|don't have to|do not have to|no longer be|without being)… (?:charged?|billed|invoiced|pay)\b",
    r"\byou (?:will not|won't|'ll not|will never) (?:see|find) (?:it|them|that|this|those|any of \w+) on (?:the|your|any) (?:invoice|bill|statement)",
    r"\b(?:free of charge|at no (?:extra |additional )?(?:cost|charge)|on the house|no charge for)\b",
    r"\b(?:will not|won't|will|'ll not|'ll|should)… be… (?:taken care of|back online|available (?:again|by|from)|released (?:by|on|in|next)|working (?:again|by|on|in)|back (?:to normal|up|by))",
    r"\b(?:will not|won't|will|'ll not|'ll) (?:make (?:it|this|things) right|make up for)\b",
    rf"\b{MONEY_NOUN}s?\b~~\b(?:will not|won't|will|'ll not|'ll|should)… be (?:on|in|with|back in|added to|part of) (?:your|the)\b",
    r"\b(?:approved|granted|agreed to|agreed on|authori[sz]ed|signed off(?: on)?) (?:the|your|a|an|this|that)\b~~\b(?:refund|credit|request|exception|claim|discount|waiver|compensation|upgrade|extension|change)",
    rf"\b(?:cannot|can't|can not|unable to|not able to|not allowed to|won't|will not|won't be able to) (?:\w+ )?(?:{MONEY_DO}|approve|grant|offer|make (?:an|any) exceptions?|issue (?:a|an|any|you)|process (?:a|an|any|your|the) (?:\w+ )?(?:refund|credit|cancellation|request))\b",
    r"\bnon-?refundable\b|\bnot refundable\b",
    r"\bgetting you\b~~\b(?:refund|credit|money|back)\b",
    r"\bmoney (?:is|will be) (?:on its way|back)\b|\brefund is on (?:its|the) way\b",
    rf"\b(?:invoice|bill|account|statement|balance|card)\b~~(?:will not|won't|will|'ll not|'ll|should|is going to)… (?:carry|show|include|contain|reflect|have|hold)\b~~(?:{MONEY_NOUN}|{SUM})",
    rf"\b(?:there will be|there'll be|look out for|you can count on|expect)(?: to see)?\b~~\b{MONEY_NOUN}\b",
    r"\b(?:invoice|bill|charge|fee|amount|price|total)\b~~(?:will not|won't|will|'ll not|'ll|is going to)… be…(?: (?:reduced|lowered|cut|halved|adjusted|corrected|lower|smaller|less))\b",
    # English: colloquial
    r"\b(?:goes|comes|going|coming|go|come) back (?:to|on|onto|into) your\b|\bback (?:on|in|into) your (?:card|account|bank)\b",
    r"\bmoney\b~~\b(?:will not|won't|will|'ll not|'ll|should) be (?:with|back with|in|on)\b",
    rf"\b(?:we're|we are|i'm|i am) (?:happy|glad|able|going) to (?:\w+ )?{STATE_DO} (?:your|the|this|that|it|you)\b",
    r"\bconsider (?:it|this) done\b|\b(?:is|are|this is|that's|one is) on us\b|\byou have our apologies and\b",
    r"\b(?:i|we|they|the team|engineering)(?:'ll| will| should| expect to| hope to| aim to| plan to) (?:now )?have (?:this|it|that|your|the|everything)\b~~\b(?:fixed|resolved|ready|back|restored|done|sorted|refunded|credited|up|replaced)\b",
    rf"\byou(?:'ll| will| should)(?: \w+)? (?:see|get|receive|have|be paid|find)\b~~{SUM}",
    rf"\b(?<!you )(?:can|could|able to|happy to|glad to) (?:\w+ )?(?:do|give|apply|take|offer|knock|add)\b~~(?:\b(?:discount|credit|refund|off|free)\b|{SUM})",
    r"\b(?:that|this|it|which|case|request|incident|outage|you) (?:\w+ly )?qualif(?:ies|y) for\b|\b(?:is|are|'s|'re) (?:fully |also |all )?covered (?:by|under) (?:our|your|the)\b",
    rf"\bconfirm(?:ing|ed|s)? (?:the|your|a|an|that your|this)(?: \w+){{0,2}} {MONEY_NOUN}\b",
    rf"\b(?:will not|won't|will|'ll not|'ll|should) be {STATE_DONE} (?:within|by|in (?:the|about|\d)|on (?:mon|tues|wednes|thurs|fri)|today|tomorrow|tonight|shortly|soon|for you|immediately|as soon|next|this)",
    r"\b(?:i|we)(?:'ll| will) (?:make sure|ensure|see to it|guarantee)\b|\b(?:i|we)(?:'ve| have)? (?:already )?approved\b",
    r"\b(?:will not|won't|will|'ll not|'ll|should) be (?:out|live|ready|released|deployed|rolled out|back|done) (?:by|within|on|in (?:the next|about|\d)|next|this|tomorrow|today|tonight|soon|shortly)\b",
    # English: what one will have, be or find
    r"\byou(?:'ll| will| are going to|'re going to)(?: \w+)? (?:get|have|receive|be given|pay)\b~~\b(?:free|half price|(?:\d+|ten|twenty|thirty) ?(?:%|per ?cent) (?:off|less)|old price|at no cost|on us)\b",
    r"\byou(?:'ll| will| should)(?: \w+)? be (?:made )?(?:an? |the |our )?(?:new )?(?:admin|administrator|owner|co-owner|editor)\b|\b(?:we|i)(?:'ll| will)(?: \w+)? make (?:you|him|her|them)\b~~\b(?:admin|administrator|owner|co-owner|editor)s?\b",
    r"\bwill be (?:switched|turned|put|set) (?:on|off|up|back)\b~~\b(?:for you|by|within|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|next)\b|\bwill be in your (?:account|workspace|plan|list|menu|mailbox)\b",
    r"\b(?:we|i)(?:'ll| will)(?: \w+)? (?:add|open|enable|switch|turn|keep|hold|leave|prolong|lengthen|move|put)\b~~\b(?:for you|your (?:account|workspace|trial|plan|seats?)|(?:within|in) (?:an?|the|\d+) (?:hour|day|week)s?|by (?:mon|tues|wednes|thurs|fri)day|by (?:tomorrow|tonight|noon))\b",
    rf"\b(?:all|each|every|both|any|his|her|their|my|our|these|those)\b~~(?:will not|won't|will|'ll not|'ll|shall|is going to|are going to)… be… {STATE_DONE}",
    r"\b(?:i|we)(?:'ve| have)?(?: \w+)? (?:added|given|granted|arranged|put|thrown|included)\b~~\b(?:free|extra|bonus|additional|complimentary)\b",
    rf"\b(?:lands?|arrives?|appears?|shows? up|turns? up|comes?|(?:will not|won't|will|'ll not|'ll) (?:land|arrive|appear|show up|be)|(?:you|you'll| will)? (?:find|have|see|get))\b~~\b(?:your|the) (?:workspace|account|list|plan|menu|inbox|mailbox|board)\b~~\b{DAY}",
    rf"\byou(?:'ll| will) (?:have|get|find|see|receive) (?:it|them|this|that|the|your)\b~~\b{DAY}",
    # English: what stays, comes out or is opened, and who comes
    rf"\byou(?:'ll| will)?(?: \w+)? keep (?:your|the|that|this)(?: [\w-]{{1,20}}){{0,2}} {RATE}\b",
    rf"\b(?:your|the)(?: [\w-]{{1,20}}){{0,2}} {RATE} (?:will )?(?:stays?|remains?|(?:is|are|be) (?:kept|held|frozen))\b~~\b(?:the same|unchanged|as (?:it is|they are)|in place|{_NAMED_MONTH}|end of|next)\b",
    rf"\b(?:will be (?:released|launched|rolled out|published|live|out|available)|goes live|comes out|launches|ships|rolls out)\b~~\b{ON_A_DAY}\b",
    r"\b(?:we|i)(?:'ll| will| shall| are going to)(?: \w+)? (?:give|grant)\b~~\b(?:access|rights|permissions?|ownership)\b",
    r"\b(?:we|i)(?:'ll| will)(?: \w+)? send (?:an?|our|one of|someone|somebody)\b~~\b(?:trainer|technician|engineer|colleague|consultant|someone|somebody)\b|\b(?:trainer|technician|engineer|consultant)s?(?:'ll| will) (?:come|visit|be (?:there|with|at|on)|drop|call|travel)\b",
    r"\byour (?:contract|agreement)\b~~\b(?:includes?|covers?|comes with|contains|provides)\b~~\b(?:free|credit|discount|at no (?:extra )?(?:cost|charge))\b|\byou can (?:count|rely) on (?:us|me|it|that)\b",
    # German
    rf"\b{RATE} bleib(?:t|en)\b~~\b(?:gleich|bestehen|unverändert|erhalten|stabil|bis (?:zum|ende|mitte|{_NAMED_MONTH}))\b|\b(?:sie|ihr) (?:behalten|behaltet)\b~~\b{RATE}\b",
    rf"\b(?:kommt|kommen|erscheint|erscheinen|startet)\b~~\b(?:am (?:\d|(?:{WEEKDAY_OR_SHORT}))|im {_NAMED_MONTH}|{ON_A_DAY})",
    r"\b(?:(?:wir|ich) (?:geben?|gewähren?|erteilen?)|(?:geben?|gewähren?|erteilen?) (?:wir|ich))\b~~\b(?:zugriff|zugang|\w*rechte|berechtigung\w*)\b|\b(?:ihr|euer) vertrag\b~~\b(?:enthält|umfasst)\b~~\b(?:kostenlos\w*|gratis|kostenfrei\w*)\b",
    r"\bam (?:mon|diens|donners|frei|sams|sonn)tag\b~~\b(?:haben sie|ist es|ist das|sind (?:sie|die))\b|\bsie (?:haben|finden|bekommen|sehen)\b~~\b(?:morgen|heute|am (?:mon|diens|donners|frei|sams|sonn)tag|am mittwoch|nächste woche|bis (?:mon|diens|donners|frei)tag)\b",
    r"\b(?:wird|werden|wurden?|ist|sind|bekommen|erhalten)\b~~\b(?:erstattet|gutgeschrieben|zurück(?:erstattet|gezahlt|überwiesen|gebucht)|überwiesen|genehmigt|bewilligt|verrechnet|gestrichen|erlassen|ausgezahlt)\b|\b(?:wird|werden|bekommen|erhalten)\b~~\b(?:storniert|freigeschaltet|ersetzt|wiederhergestellt|korrigiert|entsperrt|angepasst|verlängert|gekündigt)\b",
    r"\b(?:erstatten|überweisen|erlassen|ersetzen|stornieren|übernehmen|gewähren|schenken|verrechnen) (?:wir|ich)\b|\b(?:wir|ich) (?:schenken?|erstatten?|überweisen?|erlassen?|ersetzen?|stornieren?|übernehmen?|gewähren?|verrechnen?|schreiben? ~~\bgut\b|zahlen? ~~\bzurück\b|buchen? ~~\bzurück\b|werden? ~~\b(?:erstatten|gutschreiben|zurückzahlen|überweisen|stornieren|erlassen|ersetzen|freischalten|beheben|korrigieren|wiederherstellen|entsperren))",
    r"\bsie (?:erhalten|bekommen|kriegen)\b~~\b(?:gutschrift|(?:rück)?erstattung|geld|rabatt|ersatz|zurück|betrag|guthaben)\b",
    r"\b(?:gutschrift|(?:rück)?erstattung)\b~~\b(?:erfolgt|ist unterwegs|wird|kommt|geht)\b",
    r"\b(?:ich habe|wir haben)\b~~\b(?:vorgemerkt|hinterlegt|gutgeschrieben|nachgelassen)\b|\b(?:wird|werden)\b~~\babgezogen\b|\bsie (?:erhalten|bekommen|zahlen)\b~~(?:\d ?%|\bprozent\b|\bgratis\b|\bkostenlos\b)|\b(?:verlängern|aktivieren|halten) (?:wir|ich) (?:ihnen|ihre?n?|euch)\b|\b(?:wir|ich) (?:verlängern?|aktivieren?) (?:ihnen|ihre?n?|euch)\b",
    r"\b(?:ich|wir) (?:schalte|richte|buche|räume)n? (?:ihnen|euch|dir)\b|\b(?:schalte|richte|räume)n? (?:ich|wir) (?:ihnen|euch|dir)\b|\bsie (?:erhalten|bekommen) von (?:mir|uns)\b~~\b(?:gratis|kostenlos\w*|geschenkt)",
    r"\b(?:wird|werden)\b~~\bnicht (?:berechnet|verrechnet)\b|\bmüssen?\b~~\bnichts (?:be)?zahlen\b",
    r"\bbis (?:morgen|heute|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|ende)\b~~\b(?:erledigt|fertig|eingerichtet|freigeschaltet)\b",
    r"\b(?:versprechen|garantieren|zusichern) (?:wir|ich)\b|\b(?:wir|ich) (?:verspreche|garantiere|versichere)",
    # Spanish
    rf"\b(?:mantendrá[sn]?|mantendréis|conservará[sn]?|conservaréis)\b~~\b{RATE}\b|\b{RATE}\b~~\bse (?:mantienen?|mantendrán?|conservan?)\b",
    rf"\bse (?:les? |os |te )?(?:descontar|abonar|devolver|reembolsar|deducir)án?\b|\b(?:saldrán?|llegarán?|se lanzarán?|estarán? disponibles?)\b~~\b(?:el \d|{ON_A_DAY})",
    r"\b(?:les?|os|te) (?:daremos|daré|concederemos|concederé|enviaremos|mandaremos)\b|\b(?:su|vuestro|tu) contrato\b~~\bincluye\b~~\b(?:gratis|gratuit\w*|sin coste)\b",
    r"\b(?:estará|estarán|tendrá|tendrán|tendrás|tendréis|verá|verán|llegará|llegarán)\b~~\b(?:mañana|hoy|(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|semana|en (?:su|tu|vuestra) (?:cuenta|espacio))\b",
    r"\bno se (?:os |les? |te )?(?:cobrar|facturar)(?:á|án)\b|\bno (?:pagar(?:á|ás|án|éis)|tendr(?:á|ás|án|éis) que pagar)\b",
    r"\b(?:será|serán|quedará|ha sido|han sido|fue|se (?:le |te )?(?:ha |han )?)… ?(?:reembols|abonad|devuelt|acreditad|compensad|aprobad)\w*|\b(?:será|serán|quedará)… ?(?:cancelad|restablecid|restaurad|anulad|desbloquead)\w*",
    r"\b(?:le|te|os|les|se le|se te|se)? ?(?:reembols|devolver|abonar|acreditar|compensar|anular|restaurar|aprobar)(?:emos|é|án?|aremos|aré|ará)\b",
    r"\bvamos a (?:reembols|devolv|abon|acredit|compens|cancel|restaur)\w+",
    r"\b(?:recibir(?:á|ás|án|éis)|tendr(?:á|ás))\b~~\b(?:reembolso|abono|crédito|dinero|devolución|descuento|importe)\b",
    r"\b(?:reembolso|abono|devolución)\b~~\b(?:se (?:realizará|procesará|hará)|está en camino|ha sido|será|llegará)\b",
    r"\b(?:les?|os|te) (?:aplic(?:amos|aremos|o)|ampli(?:amos|aremos|o)|alarg(?:amos|aremos|o)|extend(?:emos|eremos)|prorrog(?:amos|aremos)|descont(?:amos|aremos)|regal(?:amos|aremos)|manten(?:emos|go)|mantendremos|activ(?:amos|aremos)|añadi(?:mos|remos))\b|\btendr(?:á|ás|án|éis)\b~~(?:\d ?%|\bgratis\b)",
    r"\b(?:les?|os|te) (?:activo|regalo|habilito|habilitamos)\b|\b(?:mañana|hoy|antes del? \w+) (?:estará|quedará|queda) (?:hecho|listo|activado)|\b(?:estará|quedará|queda) (?:hecho|listo|activado)\b~~\b(?:mañana|hoy|antes del?|para el)\b",
    r"\b(?:le|te) (?:prometo|garantizo|garantizamos|aseguro|aseguramos)\b",
    # French
    rf"\b{RATE}\b~~\b(?:reste(?:nt)?|rester(?:a|ont)|demeur\w+)\b~~\b(?:inchangé\w*|identiques?|mêmes?|jusqu'(?:à (?:fin|la fin)|en))\b|\bvous (?:gard|conserv)(?:ez|erez)\b~~\b{RATE}\b",
    rf"\b(?:remise|avoir|réduction)\b~~\b(?:sera|seront)\b|\b(?:sortir(?:a|ont)|ser(?:a|ont) (?:disponibles?|lancée?s?))\b~~\b(?:le (?:\d|1er)|{ON_A_DAY})",
    rf"\b(?:maintiendr|garder|conserver|gèler)(?:ons|ai)\b~~\b{RATE}\b",
    r"\b(?:nous|je) vous (?:donner|enverr)(?:ons|ai)\b|\bnous enverrons\b|\bvotre contrat\b~~\b(?:comprend|inclut|prévoit)\b~~\b(?:gratuit\w*|offert\w*|sans frais)\b",
    r"\b(?:vous|tu) (?:l'|les? |la )?(?:aurez|auras|recevrez|verrez|trouverez)\b~~\b(?:demain|aujourd'hui|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semaine)\b|\b(?:sera|seront|arrivera|arriveront)\b~~\b(?:dans|sur) votre (?:compte|espace)\b",
    r"\b(?:sera|seront|serez|a été|ont été)… (?:rembours|crédit|recrédit|indemnis|accord|approuv|vers|dédui)\w*|\b(?:sera|seront|serez)… (?:annul|rétabli|débloqu|remplac|résili|réactiv|restaur|réinitialis|prolong)\w*",
    r"\b(?:je|nous) (?:vous |te )?(?:rembours|crédit|indemnis|offr|accord|rétabli|annul)\w+|\b(?:allons|vais) (?:vous |te )?(?:rembours|crédit|indemnis|rétabli|annul|accord|offr)\w+",
    r"\bvous (?:recevrez|aurez|obtiendrez)\b~~\b(?:remboursement|avoir|crédit|argent|remise|montant)\b",
    r"\b(?:je|nous) prolong(?:e|eons|erai|erons)\b (?:votre|vos|l[ae'])|\b(?:je|nous) vous (?:appliqu|prolong|gard|maint|activ|ajout)\w+|\bvous (?:aurez|bénéficierez|paierez)\b~~(?:\d ?%|\bgratuit\w*|\boffert\w*)",
    r"\b(?:je|nous|on) vous (?:ouvr|débloqu|accord|rembours|recrédit|crédit|dédommag|indemnis|offr|rend(?!ez))\w*|\b(?:sera|seront|est|c'est) (?:fait|faites|réglé|prêt|prêtes)\w* (?:d'ici|avant|demain|dès)\b",
    r"\b(?:sera|seront|serez)\b… pas (?:facturée?s?|débitée?s?|prélevée?s?)\b",
    r"\bremboursement\b~~\b(?:sera|est en cours|a été|interviendra|arrivera)\b",
    r"\b(?:je|nous) (?:vous )?(?:promets|promettons|garantis|garantissons|assure)\b",
    # Portuguese
    rf"\b{RATE}\b~~\b(?:mant[éê]m-se|mant[éê]m|manter-se-á|permanece\w*|fica(?:rá)? igual)\b|\b(?:vai manter|vão manter|manterá|manterão|conservará)\b~~\b{RATE}\b",
    rf"\b(?:sai|saem|sairão|sairá|será lançad[oa]|estará disponível)\b~~\b(?:(?:a|no dia|em) \d|{ON_A_DAY})",
    r"\b(?:vamos|vou|iremos|irei)(?: lhes?| vos| te)? dar(?:-lhes?|-vos|-te)?\b~~\b(?:acesso|permiss\w+|direitos?)\b|\b(?:seu|vosso|teu) contrato\b~~\binclui\b~~\b(?:grátis|gratuit\w*|sem custos?)\b",
    r"\b(?:estará|estarão|terá|terão|verá|chegará|chegarão)\b~~\b(?:amanhã|hoje|segunda|terça|quarta|quinta|sexta|semana|na (?:sua|tua|vossa) conta)\b",
    r"\b(?:será|serão|foi|foram)… (?:reembolsad|creditad|devolvid|estornad|compensad|aprovad|restaurad|descontad|abatid|deduzid)\w*",
    r"\b(?:reembols|devolver|creditar|estornar|compensar)(?:emos|aremos|ei|arei)\b|\b(?:vamos|vou|iremos|irei) (?:lhe |te )?(?:reembols|devolv|credit|estorn|compens|restaur)\w+",
    r"\breceber(?:á|ás)\b~~\b(?:reembolso|crédito|estorno|dinheiro|desconto|valor)\b|\bvocê (?:vai|irá) receber\b~~\b(?:reembolso|crédito|estorno|dinheiro|valor)\b",
    r"\b(?:terá|terão|terás|vai ter|vão ter)\b~~(?:\d ?%|\bdesconto\b|\bgrátis\b|\bgratuit\w*)|\b(?:vamos|vou|iremos) (?:lhes? |te )?(?:aplicar|prolongar|estender|alargar|oferecer|manter)\b|\b(?:aplicaremos|prolongaremos|estenderemos|alargaremos)\b",
    r"\b(?:ativo|ofereço|ativamos|oferecemos)-(?:lhes?|vos|te)\b|\b(?:lhes?|vos) (?:ativo|abro|ofereço|dou|ativamos|oferecemos)\b|\b(?:fica|ficará|estará) (?:feito|pronto|tratado|ativo)\b~~\b(?:até|amanhã|hoje)\b",
    r"\bnão\b… (?:será|serão)\b… cobrad[oa]s?\b",
    r"\b(?:prometo|prometemos|garanto|garantimos)\b",
    # Italian
    rf"\b{RATE}\b~~\b(?:resta(?:no)?|rester(?:à|anno)|riman(?:e|gono)|rimarr(?:à|anno))\b~~\b(?:invariat\w|ugual\w|stess\w|bloccat\w)\b|\b(?:manterr(?:à|ete|ai)|conserver(?:à|ete|ai))\b~~\b{RATE}\b",
    rf"\b(?:uscir(?:à|anno)|sar(?:à|anno) (?:disponibil[ei]|rilasciat\w|lanciat\w))\b~~\b(?:il \d|{ON_A_DAY})",
    r"\b(?:le|vi|ti) (?:dar(?:emo|ò)|conceder(?:emo|ò)|invieremo|manderemo)\b|\b(?:suo|vostro|tuo) contratto\b~~\b(?:include|comprende|prevede)\b~~\b(?:gratis|gratuit\w*)\b",
    r"\b(?:sarà|saranno|avrà|avrete|arriverà|arriveranno|trova|troverà|troverete|vedrà)\b~~\b(?:domani|oggi|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|settimana|nel (?:suo|vostro|tuo) account)\b",
    r"\b(?:sarà|saranno|verrà|verranno|è stat[oa]|sono stat[ie])… (?:rimborsat|accreditat|restituit|stornat|approvat|detratt|scontat|scalat|dedott)\w*|\b(?:sarà|saranno|verrà|verranno)… (?:annullat|ripristinat|sbloccat)\w*",
    r"\b(?:rimborser|accrediter|restituir|storner)(?:emo|ò|anno)\b|\bprovvederemo\b~~\b(?:rimbors|accredit|restitu|storn)\w+",
    r"\b(?:riceverà|riceverai|otterrà|avrà)\b~~\b(?:rimborso|accredito|credito|sconto|importo|soldi|denaro)\b",
    r"\b(?:le|vi|ti) (?:applich(?:iamo|eremo)|prolungh(?:iamo|eremo)|allungh(?:iamo|eremo)|estend(?:iamo|eremo)|regaliamo|manteniamo|manterremo|attiv(?:iamo|eremo)|aggiung(?:iamo|eremo))\b|\b(?:avrà|avrete|avrai)\b~~(?:\d ?%|\bgratis\b|\bgratuit\w*)",
    r"\b(?:le|vi|ti) (?:attivo|regalo|offro|offriamo|sblocco|sblocchiamo|concedo)\b|\bentro (?:domani|oggi|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)\b~~\b(?:fatto|pronto|sistemato|attivo)\b|\b(?:sarà|è) (?:fatto|pronto|sistemato|attivo) entro\b",
    r"\bnon\b… (?:verrà|verranno|sarà|saranno)\b… addebitat[oaie]\b",
    r"\b(?:prometto|promettiamo|garantisco|garantiamo)\b",
)
