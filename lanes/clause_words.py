"""What turns a claim around within its clause: denied, withheld, supposed, or told of somebody else."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

DENIES = r"\b(?:not|n't|cannot|unable|never|no longer|neither|nor|nobody|no one|none of us|isn't|aren't|nicht|kein\w*|no (?=\w+(?:é|emos|á|án)\b)|no (?:es|se|podemos|puedo|será|le|te|les|os|lo|la|voy|vamos|está|están|ha|han|hemos|he)|nadie|ningun[oa]|ningún|niemand|personne ne|ninguém|nessun[oa]?|(?<!me )(?<!ce )ne|pas|aucun\w*|não|nem|non|nunca|jamás|jamais|mai)\b|n't\b"
WITHHOLDS = (
    r"\b(?:can't|cannot|can not|unable to|not able to|not in a position to|won't|will not|don't want to|do not want to|not going to|couldn't|could not|before (?:i|we) can|without being able to)(?: \w+)? (?:promise|guarantee|confirm|say|commit|tell|predict|decide|determine|speak|quote|know|state|make (?:a|any) (?:promise|decision|commitment)|give you a (?:date|time|figure|promise))\b"
    r"|\b(?:don't|do not) (?:yet )?know\b|\bnot (?:yet )?(?:been )?(?:decided|determined|confirmed)\b|\bno (?:promise|guarantee|decision)s?\b|\bdepends on\b|\bsubject to\b"
    r"|\bkann (?:ich |ihnen |noch )*nicht (?:zusagen|versprechen|sagen|bestätigen)|\bno (?:puedo|podemos) (?:prometer|garantizar|confirmar)|\bne (?:peux|pouvons) pas (?:promettre|garantir|confirmer)|\bnão (?:posso|podemos) (?:prometer|garantir|confirmar)|\bnon (?:posso|possiamo) (?:promettere|garantire|confermare)"
)
OPENS = (
    r"\b(?:whether|ob)\s+(?:[\w']+\s+){0,6}$|\bwhat\s+$|\b(?:if|wenn|falls|si|se|once|when|after|until|unless|before|sobald)\s+(?:[\w']+\s+){0,2}$"
    r"|\b(?:how|describes? (?:when|what)|explains? (?:when|what)|what happens (?:when|after|if|once)|wie|cómo|comment)\s+(?!(?:we|i|wir|ich|besprochen|gesagt|vereinbart|versprochen|angekündigt|gewünscht)\b)(?:[\w'-]+\s+){0,5}$"
    r"|\b(?:make sure|ensure|assuming|confirm|verify|check|suppose|perhaps|maybe)\s+(?:[\w'\"-]+[,:]?\s+){0,8}$"
)
"""What stands right before words that are only supposed, not claimed: `whether the credit will be applied`."""

CLAUSE = r"[,;:—–(]|\bbut\b|\bhowever\b|\baber\b|\bpero\b|\bmais\b|\bmas\b|\b(?:and|so) (?=(?:i|we|you|the|your|they|our|it|this|that)\b)"

REPORTED = (
    r"(?<!\bas )\b(?:you|your (?:bank|statement|message|e-?mail|colleague|admin\w*)|the customer)(?: (?:\w+ly|also|have|had|just|now))*(?:'ve)? (?:said|say|says|wrote|write|writes|told|tell|mentioned?|mentions|reported|report|described?|noted?|asked|ask|claimed?|stated?|indicated|think|thought|believe)\b"
    r"|\b(?:according to|as per|as you) (?:your?|the|our|most)\b|\bas (?:described|written|stated) in\b"
    r"|\bsie (?:schreiben|sagten|sagen|schrieben|erwähnten|erwähnen|berichten|teilten|gaben an)\b|\blaut\b|\b(?:usted|nos) (?:dice|dijo|escribe|escribió|indica|indicó|comenta|comentó)\b|\bsegún\b"
    r"|\bvous (?:nous )?(?:dites|écrivez|indiquez|mentionnez|signalez|avez (?:écrit|dit|indiqué|mentionné|signalé))\b|\bselon\b|\bd'après\b|\b(?:você|o senhor|a senhora|nos) (?:disse|escreveu|diz|escreve|mencionou|informou)\b|\bsegundo\b"
    r"|\b(?:lei |ci )?(?:ha (?:scritto|detto|indicato|segnalato)|scrive che|dice che)\b|\bsecondo\b"
)
"""What tells somebody else's words: `you wrote that you were charged`. Stands before the words, in the same clause."""

GENERAL = r"\b(?:must|need to|have to|requested|policy|typically|usually|generally|normally|most|according to|help (?:page|cent(?:er|re))|documentation|article|docs)\b"
"""What tells how things are in general and settles nothing for this customer."""

DENIES_AFTER = r"(?: [\w-]+){0,5}? (?:nicht(?! (?:nur|später|vor|länger|mehr als))|kein\w*)\b"
"""A denial that follows its verb in the same clause, as in German."""

PAST_SUM = r"\b(?:paid|budget|originally|instead of|rather than|exceeds?|bezahlt|gezahlt|statt|pagó|pagado|pagaste|en lugar de|payé|au lieu de|pagou|pagaram|em vez de|pagato|invece di)\b[^,;]{0,25}$"
"""What stands before a sum that was paid, or wished for, and is not promised."""
PAST_DATE = (
    r"\b(?:since|dated|ago|seit|vom|depuis|desde|dal)\s+(?:the\s+|el\s+|le\s+|il\s+|o\s+)?$"
    r"|\b(?:charges?|invoices?|payments?|orders?|messages?|e-?mails?|outages?|incidents?|tickets?|requests?|calls?|bills?|factura|facture|fatura|fattura|cargo|pago|mensaje|message|mensagem|messaggio) (?:of|from|on|dated|del?|du|do|di|de)\s+(?:el\s+|le\s+|il\s+|o\s+)?$"
    r"|\b(?:charged|billed|paid|made|sent|received|happened|started|wrote|placed|debited|opened) (?:\w+ ){0,2}on\s+$"
)
"""What stands before a date that something had, and not by which it is promised."""

SENT_ON = r"\b(?:send|re-?send|issue|re-?issue|mail|e-?mail|deliver|provide|share|forward|upload|prepare|post|hand|take|make|place|have|get|receive)(?: you| it| them)?(?: (?!for\b|of\b|from\b|about\b)[\w'-]+){1,5} on\s+$"
"""What stands before a date on which something is to be sent or made: `send you the invoice on`."""

LOOKS_INTO = r"\b(?:review|check|discuss|clarif|trace|look|compare|examin|prüf|klär|revis|comprob|vérif|verific|analis|analy|controll)"
"""What is done with a sum without moving it."""
