"""Scrolling without relayout: a change of content costs a repaint of the widget and nothing else."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView


class StillScroll(ScrollView):
    """A Line-API view whose virtual size may change on every key; it has no scrollbar of Textual's."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    @property
    def allow_vertical_scroll(self) -> bool:
        return self.max_scroll_y > 0

    @property
    def allow_horizontal_scroll(self) -> bool:
        return False

    def thumb(self, whole: int, top: int) -> range | None:
        """The lines of the view that the scroll thumb covers, with so many lines in all; None where all is seen."""
        height = self.size.height
        if whole <= height or height < 1:
            return None
        length = max(1, round(height * height / whole))
        start = round((height - length) * top / (whole - height))
        return range(start, start + length)
