"""The reply check: what a customer should not read in words about to leave. It warns and never refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from lanes.amounts import lowered
from lanes.capability import Capability, holds
from lanes.commitments import Kind, asks_for_something, read_speech
from lanes.held_details import DETAILS, PRODUCT, held
from lanes.own_words import repeats_draft
from lanes.packet import Finding
from lanes.policy import Policy
from lanes.promised_time import hours_until
from lanes.promises import draft_promises, ledger
from lanes.record import CaseRecord
from lanes.reply_words import EVASIVE, IMPLIED, REVIEWED
from lanes.sentences import sentences
from lanes.words import BLANK, Lane, Unit

READ_AT_MOST = 20_000
"""Characters of a reply that are checked; a longer one is checked in its beginning."""


def check_reply(
    text: str,
    case: CaseRecord,
    *,
    lane: Lane,
    unit: Unit | None,
    owner: str | None,
    policy: Policy,
    human_reviewed: bool,
) -> tuple[Finding, ...]:
    """Findings on words about to be sent, in the order of the text; offsets count characters of `text`.

    `owner` names the queue whose answering time a promise is held against; `human_reviewed` says whether
    somebody has really looked at the case.
    """
    read = text[:READ_AT_MOST]
    findings = [
        *(() if human_reviewed else _phrases(read, REVIEWED, "review_claimed", _REVIEWED)),
        *_timing(read, case, owner, policy),
        *_phrases(read, EVASIVE, "evasive", _EVASIVE),
        *_phrases(read, _BLANKS, "blanked", _BLANKED),
        *_asked_again(read, case),
        *(_outcome_implied(read) if lane is Lane.HUMAN_OWNED or unit is Unit.ACTION else ()),
        *_withheld(read, case, lane, unit),
        *draft_promises(read, ledger(case)),
    ]
    return tuple(sorted(findings, key=lambda finding: (finding.start or 0, finding.code)))


_REVIEWED = "Says that a person reviewed the case; nobody has yet."
_BLANKED = "Holds words that were redacted: the customer would read blocks."
_BLANKS = re.compile(f"{BLANK}{{3,}}")
_EVASIVE = "Sounds evasive about the further review. Say plainly that a person looks at it next."


def _phrases(text: str, pattern: re.Pattern[str], code: str, said: str) -> Iterator[Finding]:
    for start, end in _spans(pattern, text):
        yield _finding(code, said, text, start, end)


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the pattern stands, sentence by sentence: only the sentence being typed is read anew."""
    for sentence in sentences(text):
        for start, end in _in_sentence(pattern, sentence.text):
            yield sentence.start + start, sentence.start + end


@lru_cache(maxsize=512)
def _in_sentence(pattern: re.Pattern[str], sentence: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in pattern.finditer(lowered(sentence)))


def _timing(text: str, case: CaseRecord, owner: str | None, policy: Policy) -> Iterator[Finding]:
    """Promised times that lie before the hour at which the owner's queue answers."""
    figures = policy.reply_check
    needed = figures.queue_hours.get(owner or "", figures.default_hours)
    moment: datetime | None = max(case.times(), default=None)
    for commitment in read_speech(text).commitments:
        if commitment.kind is not Kind.DATE or commitment.denied:
            continue
        hours = hours_until(commitment.value, moment)
        if hours is not None and hours < needed:
            queue = f"the queue of {owner}" if owner else "the queue"
            said = f"Promises “{commitment.figure}”; {queue} needs up to {needed:g} hours."
            yield _finding("timing", said, text, *commitment.mark)


def _asked_again(text: str, case: CaseRecord) -> Iterator[Finding]:
    """Questions for what the customer or the record has already given."""
    for sentence in sentences(text):
        if not asks_for_something(sentence.text):
            continue
        low = lowered(sentence.text)
        for detail in DETAILS:
            asked = detail.asked.search(low)
            if asked is None:
                continue
            known = held(case, detail)
            if not known or lowered(known).split()[-1] in low or _other_product(low, lowered(known)):
                continue
            short = known if len(known) <= 60 else known[:59] + "…"
            said = f"Asks for the {detail.name}, which the case already holds: {short}"
            yield _finding(
                "asks_again", said, text, sentence.start + asked.start(), sentence.start + asked.end()
            )


def _other_product(asked: str, known: str) -> bool:
    """Whether the question names one product and what is held speaks only of others."""
    named, given = set(PRODUCT.findall(asked)), set(PRODUCT.findall(known))
    return bool(named and given and not named & given)


def _outcome_implied(text: str) -> Iterator[Finding]:
    """Words that give or suggest the decision, which in this lane or unit is still a person's to take."""
    said = "Implies the outcome, which a person has yet to decide and record."
    spans: list[tuple[int, int]] = []
    for commitment in read_speech(text).commitments:
        if commitment.kind is Kind.OUTCOME:
            spans.append(commitment.mark)
    spans += _spans(IMPLIED, text)
    taken = 0
    for start, end in sorted(spans):
        if start >= taken:
            yield _finding("outcome_implied", said, text, start, end)
            taken = end


def _withheld(text: str, case: CaseRecord, lane: Lane, unit: Unit | None) -> Iterator[Finding]:
    if case.draft is None or holds(Capability.DRAFT, lane, unit):
        return
    if repeats_draft(text, case.draft.text):
        said = "These are the withheld draft's words; here the reply must be a person's own."
        yield _finding("withheld_words", said, text, 0, len(text))


def _finding(code: str, said: str, text: str, start: int, end: int) -> Finding:
    return Finding(code=code, text=said, where="reply", quote=text[start:end], start=start, end=end)
