"""The ledger of what the customer was promised or told, and what a draft would do to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lanes.amounts import lowered
from lanes.commitments import Commitment, Kind, read_commitments, read_speech, topic_of
from lanes.packet import Finding
from lanes.record import CaseRecord
from lanes.values import Text, Time, Value, format_time
from lanes.words import Author

_MONEY = frozenset({"refund", "credit", "compensation", "fee", "discount"})
_VAGUE = frozenset({"soon", "shortly", "asap", "as soon as possible", "in kürze", "umgehend", "any moment"})


class Promise(Value):
    """One thing the customer was promised or told, with the message that said it."""

    kind: Kind
    words: Text
    """The sentence, as it was sent."""
    message: int
    """Its place in the thread."""
    start: int
    end: int
    """Where the sentence stands in the message (characters)."""
    author: Author
    at: Time | None = None
    topic: Text = ""
    figure: Text = ""
    """The sum or time as written; only for amount and date."""
    value: Text = ""
    """The figure in plain form, for comparing."""
    denied: bool = False
    """True for a told refusal."""


def ledger(case: CaseRecord) -> tuple[Promise, ...]:
    """Every promise in the public messages of the assistant and of agents, in the order they were sent."""
    promises: list[Promise] = []
    for place, message in enumerate(case.thread):
        if not message.public or message.author not in (Author.ASSISTANT, Author.AGENT):
            continue
        speech = read_speech(message.text)
        made = [*speech.commitments, *(_told_done(*sentence) for sentence in speech.claims_done)]
        seen: set[tuple[Kind, int, str]] = set()
        for commitment in sorted(made, key=lambda c: c.start):
            key = (commitment.kind, commitment.start, commitment.value)
            if key in seen:
                continue
            seen.add(key)
            promises.append(_promise(commitment, place, message.author, message.at))
    return tuple(promises)


def draft_promises(text: str, promises: Sequence[Promise]) -> tuple[Finding, ...]:
    """Where the text repeats, contradicts or adds a promise; all but contradictions together by sentence.

    Offsets count characters of `text`.
    """
    findings: list[Finding] = []
    grouped: dict[tuple[str, int], list[Commitment]] = {}
    for commitment in read_commitments(text):
        related = [p for p in promises if p.kind is commitment.kind and _same_thing(p, commitment)]
        if not related:
            if not commitment.denied:
                grouped.setdefault(("promise_added", commitment.start), []).append(commitment)
        elif _agrees(related[-1], commitment):
            grouped.setdefault(("promise_repeated", commitment.start), []).append(commitment)
        else:
            said = f"Contradicts what {_told(related[-1])}"
            findings.append(_finding("promise_contradicted", said, text, *commitment.mark))
    for (code, _), commitments in grouped.items():
        *others, last = dict.fromkeys(_NAMES[c.kind] for c in commitments)
        names = f"{', '.join(others)} and {last}" if others else last
        verb = "Adds" if code == "promise_added" else "Repeats"
        known = "not been told before" if code == "promise_added" else "already been told"
        start = min(c.mark[0] for c in commitments)
        end = max(c.mark[1] for c in commitments)
        findings.append(_finding(code, f"{verb} {names} that the customer has {known}.", text, start, end))
    return tuple(sorted(findings, key=lambda finding: (finding.start or 0, finding.code)))


def _told_done(words: str, start: int, end: int) -> Commitment:
    return Commitment(Kind.OUTCOME, words, start, end, topic_of(words), mark=(start, end))


def _promise(commitment: Commitment, place: int, author: Author, at: Time | None) -> Promise:
    return Promise(
        kind=commitment.kind,
        words=commitment.words,
        message=place,
        start=commitment.start,
        end=commitment.end,
        author=author,
        at=at,
        topic=commitment.topic,
        figure=commitment.figure,
        value=commitment.value,
        denied=commitment.denied,
    )


_NAMES = {
    Kind.AMOUNT: "a sum",
    Kind.DATE: "a time",
    Kind.OUTCOME: "an outcome",
    Kind.FOLLOW_UP: "a follow-up",
}


def _agrees(promise: Promise, commitment: Commitment) -> bool:
    if promise.denied is not commitment.denied:
        return False
    if commitment.kind in (Kind.AMOUNT, Kind.DATE):
        return promise.value == commitment.value or not {promise.value, commitment.value}.isdisjoint(_VAGUE)
    return True


def _same_thing(promise: Promise, commitment: Commitment) -> bool:
    """Whether two commitments are about one matter: the same topic, or enough of the same words."""
    if promise.topic and promise.topic == commitment.topic:
        return True
    if {promise.topic, commitment.topic} <= _MONEY and commitment.kind is Kind.AMOUNT:
        return True
    if promise.topic and commitment.topic:
        return False
    shared, words = _telling(promise.words), _telling(commitment.words)
    return len(shared & words) >= max(2, min(len(shared), len(words)) // 2)


def _telling(words: str) -> frozenset[str]:
    return frozenset(
        word for word in lowered(words).replace(",", " ").replace(".", " ").split() if len(word) > 4
    )


def _told(promise: Promise) -> str:
    when = f" on {format_time(promise.at)[:10]}" if promise.at else ""
    who = "the assistant" if promise.author is Author.ASSISTANT else "an agent"
    words = promise.words if len(promise.words) <= 160 else promise.words[:159] + "…"
    return f"{who} told the customer{when}: “{words}”"


def _finding(code: str, said: str, text: str, start: int, end: int) -> Finding:
    return Finding(code=code, text=said, where="reply", quote=text[start:end], start=start, end=end)


def of_kind(promises: Iterable[Promise], kind: Kind) -> tuple[Promise, ...]:
    """Only the promises of one kind."""
    return tuple(promise for promise in promises if promise.kind is kind)
