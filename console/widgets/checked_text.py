"""A text being written, with the words that the reply check points at marked where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text
from textual.widgets import TextArea


class CheckedText(TextArea):
    """A text area that paints ranges of its text in the finding's colour, bold and underlined."""

    COMPONENT_CLASSES = {"checked-text--finding"}
    DEFAULT_CSS = """
    CheckedText > .checked-text--finding { color: $finding; text-style: bold underline; }
    """

    def __init__(self, text: str, *, id: str | None = None) -> None:
        self._marks: dict[int, list[tuple[int, int]]] = {}
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus")
        self.indent_width = 4

    def mark(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Mark these character ranges of `text` in place of the ones before."""
        marks = self._by_line(_merged(ranges))
        if marks != self._marks:
            self._marks = marks
            self._line_cache.clear()
            self.refresh()

    def action_undo(self) -> None:
        """Not while the text stands still: what is shown is what leaves."""
        if not self.read_only:
            super().action_undo()

    def action_redo(self) -> None:
        if not self.read_only:
            super().action_redo()

    @property
    def marked_words(self) -> list[str]:
        """The marked stretches line by line, from top to bottom."""
        return [
            self.document.get_line(line)[start:end]
            for line, spans in sorted(self._marks.items())
            for start, end in spans
        ]

    def _by_line(self, ranges: list[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
        """Ranges of the whole text as ranges of its lines."""
        found: dict[int, list[tuple[int, int]]] = {}
        step, at = len(self.document.newline), 0
        for place, line in enumerate(self.document.lines):
            end = at + len(line)
            spans = [(max(a, at) - at, min(b, end) - at) for a, b in ranges if a < end and b > at]
            if spans:
                found[place] = spans
            at = end + step
        return found

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        spans = self._marks.get(line_index, ())
        style = self.get_component_rich_style("checked-text--finding", partial=True) if spans else ""
        for start, end in spans:
            line.stylize(style, start, end)
        return line


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, those that overlap as one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
