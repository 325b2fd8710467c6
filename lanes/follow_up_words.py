"""The wordings by which a message commits us to be heard of again, or to look into something."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

from lanes.commitment_words import OUR_SIDE, WILL

FOLLOW_UP = (
    # English
    r"\byou(?:'ll| will| should|'re going to| are going to| can expect to)(?: (?:also|then|soon|shortly|now))*(?: not)? (?:hear (?:back )?(?:from|by|within|soon|shortly|back)|be (?:\w+ )?(?:contacted|notified|informed|updated|called|emailed|connected|transferred)|(?:receive|get|have) (?:an?|the|our|another|more) ~~\b(?:reply|response|answer|update|call|e-?mail|confirmation|message|notification|news|information)\b)",
    rf"\b{OUR_SIDE}{WILL}… (?:get back|reach out|contact|call|e-?mail|write (?:back|to you)|follow[ -]up|update|let you know|keep you|be in (?:touch|contact)|respond|reply|look(?:ing)? (?:into|at)|investigat\w+|take a (?:closer )?look|take over|come back to you|notify|inform you|escalate|forward|pass (?:this|it|that|your)|transfer|connect you|assign|hand (?:this|it|you)|handle|raise (?:this|it)|monitor)\b",
    rf"\b(?:our|the|your|a|an|one of our)(?: [\w-]{{1,20}}){{0,3}} (?:team|agent|specialist|manager|colleague|engineer|representative|department|expert|supervisor|csm)s?{WILL}… (?:review|check|confirm|decide|help|assist|see|verify)\b",
    rf"\b{OUR_SIDE}{WILL}… (?:help|assist|work on|check|review|verify|confirm) ~~\b(?:and|then) (?:get back|let you|update|reply|come back|contact|refund|credit)",
    r"\b(?:i|we)(?:'ve| have|'m| am|'re| are| just|'ll be)?(?: (?:now|just|already|also|have|currently|immediately|gone ahead and))* (?:escalat(?:ed|ing)|forward(?:ed|ing)|pass(?:ed|ing) (?:this|it|that|your|the|you|along)|raised? (?:this|it|a|an|your)|rais(?:ed|ing)|opened (?:a|an)|created (?:a|an) (?:ticket|case|bug|report)|fil(?:ed|ing) (?:a|an)|logged (?:a|an|this|it)|transferr(?:ed|ing)|assigned|hand(?:ed|ing) (?:this|it|you|over|your)|reported (?:this|it|your)|connect(?:ed|ing) you|asked (?:our|the|my)|notified (?:our|the)|flagged)\b",
    r"\b(?:has|have|was|were|is|are|'s|'ve) (?:been |being |now )*(?:escalated|forwarded|handed over|passed (?:on|to)|transferred to|assigned to)\b",
    r"\bproceed with (?:the|your) transfer\b|\b(?:i'm|i am|we're|we are|now|will be|'ll be) transferring you\b|^transferring you\b|\blet me transfer you\b",
    r"\b(?:get|come) back to you\b|\bkeep you (?:posted|updated|informed|in the loop)\b|\bin touch with you\b|\bbe in touch\b|\breach out to you\b|\blet you know (?:as soon|once|when|by|what|how|if)\b",
    r"\b(?:the|our) (?:\w+ )?(?:team|engineers?|developers?|specialists?|colleagues?) (?:is|are) (?:\w+ )?(?:looking into|investigating|working on|on it)\b",
    r"\b(?:i|we)(?:'re| are|'m| am) (?:currently |now |still |already |actively )*(?:looking into|investigating|working on|on it)\b",
    r"\bexpect (?:a|an|our|another|to hear) ~~(?:reply|response|answer|update|call|email|from)\b",
    # German
    r"\bmeld(?:e|en) (?:ich )?(?:mich|wir uns|uns)\b|\b(?:wir|ich|jemand|kolleg\w+|team|spezialist\w*|mitarbeiter\w*|abteilung)\b~~\bmeld(?:e|en|et)\b~~\b(?:mich|uns|sich)\b|\bmeldet sich\b",
    r"\bhören (?:sie )?(?:bis |in |~~)?von uns\b|\bauf dem laufenden\b|\b(?:kümmern uns|kümmere mich|kümmert sich)\b|\bkommen? (?:wieder |~~)?auf sie zu\b",
    r"\b(?:weitergeleitet|weitergegeben|eskaliert|übergeben an|leite(?:n)? (?:ich |wir )?~~\bweiter|gebe(?:n)? (?:ich |wir )?~~\bweiter)\b|\b(?:wir|ich) (?:prüfen?|klären?|untersuchen?)\b|\bprüfen wir\b|\bwird sich\b~~\bmelden\b|\bwerden? (?:uns|mich|sich)?~~\b(?:melden|kontaktieren|informieren|benachrichtigen|prüfen|anrufen)\b",
    # Spanish
    r"\b(?:nos pondremos|me pondré|se pondrá[n]?) en contacto\b|\b(?:le|te|les|os) (?:contactar|responder|informar|avisar|llamar|escribir|notificar|mantendr)\w*(?:emos|é|án?)\b|\b(?:contactará|llamará|responderá)n?\b",
    r"\b(?:he|hemos|ha sido|lo he|lo hemos)… (?:escalad|reenviad|transferid|pasad|derivad|remitid|enviad)o? ?\b|\b(?:tendrá|recibirá)s?\b~~\b(?:noticias|respuesta|confirmación|correo|llamada)\b|\b(?:estamos|estoy) (?:investigando|revisando|trabajando)\b|\bvamos a (?:revisar|investigar|contactar)\w*|\b(?:revisaremos|investigaremos)\b",
    # French
    r"\b(?:nous|je) vous (?:recontact|contact|rappel|répond|tiendr|inform|reviendr|écri|préviendr|reviens)\w*|\breviendr(?:ai|ons) vers vous\b|\b(?:reviens|revenons) vers vous\b|\bvous serez… (?:contacté|informé|recontacté|rappelé|prévenu)\w*|\bvous recevrez\b~~\b(?:réponse|e-?mail|courriel|confirmation|appel)\b",
    r"\b(?:j'ai|nous avons|a été|avons)… (?:escaladé|transmis|transféré|remonté|fait suivre)\w*|\b(?:vous contactera|prendra contact|vous répondra|vous rappellera)\b|\b(?:nous|je) (?:enquêt|vérifions|examinons|allons (?:vérifier|examiner))\w*",
    # Portuguese
    r"\b(?:entraremos|entrarei|entrará|entro|entramos) em conta[c]?to\b|\bvolt(?:o|amos|arei|aremos) a (?:falar|entrar|escrever|ligar|contact|contat|respond|inform|dar)\w*|\b(?:volto|voltamos|voltarei|voltaremos) (?:até|amanhã|hoje|ainda|com (?:uma|novidades|notícias|a|mais))\b|\b(?:dou|damos)(?:-lhe)? (?:um |uma )?(?:retorno|resposta|notícias)\b|\b(?:eu|lhe|te|já|amanhã|hoje) retorn(?:o|amos)\b|^retorn(?:o|amos)\b(?= (?:até|amanhã|hoje|ainda|com|em|na|assim|logo|para))|\b(?:(?:vou|vamos) (?!aguard|esper)|verific(?:o|amos)|confirm(?:o|amos)|analis(?:o|amos)|consult(?:o|amos)|fal(?:o|amos)|\w{2,}(?:arei|erei|irei|aremos|eremos|iremos))\b[^.!?;\n]{0,60}?\be (?:lhe |te )?retorn(?:o|amos)\b|\b(?:daremos|darei) (?:um )?retorno\b|\b(?:retornaremos|responderemos|avisaremos|informaremos|manteremos)\b|\bvamos (?:verificar|investigar|responder|analisar)\b",
    r"\b(?:encaminhei|encaminhamos|escalei|escalamos|repassei|transferi|foi (?:encaminhad|escalad|transferid)[oa])\b|\breceberá\b~~\b(?:resposta|e-?mail|retorno|confirmação|ligação)\b|\bestamos (?:verificando|investigando|analisando)\b",
    # Italian
    r"\b(?:la|ti|vi|le) (?:contatt|ricontatt|rispond|inform|aggiorn|chiam|terr|far)\w*(?:emo|ò|à|anno)\b|\bfaremo sapere\b|\bsarà contattat[oa]\b|\briceverà\b~~\b(?:risposta|e-?mail|conferma|chiamata)\b|\bci metteremo in contatto\b",
    r"\b(?:ho|abbiamo|è stat[oa])… (?:inoltrat|trasferit|escalat|segnalat|passat)[oa]\b|\bstiamo (?:verificando|indagando|controllando)\b|\bverificheremo\b",
)
