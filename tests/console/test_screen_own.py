"""What the reader brings along is used: keys, theme, saved views, editor, and what is wrong is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.theme import Theme

from console.config import UserSettings
from console.own_files import Notice, OwnFiles
from console.remembered import Remembered
from lanes.words import Verb
from store.values import View
from tests.console.screen_desk import ScreenDesk, notices, screen_text, ticket_shown
from tests.factories import wire_lane2, wire_lane3


@pytest.fixture
def desk(empty_desk: ScreenDesk) -> ScreenDesk:
    empty_desk.take_in(wire_lane2(), wire_lane3())
    return empty_desk


async def test_own_keys_decide_and_are_shown(desk: ScreenDesk) -> None:
    own = OwnFiles(keymap={"verb.approve": "f5"})
    async with desk.open(own=own) as (app, pilot):
        assert "f5 approve" in screen_text(app)
        await pilot.press("a")
        await pilot.pause()
        assert desk.rows() == []
        await pilot.press("f5")
        await pilot.pause()
        assert [row.verb for row in desk.rows()] == [Verb.APPROVE]
        await pilot.press("question_mark")
        await pilot.pause()
        assert "f5" in screen_text(app)


async def test_a_saved_view_opens_at_start(desk: ScreenDesk) -> None:
    settings = UserSettings(start_view="refunds", views={"refunds": "type:billing.*"})
    async with desk.open(own=OwnFiles(settings=settings)) as (app, _):
        assert ticket_shown(app) == "500301"
        assert app.review.view is View.ALL


async def test_a_view_can_be_the_first(desk: ScreenDesk) -> None:
    async with desk.open(own=OwnFiles(settings=UserSettings(start_view="lane3"))) as (app, _):
        assert app.review.view is View.LANE_3


async def test_own_themes_are_worn_and_notices_told(desk: ScreenDesk) -> None:
    own = OwnFiles(
        settings=UserSettings(theme="mine"),
        themes=(Theme(name="mine", primary="#ff8800"),),
        notices=(Notice("Theme file bad.toml", "is not TOML"),),
    )
    async with desk.open(own=own) as (app, _):
        assert app.theme == "mine"
        assert "bad.toml" in notices(app)


async def test_the_own_editor_writes_the_reply(desk: ScreenDesk, tmp_path: Path) -> None:
    async with desk.open(own=OwnFiles(settings=UserSettings(editor="false"))) as (app, pilot):
        await pilot.press("E")
        await pilot.pause(0.2)
        assert app.screen is not app.review
        assert "No editor here: This terminal cannot be lent." in notices(app)


@pytest.mark.parametrize("key", ["question_mark", "ctrl+p", "enter", "n"])
async def test_the_introduction_does_not_lie_on_what_was_opened(
    desk: ScreenDesk, tmp_path: Path, key: str
) -> None:
    async with desk.open(remember=tmp_path / "remembered.json") as (app, pilot):
        await pilot.press("down", "up")
        assert "Welcome" in notices(app)
        await pilot.press(key)
        await pilot.pause()
        assert "Welcome" not in notices(app)


async def test_the_first_sitting_is_introduced_once(desk: ScreenDesk, tmp_path: Path) -> None:
    remember = tmp_path / "state" / "remembered.json"
    async with desk.open(remember=remember) as (app, pilot):
        assert "Welcome" in notices(app)
        app.theme = "paper"
        await pilot.pause()
    assert Remembered(remember).theme == "paper"
    async with desk.open(remember=remember) as (app, _):
        assert "Welcome" not in notices(app)
        assert app.theme == "paper"
