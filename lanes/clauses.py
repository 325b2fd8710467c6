"""How a clause stands: said as a fact, or only asked, supposed, denied, or told as another's words."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re
from functools import lru_cache

_CUT = re.compile(
    r"[;:—–()]|,(?!\d)|\s-\s"
    r"|\b(?:but|however|although|though|while|because|so that|aber|sondern|doch|weil|während|pero|sino|aunque|porque|mais|mas|porém|ma|però|perché|puisque|car|denn)\b"
    r"|\b(?:and|und|y|et|e)\b(?= (?:then |also |dann |auch |además |aussi |também |anche )?(?:i|we|you|they|he|she|it|the|your|our|will|'ll|would|can|please|wir|ich|sie|es|er|ihr\w*|unser\w*|werden?|melden|antworten|nous|je|vous|il|elle|notre|votre|reviendr\w+|répondr\w+|el|la|nosotros|le|les|nuestr\w+|nos|responderemos|nós|nosso|nossa|vamos|entraremos|noi|il|lo|nostr\w+|risponderemo|la|vi)\b)"
)
_SUPPOSED = re.compile(
    r"\b(?:if|whether|once|when|whenever|until|till|unless|before|as soon as|as long as|in case|provided|assuming|suppos\w+|should you|make sure|ensure"
    r"|ob|falls|wenn|sobald|solange|bevor|nachdem|sofern|bis (?:unser\w*|der|die|das|ein\w*|wir|jemand)"
    r"|cuando|una vez que|en cuanto|tan pronto como|antes de que|hasta que|después de que"
    r"|quand|lorsqu\w*|dès qu\w*|une fois qu\w*|avant qu\w*|jusqu'à ce qu\w*|après qu\w*"
    r"|quando|assim que|depois que|antes que|até que|logo que|appena|una volta che|prima che|finché|dopo che)\b"
    r"|\bwhat\s+$|\b(?:how|describes? what|explains? what|wie|cómo|comment)\s+(?!(?:we|i|wir|ich|besprochen|gesagt|vereinbart|versprochen|angekündigt|gewünscht)\b)(?:[\w'-]+\s+){0,5}$"
    r"|\b(?:confirm|verify|check|perhaps|maybe)\s+(?:[\w'\"-]+[,:]?\s+){0,8}$"
    r"|^\W*(?:y |e |et |mais )?(?:se (?!ha\b|han\b|les?\b|procede\b)|si (?!è\b|sono\b))|\bsi (?=procede|usted|es |vous|nous|le |la |les |l')"
)
_DENIED = re.compile(
    r"\b(?:not|nobody|no one|none|neither|nor|never|nothing|unable|no longer|no (?:person|human|colleague|specialist|agent|team|member|engineer)|cannot|without(?= (?:any(?:one|body)|an?(?: \w+)? (?:person|human|colleague|specialist|look|review)|having|being|us|our|me|looking|checking|reviewing|further)\b)|yet to|far from"
    r"|nicht|kein\w*|niemand\w*|nie|niemals|weder|nichts|ohne(?= (?:dass|zu|eine[nr]? |prüfung|rücksprache))"
    r"|nadie|ningún|ninguna|ninguno|nunca|jamás|no(?= (?:se |le |les |lo |la |los |nos |os |te )?(?:ha|han|he|hemos|está|están|es|son|fue|hay|queda|puedo|podemos|voy|vamos|\w+(?:é|emos|á|án))\b)|sin(?= que)"
    r"|pas|personne n\w*|aucun\w*|jamais|rien|ni"
    r"|não|ninguém|nenhum\w*|nem|sem(?= que)|non|nessun\w*|mai|né|senza(?= (?:che|aver)))\b|n't\b|\bpersonne n'"
)
_DENIED_AFTER = re.compile(
    r"(?: [\w-]+){0,5}? (?:nicht(?! (?:nur|später|vor|länger|mehr als))|kein\w*)\b|\s*(?:\w+\s+){0,2}yet\b"
)
"""A denial that follows its verb in the same clause, as in German."""
_REPORTED = re.compile(
    r"\b(?:you(?:'ve| have| had)?(?: also| just| already| rightly)? (?:wrote|said|say|told|tell|asked?|mention\w*|report\w*|expect\w*|request\w*|want\w*|hop\w+|describ\w*|stated?|claim\w*|think|thought|believ\w+|fear\w*|written|noted?|see(?: that)?)"
    r"|your (?:message|mail|e-?mail|ticket|letter|note|colleague|admin\w*|bank|team) (?:mentions?|says?|asks?|describes?|speaks?|states?|tells?|wrote|writes?|refers?)"
    r"|according to|per the|as per|in your (?:view|opinion|eyes)|sorry|regret|apologi[sz]e|(?:audit )?log (?:shows|says)|show(?:s|ed)? (?:that|who)|see (?:in|who|whether)|learn(?:ed)? that"
    r"|sie (?:schrieben|schreiben|sagten|sagen|baten|bitten|möchten|wollten|erwähn\w+|erwarten|fragen|fragten)|sie haben (?:geschrieben|gesagt|gebeten|erwähnt)|laut|gemäß|tut (?:uns|mir) leid|bedauern"
    r"|usted (?:escribió|dijo|pidió|pide|menciona|dice|espera)|(?:nos )?(?:escribió|comentó|indicó|pide) que|según|lamentamos|sentimos que"
    r"|vous (?:avez (?:écrit|dit|demandé|mentionné|indiqué)|demandez|écrivez|dites|souhaitez|mentionnez|espérez|attendez)|selon|d'après|désolée?s? que|regrettons"
    r"|(?:você|o senhor|a senhora) (?:escreveu|disse|pediu|mencionou|espera)|(?:escreveu|disse|pediu|indicou) que|segundo|conforme|lamentamos"
    r"|(?:lei )?ha (?:scritto|detto|chiesto|segnalato|indicato)(?: che| di)|(?:scrive|dice|chiede) (?:che|di)|secondo|ci dispiace)\b"
)
_WHETHER = re.compile(
    r"\b(?:decide|see|check|determine|clarify|find out|confirm|know|look into)\b[^.!?;]{0,30}?\b(?:whether|if)\b"
    r"|\b(?:entscheide[tn]?|prüf(?:e|t|en)|klär(?:e|t|en)),? ob\b|\b(?:decid|comprob|verific|averigu)\w+ si\b"
    r"|\b(?:décid|vérifi)\w+ si\b|\b(?:decid|verific)\w+ se\b"
)
_WITHHELD = re.compile(
    r"\b(?:can't|cannot|can not|unable to|not able to|not in a position to|won't|will not|couldn't|could not|do(?:n't| not) want to|not going to|before (?:i|we) can|without being able to)(?: \w+)? (?:promise|guarantee|confirm|say|commit|tell|predict|decide|determine|speak|quote|know|state|make (?:a|any) (?:promise|decision|commitment)|give you (?:a|any) (?:date|time|figure|promise))\b"
    r"|\b(?:don't|do not) (?:yet )?know\b|\bnot (?:yet )?(?:been )?(?:decided|determined|confirmed)\b|\bno (?:promise|guarantee|decision)s?\b|\bdepends? on\b|\bsubject to\b"
    r"|\bnicht (?:zusagen|versprechen|sagen|bestätigen)|\bno (?:puedo|podemos) (?:prometer|garantizar|confirmar|decir)|\bpas (?:promettre|garantir|confirmer|dire)|\bnão (?:posso|podemos) (?:prometer|garantir|confirmar|dizer)|\bnon (?:posso|possiamo) (?:promettere|garantire|confermare|dire)"
)
_THEIRS = re.compile(
    r"\b(?:you (?:can|may|could|should|have to|need to|must)|please|kindly|sie (?:können|sollten|müssen)|bitte|(?:puede|podría|debe)n?|por favor|vous (?:pouvez|devez)|veuillez|merci de|(?:pode|deve)m?|può|deve|potete)\b(?! (?:\w+ )?(?:expect|count|rely|hear|receive|erwarten|rechnen|contar|compter|contare))"
)


def clause_at(low: str, place: int) -> tuple[int, int]:
    """Where the clause that holds `place` begins and ends in a lower-cased sentence."""
    start, end = 0, len(low)
    for cut_start, cut_end in _cuts(low):
        if cut_end <= place:
            start = cut_end
        elif cut_start >= place:
            end = cut_start
            break
    return start, end


@lru_cache(maxsize=512)
def _cuts(low: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _CUT.finditer(low))


@lru_cache(maxsize=512)
def asks(low: str) -> bool:
    """Whether the sentence is a question."""
    return low.rstrip("\"'”’)]*_ \t").endswith(("?", "？"))


def supposed(low: str, start: int) -> bool:
    """Whether the words from `start` on stand under an `if`, `once`, `whether` of their own clause."""
    return _SUPPOSED.search(low[clause_at(low, start)[0] : start]) is not None or bool(
        _SUPPOSED.match(low, start)
    )


def left_open(low: str, start: int, end: int) -> bool:
    """Whether the words themselves say that it is still to be decided: `we will decide whether a refund …`."""
    return _WHETHER.search(low, start, end) is not None


def denied(low: str, start: int, end: int) -> bool:
    """Whether the clause denies the words: a `not` or `nobody` before or within them."""
    clause, stop = clause_at(low, start)[0], clause_at(low, max(start, end - 1))[1]
    return _DENIED.search(low[clause:end]) is not None or _DENIED_AFTER.match(low[end:stop]) is not None


def reported(low: str, start: int) -> bool:
    """Whether the words are told as the customer's, a log's, or with regret: `you wrote that …`."""
    return _REPORTED.search(low[clause_at(low, start)[0] : start]) is not None


def withheld(low: str, place: int) -> bool:
    """Whether the clause says openly that nothing is promised: `I cannot say whether …`."""
    return _WITHHELD.search(low[slice(*clause_at(low, place))]) is not None


def withholds(low: str) -> bool:
    """Whether any clause of the sentence says so."""
    return _WITHHELD.search(low) is not None


def told_to_do(low: str, place: int) -> bool:
    """Whether the clause says what the customer can or shall do themselves: `you can reply until …`."""
    return _THEIRS.search(low[clause_at(low, place)[0] : place]) is not None


def claimed(low: str, start: int, end: int) -> bool:
    """Whether the words stand as our own plain claim."""
    return not (asks(low) or supposed(low, start) or denied(low, start, end) or reported(low, start))
