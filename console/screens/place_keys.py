"""The keys of the review screen that are no verbs: moving, reading, views, and leaving."""

from __future__ import annotations

from textual.binding import Binding

from store.values import View


def _key(key: str, action: str, label: str, name: str, tooltip: str, shown_as: str | None = None) -> Binding:
    return Binding(key, action, label, key_display=shown_as, id=name, tooltip=tooltip)


_TITLE = {view: view.name.replace("_", " ").capitalize() for view in View}

PLACE_KEYS = (
    _key("u", "undo", "undo", "undo", "Take back your latest act, while its reply is still here"),
    _key("E", "external", "$EDITOR", "verb.external", "Write in your own editor ($EDITOR)"),
    _key(
        "v",
        "mark",
        "mark",
        "queue.mark",
        "Mark the case: claim, reroute, snooze, note and release take all marked",
    ),
    _key("V", "mark_range", "mark to here", "queue.mark_range", "Mark every case from the last mark to here"),
    _key("j", "move(1)", "next", "move.next", "The next case"),
    _key("k", "move(-1)", "previous", "move.previous", "The case before"),
    _key("J,pagedown", "scroll(0.5)", "scroll", "case.down", "Scroll the case down"),
    _key("K,pageup", "scroll(-0.5)", "scroll", "case.up", "Scroll the case up"),
    _key("enter,space", "open", "open", "case.open", "Go to the case"),
    _key("escape", "back", "back", "case.back", "Back to the queue; ends maximising and the filter"),
    _key("tab", "pane(1)", "pane", "pane.next", "The next pane"),
    _key("shift+tab", "pane(-1)", "pane", "pane.previous", "The pane before"),
    _key("m", "maximise", "maximise", "pane.maximise", "Give the pane the whole screen, and back"),
    _key("t", "triggers", "triggers", "case.triggers", "Open the triggers: guidance, and evidence by number"),
    _key(
        "l",
        "references",
        "references",
        "case.references",
        "The references and citations: read one, open a web address",
    ),
    _key("w", "withheld", "withheld", "case.withheld", "Show the withheld draft as evidence, and hide it"),
    _key("left_square_bracket", "earlier", "earlier", "case.earlier", "Show earlier messages", "["),
    _key("plus", "whole", "whole", "case.whole", "Show long messages to their end", "+"),
    _key("slash", "filter", "filter", "queue.filter", "Search and filter the queue", "/"),
    _key("s", "sort", "sort", "queue.sort", "Sort by consequence, longest wait, newest, customer in turn"),
    _key("S", "save_view", "save view", "view.save", "Save view, filter and order under a name"),
    _key("f", "saved_views", "saved views", "view.saved", "Open a saved view"),
    *(
        _key(str(n), f"view('{view.value}')", "view", f"view.{view.value}", f"The view {_TITLE[view]}")
        for n, view in enumerate(View, 1)
    ),
    _key("h", "log", "log", "session.log", "What you did, and what became of it"),
    _key("q", "app.quit", "quit", "quit.q", "Leave; nothing is decided by leaving"),
)
