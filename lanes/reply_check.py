"""The reply check: what a customer should not read in words about to leave. It warns and never refuses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from lanes.amounts import lowered
from lanes.asked_again import asked_again
from lanes.capability import Capability, holds
from lanes.claimed_review import Reviewer, review_claims
from lanes.clauses import asks, claimed, told_to_do, withheld
from lanes.commitments import Kind, read_commitments
from lanes.evasive_words import EVASIVE, INSTRUCTS
from lanes.implied_outcome import outcomes_implied
from lanes.own_words import known_to_customer, repeats_draft
from lanes.packet import Finding
from lanes.policy import Policy
from lanes.promised_time import PromisedTime, promised_times
from lanes.promises import draft_promises, ledger
from lanes.record import CaseRecord
from lanes.sentences import sentences
from lanes.time_words import ANSWERS
from lanes.words import BLANK, Lane, Unit

READ_AT_MOST = 20_000
"""Characters of a reply that are checked; a longer one is checked in its beginning."""
SHOWN_AT_MOST = 50
"""Findings on one reply; more than these nobody reads."""


def check_reply(
    text: str,
    case: CaseRecord,
    *,
    lane: Lane,
    unit: Unit | None,
    owner: str | None,
    policy: Policy,
    reviewers: Sequence[Reviewer] = (),
    writer: Reviewer | None = None,
    draft: str | None = None,
) -> tuple[Finding, ...]:
    """Findings on words about to be sent, in the order of the text; offsets count characters of `text`.

    Of more than `SHOWN_AT_MOST`, contradictions come first and the last says how many are left out.

    `owner` names the queue whose answering time a promise is held against, the suggested owner where nobody
    is named. `reviewers` are those who have really looked at the case. `writer` is the person whose own words
    these are, None for the assistant's; sentences that stand in `draft` are the assistant's all the same.
    """
    read = text[:READ_AT_MOST]
    claims = review_claims(read, reviewers, writer=writer, draft=draft)
    decides = lane is Lane.HUMAN_OWNED or unit is Unit.ACTION
    moment = max(case.times(), default=None)
    findings = [
        *_marked(read, claims, "review_claimed", _REVIEWED),
        *_timing(read, moment, owner or case.suggested_owner, policy),
        *_marked(read, _evasive(read), "evasive", _EVASIVE),
        *_marked(read, (found.span() for found in _BLANKS.finditer(read)), "blanked", _BLANKED),
        *_asked_again(read, case),
        *_marked(read, outcomes_implied(read) if decides else (), "outcome_implied", _IMPLIED),
        *_withheld(read, case, lane, unit),
        *draft_promises(read, ledger(case), moment),
    ]
    return _weightiest(sorted(findings, key=lambda finding: (finding.start or 0, finding.code)))


def _weightiest(findings: list[Finding]) -> tuple[Finding, ...]:
    """At most `SHOWN_AT_MOST` of them, contradictions before all others; the last says how many more there are."""
    more = len(findings) - SHOWN_AT_MOST
    if more <= 0:
        return tuple(findings)
    kept = sorted(findings, key=lambda finding: finding.code != "promise_contradicted")[:SHOWN_AT_MOST]
    last = kept[-1].model_copy(update={"text": f"{kept[-1].text} {more} more findings are not shown."})
    return (*kept[:-1], last)


_REVIEWED = "Claims a review by somebody who has not looked at the case."
_BLANKED = "Holds words that were redacted: the customer would read blocks."
_BLANKS = re.compile(f"{BLANK}{{3,}}")
_EVASIVE = "Sounds evasive about the further review. Say plainly that a person looks at it next."
_IMPLIED = "Implies the outcome, which a person has yet to decide and record."


def _marked(text: str, spans: Iterable[tuple[int, int]], code: str, said: str) -> Iterator[Finding]:
    for start, end in spans:
        yield _finding(code, said, text, start, end)


def _asked_again(text: str, case: CaseRecord) -> Iterator[Finding]:
    for start, end, name, known in asked_again(text, case):
        short = known if len(known) <= 60 else known[:59] + "…"
        said = f"Asks for the {name}, which the case already holds: {short}"
        yield _finding("asks_again", said, text, start, end)


def _timing(text: str, moment: datetime | None, queue: str | None, policy: Policy) -> Iterator[Finding]:
    """Promised times that lie before the hour at which the owner's queue answers, counted from `moment`."""
    needed = _hours_needed(queue, policy)
    told = f"the queue of {queue}" if queue else "the queue"
    for sentence in sentences(text):
        for start, end, hours in _promised(sentence.text, moment):
            if hours < needed:
                said = f"Promises “{sentence.text[start:end]}”; {told} needs up to {needed:g} hours."
                yield _finding("timing", said, text, sentence.start + start, sentence.start + end)


def _hours_needed(queue: str | None, policy: Policy) -> float:
    """The policy's figure for the queue, whatever the case its name is written in."""
    figures = policy.reply_check
    named = {name.casefold(): hours for name, hours in figures.queue_hours.items()}
    return named.get((queue or "").casefold().strip(), figures.default_hours)


@lru_cache(maxsize=512)
def _promised(sentence: str, moment: datetime | None) -> tuple[PromisedTime, ...]:
    low = lowered(sentence)
    if asks(low):
        return ()
    made = [one for one in read_commitments(sentence) if not one.denied]
    promises = [one.mark for one in made if one.kind in (Kind.FOLLOW_UP, Kind.OUTCOME)]
    promises += [one.mark for one in made if one.kind is Kind.DATE] if not promises else []
    promises += [found.span() for found in ANSWERS.finditer(low) if claimed(low, *found.span())]
    ours = [mark for mark in promises if not (withheld(low, mark[0]) or told_to_do(low, mark[1]))]
    return promised_times(low, ours, moment)


def _evasive(text: str) -> Iterator[tuple[int, int]]:
    for sentence in sentences(text):
        for start, end in _evasions(sentence.text):
            yield sentence.start + start, sentence.start + end


@lru_cache(maxsize=512)
def _evasions(sentence: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence evades; what is only asked, or set in a form of the product, evades nothing."""
    low = lowered(sentence)
    if asks(low) or INSTRUCTS.search(low):
        return ()
    return tuple(found.span() for found in EVASIVE.finditer(low))


def _withheld(text: str, case: CaseRecord, lane: Lane, unit: Unit | None) -> Iterator[Finding]:
    if case.draft is None or holds(Capability.DRAFT, lane, unit):
        return
    if repeats_draft(text, case.draft.text, known_to_customer(case)):
        said = "These are the withheld draft's words; here the reply must be a person's own."
        yield _finding("withheld_words", said, text, 0, len(text))


def _finding(code: str, said: str, text: str, start: int, end: int) -> Finding:
    return Finding(code=code, text=said, where="reply", quote=text[start:end], start=start, end=end)
