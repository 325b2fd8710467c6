"""Several things judged one after another, a single key each; what is not judged is skipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from console.clean import clean, one_line
from console.dialogs.dialog import Dialog
from console.dialogs.option import Option, picked
from console.widgets.entry_list import EntryList
from console.widgets.flow import Line, Span, cells_of, pad, wrap
from console.widgets.inks import phrase
from console.widgets.key_bar import KeyBar, KeyHint

WIDTH, MOST_OF_THE_SCREEN = 92, 0.94
"""Cells of the question, and how much of a narrow screen it takes; `judge.tcss` says the same."""
EDGES = 7
"""Cells of those for the frame, the space inside it and the scroll bar."""


@dataclass(frozen=True)
class Judged:
    """What was said: verdicts by the value of what they are about, and how it was closed."""

    verdicts: dict[str, str]
    closing: str


@dataclass(frozen=True)
class Matter:
    """One thing to judge: its value for the caller, the part it belongs to, its words."""

    value: str
    part: str
    words: str
    expected: bool = True
    """Whether it is asked about; the others can be judged by going to them."""


class JudgeDialog(Dialog[Judged | None]):
    """Returns what was judged; None for escape. A closing ends it; without any, the last verdict does."""

    CSS_PATH = "judge.tcss"
    BINDINGS = [
        Binding(
            "escape", "put_away", "Back", id="judge.back", tooltip="Put the question away; nothing happens"
        ),
        Binding("space", "judge('')", "Skip", id="judge.skip", tooltip="Say nothing of this one"),
        Binding("enter", "finish", "Done", id="judge.done", tooltip="Leave the rest unsaid"),
        Binding("down,j", "step(1)", "Down", show=False, id="judge.down", tooltip="The one below"),
        Binding("up,k", "step(-1)", "Up", show=False, id="judge.up", tooltip="The one above"),
    ]

    def __init__(
        self,
        title: str,
        matters: Sequence[Matter],
        verdicts: Sequence[Option],
        closings: Sequence[Option] = (),
        *,
        closing_question: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._matters = tuple(matters)
        self._verdicts = tuple(verdicts)
        self._closings = tuple(closings)
        self._closing_question = closing_question
        self._said: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(Content(clean(self._title)), id="title", markup=False)
            yield EntryList(id="matters")
            yield KeyBar(id="verdicts")
            if self._closings:
                yield Static(Content(clean(self._closing_question)), id="closing", markup=False)
                yield KeyBar(id="closings")
            yield KeyBar(id="foot")

    @property
    def _list(self) -> EntryList:
        return self.query_one(EntryList)

    def on_mount(self) -> None:
        inside = min(WIDTH, int(self.app.size.width * MOST_OF_THE_SCREEN)) - EDGES
        self._list.styles.height = max(4, min(len(self._lines(inside)), self.app.size.height - 14))
        self._list.show_entries(self._lines, len(self._matters))
        self._list.focus()
        self.query_one("#verdicts", KeyBar).show(
            [*(KeyHint(o.key, o.label, f"judge('{o.value}')") for o in self._verdicts),
             self.hint("judge.skip", "skip", "judge('')")]
        )  # fmt: skip
        if self._closings:
            self.query_one("#closings", KeyBar).show(
                [KeyHint(o.key, o.label, f"close('{o.value}')") for o in self._closings]
            )
        done = [] if self._closings else [self.hint("judge.done", "done", "finish")]
        self.query_one("#foot", KeyBar).show([*done, self.hint("judge.back", "back", "put_away")])

    def _lines(self, width: int) -> list[Line]:
        if not self._matters:
            return [Line((("There is nothing in it to be judged one by one.", "quiet"),))]
        lines: list[Line] = []
        part = ""
        for place, matter in enumerate(self._matters):
            if matter.part != part:
                part = matter.part
                title = one_line(part)
                lines.append(Line(((title[:1].upper() + title[1:], "quiet"),)))
            lines += self._matter(place, matter, width)
        return lines

    def _matter(self, place: int, matter: Matter, width: int) -> list[Line]:
        verdict = self._said.get(matter.value, "")
        shown = next((o for o in self._verdicts if o.value == verdict), None)
        column = max(cell_len(o.hint or o.label) for o in self._verdicts)
        said = "" if shown is None else shown.hint or shown.label
        words = phrase(matter.words[:400], "plain" if matter.expected else "quiet")
        # A verdict is written into free cells: the words it is about never move.
        first: tuple[Span, ...] = (("  ", ""), (pad(said, column), "strong"), ("  ", ""))
        lines = wrap(words, width, first=first, rest=((" " * cells_of(first), ""),))
        return [Line(line, act=str(place)) for line in lines]

    def on_key(self, event: events.Key) -> None:
        if verdict := picked(self._verdicts, event):
            event.stop()
            self.action_judge(verdict.value)
        elif closing := picked(self._closings, event):
            event.stop()
            self.action_close(closing.value)

    def action_step(self, by: int) -> None:
        self._list.step(by)

    def action_judge(self, verdict: str) -> None:
        """Say this of the matter under the cursor ("" takes it back), then go on to the next."""
        if not self._matters:
            return
        at = self._list.at
        matter = self._matters[at]
        self._said.pop(matter.value, None)
        if verdict:
            self._said[matter.value] = verdict
        asked = [i for i, other in enumerate(self._matters) if other.expected and i > at]
        if not asked and not self._closings:
            self.action_close("")
            return
        self._list.stand_on(asked[0] if asked else at)

    def action_finish(self) -> None:
        if not self._closings:
            self.action_close("")

    def action_close(self, closing: str) -> None:
        self.dismiss(Judged(dict(self._said), closing))

    def action_put_away(self) -> None:
        self.dismiss(None)
