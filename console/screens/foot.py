"""The two lines at the foot: what was just done, and which keys matter now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.clean import one_line
from console.screens.verbs import BY_VERB, footer_order
from console.widgets import ages
from console.widgets.flow import Span
from console.widgets.key_bar import KeyHint

if TYPE_CHECKING:
    from console.screens.review import ReviewScreen

_ALWAYS = (KeyHint("?", "help", "app.help"),)
_QUEUE = (
    KeyHint("enter", "open", "open"),
    KeyHint("j k", "move", "move(1)"),
    KeyHint("/", "filter", "filter"),
    KeyHint("1-6", "views", "app.help"),
    KeyHint("m", "maximise", "maximise"),
    KeyHint("q", "quit", "app.quit"),
)


def hints_for(screen: ReviewScreen) -> tuple[list[KeyHint], tuple[KeyHint, ...]]:
    """The hints for where the reader is, and those that always stand at the right edge."""
    undo = [KeyHint("u", "undo", "undo")] if screen.desk.session.latest is not None else []
    if screen.shown is None or not screen.case_visible:
        return [*undo, *_QUEUE], _ALWAYS
    hints = list(undo)
    for verb in footer_order(screen.shown.view.ground.lane):
        entry = BY_VERB[verb]
        hints.append(
            KeyHint(
                screen.desk.key_of(f"verb.{verb.value}", entry.key),
                entry.label,
                f"decide('{verb.value}')",
                screen.why_closed(verb) is None,
            )
        )
    if screen.shown.view.ground.holder == screen.desk.me:
        hints.sort(key=lambda hint: hint.action in ("decide('claim')",))
    hints += [KeyHint("t", "triggers", "triggers"), KeyHint("/", "filter", "filter")]
    return hints, _ALWAYS


def status_spans(screen: ReviewScreen) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What was just done with its countdown at the left; the sitting so far and the place at the right."""
    desk, now = screen.desk, screen.desk.clock()
    words, ink = screen.said
    left: list[Span] = [(one_line(words), ink)] if words else []
    leaving = desk.session.leaving(now)
    if leaving is not None and leaving.send_after is not None:
        seconds = max(1, round((leaving.send_after - now).total_seconds()))
        left += [("  leaves in ", "quiet"), (f"{seconds} s", "delivery-waiting")]
        left += [("  u", "key"), (" calls it back", "quiet")]
    elif screen.shown is not None and not words:
        left.append((f"came in {ages.moment(screen.shown.view.first_seen_at, now)}", "quiet"))
    right: list[Span] = []
    if desk.session.words:
        right += [(desk.session.words, "quiet"), ("   ", "")]
    if screen.queue.selected is not None:
        right.append((f"{screen.queue.at + 1:,} of {screen.total_words}", "quiet"))
    return tuple(left), tuple(right)
