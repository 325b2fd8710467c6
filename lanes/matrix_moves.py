"""The cases that another matrix would put elsewhere, in words.

Both matrices are put to every case that one of the changed rows can reach; what a change does not depend on is
left out of its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from lanes.globs import samples
from lanes.matrix import NO_RULE, Circumstances, Conditions, holds, judge
from lanes.matrix_check import READY
from lanes.policy import Policy, Row
from lanes.words import CustomerState, Flag, Lane, Level, Trigger, Unit

Change = tuple[str, str]
"""Lane and unit before and after."""
_MOST_CASES = 6_000


class Axis(NamedTuple):
    """Something beside the levels that a row may ask about, and what it may be."""

    field: str
    conditions: tuple[str, ...]
    values: tuple[Any, ...]
    words: Callable[[Sequence[Any]], str]
    """Some of the values in words; empty for what is usual."""


class Shape(NamedTuple):
    """How many triggers are raised and how far; `trigger` is the one, where it is one."""

    words: str
    trigger: str = ""


def place(lane: Lane, unit: Unit | None) -> str:
    return f"Lane {int(lane)}" + (f" ({unit.value})" if unit else "")


def matrix_moves(a: Policy, b: Policy) -> Iterator[str]:
    """One sentence for each kind of case that moves; none when the rows hold and give the same."""
    changed = [*_only_in(a, b), *_only_in(b, a)]
    if not changed:
        return
    conditions = [_conditions(row) for row in changed]
    plain = _Grid(a, b, conditions, _PLAIN)
    yield from plain.told()
    asking = [*a.matrix, *b.matrix] if plain.gaps else changed
    for names in dict.fromkeys(_extra_axes(row) for row in asking):
        if names:
            asked = {name for row in asking if _extra_axes(row) == names for name, _ in _conditions(row)}
            axes = [axis for axis in _PLAIN if asked & set(axis.conditions)]
            axes += [axis for axis in _extra(asking) if axis.field in names]
            yield from _Grid(a, b, conditions, axes).told(unlike=plain)


class _Grid:
    """Cases of all levels, along some axes, each judged by both policies."""

    def __init__(self, a: Policy, b: Policy, conditions: Sequence[Conditions], axes: Sequence[Axis]) -> None:
        self._axes = tuple(axes)
        self.gaps = False
        """Whether some of the cases that move are spoken of by no row: then any row that holds moves them too."""
        self._changes: dict[Shape, dict[tuple[Any, ...], Counter[Change | None]]] = {}
        variants = list(product(*(axis.values for axis in axes)))
        for levels in all_levels(few=len(variants) * 3 ** len(Trigger) > _MOST_CASES):
            by_variant = self._changes.setdefault(_shape(levels), {})
            for variant in variants:
                values = dict(zip((axis.field for axis in axes), variant, strict=True))
                given = READY._replace(levels=levels, **values)
                by_variant.setdefault(variant, Counter())[self._change(a, b, conditions, given)] += 1

    def _change(
        self, a: Policy, b: Policy, conditions: Sequence[Conditions], given: Circumstances
    ) -> Change | None:
        if not holds(given, *conditions):
            return None
        before, after = judge(a, given), judge(b, given)
        self.gaps = self.gaps or NO_RULE in (before.reasons[0].rule, after.reasons[0].rule)
        if (before.lane, before.unit) == (after.lane, after.unit):
            return None
        return place(before.lane, before.unit), place(after.lane, after.unit)

    def told(self, unlike: _Grid | None = None) -> Iterator[str]:
        """The sentences; those kinds of cases left out that move just as they do in `unlike`."""
        shapes: dict[tuple[Change, str, str], list[Shape]] = {}
        for shape, by_variant in self._changes.items():
            usual = set(unlike._ready(shape)) if unlike is not None else None
            axes = [at for at in range(len(self._axes)) if _matters(at, by_variant)]
            variants: dict[tuple[Change, str], list[tuple[Any, ...]]] = {}
            for variant, counts in by_variant.items():
                if set(counts) == usual:
                    continue
                for change, count in counts.items():
                    part = "" if len(counts) == 1 else f" ({count} combinations)"
                    if change is not None:
                        held = variants.setdefault((change, part), [])
                        named = tuple(variant[at] for at in axes)
                        if named not in held:
                            held.append(named)
            for (change, part), found in variants.items():
                for words in _worded([self._axes[at] for at in axes], found):
                    shapes.setdefault((change, words, part), []).append(shape)
        for (change, words, part), alike in shapes.items():
            for shaped in _joined(alike):
                yield f"cases with {shaped}{words}{part}: {change[0]} → {change[1]}"

    def _ready(self, shape: Shape) -> Counter[Change | None]:
        return self._changes[shape][tuple(getattr(READY, axis.field) for axis in self._axes)]


def _worded(axes: Sequence[Axis], variants: Sequence[tuple[Any, ...]]) -> Iterator[str]:
    """The variants in words; values of the last axis that share the others stand together."""
    grouped: dict[tuple[Any, ...], list[Any]] = {}
    for variant in variants:
        grouped.setdefault(variant[:-1], []).extend(variant[-1:])
    for first, last in grouped.items():
        told = [axis.words((value,)) for axis, value in zip(axes, first, strict=False)]
        told += [axes[-1].words(last)] if axes else []
        yield "".join(f", {words}" for words in told if words)


def _joined(shapes: Sequence[Shape]) -> Iterator[str]:
    """Shapes in words, those that differ in the trigger alone in one."""
    grouped: dict[str, list[str]] = {}
    for shape in shapes:
        grouped.setdefault(shape.words, []).append(shape.trigger)
    for words, found in grouped.items():
        triggers = [trigger.title for trigger in Trigger if trigger.title in found]
        named = "one" if len(triggers) == len(Trigger) and "high" in words else either(triggers)
        aside = "" if len(triggers) == len(Trigger) else f" ({either(triggers)})"
        yield words.format(trigger=named, aside=aside)


def either(names: Sequence[str]) -> str:
    """`a, b or c`."""
    return " or ".join([*([", ".join(names[:-1])] if names[:-1] else []), *names[-1:]])


def _matters(at: int, by_variant: Mapping[tuple[Any, ...], Counter[Change | None]]) -> bool:
    """Whether the changes are others for other values of the axis."""
    alike: dict[tuple[Any, ...], Counter[Change | None]] = {}
    return any(
        alike.setdefault((*variant[:at], *variant[at + 1 :]), counts) != counts
        for variant, counts in by_variant.items()
    )


def _only_in(a: Policy, b: Policy) -> list[Row]:
    """The rows of `a` that hold or give otherwise than all of `b`'s; name and text decide nothing."""
    others = [(row.when, row.lane, row.unit) for row in b.matrix]
    return [row for row in a.matrix if (row.when, row.lane, row.unit) not in others]


def _conditions(row: Row) -> Conditions:
    return tuple((name, wanted) for name, wanted in row.when if wanted is not None)


def all_levels(*, few: bool = False) -> Iterator[dict[Trigger, Level]]:
    """Every combination of levels, or those with two raised at most and those with all alike."""
    for levels in product(Level, repeat=len(Trigger)):
        raised = sum(level is not Level.LOW for level in levels)
        if not few or raised <= 2 or len(set(levels)) == 1:
            yield dict(zip(Trigger, levels, strict=True))


def _shape(levels: Mapping[Trigger, Level]) -> Shape:
    highs = [t.title for t, level in levels.items() if level is Level.HIGH]
    mediums = [t.title for t, level in levels.items() if level is Level.MEDIUM]
    if not highs and not mediums:
        return Shape("all six low")
    if not highs:
        return Shape("one medium{aside}", mediums[0]) if len(mediums) == 1 else Shape("several mediums")
    if len(highs) == 1 and not mediums:
        return Shape("only {trigger} high", highs[0])
    return Shape("a high and another raised")


_PLAIN = (
    Axis("promoted", ("promoted",), (True, False), lambda so: "promoted" if so[0] else "not promoted"),
    Axis(
        "sources_given", ("sources_given",), (True, False), lambda so: "" if so[0] else "but without sources"
    ),
    Axis(
        "confident",
        ("confident",),
        (True, False),
        lambda so: "" if so[0] else "but without the confidence needed",
    ),
)


def _flag_words(flags: Sequence[tuple[str, ...]]) -> str:
    ours = [name for (name,) in filter(None, flags) if name in set(Flag)]
    others = [name for (name,) in filter(None, flags) if name not in set(Flag) and name != _STRANGER]
    told = [f"flagged {either([*ours, *others])}"] if ours or others else []
    return " or ".join([*told, *(["with a flag of upstream's own"] if (_STRANGER,) in flags else [])])


_STRANGER = "another_flag"


def _state_words(states: Sequence[CustomerState | None]) -> str:
    told = [f"“{state.words}”" for state in states if state]
    return f"where the customer wrote again after {either(told)}" if told else ""


def _lane_words(lanes: Sequence[Lane | None]) -> str:
    told = [str(int(lane)) for lane in lanes if lane]
    return f"which upstream puts in Lane {either(told)}" if told else ""


def _extra(changed: Sequence[Row]) -> tuple[Axis, ...]:
    """The axes that only rows about them make worth walking."""
    named = [name for row in changed for glob in _flag_globs(row) for name in samples(glob, ("x",))]
    flags = dict.fromkeys([*(flag.value for flag in Flag), *named, _STRANGER])
    of_flags = ("flag_any_of", "flag_none_of")
    return (
        Axis("flags", of_flags, ((), *((flag,) for flag in flags)), _flag_words),
        Axis("wrote_again_after", ("wrote_again_after",), (None, *CustomerState), _state_words),
        Axis("upstream_lane", ("upstream_lane",), (None, *Lane), _lane_words),
        Axis(
            "upstream_unknown",
            ("upstream_unknown",),
            ((), ("other",)),
            lambda names: "for which upstream raises a trigger of its own" if any(names) else "",
        ),
    )


def _flag_globs(row: Row) -> tuple[str, ...]:
    return (*(row.when.flag_any_of or ()), *(row.when.flag_none_of or ()))


def _extra_axes(row: Row) -> tuple[str, ...]:
    asked = {name for name, _ in _conditions(row)}
    return tuple(axis.field for axis in _extra(()) if asked & set(axis.conditions))
