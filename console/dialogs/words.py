"""A few lines of one's own: a note."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from console.clean import clean
from console.dialogs.dialog import Dialog
from console.widgets.key_bar import KeyBar

SAVE_EVERY = 2.0
"""Seconds between two times that the words are kept, where they changed."""


class WordsDialog(Dialog[str | None]):
    """Returns the words, None for escape or when there are none. `keep` is given them while they are typed."""

    CSS_PATH = "words.tcss"
    BINDINGS = [
        Binding("ctrl+s", "save", "Save", id="words.save", priority=True, tooltip="Keep the words"),
        Binding("escape", "put_away", "Back", id="words.back", priority=True, tooltip="Put the words away"),
    ]

    def __init__(self, title: str, *, text: str = "", keep: Callable[[str], object] = lambda _: None) -> None:
        super().__init__()
        self._keep = keep
        self._kept = text
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(Content(clean(self._title)), id="title", markup=False)
            yield TextArea(self._text, id="text", soft_wrap=True)
            yield KeyBar(id="foot")

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)
        self.set_interval(SAVE_EVERY, self.save)
        self.query_one(KeyBar).show(
            [self.hint("words.save", "keeps it", "save"), self.hint("words.back", "back", "put_away")]
        )

    @property
    def text(self) -> str:
        """What has been typed so far."""
        return self.query_one(TextArea).text

    def save(self) -> None:
        """Keep the words, where they changed since they were kept last."""
        if self.text != self._kept:
            self._kept = self.text
            self._keep(self.text)

    def action_save(self) -> None:
        self.save()
        self.dismiss(self.text.strip() or None)

    def action_put_away(self) -> None:
        self.save()
        self.dismiss(None)
