"""Four eyes on the screen: a lane lowered by somebody who may not do it alone waits for another person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lanes.rights import Rights
from lanes.words import Lane, Verb
from tests.console.screen_desk import ScreenDesk, notices, screen_text
from tests.factories import wire_lane3

TEAM = Rights.model_validate(
    {"default_role": "frontline", "roles": {"ana": "specialist", "eve": "specialist"}}
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.policy = desk.policy.model_copy(update={"people": TEAM})
    desk.take_in(wire_lane3())
    yield desk
    desk.store.close()


async def test_a_lane_lowered_on_the_screen_is_a_proposal(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("2", "o", "2", "s", "1")
        await pilot.pause()
        (row,) = desk.rows()
        assert row.reason_codes[0] == "trigger_misfired"
        assert (row.verb, row.role, row.outcome) == (Verb.NOTE, "specialist", "proposed_lane_2_action")
        assert "another person has to confirm it" in screen_text(app)
        assert desk.case("500301").row.lane is Lane.HUMAN_OWNED
        await pilot.press("o", "2", "s", "1")
        await pilot.pause()
        assert len(desk.rows()) == 1
        assert "Another person" in notices(app)


async def test_another_person_confirms_it_with_the_same_keys(desk: ScreenDesk) -> None:
    verdict = {"trigger": "policy_sensitivity", "verdict": "misfired"}
    desk.other(Verb.OVERRIDE, "500301", lane=2, unit="action", reasons=("routine",), verdicts=(verdict,))
    assert desk.case("500301").row.lane is Lane.HUMAN_OWNED
    async with desk.open() as (_, pilot):
        await pilot.press("2", "o", "2", "s", "1")
        await pilot.pause()
        assert desk.rows()[-1].verb is Verb.OVERRIDE
        assert desk.case("500301").row.lane is Lane.ASSISTED
