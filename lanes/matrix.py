"""The matrix: levels, flags and circumstances in; lane, unit and every rule that fired out.

The strictest row wins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from lanes.built import built
from lanes.decision import Reason
from lanes.globs import matches
from lanes.policy import Policy, Row
from lanes.words import CustomerState, Lane, Level, Trigger, Unit

_UNIT_ORDER = {Unit.ANSWER: 0, Unit.ACTION: 1, Unit.CONVERSATION: 2}
_VERDICTS_KEPT = 4_096
NO_RULE = "no_rule"
"""The reason's rule where no row speaks of a case."""
FLOOR = "upstream_floor"
"""The reason's rule where the matrix alone would have stayed below what upstream recommends."""

Conditions = tuple[tuple[str, Any], ...]
"""A row's conditions by name."""
_UPSTREAM_UNIT = {Lane.ASSISTED: Unit.ANSWER, Lane.HUMAN_OWNED: Unit.CONVERSATION}


class Circumstances(NamedTuple):
    """Everything a row may ask about, already read from the case."""

    levels: Mapping[Trigger, Level]
    flags: tuple[str, ...] = ()
    promoted: bool = False
    sources_given: bool = False
    confident: bool = False
    wrote_again_after: CustomerState | None = None
    """The customer-visible state after which the customer wrote again."""
    upstream_lane: Lane | None = None
    upstream_unit: Unit | None = None
    upstream_unknown: tuple[str, ...] = ()
    """Triggers outside the six that upstream raised."""
    details: Mapping[str, str] = MappingProxyType({})
    """Words for the `{…}` in a row's text."""

    @property
    def advised(self) -> Lane | None:
        """The lane upstream recommends; a unit asks for Lane 2 at least, for in Lane 1 a person owns nothing."""
        if self.upstream_unit is None:
            return self.upstream_lane
        return max(self.upstream_lane or Lane.ASSISTED, Lane.ASSISTED)


@dataclass(frozen=True, slots=True)
class Verdict:
    lane: Lane
    unit: Unit | None
    reasons: tuple[Reason, ...]


def judge(policy: Policy, given: Circumstances) -> Verdict:
    """The strictest lane any row gives, with one reason for each row that fired.

    Among rows of that lane the unit is the widest: conversation, then action, then answer. The order of the
    rows decides nothing. A case no row speaks of is Lane 3. What upstream recommends is a floor whatever the
    rows say. Equal circumstances are judged once for a policy.
    """
    levels, *others, details = given
    key = (tuple(levels.items()), *others, tuple(details.items()))
    kept = policy.verdicts
    verdict = kept.get(key)
    if verdict is None:
        if len(kept) >= _VERDICTS_KEPT:
            kept.clear()
        verdict = kept[key] = _judged(policy, given)
    return verdict


def holds(given: Circumstances, *rows: Conditions) -> bool:
    """Whether any row with these conditions fires."""
    seen = _seen(given)
    return any(_holds(conditions, seen) for conditions in rows)


def _seen(given: Circumstances) -> _Seen:
    return _Seen(
        given,
        highs=[trigger for trigger, level in given.levels.items() if level is Level.HIGH],
        mediums=[trigger for trigger, level in given.levels.items() if level is Level.MEDIUM],
    )


def _judged(policy: Policy, given: Circumstances) -> Verdict:
    seen = _seen(given)
    fired = [(*_gives(row, given), row) for row, conditions in policy.conditions if _holds(conditions, seen)]
    if not fired:
        reason = Reason(rule=NO_RULE, text="No row of the matrix speaks of this case.", sets_lane=True)
        return Verdict(Lane.HUMAN_OWNED, Unit.CONVERSATION, (reason,))
    lane, unit, setting = max(fired, key=lambda found: (found[0], _unit_rank(found[1]), found[2].rule))
    floor = _floor(given)
    raised = floor is not None and (floor[0], _unit_rank(floor[1])) > (lane, _unit_rank(unit))
    details = _details(given, seen)
    reasons = [
        built(
            Reason,
            {
                "rule": row.rule,
                "text": _worded(row.text, details),
                "sets_lane": row is setting and not raised,
            },
        )
        for _, _, row in fired
    ]
    if floor is not None and raised:
        lane, unit = floor
        text = f"Upstream recommends {details['upstream']}, and no policy may stay below it."
        reasons.append(Reason(rule=FLOOR, text=text, sets_lane=True))
    return Verdict(lane, unit, tuple(reasons))


def _floor(given: Circumstances) -> tuple[Lane, Unit] | None:
    """Lane and unit that upstream recommends, None where that is Lane 1 or nothing."""
    if given.advised is None or given.advised is Lane.AUTONOMOUS:
        return None
    return given.advised, given.upstream_unit or _UPSTREAM_UNIT[given.advised]


def _holds(conditions: Conditions, seen: _Seen) -> bool:
    for name, wanted in conditions:  # noqa: SIM110 - a generator for every row of every case costs more
        if not _TESTS[name](wanted, seen):
            return False
    return True


def _unit_rank(unit: Unit | None) -> int:
    return -1 if unit is None else _UNIT_ORDER[unit]


def _gives(row: Row, given: Circumstances) -> tuple[Lane, Unit | None]:
    if row.unit != "upstream":
        return row.lane, row.unit or (None if row.lane is Lane.AUTONOMOUS else Unit.CONVERSATION)
    lane = max(row.lane, given.advised or row.lane)
    return lane, given.upstream_unit or _UPSTREAM_UNIT.get(lane)


@dataclass(frozen=True, slots=True)
class _Seen:
    given: Circumstances
    highs: list[Trigger]
    mediums: list[Trigger]

    @property
    def raised(self) -> int:
        return len(self.highs) + len(self.mediums)


_TESTS: dict[str, Callable[[Any, _Seen], bool]] = {
    "raised_at_least": lambda least, seen: seen.raised >= least,
    "raised_at_most": lambda most, seen: seen.raised <= most,
    "medium_at_least": lambda least, seen: len(seen.mediums) >= least,
    "medium_at_most": lambda most, seen: len(seen.mediums) <= most,
    "high_at_least": lambda least, seen: len(seen.highs) >= least,
    "high_at_most": lambda most, seen: len(seen.highs) <= most,
    "high_any_of": lambda triggers, seen: any(trigger in triggers for trigger in seen.highs),
    "medium_any_of": lambda triggers, seen: any(trigger in triggers for trigger in seen.mediums),
    "flag_any_of": lambda globs, seen: any(matches(flag, globs) for flag in seen.given.flags),
    "flag_none_of": lambda globs, seen: any(not matches(flag, globs) for flag in seen.given.flags),
    "promoted": lambda wanted, seen: seen.given.promoted is wanted,
    "sources_given": lambda wanted, seen: seen.given.sources_given is wanted,
    "confident": lambda wanted, seen: seen.given.confident is wanted,
    "wrote_again_after": lambda states, seen: seen.given.wrote_again_after in states,
    "upstream_lane": lambda lane, seen: (seen.given.advised or 0) >= lane,
    "upstream_unknown": lambda wanted, seen: bool(seen.given.upstream_unknown) is wanted,
}
"""Condition of a row → whether it holds; every field of `When` has one."""


DETAILS = frozenset({"high", "medium", "raised", "flags", "state", "upstream", "unknown", "confidence"})
"""What a row's text may have in braces."""


def _details(given: Circumstances, seen: _Seen) -> dict[str, str]:
    return {
        "high": ", ".join(t.title for t in seen.highs) or "none",
        "medium": ", ".join(t.title for t in seen.mediums) or "none",
        "raised": ", ".join(f"{t.title} {given.levels[t].value}" for t in (*seen.highs, *seen.mediums))
        or "none",
        "flags": ", ".join(given.flags).replace("_", " ") or "none",
        "state": given.wrote_again_after.words if given.wrote_again_after else "nothing",
        "upstream": _advice(given),
        "unknown": ", ".join(given.upstream_unknown) or "nothing",
        **given.details,
    }


def _advice(given: Circumstances) -> str:
    if given.advised is given.upstream_lane:
        return f"Lane {int(given.upstream_lane)}" if given.upstream_lane else "no lane"
    return f"that a person owns the {given.upstream_unit}"


def _worded(text: str, details: Mapping[str, str]) -> str:
    if "{" not in text:
        return text
    for name, words in details.items():
        text = text.replace("{" + name + "}", words)
    return text
