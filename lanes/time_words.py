"""Points in time and spans as replies promise them, in six languages: `within the hour`, `by 5 June`, `heute noch`."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re

from lanes import calendar_words

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "twenty-four": 24, "thirty": 30, "forty": 40, "forty-five": 45,
    "forty-eight": 48, "sixty": 60, "seventy-two": 72, "few": 3, "couple": 2, "a few": 3, "a couple of": 2, "couple of": 2, "several": 3,
    "ein": 1, "eine": 1, "einer": 1, "einen": 1, "einem": 1, "eines": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "vierundzwanzig": 24, "dreißig": 30, "achtundvierzig": 48,
    "ein paar": 3, "wenigen": 3, "wenige": 3, "weniger": 3, "einigen": 3,
    "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "diez": 10, "doce": 12,
    "quince": 15, "veinte": 20, "veinticuatro": 24, "treinta": 30, "unas": 3, "unos": 3, "pocas": 3, "pocos": 3, "algunas": 3, "algunos": 3,
    "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "dix": 10, "douze": 12, "quinze": 15, "vingt": 20,
    "vingt-quatre": 24, "trente": 30, "quarante-huit": 48, "quelques": 3,
    "um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "sete": 7, "oito": 8, "nove": 9, "dez": 10, "doze": 12, "vinte": 20, "trinta": 30,
    "poucas": 3, "poucos": 3, "algumas": 3, "alguns": 3,
    "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "dieci": 10, "dodici": 12, "quindici": 15, "venti": 20,
    "ventiquattro": 24, "trenta": 30, "quarantotto": 48, "poche": 3, "pochi": 3, "qualche": 3,
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:[.,]\d)?|" + "|".join(
    re.escape(word) for word in sorted(NUMBERS, key=len, reverse=True) if not word.endswith(("'", " "))
)
UNITS = (
    (r"(?:business |working |office )?(?:minutes?|mins?)\b|minuten?\b|minutos?\b|minut[oi]\b", 1 / 60),
    (r"(?:business |working |office )?(?:hours?|hrs?|h)\b|stunden?\b|horas?(?: hábiles| laborables| úteis)?\b|heures?(?: ouvrées)?\b|or[ae](?: lavorative)?\b", 1.0),
    (r"(?:business |working |calendar |week)?days?\b|(?:werk|arbeits|kalender)?tage?n?s?\b|d[ií]as?(?: hábiles| laborables| úteis)?\b|jours?(?: ouvr(?:és|ables))?\b|giorn[oi](?: lavorativi)?\b", 24.0),
    (r"weeks?\b|wochen?\b|semanas?\b|semaines?\b|settiman[ae]\b", 168.0),
    (r"months?\b|monate?n?s?\b|m[eê]s(?:es)?\b|mois\b|mes[ei]\b", 720.0),
)  # fmt: skip
_UNIT = "|".join(pattern for pattern, _ in UNITS)
SPAN = re.compile(
    rf"(?:(?<![\w.,])(?P<first>{_NUMBER})(?:\s?(?:-|–|to|or|bis|oder|a|à|o|ou|e)\s?(?P<last>{_NUMBER}))?[\s-]?|(?P<one>(?:\bl'|\bun'|\b(?:within|in|inside) (?:the|this)(?: next| coming)? |\bin the next |\bde la prochaine |\bd'ici la prochaine |\b(?:nella|entro la) prossima |\b(?:en la|na) próxima |\bin der nächsten )))"
    rf"(?P<unit>{_UNIT})(?P<more> or (?:two|so)\b| ou deux\b| oder zwei\b| o dos\b| o due\b)?"
)
HALF = re.compile(
    r"\b(?P<half>half an hour|half-hour|half a day|(?:eine[rn]? )?halbe[nr]? stunde|media hora|(?:une )?demi-heure|meia hora|mezz'ora|mezza giornata)\b"
    r"|\b(?P<quarter>(?:a )?quarter of an hour|viertelstunde|un cuarto de hora|un quart d'heure|um quarto de hora|un quarto d'ora)\b"
)
NOW = re.compile(
    r"\b(?:immediately|right away|straight ?away|any (?:moment|minute)(?: now)?|at once|sofort|umgehend|unverzüglich|de inmediato|inmediatamente|ahora mismo|immédiatement|tout de suite|imediatamente|de imediato|subito|immediatamente)\b"
)
SOON = re.compile(
    r"\b(?:very )?(?:shortly|soon|asap|as soon as possible|momentarily|in kürze|in bald|sehr bald|en breve|pronto|lo antes posible|sous peu|bientôt|au plus vite|dans les plus brefs délais|em breve|o mais breve possível|a breve|al più presto|presto)\b(?! as\b| after\b| como\b)"
)
TODAY = re.compile(
    r"\b(?:(?:later |still )?today|tonight|this (?:morning|afternoon|evening|noon)|(?:by |before |until |after )?(?:noon|midday|lunch(?:time)?|midnight|close of business|end of business|end of (?:the |this |my |our )?(?:day|shift|working day|business day))|eod|cob|by the end of (?:the |this )?day|same day|end (?:day|business)"
    r"|(?:noch )?heute(?: noch)?(?: (?:morgen|vormittag|mittag|nachmittag|abend))?|ende des tages|bis (?:zum )?(?:mittag|feierabend|abend)|noch am selben tag"
    r"|hoy(?: mismo)?|esta (?:mañana|tarde|noche)|(?:antes|al final|a lo largo) del (?:mediodía|día)|en el día"
    r"|aujourd'hui|ce (?:matin|soir|midi)|(?:dans )?l'après-midi|cet après-midi|dans la (?:journée|matinée|soirée)|avant (?:midi|ce soir)|d'ici (?:ce soir|midi)|en fin de journée"
    r"|(?:ainda )?hoje(?: (?:à tarde|à noite|de manhã))?|esta (?:manhã|tarde|noite)|até (?:ao |o )?(?:fim|final) do dia|no fim do dia"
    r"|(?:già )?oggi(?: (?:pomeriggio|stesso))?|stasera|stamattina|questo pomeriggio|in (?:giornata|serata|mattinata)|(?:entro|a) fine giornata)\b"
)
CLOCK = re.compile(
    r"\b(?:by|before|at|until|no later than|around|um|bis|gegen|vor|a las|antes de las|para las|à|avant|vers|às|até às|alle|entro le)\s\d{1,2}(?:[:h]\d{2}\b(?:\s?[ap]\.?m\b)?|\s?(?:[ap]\.?m\b|uhr\b|h\b|heures\b|horas\b|o'clock\b))"
)
TOMORROW = re.compile(
    r"\b(?:the day after tomorrow|übermorgen|pasado mañana|après-demain|depois de amanhã|dopodomani)\b"
    r"|\b(?P<next>tomorrow|overnight|(?<!guten )(?<!heute )morgen(?! früh mit)|(?<!esta )(?<!la )mañana|demain|amanhã|domani|next (?:business|working) day|nächsten (?:werk|arbeits)tag|siguiente día hábil|prochain jour ouvré|próximo dia útil)\b"
)
WEEKDAY = re.compile(
    rf"\b(?P<next>next |nächsten |kommenden )?(?P<day>{calendar_words.WEEKDAY_OR_SHORT})\b(?!-?feira)"
)
END_OF_WEEK = re.compile(
    r"\b(?:end (?:of (?:the |this ))?week|this week|eow|(?:noch )?diese woche|ende (?:der|dieser) woche|esta semana|fin de semana|cette semaine|fin de semaine|esta semana|fim da semana|questa settimana|fine settimana)\b"
)
MONTHS = tuple(re.compile(pattern) for pattern in calendar_words.EACH_MONTH)
_MONTH = calendar_words.MONTH_OR_SHORT
DATE = re.compile(
    rf"\b(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b|(?<![\d.,/-])(?P<one>\d{{1,2}})(?P<sign>[./])(?P<two>\d{{1,2}})(?:(?P=sign)(?P<year>\d{{4}}|\d{{2}}))?(?![\d/%]|[.,]\d)"
    rf"|\b(?P<month>{_MONTH})(?: the)? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (?P<y1>20\d\d))?"
    rf"|(?<![\w.,/])(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.|º|°|er)? (?:of |de |d')?(?P<month2>{_MONTH})\b(?:,? (?:de )?(?P<y2>20\d\d))?"
)
NOT_DUE = re.compile(
    r"\b(?:of|from|since|dated|ago|(?:set|scheduled|planned|booked|due|meant) (?:for|on|by|to)|(?:starting|ending|beginning|valid|sent|received|wrote|written|opened|raised|reported|charged|asked|said|told|issued|created|happened|failed|renews?|expires?|ends?|starts?|runs out)(?: (?:us|on|at|in))?"
    r"|vom|seit|du|depuis|desde|dal|della|datato|reçu|recibid[oa]|recebid[oa]|ricevut[oa])\s(?:(?:on|at|the|last|your|our|le|am|el)\s)?$"
    r"|\b(?:vor|seit|hace|il y a|há)\s$"
    r"|(?<!antes )(?<!dentro )(?<!partir )(?<!plazo )(?<!prazo )(?<!délai )(?<!termine )(?<!menos )(?<!moins )(?<!meno )(?<!giro )(?<!cerca )(?<!prima )(?<!avant )(?<!lugar )\b(?:de|di)\s$|\bd'$"
)
"""What stands before a time that is not the promised one: `the invoice of 3 June`, `the renewal set for tomorrow`."""

END_OF = re.compile(
    r"\b(?:end|close|course|ende|final|fin|finales|fim|fine|soirée|matinée)\s(?:of|von|des|de|del|du|da|do|di)(?:\s(?:the|business|el|la|day|día|dia))*\s$"
)
"""What stands before a time that is promised to its end: `by the end of tomorrow`."""

PAST = re.compile(r"\s(?:ago|earlier|old|fa|atrás|zuvor|plus tôt|antes)\b")
"""What stands after a time that is over: `two days ago`."""

ANSWERS = re.compile(
    r"\b(?:expect|receive|have|get|see|be given|there will be)\b (?:to (?:hear|get|receive|have) )?(?:\w+ ){0,2}?(?:reply|answer|response|word|news|update|decision|callback|call|verdict|view|opinion|assessment|feedback|statement)\b|\b(?:get|have|receive) (?:legal|billing|finance|security|engineering|support)'s\b|\bhear\b(?: \w+){0,2}? (?:from|back|something|more)\b|\bhear (?:something|more)\b|\b(?:we|they|teams?|desk|specialists?|lawyers?|legal|billing|finance|security|support|engineers?) (?:\w+ly )?(?:repl(?:y|ies)|answers?|responds?|(?:gets?|comes?) back|writes?|calls?) (?:to you |you |back )?(?:here )?(?=within|in|by|on|before|today|tomorrow|the same)"
    r"|\b(?:will|'ll|going to|aims? to|try to|hopes? to|expects? to|plans? to|want to)\b[^.!?;\n]{0,40}?\b(?:answer|reply|respond|write|call|ring|phone|e-?mail|contact|get back|come back|be back|reach out|be in touch|be with you|follow up|update|let you know|report back|deal with|look (?:at|into)|have (?:an?|the|our|this|it|legal's|\w+'s))\b"
    r"|\b(?:our|your|an?|the|next|their) (?:\w+ )?(?:reply|answer|response|update|decision|solution|fix|refund|credit|call) (?:will|should|can|follows|comes|arrives|reaches)\b"
    r"|\b(?:wir|ich|jemand|team|abteilung|kolleg\w+|es)\b[^.!?;\n]{0,40}?\b(?:antworten?|melden?|meldet|schreiben?|rufen?|ruft|kontaktieren?|kümmern?|kümmert)\b|\b(?:antworten?|melden?|meldet|schreibt|schreiben|erhalten|hören|bekommen) (?:wir|ich|sie|sich|ihnen)\b|\bsie (?:erhalten|hören|bekommen)\b|\b(?:wissen|erfahren) sie\b|\b(?:antwort|rückmeldung)\b"
    r"|\b(?:respond|contest|contact|llam|escrib|inform|avis|atend|resolv)\w*(?:emos|é|án|rá)\b|\bpond(?:remos|ré|rá|rán) en contacto\b|\b(?:tendrá|recibirá)\b|\bvamos a \w+"
    r"|\b(?:répondr|reviendr|recontacter|contacter|rappeller|écrir|tiendr|informer|ser)(?:ons|ai|a|ont|ez)\b|\b(?:recevrez|aurez)\b|\brevenons vers\b|\ballons vous\b"
    r"|\b(?:entrar|responder|retornar|contactar|ligar|escrever|avisar|inform)(?:emos|ei|á|ão|aremos|arei)\b|\b(?:vamos|vou|vai|irá|iremos) (?:\w+ )?(?:responder|contactar|ligar|entrar|retornar|dar|escrever|analisar|resolver)\b|\b(?:receberá|terá)\b|\bdaremos\b"
    r"|\b(?:respondemos|ligamos|contactamos|damos|escrevemos|avisamos|llamamos|escribimos|répondons|répond[se]?|rappelons|rappelle|recontactons|recontacte|écrivons|rispondiamo|chiamiamo|contattiamo|scriviamo|facciamo)\b"
    r"|\b(?:risponder|contatter|ricontatter|richiamer|chiamer|scriver|sentir|aggiorner|informer|far|verificher)(?:emo|ò|à|anno)\b|\b(?:riceverà|avrà|metteremo)\b"
)
"""The words that promise an answer, a look or a call: a time in their clause is promised."""
