"""A policy that changed since a case was decided: the assistant's words stay where it now withholds them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from console.app import LanedeskApp
from console.cli.options import now
from console.courier import Courier
from desk.sink import FolderSink
from lanes.policy import parse_policy
from tests.console.plain_desk import PlainDesk
from tests.console.screen_desk import ScreenDesk, notices, screen_text
from tests.factories import a_draft, wire_lane1, wire_lane2

STRICTER = '[issue_types]\n"howto.labels" = { raises = { security_identity = "high" } }\n'
MILDER = '[issue_types]\n"billing.refund" = { raises = { policy_sensitivity = "low" } }\n'


DRAFT = str(wire_lane2()["draft"]["text"])


@pytest.mark.parametrize(
    "words",
    [
        ["approve", "500201"],
        ["edit", "500201", "--text", "Better."],
        ["reply", "500201", "--text", DRAFT],
        ["reply", "500201", "--text", f"Dear Ada. {DRAFT} Bye."],
    ],
)
def test_what_the_policy_withholds_by_now_is_not_sent(desk: PlainDesk, words: list[str]) -> None:
    refused = desk.run("act", *words, *desk.under(STRICTER))
    assert (refused.exit_code, refused.stdout, len(refused.stderr.splitlines())) == (1, "", 1)
    assert "The policy has changed: " in refused.stderr
    assert "it now belongs to Lane 3." in refused.stderr
    assert desk.json("packet", "500201")["sent"] == []
    assert desk.run("act", *words).exit_code == 0


def test_an_earlier_draft_is_the_assistants_as_well(desk: PlainDesk) -> None:
    desk.take_in(
        wire_lane2(draft=a_draft("Labels are coloured in the menu of the board's owner, under Look."))
    )
    refused = desk.run("act", "reply", "500201", "--text", f"Dear Ada. {DRAFT} Bye.", *desk.under(STRICTER))
    assert "it now belongs to Lane 3." in refused.stderr


def test_an_override_made_since_is_no_dead_end(desk: PlainDesk) -> None:
    desk.take_in(wire_lane1(ticket_id="8", draft=a_draft()))
    [row] = [row for row in desk.json("queue") if row["ticket_id"] == "8"]
    assert row["lane"] == 1
    moved = ["--lane", "2", "--trigger", "policy=absent", "--reason", "other"]
    assert desk.run("act", "override", "8", *moved).exit_code == 0
    assert desk.run("act", "approve", "8").exit_code == 0


def test_what_was_approved_is_asked_again_before_it_leaves(desk: PlainDesk, tmp_path: Path) -> None:
    desk.take_in(wire_lane2(ticket_id="7"))
    desk.act("approve", "500201")
    desk.act("reply", "7", "--text", "In my own words.")
    sink = FolderSink(tmp_path / "out")
    courier = Courier(desk.open, sink, "c", now, policy=parse_policy(STRICTER, "stricter"))
    assert courier.step(now() + timedelta(minutes=5)) == 1
    assert [reply.text for reply in sink.replies()] == ["In my own words."]
    [row] = [row for row in desk.json("queue") if row["ticket_id"] == "500201"]
    assert (row["delivery"], row["draft_state"]) == ("failed", "available")
    assert "it now belongs to Lane 3." in desk.run("packet", "500201").stdout


def test_own_words_and_everything_else_go_on(desk: PlainDesk) -> None:
    told = desk.under(STRICTER)
    assert desk.run("act", "note", "500201", "--text", "x", *told).exit_code == 0
    assert desk.run("act", "reply", "500201", "--text", "In my own words.", *told).exit_code == 0


def test_another_policy_that_is_no_stricter_with_the_case_refuses_nothing(desk: PlainDesk) -> None:
    assert desk.run("act", "approve", "500201", *desk.under(MILDER)).exit_code == 0


def test_the_review_line_by_line_asks_the_same(desk: PlainDesk) -> None:
    result = desk.run("review", "lane:2", *desk.under(STRICTER), text="approve\ny\nquit\n")
    assert "it now belongs to Lane 3." in result.stderr
    assert desk.json("packet", "500201")["sent"] == []


async def test_the_console_says_so_and_nothing_leaves(tmp_path: Path) -> None:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(wire_lane2())
    desk.policy = parse_policy(STRICTER, "stricter")
    async with desk.open((140, 40)) as (app, pilot):
        await pilot.pause(0.1)
        await pilot.press("a")
        for _ in range(40):
            await pilot.pause(0.05)
            if "belongs to Lane 3" in said(app):
                break
        assert "belongs to Lane 3" in said(app)
    assert desk.rows() == []
    desk.store.close()


async def test_the_log_names_the_policy_that_decided_the_case(tmp_path: Path) -> None:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(wire_lane2())
    decided = desk.policy.version
    desk.policy = parse_policy(MILDER, "milder")
    async with desk.open((140, 40)) as (_, pilot):
        await pilot.pause(0.1)
        await pilot.press("a")
        await pilot.pause(0.1)
    [row] = desk.rows()
    assert row.policy_version == decided != desk.policy.version
    desk.store.close()


def said(app: LanedeskApp) -> str:
    return " ".join(f"{screen_text(app)} {notices(app)}".split())
