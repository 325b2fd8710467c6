"""What a case rests on, one by one: title, reference, and for a web address the way to open it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from console.dialogs.dialog import Dialog
from console.dialogs.option import KEYS
from console.web_address import web_address
from console.widgets.entry_list import EntryList
from console.widgets.flow import Line, Span, paragraph, spread
from console.widgets.inks import phrase, words
from console.widgets.key_bar import KeyBar
from console.widgets.sheet import Sheet
from lanes.record import Citation

MOST = 30


class ReferencesDialog(Dialog[None]):
    """A list; enter shows one in full. Nothing opens but a web address, shown exactly, at its own key."""

    CSS_PATH = "references.tcss"
    BINDINGS = [
        Binding(
            "escape,q", "back", "Back", id="references.back", tooltip="Back to the list, then to the case"
        ),
        Binding("enter", "show", "Show", id="references.show", tooltip="Show title and reference in full"),
        Binding("o", "open", "Open", id="references.open", tooltip="Open the address that is shown"),
        Binding("down,j", "step(1)", "Down", show=False, id="references.down", tooltip="The one below"),
        Binding("up,k", "step(-1)", "Up", show=False, id="references.up", tooltip="The one above"),
    ]

    def __init__(self, cited: Sequence[Citation]) -> None:
        super().__init__()
        self._cited = tuple(cited[:MOST])
        self._left_out = len(cited) - len(self._cited)
        self._one = False

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(Content("References"), id="title", markup=False)
            for sheet in (EntryList(id="references"), Sheet(id="reference")):
                sheet.styles.height = min(16, max(6, len(self._cited)))
                yield sheet
            yield KeyBar(id="foot")

    @property
    def _list(self) -> EntryList:
        return self.query_one(EntryList)

    def on_mount(self) -> None:
        self._list.show_entries(self._entries, len(self._cited))
        self._paint()

    @cached_property
    def _letters(self) -> str:
        """Letters handed out to the entries: those that do nothing else here."""
        bound = [b for b in self.BINDINGS if isinstance(b, Binding)]
        return "".join(key for key in KEYS if not self.desk.has_key(key, {str(b.id): b.key for b in bound}))

    @property
    def address(self) -> str | None:
        """The web address of the reference under the cursor, exactly as it would be opened."""
        address = web_address(self._cited[self._list.at].ref)
        return None if address is None else address.text

    def _paint(self) -> None:
        """Put the list before the reader, or the one reference in its place."""
        reference = self.query_one("#reference", Sheet)
        self._list.display, reference.display = not self._one, self._one
        if self._one:
            reference.show(self._single)
        self.set_focus(reference if self._one else self._list)
        hints = [] if self._one else [self.hint("references.show", "show", "show")]
        if self._one and self.address is not None:
            hints.append(self.hint("references.open", "open in the browser", "open"))
        self.query_one(KeyBar).show([*hints, self.hint("references.back", "back", "back")])

    def _entries(self, width: int) -> list[Line]:
        lines = []
        for place, citation in enumerate(self._cited):
            key = self._letters[place] if place < len(self._letters) else " "
            spans: list[Span] = [(" ", ""), (f"{key} ", "key")]
            spans += phrase(citation.title or citation.ref or "untitled", "plain")
            if citation.title and citation.ref:
                spans += [("  ", ""), *phrase(citation.ref, "quiet")]
            lines.append(Line(spread(spans, (), width), act=str(place)))
        if self._left_out:
            lines.append(Line(((f"   and {self._left_out} more, which stand in the record", "quiet"),)))
        return lines

    def _single(self, width: int) -> list[Line]:
        citation = self._cited[self._list.at]
        lines = paragraph(words(citation.title or "untitled", "strong"), width)
        lines += paragraph(words(citation.ref or "no reference was given", "plain"), width)
        address = web_address(citation.ref)
        if address is None:
            return [*lines, Line(), *paragraph([("It is no web address: nothing opens.", "quiet")], width)]
        opens: Span = (self.key("references.open"), "key")
        lines += [Line(), *paragraph([opens, (" opens exactly this:", "quiet")], width)]
        lines += paragraph([(address.text, "evidence")], width)
        if address.was_spelled_otherwise:
            said = "The reference holds letters from outside plain ASCII; this is what they stand for."
            lines += paragraph([("▲ ", "badge"), (said, "badge")], width)
        return lines

    def on_key(self, event: events.Key) -> None:
        place = self._letters.find(event.character) if event.character else -1
        if not self._one and 0 <= place < len(self._cited):
            event.stop()
            self._list.stand_on(place)
            self.action_show()

    @on(EntryList.Picked)
    def _clicked(self, message: EntryList.Picked) -> None:
        message.stop()
        self.action_show()

    def action_step(self, by: int) -> None:
        if not self._one:
            self._list.step(by)

    def action_show(self) -> None:
        self._one = True
        self._paint()

    def action_open(self) -> None:
        """Open the address once it stands on the screen."""
        if self._one and self.address is not None:
            self.app.open_url(self.address)

    def action_back(self) -> None:
        if self._one:
            self._one = False
            self._paint()
        else:
            self.dismiss(None)
