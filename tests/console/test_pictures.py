"""The scenes can be played and drawn; the pictures the README shows are scenes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from screenshots.__main__ import KEPT
from screenshots.drawing import FontMissing, draw_png
from screenshots.scenes import MEDIUM, SCENES, SMALL, themed
from screenshots.stage import play, seed
from themes.loading import shipped

ROOT = Path(__file__).resolve().parents[2]
BY_NAME = {scene.name: scene for scene in SCENES}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    seed(tmp_path / "sample.db")
    return tmp_path / "sample.db"


async def test_the_packet_is_in_its_picture(desk: Path) -> None:
    svg = await play(BY_NAME["lane-3"], MEDIUM, desk)
    words = svg.replace("\N{NO-BREAK SPACE}", " ")
    assert "491284" in words
    assert "human-owned" in words
    assert "INC-2331" in words
    assert "http" not in words.replace("http://www.w3.org/2000/svg", "")
    try:
        png = draw_png(svg, MEDIUM[0])
    except FontMissing as missing:
        pytest.skip(missing.text)
    assert png.startswith(b"\x89PNG")
    assert len(png) > 50_000


async def test_the_same_scene_gives_the_same_picture(desk: Path) -> None:
    first = await play(BY_NAME["queue"], SMALL, desk)
    assert await play(BY_NAME["queue"], SMALL, desk) == first


@pytest.mark.parametrize(("theme", "ground"), [("terminal-light", "#ffffff"), ("terminal-dark", "#292929")])
async def test_the_terminals_own_colours_are_drawn_on_its_own_ground(
    desk: Path, theme: str, ground: str
) -> None:
    [scene] = [scene for scene in themed((theme,)) if scene.theme == theme]
    svg = await play(scene, MEDIUM, desk)
    assert f'<rect fill="{ground}" stroke=' in svg


def test_every_kept_picture_is_a_scene_and_lies_there() -> None:
    shown = re.findall(r"\]\(screenshots/([^)]+)\.svg\)", (ROOT / "README.md").read_text("utf-8"))
    assert set(shown) == {BY_NAME[name].file(size) for name, size in KEPT}
    assert {path.stem for path in (ROOT / "screenshots").glob("*.svg")} == set(shown)


def test_scenes_have_names_of_their_own() -> None:
    every = [*SCENES, *themed(tuple(theme.name for theme in shipped()))]
    assert len({scene.name for scene in every}) == len(every)
    assert all(scene.words for scene in every)
