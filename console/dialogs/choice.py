"""One question with a key for each answer, and a line for one's own words where they are welcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from console.clean import clean, one_line
from console.dialogs.dialog import Dialog
from console.dialogs.option import Option, option_lines, picked, with_keys
from console.widgets.entry_list import EntryList
from console.widgets.key_bar import KeyBar, KeyHint


@dataclass(frozen=True)
class Choice:
    """What was picked: an option's value, or one's own words."""

    value: str
    own_words: bool = False


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

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(Content(clean(self._title)), id="title", markup=False)
            if self._about:
                yield Static(Content(one_line(self._about)), id="about", markup=False)
            options = EntryList(id="options")
            options.styles.height = min(20, max(1, len(self._options)))
            yield options
            if self._words:
                yield Input(placeholder=self._words, id="words")
            yield KeyBar(id="foot")

    @property
    def _list(self) -> EntryList:
        return self.query_one(EntryList)

    def on_mount(self) -> None:
        self._list.show_entries(partial(option_lines, self._options), len(self._options))
        self._list.focus()
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

    def on_key(self, event: events.Key) -> None:
        option = None if isinstance(self.focused, Input) else picked(self._options, event)
        if option is not None:
            event.stop()
            self.dismiss(Choice(option.value))

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """While own words are typed, no key but back and enter is taken from them."""
        typing = isinstance(self.focused, Input)
        return {"skip": bool(self._skip) and not typing, "own_words": bool(self._words) and not typing}.get(
            action, True
        )

    def action_step(self, by: int) -> None:
        """Move among the answers; from one's own words, up leads back to them."""
        if not isinstance(self.focused, Input):
            self._list.step(by)
        elif by < 0 and self._options:
            self._list.focus()

    def action_pick(self) -> None:
        """The answer under the cursor, or the words that were typed."""
        if isinstance(self.focused, Input):
            self._keep(self.focused.value)
        elif self._options:
            self._pick(self._list.at)

    def action_skip(self) -> None:
        self.dismiss(Choice(""))

    def action_own_words(self) -> None:
        self.query_one("#words", Input).focus()

    def _pick(self, place: int) -> None:
        self.dismiss(Choice(self._options[place].value))

    @on(EntryList.Picked)
    def _clicked(self, message: EntryList.Picked) -> None:
        message.stop()
        self._pick(message.place)

    @on(Input.Submitted)
    def _typed(self, message: Input.Submitted) -> None:
        message.stop()
        self._keep(message.value)

    def _keep(self, words: str) -> None:
        if words.strip():
            self.dismiss(Choice(words.strip(), own_words=True))

    def action_put_away(self) -> None:
        if isinstance(self.focused, Input) and self._options:
            self._list.focus()
            return
        self.dismiss(None)
