"""The two ways packets fail: repeating the ticket's surface, and asserting more than is known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lanes.amounts import lowered
from lanes.assertion import Asserted, asserted, without_quotes
from lanes.assertion_words import DATED
from lanes.packet import Finding, KnownFact, Packet
from lanes.packet_outcome_words import NEGATES
from lanes.packet_outcomes import implied_outcomes
from lanes.packet_repetition import retold
from lanes.record import CaseRecord
from lanes.sentences import Sentence, sentences
from lanes.summary import subject_line
from lanes.telling import telling

READ_AT_MOST = 20_000
"""Characters of a summary that are checked for what they assert."""
LOOSE = 0.6
"""Share of a fact's telling words that a sentence must hold to be about that fact."""
_ASKED = 0.7
"""The same for a question that is listed as missing."""
_SAID_WITH = 3
"""Telling words that a missing statement must have to be looked for."""
_BORNE_OUT = 0.5
"""Share of a sentence's telling words that a confirmed fact must hold to bear it out."""
_Claim = tuple[Sentence, tuple[Asserted, ...]]
_WHETHER = ("whether ", "if ", "ob ", "si ", "s'il", "se ")
_STATES = re.compile(
    r"\b(?:is|are|was|were|gilt|gelten|has|have|had|will|can|may|must|did|does|do|ist|sind|war|waren|hat|haben|wurden?|wird|werden|kann"
    r"|es|está|están|fue|fueron|ha|han|tiene|tienen|est|sont|était|ont|foi|foram|são|tem|têm|sono|hanno)\b"
    r"|(?<=\w )\w{3,}(?:s|ed|t|te|e|a)\s(?:the|an?|all|both|no|their|its|his|her|die|das|den|der|dem|eine?n?|el|la"
    r"|los|las|un[ao]?|une|le|les|il|lo|gli|os?|uma?)\b"
    r"|(?<!\w)(?:è|é|a été)(?!\w)"
)
"""What makes a line a statement: a verb of being or having, or one before its object; a thing alone has none."""
_RECORDED = re.compile(r"\b(?:could not be read|is stale|the record names|no confirmed fact)\b")
"""What the packet itself adds to the missing facts: no statement of the case."""
_LACKS = re.compile(
    rf"{NEGATES.pattern}|\b(?:missing|lacks?|lacking|absent|without|fehl(?:t|en)|falta[n]?|manquent?|manca(?:no)?)\b"
)


def lint_packet(packet: Packet, case: CaseRecord) -> tuple[Finding, ...]:
    """Findings on the packet; empty when nothing is wrong. Offsets count characters of `summary`."""
    own = _own_words(packet.summary[:READ_AT_MOST], case)
    claims = [(sentence, asserted(sentence)) for sentence in sentences(own)]
    return (*_repetition(packet, case), *_over_assertion(packet, claims), *_outcomes(packet, claims))


def _own_words(summary: str, case: CaseRecord) -> str:
    """The summary with blanks for what asserts nothing of ours: quoted words, and the subject at its head."""
    subject = subject_line(case)
    bare = subject.rstrip(".…!? ")
    if bare and lowered(summary).startswith(lowered(bare)):
        length = len(subject) if summary.startswith(subject) else len(bare)
        summary = " " * length + summary[length:]
    return without_quotes(summary)


def _repetition(packet: Packet, case: CaseRecord) -> Iterator[Finding]:
    share = retold(packet, case)
    if share is not None:
        text = (
            f"Surface repetition: {share:.0%} of the summary is the ticket's own wording, and nothing says "
            "what the boundary is, what is missing or what was left undecided."
        )
        yield Finding(code="surface_repetition", text=text, where="summary", quote=packet.summary[:200])


def _over_assertion(packet: Packet, claims: list[_Claim]) -> Iterator[Finding]:
    """Inferred, unverified, stale or missing facts that the summary words as settled."""
    loose = [f for f in packet.known_context if f.label != "confirmed" or f.stale]
    firm = _firm(packet)
    for sentence, clauses in claims:
        words = telling(" ".join(clause.words for clause in clauses))
        if not words or DATED.search(lowered(sentence.text)):
            continue
        for fact in loose:
            if _about(fact.statement, words) and not any(_covers(known, words) for known in firm):
                yield _asserted(sentence, fact)
        for line in packet.missing_context:
            if _about(line, words, _ASKED) and _tells(line, clauses):
                text = f"Over-assertion: the summary words as settled what is listed as missing ({line})."
                yield _found("over_assertion", text, sentence)


def _tells(line: str, clauses: tuple[Asserted, ...]) -> bool:
    """Whether a missing line is a question, or a statement that the clauses do not themselves call missing."""
    low = lowered(line)
    if low.startswith(_WHETHER):
        return True
    states = _STATES.search(low) is not None and len(telling(line)) >= _SAID_WITH
    return states and not _RECORDED.search(low) and not any(_LACKS.search(words) for words, _ in clauses)


def _asserted(sentence: Sentence, fact: KnownFact) -> Finding:
    standing = "stale" if fact.stale and fact.label == "confirmed" else fact.label
    text = f"Over-assertion: the summary words as settled what is only {standing}: {fact.statement}"
    return _found("over_assertion", text, sentence)


def _outcomes(packet: Packet, claims: list[_Claim]) -> Iterator[Finding]:
    """Outcomes that the summary's own words settle and no confirmed fact bears out."""
    firm = _firm(packet)
    for sentence, clauses in claims:
        for start, end, clause in implied_outcomes(clauses):
            words = telling(clause)
            if not any(_covers(known, words) for known in firm):
                start, end = sentence.start + start, sentence.start + end
                quote = packet.summary[start:end]
                text = f"Over-assertion: “{quote}” implies an outcome nobody has decided."
                yield Finding(
                    code="outcome_implied", text=text, where="summary", quote=quote, start=start, end=end
                )


def _found(code: str, text: str, sentence: Sentence) -> Finding:
    return Finding(
        code=code, text=text, where="summary", quote=sentence.text, start=sentence.start, end=sentence.end
    )


def _firm(packet: Packet) -> list[frozenset[str]]:
    return [telling(f.statement) for f in packet.known_context if f.label == "confirmed" and not f.stale]


def _about(statement: str, words: frozenset[str], share: float = LOOSE) -> bool:
    told = telling(statement)
    shared = told & words
    return len(shared) >= min(2, len(told)) and bool(told) and len(shared) / len(told) >= share


def _covers(known: frozenset[str], words: frozenset[str]) -> bool:
    """Whether a firm fact says most of what the sentence says."""
    return len(known & words) >= 2 and len(known & words) / max(len(words), 1) >= _BORNE_OUT
