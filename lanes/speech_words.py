"""The wordings by which a message asks, greets, offers, or tells a price."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

PRICE = (
    r"\b(?:will|'ll|would|is going to)… (?:cost|come to|amount to|be charged|be|total|owe|pay)\b",
    r"\b(?:total|price|cost|fee|difference|charge|amount)\b~~\b(?:is|will be|comes to|would be|are)\b|\b(?:has|have|was|were|'s|been)… (?:charged|billed|debited)\b",
    r"\b(?:kostet|beträgt|belaufen|berechnet)\b|\bcosta(?:rá)?\b|\bcoûte(?:ra)?\b|\bcusta(?:rá)?\b|\bcosterà\b",
)

RECURS = r"\b(?:beträgt|kostet|costa|coûte|custa)\b[^.!?\n]{0,60}?\b(?:jeweils|monatlich\w*|jährlich\w*|(?:pro|im) (?:monat|jahr)|al (?:mes|año|mese)|par (?:mois|an)|por (?:mês|ano)|all'anno)\b|\b(?:monats|jahres)preis\b"
"""A price that is only named as it always is."""

ASKS = (
    r"\b(?:please|kindly) (?:\w+ )?(?:provide|share|confirm|send|specify|tell|give|let (?:me|us) know (?:which|what|who|how|where|when|whether|if|your|the)|describe|attach|reply with|clarify|check whether|verify)\b",
    r"\b(?:i|we)(?:'ll| will|'d| would)?(?: \w+)? need (?:(?:\d+|one|two|three|four|five|six|these|those|both|the following)(?: [\w-]+){0,3} (?:things?|details?|pieces?|items?|points?|answers?|facts?|questions?)\b|from you\b|your|the|to (?:know|gather|verify|confirm|collect|have)|some|more|a few|you to (?:provide|confirm|send|share)|additional|further)\b",
    r"\b(?:could|can|would|will) you\b|\bmay i (?:have|ask|know)\b|\b(?:could|can|may) (?:i|we) (?:get|have|ask)\b|\blet (?:me|us) know (?:which|what|who|how|where|when|your|the|if you)\b|\bonce (?:you|i|we)(?:'ve| have)? (?:provided?|confirm(?:ed)?|shared?|sent?|send|given?|got (?:it|this|that|them|your|these|those)|have (?:(?:it|this|that|them|your|these|those)\b|the (?:[\w-]+ )?(?:ids?|numbers?|details?|info(?:rmation)?|names?|codes?|reference|answers?|logs?|screenshots?)\b)|received?|told|tell|replied|reply|let (?:us|me) know)\b",
    r"\b(?:brauchen?|benötigen?) (?:ich|wir)\b~~\b(?:angaben?|informationen|details|ihre?n?|noch|von ihnen)\b|\b(?:könnten|können|würden) sie (?:uns|mir|bitte)\b|\bbitte (?:teilen|senden|schicken|nennen|geben|bestätigen|beschreiben)\b|\bwelche[rsn]?\b~~\?",
    r"\b(?:necesito|necesitamos|me faltan?|nos faltan?)\b~~\b(?:datos?|dos|tres|información|detalles|su|tu|saber)\b|\b(?:podría|puede|podrías|puedes)(?: usted)?(?: por favor)? (?:indicar|enviar|confirmar|facilitar|decir|compartir|proporcionar|mandar|adjuntar|describir)(?:nos|me)\b|\b(?:por favor)\b~~\b(?:indique|envíe|confirme|facilite|proporcione|díganos|comparta)\w*",
    r"\b(?:j'ai|nous avons|j'aurais|nous aurions) besoin d\w*\b|\bil (?:me|nous) (?:faut|faudrait|manque)\b|\b(?:pourriez|pouvez)-vous\b|\b(?:veuillez|merci de) (?:nous |me )?(?:indiquer|envoyer|confirmer|préciser|fournir|communiquer)\b",
    r"\b(?:preciso|precisamos|necessito)\b~~\b(?:de|dos?|das?|saber)\b|\b(?:poderia|pode)(?: por favor)? (?:(?:nos|me) \w+r|\w+r-(?:nos|me))\b|\bpor favor\b~~\b(?:envie|informe|confirme|forneça)\b",
    r"\b(?:mi|ci) (?:servono|serve|occorrono|occorre)\b|\b(?:ho|abbiamo|avrei|avremmo) bisogno d\w+\b|\b(?:potrebbe|può|puoi|potresti)(?: per favore| per cortesia)? (?:(?:ci|mi) \w+re|\w+r(?:ci|mi))\b|\bci (?:indichi|invii|confermi)\b",
)

COURTESY = (
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|welcome)\b.{0,40}$",
    r"(?:thanks?|thank you|many thanks|cheers)\b.{0,140}$",
    r"(?:you're|you are) (?:very |most )?welcome.{0,40}$|(?:no problem|no worries|of course|certainly|sure|absolutely|understood|got it|great|perfect|alright|all right|okay|ok|i see|i understand|my pleasure|sounds good)\b.{0,24}$",
    r".{0,20}\b(?:sorry|apologi[sz]e|apologies)\b.{0,120}$",
    r".{0,30}\b(?:happy|glad|here|pleased) to (?:help|assist)\b.{0,60}$|i (?:can|will|'ll|would)(?: \w+)? (?:help|assist)(?: you)?\b.{0,60}$|.{0,20}\bhow (?:can|may) (?:i|we) (?:help|assist)\b.{0,40}$",
    r".{0,60}\b(?:have a (?:great|nice|good|lovely|wonderful)|take care|take your time|kind regards|best regards|regards|sincerely|best wishes|safe travels|goodbye|bye)\b.{0,60}$",
    r".{0,60}\b(?:feel free to|don't hesitate|do not hesitate|let (?:me|us) know (?:if|when|how)|if you (?:need|have) any)\b.{0,140}$",
    r".{0,40}\b(?:one moment|hold on|just a (?:moment|minute|second)|bear with (?:me|us)|let me (?:check|look|see|verify|find|search|pull|review|first)|i(?:'ll| will) (?:now |just |quickly )?(?:check|look up|search|retrieve|pull up|verify))\b.{0,120}$",
    r"the options are\b.{0,200}$",
    r"(?:hallo|guten (?:tag|morgen)|sehr geehrte|liebe[r]?|vielen dank|danke|mit freundlichen|viele grüße|freundliche grüße|gerne)\b.{0,80}$",
    r"(?:hola|buenos días|buenas tardes|estimad[oa]|gracias|muchas gracias|un saludo|saludos|atentamente)\b.{0,80}$",
    r"(?:bonjour|bonsoir|merci|cordialement|bien à vous|madame|monsieur|olá|bom dia|boa tarde|obrigad[oa]|atenciosamente|buongiorno|salve|grazie|cordiali saluti|ciao|gentile)\b.{0,80}$",
)

OFFER = r"\b(?:would you like|shall|should|do you want|want)(?: me| us| i| we)?(?: to)?\b[^?]{0,60}?\b(?:refund|credit(?! card)|reimburse|compensat|waive|discount|voucher|certificate)"

LEAVE = (
    r"(?:(?:kind|best|warm|many|with kind|with best)(?:est)? (?:regards|wishes)|regards|best|all the best|cheers|sincerely|yours(?: \w+)?|thanks(?: again| so much| a lot)?|thank you|many thanks|take care|warmly|respectfully|have a (?:\w+ ){1,2}(?:day|week|weekend|evening|one)"
    r"|(?:mit )?(?:freundlichen|freundliche|besten|beste|viele|liebe|herzliche|schöne) grü(?:ß|ss)en?(?: aus \w+)?|lg|mfg|vielen dank(?: im voraus)?|danke"
    r"|(?:un |muchos |recibe un )?(?:cordial )?(?:saludos?|abrazo)(?: cordial(?:es)?)?|atentamente|gracias|muchas gracias"
    r"|(?:bien )?cordialement|bien à vous|(?:meilleures |sincères |cordiales )?salutations(?: distinguées)?|merci|bonne (?:journée|soirée)"
    r"|atenciosamente|cumprimentos|(?:com os )?(?:melhores|meus) cumprimentos|abraços?|obrigad[oa]"
    r"|(?:cordiali|distinti|cari|un caro) saluti|saluti|un saluto|grazie|a presto)[\s,.!–—-]*$"
)
"""A line that takes leave: what follows it, in short lines, is a signature."""

POLITE = (
    r"\b(?:thank(?:s| you)|value your (?:feedback|business|time)|inconvenience"
    r"|understand (?:how frustrating|your frustration)"
    r"|any (?:further |other |more )?questions|is confidential|intended only for"
    r"|vielen dank|danke|unannehmlichkeiten|zur verfügung|bei (?:weiteren )?fragen|rückfragen"
    r"|(?:freundlichen|besten|vielen) grüßen?"
    r"|gracias|molestias|(?:cualquier|alguna) (?:duda|pregunta|consulta)|saludos?|atentamente"
    r"|merci|remerci\w+|désagrément\w*|agréer|salutations|n'hésitez pas|cordialement"
    r"|obrigad[oa]|agradecemos|desculpas|transtornos?|incômodo|qualquer dúvida|atenciosamente|cumprimentos"
    r"|grazie|ringrazi\w+|disagio|cordiali saluti|qualsiasi (?:domanda|dubbio)"
    r"|pozdrawiam\w*|dziękuj\w+|przepraszamy|спасибо|с уважением|обращайтесь)\b"
    r"|ありがとうございま|よろしくお願い|申し訳ござい|お世話になって|感谢|谢谢|抱歉|随时(?:与|和)?我们?联系|此致|감사합니다|죄송|문의해|شكرا|مرحبا|تحيات"
)
"""What is said to be polite, in more languages than the rules can read."""
