"""A policy tried on cases that are already decided: which would move, and what people did with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from lanes.decide import decide
from lanes.policy import Policy
from lanes.record import CaseRecord
from lanes.values import Text, Value
from lanes.words import Lane

_TO_READ = 10


class PastCase(Value):
    """A stored case: its record, the lane it was decided into, and what people finally did."""

    ref: Text
    record: CaseRecord
    lane: Lane
    outcome: Text | None = None
    """`escalated`, `edited`, `overrode`, `resolved as routine`, … ; None when nobody has acted."""
    least: Lane = Lane.AUTONOMOUS
    """The lowest lane that what people did leaves room for."""
    most: Lane = Lane.HUMAN_OWNED
    """The highest one. Who put the case into a lane, or found it right there, leaves room for that one only."""


class Flip(Value):
    """All cases that would move from one lane to another."""

    before: Lane
    after: Lane
    count: int
    by_type: dict[str, int]
    """Issue family (the part before the first dot) → cases, the most first."""
    by_tier: dict[str, int]
    by_outcome: dict[str, int]
    """What people did → cases; those nobody has acted on are `nothing yet`."""
    by_rule: dict[str, int]
    """The rule that sets the new lane → cases."""
    against: int
    """How many of them people's own acts speak against."""
    read: tuple[Text, ...]
    """The cases to read first: those that people's own acts speak against, then the oldest given."""

    @property
    def loosens(self) -> bool:
        return self.after < self.before


class Replay(Value):
    """What a policy would change."""

    policy_version: Text
    cases: int
    unchanged: int
    flips: tuple[Flip, ...] = ()
    """3→1 first, then 3→2, 2→1, and then what tightens."""


class _Move(Value):
    case: PastCase
    after: Lane
    rule: Text

    @property
    def refuted(self) -> bool:
        """Whether people's own acts speak against the new lane."""
        return not self.case.least <= self.after <= self.case.most


def replay(cases: Iterable[PastCase], policy: Policy, *, now: datetime) -> Replay:
    """The lane flips the policy would bring about; nothing is changed. Cases are read once, in order."""
    moves: dict[tuple[Lane, Lane], list[_Move]] = {}
    seen = 0
    for case in cases:
        seen += 1
        decision = decide(case.record, policy, now=now)
        if decision.lane is not case.lane:
            rule = next(reason.rule for reason in decision.reasons if reason.sets_lane)
            moves.setdefault((case.lane, decision.lane), []).append(
                _Move(case=case, after=decision.lane, rule=rule)
            )
    flips = [_flip(before, after, moved) for (before, after), moved in moves.items()]
    flips.sort(key=lambda flip: (not flip.loosens, flip.after - flip.before, -flip.before))
    return Replay(
        policy_version=policy.version,
        cases=seen,
        unchanged=seen - sum(flip.count for flip in flips),
        flips=tuple(flips),
    )


def _flip(before: Lane, after: Lane, moved: list[_Move]) -> Flip:
    doubtful = sorted(moved, key=lambda move: not move.refuted)
    return Flip(
        before=before,
        after=after,
        count=len(moved),
        by_type=_counted(family(move.case.record.issue_type) for move in moved),
        by_tier=_counted(move.case.record.customer.tier or "unknown" for move in moved),
        by_outcome=_counted(move.case.outcome or "nothing yet" for move in moved),
        by_rule=_counted(move.rule for move in moved),
        against=sum(move.refuted for move in moved),
        read=tuple(move.case.ref for move in doubtful[:_TO_READ]),
    )


def family(issue_type: str | None) -> str:
    """The issue type's general part: `billing` of `billing.refund`."""
    return (issue_type or "none").split(".")[0]


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(Counter(names).most_common())
