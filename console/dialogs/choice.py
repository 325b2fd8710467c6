"""One question with a key for each answer, and a line for one's own words where they are welcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from console.clean import clean, one_line
from console.dialogs.dialog import Dialog
from console.widgets.flow import Line, Span, pad, spread
from console.widgets.ink import phrase
from console.widgets.key_bar import KeyBar, KeyHint
from console.widgets.sheet import Sheet

KEYS = "123456789abcdefghijklmnopqrstuvxyz"
"""Keys handed out in order; `w` stays free for one's own words."""


@dataclass(frozen=True)
class Option:
    """One answer: what it means to the caller, how it reads, the key that picks it."""

    value: str
    label: str
    key: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Choice:
    """What was picked: an option's value, or one's own words."""

    value: str
    own_words: bool = False


def with_keys(options: Sequence[Option]) -> list[Option]:
    """The options, each with a key: its own, else the next free one."""
    taken = {option.key for option in options if option.key} | {"w"}
    free = (key for key in KEYS if key not in taken)
    return [Option(o.value, o.label, o.key or next(free, ""), o.hint) for o in options]


def options_of(codes: Sequence[str]) -> list[Option]:
    """Options for codes such as `wrong_tone`, readable as words."""
    return with_keys([Option(code, code.replace("_", " ")) for code in codes])


class ChoiceDialog(Dialog[Choice | None]):
    """Returns the choice, None for escape. `words` names what one may type instead; empty: nothing."""

    CSS_PATH = "choice.tcss"
    BINDINGS = [
        Binding(
            "escape", "put_away", "Back", id="choice.back", tooltip="Put the question away; nothing happens"
        ),
        Binding("enter", "pick", "Pick", id="choice.pick", tooltip="The answer you are on"),
        Binding("down", "step(1)", "Down", show=False, id="choice.down", tooltip="The answer below"),
        Binding("up", "step(-1)", "Up", show=False, id="choice.up", tooltip="The answer above"),
        Binding("space", "skip", "Skip", id="choice.skip", tooltip="Leave the question unanswered"),
        Binding("w", "own_words", "Own words", id="choice.words", tooltip="Answer in your own words"),
    ]

    def __init__(
        self, title: str, options: Sequence[Option], *, about: str = "", words: str = "", skip: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._options = with_keys(options)
        self._words = words
        self._skip = skip
        self._at = 0

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(Content(clean(self._title)), id="title", markup=False)
            if self._about:
                yield Static(Content(one_line(self._about)), id="about", markup=False)
            sheet = Sheet(id="options")
            sheet.styles.height = min(20, max(1, len(self._lines(60))))
            yield sheet
            if self._words:
                yield Input(placeholder=self._words, id="words")
            yield KeyBar(id="foot")

    def on_mount(self) -> None:
        self._paint()
        self.query_one("#options", Sheet).focus()
        if self._words and not self._options:
            self.query_one("#words", Input).focus()
        self._foot()

    def on_descendant_focus(self) -> None:
        self._foot()

    def _foot(self) -> None:
        """The keys for where the reader is: among the answers, or in their own words."""
        if isinstance(self.focused, Input):
            hints = [KeyHint(self.key("choice.pick"), "keeps your words", "pick")]
        else:
            hints = [self.hint("choice.pick", "picks", "pick")]
            if self._words:
                hints.append(self.hint("choice.words", "own words", "own_words"))
            if self._skip:
                hints.append(self.hint("choice.skip", self._skip, "skip"))
        self.query_one(KeyBar).show([*hints, self.hint("choice.back", "back", "put_away")])

    def _paint(self) -> None:
        self.query_one("#options", Sheet).show(self._lines, keep=True)

    def _lines(self, width: int) -> list[Line]:
        lines = []
        label_cells = max((cell_len(one_line(o.label)) for o in self._options), default=0)
        for place, option in enumerate(self._options):
            here = place == self._at
            spans: list[Span] = [("▌" if here else " ", "accent"), (f"{option.key or ' '} ", "key")]
            if option.hint:
                cells = min(label_cells, max(10, width - 20))
                spans += [
                    (pad(one_line(option.label), cells), "plain"),
                    ("  ", ""),
                    *phrase(option.hint, "quiet"),
                ]
            else:
                spans += phrase(option.label, "plain")
            spans = list(spread(spans, (), width))
            lines.append(Line(tuple(spans), "cursor" if here else "", act=str(place)))
        return lines

    def on_key(self, event: events.Key) -> None:
        down, up = self.is_pressed("choice.down", event), self.is_pressed("choice.up", event)
        if isinstance(self.focused, Input):
            if not up or not self._options:
                return
            self.query_one("#options", Sheet).focus()
        elif down or up:
            self.action_step(1 if down else -1)
        else:
            place = next((i for i, o in enumerate(self._options) if o.key and o.key == event.character), None)
            if place is None:
                return
            self._pick(place)
        event.stop()
        event.prevent_default()

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """While own words are typed, no key but back and enter is taken from them."""
        typing = isinstance(self.focused, Input)
        return {"skip": bool(self._skip) and not typing, "own_words": bool(self._words) and not typing}.get(
            action, True
        )

    def action_step(self, by: int) -> None:
        self._at = (self._at + by) % max(1, len(self._options))
        self._paint()

    def action_pick(self) -> None:
        """The answer under the cursor, or the words that were typed."""
        if isinstance(self.focused, Input):
            self._keep(self.focused.value)
        elif self._options:
            self._pick(self._at)

    def action_skip(self) -> None:
        self.dismiss(Choice(""))

    def action_own_words(self) -> None:
        self.query_one("#words", Input).focus()

    def _pick(self, place: int) -> None:
        self.dismiss(Choice(self._options[place].value))

    @on(Sheet.Clicked)
    def _clicked(self, message: Sheet.Clicked) -> None:
        message.stop()
        if message.act.isdigit():
            self._pick(int(message.act))

    @on(Input.Submitted)
    def _typed(self, message: Input.Submitted) -> None:
        message.stop()
        self._keep(message.value)

    def _keep(self, words: str) -> None:
        if words.strip():
            self.dismiss(Choice(words.strip(), own_words=True))

    def action_put_away(self) -> None:
        if isinstance(self.focused, Input) and self._options:
            self.query_one("#options", Sheet).focus()
            return
        self.dismiss(None)
