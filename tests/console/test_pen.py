"""What the pen writes looks on a terminal as the toolkit's own words do, and takes fewer bytes."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from console.widgets.pen import written

WIDTH = 60
COLOURS = (None, "#102030", "#f0e0d0", "#808080")
STYLES = st.builds(
    Style,
    color=st.sampled_from(COLOURS),
    bgcolor=st.sampled_from(COLOURS),
    bold=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    reverse=st.booleans(),
    strike=st.booleans(),
)
SEGMENTS = st.lists(
    st.builds(Segment, st.sampled_from(("a", "two words", " ", "   ", "é✓", "·")), STYLES), max_size=6
)


def seen(words: str) -> list[tuple[object, ...]]:
    """Every cell as a reader sees it: of a blank only what shows on a blank."""
    screen = pyte.Screen(WIDTH, 1)
    pyte.Stream(screen).feed(words)
    cells: list[tuple[object, ...]] = []
    for x in range(WIDTH):
        cell = screen.buffer[0][x]
        lined = (cell.underscore, cell.strikethrough, cell.reverse)
        if cell.data == " " and not any(lined):
            cells.append((" ", cell.bg))
        else:
            cells.append((cell.data, cell.fg, cell.bg, cell.bold, cell.italics, *lined))
    return cells


@given(SEGMENTS)
def test_the_pen_s_words_look_like_the_toolkit_s(segments: list[Segment]) -> None:
    theirs = Strip(segments).render(Console(color_system="truecolor", force_terminal=True))
    ours = written(segments, ColorSystem.TRUECOLOR)
    assert seen(ours) == seen(theirs)
    assert len(ours) <= len(theirs)


@given(SEGMENTS)
def test_a_line_leaves_the_terminal_in_its_plain_style(segments: list[Segment]) -> None:
    after = seen(written(segments, ColorSystem.TRUECOLOR) + "|")
    assert ("|", "default", "default", False, False, False, False, False) in after


@pytest.mark.parametrize("system", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD])
def test_colours_are_those_the_terminal_has(system: ColorSystem) -> None:
    style = Style(color="#ff8000", bgcolor="#004000", bold=True)
    assert written([Segment("a", style)], system) == style.render("a", color_system=system)


def test_what_is_not_seen_is_not_written() -> None:
    ground = Style(color="#ffffff", bgcolor="#000000")
    quiet = ground + Style(color="#808080")
    line = [Segment("a", ground), Segment(" ", quiet), Segment("b", ground)]
    assert written(line, ColorSystem.TRUECOLOR) == "\x1b[38;2;255;255;255;48;2;0;0;0ma b\x1b[0m"
    assert written([Segment("plain", None)], ColorSystem.TRUECOLOR) == "plain"
