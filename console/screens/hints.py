"""Which keys matter now: what the key line shows in each place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.screens.verbs import BY_VERB, footer_order
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
            KeyHint(entry.key, entry.label, f"decide('{verb.value}')", screen.why_closed(verb) is None)
        )
    if screen.shown.view.ground.holder == screen.desk.me:
        hints.sort(key=lambda hint: hint.action in ("decide('claim')",))
    hints += [KeyHint("t", "triggers", "triggers"), KeyHint("/", "filter", "filter")]
    return hints, _ALWAYS
