"""The two ways packets fail: repeating the ticket's surface, and asserting more than is known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lanes.amounts import lowered
from lanes.commitments import Kind, read_commitments
from lanes.packet import Finding, KnownFact, Packet
from lanes.record import CaseRecord
from lanes.sentences import Sentence, sentences

REPEATS = 0.6
"""Share of the summary's three-word runs that stand in the thread, from which it only repeats."""
LOOSE = 0.5
"""Share of a fact's telling words that a sentence must hold to be about that fact."""
_RUN = 3
_READ_AT_MOST = 60_000
"""Characters of the thread that are compared."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BOUNDARY = re.compile(
    r"\b(?:why lane|lane [123]|boundary|decision|decide[sd]?|undecided|approval|authori[sz]\w+"
    r"|not (?:verified|confirmed|decided|promised|quoted|known|clear)"
    r"|did not|has not|was not|unknown|unclear|missing|unverified|whether|needs? (?:a |an )?(?:human"
    r"|person|specialist|review|approval)|policy|exception|escalat\w+|cannot be (?:read|confirmed)"
    r"|pending)\b"
)  # fmt: skip
_HEDGES = re.compile(
    r"\b(?:likely|possibl[ey]|probabl[ey]|may|might|could|appears?|seems?|reported(?:ly)?|apparently"
    r"|claims?|says?|writes?|states?|asks?|requests?|wants?|unverified|unconfirmed"
    r"|not (?:yet )?(?:confirmed|verified)|stale|as of|according to|believes?|whether|if|unclear|unknown"
    r"|assumed|suspected|potential(?:ly)?)\b"
)  # fmt: skip
_SETTLED = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ )?(?:eligible|entitled|owed|due (?:a|the)|covered|allowed|qualified"
    r"|approved|authori[sz]ed|granted|guaranteed)\b"
    r"|\b(?:qualifies|qualify) for\b|\b(?:should|must|needs? to|has to|can) be (?:refunded|credited"
    r"|reimbursed|compensated|waived|granted|restored|approved)\b"
    r"|\b(?:refund|credit|exception|concession|request) (?:is|has been|was) (?:approved|granted"
    r"|confirmed|agreed)\b"
)
_OF_BARE_RECORDS = ("which sources the assistant had", "which rule applies:", "who is writing:")
_COMMON = frozenset(
    [
        "a",
        "an",
        "the",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "with",
        "by",
        "from",
        "this",
        "that",
        "it",
        "its",
        "as",
        "has",
        "have",
        "had",
        "not",
        "no",
        "customer",
        "customers",
        "account",
        "current",
        "already",
        "prior",
        "whether",
        "their",
        "they",
        "he",
        "she",
        "who",
        "which",
        "there",
        "our",
        "we",
        "us",
    ]
)


def lint_packet(packet: Packet, case: CaseRecord) -> tuple[Finding, ...]:
    """Findings on the packet; empty when nothing is wrong. Offsets count characters of `summary`."""
    claims = _QUOTED.sub(lambda found: " " * len(found.group()), packet.summary)
    return (*_repetition(packet, case), *_over_assertion(packet, claims), *_outcomes(packet.summary, claims))


def overlap(text: str, thread: str) -> float:
    """Share (0 to 1) of the text's three-word runs that occur in `thread`; 0 for fewer than three words."""
    runs = _runs(text)
    return len(runs & _runs(thread)) / len(runs) if runs else 0.0


def _repetition(packet: Packet, case: CaseRecord) -> Iterator[Finding]:
    if _BOUNDARY.search(lowered(packet.summary)) or _names_a_boundary(packet):
        return
    thread = "\n".join(filter(None, [case.subject, *(m.text for m in case.thread)]))[:_READ_AT_MOST]
    share = overlap(packet.summary, thread)
    if share >= REPEATS:
        text = (
            f"Surface repetition: {share:.0%} of the summary is the ticket's own wording, and nothing says "
            "what the boundary is, what is missing or what was left undecided."
        )
        yield Finding(code="surface_repetition", text=text, where="summary", quote=packet.summary[:200])


def _names_a_boundary(packet: Packet) -> bool:
    """Whether missing context or what was not decided is named.

    That no reply was sent says neither, nor does what is missing wherever a record is bare.
    """
    telling = [
        line
        for line in packet.not_done
        if "reply" not in line and "draft" not in line and "latest message" not in line
    ]
    missing = [line for line in packet.missing_context if not line.startswith(_OF_BARE_RECORDS)]
    return bool(telling or missing)


def _over_assertion(packet: Packet, claims: str) -> Iterator[Finding]:
    """Inferred, unverified, stale or missing facts that the summary words as settled."""
    loose = [f for f in packet.known_context if f.label != "confirmed" or f.stale]
    firm = [_telling(f.statement) for f in packet.known_context if f.label == "confirmed" and not f.stale]
    for sentence in sentences(claims):
        low = lowered(sentence.text)
        if _HEDGES.search(low):
            continue
        words = _telling(sentence.text)
        for fact in loose:
            if _about(fact.statement, words) and not any(_covers(known, words) for known in firm):
                yield _asserted(sentence, fact)
        for line in packet.missing_context:
            if line.startswith("whether ") and _about(line, words, 0.7):
                text = f"Over-assertion: the summary words as settled what is listed as missing ({line})."
                yield _found("over_assertion", text, sentence)


def _asserted(sentence: Sentence, fact: KnownFact) -> Finding:
    standing = "stale" if fact.stale and fact.label == "confirmed" else fact.label
    text = f"Over-assertion: the summary words as settled what is only {standing}: {fact.statement}"
    return _found("over_assertion", text, sentence)


def _outcomes(summary: str, claims: str) -> Iterator[Finding]:
    """An outcome that nobody decided, stated or promised by the summary's own words."""
    for sentence in sentences(claims):
        low = lowered(sentence.text)
        settled = _SETTLED.search(low)
        if settled and not _HEDGES.search(low) and " not " not in f" {low} ":
            yield _implied(summary, sentence.start + settled.start(), sentence.start + settled.end())
        elif _FUTURE.search(low) and any(
            promise.kind is Kind.OUTCOME and not promise.denied for promise in read_commitments(sentence.text)
        ):
            yield _implied(summary, sentence.start, sentence.end)


_QUOTED = re.compile(r"“[^”]*”?")
"""The customer's words as the summary quotes them: they assert nothing of ours."""
_FUTURE = re.compile(r"\b(?:will|'ll|shall|going to|guarantee|promise|wird|será|sera|sarà)\b")


def _implied(summary: str, start: int, end: int) -> Finding:
    quote = summary[start:end]
    text = f"Over-assertion: “{quote}” implies an outcome nobody has decided."
    return Finding(code="outcome_implied", text=text, where="summary", quote=quote, start=start, end=end)


def _found(code: str, text: str, sentence: Sentence) -> Finding:
    return Finding(
        code=code, text=text, where="summary", quote=sentence.text, start=sentence.start, end=sentence.end
    )


def _about(statement: str, words: frozenset[str], share: float = LOOSE) -> bool:
    telling = _telling(statement)
    shared = telling & words
    return len(shared) >= min(2, len(telling)) and bool(telling) and len(shared) / len(telling) >= share


def _covers(known: frozenset[str], words: frozenset[str]) -> bool:
    """Whether a firm fact says most of what the sentence says."""
    return len(known & words) >= 2 and len(known & words) / max(len(words), 1) >= LOOSE


def _telling(text: str) -> frozenset[str]:
    return frozenset(_stem(w) for w in _WORD.findall(lowered(text)) if w not in _COMMON)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(lowered(text))
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
