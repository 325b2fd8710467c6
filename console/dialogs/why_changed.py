"""Why each change of an edit was made: one key a change, and never in the way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from console.clean import one_line
from console.dialogs.dialog import Dialog
from console.dialogs.option import option_lines, options_of, picked
from console.widgets.flow import Line, wrap
from console.widgets.inks import words
from console.widgets.key_bar import KeyBar
from console.widgets.sheet import Sheet
from console.widgets.word_diff import changed_spans
from lanes.act import Hunk
from lanes.hunks import around, hunks

MOST_SHOWN = 300
"""Characters of one side of a change that are shown."""
CHANGE_LINES = 4
WORDS_AROUND = 5


class WhyChangedDialog(Dialog[tuple[Hunk, ...] | None]):
    """Returns the hunks, each with the reason that was picked or none; None for escape: nothing is sent."""

    CSS_PATH = "why_changed.tcss"
    BINDINGS = [
        Binding(
            "ctrl+s",
            "skip_rest",
            "Skip the rest",
            id="why.skip_rest",
            tooltip="Say no more; the edit is sent",
        ),
        Binding("space", "reason('')", "Skip", id="why.skip", tooltip="Say nothing of this change"),
        Binding("escape", "dismiss", "Back", id="why.back", tooltip="Back to the text; nothing is sent"),
    ]

    def __init__(self, draft: str, text: str, codes: Sequence[str]) -> None:
        super().__init__()
        self._hunks = list(hunks(draft, text))
        self._around = around(draft, text, WORDS_AROUND)
        self._options = options_of(codes)
        self._at = 0

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(id="title", markup=False)
            yield Sheet(id="change")
            yield Sheet(id="options")
            yield KeyBar(id="foot")

    def on_mount(self) -> None:
        options = self.query_one("#options", Sheet)
        options.styles.height = max(1, len(self._options))
        options.show(partial(option_lines, self._options))
        options.focus()
        self.query_one(KeyBar).show(
            [
                self.hint("why.skip", "skips one", "reason('')"),
                self.hint("why.skip_rest", "skips the rest and sends", "skip_rest"),
                self.hint("why.back", "back to the text", "dismiss"),
            ]
        )
        self._paint()
        self.call_after_refresh(self._fit_changes)

    def _fit_changes(self) -> None:
        """Make room for the longest change, so that the answers stand still from one to the next."""
        sheet = self.query_one("#change", Sheet)
        room = max(1, sheet.size.width - 2)
        sheet.styles.height = max(len(self._change(room, at)) for at in range(len(self._hunks)))

    def _paint(self) -> None:
        place = f" {self._at + 1} of {len(self._hunks)}" if len(self._hunks) > 1 else ""
        self.query_one("#title", Static).update(Content(f"Why this change?{place}"))
        self.query_one("#change", Sheet).show(lambda width: self._change(width, self._at))

    def _change(self, width: int, at: int) -> list[Line]:
        hunk = self._hunks[at]
        before, after = self._around[at]
        change = changed_spans(_short(hunk.before), _short(hunk.after))
        if not "".join(text for text, _ in change).strip():
            change = [("[only spaces]", "diff-added")]
        spans = [
            *words(f"{one_line(before)} ", "quiet"),
            *change,
            *words(f" {one_line(after)}", "quiet"),
        ]
        return [Line(line) for line in wrap(spans, width)][:CHANGE_LINES]

    def on_key(self, event: events.Key) -> None:
        option = picked(self._options, event)
        if option is not None:
            event.stop()
            self.action_reason(option.value)

    @on(Sheet.Clicked)
    def _clicked(self, message: Sheet.Clicked) -> None:
        message.stop()
        self.action_reason(self._options[int(message.act)].value)

    def action_reason(self, code: str) -> None:
        """Give the change before the reader its reason, none for "", and go on to the next."""
        self._hunks[self._at] = self._hunks[self._at].model_copy(update={"reason": code or None})
        self._at += 1
        if self._at == len(self._hunks):
            self.dismiss(tuple(self._hunks))
        else:
            self._paint()

    def action_skip_rest(self) -> None:
        self.dismiss(tuple(self._hunks))


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]} …"
