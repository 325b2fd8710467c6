"""Words that show that a sentence's writer does not vouch for what it says: reports, hedges, conditions."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re

_ENGLISH_PERSON = r"(?:customers?|clients?|users?|requesters?|callers?|buyers?|subscribers?|members?|owners?|admins?|account holders?|assistant|chatbot|bot|agent|rep|representative|colleague|manager|csm|bank|lawyer|counsel|company|team|sales|support|legal|he|she|they|someone|who)"
_OTHER_PERSON = r"(?:kund(?:e|in|en)|nutzer(?:in)?|anrufer(?:in)?|er|sie|client[ea]s?|usuari[oa]s?|él|ella|utilisat(?:eur|rice)|il|elle|usuári[oa]|ele|ela|utente|lui|lei)"
PERSON = rf"(?:{_ENGLISH_PERSON}|{_OTHER_PERSON})"
_ADVERB = r"(?:(?:also|now|then|again|still|further|later|repeatedly|twice|clearly|first|even|just|only|has|have|had|keeps?|is|are|was|\w+ly)\s+){0,3}"

_SAYING = (
    r"says?|said|saying|heard|hears|recalls|remembers|anticipates|contests|challenges|objects|urges|pleads|confident that|hopeful that|counts on|counting on|points to|pushes for|writes|wrote|writing|argues?|argued|arguing|insists?|insisted|insisting|believes?|believed|believing|thinks?|thought|feels?|felt|hopes?|hoped|hoping|alleges|alleging|contends|contending"
    r"|asserts|asserting|complains|complained|complaining|tells|told|replies|replied|explains|explained|mentions|mentioned|expects|expecting|assumes|assuming|maintains that|understands that|considers|disputes|wonders|fears|suspects|threatens|denies|points out|pointed out"
    r"|(?:was|were|been|being|got) (?:\w+ly |also |already )?(?:told|promised|assured|informed|advised|notified|quoted|offered|led to believe|given to understand)|of the opinion|under the impression|(?:convinced|adamant|sure|certain) that"
    # German
    r"|sagte?|schreibt|schrieb|behauptete?|meinte?|glaubte?|denkt|findet,|erwartete?|besteht (?:darauf|auf)|beansprucht|gibt an|gab an|erklärte?|argumentiert|hofft|droht|fühlt sich|hält (?:sich|es|das|die|eine|den)|beruft sich|(?:ansicht|meinung|auffassung|überzeugung),"
    # Spanish, Portuguese, Italian, French
    r"|dice|dijo|afirmó|afirma|cree|considera|piensa|insiste|exige|espera|alega|sostiene|asegura|escribe|entiende|opina|se le (?:prometió|dijo|informó|aseguró)"
    r"|diz|disse|acredita|acha|pensa|sustenta|escreve|entende|foi(?:-lhe| lhe) (?:dito|prometido|informado)|disseram"
    r"|ha detto|afferma|crede|ritiene|esige|pretende|sostiene|scrive|si aspetta|(?:gli|le) è stato (?:detto|promesso|assicurato)"
    r"|dit|affirme|croit|estime|s'estime|pense|soutient|écrit|prétend|considère|espère|assure que|juge|(?:on|nous) (?:lui|leur) (?:a|avons|avait) (?:dit|promis|assuré|annoncé)|s'attend"
)
_WISHING = (
    r"asks?|asked|asking|wants?|wanted|wanting|needs?(?= (?:an?|the|us)\b| to (?:have|get|know)\b)|seeks|seeking|would like|refers? to|referred to|referring to|cites|looking for|wishes|demanding|requesting|claiming|queries|inquires"
    r"|verlangte?|forderte?|bittet|möchte|wünscht|fragte?|(?:kunde|kundin|er) will"
    r"|pide|pidió|solicita|quiere|reclama|pregunta|pede|pediu|quer|pergunta|chiede|ha chiesto|vuole|(?<!la )(?<!une )(?<!sa )(?<!cette )demande(?! (?:est|a|sera))|veut|souhaite|réclame|(?:client|cliente|il|elle) attend"
)
_NAMELY = r"claims?|claimed|demands?|demanded|requests?|requested|states|stated|reports|reported|notes|noted|quotes|quoted|expect|expected|assumed|announced|confirmed|confirms|promises|promised|offered|suggests|suggested|implied|implies|maintains|maintained|understands|understood"
"""Words that are as often nouns or adjectives: they report only right behind a person, or at the beginning."""

SAYING = re.compile(rf"(?<![\w'])(?:{_SAYING})(?!\w)")
WISHING = re.compile(rf"(?<![\w'])(?:{_WISHING})(?!\w)")
NAMELY = re.compile(
    rf"(?:^\W*|[,:(]\s*|\b{PERSON}(?:'s \w+)?\s+{_ADVERB})(?P<verb>{_NAMELY})(?!\w)|\b(?:{_NAMELY}) that\b"
)
STATED = re.compile(
    rf"\b(?:{PERSON}(?:'s|s')?|his|her|their|seine?|ihre?|su|sus|son|sa|seu|sua|suo|la|il)\s+(?:own\s+)?(?:claim|view|position|belief|understanding|expectation|demand|request|argument|wish|words?|message|complaint|question|opinion|impression|forderung|ansicht|wunsch|petición|demande|pedido|richiesta)s?\s*(?:is|was|are|were|ist|es|est|é|è)?\s*(?:that\b|:|,? dass\b|que\b|che\b|to be\b)"
)
ATTRIBUTED = re.compile(
    rf"\b(?:according to|per|in the (?:eyes|view|opinion|words) of)\s+(?:the\s+|our\s+)?(?:{_ENGLISH_PERSON}\b(?!'s (?:plan|contract|agreement|terms))|words of the)(?!\s+(?:agreed|confirmed|part))|\bin (?:his|her|their|the customer's) (?:view|opinion|words|eyes|reading|understanding)"
    rf"|\blaut\s+(?:de[rmsn]\s+)?{PERSON}\b|\b{PERSON} zufolge|\bnach (?:aussage|ansicht|meinung|angaben|auffassung)|\bseiner (?:ansicht|meinung) nach|\bihrer (?:ansicht|meinung) nach"
    rf"|\b(?:según|segun|selon|d'après|segundo|secondo|conforme|de acordo com|stando a|a detta d\w+)\s*(?:el |la |le |l'|o |a |il |l'|al |alla |los |las |les )?{PERSON}\b|\bà (?:en croire|ses yeux)|\ben opinión d"
)
"""Words that give what stands around them to somebody else: `according to the customer`."""
DOCUMENT = re.compile(
    r"\b(?:plan|contract|policy|agreement|clause|section|terms|amendment|addendum|invoice|article|docs?|documentation|page|order form|sla|rule|vertrag|klausel|contrato|póliza|contrat|contratto|política)(?:\s+\d[\w.]*)?(?:\s+(?:\w+ly|also|only))?\s*$"
)
"""A document before a verb of saying: what it is made to say is the writer's own reading."""
LAST = re.compile(rf"\W*(?:(?:the |our |der |die |el |la |le |il |o |a )?{PERSON})?\W*")
"""What may stand behind a verb of saying that closes a sentence: `…, says the customer.`"""
PROSE = re.compile(
    r"\s+(?:that|whether|if|why|how|when|us|we|to|dass|ob|que|si|se|che|dat|für ihn|,)\b|\s*,\s*(?:dass|ob)\b"
)
"""What makes the object of a wish a clause of its own: `asks that the fee …`."""
NO_OBJECT = re.compile(
    r"\s+(?:(?:for|to)\s+)?(?:is|are|was|were|has been|have been|will be|must be|should be|can be)\b|\s+(?:from(?! (?:an?|the|his|her|their|our|us)\b)|in from|again|twice)\b"
)
"""What shows that a verb of saying or wishing governs nothing behind it: `the credit she asked for is …`."""

_KNOWING = r"(?:confirm\w*|verif\w*|establish\w*|clear(?:ed)?|known?|knows|decid\w*|determin\w*|evidence|proof|prove[nsd]?|checked|shows?|found|records?|sure|certain|settled|clarif\w*|said|support\w*)"
HEDGES = re.compile(
    r"\b(?:likely|possibly|probably|perhaps|maybe|presumably|supposedly|conceivably|reportedly|allegedly|apparently|potentially|might|doubtful|in doubt|would be|would have|unverified|unconfirmed|undecided|unproven|uncertain"
    r"|(?<!as )(?<!soon as )possible|could(?! not\b)|appears? (?:to\b|that\b|as if)|it appears|seem(?:s|ed|ingly)?|(?<!an )(?<!the )(?<!of )un(?:clear|known)|whether|assum(?:ed|ption|es?)|suspected|potential|hypothes[ie]s|we (?:believe|think|suspect|can see)|(?:far as|to our) \w+|can tell"
    rf"|(?:not|never|nobody|no one|nothing|none|cannot|nowhere|yet to|remains? to)(?:\s+[\w']+){{0,4}}?\s+{_KNOWING}|n't(?:\s+\w+){{0,3}}?\s+{_KNOWING}|(?:no|without) (?:\w+ )?(?:evidence|proof|record|trace|confirmation|decision|sign)"
    r"|to be (?:confirmed|verified|decided|checked|determined)|tbc|tbd|open question|still open|remains open|(?:is|are) up to(?! \d)|for (?:\w+ ){1,3}to (?:decide|confirm|check|verify)|(?:needs?|requires?|awaits?|awaiting|pending|subject to) (?:to be |an? |the )?(?:\w+'s )?(?:approv\w*|confirm\w*|review\w*|decision|verif\w*|authori[sz]\w*|decided|check\w*)|must be (?:approved|confirmed|reviewed|decided|verified|checked)|(?:has|have) to be (?:approved|confirmed|reviewed|decided|verified|checked)"
    # German
    r"|möglicherweise|vielleicht|vermutlich|wahrscheinlich|womöglich|mutmaßlich|könnten?|dürften?|scheint|scheinen|anscheinend|offenbar|angeblich|wohl|ob|unklar|ungeklärt|unbestätigt|ungeprüft|offen(?: ist)?|(?:nicht|nie|noch nicht) (?:\w+ )?(?:bestätigt|geprüft|geklärt|entschieden|belegt|bekannt|verifiziert)|zu klären|zu prüfen|stehe|habe|sei|seien|wäre|hätte|würde"
    # Spanish
    r"|posiblemente|quizás?|tal vez|probablemente|podrían?|puede que|parecen?|al parecer|aparentemente|supuestamente|presuntamente|posible|sin confirmar|por confirmar|por decidir|sin decidir|no (?:\w+ ){0,3}(?:confirmad|verificad|decidid|comprobad|clar|sabe|consta)\w*"
    # French
    r"|peut-être|probablement|possiblement|vraisemblablement|pourrai(?:t|ent)|sembl\w+|apparemment|soi-disant|supposée?|à (?:confirmer|vérifier|décider)|possible|(?:pas|non|rien) (?:\w+ ){0,3}(?:confirmé|vérifié|décidé|établi|clair|sûr|prouve|indique|confirme)\w*|aurai(?:t|ent)|serai(?:t|ent)"
    # Portuguese
    r"|talvez|possivelmente|provavelmente|poderiam?|pode (?:ser|ter|estar)|aparentemente|supostamente|possível|por (?:confirmar|verificar)|não (?:\w+ ){0,3}(?:confirmad|verificad|decidid|comprovad|clar|sabe|consta)\w*|teria|seria"
    # Italian
    r"|forse|possibilmente|probabilmente|potrebbero?|sembra(?:no)?|pare|apparentemente|presunt[oa]|presumibilmente|possibile|da (?:confermare|verificare|decidere)|non (?:\w+ ){0,3}(?:confermat|verificat|decis|chiar|risult|accertat)\w*|avrebbe|sarebbe"
    r"|(?:savoir|déterminer|vérifier|confirmer|clair|claro|sabe|decidir|verificar|comprobar) s[ie])(?!\w)"
)  # fmt: skip
CONDITION = re.compile(
    r"\b(?:if|unless|provided(?: that)?|assuming|in case|as long as|(?:once|until|bis) (?:[\w']+ ){1,4}?(?:confirms?|approves?|decides?|agrees?|verif\w+|confirmed|approved|decided|reviewed|checked|bestätigt|entscheidet|entschieden|geprüft|prüft|geklärt)|depend(?:s|ing) on|only (?:when|after|with)|falls (?=(?:der|die|das|ein|eine|er|sie|es|wir|dies\w*|kein\w*|juristisch|rechtlich)\b)|wenn|sofern|solange|si (?:el|la|los|le|les|l'|un|une|se|hay|existe|procede|on|elle|il|finan\w+|legal)|se (?:o|os|il|lo|l'|gli|sia|for|houver|finan\w+|legal)|sauf si|à condition|siempre que|hasta que|desde que|a condição|a condizione|purché|finché)\b(?P<what>[^,;]*)"
)
_WILLING = re.compile(
    rf"^\s*(?:the\s+)?{PERSON}\s+(?:\w+ly\s+|still\s+|really\s+)?(?:asks?|wants?|requests?|wish(?:es)?|insists?|appl(?:y|ies)|prefers?|likes?|needs?|writes?|returns?|chooses?|desires?|möchte|wünscht|will|quiere|lo pide|pide|veut|souhaite|quer|vuole|chiede|le demande)\b|^\s*(?:requested|asked|desired|needed|wanted|gewünscht)\b"
)
DATED = re.compile(
    r"\b(?:as of|stale|last read|at last reading|outdated|veraltet|stand vom|a fecha de|au \d|em \d{2}/|al \d{1,2}|according to the (?:crm|ledger|log|record)\w*|(?:crm|ledger|log|record)s? (?:says?|shows?|lists?|has|had))\b"
)
"""Words that give a fact the date or the place it was read from."""
LEFT_OPEN = re.compile(
    r"\W*(?:but |and |yet |still |all |this is |that is |it is |das ist |aber |pero |mais |mas |ma )*(?:(?:is |was |has )?(?:not|never) (?:yet |been |independently )*(?:verified|confirmed|checked|decided|clear|proven|settled)|unverified|unconfirmed|undecided|unclear|likely|possible|possibly|probably|probable|stale|assumed|inferred|suspected|to be (?:confirmed|verified|decided|checked)|tbc|nobody (?:has )?(?:verified|confirmed|checked|decided)(?: (?:it|this|that))?(?: yet)?"
    r"|(?:noch )?nicht (?:bestätigt|geprüft|geklärt|entschieden|verifiziert)|unbestätigt|ungeprüft|vermutlich|wahrscheinlich|(?:aún |todavía )?(?:no|sin) (?:confirmad\w|verificad\w|confirmar|verificar|decidir)|por confirmar|(?:pas|non) (?:encore )?(?:confirmé|vérifié|décidé)e?|à (?:confirmer|vérifier)|(?:ainda )?não (?:confirmad|verificad|decidid)\w|por confirmar|(?:ancora )?non (?:confermat|verificat|decis)\w|da (?:confermare|verificare))\W*"
)
"""A remark that takes back what stands right before it: `…; not verified`, `… (likely)`."""


_MAY = re.compile(r"(?:(?P<before>[\w']+)[ ,]+)?(?<![\w'])may (?P<after>[a-z]+)")
_BEFORE_MONTH = re.compile(
    r"\d.*|in|of|since|on|until|till|by|for|from|early|mid|late|last|next|this|the|an?|during|after|before|through|to"
    r"|and|between|april|june|their|our|its|his|her"
)
_AFTER_MONTH = re.compile(
    r"and|or|to|invoices?|bills?|billing|statements?|charges?|renewal|cycle|payment|was|is|when|because|after|before|by"
    r"|the|for"
)


def says_may(clause: str, words: str) -> bool:
    """Whether the verb `may`, not the month, stands in the clause (in lower case), written as `words`."""
    for found in _MAY.finditer(clause):
        at = found.end() - len(found["after"]) - 4
        written_small = words[at] == "m" or not words[:at].strip(' "“(*-•')
        month = _BEFORE_MONTH.fullmatch(found["before"] or "") or _AFTER_MONTH.fullmatch(found["after"])
        if written_small and not month:
            return True
    return False


def open_condition(own: str, clause: str) -> bool:
    """Whether `own`, what is left of the clause (in lower case), holds only under a condition.

    That somebody wishes so is no condition.
    """
    return any(
        own[found.start()] != " " and not _WILLING.search(found["what"])
        for found in CONDITION.finditer(clause)
    )
