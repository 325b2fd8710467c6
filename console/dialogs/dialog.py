"""What every dialog is: a question over the screen that names and hears the keys of the reader's keymap."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual import on
from textual.binding import Binding
from textual.screen import ModalScreen

from console.widgets.key_bar import KeyBar, KeyHint

if TYPE_CHECKING:
    from console.app import LanedeskApp

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """Each action of it is a binding with a name; its foot shows them, and a click there does the same."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: transparent;
    }
    Dialog #question {
        width: 72;
        max-width: 94%;
        height: auto;
        max-height: 90%;
        background: $panel;
        border: round $accent;
        padding: 0 0 0 1;
    }
    Dialog #title {
        text-style: bold;
        color: $foreground;
        padding: 0 1;
    }
    Dialog Sheet {
        background: $panel;
    }
    """

    @property
    def desk(self) -> LanedeskApp:
        """The app with the reader's keymap."""
        return cast("LanedeskApp", self.app)

    def key(self, name: str) -> str:
        """The key of an action as it is shown: the first it came with, or the reader's own."""
        came_with = next(b.key for b in self.BINDINGS if isinstance(b, Binding) and b.id == name)
        return self.desk.key_of(name, came_with.split(",")[0])

    def hint(self, name: str, label: str, action: str) -> KeyHint:
        """An action for the foot."""
        return KeyHint(self.key(name), label, action)

    @on(KeyBar.Pressed)
    async def _foot_pressed(self, message: KeyBar.Pressed) -> None:
        message.stop()
        await self.run_action(message.hint.action)
