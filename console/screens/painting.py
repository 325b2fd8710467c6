"""Painting without the compositor: of our own widgets only the lines that differ, and all of them at once.

The compositor renders every widget that a change touches, to the last container, and does so when the next tick
comes; list and detail, which change with one key, may even fall into different ticks. Here each line that is
asked of its widget is compared with the one on the terminal. Where anything else stands over the change (a
notice, another screen) the compositor paints.
"""

from __future__ import annotations

from typing import Any, cast

from rich.console import COLOR_SYSTEMS, Console
from textual._compositor import CompositorUpdate
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from console.widgets.ink import Inked

Place = tuple[int, int]
"""Column and row on the terminal."""


class ChangedLines(CompositorUpdate):
    """Lines that differ from those `standing` on the terminal; once written they stand there."""

    def __init__(self, lines: dict[Place, tuple[Inked, Strip]], standing: dict[Place, Strip]) -> None:
        self._lines = lines
        self._standing = standing

    def render_segments(self, console: Console) -> str:
        system = COLOR_SYSTEMS[console.color_system or "truecolor"]
        out = []
        for place, (widget, strip) in self._lines.items():
            self._standing[place] = strip
            out.append(f"\x1b[{place[1] + 1};{place[0] + 1}H{widget.words_of(strip, system)}")
        return "".join(out)


class Painting(Screen[Any]):
    """The painting half of the review screen."""

    def __init__(self) -> None:
        super().__init__()
        self._standing: dict[Place, Strip] = {}
        """The lines painted last, as long as nobody else painted."""

    def forget_painted(self) -> None:
        """Somebody else writes to the terminal: what stands there is no longer known."""
        self._standing.clear()

    def paint_now(self) -> None:
        """Paint what has changed in this very moment; where that cannot be, the next tick paints it."""
        if not self.is_current or self.app._batch_count:
            return
        if self._layout_required or self._scroll_required or self._repaint_required:
            return
        visible = self._compositor.visible_widgets
        changed: set[Widget] = {w for w in visible if isinstance(w, Inked) and w._repaint_required}
        if any(widget._layout_required for widget in changed):
            return
        for widget in changed:
            widget._repaint_required = False
        self._compositor.update_widgets(changed | self._dirty_widgets)
        self._compositor_refresh()

    def _compositor_refresh(self) -> None:
        lines = self._changed_lines()
        if lines is None:
            super()._compositor_refresh()
            return
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        if lines:
            self.app._display(self, cast("Any", ChangedLines(lines, self._standing)))
        self.app._update_mouse_over(self)

    def _changed_lines(self) -> dict[Place, tuple[Inked, Strip]] | None:
        """The lines that differ in the changed regions, by their places; None where the compositor has to paint."""
        regions = self._compositor._dirty_regions
        if self is not self.app.screen or self.app.is_inline or not regions:
            return None
        found: dict[Place, tuple[Inked, Strip]] = {}
        for changed in regions:
            owner = self._owner_of(changed)
            if owner is None:
                return None
            widget, region = owner
            within = region.shrink(widget.styles.gutter)
            first, last = max(changed.y, within.y), min(changed.bottom, within.bottom)
            strips = widget.content_lines(range(first - within.y, last - within.y))
            for y, strip in enumerate(strips, first):
                if self._standing.get((within.x, y)) != strip:
                    found[within.x, y] = (widget, strip)
        return found

    def _owner_of(self, changed: Region) -> tuple[Inked, Region] | None:
        """The widget in front of this region with its own region, if it is one of ours and stands there whole."""
        for widget, (region, clip) in self._compositor.visible_widgets.items():
            if region.intersection(clip).overlaps(changed):
                whole = region.contains_region(changed) and clip.contains_region(region)
                return (
                    (widget, region) if whole and isinstance(widget, Inked) and not widget.restyled else None
                )
        return None
