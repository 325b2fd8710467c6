"""The line a filter is typed on."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from console.filters import completions


class FilterWords(Suggester):
    """Completes the last word of the line: keys, then the values of those that have a closed list."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        head, _, word = value.rpartition(" ")
        if not word:
            return None
        found = next((c for c in completions(word) if c != word), None)
        return None if found is None else f"{head} {found}" if head else found


class FilterLine(Input):
    """Shown while a filter is typed. Enter keeps it, escape clears it."""

    BINDINGS = [
        Binding("escape", "leave(False)", "Clear", id="filter.clear", tooltip="Clear the filter"),
        Binding(
            "enter,down", "leave(True)", "Keep", id="filter.keep", tooltip="Keep the filter, go to the queue"
        ),
        Binding("tab", "complete", "Complete", id="filter.complete", tooltip="Take the completion shown"),
    ]

    @dataclass
    class Left(Message):
        """The line was left; `keep` says whether its filter stays."""

        keep: bool

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            placeholder="words to find, or  type:billing.*  owner:none  trigger:security>=medium  wait:>2h",
            suggester=FilterWords(),
            id=id,
        )

    def action_leave(self, keep: bool) -> None:
        self.post_message(self.Left(keep))

    def action_complete(self) -> None:
        self.action_cursor_right()
