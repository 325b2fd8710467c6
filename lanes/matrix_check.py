"""What a matrix may not hold: rows that no case can meet, and ways into Lane 1 for cases that need a person.

Rows are tried against the cases there can be, so that it does not matter how a condition is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from lanes.globs import matches, samples
from lanes.matrix import Circumstances, Conditions, holds, judge
from lanes.policy import Policy, Row
from lanes.words import CustomerState, Flag, Lane, Level, Trigger

_OF_LEVELS = frozenset(
    {
        "raised_at_least",
        "raised_at_most",
        "medium_at_least",
        "medium_at_most",
        "high_at_least",
        "high_at_most",
        "high_any_of",
        "medium_any_of",
    }
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_ELSEWHERE = (
    "vip",
    "x1",
    "legal hold",
    "a b",
    "-x",
    "x-",
    ".",
    "é",
    "überprüfung",
    "проверка",
    "漢字",
    "🚩",
    "z" * 40,
)
QUIET = dict.fromkeys(Trigger, Level.LOW)
READY = Circumstances(QUIET, promoted=True, sources_given=True, confident=True)
"""The only kind of case that Lane 1 is for: promoted, all six low, sourced, confident; and unflagged."""


class Found(NamedTuple):
    """What is wrong: the place of the row from 0, the key in it, and the words for its owner."""

    row: int
    key: str
    said: str


def check_matrix(policy: Policy) -> Found | None:
    """The first thing that must not be, None when there is none."""
    for at, (row, conditions) in enumerate(policy.conditions):
        if not _can_hold(conditions):
            return Found(at, "when", "no case can meet these conditions together")
        if row.lane is Lane.AUTONOMOUS:
            found = _too_open(row, conditions)
            if found is not None:
                return Found(at, *found)
    autonomous = [at for at, (row, _) in enumerate(policy.conditions) if row.lane is Lane.AUTONOMOUS]
    if autonomous:
        said = next(_let_through(policy), None)
        if said is not None:
            return Found(autonomous[0], "lane", said)
    return None


def strangers(globs: Sequence[str]) -> tuple[str, ...]:
    """Names of flags that are none of ours: one for each way in which the globs can fit such a name."""
    named = [name for glob in globs for name in samples(glob) if name]
    plain = [*_LETTERS, *(f"{letter}_of_upstream" for letter in _LETTERS), *_ELSEWHERE]
    fitting: dict[tuple[bool, ...], str] = {}
    for name in (*named, *plain):
        if name not in set(Flag):
            fitting.setdefault(tuple(matches(name, (glob,)) for glob in globs), name)
    return tuple(fitting.values())


def _can_hold(conditions: Conditions) -> bool:
    """Whether some case meets all conditions. Levels hang together, flags do; all else stands by itself."""
    of_levels = tuple(condition for condition in conditions if condition[0] in _OF_LEVELS)
    globs = [glob for name, wanted in conditions if name.startswith("flag_") for glob in wanted]
    of_flags = tuple(condition for condition in conditions if condition[0].startswith("flag_"))
    flags = (*(flag.value for flag in Flag), *strangers(globs))
    return any(holds(given, of_levels) for given in _by_levels()) and (
        not of_flags or holds(Circumstances(QUIET, flags=flags), of_flags)
    )


@lru_cache(maxsize=1)
def _by_levels() -> tuple[Circumstances, ...]:
    """Every combination of levels, in a case that is otherwise ready for Lane 1; all low first."""
    return tuple(
        READY._replace(levels=dict(zip(Trigger, levels, strict=True)))
        for levels in product(Level, repeat=len(Trigger))
    )


def _too_open(row: Row, conditions: Conditions) -> tuple[str, str] | None:
    """Key and words when a row for Lane 1 holds for more than the cases it may hold for, or for none of them."""
    if row.unit is not None:
        return "unit", "a row for Lane 1 has no unit: there a person owns nothing"
    plain = [READY._replace(wrote_again_after=state, upstream_lane=Lane.AUTONOMOUS) for state in _STATES]
    if not any(holds(given, conditions) for given in plain):
        return "when", f"{_ONLY_FOR}, and this one holds for none of them"
    asked = {name for name, _ in conditions}
    met = dict(next(given for given in plain if holds(given, conditions))._asdict())
    also = [
        words
        for words, condition, change in (
            ("for issue types that are not promoted", "promoted", {"promoted": False}),
            ("without sources", "sources_given", {"sources_given": False}),
            ("without the confidence needed", "confident", {"confident": False}),
        )
        if condition not in asked or holds(Circumstances(**{**met, **change}), conditions)
    ]
    also += [
        f"with {_raised(given)}"
        for given in _by_levels()[1:]
        if holds(Circumstances(**{**met, "levels": given.levels}), conditions)
    ][:1]
    return ("when", f"{_ONLY_FOR}; this one also holds {', '.join(also)}") if also else None


_ONLY_FOR = "a row for Lane 1 is only for promoted, all-low cases with sources and confidence"
_STATES = (None, *CustomerState)


def _raised(given: Circumstances) -> str:
    return ", ".join(
        f"{t.title} {level.value}" for t, level in given.levels.items() if level is not Level.LOW
    )


def _let_through(policy: Policy) -> Iterator[str]:
    """The cases that some row lets into Lane 1 and no stricter row holds back, in words."""
    globs = [
        glob
        for row in policy.matrix
        for glob in (*(row.when.flag_any_of or ()), *(row.when.flag_none_of or ()))
    ]
    around = [
        READY._replace(wrote_again_after=state, upstream_lane=lane)
        for state in _STATES
        for lane in (None, Lane.AUTONOMOUS)
    ]
    for flag in (*(flag.value for flag in Flag), *strangers(globs)):
        if any(judge(policy, given._replace(flags=(flag,))).lane is Lane.AUTONOMOUS for given in around):
            whose = f"flagged {flag}" if flag in set(Flag) else "with a flag of upstream's own"
            yield f"a case {whose} could enter Lane 1: no stricter row holds for it"
    if any(
        judge(policy, given._replace(upstream_unknown=("other",))).lane is Lane.AUTONOMOUS for given in around
    ):
        yield (
            "a case for which upstream raises a trigger of its own could enter Lane 1: no stricter row "
            "holds for it"
        )
