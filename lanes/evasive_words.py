"""How a reply evades: nobody named, no time, no reason, and nothing more to be said."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re

_VAGUE = r"(?:relevant|appropriate|concerned|responsible|competent|right|proper|respective|corresponding|designated)"
_BODY = r"(?:teams?|departments?|people|persons?|authorit\w+|part(?:y|ies)|personnel|colleagues?|unit|stakeholders?|channels?|office|desk|quarters)"
_HANDED = r"(?:pass\w*|forward\w*|escalat\w*|sent|send\w*|hand\w*|transferr\w*|referr\w*|relay\w*|rout\w*|submitt\w*|shared|reported|raised|gone|went|inform\w*|notif\w*|contact\w*|with|by|in the hands of|lies with|over to)"
_MORE = r"(?:(?: you| with you| to you| any| the| exact| much| our)*(?: (?:more|further|anything|(?:additional |internal |specific )?(?:details?|reasons?|information|specifics)|much)\b))"
_WHY = r"why(?= we\b| not\b| (?:this|it|that) (?:takes|took|was|is taking|has been|is delayed|needs|will)\b| (?:your|the) (?:request|case|account|refund|claim|delay|decision)\b|\W*$|[.,;])"
_SAY = rf"(?:disclose|discuss|reveal|comment|elaborate|go into|share|say)(?:{_MORE}|(?: you| with you| on| into| about)* (?:{_WHY}|this|that|it|how we)\b|(?=\W*$|[.,;!]))"
_TELL = rf"(?:tell|give|provide|explain|add|offer)(?:{_MORE}(?! (?:than|from|without)\b)|(?: to)?(?: you)? (?:{_WHY}|how (?:this|we|it) (?:is|was|will)|who decides)\b| (?:you )?about (?:this|that|it)\b)"
_CANNOT = r"(?:can't|cannot|can not|may not|won't be able to|'m unable to|am unable to|are unable to|'re unable to|(?:am|'m|are|'re) not (?:able|allowed|permitted|authori[sz]ed|free|at liberty|in a position) to)"
ENGLISH = (
    r"\bfor (?:internal|certain|operational) reasons\b|\bdue to internal (?:polic\w+|process\w*|reasons?|procedures?)\b|\bfor reasons (?:i|we|that) (?:\w+ )?(?:can't|cannot|can not|may not|won't)\b",
    rf"\b(?:i|we)(?: really| simply| also)? ?{_CANNOT}(?: \w+ly| really| even)? (?:{_SAY}|{_TELL})(?! until\b)",
    rf"\b(?:not able to|unable to) (?:{_SAY}|{_TELL})(?! until\b)",
    r"\b(?:nothing|not much)(?: (?:more|else|further))? (?:that )?(?:i|we) (?:can|could|may) (?:do|say|tell|add|share|offer|comment)\b|\bout of (?:my|our) hands\b|\bnot (?:my|our) (?:department|decision|responsibility|problem)\b",
    r"\b(?:in due (?:course|time)|at a later (?:point|time|stage|date)|at (?:our|the|their) (?:earliest )?convenience|as and when|when the time (?:comes|is right)|sooner or later|when (?:we|they|someone) gets? (?:to it|round to it|around to it))\b",
    r"\b(?:someone|somebody|we|i|they|he|she|team|specialist|colleague|department|you(?=(?:'ll| will) (?:be|hear|get|receive|have)\b)|(?:it|this|that|case|request|ticket)(?=(?:'ll| will) be (?:look|handl|dealt|answer|review|check|consider|proces|pick)))(?:'ll| will| should| may| might)\b[^.!?\n]{0,60}\b(?:at some point|eventually|one day|some day|sometime)\b",
    rf"\b{_HANDED}\b(?: (?:it|this|that|your \w+|to|by|on|over|up|along|the matter|your \w+ \w+)){{0,4}} (?:the|our) {_VAGUE} {_BODY}\b",
    rf"\b(?:{_HANDED}|rests with|sits with|is with|up to) the {_BODY} (?:in charge|concerned|responsible)\b",
    r"\bwill (?:act|respond|proceed) accordingly\b|\b(?:beyond|outside(?: of)?|more than) (?:what )?(?:i|we) (?:can|may|am allowed to|are allowed to) (?:discuss|say|share|tell)\b|\b(?:will|'ll)\b[^.!?\n]{0,40}\bif and when\b",
    rf"\b(?:the|our) {_VAGUE} {_BODY} (?:has|have|will|'ll|(?:is|are) (?:now |already |currently )?(?:looking|working|aware|handling|on|dealing|informed|taking|checking|in charge))\b",
    r"\b(?:just|simply) be patient\b|\bplease (?:just |simply )?(?:be patient|bear with us|wait)(?: patiently)?(?: for (?:our|further|a|an|any) (?:\w+ )?(?:reply|answer|response|news|update|notice|information|decision))?(?=\W*$|[.,;!]|\s(?:and|as|while we|until you hear|until we|until someone|until further))",
    r"\b(?:it|this|that|you|we)(?:'s|'ll| is| will)(?: be)? (?P<said>\w{3,}(?: \w+){0,3}) when (?:it|you|we|they)(?:'s|'re| is| are)? (?P=said)(?=\W*$|[.,;!])",
    r"\b(?:will|'ll|should)\b[^.!?\n]{0,60}\bwhen(?:ever)? (?:possible|we can|we(?:'re| are) (?:ready|able)|it suits us)\b",
    r"\b(?:details?|reasons?|(?:more |further )?information|specifics) (?:can't|cannot|can not|may not|won't) be (?:shared|disclosed|discussed|given|revealed|provided)\b|\b(?:i|we) (?:don't|do not|never) (?:comment|discuss|disclose|share (?:details|reasons|information))\b(?! with third)|\b(?:have|got) no (?:further|more|other|additional) (?:information|details?|comments?)\b|\bthrough (?:the |our )?(?:proper|appropriate|usual|official|internal) (?:channels?|process\w*)\b",
    rf"\b(?:would|'d) (?:rather|prefer) not (?:to )?(?:{_SAY}|{_TELL})",
    r"\b(?:it is|it's|this is|that's|that is) (?:just |simply )?(?:our|company|just|the company's|simply our) (?:policy|rules?|procedure)(?=\W*$|[.,;!]| and\b)|\b(?:it is|it's|this is|that's|that is) (?:just |simply )?how (?:the|our) (?:policy|system|process) (?:works|is)\b",
    r"\bno (?:further|more|other|additional) (?:information|details?|comments?)(?: (?:can be|to (?:give|share|add|offer)|at (?:this|the)|available)\b)|\bno (?:further|additional) (?:details?|comments?)(?=\W*$)|\bthat(?:'s| is) all (?:i|we) (?:can|have|may)\b|\ball (?:i|we) can (?:say|tell you|share)(?: (?:at this (?:stage|point|time)|for now|right now|today|is that (?:it|this|your \w+)(?:'s| is) (?:being|with)\b)|(?=\W*$))",
    r"\b(?:is|are|was|being|been) (?:being )?(?:handled|dealt with|processed|taken care of) accordingly\b|\b(?:is|are) (?:being )?(?:handled|dealt with) (?:internally|elsewhere)\b(?! by)",
    r"\b(?:someone|somebody|we|i) (?:may|might)(?: (?!not\b)\w+)? (?:get back|contact|(?:take a )?look|reach out|review)\b|\b(?:we|i)(?:'ll| will) see what (?:we|i) can do\b",
    r"\byour (?:\w+ )?(?:request|case|ticket|matter|complaint|claim|issue|inquiry|enquiry) (?:is|has been) (?:\w+ )?(?:in (?:process|progress|the (?:queue|pipeline|system|works|works))|being (?:processed|handled)(?: automatically| by (?:our|the) system)?|noted|in good hands)(?=\W*$|[.,;!]| and\b)",
)

_DE_BODY = r"(?:stellen?|abteilung(?:en)?|teams?|kolleg\w+|bereich|personen|fachbereich|mitarbeiter\w*)"
GERMAN = (
    r"\baus (?:internen|betrieblichen|organisatorischen) gründen\b|\b(?:kann|können|darf|dürfen) (?:ich|wir)\b[^.!?\n]{0,40}\bkeine (?:auskunft|auskünfte|angaben|stellung|aussage)\b|\b(?:ich|wir) (?:kann|können|darf|dürfen|machen|geben)\b[^.!?\n]{0,30}\bkeine (?:auskunft|auskünfte|angaben|aussage)\b|\bzu gegebener zeit\b|\bzu einem späteren zeitpunkt\b|\bbei gelegenheit\b|\bfrüher oder später\b|\b(?:wird|werden)\b[^.!?\n]{0,50}\birgendwann\b|\birgendwann (?:wird|werden|sieht|meldet|kümmert)\b",
    r"\b(?:dazu|darüber|hierzu)\b[^.!?\n]{0,20}?\b(?:kann|können|darf|dürfen) (?:ich|wir)\b[^.!?\n]{0,40}\b(?:nichts|keine|nicht)\b|\b(?:ich|wir) (?:kann|können|darf|dürfen)\b[^.!?\n]{0,20}\b(?:dazu|darüber|hierzu)\b[^.!?\n]{0,30}\b(?:nichts|keine|nicht)\b",
    r"\b(?:mehr|weitere\w*(?: \w+)?|genaueres|näheres|details) (?:kann|können|darf|dürfen) (?:ich|wir)\b[^.!?\n]{0,40}\b(?:nicht|keine)\b|\b(?:ich|wir) (?:kann|können|darf|dürfen)\b[^.!?\n]{0,20}\b(?:nicht mehr|nichts weiter\w*|keine (?:weiteren|näheren|genaueren) \w+|den grund nicht)\b[^.!?\n]{0,20}\b(?:sagen|nennen|geben|mitteilen|verraten)\b",
    rf"\b(?:an|bei|bei der|von|durch|zur|zum|liegt|in|mit)(?: (?:die|der|den|dem|das|unsere[mnr]?))? (?:zuständig|entsprechend|verantwortlich|jeweilig)e[nrms]? {_DE_BODY}\b|\b(?:die|das|der|unsere?) (?:zuständig|entsprechend|verantwortlich)e[nrs]? {_DE_BODY} (?:wird|werden|hat|ist|kümmert|prüft)\b",
    r"\b(?:liegt |steht )?nicht in (?:meiner|unserer) (?:hand|macht)\b|\b(?:bin|sind) nicht (?:befugt|berechtigt|ermächtigt)\b",
    r"\bihr\w* (?:anliegen|anfrage|antrag|fall|ticket) (?:(?:ist|befindet sich) (?:derzeit |aktuell )?in (?:interner )?(?:bearbeitung|prüfung)|wird (?:derzeit |aktuell )?(?:(?:intern |automatisch )bearbeitet|(?:intern )(?:geprüft|behandelt)|bearbeitet))(?=\W*$|[.,;!]| und (?:mehr|wir können|wir dürfen)\b)|\b(?:bitte )?(?:haben|üben) sie (?:etwas |noch etwas )?geduld\b",
)

_ES_BODY = r"(?:departamento|equipo|área|sector|personal|unidad|servicio|personas?)"
SPANISH = (
    r"\b(?:a quien|cuando) corresponda\b|\boportunamente\b|\bpor (?:motivos|razones) internas?\b|\b(?:en|a) su (?:debido )?(?:momento|tiempo)\b|\btarde o temprano\b|\ben algún momento\b",
    r"\bno (?:le |les |te |os )?(?:podemos|puedo) (?:revelar|comentar|compartir|decir|dar|facilitar|ofrecer)(?:le|les|te|os)? (?:más|nada|ningun\w*|el motivo|la razón|los motivos|detalles)\b",
    rf"\b(?:al?|del?|en manos del?|por|ante|con)(?: (?:el|la|los|las))? (?:nuestro )?{_ES_BODY} (?:correspondiente|competente|responsable|pertinente|indicad[oa]|encargad[oa])\b",
    r"\bno (?:está|depende) (?:en (?:mis|nuestras) manos|de (?:mí|nosotros))\b|\bno (?:estoy|estamos) autorizad[oa]s?\b|\b(?:tenga|ten|tengan) (?:un poco de )?paciencia\b",
    r"\b(?:su|tu) (?:solicitud|caso|petición|reclamación) (?:está en (?:trámite|proceso|curso|análisis|revisión)(?: intern[oa]| internamente)?|está siendo (?:tramitad|procesad|gestionad|tratad|analizad)[oa](?: internamente)?|se está (?:tramitando|procesando|gestionando|tratando)(?: internamente)?|sigue su curso)(?=\W*$|[.,;!]| y (?:no|nada)\b)|\bno (?:tenemos|tengo|hay) (?:más|otra) información(?= (?:que (?:dar|ofrecer|compartir)|por|en este|para)\b|\W*$|[.,;])",
)

_FR_BODY = r"(?:services?|départements?|équipes?|personnes?|interlocuteurs?)"
FRENCH = (
    r"\bdépasse (?:mes|nos) compétences\b|\bhors de (?:ma|notre) portée\b|\bà qui de droit\b|\bpour des raisons internes\b|\ben temps (?:voulu|utile)\b|\btôt ou tard\b|\bà un moment donné\b|\ble moment venu\b",
    r"\bn(?:e|') ?(?:vous |en )?(?:pouvons|peux|puis|sommes) (?:malheureusement )?(?:pas|rien)(?: (?:vous|en|autorisée?s? à|en mesure de)){0,3} (?:divulguer|communiquer|dire|donner|partager|révéler|commenter|ajouter)(?=\W*$|[.,;!]| (?:davantage|plus|d'autres|de détails|de plus|la raison|les raisons|pourquoi))|\bpas (?:vous )?en dire (?:plus|davantage)\b",
    rf"\b(?:aux?|à la|du|de la|par le|par la|par les|auprès d\w+|entre les mains d\w+)(?: l')? ?{_FR_BODY} (?:concernée?s?|compétente?s?|appropriée?s?|adéquate?s?|responsables?)\b|\ble service (?:concerné|compétent) (?:a|va|s'en|traite\w*|est)\b",
    r"\bpas (?:de (?:mon|notre) ressort|entre (?:mes|nos) mains)\b|\bpas autorisée?s? à\b|\bveuillez (?:simplement )?patienter(?=\W*$|[.,;!])",
    r"\b(?:votre|ta) (?:demande|dossier|réclamation) (?:suit son cours|est en cours de traitement|est en cours|est (?:traité|examiné|étudié)e?(?= en interne))(?: en interne)?(?=\W*$|[.,;!]| et (?:nous ne|je ne|on ne|rien)\b)|\b(?:votre|ton) dossier suit son cours\b",
)

_PT_BODY = r"(?:setor|sector|departamento|equip[ea]|área|pessoas?|unidade|serviço)"
PORTUGUESE = (
    r"\boportunamente\b|\ba quem de direito\b|\bpor (?:motivos|razões) intern[ao]s\b|\bno (?:devido tempo|momento (?:certo|oportuno))\b|\bmais cedo ou mais tarde\b|\bem momento oportuno\b|\bem algum momento\b",
    r"\bnão (?:lhe |te )?(?:podemos|posso) (?:\w+-lhe |revelar|comentar|dizer|dar|partilhar|compartilhar|adiantar)(?:-lhe)? ?(?:mais|nada|nenhum\w*|o motivo|detalhes)\b",
    rf"\b(?:para|ao?|à|pel[oa]|com|n[oa]|junto)(?: [oa]s?)? (?:nossa )?{_PT_BODY} (?:responsável|responsáveis|competente|correspondente|adequad[oa]|cert[oa]s?)\b",
    r"\bnão (?:depende de (?:mim|nós)|está nas (?:minhas|nossas) mãos)\b|\bnão est(?:ou|amos) autorizad[oa]s?\b|\b(?:tenha|tenham) paciência\b|\b(?:por favor,? )?aguarde(?=\W*$|[.,;!])",
    r"\b(?:seu|sua) (?:pedido|caso|solicitação|reclamação) (?:está em (?:andamento|curso|processamento|análise|tratamento)(?: intern[oa]| internamente)?|está (?:a ser |sendo )(?:tratad|analisad|processad)[oa](?: internamente)?|segue o seu curso)(?=\W*$|[.,;!]| e (?:não|nada)\b)|\bnão (?:temos|tenho|há) (?:mais|outr[oa]s|nenhuma?) (?:informaç\w+|detalhes?|nada)\b(?! (?:sobre|do|da) (?:o )?(?:log|erro))",
)

_IT_BODY = r"(?:reparto|ufficio|team|dipartimento|servizio|persone|settore|colleghi)"
ITALIAN = (
    r"\b(?:a )?chi di dovere\b|\bper (?:motivi|ragioni) intern[ie]\b|\ba (?:tempo debito|suo tempo)\b|\bprima o poi\b|\bal momento opportuno\b",
    r"\bnon (?:le |vi )?(?:posso|possiamo) (?:dir\w*|fornir\w*|aggiungere|comunicar\w*|rivelar\w*|dar\w*) (?:altro|di più|nulla|niente|altri|altre|ulterior[ei]|il motivo|dettagli)\b",
    rf"\b(?:al|dal|all'|dall'|presso (?:il|l')|nelle mani del(?:l')?|alle|dalle) ?{_IT_BODY} (?:competent[ei]|responsabil[ei]|prepost[oi]|giust[eo]|di competenza)\b",
    r"\bnon (?:dipende da (?:me|noi)|è (?:nelle (?:mie|nostre) mani|di (?:mia|nostra) competenza))\b|\bnon (?:sono|siamo) autorizzat[oaie]\b|\b(?:abbia|abbiate) pazienza\b|\bsi prega di attendere(?=\W*$|[.,;!])",
    r"\b(?:la sua|il suo) (?:richiesta|caso|reclamo|pratica) (?:è in (?:lavorazione|corso|fase di analisi|analisi)(?: intern[oa]| internamente)?|(?:è|viene|sta venendo) (?:trattat|gestit|elaborat|esaminat)[oa] internamente|segue il suo corso)(?=\W*$|[.,;!]| e (?:non|nulla|niente)\b)",
)

EVASIVE = re.compile(
    "|".join(
        pattern for group in (ENGLISH, GERMAN, SPANISH, FRENCH, PORTUGUESE, ITALIAN) for pattern in group
    )
)
INSTRUCTS = re.compile(
    r"^(?:\W|\b(?:then|now|and|to start|first|next|please|bitte|por favor|merci de)\b)*(?:pick|choose|select|click|assign|open|set|use|enter|add|go to|see|ask|wählen|klicken|öffnen|nutzen|elija|seleccione|abra|asigne|choisissez|sélectionnez|cliquez|ouvrez|attribuez|escolha|selecione|abra|atribua|(?!haben|üben)\w+en sie|scelga|selezioni|clicchi|apra|assegni|in the)\b"
    r"|\b(?:dropdown|drop-down|list|menu|form|field|formular|liste|lista|menü|formulario|formulaire|menú|formulário|modulo|elenco) ?(?=\W|$)"
)
"""What marks a sentence as an instruction for the product, in which a `responsible team` is a thing to be set."""
