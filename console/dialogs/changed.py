"""Why an act was not accepted, and what happened meanwhile."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from console.clean import clean
from console.dialogs.dialog import Dialog
from console.widgets.key_bar import KeyBar
from console.widgets.sheet import Builder, Sheet

LINE = 76
"""Cells a line has where the screen is wide enough."""
AROUND = 12
"""Lines of the screen that the changes leave to everything else."""


class ChangedDialog(Dialog[None]):
    """Shows the refusal and the change; any of enter, space and escape goes back."""

    CSS_PATH = "changed.tcss"
    BINDINGS = [
        Binding(
            "enter,escape,space",
            "dismiss",
            "Back",
            id="changed.back",
            tooltip="Back to the case as it is now",
        ),
    ]

    def __init__(self, title: str, text: str, changes: Builder, *, back_to: str) -> None:
        super().__init__()
        self._back_to = back_to
        self._title = title
        self._text = text
        self._changes = changes

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(Content(clean(self._title)), id="title", markup=False)
            yield Static(Content(clean(self._text)), id="about", markup=False)
            yield Sheet(id="changes")
            yield KeyBar(id="foot")

    def on_mount(self) -> None:
        sheet = self.query_one(Sheet)
        sheet.styles.height = max(3, min(len(self._changes(LINE)), self.app.size.height - AROUND))
        sheet.show(self._changes)
        sheet.focus()
        self.query_one(KeyBar).show([self.hint("changed.back", f"back to {self._back_to}", "dismiss")])
