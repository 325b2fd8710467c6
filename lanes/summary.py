"""A summary taken from the record's own words when upstream gave none: extracted, never invented."""

from __future__ import annotations

import re
from datetime import datetime

from lanes.amounts import lowered
from lanes.commitments import is_courtesy
from lanes.decision import Decision
from lanes.record import CaseRecord, Message
from lanes.sentences import Sentence, sentences
from lanes.words import Author, Level

LONGEST_QUOTE = 260
"""Characters of the customer's words in a summary."""
OPENING_QUOTE = LATEST_QUOTE = 160
"""Characters of each where the opening and the newest words both stand in it."""
READ_AT_MOST = 20_000
"""Characters of one message that are looked through for the sentence that says what is wanted."""

_WANTS = re.compile(
    r"\b(?:please|can you|could you|would you|can i|could i|may i|i (?:want|need|would like|'d like"
    r"|request|demand|expect)|we (?:want|need|would like|'d like|request|expect)"
    r"|how (?:do|can|to)|why|what|where|when|is there|is it possible|help|unable|can't|cannot|won't"
    r"|doesn't|not work|problem|issue|error|lost|gone|missing|refund|cancel"
    r"|bitte|können|könnte|wie kann|warum|por favor|puede|quiero|necesito|cómo|pouvez|comment"
    r"|je (?:voudrais|veux)|vorrei|come|preciso|quero|como)\b"
)  # fmt: skip
_LONGEST_LEAVE = 200
_TAKES_LEAVE = re.compile(
    r"(?=.*\b(?:thanks?|that's|that|else|bye|goodbye|cheers)\b)(?:(?:no|nope|great|okay|ok|perfect"
    r"|alright|awesome|wonderful|and|will do|you too|thanks|thank you"
    r"|that's (?:fine|great|perfect)|that (?:is|was|will be|would be|'ll be) (?:all|everything|it)"
    r"|that's (?:all|everything|it)|nothing else|i (?:needed|need|wanted)|we (?:needed|need|wanted)"
    r"|so much|very much|a lot|again|well|for (?:now|today|that)"
    r"|from me|have a (?:nice|great|good|lovely) (?:day|one|evening)"
    r"|for (?:all |everything|(?:all )?(?:of )?your )?(?:quick |kind |great )?"
    r"(?:help|assistance|time|support|patience|understanding)?"
    r"|good ?bye|bye|take care|cheers)\b[ ,.!]*)+"
)
_LOG = re.compile(r"[{}<>=/\\|_]{2,}|https?://|\b[0-9a-f]{12,}\b")


def summary_of(case: CaseRecord, decision: Decision, *, now: datetime) -> str:
    """Upstream's summary as it came, else what the customer says, the account, and why this lane."""
    if case.summary and case.summary.strip():
        return case.summary
    parts = [_matter(case, decision), _account(case, now=now), _boundary(decision)]
    return "\n".join(part for part in parts if part)


def subject_line(case: CaseRecord) -> str:
    """The subject as a summary opens with it, a full stop behind it; empty where there is none."""
    subject = " ".join((case.subject or "").split())
    if not subject:
        return ""
    ended = subject if subject.endswith((".", "!", "?", "…")) else subject + "."
    return _cut(ended, 140)


def unanswered(case: CaseRecord) -> list[tuple[int, Message]]:
    """The customer's messages since our last public one, else their last; with places in the thread.

    A message that only takes leave asks for nothing: where nothing else is open, the last that says something counts.
    """
    since: list[tuple[int, Message]] = []
    spoken: list[tuple[int, Message]] = []
    for i, message in enumerate(case.thread):
        if message.author is Author.CUSTOMER:
            if not takes_leave(message.text):
                since.append((i, message))
                spoken.append((i, message))
        elif message.public and message.author is not Author.SYSTEM:
            since = []
    return since or spoken[-1:] or case.customer_messages()[-1:]


def takes_leave(text: str) -> bool:
    """Whether a message does nothing but thank, say that all is said, and say goodbye."""
    return len(text) <= _LONGEST_LEAVE and _TAKES_LEAVE.fullmatch(lowered(text).strip()) is not None


def _matter(case: CaseRecord, decision: Decision) -> str:
    """What it is about: the subject and the newest words; the opening ones where those say little."""
    subject = subject_line(case)
    newest, everything = unanswered(case), case.customer_messages()
    now_wants = _ranked(newest, decision)
    empty = not now_wants or now_wants[0][0] <= 0
    opening = _joined(_ranked(everything[:2], decision), OPENING_QUOTE if not empty else LONGEST_QUOTE)
    latest = _joined(now_wants, LONGEST_QUOTE if subject else LATEST_QUOTE)
    if newest[:1] == everything[:1] or not opening or opening == latest:
        said = f"Customer writes: “{latest or opening}”" if latest or opening else ""
    elif subject and not empty:
        said = f"Customer now writes: “{latest}”"
    else:
        said = f"Customer first wrote: “{opening}”" + (f" and now: “{latest}”" if latest else "")
    if not subject:
        return said
    return f"{subject} {said}".strip()


def _ranked(messages: list[tuple[int, Message]], decision: Decision) -> list[tuple[int, int, Sentence]]:
    """Sentences as (score, order, sentence), the best first."""
    found: list[tuple[int, int, Sentence]] = []
    for i, message in messages:
        marks = _marks(decision, i)
        for sentence in sentences(message.text[:READ_AT_MOST]):
            if len(found) >= 400:
                break
            found.append((_score(sentence, marks), len(found), sentence))
    return sorted(found, key=lambda item: (-item[0], item[1]))


def _marks(decision: Decision, place: int) -> list[tuple[int, int, int]]:
    """Where the triggers' evidence stands in message `place`: start, end, weight."""
    return [
        (e.start, e.end, 3 if reading.level is Level.HIGH else 2)
        for reading in decision.triggers.values()
        if reading.level is not Level.LOW
        for e in reading.evidence
        if e.where == f"thread[{place}]" and e.start is not None and e.end is not None
    ]


def _score(sentence: Sentence, marks: list[tuple[int, int, int]]) -> int:
    low = lowered(sentence.text)
    words = low.split()
    score = max((w for start, end, w in marks if start < sentence.end and end > sentence.start), default=0)
    score += 2 if sentence.asks else 0
    score += 2 if _WANTS.search(low) else 0
    score += 1 if 5 <= len(words) <= 40 else -1
    score -= 6 if _LOG.search(sentence.text) else 0
    return score - (4 if is_courtesy(sentence.text) else 0)


def _joined(ranked: list[tuple[int, int, Sentence]], room: int) -> str:
    """The best sentence and, where there is room, the next best, in the order they were written."""
    chosen: list[tuple[int, Sentence]] = []
    longest = room
    for score, order, sentence in ranked[:3]:
        if chosen and (score <= 0 or len(sentence.text) > room):
            continue
        chosen.append((order, sentence))
        room -= len(sentence.text)
    chosen.sort()
    text = " ".join(
        ("… " if n and order > chosen[n - 1][0] + 1 else "") + " ".join(sentence.text.split())
        for n, (order, sentence) in enumerate(chosen)
    )
    return _cut(text, longest)


def _account(case: CaseRecord, *, now: datetime) -> str:
    customer = case.customer
    parts: list[str] = []
    tier, plan = (customer.tier or "").strip(), (customer.plan or "").strip()
    if tier or plan:
        extra = f" ({plan})" if tier and plan and plan.lower() != tier.lower() else ""
        parts.append(f"Account is {tier or plan}{extra}.")
    if customer.renewal_at is not None:
        days = (customer.renewal_at.date() - case.time(now).date()).days
        parts.append(_renewal(days))
    if customer.prior_contacts:
        times = {1: "once", 2: "twice"}.get(customer.prior_contacts, f"{customer.prior_contacts} times")
        parts.append(f"Raised {times} before without being settled.")
    return " ".join(parts)


def _renewal(days: int) -> str:
    if days < 0:
        return f"Renewal date passed {-days} {'day' if days == -1 else 'days'} ago."
    if days == 0:
        return "Renewal is today."
    return f"Renewal in {days} {'day' if days == 1 else 'days'}."


def _boundary(decision: Decision) -> str:
    """Why a person is needed, in the words of the rule that set the lane."""
    setting = next((reason.text for reason in decision.reasons if reason.sets_lane), decision.reasons[0].text)
    setting = setting.strip().rstrip(".")
    return f"Why Lane {int(decision.lane)}: {setting}." if setting else ""


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    space = text.rfind(" ", longest // 2, longest)
    return text[: space if space > 0 else longest].rstrip(" ,;:-") + "…"
