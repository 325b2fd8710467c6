"""What differs between two policies, in words a support lead can read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lanes.matrix_moves import matrix_moves
from lanes.policy import Policy
from lanes.type_moves import TypeMoves
from lanes.values import Text, Value


class Difference(Value):
    """One change: the policy's section it is in, and the change in words."""

    section: Text
    text: Text


def diff(a: Policy, b: Policy) -> list[str]:
    """Every difference from `a` to `b` as a sentence; empty when they decide alike and say the same."""
    return [difference.text for difference in diff_policies(a, b)]


def diff_policies(a: Policy, b: Policy) -> list[Difference]:
    """Every difference from `a` to `b`, what moves lanes first."""
    types = TypeMoves(a, b)
    return [
        *(Difference(section="matrix", text=text) for text in matrix_moves(a, b)),
        *(Difference(section="matrix", text=text) for text in _rules(a, b)),
        *(Difference(section="promoted", text=text) for text in types.promoted()),
        *(Difference(section="issue_types", text=text) for text in types.entries()),
        *(Difference(section="concepts", text=text) for text in _concepts(a, b)),
        *(Difference(section="phrases", text=text) for text in _phrases(a, b)),
        *_figures(a, b),
    ]


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
