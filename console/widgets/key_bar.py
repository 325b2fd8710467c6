"""The keys that matter now, on one line: open ones readable, closed ones greyed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip

from console.widgets.flow import Span
from console.widgets.ink import Inked


@dataclass(frozen=True)
class KeyHint:
    """One key, what it does in a word, and whether it is open on this case."""

    key: str
    label: str
    action: str
    open: bool = True


class KeyBar(Inked):
    """Shows as many hints as fit, whole; the last ones (help, palette) always stand."""

    DEFAULT_CSS = """
    KeyBar { height: 1; background: $panel; color: $quiet; }
    """
    ALLOW_SELECT = False

    @dataclass
    class Pressed(Message):
        """A hint was clicked."""

        hint: KeyHint

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints: tuple[KeyHint, ...] = ()
        self._always: tuple[KeyHint, ...] = ()
        self._places: list[tuple[int, int, KeyHint]] = []

    def show(self, hints: Sequence[KeyHint], always: Sequence[KeyHint] = ()) -> None:
        if (tuple(hints), tuple(always)) != (self._hints, self._always):
            self._hints, self._always = tuple(hints), tuple(always)
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        width = self.size.width
        kept = sum(_cells(hint) for hint in self._always)
        spans: list[Span] = []
        self._places = []
        at = 0
        for hint in self._hints:
            if at + _cells(hint) + kept > width:
                continue
            at = self._add(spans, hint, at)
        gap = max(0, width - at - kept)
        spans.append((" " * gap, ""))
        at += gap
        for hint in self._always:
            at = self._add(spans, hint, at)
        return self.strip(spans, width)

    def _add(self, spans: list[Span], hint: KeyHint, at: int) -> int:
        if hint.open:
            spans += [(f" {hint.key}", "key"), (f" {hint.label} ", "plain")]
        else:
            spans += [(f" {hint.key}", "quiet"), (" ", ""), (hint.label, "closed"), (" ", "")]
        end = at + _cells(hint)
        self._places.append((at, end, hint))
        return end

    def on_click(self, event: events.Click) -> None:
        for start, end, hint in self._places:
            if start <= event.x < end:
                event.stop()
                self.post_message(self.Pressed(hint))


def _cells(hint: KeyHint) -> int:
    return cell_len(hint.key) + cell_len(hint.label) + 3
