"""The matrix: levels, flags and circumstances in; lane, unit and every rule that fired out. The strictest row wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lanes.decision import Reason
from lanes.policy import Policy, Row, When, matches
from lanes.words import CustomerState, Lane, Level, Trigger, Unit

_UNIT_ORDER = {Unit.ANSWER: 0, Unit.ACTION: 1, Unit.CONVERSATION: 2}
_UPSTREAM_UNIT = {Lane.ASSISTED: Unit.ANSWER, Lane.HUMAN_OWNED: Unit.CONVERSATION}


@dataclass(frozen=True, slots=True)
class Circumstances:
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
    details: Mapping[str, str] = field(default_factory=dict)
    """Words for the `{…}` in a row's text."""


@dataclass(frozen=True, slots=True)
class Verdict:
    lane: Lane
    unit: Unit | None
    reasons: tuple[Reason, ...]


def judge(policy: Policy, given: Circumstances) -> Verdict:
    """The strictest lane any row gives, with one reason for each row that fired.

    Among rows of that lane the unit is the widest: conversation, then action, then answer. The order of the rows
    decides nothing. A case no row speaks of is Lane 3.
    """
    highs = sum(given.levels[t] is Level.HIGH for t in Trigger)
    mediums = sum(given.levels[t] is Level.MEDIUM for t in Trigger)
    fired = [
        (lane, unit, row)
        for row in policy.matrix
        if _holds(row.when, given, highs, mediums)
        for lane, unit in [_gives(row, given)]
    ]
    if not fired:
        reason = Reason(rule="no_rule", text="No row of the matrix speaks of this case.", sets_lane=True)
        return Verdict(Lane.HUMAN_OWNED, Unit.CONVERSATION, (reason,))
    lane, unit, setting = max(fired, key=lambda found: (found[0], _unit_rank(found[1]), found[2].rule))
    details = _details(given)
    reasons = tuple(
        Reason.model_construct(rule=row.rule, text=_worded(row.text, details), sets_lane=row is setting)
        for _, _, row in fired
    )
    return Verdict(lane, None if lane is Lane.AUTONOMOUS else unit or Unit.CONVERSATION, reasons)


def _unit_rank(unit: Unit | None) -> int:
    return -1 if unit is None else _UNIT_ORDER[unit]


def _gives(row: Row, given: Circumstances) -> tuple[Lane, Unit | None]:
    if row.unit != "upstream":
        return row.lane, row.unit
    lane = max(row.lane, given.upstream_lane or row.lane)
    return lane, given.upstream_unit or _UPSTREAM_UNIT.get(lane)


def _holds(when: When, given: Circumstances, highs: int, mediums: int) -> bool:
    raised = highs + mediums
    return (
        _within(raised, when.raised_at_least, when.raised_at_most)
        and _within(mediums, when.medium_at_least, when.medium_at_most)
        and _within(highs, when.high_at_least, when.high_at_most)
        and _any_at(when.high_any_of, given, Level.HIGH)
        and _any_at(when.medium_any_of, given, Level.MEDIUM)
        and (when.flag_any_of is None or any(matches(flag, when.flag_any_of) for flag in given.flags))
        and (when.flag_none_of is None or any(not matches(flag, when.flag_none_of) for flag in given.flags))
        and when.promoted in (None, given.promoted)
        and when.sources_given in (None, given.sources_given)
        and when.confident in (None, given.confident)
        and (when.wrote_again_after is None or given.wrote_again_after in when.wrote_again_after)
        and when.upstream_unknown in (None, bool(given.upstream_unknown))
        and (
            when.upstream_lane is None
            or (given.upstream_lane is not None and given.upstream_lane >= when.upstream_lane)
        )
    )


def _within(count: int, least: int | None, most: int | None) -> bool:
    return (least is None or count >= least) and (most is None or count <= most)


def _any_at(triggers: tuple[Trigger, ...] | None, given: Circumstances, level: Level) -> bool:
    return triggers is None or any(given.levels[trigger] is level for trigger in triggers)


def _details(given: Circumstances) -> dict[str, str]:
    high = [t.title for t in Trigger if given.levels[t] is Level.HIGH]
    medium = [t.title for t in Trigger if given.levels[t] is Level.MEDIUM]
    return {
        "high": ", ".join(high) or "none",
        "medium": ", ".join(medium) or "none",
        "flags": ", ".join(given.flags) or "none",
        "state": given.wrote_again_after.words if given.wrote_again_after else "nothing",
        "upstream": f"Lane {int(given.upstream_lane)}" if given.upstream_lane else "no lane",
        "unknown": ", ".join(given.upstream_unknown) or "nothing",
        **given.details,
    }


def _worded(text: str, details: Mapping[str, str]) -> str:
    for name, words in details.items():
        text = text.replace("{" + name + "}", words)
    return text
