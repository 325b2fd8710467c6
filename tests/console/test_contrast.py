"""What is painted can be read: every text of the real screens, in every theme, as it leaves the app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot
from textual.screen import Screen

from console.factory import build_app
from screenshots.scenes import MEANWHILE, find
from screenshots.stage import colleague_acts, seed, stage_policy, standing_clock
from tests.console.test_themes import contrast
from themes.loading import shipped

DRAWN = [theme.name for theme in shipped() if not theme.ansi]
"""The terminal's own two are left out: what their colours are is the terminal's business."""
LEAST = {name: 7.0 if name.startswith("contrast") else 4.5 for name in DRAWN}


@dataclass(frozen=True)
class Sight:
    """A screen to look at: the keys that lead there from the one before, and a word that stands there."""

    name: str
    keys: tuple[str, ...]
    proof: str
    anew: tuple[str, ...] = ()
    """Keys that bring it up again under each theme, where it keeps the colours it was made with."""
    main: bool = False
    """Looked at in every theme; the others in two each, in turn."""


SITTINGS = {
    "reading": (
        Sight("queue and case", (), "Conversation", main=True),
        Sight("hostile text", find("491273"), "⟦"),
        Sight(
            "lane 3, triggers open, a refused key", (*find("491284"), "t", "w", "a"), "No approve", main=True
        ),
        Sight("an evidence shown at its fact", ("j",) * 5 + ("enter",), "whetherthecommercial"),
        Sight("help", ("question_mark",), "Deciding"),
        Sight("an unknown filter", ("escape", "slash", *"lane:9", "enter"), "Cannot filter"),
        Sight("filter", ("4", "slash", "backspace", *"6 tr"), "trigger:"),
        Sight("palette", ("escape",), "Escalation", anew=("escape", "ctrl+p", "t")),
    ),
    "deciding": (
        Sight("marked cases", ("v", "v"), "marked"),
        Sight("lane 2, triggers open", ("escape", *find("491255"), "t"), "approve", main=True),
        Sight("editor", ("e", *"So ", "delete", "delete"), "changed", main=True),
        Sight("why it was edited", ("ctrl+r",), "unsafe promise"),
        Sight("why each change", ("escape", "ctrl+s"), "Why this change?"),
        Sight("a question", ("ctrl+s", "R"), "suggested"),
        Sight("a question's own words", ("w", "k"), "suggested"),
        Sight("a note", ("escape", "escape", "n", *"ask"), "ask"),
        Sight("undo", ("ctrl+s", "u"), "taken back"),
    ),
    "specialist": (
        Sight("claims graded", (*find("491284"), "g", "r", "w", "u"), "unsupported", main=True),
        Sight("the outcome's triggers", ("escape", "d", "2", "r", "m"), "misfired", main=True),
        Sight("a message that came too late", ("escape", *find("491274"), "A", "e", "p"), "should it have"),
        Sight("an override's reasons", ("escape", "o", "2", "s"), "trigger absent"),
        Sight("references", ("escape", *find("491255"), "l"), "References"),
        Sight("one reference", ("enter",), "nothingopens"),
        Sight("saved views", ("escape", "escape", "S", *"Mine", "enter", "f"), "Open a view"),
        Sight("the log", ("escape", "escape", "escape", "1", "a", "h"), "What you did", main=True),
        Sight("a stale refusal", ("escape", "x", MEANWHILE, "2"), "Somebody was faster", main=True),
        Sight("the order", ("enter", "s", "s"), "sorted by newest"),
    ),
}


@pytest.mark.parametrize("sitting", SITTINGS)
async def test_everything_painted_can_be_read_in_every_theme(tmp_path: Path, sitting: str) -> None:
    db = tmp_path / "sample.db"
    seed(db)
    app = build_app(db=db, policy=stage_policy(), me="noor", clock=standing_clock)
    poor: dict[str, float] = {}
    async with app.run_test(size=(120, 36), notifications=True, tooltips=True) as pilot:
        await pilot.pause(0.1)
        for place, sight in enumerate(SITTINGS[sitting]):
            for key in sight.keys:
                if key == MEANWHILE:
                    colleague_acts(app, db)
                else:
                    await pilot.press(key)
                    await pilot.pause(0.02)
            await until(pilot, sight.proof)
            for theme in DRAWN if sight.main else DRAWN[place % 4 :: 4]:
                app.theme = theme
                await pilot.press(*sight.anew)
                await pilot.pause(0.3 if sight.anew else 0)
                poor |= {
                    f"{sight.name}, {theme}: {text.strip()!r} {' on '.join(hexes(style))}": round(ratio, 2)
                    for text, style in painted(app.screen)
                    if (ratio := contrast(*hexes(style))) < LEAST[theme]
                }
    assert not poor


async def until(pilot: Pilot[None], proof: str) -> None:
    """Wait until the words are painted; fails when they do not come."""
    seen = ""
    for _ in range(60):
        await pilot.pause(0.05)
        seen = "".join(text for text, _ in painted(pilot.app.screen))
        if proof in seen:
            return
    raise AssertionError(f"{proof!r} is not in {seen!r}")


def painted(screen: Screen[Any]) -> Iterator[tuple[str, Style]]:
    """Every segment with something to read in it; lines, blocks and blanks are no text."""
    for strip in screen._compositor.render_strips():
        for text, style, _ in strip:
            if style is not None and any(not c.isspace() and not "─" <= c <= "▟" for c in text):
                assert not style.dim, f"{text!r}: dim is left to the terminal"
                yield text, style


def hexes(style: Style) -> tuple[str, str]:
    """Text and ground; in reverse they change places, and the contrast stays."""
    assert style.color is not None
    assert style.bgcolor is not None
    return Color.from_rich_color(style.color).hex6, Color.from_rich_color(style.bgcolor).hex6


async def test_a_lane_is_written_on_its_colour_in_the_theme_s_own_pill(tmp_path: Path) -> None:
    db = tmp_path / "sample.db"
    seed(db)
    app = build_app(db=db, policy=stage_policy(), me="noor", clock=standing_clock, keep_unsent=False)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.1)
        for theme in [theme for theme in shipped() if not theme.ansi][::4]:
            app.theme = theme.name
            await pilot.pause()
            [style] = [style for text, style in painted(app.screen) if "assisted" in text]
            assert style.reverse
            assert hexes(style) == (theme.variables["lane-2"].upper(), theme.variables["pill"].upper())


def test_the_measure_is_the_known_one() -> None:
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#000000", "#ffffff") == pytest.approx(21, abs=0.01)


@pytest.mark.parametrize("theme", ["terminal-dark", "terminal-light"])
async def test_the_palette_s_chosen_line_stands_out_in_the_terminals_own_colours(
    tmp_path: Path, theme: str
) -> None:
    db = tmp_path / "sample.db"
    seed(db)
    app = build_app(
        db=db, policy=stage_policy(), me="noor", clock=standing_clock, theme=theme, keep_unsent=False
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.5)
        strips = app.screen._compositor.render_strips()
        styles = {
            word: segment.style
            for strip in strips
            for segment in strip
            for word in ("Approve", "Audit")
            if segment.text.startswith(word) and segment.style is not None
        }
        assert styles["Approve"].underline
        assert styles["Approve"].bgcolor != styles["Audit"].bgcolor
        assert not styles["Audit"].underline
