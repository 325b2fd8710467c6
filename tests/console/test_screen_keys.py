"""Wherever the screen names a key, it names the one that works."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from console.app import LanedeskApp
from console.config import parse_settings
from console.key_names import with_keys_of
from console.keymap import plan_keys, remappable
from console.own_files import OwnFiles
from console.screens.empty_queue import EMPTY
from console.widgets.sheet import Sheet
from lanes.words import Verb
from tests.console.screen_desk import ScreenDesk, notices, screen_text
from tests.factories import a_draft, wire_lane2, wire_lane3

OWN = """
verb.note = "N"
verb.claim = "f6"
verb.reply = "f7"
queue.filter = "f3"
queue.mark = "ctrl+t"
undo = "U"
help = "f1"
view.lane3 = "f8"
move.next = "n"
case.back = "f9"
editor.send = "f10"
editor.keep = "f4"
"help.back" = "f1, escape"
"""


@pytest.fixture
def desk(empty_desk: ScreenDesk) -> ScreenDesk:
    empty_desk.take_in(wire_lane2(), wire_lane2(ticket_id="500202"))
    return empty_desk


def own(keys: str = OWN) -> OwnFiles:
    file = parse_settings("[keys]\n" + keys)
    plan = plan_keys(file)
    assert not plan.clashes
    return OwnFiles(file.settings, plan.keymap)


async def test_footer_help_status_and_notices_name_the_keys_that_work(
    desk: ScreenDesk, tmp_path: Path
) -> None:
    async with desk.open(own=own(), remember=tmp_path / "r.json", size=(200, 70)) as (app, pilot):
        assert "f7 replies · U undoes\nf1 shows every key" in notices(app)
        foot = screen_text(app).splitlines()[-1]
        assert "f6 claim" in foot
        assert "f3 filter" in foot
        assert "f1 help" in foot
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "1 marked: f6 claim, R reroute, z snooze, N note, C release" in screen_text(app)
        await pilot.press("f9", "f1")
        await pilot.pause()
        shown = screen_text(app)
        assert "f1 esc closes" in shown
        assert "1 f8 3 4 5 6  The views Lane 2, Lane 3," in shown
        await pilot.press("f1")
        await pilot.press("a")
        await pilot.pause()
        assert "U calls it back" in screen_text(app)
        await pilot.press("U", "f7")
        await pilot.pause(0.1)
        foot = screen_text(app).splitlines()[-1]
        assert "f10 send" in foot
        assert "f4 keep for later" in foot
        await pilot.press(*"Yes", "f10")
        await pilot.pause()
        assert [row.verb for row in desk.rows()] == [Verb.APPROVE, Verb.UNDO, Verb.REPLY]


DIALOGS = """
verb.claim = "f6"
verb.reply = "f7"
verb.return = "B"
verb.authorize = "P"
case.triggers = "T"
case.references = "L"
case.withheld = "W"
case.open = "ctrl+o"
move.next = "n"
move.previous = "i"
verb.note = "N"
"choice.back" = "f9"
"words.save" = "f8"
"why.skip_rest" = "f9"
"judge.skip" = "f5"
"judge.down" = "f2"
"references.open" = "2"
"changed.back" = "f9"
"editor.keep" = "f4"
"""


async def test_refusals_notes_on_the_case_and_dialogs_name_and_hear_the_reader_s_keys(
    desk: ScreenDesk,
) -> None:
    cited = [{"title": f"T{i}", "ref": f"https://e.example/{i}"} for i in range(3)]
    desk.take_in(wire_lane3(draft=a_draft("Yes.", citations=cited)))
    async with desk.open(own=own(DIALOGS), size=(200, 60)) as (app, pilot):
        await pilot.press("2", "a")
        await pilot.pause()
        assert "f6 claim · f7 reply" in notices(app)
        assert "(c)" not in notices(app)
        page = "\n".join(line.text for line in app.review.deciding.lines)
        for words in ("f6 accepts it, B returns it", "P decides", "Candidate references  L", "W shows it"):
            assert words in page
        await pilot.press("T", "n", "n", "i")
        await pilot.pause()
        assert app.review.shown is not None
        assert app.review.shown.opened.chosen == 1
        assert "n i choose, ^o shows, T closes" in screen_text(app)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert app.review.shown.opened.spot is not None
        await pilot.press("T", "x", "R")
        await pilot.pause()
        assert "f9 back" in screen_text(app)
        await pilot.press("f9", "N")
        await pilot.pause()
        assert "f8 keeps it" in screen_text(app)
        await pilot.press("k", "f8")
        await pilot.pause()
        assert [row.note for row in desk.rows()] == ["k"]
        await pilot.press("g", "f2", "f5")
        await pilot.pause()
        assert "f5 skip" in screen_text(app)
        await pilot.press("escape", "L")
        await pilot.pause()
        opened: list[str] = []
        app.open_url = opened.append  # type: ignore[method-assign, assignment]
        listed = screen_text(app)
        assert "▌1 " in listed
        assert " 3 T1" in listed
        await pilot.press("3", "2")
        assert opened == ["https://e.example/1"]


async def test_the_palette_names_the_keys_that_work(desk: ScreenDesk) -> None:
    async with desk.open(own=own()) as (app, _):
        titles = [command.title for command in app.get_system_commands(app.review)]
        assert "Note: Leave a note for whoever comes next (N)" in titles
        assert "Filter: Search and filter the queue (f3)" in titles
        assert "Approve: Send the draft exactly as it is shown (a)" in titles


def test_keys_named_in_sentences_are_actions_with_the_keys_they_came_with() -> None:
    known = remappable()
    seen = []

    def key_of(name: str, key: str) -> str:
        if name in known:
            seen.append(name)
            assert key in known[name].key.split(",")
        return "KEY"

    root = Path(__file__).parents[2] / "console"
    for path in root.rglob("*.py"):
        if path.name != "key_names.py":
            with_keys_of(path.read_text("utf-8"), key_of)
    assert {"verb.claim", "undo", "case.open", "queue.filter"} <= set(seen)
    assert all("{" not in with_keys_of(hint, key_of) for _, hint in EMPTY.values())


async def test_the_palette_speaks_our_words_and_says_how_it_is_left(desk: ScreenDesk) -> None:
    async with desk.open(size=(80, 24)) as (app, pilot):
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        assert "Find an action by its name; enter does it, esc closes" in screen_text(app)
        await pilot.press("ctrl+p", "escape")
        await pilot.pause()
        assert app.screen is app.review
        app.action_change_theme()
        await pilot.pause(0.2)
        assert "Find a theme by its name" in screen_text(app)
        assert "Search for" not in screen_text(app)


async def test_help_names_the_keys_of_the_pane_under_the_eye_and_the_palette_s(desk: ScreenDesk) -> None:
    async def listed(pilot: Pilot[None], app: LanedeskApp) -> str:
        await pilot.press("f1")
        await pilot.pause()
        text = "\n".join(line.text for line in app.screen.query_one("#keys", Sheet).lines)
        await pilot.press("escape")
        return text

    async with desk.open(own=own()) as (app, pilot):
        queue = await listed(pilot, app)
        assert "^p  Find any action by name" in queue
        assert "end  The last case read so far" in queue
        assert "1 f8 3 4 5 6  The views Lane 2, Lane 3, Mine, All, Snoozed, Done" in queue
        assert "f3  Search and filter" in queue
        assert "the key ctrl and p together" in queue
        await pilot.press("enter")
        case = await listed(pilot, app)
        assert "end  Go to the end" in case
        assert "read so far" not in case


async def test_help_names_no_key_that_types_a_letter_and_none_that_is_closed(desk: ScreenDesk) -> None:
    desk.take_in(wire_lane2(ticket_id="500203", draft=a_draft("Open the menu.")))
    async with desk.open() as (app, pilot):
        for key, expected in (("r", "^x  Take the marked words out"), ("slash", "Keep the filter")):
            await pilot.press(key)
            await pilot.pause()
            app.action_help()
            await pilot.pause()
            text = "\n".join(line.text for line in app.screen.query_one("#keys", Sheet).lines)
            assert expected in text
            assert "^p  Find any action by name" in text
            assert "?  All keys of this place" not in text
            assert "why the draft was changed" not in text
            assert "Send the draft exactly" not in text
            assert "Signs in the queue" not in text
            assert "The next pane" not in text
            await pilot.press("escape", "escape")
            await pilot.pause()


async def test_the_foot_shows_no_key_twice_and_none_that_needs_a_case_where_there_is_none(
    desk: ScreenDesk,
) -> None:
    async with desk.open(size=(240, 50)) as (app, pilot):
        await pilot.press("enter", "t")
        await pilot.pause()
        foot = screen_text(app).splitlines()[-1]
        assert "t close" in foot
        assert "t triggers" not in foot
        await pilot.press("escape", "5")
        await pilot.pause(0.1)
        foot = screen_text(app).splitlines()[-1]
        assert "Nothing sleeps." in screen_text(app)
        assert "/ filter" in foot
        for words in ("open", "move", "mark", "approve"):
            assert f" {words} " not in foot


async def test_the_way_out_is_in_sight_at_eighty_columns(desk: ScreenDesk) -> None:
    async with desk.open(size=(80, 24)) as (app, _):
        assert "q quit" in screen_text(app).splitlines()[-1]


async def test_a_key_that_finds_no_case_says_where_the_cases_are(desk: ScreenDesk) -> None:
    async with desk.open(size=(80, 24)) as (app, pilot):
        await pilot.press("c")
        await pilot.pause()
        assert "Open the case first: enter shows it" in notices(app)
        await pilot.press("5", "c")
        await pilot.pause()
        assert "There is no case here: 4 shows every case there is." in notices(app)
