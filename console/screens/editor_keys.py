"""The keys of the screen a text is written on; most are heard before the text area can take them."""

from __future__ import annotations

from textual.binding import Binding

EDITOR_KEYS = (
    Binding("ctrl+s", "send", "Send", id="editor.send", priority=True, tooltip="Send exactly these words"),
    Binding(
        "escape",
        "keep",
        "Keep for later",
        id="editor.keep",
        priority=True,
        tooltip="Go back; the text is kept with the case",
    ),
    Binding(
        "ctrl+r",
        "reason",
        "Why",
        id="editor.reason",
        priority=True,
        tooltip="Say once why the draft was changed; it is not asked for each change then",
    ),
    Binding("ctrl+o", "external", "$EDITOR", id="editor.external", priority=True, tooltip="Write in $EDITOR"),
    Binding(
        "ctrl+g",
        "start_over",
        "Start over",
        id="editor.over",
        priority=True,
        tooltip="Go back to the draft, or to an empty reply",
    ),
    Binding("ctrl+x", "cut", "Cut", id="editor.cut", tooltip="Take the marked words out, and keep a copy"),
    Binding("ctrl+z", "take_back", "Undo", id="editor.undo", tooltip="Take back what was typed or cut last"),
    Binding("f2", "app.help", "Help", id="editor.help", show=False, tooltip="All keys of this place"),
)
