"""Lists in dialogs: the entry under the cursor is always to be seen, however many there are."""

from __future__ import annotations

from textual.app import App, ComposeResult

from console.config import UserSettings
from console.own_files import OwnFiles
from console.widgets.entry_list import EntryList
from console.widgets.flow import Line
from lanes.words import Verb
from tests.console.screen_desk import ScreenDesk, screen_text
from tests.factories import a_draft, wire_lane2, wire_lane3
from themes.loading import variable_defaults

COUNT = 40


class Listed(App[None]):
    """Forty entries of two lines under a title, in a list of eight lines."""

    def __init__(self) -> None:
        super().__init__()
        self.picked: list[int] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield EntryList()

    def on_mount(self) -> None:
        self.entries.styles.height = 8
        self.entries.show_entries(self._lines, COUNT)

    @property
    def entries(self) -> EntryList:
        return self.query_one(EntryList)

    def _lines(self, _: int) -> list[Line]:
        said = [Line((("title", ""),))]
        for place in range(COUNT):
            said += [Line(((f" {words} {place}", ""),), act=str(place)) for words in ("entry", "more of")]
        return said

    def on_entry_list_picked(self, message: EntryList.Picked) -> None:
        self.picked.append(message.place)


def in_view(entries: EntryList) -> list[str]:
    """The lines of the list that the reader sees."""
    top = entries.scroll_offset.y
    return [line.text for line in entries.lines[top : top + entries.size.height]]


async def test_the_cursor_stays_in_view_and_stops_at_the_ends() -> None:
    app = Listed()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        entries = app.entries
        for place in [*range(1, COUNT), COUNT - 1, COUNT - 1, *reversed(range(COUNT - 1)), 0, 0]:
            entries.step(1 if place > entries.at or place == COUNT - 1 else -1)
            assert entries.at == place
            assert [f"▌entry {place}", f" more of {place}"] == [
                line.text for line in entries.lines if line.fill == "cursor"
            ]
            assert {f"▌entry {place}", f" more of {place}"} <= set(in_view(entries))
        assert in_view(entries)[0] == "title"


async def test_far_keys_go_by_pages_and_to_the_ends() -> None:
    app = Listed()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        app.entries.focus()
        for key, place in (("end", COUNT - 1), ("pageup", COUNT - 7), ("home", 0), ("pagedown", 6)):
            await pilot.press(key)
            await pilot.pause()
            assert app.entries.at == place
            assert f"▌entry {place}" in in_view(app.entries)


async def test_a_click_puts_the_cursor_there_and_says_so() -> None:
    app = Listed()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await pilot.click(EntryList, offset=(4, 4))
        await pilot.click(EntryList, offset=(4, 0))
        assert (app.picked, app.entries.at) == ([1], 1)


async def test_what_the_arrows_reach_in_a_question_and_among_references_is_on_the_screen(
    empty_desk: ScreenDesk,
) -> None:
    cited = [{"title": f"Page {i:02}", "ref": f"ref {i}"} for i in range(COUNT)]
    empty_desk.take_in(wire_lane2(draft=a_draft(citations=cited)))
    views = UserSettings(views={f"view {i:02}": "type:howto.*" for i in range(COUNT)})
    async with empty_desk.open(own=OwnFiles(settings=views)) as (app, pilot):
        for key, steps, words in (("f", 30, "▌v view 30"), ("l", 25, "▌u Page 25")):
            await pilot.press(key)
            await pilot.pause(0.1)
            await pilot.press(*["down"] * steps)
            await pilot.pause(0.1)
            assert words in screen_text(app)
            await pilot.press("end")
            await pilot.pause(0.1)
            assert {"f": "▌  view 39", "l": "and 10 more"}[key] in screen_text(app)
            await pilot.press("escape")
            await pilot.pause(0.1)
        await pilot.press("l", "2", "home", "end")
        await pilot.pause(0.1)
        assert "Page 01" in screen_text(app)
        assert "Page 00" not in screen_text(app).partition("References")[2].partition("back")[0]


async def test_a_packet_whose_words_were_erased_can_still_be_graded_as_a_whole(
    empty_desk: ScreenDesk,
) -> None:
    empty_desk.take_in(wire_lane3())
    case_id = empty_desk.store.find("500301")
    empty_desk.store.redact(case_id, "bob", empty_desk.policy.rights)
    async with empty_desk.open() as (app, pilot):
        await pilot.press("4", "g")
        await pilot.pause(0.1)
        await pilot.press("r", "space", "down")
        await pilot.pause(0.1)
        assert "nothing in it to be judged" in screen_text(app)
        await pilot.press("2")
        await pilot.pause(0.1)
        (row,) = [row for row in empty_desk.rows() if row.verb is Verb.RATE]
        assert (row.rating, row.grades) == (2, [])
