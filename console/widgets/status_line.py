"""One quiet line: what was just done and how long it can be called back, and the session so far."""

from __future__ import annotations

from textual.strip import Strip

from console.widgets.flow import Span, spread
from console.widgets.ink import Inked


class StatusLine(Inked):
    """Spans on the left give way to those on the right."""

    DEFAULT_CSS = """
    StatusLine { height: 1; background: $background; color: $quiet; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: tuple[Span, ...] = ()
        self._right: tuple[Span, ...] = ()

    def say(self, left: tuple[Span, ...], right: tuple[Span, ...]) -> None:
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    @property
    def text(self) -> str:
        return "".join(text for text, _ in (*self._left, *self._right))

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        width = self.size.width
        return self.strip([(" ", ""), *spread(self._left, self._right, max(1, width - 2))], width)
