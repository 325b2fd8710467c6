"""What is stored, as a policy is tried on it: each case with its lane and what people did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from console.whole_queue import every_row
from lanes.decide import decide
from lanes.exercise import Candidate
from lanes.policy import Policy
from lanes.record import CaseRecord
from lanes.replay import PastCase
from lanes.words import Lane, Verb
from store.store import Store
from store.values import FeedbackRow, QueueQuery, View

MISSED, TOO_STRICT = "should_have_escalated", "could_have_been_lower"
CORRECT = "correct"

_STRENGTH = (
    "escalated",
    "overrode",
    "rejected the draft",
    "edited",
    "wrote their own reply",
    "returned as wrong lane",
    "approved",
)
"""What people did, the most telling first; `resolved as …` and `audited as …` count as the weakest."""


class Told(NamedTuple):
    """What somebody's act says of a case: in words, and the lanes it leaves room for."""

    words: str
    least: Lane = Lane.AUTONOMOUS
    most: Lane = Lane.HUMAN_OWNED
    judges: bool = False
    """Whether it names the lane itself, so that it stands above all else that was done."""


def case_name(record: CaseRecord) -> str:
    """`source:ticket_id`, the name that is never ambiguous."""
    return f"{record.source}:{record.ticket_id}"


def past_cases(
    store: Store, since: datetime | None, now: datetime, seen: Callable[[int], object] = lambda _: None
) -> Iterator[PastCase]:
    """Every stored case from `since` on; `seen` is told the number read so far."""
    told, overridden = what_people_did(store.feedback(undone=False))
    lanes = _lanes(store, now)
    for number, (case_id, record) in enumerate(store.all_cases(), start=1):
        seen(number)
        if since is not None and record.time(now) < since:
            continue
        decided = (
            store.case(case_id, now).ground.decided_lane if case_id in overridden else lanes.get(case_id)
        )
        if decided is not None:
            people = told.get(case_id, NOTHING)
            yield PastCase(
                ref=case_name(record),
                record=record,
                lane=decided,
                outcome=people.words or None,
                least=people.least,
                most=people.most,
            )


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


def what_people_did(rows: Iterable[FeedbackRow]) -> tuple[dict[int, Told], set[int]]:
    """By case, what people did, the most telling act in words; and the cases whose lane a person moved.

    The last word on the lane itself stands above all else; other acts add up.
    """
    found: dict[int, Told] = {}
    overridden: set[int] = set()
    for row in rows:
        if row.verb is Verb.OVERRIDE and row.lane_before is not row.lane_after:
            overridden.add(row.case_id)
        told = _told(row)
        if told is not None:
            found[row.case_id] = _joined(found.get(row.case_id, NOTHING), told)
    return found, overridden


def _joined(before: Told, told: Told) -> Told:
    if told.judges or before.judges:
        return told if told.judges else before
    words = told.words if _rank(told.words) <= _rank(before.words) else before.words
    return Told(words, max(before.least, told.least), min(before.most, told.most))


def _told(row: FeedbackRow) -> Told | None:
    if row.verb is Verb.OVERRIDE:
        up = row.lane_after is Lane.HUMAN_OWNED > row.lane_before
        return Told("escalated" if up else "overrode", row.lane_after, row.lane_after, judges=True)
    if row.verb is Verb.AUDIT:
        return _audited(row)
    if row.verb is Verb.RESOLVE:
        words = f"resolved as {row.outcome}"
        if row.outcome in _WEIGHTY:
            return Told(words, least=Lane.ASSISTED)
        return Told(words, most=Lane.ASSISTED) if "routine" in (row.outcome or "") else Told(words)
    if row.verb is Verb.RETURN:
        return (
            Told("returned as wrong lane", most=Lane.ASSISTED) if "wrong_lane" in row.reason_codes else None
        )
    return _OF_VERB.get(row.verb)


def _audited(row: FeedbackRow) -> Told:
    """An exercise's answer names the lane; another audit says how it was beside the lane of that time."""
    lane, outcome = row.lane_before, (row.outcome or "").strip().lower()
    named = next((held for held in Lane if f"lane_{int(held)}" in row.reason_codes), None)
    if outcome == MISSED:
        above = Lane(min(lane + 1, Lane.HUMAN_OWNED))
        return Told("escalated", named or above, named or Lane.HUMAN_OWNED, judges=True)
    if outcome == TOO_STRICT:
        below = Lane(max(lane - 1, Lane.AUTONOMOUS))
        return Told("audited as too strict", named or Lane.AUTONOMOUS, named or below, judges=True)
    if outcome == CORRECT:
        right = named or lane
        routine = right is Lane.AUTONOMOUS
        words = "audited as routine" if routine else f"confirmed in Lane {int(right)}"
        return Told(words, right, right, judges=True)
    return Told(f"audited as {row.outcome}")


NOTHING = Told("")
_WEIGHTY = frozenset({"granted", "declined", "refunded_or_credited"})
"""Outcomes that a person had to decide."""
_OF_VERB = {
    Verb.REJECT: Told("rejected the draft", least=Lane.ASSISTED),
    Verb.EDIT: Told("edited", least=Lane.ASSISTED),
    Verb.REPLY: Told("wrote their own reply", least=Lane.ASSISTED),
    Verb.APPROVE: Told("approved", most=Lane.ASSISTED),
}


def _rank(words: str) -> int:
    if not words:
        return len(_STRENGTH) + 1
    return _STRENGTH.index(words) if words in _STRENGTH else len(_STRENGTH)


def _lanes(store: Store, now: datetime) -> dict[int, Lane]:
    return {row.case_id: row.lane for row in every_row(store, QueueQuery(view=View.ALL, now=now))}
