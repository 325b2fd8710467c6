"""The line a filter is typed on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.binding import Binding
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from console.filters import Known, completions


def last_word(line: str) -> tuple[str, str]:
    """The line up to its last word, and that word; a word may hold spaces within quotes."""
    quoted = line.count('"') % 2 == 1
    at = line.rfind(" ", 0, line.rfind('"')) if quoted else line.rfind(" ")
    return line[: at + 1], line[at + 1 :]


class FilterWords(Suggester):
    """Completes the last word of the line: keys, then their values."""

    def __init__(self, known: Callable[[], Known]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        head, word = last_word(value)
        if not word:
            return None
        found = next((c for c in completions(word, self._known()) if c != word), None)
        return None if found is None else head + found


class FilterLine(Input):
    """Shown while a filter is typed. Enter keeps it, escape clears it."""

    BINDINGS = [
        Binding("escape", "leave(False)", "Clear", id="filter.clear", tooltip="Clear the filter"),
        Binding(
            "enter,down", "leave(True)", "Keep", id="filter.keep", tooltip="Keep the filter, go to the queue"
        ),
        Binding(
            "tab",
            "complete(1)",
            "Complete",
            id="filter.complete",
            tooltip="Complete the word; again: the next completion",
        ),
        Binding(
            "shift+tab",
            "complete(-1)",
            "The one before",
            id="filter.complete_back",
            tooltip="The completion before",
        ),
    ]

    @dataclass
    class Left(Message):
        """The line was left; `keep` says whether its filter stays."""

        keep: bool

    def __init__(self, known: Callable[[], Known] = dict, *, id: str | None = None) -> None:
        super().__init__(
            placeholder="words to find, or  type:billing.*  owner:none  trigger:security>=medium  wait:>2h",
            suggester=FilterWords(known),
            id=id,
        )
        self._known = known
        self._offered: list[str] = []
        self._at = 0

    @property
    def choices(self) -> list[str]:
        """What the word at the end may become."""
        return completions(last_word(self.value)[1], self._known())

    def action_leave(self, keep: bool) -> None:
        self.post_message(self.Left(keep))

    def action_complete(self, step: int) -> None:
        """Take the next completion of what was typed; a lone value ends the word, a lone key asks for one."""
        head, word = last_word(self.value)
        if word not in self._offered:
            self._offered, self._at = self.choices, 0 if step > 0 else -1
        else:
            self._at += step
        if not self._offered:
            return
        taken = self._offered[self._at % len(self._offered)]
        if len(self._offered) == 1:
            self._offered = []
        self.value = head + taken
        self.cursor_position = len(self.value)
