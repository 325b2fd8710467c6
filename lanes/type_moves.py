"""What another policy says of issue types, and which cases it moves thereby, in words.

A glob's entry is judged by what all entries together say of the names it fits: two may say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lanes.globs import matches, samples
from lanes.matrix import Circumstances, judge
from lanes.matrix_check import QUIET, READY
from lanes.matrix_moves import all_levels, either, place
from lanes.policy import Policy
from lanes.words import Level, Trigger

_FILLERS = ("", "x", ".x", "_x")
_MOST_NAMED = 3


class Said(NamedTuple):
    """What a policy says of one issue type."""

    levels: Mapping[Trigger, Level]
    flags: tuple[str, ...]
    promoted: bool


class TypeMoves:
    """Two policies beside each other, by issue type."""

    def __init__(self, a: Policy, b: Policy) -> None:
        self._a, self._b = a, b
        globs = dict.fromkeys(
            glob
            for policy in (a, b)
            for glob in (
                *policy.issue_types,
                *policy.promoted,
                *(spared for said in policy.issue_types.values() for spared in said.but_not),
            )
        )
        self._names = dict.fromkeys(name for glob in globs for name in _types(glob))

    def promoted(self) -> Iterator[str]:
        """Issue types let into Lane 1 or no longer, with the lanes that move by it."""
        for now, globs, others in (
            ("now promoted", self._b.promoted, self._a.promoted),
            ("no longer promoted", self._a.promoted, self._b.promoted),
        ):
            for glob in globs:
                if glob not in others:
                    yield self._promotion(glob, now)

    def entries(self) -> Iterator[str]:
        """Entries of `[issue_types]` that came, went or say something else, with the lanes that move by it."""
        a, b = self._a.issue_types, self._b.issue_types
        for glob in {**a, **b}:
            old, new = a.get(glob), b.get(glob)
            if old == new:
                continue
            told = [*self._levels(glob), *self._flags(glob)]
            spared = (old.but_not if old else (), new.but_not if new else ())
            if spared[0] != spared[1]:
                told.append(f"{glob} cases: all but {_listed(spared[0])} → all but {_listed(spared[1])}")
            domains = (old.domain if old else None, new.domain if new else None)
            if domains[0] != domains[1]:
                told.append(f"{glob} cases: domain {domains[0] or 'none'} → {domains[1] or 'none'}")
            lanes = list(self._lanes(glob))
            if told and not lanes and domains[0] == domains[1] and not self._moves(glob):
                told[-1] += "; no lane moves by it"
            told += lanes
            yield from told or [f"{glob} cases: other entries say the same of them, so nothing changes"]

    def _fitting(self, glob: str) -> list[tuple[str, Said, Said]]:
        """The names that the glob fits, each with what both policies say of it."""
        names = dict.fromkeys([*_types(glob), *(name for name in self._names if matches(name, (glob,)))])
        return [(name, _said(self._a, name), _said(self._b, name)) for name in names]

    def _promotion(self, glob: str, now: str) -> str:
        fitting = self._fitting(glob)
        quiet = [
            (name, before, after)
            for name, before, after in fitting
            if all(set(said.levels.values()) == {Level.LOW} and not said.flags for said in (before, after))
        ]
        moves = {
            name: (judge(self._a, _circumstances(before)).lane, judge(self._b, _circumstances(after)).lane)
            for name, before, after in quiet
        }
        moved = dict.fromkeys(change for change in moves.values() if change[0] is not change[1])
        if not moved:
            return f"{glob} cases: {now}; {self._no_move(fitting, quiet)}"
        stay = [name for name, change in moves.items() if change[0] is change[1]]
        but = f", but for {_some(stay)}" if stay else ""
        lanes = " or ".join(f"Lane {int(before)} → Lane {int(after)}" for before, after in moved)
        return f"{glob} cases with all six low{but}: {lanes} ({now})"

    def _no_move(self, fitting: Sequence[tuple[str, Said, Said]], quiet: Sequence[object]) -> str:
        if all(before.promoted is after.promoted for _, before, after in fitting):
            return "another glob lets them in as before, so no case moves"
        if not quiet:
            return "their issue type raises something by itself, so no case moves"
        return "the matrix has no way into Lane 1 that hangs on it, so no case moves"

    def _levels(self, glob: str) -> Iterator[str]:
        fitting = self._fitting(glob)
        for trigger in Trigger:
            changes: dict[tuple[Level, Level], list[str]] = {}
            for name, before, after in fitting:
                changes.setdefault((before.levels[trigger], after.levels[trigger]), []).append(name)
            stay = [name for (was, now), names in changes.items() if was is now for name in names]
            for (was, now), names in changes.items():
                if was is not now:
                    several = len(changes) - bool(stay) > 1
                    which = f" (such as {_some(names)})" if several else ""
                    but = f", but for {_some(stay)}" if stay and not several else ""
                    yield (
                        f"{glob} cases{which}{but}: {trigger.title} by issue type {was.value} → {now.value}"
                    )

    def _flags(self, glob: str) -> Iterator[str]:
        changes = dict.fromkeys((before.flags, after.flags) for _, before, after in self._fitting(glob))
        for before, after in changes:
            if before != after:
                yield f"{glob} cases: flags {_listed(before)} → {_listed(after)}"

    def _moves(self, glob: str) -> bool:
        """Whether any case of these types goes elsewhere, whatever else is raised in it."""
        pairs = []
        for _, before, after in self._fitting(glob):
            if before != after and (before, after) not in pairs:
                pairs.append((before, after))
        for levels in all_levels():
            for before, after in pairs:
                was = judge(self._a, _circumstances(before, levels))
                now = judge(self._b, _circumstances(after, levels))
                if (was.lane, was.unit) != (now.lane, now.unit):
                    return True
        return False

    def _lanes(self, glob: str) -> Iterator[str]:
        """Where cases of these types go, by what else is raised in them."""
        fitting = [(name, before, after) for name, before, after in self._fitting(glob) if before != after]
        for level, alone in ((Level.LOW, "nothing else raised"), (Level.MEDIUM, ""), (Level.HIGH, "")):
            changes: dict[tuple[str, str], list[tuple[str, Trigger]]] = {}
            tried: list[tuple[str, Trigger]] = []
            for name, before, after in fitting:
                for trigger in Trigger:
                    if {before.levels[trigger], after.levels[trigger]} != {Level.LOW}:
                        continue
                    was = judge(self._a, _circumstances(before, {trigger: level}))
                    now = judge(self._b, _circumstances(after, {trigger: level}))
                    tried.append((name, trigger))
                    if (was.lane, was.unit) != (now.lane, now.unit):
                        change = (place(was.lane, was.unit), place(now.lane, now.unit))
                        changes.setdefault(change, []).append((name, trigger))
            for change, cases in changes.items():
                triggers = dict.fromkeys(trigger for _, trigger in cases)
                every = set(triggers) == {trigger for _, trigger in tried}
                names = list(dict.fromkeys(name for name, _ in cases))
                which = "" if len(names) == len(fitting) else f" (such as {_some(names)})"
                beside = alone or (
                    f"one other trigger {level.value}"
                    if every
                    else f"{either([trigger.title for trigger in triggers])} {level.value} as well"
                )
                yield f"{glob} cases{which} with {beside}: {change[0]} → {change[1]}"


def _types(glob: str) -> tuple[str, ...]:
    """Issue types that the glob fits."""
    return tuple(
        name for name in samples(glob, _FILLERS) if name and name == name.strip("._-") and ".." not in name
    )


def _said(policy: Policy, name: str) -> Said:
    levels = dict(QUIET)
    flags: dict[str, None] = {}
    for said in policy.type_says(name):
        for trigger, level in said.raises.items():
            levels[trigger] = Level.highest(levels[trigger], level)
        flags.update(dict.fromkeys(flag.value for flag in said.flags))
    return Said(levels, tuple(flags), policy.is_promoted(name))


def _circumstances(said: Said, beside: Mapping[Trigger, Level] | None = None) -> Circumstances:
    return READY._replace(levels={**said.levels, **(beside or {})}, flags=said.flags, promoted=said.promoted)


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"
