"""What happened to the case after people acted: replies, reopenings, satisfaction, the newest first."""

from __future__ import annotations

from console.clean import one_line
from console.event_words import detail_words, follows_words, kind_words, told
from console.widgets import ages
from console.widgets.case.shown import Shown
from console.widgets.flow import Line, Span, heading, item
from console.widgets.inks import phrase
from store.events import StoredEvent

MOST = 10


def aftermath(shown: Shown, width: int) -> list[Line]:
    """One entry an event, with its source, its time and the action it follows; nothing where there is none."""
    events = told(shown.view.events)
    if not events:
        return []
    lines = heading("What happened after", width, anchor="after")
    for event in reversed(events[-MOST:]):
        lines += item(("·", "quiet"), _entry(event, shown), width)
    if len(events) > MOST:
        lines.append(Line(((f"  and {len(events) - MOST} earlier", "quiet"),)))
    return lines


def _entry(event: StoredEvent, shown: Shown) -> list[Span]:
    spans: list[Span] = [
        (kind_words(event), "strong"),
        (f" from {one_line(event.source)}, {ages.moment(event.at, shown.now)}", "quiet"),
    ]
    if detail := detail_words(event):
        spans += [("  ", "quiet"), *phrase(detail, "plain")]
    if follows := follows_words(event, shown.view.history):
        spans.append((f"  {follows}", "quiet"))
    return spans
