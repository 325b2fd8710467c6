"""What the assistant did not do: upstream's list, and what the record itself shows was left to people."""

from __future__ import annotations

from lanes.commitments import Kind, read_speech
from lanes.decision import Decision
from lanes.matters import topic_of
from lanes.record import CaseRecord, ProposedAction
from lanes.summary import takes_leave
from lanes.words import Author, Lane, Level, Trigger


def not_done(case: CaseRecord, decision: Decision) -> tuple[str, ...]:
    """Upstream's words first, as they came, then ours; only what the record bears out."""
    ours = [*_actions(case), *_promises(case, decision), *_replies(case, decision)]
    given = [item for item in case.not_done if item.strip()]
    return tuple(dict.fromkeys([*given, *(line for line in ours if not _said(line, given))]))


def contradicted_actions(case: CaseRecord) -> tuple[str, ...]:
    """Proposed actions of which our messages already speak as done or promised: a person must look first."""
    spoken = _spoken_topics(case)
    return tuple(
        f"whether “{_named(action)}” already happened: our messages speak of it as done or promised"
        for action in case.proposed_actions
        if _topic(action) in spoken
    )


def _actions(case: CaseRecord) -> list[str]:
    spoken = _spoken_topics(case)
    return [
        f"did not carry out {_named(action)}"
        for action in case.proposed_actions
        if _topic(action) not in spoken
    ]


def _promises(case: CaseRecord, decision: Decision) -> list[str]:
    """The kinds of promise that no message of the assistant's makes, where the case is about such a thing."""
    if decision.lane is Lane.AUTONOMOUS or not _public_words(case):
        return []
    told = {c.kind for words in _public_words(case) for c in read_speech(words).commitments}
    lines: list[str] = []
    concession = decision.level(Trigger.POLICY) is Level.HIGH
    if concession and Kind.OUTCOME not in told:
        lines.append("did not state an outcome")
    if concession and Kind.AMOUNT not in told:
        lines.append("did not name an amount")
    if Kind.DATE not in told and decision.lane is Lane.HUMAN_OWNED:
        lines.append("did not promise a date")
    return lines


def _replies(case: CaseRecord, decision: Decision) -> list[str]:
    lines: list[str] = []
    if case.draft is not None and decision.lane is Lane.HUMAN_OWNED:
        lines.append("did not send its draft; it is withheld")
    if not _public_words(case):
        return [*lines, "did not send a reply"]
    for message in reversed(case.thread):
        if message.author is Author.CUSTOMER:
            if takes_leave(message.text):
                continue
            return [*lines, "did not answer the customer's latest message"]
        if message.public and message.author is not Author.SYSTEM:
            break
    return lines


def _public_words(case: CaseRecord) -> list[str]:
    return [m.text for m in case.thread if m.author is Author.ASSISTANT and m.public and m.text.strip()]


def _spoken_topics(case: CaseRecord) -> set[str]:
    """What our public messages, the assistant's and agents', promise or claim to have done."""
    topics: set[str] = set()
    if not case.proposed_actions:
        return topics
    for message in case.thread:
        if message.public and message.author in (Author.ASSISTANT, Author.AGENT):
            speech = read_speech(message.text)
            topics.update(
                c.topic for c in speech.commitments if not c.denied and c.kind is not Kind.FOLLOW_UP
            )
            topics.update(topic_of(sentence.text) for sentence in speech.claims_done)
    return topics - {""}


def _topic(action: ProposedAction) -> str:
    return topic_of(action.kind.replace("_", " ")) or topic_of(action.detail or "") or action.kind


def _named(action: ProposedAction) -> str:
    kind = action.kind.replace("_", " ").strip()
    detail = " ".join((action.detail or "").split())
    if not detail or detail.lower() == kind.lower():
        return kind
    return f"{kind}: {detail}"


_SAME = {
    "did not state an outcome": ("outcome",),
    "did not name an amount": ("amount",),
    "did not promise a date": ("date", "timing", "deadline"),
}


def _said(line: str, given: list[str]) -> bool:
    """Whether upstream already says the same."""
    lowered = [item.lower() for item in given]
    if line == "did not send a reply":
        return any(
            ("reply" in item and "sent" in item) or ("send" in item and "reply" in item) for item in lowered
        )
    if line.startswith("did not carry out "):
        what = line.removeprefix("did not carry out ").lower()
        return any(what in item for item in lowered)
    return any(word in item for item in lowered for word in _SAME.get(line, (line.removeprefix("did not "),)))
