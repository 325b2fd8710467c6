"""The ledger of what the customer was promised or told, and what a draft would do to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from lanes.commitments import Commitment, Kind, read_speech
from lanes.held_promises import HeldPromises
from lanes.matters import topic_of
from lanes.packet import Finding
from lanes.promise import Promise
from lanes.record import CaseRecord
from lanes.remembered import remembered_by_text
from lanes.sentences import Sentence
from lanes.values import Time, format_time
from lanes.words import Author

_SAID = {
    "promise_added": ("Adds", "not been told before"),
    "promise_repeated": ("Repeats", "already been told"),
}
_NAMES = {
    Kind.AMOUNT: "a sum",
    Kind.DATE: "a time",
    Kind.OUTCOME: "an outcome",
    Kind.FOLLOW_UP: "a follow-up",
}


def ledger(case: CaseRecord) -> tuple[Promise, ...]:
    """Every promise in the public messages of the assistant and of agents, in the order they were sent."""
    return tuple(
        promise
        for place, message in enumerate(case.thread)
        if message.public and message.author in (Author.ASSISTANT, Author.AGENT)
        for promise in _told_in(message.text, place, message.author, message.at)
    )


@remembered_by_text
def _told_in(text: str, place: int, author: Author, at: Time | None) -> tuple[Promise, ...]:
    speech = read_speech(text)
    promises: list[Promise] = []
    seen: set[tuple[Kind, int, str, str]] = set()
    made = [(commitment, False) for commitment in speech.commitments]
    made += [(_told(sentence, denied=False), True) for sentence in speech.claims_done]
    for commitment, done in sorted(made, key=lambda one: one[0].start):
        key = (
            commitment.kind,
            commitment.start,
            commitment.value,
            commitment.topic if commitment.value else "",
        )
        if key in seen:
            continue
        seen.add(key)
        promises.append(_promise(commitment, place, author, at, done=done))
    return tuple(promises)


def _promise(commitment: Commitment, place: int, author: Author, at: Time | None, *, done: bool) -> Promise:
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
        done=done,
        about=commitment.about,
    )


def of_kind(promises: Iterable[Promise], kind: Kind) -> tuple[Promise, ...]:
    """Only the promises of one kind."""
    return tuple(promise for promise in promises if promise.kind is kind)


def draft_promises(
    text: str, promises: Sequence[Promise], moment: datetime | None = None
) -> tuple[Finding, ...]:
    """Where the text repeats, contradicts or adds a promise; all but contradictions together by sentence.

    Offsets count characters of `text`. `moment` is when the text is written, for its weekdays and dates; without
    it, when the last promise was made.
    """
    held = HeldPromises(promises)
    moment = moment or held.latest
    findings: list[Finding] = []
    grouped: dict[tuple[str, int], list[Commitment]] = {}
    speech = read_speech(text)
    for commitment in speech.commitments:
        code, promise = held.against(commitment, moment)
        if code == "promise_contradicted" and promise is not None:
            findings.append(_contradiction(promise, text, commitment))
        elif code:
            grouped.setdefault((code, commitment.start), []).append(commitment)
    told = [_told(sentence, denied=False) for sentence in speech.claims_done]
    told += [_told(sentence, denied=True) for sentence in speech.not_done]
    for commitment in told:
        promise = held.belied_by(commitment)
        if promise is not None:
            findings.append(_contradiction(promise, text, commitment))
    for (code, _), commitments in grouped.items():
        *others, last = dict.fromkeys(_NAMES[c.kind] for c in commitments)
        names = f"{', '.join(others)} and {last}" if others else last
        verb, known = _SAID[code]
        start = min(c.mark[0] for c in commitments)
        end = max(c.mark[1] for c in commitments)
        findings.append(_finding(code, f"{verb} {names} that the customer has {known}.", text, start, end))
    return tuple(sorted(findings, key=lambda finding: (finding.start or 0, finding.code)))


def _told(sentence: Sentence, *, denied: bool) -> Commitment:
    """A sentence that tells a state of things, done or not, as an outcome; places are those of its text."""
    words, start, end = sentence
    return Commitment(
        Kind.OUTCOME,
        words,
        start,
        end,
        topic_of(words),
        denied=denied,
        mark=(start, end),
        about=words,
    )


def _contradiction(promise: Promise, text: str, commitment: Commitment) -> Finding:
    when = f" on {format_time(promise.at)[:10]}" if promise.at else ""
    who = "the assistant" if promise.author is Author.ASSISTANT else "an agent"
    words = promise.words if len(promise.words) <= 160 else promise.words[:159] + "…"
    said = f"Contradicts what {who} told the customer{when}: “{words}”"
    return _finding("promise_contradicted", said, text, *commitment.mark)


def _finding(code: str, said: str, text: str, start: int, end: int) -> Finding:
    return Finding(code=code, text=said, where="reply", quote=text[start:end], start=start, end=end)
