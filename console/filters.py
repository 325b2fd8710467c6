"""The queue's filter words: `lane:3 type:billing.* trigger:security>=medium wait:>2h`, and words to find."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from console.durations import parse_span
from lanes.words import CustomerState, Lane, Level, Status, Trigger
from store.values import QueueQuery, View

TRIGGER_NAMES: Mapping[str, Trigger] = {
    **{trigger.value: trigger for trigger in Trigger},
    "policy": Trigger.POLICY,
    "security": Trigger.SECURITY,
    "identity": Trigger.SECURITY,
    "missing": Trigger.MISSING,
    "source": Trigger.MISSING,
    "irreversible": Trigger.IRREVERSIBILITY,
    "irreversibility": Trigger.IRREVERSIBILITY,
    "action": Trigger.IRREVERSIBILITY,
    "pressure": Trigger.PRESSURE,
    "customer": Trigger.PRESSURE,
    "domains": Trigger.DOMAINS,
    "domain": Trigger.DOMAINS,
    "complexity": Trigger.DOMAINS,
}
"""Every way to name a trigger, the short ones included."""

SHORT_TRIGGERS = "policy, security, missing, irreversible, pressure, domains"

_VIEW_OF = {Status.DONE: View.DONE, Status.SNOOZED: View.SNOOZED}
_LANE_VIEW = {Lane.ASSISTED: View.LANE_2, Lane.HUMAN_OWNED: View.LANE_3}


class FilterError(Exception):
    """A filter word cannot be read. Carries a title, and a text that names the word and what is allowed."""

    def __init__(self, word: str, text: str) -> None:
        super().__init__(f"{word}: {text}")
        self.word = word
        self.title = f"Cannot filter by “{word}”"
        self.text = text


def parse_line(line: str, base: QueueQuery) -> QueueQuery:
    """`parse_filters` for a line as typed: quotes keep words together; an open quote reaches to the end."""
    try:
        words = shlex.split(line)
    except ValueError:
        words = line.replace('"', " ").replace("'", " ").split()
    return parse_filters(words, base)


def parse_filters(words: Sequence[str], base: QueueQuery) -> QueueQuery:
    """`base` narrowed by the words; bare words are searched for together. Raises FilterError."""
    changes: dict[str, Any] = {}
    bare: list[str] = []
    for word in words:
        key, colon, value = word.partition(":")
        if not colon or not key.strip() or "//" in value[:2]:
            bare.extend(word.split())
            continue
        reader = _READERS.get(key.strip().lower())
        if reader is None:
            allowed = ", ".join(f"{name}:" for name in FILTER_KEYS)
            raise FilterError(word, f"use {allowed} or bare words; put text:“{word}” to search for it")
        if not value.strip():
            raise FilterError(word, f"say what after {key}:, for example {_EXAMPLES[key.strip().lower()]}")
        if key.strip().lower() == "text":
            bare.append(value.strip())
        _merge(changes, reader(value.strip(), word, base))
    if bare:
        changes["text"] = " ".join(bare)
    if "status" in changes:
        _place(changes.pop("status"), changes, base)
    return base.model_copy(update=changes)


def _merge(changes: dict[str, Any], new: dict[str, Any]) -> None:
    for field, value in new.items():
        if field == "triggers":
            changes["triggers"] = {**changes.get("triggers", {}), **value}
        else:
            changes[field] = value


def _place(status: Status, changes: dict[str, Any], base: QueueQuery) -> None:
    """A status is where a case stands, so it chooses the view."""
    lane = changes.get("lane", base.lane)
    if status in _VIEW_OF:
        changes["view"] = _VIEW_OF[status]
    elif status is Status.AUTONOMOUS:
        changes |= {"view": View.ALL, "lane": Lane.AUTONOMOUS}
    elif base.view not in (View.LANE_2, View.LANE_3, View.MINE):
        if lane not in _LANE_VIEW:
            raise FilterError("status:open", "name the lane too: lane:2 status:open, or lane:3 status:open")
        changes["view"] = _LANE_VIEW[lane]


def _one_of(value: str, word: str, allowed: Mapping[str, Any]) -> Any:
    low = value.lower().replace("-", "_")
    if low in allowed:
        return allowed[low]
    raise FilterError(word, f"allowed are {', '.join(allowed)}")


def _lane(value: str, word: str, _: QueueQuery) -> dict[str, Any]:
    return {"lane": _one_of(value, word, {"1": Lane.AUTONOMOUS, "2": Lane.ASSISTED, "3": Lane.HUMAN_OWNED})}


def _owner(value: str, _word: str, base: QueueQuery) -> dict[str, Any]:
    low = value.lower()
    return {"owner": base.me if low == "me" and base.me else low if low == "none" else value}


def _state(value: str, word: str, _: QueueQuery) -> dict[str, Any]:
    return {"customer_state": _one_of(value, word, {state.value: state for state in CustomerState})}


def _status(value: str, word: str, _: QueueQuery) -> dict[str, Any]:
    return {"status": _one_of(value, word, {status.value: status for status in Status})}


_TRIGGER = re.compile(r"([a-z_-]+)\s*(?:(?:>=|>|=|:)\s*([a-z]+))?", re.IGNORECASE)


def _trigger(value: str, word: str, _: QueueQuery) -> dict[str, Any]:
    found = _TRIGGER.fullmatch(value)
    if found is None or found[1].lower().replace("-", "_") not in TRIGGER_NAMES:
        raise FilterError(word, f"triggers are {SHORT_TRIGGERS}, as in trigger:security>=medium")
    try:
        level = Level((found[2] or "medium").lower())
    except ValueError:
        raise FilterError(word, "levels are low, medium, high, as in trigger:security>=medium") from None
    if ">" in value and ">=" not in value:
        if level is Level.HIGH:
            raise FilterError(word, "nothing is above high; say >=high")
        level = Level.MEDIUM if level is Level.LOW else Level.HIGH
    return {"triggers": {TRIGGER_NAMES[found[1].lower().replace("-", "_")]: level}}


def _wait(value: str, word: str, _: QueueQuery) -> dict[str, Any]:
    span = parse_span(value.lstrip(">="))
    if span is None:
        raise FilterError(word, "say a span with s, m, h, d or w, as in wait:>2h")
    return {"waiting_over": span.total_seconds()}


def _plain(field: str) -> Callable[[str, str, QueueQuery], dict[str, Any]]:
    return lambda value, _word, _base: {field: value}


_READERS: dict[str, Callable[[str, str, QueueQuery], dict[str, Any]]] = {
    "lane": _lane,
    "type": _plain("issue_type"),
    "tier": _plain("tier"),
    "owner": _owner,
    "state": _state,
    "trigger": _trigger,
    "wait": _wait,
    "source": _plain("source"),
    "status": _status,
    "text": _plain("text"),
}
_EXAMPLES = {
    "lane": "lane:3",
    "type": "type:billing.*",
    "tier": "tier:enterprise",
    "owner": "owner:none",
    "state": "state:expectation_raised",
    "trigger": "trigger:security>=medium",
    "wait": "wait:>2h",
    "source": "source:zendesk",
    "status": "status:done",
    "text": "text:invoice",
}
FILTER_KEYS = tuple(_READERS)
"""The words that may stand before a colon, in the order they are offered."""


Known = Mapping[str, Sequence[str]]
"""Values that are there, by the key they stand behind: types, tiers, sources, owners."""


def completions(word: str, known: Known | None = None) -> list[str]:
    """What `word`, as typed so far, may become: keys, then values; `known` adds those of open lists."""
    key, colon, value = word.partition(":")
    if not colon:
        return [f"{name}:" for name in FILTER_KEYS if name.startswith(key.lower())]
    low = key.lower()
    choices = [*_CLOSED.get(low, ()), *(known or {}).get(low, ())]
    fitting = [choice for choice in dict.fromkeys(choices) if choice.lower().startswith(value.lower())]
    return [f"{key}:{_quoted(choice)}" for choice in fitting]


def families(types: Sequence[str]) -> list[str]:
    """Each issue type's family as a glob, then the types themselves."""
    heads = sorted({kind.partition(".")[0] for kind in types if "." in kind})
    return [*(f"{head}.*" for head in heads), *sorted(set(types))]


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value and '"' not in value else value


_CLOSED: Mapping[str, Sequence[str]] = {
    "lane": [str(int(lane)) for lane in Lane],
    "state": [state.value for state in CustomerState],
    "status": [status.value for status in Status],
    "owner": ["none", "me"],
    "trigger": [
        f"{name.strip()}>={level}" for name in SHORT_TRIGGERS.split(",") for level in ("medium", "high")
    ],
    "wait": [">1h", ">4h", ">1d", ">3d", ">1w"],
}
