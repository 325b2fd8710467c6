"""Why an act was not accepted, and what happened meanwhile."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from console.clean import clean
from console.widgets.sheet import Builder, Sheet


class ChangedDialog(ModalScreen[None]):
    """Shows the refusal and the change; any of enter, space and escape goes back."""

    CSS_PATH = "changed.tcss"
    BINDINGS = [
        Binding(
            "escape,enter,space",
            "dismiss",
            "Back",
            id="changed.back",
            tooltip="Back to the case as it is now",
        ),
    ]

    def __init__(self, title: str, text: str, changes: Builder) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._changes = changes

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(Content(clean(self._title)), id="title", markup=False)
            yield Static(Content(clean(self._text)), id="about", markup=False)
            yield Sheet(id="changes")
            yield Static(Content("enter goes back to the case as it is now"), id="foot", markup=False)

    def on_mount(self) -> None:
        sheet = self.query_one(Sheet)
        sheet.show(self._changes)
        sheet.focus()
