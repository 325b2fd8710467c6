"""Writing what leaves: findings in the text, and why each change was made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.widgets.checked_text import CheckedText
from lanes.words import Verb
from tests.console.screen_desk import ScreenDesk, screen_text
from tests.factories import a_draft, wire_lane2

DRAFT = "Open the menu. It costs 4 EUR. We answer soon."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(wire_lane2(draft=a_draft(DRAFT)))
    yield desk
    desk.store.close()


EDITED = ("e", "S", "o", "space", "end", *" Bye")
"""Puts a word before the draft and one behind it."""


async def test_each_change_takes_one_key(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press(*EDITED, "ctrl+s")
        assert desk.rows() == []
        assert "1 of 2" in screen_text(app)
        assert "{+So+}" in screen_text(app)
        await pilot.press("1")
        assert "2 of 2" in screen_text(app)
        await pilot.press("4")
        await pilot.pause()
        (row,) = desk.rows()
        assert row.verb is Verb.EDIT
        assert row.hunks == [
            {"before": "", "after": "So", "reason": "tone"},
            {"before": "", "after": "Bye", "reason": "missing_step"},
        ]
        assert row.reason_codes == ["tone", "missing_step"]
        assert app.screen is app.review


async def test_a_change_is_skipped_and_the_rest_too(desk: ScreenDesk) -> None:
    async with desk.open() as (_, pilot):
        await pilot.press(*EDITED, "ctrl+s", "space", "ctrl+s")
        await pilot.pause()
        (row,) = desk.rows()
        assert [hunk["reason"] for hunk in row.hunks] == [None, None]
        assert [hunk["after"] for hunk in row.hunks] == ["So", "Bye"]
        assert row.final_text == f"So {DRAFT} Bye"


async def test_findings_are_marked_where_they_are_typed(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("r", *"Fine.", "enter", *"A specialist will reply within 1 hour.")
        area = app.screen.query_one(CheckedText)
        assert area.marked_words
        words = area.marked_words[0]
        assert "1 hour" in words
        line = area.get_line(1)
        (span,) = [span for span in line.spans if "underline" in str(span.style)]
        assert line.plain[span.start : span.end] == words
        await pilot.press("home", "enter")
        await pilot.pause(0.3)
        assert area.marked_words == [words]
        await pilot.press("end", *["backspace"] * 38)
        assert area.marked_words == []


async def test_an_answer_in_own_words_asks_nothing(desk: ScreenDesk) -> None:
    async with desk.open() as (_, pilot):
        await pilot.press("r", *"Hello", "ctrl+s")
        await pilot.pause()
        (row,) = desk.rows()
        assert (row.verb, row.hunks) == (Verb.REPLY, [])


async def test_escape_before_the_reasons_goes_back_to_the_text_and_sends_nothing(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press(*EDITED, "ctrl+s", "1")
        assert "esc back to the text" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert desk.rows() == []
        assert app.screen.query_one(CheckedText).text == f"So {DRAFT} Bye"
        await pilot.press("ctrl+s", "ctrl+s")
        await pilot.pause()
        (row,) = desk.rows()
        assert row.final_text == f"So {DRAFT} Bye"


async def test_a_text_on_its_way_stands_still_under_undo_and_redo(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press(*EDITED)
        area = app.screen.query_one(CheckedText)
        area.read_only = True
        await pilot.press("ctrl+z")
        area.action_redo()
        assert area.text == f"So {DRAFT} Bye"
        area.read_only = False
        await pilot.press("ctrl+z")
        assert area.text != f"So {DRAFT} Bye"
