"""What happened to a case after people acted, in words: for the case page and the plain text."""

from __future__ import annotations

from collections.abc import Iterable

from console.clean import one_line
from store.events import DRAFT_WITHHELD, StoredEvent
from store.values import FeedbackRow

LONGEST = 100
"""Characters of one detail that are shown."""


def told(events: Iterable[StoredEvent]) -> list[StoredEvent]:
    """Those worth a line: that a draft was withheld already stands where the draft would be."""
    return [event for event in events if event.kind != DRAFT_WITHHELD]


def kind_words(event: StoredEvent) -> str:
    """`customer replied`, `csat`."""
    return one_line(event.kind).replace("_", " ")


def detail_words(event: StoredEvent) -> str:
    """`score 4, comment too slow`: whatever else was said of it, each part shortened; often empty."""
    parts = (f"{one_line(key)} {_short(one_line(str(value)))}" for key, value in event.detail.items())
    return ", ".join(parts)


def follows_words(event: StoredEvent, history: Iterable[FeedbackRow]) -> str:
    """`after action 12, edit by mia`; empty where nobody had acted before it."""
    if event.action_id is None:
        return ""
    by = next(
        (f", {row.verb.value} by {one_line(row.actor)}" for row in history if row.id == event.action_id), ""
    )
    return f"after action {event.action_id}{by}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
