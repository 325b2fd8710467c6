"""What differs between two policies, in words a support lead can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from lanes.matrix import Circumstances, judge
from lanes.policy import Policy
from lanes.values import Text, Value
from lanes.words import CustomerState, Flag, Lane, Level, Trigger, Unit


class Difference(Value):
    """One change: the policy's section it is in, and the change in words."""

    section: Text
    text: Text


def diff(a: Policy, b: Policy) -> list[str]:
    """Every difference from `a` to `b` as a sentence; empty when they decide alike and say the same."""
    return [difference.text for difference in diff_policies(a, b)]


def diff_policies(a: Policy, b: Policy) -> list[Difference]:
    """Every difference from `a` to `b`, what moves lanes first."""
    return [
        *(Difference(section="matrix", text=text) for text in _lanes(a, b)),
        *(Difference(section="matrix", text=text) for text in _rules(a, b)),
        *(Difference(section="promoted", text=text) for text in _promoted(a, b)),
        *(Difference(section="issue_types", text=text) for text in _issue_types(a, b)),
        *(Difference(section="concepts", text=text) for text in _concepts(a, b)),
        *(Difference(section="phrases", text=text) for text in _phrases(a, b)),
        *_figures(a, b),
    ]


def _lanes(a: Policy, b: Policy) -> Iterator[str]:
    """Both matrices put to every combination of levels and each circumstance, changes grouped by shape."""
    groups: dict[str, dict[tuple[str, str], int]] = {}
    for levels in product(Level, repeat=len(Trigger)):
        by_trigger = dict(zip(Trigger, levels, strict=True))
        raised = any(level is not Level.LOW for level in levels)
        for promoted in (False,) if raised else (False, True):
            given = Circumstances(by_trigger, promoted=promoted, sources_given=True, confident=True)
            _count(groups, _shape(by_trigger, promoted), a, b, given)
    quiet = dict.fromkeys(Trigger, Level.LOW)
    ready = Circumstances(quiet, promoted=True, sources_given=True, confident=True)
    for shape, given in (
        ("cases with all six low, promoted, but without sources", ready._replace(sources_given=False)),
        (
            "cases with all six low, promoted, but without the confidence needed",
            ready._replace(confident=False),
        ),
        ("cases with a flag of upstream's own", ready._replace(flags=("unknown",))),
        (
            "cases for which upstream raises a trigger of its own",
            ready._replace(upstream_unknown=("unknown",)),
        ),
    ):
        _count(groups, shape, a, b, given)
    for flag in Flag:
        _count(groups, f"cases flagged {flag.value}", a, b, Circumstances(quiet, flags=(flag.value,)))
    for state in CustomerState:
        shape = f"cases where the customer wrote again after “{state.words}”"
        _count(groups, shape, a, b, Circumstances(quiet, wrote_again_after=state))
    for lane in Lane:
        shape = f"cases upstream puts in Lane {int(lane)}"
        _count(groups, shape, a, b, Circumstances(quiet, upstream_lane=lane))
    for shape, changes in groups.items():
        for (before, after), count in changes.items():
            if before != after:
                whole = count == sum(changes.values())
                yield f"{shape}{'' if whole else f' ({count} combinations)'}: {before} → {after}"


def _count(
    groups: dict[str, dict[tuple[str, str], int]], shape: str, a: Policy, b: Policy, given: Circumstances
) -> None:
    before, after = judge(a, given), judge(b, given)
    change = (_place(before.lane, before.unit), _place(after.lane, after.unit))
    counts = groups.setdefault(shape, {})
    counts[change] = counts.get(change, 0) + 1


def _place(lane: Lane, unit: Unit | None) -> str:
    return f"Lane {int(lane)}" + (f" ({unit.value})" if unit else "")


def _shape(levels: Mapping[Trigger, Level], promoted: bool) -> str:
    highs = [t.title for t, level in levels.items() if level is Level.HIGH]
    mediums = [t.title for t, level in levels.items() if level is Level.MEDIUM]
    if not highs and not mediums:
        return f"cases with all six low, {'promoted' if promoted else 'not promoted'}"
    if not highs:
        return f"cases with one medium ({mediums[0]})" if len(mediums) == 1 else "cases with several mediums"
    if len(highs) == 1 and not mediums:
        return f"cases with only {highs[0]} high"
    return "cases with a high and another raised"


def _rules(a: Policy, b: Policy) -> Iterator[str]:
    """Rows that came, went or are worded otherwise, whether or not they move a case by themselves."""
    old, new = ({row.rule: row for row in policy.matrix} for policy in (a, b))
    for rule in {**old, **new}:
        if rule not in new or rule not in old:
            yield f"rule “{rule}” is {'gone' if rule not in new else 'new'}"
        elif old[rule].text != new[rule].text:
            yield f"rule “{rule}” says: {old[rule].text} → {new[rule].text}"
        elif old[rule] != new[rule]:
            yield f"rule “{rule}” has other conditions or another place"


def _promoted(a: Policy, b: Policy) -> Iterator[str]:
    for glob in b.promoted:
        if glob not in a.promoted:
            yield f"{glob} cases with all six low: Lane 2 → Lane 1 (now promoted)"
    for glob in a.promoted:
        if glob not in b.promoted:
            yield f"{glob} cases with all six low: Lane 1 → Lane 2 (no longer promoted)"


def _issue_types(a: Policy, b: Policy) -> Iterator[str]:
    for glob in {**a.issue_types, **b.issue_types}:
        old, new = a.issue_types.get(glob), b.issue_types.get(glob)
        for trigger in Trigger:
            before = old.raises.get(trigger, Level.LOW) if old else Level.LOW
            after = new.raises.get(trigger, Level.LOW) if new else Level.LOW
            if before is not after:
                yield f"{glob} cases: {trigger.title} by issue type {before.value} → {after.value}"
        flags = (old.flags if old else (), new.flags if new else ())
        if flags[0] != flags[1]:
            yield f"{glob} cases: flags {_listed(flags[0])} → {_listed(flags[1])}"
        spared = (old.but_not if old else (), new.but_not if new else ())
        if spared[0] != spared[1]:
            yield f"{glob} cases: all but {_listed(spared[0])} → all but {_listed(spared[1])}"


def _concepts(a: Policy, b: Policy) -> Iterator[str]:
    for name in {**a.concepts, **b.concepts}:
        old, new = a.concepts.get(name), b.concepts.get(name)
        if new is None or old is None:
            yield f"“{name}” is {'no longer heard' if new is None else 'now heard'}"
        elif old != new:
            before, after = old.model_dump(mode="json"), new.model_dump(mode="json")
            changed = ", ".join(
                f"{key} {_listed(before[key])} → {_listed(after[key])}"
                for key in before
                if before[key] != after[key]
            )
            yield f"cases that speak of “{name}”: {changed}"


def _phrases(a: Policy, b: Policy) -> Iterator[str]:
    for section in ("phrases", "words"):
        old, new = getattr(a, section), getattr(b, section)
        for language in {**old, **new}:
            before, after = old.get(language, {}), new.get(language, {})
            for name in {**before, **after}:
                gone = [phrase for phrase in before.get(name, ()) if phrase not in after.get(name, ())]
                come = [phrase for phrase in after.get(name, ()) if phrase not in before.get(name, ())]
                if gone or come:
                    told = [f"no longer {_quoted(gone)}"] if gone else []
                    told += [f"now also {_quoted(come)}"] if come else []
                    yield f"“{name}” in {language}: {'; '.join(told)}"


_FIGURES = (
    "thresholds",
    "ages",
    "decides",
    "consulted",
    "pressure",
    "actions",
    "guidance",
    "owners",
    "languages",
    "routing",
    "people",
    "reasons",
    "reply_check",
)


def _figures(a: Policy, b: Policy) -> Iterator[Difference]:
    before, after = a.model_dump(mode="json"), b.model_dump(mode="json")
    for section in _FIGURES:
        for path, old, new in _changed(before[section], after[section]):
            name = f"{section} {path}".strip()
            yield Difference(section=section, text=f"{name}: {_listed(old)} → {_listed(new)}")


def _changed(old: Any, new: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """The leaves that differ, each with its dotted path."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**old, **new}:
            yield from _changed(old.get(key), new.get(key), f"{path}.{key}" if path else str(key))
    elif old != new:
        yield path, old, new


def _listed(value: Any) -> str:
    if value is None or value in ((), [], {}):
        return "none"
    if isinstance(value, list | tuple):
        return ", ".join(_listed(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {_listed(item)}" for key, item in value.items())
    return str(value)


def _quoted(phrases: list[str], most: int = 3) -> str:
    shown = ", ".join(f"“{phrase}”" for phrase in phrases[:most])
    return shown if len(phrases) <= most else f"{shown} and {len(phrases) - most} more"
