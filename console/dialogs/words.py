"""A few lines of one's own: a note."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from console.clean import clean
from console.dialogs.dialog import Dialog
from console.widgets.key_bar import KeyBar


class WordsDialog(Dialog[str | None]):
    """Returns the words, None for escape or when there are none."""

    CSS_PATH = "words.tcss"
    BINDINGS = [
        Binding("ctrl+s", "save", "Save", id="words.save", priority=True, tooltip="Keep the words"),
        Binding("escape", "put_away", "Back", id="words.back", priority=True, tooltip="Put the words away"),
    ]

    def __init__(self, title: str, *, text: str = "") -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(Content(clean(self._title)), id="title", markup=False)
            yield TextArea(self._text, id="text", soft_wrap=True)
            yield KeyBar(id="foot")

    def on_mount(self) -> None:
        self.query_one(TextArea).focus()
        self.query_one(KeyBar).show(
            [self.hint("words.save", "keeps it", "save"), self.hint("words.back", "back", "put_away")]
        )

    @property
    def text(self) -> str:
        """What has been typed so far."""
        return self.query_one(TextArea).text

    def action_save(self) -> None:
        self.dismiss(self.text.strip() or None)

    def action_put_away(self) -> None:
        self.dismiss(None)
