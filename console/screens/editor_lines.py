"""The two lines around a text being written: what it is and how it stands, and the keys for it."""

from __future__ import annotations

from console.clean import one_line
from console.widgets.case.shown import KeyOf, Shown
from console.widgets.flow import Line, Span, spread
from console.widgets.inks import phrase
from console.widgets.key_bar import KeyHint
from lanes.words import Verb


def about_line(shown: Shown, verb: Verb, state: str, width: int) -> Line:
    """What is written on which case; `state` is `sending`, `restored` or empty."""
    row = shown.view.row
    left: list[Span] = [
        ("Edit the draft" if verb is Verb.EDIT else "Write the reply", "heading"),
        ("  ", ""),
        *phrase(row.ticket_id, "strong"),
        ("  ", ""),
        *phrase(row.subject or "", "quiet"),
    ]
    away = shown.key_of("editor.keep", "escape")
    right: list[Span] = {
        "sending": [(f"waiting for another writer… your text is kept  {away} gives up", "stale")],
        "restored": [("restored: not sent last time", "stale")],
    }.get(state, [])
    return Line(spread(left, right, width))


def hints_of(key_of: KeyOf, verb: Verb, reason: str) -> tuple[list[KeyHint], tuple[KeyHint, ...]]:
    """The keys that matter while writing, and the one that always stands at the right edge."""
    hints = [
        KeyHint(key_of("editor.send", "ctrl+s"), "send", "send"),
        KeyHint(key_of("editor.keep", "escape"), "keep for later", "keep"),
    ]
    if verb is Verb.EDIT:
        why = reason.replace("_", " ") or "when sent"
        hints.append(KeyHint(key_of("editor.reason", "ctrl+r"), f"why: {one_line(why)}", "reason"))
    hints += [
        KeyHint(key_of("editor.cut", "ctrl+x"), "cut", "cut"),
        KeyHint(key_of("editor.undo", "ctrl+z"), "undo", "take_back"),
        KeyHint(key_of("editor.external", "ctrl+o"), "$EDITOR", "external"),
        KeyHint(key_of("editor.over", "ctrl+g"), "start over", "start_over"),
    ]
    return hints, (KeyHint(key_of("editor.help", "f2"), "help", "app.help"),)
