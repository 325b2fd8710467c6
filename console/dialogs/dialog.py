"""What every dialog is: a question over the screen that names and hears the keys of the reader's keymap."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual import events, on
from textual.binding import Binding
from textual.screen import ModalScreen

from console.widgets.key_bar import KeyBar, KeyHint

if TYPE_CHECKING:
    from console.app import LanedeskApp

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """Each action of it is a binding with a name; its foot shows them, and a click there does the same."""

    @property
    def desk(self) -> LanedeskApp:
        """The app with the reader's keymap."""
        return cast("LanedeskApp", self.app)

    def came_with(self, name: str) -> str:
        """The keys an action of this dialog came with, with commas between."""
        found = (b for b in self.BINDINGS if isinstance(b, Binding) and b.id == name)
        return next(found).key

    def key(self, name: str) -> str:
        """The key of an action as it is shown: the first it came with, or the reader's own."""
        return self.desk.key_of(name, self.came_with(name).split(",")[0])

    def hint(self, name: str, label: str, action: str) -> KeyHint:
        """An action for the foot."""
        return KeyHint(self.key(name), label, action)

    def is_pressed(self, name: str, event: events.Key) -> bool:
        """Whether this is a key of an action; for what must be heard before a focused widget takes it."""
        return self.desk.has_key(event.key, {name: self.came_with(name)})

    @on(KeyBar.Pressed)
    async def _foot_pressed(self, message: KeyBar.Pressed) -> None:
        message.stop()
        await self.run_action(message.hint.action)
