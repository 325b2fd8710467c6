"""From an evidence to the words it rests on, and from a reference to its address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.app import LanedeskApp
from console.dialogs.references import ReferencesDialog
from console.widgets.case.reasons import quoted
from console.widgets.case.thread import SPOT
from store.values import View
from tests.console.screen_desk import ScreenDesk, screen_text, ticket_shown
from tests.factories import a_draft, a_message, a_reply, wire_lane2, wire_lane3

LONG = [a_message("Please refund the seats, our lawyer is involved.")] + [
    message for i in range(30) for message in (a_reply(f"Noted {i}"), a_message(f"And line {i}?"))
]
CITED = [
    {"title": "Labels", "ref": "https://b\u00fccher.example/labels"},
    {"title": "Notes", "ref": "javascript:alert(1)"},
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(
        wire_lane2(draft=a_draft(citations=CITED)), wire_lane3(thread=LONG), wire_lane3(ticket_id="500302")
    )
    yield desk
    desk.store.close()


def spots(app: LanedeskApp) -> list[tuple[int, str]]:
    """Where words are pointed at on the reading sheet: lines of the view, and the words."""
    sheet = app.review.reading
    top = sheet.scroll_offset.y
    return [
        (at - top, text)
        for at, line in enumerate(sheet.lines)
        for text, ink in line.spans
        if ink == SPOT and 0 <= at - top < sheet.size.height
    ]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_a_digit_leads_to_the_quoted_words(desk: ScreenDesk, size: tuple[int, int]) -> None:
    async with desk.open(size=size) as (app, pilot):
        await pilot.press("4", "slash", *"500301", "enter", "enter")
        await pilot.pause(0.3)
        assert ticket_shown(app) == "500301"
        await pilot.press("t")
        assert app.review.shown is not None
        place, evidence = next(
            (place, e)
            for place, e in enumerate(quoted(app.review.shown), 1)
            if e.where == "thread[0]" and e.start is not None
        )
        await pilot.press(str(place))
        assert app.review.view is View.ALL
        found = spots(app)
        assert found
        assert "".join(word for _, word in found).replace(" ", "") == LONG[0]["text"][
            evidence.start : evidence.end
        ].replace(" ", "")
        await pilot.press("j")
        assert spots(app) == []
        await pilot.press("t", "2")
        assert app.review.view is (View.ALL if app.review.shown.opened.triggers else View.LANE_3)


async def test_digits_are_views_again_when_the_triggers_are_closed(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("2", "t", "9", "1", "t", "4")
        assert app.review.view is View.ALL


async def test_a_reference_is_shown_and_opens_at_its_key_only(
    desk: ScreenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    async with desk.open() as (app, pilot):
        monkeypatch.setattr(app, "open_url", opened.append)
        await pilot.press("l")
        assert isinstance(app.screen, ReferencesDialog)
        await pilot.press("o", "enter")
        assert opened == []
        assert "https://xn--bcher-kva.example/labels" in screen_text(app)
        await pilot.press("o")
        assert opened == ["https://xn--bcher-kva.example/labels"]
        await pilot.press("escape", "down", "enter")
        assert "no web address" in screen_text(app)
        await pilot.press("o", "escape", "escape")
        assert len(opened) == 1
        assert app.screen is app.review
        assert desk.rows() == []
