"""The shapes in which somebody of ours undertakes something: who, that it is to come, and what is done.

Who we are and how the future is formed are closed sets; what is done is open, but for the verbs with which one
merely goes on talking (`I'll explain`, `we'll need`).
"""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

from lanes.commitment_words import (
    MONEY_DO,
    MONEY_DONE,
    MONEY_NOUN,
    ON_A_DAY,
    RATE,
    STATE_DO,
    STATE_DONE,
    SUM,
)

_UNIT_OF_OURS = r"(?:billing|finance|accounting|legal|security|engineering|support|sales|compliance|operations|ops|privacy|onboarding|product|data|payments?|success|contracts?|technical|accounts|shipping|logistics|it)"
_ROLE = r"(?:team|agents?|specialists?|managers?|colleagues?|engineers?|technicians?|representatives?|reps?|department|people|lead|experts?|supervisors?|staff|accountants?|lawyers?|developers?|desk|group|trainers?|consultants?|analysts?|counsel|office)"
OURS = (
    r"(?:we|i|someone|somebody|nobody|no one|none of us"
    rf"|(?:our|an?|another|one of our|my)(?: [\w'-]{{1,20}}){{0,3}} {_ROLE}|the(?: [\w'-]{{1,20}}){{0,1}} (?:team|department|desk)"
    r"|your (?:account |success |customer success |support )?(?:manager|csm|rep|representative)"
    rf"|(?:billing|finance|accounting|legal|security|engineering|support|sales|compliance|operations|{_UNIT_OF_OURS} team)"
    rf"|[\w'-]{{2,20}} (?:from|in|at|on|of) (?:our (?:[\w-]{{1,20}} ){{0,2}}|the )?(?:{_UNIT_OF_OURS}|{_ROLE})(?: {_ROLE})?)"
)
_OFTEN_WORD = r"(?:now|also|then|gladly|certainly|definitely|of course|personally|still|soon|surely|absolutely|immediately|only|both|all|all then|be happy to|be glad to|go ahead and|make sure to|try to|do (?:my|our) best to|just)"
_OFTEN = rf"(?: {_OFTEN_WORD})*(?! {_OFTEN_WORD}\b)"
"""Words between that say little, all that there are: a verb is looked for behind the last of them."""
_TO_COME = r"(?:'ll| will| shall| won't| is going to| are going to| am going to|'m going to|'re going to| plans? to| intends? to| aims? to)"
_TALK = (
    r"(?:need|want|see (?!(?:that|to)\b)|await|type|copy|paste|phrase|rephrase|leave|take your word|keep (?!your?\b|the\b|this\b|it\b|an eye)|give (?:more|further|you more) (?:info|information|details)|go from|come to|get (?:through|there|started|going)|tell you|advise|offer (?:some )?(?:suggestions|advice)|have (?!(?:it|this|that|the|news|an|your|everything|someone|my|a)\b)|assume|show|explain|walk|describe|ask|be|use|call (?:it|this|that)|suppose|guess|say|admit|go over the (?:steps|basics)|list|start|begin|cover|wait|hope|love|like|miss|know|never|not|help|assist|try|probably"
    r"|check|look (?!into|at (?:it|this|that|your))|search|find|retrieve|pull|verify|guide|share|provide|give you (?:some|a few|the (?:steps|instructions|link)|an example)|send you (?:the|a|some) (?:link|steps|instructions?|article)|keep in mind|stay|close|require|quote|recommend|suggest|mention|add that|point|then|first|next|take you|continue|proceed|stop|leave it (?:here|there)|repeat|answer (?:this|that|each|both) question|do that|refer|direct|link|confirm that|happily|actually|quickly|rather|always|usually|often|typically|normally|ever|again)\b"
)
_ACT = (
    rf"(?:{MONEY_DO}|{STATE_DO}|void|comp\b|sort out|straighten out|put (?:[\w']+ ){{1,3}}(?:right|back)|give (?:[\w$€£.,']+ ){{1,4}}back|pay|hand (?:[\w']+ ){{1,3}}back|get you (?:back|in)|repair|switch (?:[\w']+ ){{1,4}}(?:on|off|back)"
    r"|activate|enable|set up|migrate|merge|delete|rename|halve|free up|(?:knock|shave|take|cut) (?:[\w$€£.,%']+ ){1,5}off|throw in|foot|absorb|cover (?:the|your) (?:cost|fee|charge|bill)|(?:drop|bring) (?:the|your) (?:[\w-]+ )?(?:price|rate|fee|charge|bill)|give you (?:[\w%$€£.,]+ ){0,3}(?:weeks?|months?|days?|seats?|discount|credits?|off|extra|free)\b|cap|freeze|hold (?:your|the) (?:[\w-]+ )?(?:price|rate|seat|discount|place)|lock in|only charge|charge you only|bill you only|change (?:your|the) (?!status|tag)|transfer (?:the|your) (?:owner|account|workspace|seats?|licen))"
)
_CANNOT = r"(?:can't|cannot|can not|could not|couldn't|(?:won't|will not) be able to|(?:is|are|am|'re|'m) (?:unable|not able) to)"
_REACH = r"(?:call|ring|phone|telephone|write to|write back to|get back to|reach out to|answer|reply to|contact|visit|update)"
_THEIRS = "you that which who it this they system app bot notification notifications admin admins administrator owner bank courier carrier provider link links page email emails and or to customer customers user users integration webhook server servers tool policy docs service platform software site website backup backups scheduler importer plan plans trial price prices office product products"
_NOT_THEIRS = "".join(rf"(?<!\b{word} )" for word in _THEIRS.split())
"""Not what a machine, a page or somebody of theirs will do; stands before the verb."""
TIME = (
    rf"(?:{ON_A_DAY}|today|tonight|shortly|soon|by the end of|within (?:an?|the|\d+|\w+) (?:minute|hour|day|week|business|working|next|few|couple|of)|this (?:morning|afternoon|evening|week|weekend|month)|before (?:the weekend|noon|lunch|{ON_A_DAY})|in (?:an?|one|two|three|four|five|ten|fifteen|twenty|thirty|half an|a few|a couple of|\d+) (?:minutes?|hours?|days?|weeks?)|(?:through|until|till) (?:the end|{ON_A_DAY})|(?:from|on|with|at) (?:the|your) next \w+|the \d|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?\w{{3,9}}"
    r"|heute|hoy|aujourd'hui|hoje|oggi|sous (?:\d|peu)|d'ici|até|antes del?|entro|bis|in den nächsten|en los próximos|dans les prochains|nos próximos|nei prossimi)"
)
_PLACE = r"(?:on|onto|in|to|into|at|off) (?:your|the) (?:[\w-]+ )?(?:invoice|bill|statement|account|card|bank|balance|inbox|mailbox|workspace)"

_OURS_DE = r"(?:kolleg\w+|\w*team|\w*abteilung|spezialist\w*|techniker\w*|mitarbeiter\w*|buchhaltung|\w*support|jemand|niemand|anw[aä]lt\w*|vorgesetzte\w*|berater\w*)"
_DOES_DE = r"(?!(?:sehen?|sahen?|haben?|hatten?|sind|bin|waren?|wurden?|verstehe?n?|wissen|weiß|empfehlen?|raten?|bitten?|erhielten?|erhalten?|bekamen?|schrieben?|sprachen?|konnten?|können|kann|möchten?|brauchen?|benötigen?|denken?|glauben?|hoffen?|wünschen?|danken?|bedauern?|arbeiten|schließen|öffnen)\b)\w+en?"
_OURS_FR = r"(?:notre|nos|une?|l[ae']|les|mon|ma|aucun|personne)(?: ?[\w'-]+){0,2}? ?(?:équipe|service|collègues?|technicien\w*|conseill\w+|responsable|spécialiste|experte?s?|juristes?|comptab\w+|facturation|support|agente?s?|ingénieure?s?)"
_OURS_ES = r"(?:nuestr[oa]s?|una?|el|la|mi|ningún|nadie)(?: [\w-]+){0,2}? ?(?:equipo|departamento|compañer[oa]s?|técnic[oa]s?|especialistas?|agentes?|responsable|colegas?|abogad[oa]s?|asesor\w*|facturación|soporte|supervisora?)"
_OURS_PT = r"(?:noss[oa]s?|uma?|[oa]|nenhum|ninguém)(?: [\w-]+){0,2}? ?(?:equip[ea]|departamento|setor|colegas?|técnic[oa]s?|especialistas?|agentes?|responsável|advogad[oa]s?|faturamento|faturação|suporte|supervisora?)"
_OURS_IT = r"(?:nostr[oaie]|un[oa']?|il|la|l'|mi[oa]|nessun[oa]?)(?: ?[\w'-]+){0,2}? ?(?:team|ufficio|reparto|colleg[ah]i?|tecnic[oi]|specialist[aei]|agent[ei]|responsabile|avvocat[oi]|fatturazione|assistenza|operator\w+)"
_NOT_YET_FR = r"(?!ser|aur|pourr|devr|voudr|verr|saur|faudr|retir|tir|désir|admir)"

OUTCOME = (
    # English
    rf"\b{OURS}{_TO_COME}{_OFTEN}(?: not)?(?! {_TALK})… {_ACT}\b",
    rf"\b(?:i|we)(?:'ve| have)?(?: (?:now|just|also|already))* asked (?!you\b)(?:[\w'-]+ ){{1,4}}to (?:please )?{_ACT}\b",
    rf"\b{OURS}(?:'ve| have|'s| has)(?: \w+)? (?:agreed|decided|promised|offered|committed|pledged) to (?!{_TALK})\w+",
    r"\b(?:nothing|none of (?:it|this|that|these|them)|no (?:\w+ )?(?:fee|charge|invoice)) (?:will|is going to|gets?) (?:be )?(?:charged?|billed|invoiced|added)\b",
    rf"\b{OURS}(?:'ll| will| can| shall)(?: \w+)? (?:get|have) (?:[\w'-]+ ){{1,4}}(?:{MONEY_DONE}|{STATE_DONE})\b",
    rf"\b{OURS}(?:'ve| have|'s| has)(?: (?:now|just|already|also))* (?:cleared|okayed|authori[sz]ed|arranged|booked|reserved|secured|signed off(?: on)?)\b~~\b(?:{MONEY_NOUN}|extension|exception|upgrade|months?|weeks?|seats?|waiver)\b",
    r"\b(?:will|'ll|should) (?:(?:be|arrive) with|reach) you\b|\b(?:parcel|package|order|device|replacement|invoice|document|contract|payment|key|it)s? (?:is|are) on (?:its|their|the) way\b",
    rf"\byour(?: [\w-]{{1,20}}){{1,3}} (?<!manager )(?<!rep )(?<!csm )(?<!team )(?<!representative )(?<!admin )(?<!bank )(?<!colleague )(?:will|is going to|are going to) (?!(?:be (?:asked|prompted|signed|logged|deleted|saved|sent|shown|listed|available|charged|billed)|expire|end|lapse|run|renew|need|stop|not|appear|show|load|start|open|sync|update|refresh|see|also|keep|still|have|become)\b)\w+\b~~(?<!every )(?<!each )\b{TIME}",
    rf"\byou(?:'ll| will) be (?!(?:asked|prompted|signed|logged|redirected|shown|taken|locked|required|removed|charged|billed|notified|warned|reminded|sent)\b)\w+\b~~(?<!every )(?<!each )\b{TIME}",
    r"\byou (?:can|may) (?:count|rely|depend|bank) on (?!the documentation|our docs)(?:us|me|it|that|this|having|getting|receiving|(?:[\w'-]+ ){1,4}(?:being|to be)) ?\w+",
    r"\byou have (?:my|our) (?:word|promise|guarantee|assurance)\b|\b(?:you|your \w+) will be looked after\b",
    rf"\b(?:i|we)(?:'ve| have)?(?: (?:now|just|also|already))* (?:put in|applied|asked|filed|pushed) (?:for|through)\b~~\b{MONEY_NOUN}\b|\bwe owe you\b",
    rf"\b(?:i|we)(?:'ve| have)?(?: (?:now|just|also|already))* (?:requested|ordered|submitted|scheduled|queued|arranged) (?:the|your|a|an)\b~~\b{MONEY_NOUN}\b",
    rf"\byou(?:'ll| will| won't| should| are going to|'re going to)(?: \w+){{0,2}} (?:have|get|regain|receive|be (?:able|back|up|live|running|in)\b)~~(?<!every )(?<!each )\b{TIME}|\byou(?:'ll| will| won't)(?: \w+){{0,2}} (?:have|regain|be able to|be back)\b~~\bagain\b",
    rf"\b(?:{MONEY_NOUN}|amount|sum|seats?|charges?|fees?|fix|patch|update|correction|release|feature|export|replacement|version [\d.]+|trial|order|parcel|package|device)\b~~\b(?:arrives?|hits?|lands?|leaves?|reach(?:es)?|shows? up|ships?|comes?|goes?|drops? off|stays? (?:open|on|active|free)|(?:should|will|won't|'ll|will not)(?: not)? (?:hit|reach|land|ship|show|drop|come|go|arrive|be (?:out|live|there|on|in|back)))\b~~\b(?:{TIME}|{_PLACE})",
    rf"\b(?:it|they|this|that|which)(?:'ll| will| should)(?: \w+)? (?:show|show up|appear|be|hit|reach|land|arrive)… {_PLACE}\b",
    r"\bconsider (?:it|this|that|the|your)(?: \w+){0,4} (?:done|gone|waived|settled|forgotten|cancelled|refunded)\b",
    rf"\bnew price\b~~\b(?:applies|will apply)\b~~\b{TIME}",
    rf"\b{OURS} {_CANNOT}… {_ACT}\b",
    rf"\b{OURS} {_CANNOT} (?:keep|hold|leave)\b~~\b{RATE}\b",
    rf"\b(?:{MONEY_NOUN}|extension|exception|cancellation)s?\b~~\b(?:(?:is|are)(?: \w+)? not|isn't|aren't|won't be|will not be) (?:possible|available|an option|something (?:we|i) can)\b",
    rf"\byou(?:'re| are)(?: \w+)? (?:getting|receiving) (?:an?|the|your|that|{SUM})(?: [\w$€£.,%]+){{0,3}}? {MONEY_NOUN}\b(?! (?:card|note|error|message|mail))|\byou(?:'ll| will) be getting\b~~\bback\b",
    rf"\b{MONEY_NOUN}\b~~\b(?:is|are|'s)(?: \w+)? (?:coming|heading|headed) (?:your way|to you)\b",
    rf"\b(?:your|the|this|that|it|they|these)\b… (?:can't|cannot|can not|couldn't|could not) be (?:{MONEY_DONE}|{STATE_DONE})\b",
    r"\byou get (?:[\w$€£.,]+ ){1,5}back\b|\b(?:is|are) (?:coming|going|on (?:its|their) way) back to you\b",
    r"\byou (?:won't|will not|shouldn't|will no longer) (?:see|get|receive)\b~~\b(?:charges?|invoices?|fees?|bills?)\b|\b(?:charges?|invoices?|fees?|amount|it|that)\b~~\b(?:won't|will not|shouldn't) (?:stay|remain|appear|show|be)\b~~\bon your (?:card|account|bill|invoice|statement)\b",
    rf"(?<!every )(?<!each )\b{TIME},? (?<!every )you(?:'ll| will) (?:also )?(?:have|get|receive)\b(?! (?:to|an? (?:error|warning|message|notification)))",
    # German
    rf"\b(?:das |ihr |der |die |ihre )?(?:geld|betrag|summe|gutschrift|\w*erstattung|guthaben)\b~~\b(?:ist|sind|kommt|landet|liegt|steht|erscheint)\b~~\b(?:auf (?:ihrem|ihrer|dem|der)|bei ihnen|{TIME})",
    rf"\b(?:sie|ihr|du) (?:haben|habt|hast)\b~~\b{TIME}~~\b(?:zugriff|zugang)\b|\b(?:sie|ihr|du) (?:haben|habt|hast)\b~~\bwieder\b~~\b(?:zugriff|zugang)\b",
    rf"\b{TIME}\b~~\b(?:ist|sind|haben|hat|steht|läuft|funktioniert|geht|können)\b~~\bwieder\b|\b(?:ist|sind|haben|hat|steht|läuft|funktioniert|geht)\b~~\b{TIME}~~\bwieder\b",
    rf"\b(?:bekommen|erhalten|kriegen) sie\b~~\b(?:zurück|erstattet|gutgeschrieben|{TIME})",
    rf"\bsie (?:bekommen|erhalten|kriegen)\b~~(?:\bzurück\b|(?<!jeden )(?<!jede )\b{TIME})|\b{TIME}~~\b(?:bekommen|erhalten|kriegen) sie\b",
    r"\b(?:ich|wir) sorgen? dafür\b|\bsorgen? (?:ich|wir) dafür\b|\bstellen? (?:ich |wir )?(?:\w+ )?sicher, dass (?:sie|ihr|ihre|der|die|das)\b",
    r"\b(?:wir|ich) (?!rate)\w+en?\b~~\b(?:ab|gut|zurück|frei|wieder her|heraus)\b(?=\s*(?:$|[.,;!]))|\b(?!raten)\w+en? (?:wir|ich)\b~~\b(?:ab|gut|zurück|frei|wieder her|heraus)\b(?=\s*(?:$|[.,;!]))",
    r"\b(?:verspreche|versprechen|garantiere|garantieren|versichere|versichern|sage|sagen) (?:ich|wir)(?: ihnen| euch| dir)?(?: zu)?(?=[\s.,!]*(?:$|[.,!]))|\b(?:garantiere|garantieren|verspreche|versprechen) (?:ich|wir)\b",
    r"\b(?:wir|ich) berechnen? (?:ihnen|euch|dir)\b~~\b(?:nur|nichts|lediglich|keine?n?)\b|\bberechnen (?:wir|ich) (?:ihnen|euch|dir)\b~~\b(?:nur|nichts|lediglich|keine?n?)\b|\bsie (?:be)?zahlen (?:nur|lediglich|nichts)\b|\b(?:be)?zahlen sie (?:nur|lediglich|nichts)\b",
    r"\b(?:können|kann|dürfen|darf|werden|werde)\b~~\b(?:nichts?|kein\w*)\b~~\b(?:erstatten|gutschreiben|zurückzahlen|überweisen|stornieren|erlassen|ersetzen|freischalten|wiederherstellen|entsperren|kündigen|verlängern)\b",
    r"\b(?:kann|können|konnte|konnten)\b~~\bnicht\b~~\b(?:erstattet|gutgeschrieben|storniert|erlassen|freigeschaltet|wiederhergestellt|entsperrt|verlängert|ersetzt) werden\b",
    r"\b(?:\w*erstattung|gutschrift|rückzahlung|rabatt|ausnahme|verlängerung|stornierung|kündigung)\b~~\b(?:ist|wäre)\b~~\bnicht (?:möglich|vorgesehen|drin)\b",
    # Spanish
    r"\b(?:reembolso|devolución|abono|crédito|descuento|excepción)\b~~\bno (?:es|será|resulta) posible\b|\bno (?:es|será|resulta) posible\b~~\b(?:reembols|devol|abon|descuent|excepci)\w*",
    r"\bno (?:se )?(?:puede|pueden|pudo) (?:ser )?(?:reembols|devol|devuel|abon|cancel|anul|restaur|restablec|ampli)\w*",
    rf"\b(?:dinero|importe|reembolso|abono|crédito|devolución)\b~~\b(?:estará|llega|llegará|aparecerá|está|entra|entrará)\b~~\b(?:en su|en tu|{TIME})",
    r"\b(?:podrá[sn]?|podréis)\b~~\b(?:de nuevo|otra vez)\b|\b(?:tendr|recuperar|ver)(?:á|ás|án|éis)\b~~\b(?:acceso|de nuevo|otra vez)\b",
    r"\b(?:le|les|os|te|se l[oa]s?) (?:devolvemos|reembolsamos|abonamos|devuelvo|reembolso|abono|compensamos|garantizo|garantizamos|prometo|prometemos)\b",
    r"\bno (?:le |les |os |te )?(?:podemos|puedo|podremos|podré|vamos a|voy a)\b~~\b(?:reembols|devolv|abon|acredit|compens|cancel|anul|restaur|restablec|aprob|conced|desbloque|ampli|prorrog)\w*",
    rf"\brecibir(?:á|ás|án|éis)\b~~(?<!cada )\b{TIME}|\b{TIME}~~\brecibir(?:á|ás|án|éis)\b",
    # French
    r"\b(?:remboursement|avoir|crédit|remise|geste|exception)\b~~\bn'est(?: \w+)? pas possible\b|\bn'est(?: \w+)? pas possible d\w*\b~~\b(?:rembours|crédit|remis|accord)\w*",
    rf"\b(?:vous|tu) recevr(?:ez|as)\b~~(?<!chaque )\b{TIME}|\b{TIME}~~\b(?:vous|tu) recevr(?:ez|as)\b",
    r"\bne (?:peut|peuvent|pourra|pourront)(?: \w+)? être (?:rembours|crédit|annul|rétabl|accord|prolong|remplac)\w*",
    rf"\b(?:argent|somme|montant|remboursement|crédit)\b~~\b(?:sera|arrive|arrivera|apparaîtra|tombe)\b~~(?:sur votre|sur ton|\b{TIME})",
    r"\bvous (?:pourrez)\b~~\b(?:de nouveau|à nouveau)\b|\bvous (?:aurez|retrouverez|récupérerez)\b~~\b(?:accès|de nouveau|à nouveau)\b",
    r"\bvous ne (?:paierez|payerez|devrez payer)(?: \w+){0,2} rien\b|\bvous ne (?:paierez|payerez) (?:que|plus)\b",
    r"\b(?:je|nous) (?:vous |te )?(?:le |la |l')?(?:promets|promettons|garantis|garantissons)\b",
    r"\b(?:ne|n')(?: ?\w+)? ?(?:pouvons|peux|pourrons|pourrai|allons|vais|sommes)\b~~\b(?:rembours|crédit|indemnis|annul|rétabl|accord|débloqu|remplac|prolong|dédui)\w*",
    # Portuguese
    r"\b(?:reembolso|crédito|estorno|desconto|exceção)\b~~\bnão (?:é|será) possível\b|\bnão (?:é|será) possível\b~~\b(?:reembols|estorn|devol|credit|descont)\w*",
    rf"\breceber(?:á|ás|ão)\b~~(?<!cada )\b{TIME}|\b{TIME}~~\breceber(?:á|ás|ão)\b",
    r"\bnão (?:pode|podem|poderá|poderão) ser (?:reembols|devolv|credit|cancel|anul|restaur|prorrog)\w*",
    rf"\b(?:dinheiro|valor|reembolso|crédito|estorno)\b~~\b(?:chega|chegará|cai|cairá|estará|entra|vai (?:chegar|cair|estar))\b~~(?:na sua|\b{TIME})",
    rf"\b(?:vai|vão|irá|irão) receber\b~~(?:\b(?:reembolso|crédito|estorno|dinheiro|valor|desconto)\b|{SUM})|\b(?:devolvemos|reembolsamos|creditamos|estornamos)(?:-lhe|-vos|-te)?\b|\b(?:lhe|vos|te) (?:devolvemos|reembolsamos|creditamos|devolvo|reembolso)\b",
    r"\b(?:poderá|poderão)\b~~\b(?:de novo|novamente)\b|\b(?:terá|terão|recuperará|voltará a ter|vai (?:voltar a )?ter)\b~~\b(?:acesso|de novo|novamente)\b",
    r"\bnão (?:pagará|pagarão|pagarás|vai pagar|terá de pagar|terá que pagar)\b",
    r"\bnão (?:lhe |o |a |os |as )?(?:podemos|posso|poderemos|vamos|vou|iremos)\b~~\b(?:reembols|devolv|credit|estorn|compens|cancel|anul|restaur|aprov|conced|desbloque|prorrog)\w*",
    # Italian
    r"\b(?:rimborso|credito|accredito|sconto|eccezione)\b~~\bnon (?:è|sarà) possibile\b|\bnon (?:è|sarà) possibile\b~~\b(?:rimbors|accredit|stornar|scont)\w*",
    rf"\bricever(?:à|ai|ete|anno)\b~~(?<!ogni )\b{TIME}|\b{TIME}~~\bricever(?:à|ai|ete|anno)\b",
    r"\bnon (?:può|possono|potrà|potranno) esser[ei] (?:rimbors|accredit|restitu|annull|ripristin|prorog)\w*",
    rf"\b(?:soldi|denaro|importo|rimborso|credito|accredito)\b~~\b(?:arriva|arrivano|arriver\w+|sarà|saranno|compar\w+)\b~~(?:sul suo|sul tuo|sul vostro|\b{TIME})",
    r"\b(?:le|vi|ti|glielo|glieli) (?:restituiamo|rimborsiamo|accreditiamo|ridiamo|ridaremo|restituisco|rimborso|accredito|garantisco|garantiamo|prometto)\b",
    r"\b(?:potrà|potrete|potrai)\b~~\bdi nuovo\b|\b(?:avrà|avrete|riavrà|riavrete|recupererà|recupererete)\b~~\b(?:accesso|di nuovo)\b",
    r"\bnon (?:pagherà|pagherete|pagherai|dovrà pagare|dovrete pagare)\b",
    r"\bnon (?:la |le |vi |ti |lo )?(?:possiamo|posso|potremo|potrò|riusciamo)\b~~\b(?:rimbors|accredit|restitu|storn|compens|annull|ripristin|approv|conced|sblocc|prolung|prorog)\w*",
)

FOLLOW_UP = (
    # English
    rf"\b{OURS}{_TO_COME}{_OFTEN} (?!{_TALK})\w+",
    rf"\b{OURS}{_TO_COME}{_OFTEN} (?!(?:need|want|see|assume|search|show|look|not|never|be (?:out|closed|away|off|unavailable))\b)\w+~~\b{TIME}",
    rf"\b{OURS}(?:'re| are|'m| am| is)(?: (?:now|also|already))* (?!(?:having|seeing|experiencing|looking|getting|noticing|hearing|closing|going|running|not)\b)\w+ing\b~~\b{TIME}",
    rf"\b(?=will\b|is going|won't){_NOT_THEIRS}(?:will|is going to|won't)(?: (?:also|then|gladly|personally|not))* {_REACH} you\b",
    rf"\b(?:our|my)(?: [\w-]{{2,20}}){{1,3}} {_NOT_THEIRS}(?:will|is going to) (?!(?:be (?:out|closed|away|off|unavailable)|not|never|need|show|close|end|expire)\b)\w+~~\b{TIME}",
    r"\bleave (?:it|this|that) (?:with|to) (?:me|us)\b|\b(?:i|we)(?:'ll| will| can)?(?: [\w']+){0,6} (?:report|come) back\b|\bon my list for\b",
    r"\b(?:i|we)(?:'ve| have)?(?: (?:now|just|also|already))* asked (?!you\b|for\b|if\b|whether\b|that\b)(?:[\w'-]+ ){1,4}to \w+",
    rf"\b(?:sends?|calls?|writes?|answers?|rings?|emails?|gets?|returns?|is (?:sending|calling|writing|answering|getting)) (?:it |them |that |this |back |back to )*(?:to )?you\b~~(?<!every )(?<!each )\b{TIME}",
    r"(?:\bwill|\bis going to|'ll) (?:drop|give|send|shoot) you (?:an? )?(?:quick )?(?:line|ring|call|shout|buzz|bell|note|message)\b",
    # German
    rf"\b(?:ich|wir|{_OURS_DE})(?: [\w-]+){{0,3}}? (?:antworte[tn]?|schreib(?:e|t|en)|rufe?n?t?|telefonier(?:e|t|en)|kontaktier(?:e|t|en)|benachrichtig(?:e|t|en)|schicke?n?t?|sende?n?t?|lieferr?e?n?t?|gebe?n?|gibt)\b(?: [\w-]+){{0,3}}? (?:sie|ihnen|dich|dir|euch)\b",
    rf"\b(?:antwort|schreib|ruf|kontaktier|benachrichtig|informier|schick|send)(?:e|en|t|et)? (?:sie |ihnen |dich |dir |euch )?(?:wir|ich|(?:eine?r? |unsere? )(?:\w+ )?{_OURS_DE})\b",
    rf"\b(?:wir werden|ich werde|werden wir|werde ich)\b(?! (?:ihre?|die|den|das|noch|dafür|dazu)?~~\b(?:brauchen|benötigen|sehen)\b)|\b{_OURS_DE} (?:wird|werden)\b(?= (?:sie|ihnen|sich|dich|dir|euch|das|den|die|ihre?n?))",
    rf"\b(?:wir|ich) {_DOES_DE}\b~~\b{TIME}|\b{_DOES_DE} (?:wir|ich)\b~~\b{TIME}",
    rf"\b{_OURS_DE} (?!hilft\b|kann\b|hat\b|ist\b)\w+t (?:sie|ihnen|sich)\b",
    # Spanish
    r"\b(?:le|les|os|te|se l[oa]s?) (?!llegar|aparec|mostr|serv|permit|ayud|ser|pedir)\w+(?:arán|erán|irán)\b|\b(?:me|nos) (?:encargo|encargamos|ocupo|ocupamos)\b|\b(?:le|les|os|te) (?:llamo|llamamos|escribo|escribimos|aviso|avisamos|confirmo|confirmamos)\b",
    r"\b(?!quer|ver|podr|necesit|tendr|estar|ser|cre|habr|consider|esper|vay|sab|deb|emp)\w{2,}(?:aremos|eremos|iremos|dremos)\b",
    rf"\b(?:le|les|os|te|lo|la|se l[oa]s?) \w+(?:aré|eré|iré|dré)\b|\b{_OURS_ES}(?: [\w-]+){{0,4}}? (?:le|les|os|te|lo|la) \w+(?:ará|erá|irá|drá)n?\b|\b{_OURS_ES}(?: [\w-]+){{0,4}}? va a (?:llam|contact|respond|escrib|revis)\w+|\bnadie (?:le|les|os|te) \w+rá\b",
    r"\b(?:vamos|voy) a (?!ver\b|cerrar|necesit|empez|intent|explic|mostr|pedir|preguntar|suponer|comprobar|ayud)\w+(?:ar|er|ir)(?:l[eao]s?|se|os|te)?\b",
    # French
    r"\b(?:je|on|nous) vous (?:tiens|tient|tenons|rappell?e|rappelons|recontacte|recontactons|écris|écrit|écrivons|reviens|revenons|préviens|prévient|prévenons)\b|\b(?:je m'en|on s'en|nous nous en|je me) (?:occupe|charge|occupons|chargeons)\b",
    rf"\b(?:nous|je|on)(?: ne| n')?(?: (?:vous|te|le|la|les|lui|leur|y|en))* ?(?:l')?{_NOT_YET_FR}\w+(?:e|i|d|v|tt|r)(?:rons|rai)\b|\bj'(?:y |en )?{_NOT_YET_FR}\w+(?:e|i|d|v|tt|r)rai\b|\bon vous \w+ra\b",
    rf"\b{_OURS_FR}(?: [\w'-]+){{0,3}}? (?:vous|te) (?:rappelle|appelle|recontacte|contacte|écrit|répond|téléphone)(?:nt)?\b",
    rf"\b{_OURS_FR}(?: [\w'-]+){{0,4}}? (?:ne )?(?:vous|te) (?:\w+ )?\w+(?:ra|ront)\b|\b(?:vous|te) (?:appellera|rappellera|téléphonera|écrira|répondra|contactera|recontactera)(?:ont)?\b|\bpersonne ne vous \w+ra\b",
    r"\b(?:nous allons|je vais|on va) (?:vous |te |le |la |les |l')*(?!voir\b|ferm|clôtur|clore|essay|avoir\b|commenc|expliqu|montr|guid|demand|suppos|vérifi|aid)\w+(?:er|ir|re|oir)\b",
    # Portuguese
    rf"\b(?!agrade|peç|pedi|recomend|sug|explic|mostr|indic|desej)\w{{2,}}(?:o|ou|amos|emos|imos)-(?:lhe|vos|te)s?\b|\b{_OURS_PT}(?: [\w-]+){{0,3}}? \w+-lhe\b",
    r"\b(?:eu|lhe|vos|não|já) \w{2,}(?:arei|erei|irei)\b|\b(?!star|and)\w{3,}arei\b",
    rf"\b(?:vamos|vou) (?:lhe |te |vos )?(?!fech|encerr|aguard|esper|precis|ver\b|tent|começ|explic|mostr|ped|pergunt|supor|verific|ajud)\w+(?:ar|er|ir)\b|\b{_OURS_PT}(?: [\w-]+){{0,4}}? (?:não )?(?:lhe |te )?(?:vai|irá) (?:lhe |te )?(?:lig|respond|escrev|contat|contact|retorn|entrar)\w*|\b{_OURS_PT}(?: [\w-]+){{0,4}}? (?:lhe |te )\w+(?:ará|erá|irá)\b|\b{_OURS_PT} \w+(?:ará|erá|irá)-lhe\b|\b(?:ligar|responder|contactar|escrever)-lhe-(?:á|emos|ei)\b",
    # Italian
    r"\b(?:me ne|ce ne) occup(?:o|iamo)\b|\b(?:la|le|vi|ti) (?:faccio|facciamo) (?:sapere|avere)\b|\b(?:la|le|vi|ti) (?:chiam|richiam|scriv|ricontatt|ricontatti|aggiorn|rispond)(?:o|iamo)\b",
    r"\b(?!av|sa|po|do|vor|ved|sap)\w{2,}(?:aremo|eremo|iremo|rremo)\b|\bfaremo\b|\b(?!però|saprò|potrò|dovrò|vedrò|avrò|sarò)\w{2,}(?:erò|irò|rrò|arò)\b",
    rf"\b{_OURS_IT}(?: [\w'-]+){{0,4}}? (?:la|le|ti|vi) \w+(?:erà|irà|rrà|anno)\b|\bnessuno (?:la|le|ti|vi) \w+rà\b",
)
