"""A scene played: the app from its factory over the seeded sample, with a clock that stands still."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

from console.app import LanedeskApp
from console.factory import build_app
from console.intake import outcomes, take_all_in
from console.sample import PROMOTED, SAMPLE_NOW, open_sample
from lanes.act import Act
from lanes.policy import Policy, shipped_policy
from lanes.words import Role, Verb
from screenshots.drawing import draw_svg
from screenshots.scenes import MEANWHILE, Scene, Size
from store.store import Store

WHO = "noor"
"""The agent whose desk is shown."""
COLLEAGUE = "bo"
_REST = 0.05
"""Seconds between two keys: a case's keys open only once it was painted."""


def standing_clock() -> datetime:
    return SAMPLE_NOW


def stage_policy() -> Policy:
    """The shipped policy with the demo's issue types promoted."""
    return shipped_policy().with_promoted(PROMOTED)


def seed(db: Path) -> None:
    """A new database with the sample in it."""
    with Store.open(db, clock=standing_clock) as store, open_sample() as stream:
        take_all_in(store, stage_policy(), outcomes(stream), origin="sample", clock=standing_clock)


def colleague_acts(app: LanedeskApp, db: Path) -> None:
    """Somebody else gives the case before the reader to another owner."""
    if app.review.shown is None:
        return
    act = Act(verb=Verb.REROUTE, actor=COLLEAGUE, role=Role.LEAD, at=SAMPLE_NOW, to="billing desk")
    with Store.open(db, clock=standing_clock) as store:
        store.act(app.review.shown.view.ground.case_id, act, app.policy.rights)


async def play(scene: Scene, size: Size, db: Path) -> str:
    """The picture of a scene as SVG; `db` is a seeded database of its own, which the keys may change."""
    app = build_app(
        db=db, policy=stage_policy(), me=WHO, clock=standing_clock, theme=scene.theme, keep_unsent=False
    )
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause(_REST * 4)
        for key in scene.keys:
            if key == MEANWHILE:
                colleague_acts(app, db)
            else:
                await pilot.press(key)
            await pilot.pause(_REST)
        await pilot.pause(_REST * 4)
        return draw_svg(app, "lanedesk")


def take_picture(scene: Scene, size: Size, db: Path) -> str:
    """`play`, for callers without an event loop."""
    return asyncio.run(play(scene, size, db))
