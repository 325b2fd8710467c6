"""The whole map of keys for the place the reader came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, TextArea

from console.dialogs.dialog import Dialog
from console.key_names import types_a_character, with_keys_of
from console.widgets.flow import Line, heading, item, paragraph
from console.widgets.key_bar import KeyBar
from console.widgets.sheet import Sheet
from console.widgets.view_bar import TITLES
from store.values import View

if TYPE_CHECKING:
    from console.app import LanedeskApp

_SIGNS = (
    (
        "P S M I C D",
        "the six triggers: Policy, Security, Missing source, Irreversible, Customer pressure, Domains",
    ),
    ("· p P", "low, medium and high of a trigger (here policy)"),
    (
        "· ? ~ = !",
        "the customer was told nothing, a question, an explanation, that it is resolved, something to expect",
    ),
    ("↻ ◆ ◇", "the customer wrote again, you hold it, somebody else holds it"),
    ("◎", "somebody else has the case open right now"),
    ("→ ✗ ?", "the reply waits to leave, could not be delivered, nobody knows"),
)
_STEPS = ("queue.up", "queue.down", "queue.first", "queue.last")
_SPELLING = (("^p", "the key ctrl and p together"), ("⇧tab", "the key shift and tab together"))
_WHY = (
    "There is no bulk approve: each draft is somebody's answer, read by a person before it leaves.",
    "What leaves is exactly what was shown. When it changed meanwhile the act is refused and your text kept.",
    "Keys typed before a case was on the screen do nothing.",
    "Lane 3 has no approve: the assistant may not speak to the customer. "
    "Claim it ({verb.claim:c}), reply yourself ({verb.reply:r}).",
)


class HelpScreen(Dialog[None]):
    """Every key with what it does, the signs, and the few rules behind them."""

    CSS_PATH = "help.tcss"
    BINDINGS = [
        Binding(
            "escape,question_mark,q,f2", "dismiss", "Back", id="help.back", tooltip="Back to where you were"
        ),
        Binding("j", "turn(0.2)", "Down", show=False, id="help.down", tooltip="Scroll down"),
        Binding("k", "turn(-0.2)", "Up", show=False, id="help.up", tooltip="Scroll up"),
        Binding(
            "pagedown,space", "turn(1)", "Page down", show=False, id="help.page_down", tooltip="A page down"
        ),
        Binding("pageup", "turn(-1)", "Page up", show=False, id="help.page_up", tooltip="A page up"),
    ]

    def __init__(self, place: Screen[Any], spell: Callable[[str, str], str]) -> None:
        super().__init__()
        self._keys = _keys_of(place, spell)
        self._spell = spell

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Sheet(id="keys")
            yield KeyBar(id="foot")

    def on_mount(self) -> None:
        sheet = self.query_one(Sheet)
        sheet.show(self._lines)
        sheet.focus()
        self.query_one(KeyBar).show(
            [
                self.hint("help.page_down", "a page down", "turn(1)"),
                self.hint("help.page_up", "up", "turn(-1)"),
                self.hint("help.back", "back", "dismiss"),
            ]
        )

    def action_turn(self, pages: float) -> None:
        self.query_one(Sheet).turn(pages)

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for title, keys in self._keys.items():
            lines += heading(
                title, width, note="" if lines else f"{self._spell('help.back', 'escape')} closes"
            )
            for key, words in keys:
                lines += item((f"{key.rjust(11)} ", "key"), [(words, "plain")], width)
        in_the_queue = [("Signs in the queue", _SIGNS)] if "Views" in self._keys else []
        for title, signs in (*in_the_queue, ("How keys are written", _SPELLING)):
            lines += heading(title, width)
            for sign, words in signs:
                lines += item((f"{sign.rjust(11)} ", "strong"), [(words, "plain")], width)
        lines += heading("Why it is so", width)
        for words in _WHY:
            lines += paragraph([(with_keys_of(words, self._spell), "quiet")], width)
        return lines[1:]


def _keys_of(place: Screen[Any], spell: Callable[[str, str], str]) -> dict[str, list[tuple[str, str]]]:
    """The place's keys by what they are about; one line for the six views."""
    sections: dict[str, list[tuple[str, str]]] = {
        "Deciding": [],
        "Moving and reading": [],
        "Views": [],
        "Here": [],
    }
    views: list[Binding] = []
    for name, binding in _bindings(place).items():
        if binding.action.startswith("view("):
            views.append(binding)
            if len(views) < len(View):
                continue
            key = " ".join(spell(str(each.id), each.key) for each in views)
            words = f"The views {', '.join(TITLES.values())}"
        else:
            key, words = spell(name, binding.key), binding.tooltip or binding.description
        sections[_section(name)].append((key, words))
    return {title: keys for title, keys in sections.items() if keys}


def _bindings(place: Screen[Any]) -> dict[str, Binding]:
    """What can be pressed, by name: the place's keys, those of our own widget under the reader's eye, the app's."""
    found: dict[str, Binding] = {}
    under_the_eye = getattr(place.focused, "BINDINGS", ())
    typing = isinstance(place.focused, (TextArea, Input))
    keymap = cast("LanedeskApp", place.app).own.keymap
    palette = Binding(place.app.COMMAND_PALETTE_BINDING, "command_palette", tooltip="Find any action by name")
    taken = {key for b in under_the_eye if isinstance(b, Binding) and b.id for key in b.key.split(",")}
    for binding in (*place.BINDINGS, *under_the_eye, palette, *place.app.BINDINGS):
        if not isinstance(binding, Binding) or (binding.id is None and binding is not palette):
            continue
        keys = keymap.get(binding.id or "", binding.key).split(",")
        if binding not in under_the_eye and not binding.priority and taken.issuperset(keys):
            continue
        if typing and all(types_a_character(key.strip()) for key in keys):
            continue
        if place.check_action(binding.action.partition("(")[0], ()) is not False:
            found.setdefault(binding.id or binding.action, binding)
    return found


def _section(name: str) -> str:
    head = name.partition(".")[0]
    if head in ("verb", "undo"):
        return "Deciding"
    if head in ("move", "case", "pane", "sheet") or name in _STEPS:
        return "Moving and reading"
    return "Views" if head in ("view", "queue") else "Here"
