"""Text from outside is shown and never acts: in every place of the screen, and on a real terminal."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from console.clean import clean
from console.last_gate import drop_controls
from console.screens.unsent import Unsent
from console.widgets.sheet import Sheet
from lanes.words import Verb
from tests.console.real_terminal import RealTerminal
from tests.console.screen_desk import ScreenDesk, screen_text, ticket_shown
from tests.factories import a_draft, a_fact, a_message, a_reply, wire_lane2, wire_lane3

FAMILIES = {
    "closing tag": "[/] [/usr/lib] [/bold]",
    "click": "[@click=app.quit]press me[/]",
    "odd markup": "x[a=]y [b]not bold[/b] [link=ssh://x]y[/link]",
    "csi": "\x1b[31mred\x1b[2J\x1b[H",
    "osc 52": "\x1b]52;c;aGVsbG8=\x07 \x1b]0;owned\x07",
    "dcs": "\x1bPq#0;2;0;0;0\x1b\\ \x90q\x9c",
    "c1": "\x9b31m \x9d0;t\x9c \x85next",
    "bidi": "abc\u202edef\u202c \u2066x\u2069",
    "invisible": "pay\u200bpal \u2060\ufeff",
    "tags": "hello \U000e0068\U000e0069\U000e007f",
    "controls": "bell\x07 back\x08\x08 nul\x00 del\x7f vt\x0b ff\x0c",
    "wide": "日本語 👩‍👩‍👧‍👦 e" + "\u0301" * 30,
}
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u2069\u200b\ufeff\U000e0000-\U000e007f]"
)


def hostile(wire: dict[str, Any], text: str, ticket: str) -> dict[str, Any]:
    """The same text in every field that holds other people's words."""
    return {
        **wire,
        "ticket_id": ticket,
        "source": f"src {text}",
        "subject": f"subject {text}",
        "channel": f"mail {text}",
        "issue_type": f"type.{text}",
        "customer": {"id": text, "name": f"name {text}", "tier": f"tier {text}", "plan": text},
        "thread": [
            a_message(f"says {text}"),
            a_reply(f"answers {text}"),
            a_message(f"again {text}", public=True),
        ],
        "facts": [
            a_fact(f"fact {text}", source=f"crm {text}"),
            a_fact(text, status="missing", source=None, as_of=None),
        ],
        "sources": [{"name": f"source {text}", "state": "stale"}],
        "proposed_actions": [{"kind": f"kind {text}", "detail": f"detail {text}", "reversible": False}],
        "draft": a_draft(f"draft {text}", citations=[{"title": f"title {text}", "ref": f"ref {text}"}]),
        "summary": f"summary {text}",
        "references": [{"title": f"reference {text}"}],
        "not_done": [f"did not {text}"],
        "suggested_owner": f"owner {text}",
        "assessment": {"confidence": 0.5, "model": f"model {text}", "flags": [f"flag {text}"]},
    }


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    desk = ScreenDesk(tmp_path / "desk.db")
    yield desk
    desk.store.close()


@pytest.mark.parametrize("family", FAMILIES)
async def test_no_place_of_the_screen_lets_it_act(desk: ScreenDesk, family: str) -> None:
    text = FAMILIES[family].replace("\x00", "")
    desk.take_in(hostile(wire_lane2(), text, "h2"), hostile(wire_lane3(), text, "h3"))
    desk.other(Verb.NOTE, "h3", text=f"note {text}")
    desk.other(Verb.REROUTE, "h3", to=f"to {text}")
    async with desk.open(size=(200, 60)) as (app, pilot):
        for keys in (
            ["4", "t"],
            ["j", "t", "w"],
            ["R"],
            ["escape", "o"],
            ["escape", "n"],
            ["escape", "l"],
            ["enter"],
            ["escape", "escape", "c"],
            ["g", "r"],
            ["escape", "d", "1"],
            ["escape", "r"],
        ):
            for key in keys:
                await pilot.press(key)
            await pilot.pause(0.05)
            assert not CONTROL.search(screen_text(app).replace("\n", ""))
            assert app.is_running
        await pilot.press("escape")
        await pilot.pause()
        lines = "\n".join(line.text for line in (*app.review.reading.lines, *app.review.deciding.lines))
        shown = re.sub(r"\s+", "", clean(text).replace("\u00a0", ""))
        assert shown in re.sub(r"[\s▌┊▎]+", "", lines)
        assert not [
            s
            for s in app.screen._compositor.render_strips()
            if any(seg.style and seg.style.meta.get("@click") for seg in s)
        ]


async def test_hostile_text_in_the_editor_is_marked_and_kept_byte_for_byte(desk: ScreenDesk) -> None:
    text = "Open the menu\u202e.exe\u200b and \x1b[31mgo"
    desk.take_in(wire_lane2(draft=a_draft(text)))
    async with desk.open() as (app, pilot):
        assert "U+202E" in screen_text(app)
        await pilot.press("e")
        await pilot.pause(0.2)
        assert not CONTROL.search(screen_text(app).replace("\n", ""))
        assert "cannot see" in screen_text(app)
        await pilot.press("end", "backspace", "backspace", "ctrl+s")
        await pilot.pause()
        assert "Why this change" in screen_text(app)
        assert not CONTROL.search(screen_text(app).replace("\n", ""))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.rows()[-1].hunks == [{"before": text.split(" ")[-1], "after": "\x1b[31m", "reason": None}]
        await pilot.press("u")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        assert desk.rows()[-1].final_text == text


@pytest.mark.parametrize(
    "thread",
    [
        pytest.param([a_message("x" * 10_000_000)], id="a line of 10 MB"),
        pytest.param([a_message("ab\n" * 3_300_000)], id="10 MB of short lines"),
        pytest.param([a_message("\u202e\u200b" * 1_600_000)], id="10 MB of what cannot be seen"),
        pytest.param([a_message(f"message {i}") for i in range(5_000)], id="5,000 messages"),
        pytest.param([a_message("| a | b |\n" * 4_400)], id="a table of 44 KB"),
    ],
)
async def test_large_cases_open_at_once(
    desk: ScreenDesk, thread: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening is bounded work: however much there is, little of it is cleaned, wrapped and kept for painting."""
    desk.take_in(wire_lane2(thread=thread))
    async with desk.open() as (app, pilot):
        row = app.review.queue.selected
        cleaned: list[int] = []

        def counted(text: str) -> str:
            cleaned.append(len(text))
            return clean(text)

        for module in list(sys.modules.values()):
            if getattr(module, "clean", None) is clean and module.__name__.startswith("console."):
                monkeypatch.setattr(module, "clean", counted)
        app.review.show_row(row)
        await pilot.pause(0.1)
        assert 0 < sum(cleaned) < 200_000
        for sheet in app.review.query(Sheet):
            assert len(sheet.lines) < 2_000
            assert sum(len(line.text) for line in sheet.lines) < 100_000
        await pilot.pause(0.1)
        await pilot.press("r")
        await pilot.pause(0.1)
        assert app.screen is not app.review


def test_the_last_gate_keeps_the_width() -> None:
    from rich.cells import cell_len

    for text in FAMILIES.values():
        dropped = drop_controls(text)
        assert not CONTROL.search(dropped)
        assert cell_len(dropped) == cell_len(text) or "👩" in text


OPEN = """
import sys
from datetime import datetime
from pathlib import Path
from console.factory import build_app
from lanes.policy import shipped_policy
moment = datetime.fromisoformat(sys.argv[2])
build_app(db=Path(sys.argv[1]), policy=shipped_policy(), me="ana", clock=lambda: moment).run()
"""


def opened(desk: ScreenDesk, rows: int = 30, columns: int = 120) -> RealTerminal:
    """The console over this desk's own clock."""
    return RealTerminal(["-c", OPEN, str(desk.db), desk.clock.now.isoformat()], columns=columns, rows=rows)


def test_on_a_real_terminal_hostile_text_sends_no_control_sequence(desk: ScreenDesk) -> None:
    payload = "\x1b]52;c;aGVsbG8=\x07\x1b]0;owned\x07\x1b[5mBLINK\x9b31m\u202eevil"
    desk.take_in(hostile(wire_lane2(), payload, "h2"), hostile(wire_lane3(), payload, "h3"))
    terminal = opened(desk)
    terminal.until("Escalation packet")
    for keys in ("t", "2", "w", "t", "R", "\x1b"):
        terminal.send(keys)
        terminal.settled(0.6)
    terminal.leave()
    heard = terminal.heard
    ours = re.sub(rb"\x1b\]22;[a-z-]*\x07", b"", heard)
    for sequence in (b"\x1b]52", b"\x1b]0;owned", b"\x1b[5m", "\u202e".encode(), b"\x9b31m", b"\x07"):
        assert sequence not in ours
    assert terminal.screen.title != "owned"
    assert b"\xc2\x9b" not in heard


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_restores_the_terminal_and_decides_nothing(desk: ScreenDesk, name: str) -> None:
    desk.take_in(wire_lane2())
    terminal = opened(desk)
    terminal.until("Conversation")
    terminal.child.kill(getattr(signal, name))
    terminal.until_ended()
    assert b"\x1b[?1049l" in terminal.heard
    assert desk.rows() == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_words_typed_a_moment_before_a_signal_are_there_afterwards(desk: ScreenDesk, name: str) -> None:
    desk.take_in(wire_lane2())
    terminal = opened(desk)
    terminal.until("Conversation")
    terminal.send("r")
    terminal.until("Write the reply")
    terminal.send("Hang on")
    terminal.until("Hang on")
    terminal.child.kill(getattr(signal, name))
    terminal.until_ended()
    assert Unsent(desk.db.with_name("desk.db.unsent"), "ana").get(1, Verb.REPLY) == "Hang on"
    assert desk.rows() == []


def test_many_keys_in_one_burst_approve_one_case(desk: ScreenDesk) -> None:
    desk.take_in(*(wire_lane2(ticket_id=f"9{i}") for i in range(8)))
    terminal = opened(desk)
    terminal.until("Conversation")
    terminal.settled(0.5)
    terminal.send("aaaa")
    terminal.settled(1.5)
    terminal.leave()
    assert len(desk.rows()) == 1


def test_the_screen_of_the_pty_holds_the_queue_and_the_case(desk: ScreenDesk) -> None:
    desk.take_in(wire_lane2())
    terminal = opened(desk, 24, 80)
    terminal.until("Label colours")
    terminal.settled(0.5)
    terminal.send("\r")
    terminal.until("Draft")
    terminal.settled(0.5)
    terminal.send("a")
    terminal.settled(1.5)
    terminal.leave()
    assert [row.verb for row in desk.rows()] == [Verb.APPROVE]


async def test_two_readers_see_the_same_case(desk: ScreenDesk) -> None:
    desk.take_in(wire_lane2())
    async with desk.open() as (app, _):
        assert ticket_shown(app) == "500201"
