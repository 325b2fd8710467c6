"""Desks for every test of the console: one for a plain terminal, one for the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.console.plain_desk import THREE, PlainDesk
from tests.console.screen_desk import ScreenDesk
from tests.factories import iso, wire_lane2, wire_lane3


@pytest.fixture
def desk(tmp_path: Path) -> PlainDesk:
    """The command line on one case of each lane; a file about something else has a desk of its own."""
    desk = PlainDesk(tmp_path / "desk.db")
    desk.take_in(*THREE)
    return desk


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    """The console on a database without a case."""
    desk = ScreenDesk(tmp_path / "desk.db")
    yield desk
    desk.store.close()


@pytest.fixture
def deciding_desk(empty_desk: ScreenDesk) -> ScreenDesk:
    """The console on two cases of Lane 2, the first waiting longer, and one of Lane 3."""
    empty_desk.take_in(
        wire_lane2(received_at=iso(hours=-2)),
        wire_lane2(ticket_id="500202", subject="Second question"),
        wire_lane3(),
    )
    return empty_desk
