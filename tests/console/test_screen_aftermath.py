"""What happened after people acted stands on the case page, and appears while the case is open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lanes.words import Verb
from store.events import Event
from tests.console.screen_desk import NOW, ScreenDesk, screen_text
from tests.factories import wire_lane2


@pytest.fixture
def desk(empty_desk: ScreenDesk) -> ScreenDesk:
    empty_desk.take_in(wire_lane2())
    return empty_desk


def happened(desk: ScreenDesk, kind: str, **detail: object) -> None:
    event = Event(kind=kind, at=NOW + timedelta(minutes=5), source="front[/]", detail=detail)
    assert desk.store.add_events([(desk.store.find("500201"), event)]) == 1


async def test_an_event_shows_its_source_and_the_action_it_follows(desk: ScreenDesk) -> None:
    desk.other(Verb.NOTE, "500201", text="called")
    happened(desk, "csat", score=2, comment="[@click=app.quit]slow")
    async with desk.open((160, 60)) as (app, _):
        page = " ".join(screen_text(app).replace("▏", " ").split())
        assert "What happened after" in page
        assert "csat from front[/]" in page
        assert "comment [@click=app.quit]slow, score 2" in page
        assert "after action 1, note by bob" in page


async def test_a_case_without_any_has_no_such_heading(desk: ScreenDesk) -> None:
    async with desk.open((160, 60)) as (app, _):
        assert "What happened after" not in screen_text(app)


async def test_an_event_that_comes_in_meanwhile_appears(desk: ScreenDesk) -> None:
    async with desk.open((160, 60)) as (app, pilot):
        happened(desk, "abandoned")
        for _ in range(60):
            await pilot.pause(0.05)
            if "abandoned from" in screen_text(app):
                break
        assert "abandoned from" in screen_text(app)
