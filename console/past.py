"""What is stored, as a policy is tried on it: each case with its lane and what people did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from console.whole_queue import every_row
from lanes.decide import decide
from lanes.exercise import Candidate
from lanes.policy import Policy
from lanes.record import CaseRecord
from lanes.replay import PastCase
from lanes.words import Lane, Verb
from store.store import Store
from store.values import FeedbackRow, QueueQuery, View

MISSED = "should_have_escalated"

_STRENGTH = (
    "escalated",
    "overrode",
    "rejected the draft",
    "edited",
    "wrote their own reply",
    "approved",
    "audited as routine",
)
"""What people did, the most telling first; `resolved as …` counts as the weakest."""


def case_name(record: CaseRecord) -> str:
    """`source:ticket_id`, the name that is never ambiguous."""
    return f"{record.source}:{record.ticket_id}"


def past_cases(
    store: Store, since: datetime | None, now: datetime, seen: Callable[[int], object] = lambda _: None
) -> Iterator[PastCase]:
    """Every stored case from `since` on; `seen` is told the number read so far."""
    outcomes, overridden = what_people_did(store.feedback(undone=False))
    lanes = _lanes(store, now)
    for number, (case_id, record) in enumerate(store.all_cases(), start=1):
        seen(number)
        if since is not None and record.time(now) < since:
            continue
        decided = (
            store.case(case_id, now).ground.decided_lane if case_id in overridden else lanes.get(case_id)
        )
        if decided is not None:
            yield PastCase(ref=case_name(record), record=record, lane=decided, outcome=outcomes.get(case_id))


def candidates(
    store: Store,
    policy: Policy,
    since: datetime | None,
    now: datetime,
    seen: Callable[[int], object] = lambda _: None,
) -> Iterator[Candidate]:
    """Every stored case from `since` on, with what this policy says of it."""
    _, overridden = what_people_did(store.feedback(undone=False))
    for number, (case_id, record) in enumerate(store.all_cases(), start=1):
        seen(number)
        if since is not None and record.time(now) < since:
            continue
        yield Candidate(
            ref=case_name(record),
            record=record,
            decision=decide(record, policy, now=now),
            overridden=case_id in overridden,
        )


def what_people_did(rows: Iterable[FeedbackRow]) -> tuple[dict[int, str], set[int]]:
    """By case, the most telling act in words; and the cases whose lane a person moved."""
    found: dict[int, str] = {}
    overridden: set[int] = set()
    for row in rows:
        if row.verb is Verb.OVERRIDE and row.lane_before is not row.lane_after:
            overridden.add(row.case_id)
        words = _in_words(row)
        if words is not None and _rank(words) <= _rank(found.get(row.case_id)):
            found[row.case_id] = words
    return found, overridden


def _in_words(row: FeedbackRow) -> str | None:
    if row.verb is Verb.OVERRIDE:
        return "escalated" if row.lane_after is Lane.HUMAN_OWNED > row.lane_before else "overrode"
    if row.verb is Verb.AUDIT:
        return "escalated" if row.outcome == MISSED else "audited as routine"
    if row.verb is Verb.RESOLVE:
        return f"resolved as {row.outcome}"
    return {
        Verb.REJECT: "rejected the draft",
        Verb.EDIT: "edited",
        Verb.REPLY: "wrote their own reply",
        Verb.APPROVE: "approved",
    }.get(row.verb)


def _rank(words: str | None) -> int:
    if words is None:
        return len(_STRENGTH) + 1
    return _STRENGTH.index(words) if words in _STRENGTH else len(_STRENGTH)


def _lanes(store: Store, now: datetime) -> dict[int, Lane]:
    return {row.case_id: row.lane for row in every_row(store, QueueQuery(view=View.ALL, now=now))}
