"""A hundred prepared drafts, one key each, on a real terminal: no key missed, nothing done twice."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal
from lanes.words import Verb
from store.values import QueueQuery, View
from tests.conftest import Figure
from tests.console.screen_desk import ScreenDesk
from tests.factories import a_message, iso, wire_lane2

pytestmark = pytest.mark.faults
CASES = 100
MOST_SECONDS = 15.0
GLANCE = 0.02
"""Seconds without further output after which whoever reads nothing presses the next key."""
OPEN = """
import sys
from datetime import datetime
from pathlib import Path
from console.factory import build_app
from lanes.policy import shipped_policy
moment = datetime.fromisoformat(sys.argv[2])
build_app(db=Path(sys.argv[1]), policy=shipped_policy(), me="ana", clock=lambda: moment).run()
"""


def test_a_hundred_approvals_by_one_key_each(tmp_path: Path, figure: Figure) -> None:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(
        *(
            wire_lane2(
                ticket_id=f"7{i:05}", subject=f"Question {i}", thread=[a_message(at=iso(minutes=i / 10))]
            )
            for i in range(CASES)
        )
    )
    order = [row.ticket_id for row in desk.store.queue(QueueQuery(view=View.LANE_2, now=desk.clock.now))]
    words = ["-c", OPEN, str(desk.db), desk.clock.now.isoformat()]
    taken: list[float] = []
    with Terminal(words, tmp_path) as terminal:
        terminal.until(order[0])
        terminal.settled(1.0)
        began = time.monotonic()
        for following in order[1:]:
            pressed = time.monotonic()
            terminal.send("a")
            terminal.until(following)
            taken.append(time.monotonic() - pressed)
            terminal.settled(GLANCE)
        terminal.key("a")
        seconds = time.monotonic() - began
        terminal.settled(1.0)
    rows = desk.rows()
    assert [row.verb for row in rows] == [Verb.APPROVE] * CASES
    assert [row.ticket_id for row in rows] == order
    assert all(row.final_text == row.draft for row in rows)
    each = sorted(taken)[CASES // 2] * 1000
    figure(
        f"{CASES} approvals, one key each: {seconds:.1f} s, the next case after {each:.0f} ms, 0 missed, 0 twice"
    )
    assert seconds < MOST_SECONDS
    desk.store.close()
