"""The head of a case at every width: the triggers stand apart, nothing is said twice, the views are named."""

from __future__ import annotations

import re
from typing import Any

import pytest

from console.widgets.case.headline import headline
from console.widgets.case.pages import whole_page
from console.widgets.case.shown import Shown
from console.widgets.signs import LEVEL_GLYPH
from lanes.words import Level, Trigger
from tests.console.screen_desk import NOW, ScreenDesk, screen_text
from tests.factories import wire_lane2, wire_lane3

GLYPHS = "".join(LEVEL_GLYPH.values())


@pytest.fixture
def desk(empty_desk: ScreenDesk) -> ScreenDesk:
    empty_desk.take_in(wire_lane2(), wire_lane3())
    return empty_desk


def shown(desk: ScreenDesk, ticket: str, **levels: Level) -> Shown:
    view = desk.case(ticket)
    triggers = {
        t: reading.model_copy(update={"level": levels.get(t.name, reading.level)})
        for t, reading in view.decision.triggers.items()
    }
    decision = view.decision.model_copy(update={"triggers": triggers})
    return Shown.of(view.model_copy(update={"decision": decision}), desk.policy, "ana", NOW, None)


def row(case: Shown, width: int) -> str:
    [text] = [line.text for line in headline(case, width, small=False) if line.act == "triggers"]
    return text


ALL_HIGH = {trigger.name: Level.HIGH for trigger in Trigger}


@pytest.mark.parametrize("levels", [{}, ALL_HIGH], ids=["as read", "all high"])
def test_every_trigger_has_a_space_behind_its_glyph(desk: ScreenDesk, levels: dict[str, Level]) -> None:
    case = shown(desk, "500301", **levels)
    for width in range(40, 140):
        text = row(case, width)
        assert len(text) <= width
        assert len(re.findall(f"[{GLYPHS}] \\w", text)) == len(Trigger)
        assert "…" not in text


def test_every_trigger_is_named_in_a_hundred_and_twenty_columns(desk: ScreenDesk) -> None:
    text = row(shown(desk, "500301", **ALL_HIGH), 66)
    assert text.split() == [
        word for t in Trigger for word in (LEVEL_GLYPH[Level.HIGH], t.title.partition(" ")[0])
    ]


def test_where_it_is_narrow_a_raised_trigger_keeps_its_name(desk: ScreenDesk) -> None:
    one = {**dict.fromkeys(ALL_HIGH, Level.LOW), "PRESSURE": Level.HIGH}
    assert "● pressure" in row(shown(desk, "500301", **one), 50)
    assert "○ P  ○ S  ○ M" in row(shown(desk, "500301", **one), 50)


def test_the_key_of_the_triggers_says_what_it_does_or_is_not_there(desk: ScreenDesk) -> None:
    case = shown(desk, "500301")
    assert row(case, 120).endswith("t opens them")
    assert row(case.with_opened(**{**vars(case.opened), "triggers": True}), 120).endswith("t closes them")
    assert not row(case, 66).rstrip().endswith(" t")
    page = [line.text for line in whole_page(case, 60)]
    assert any(text.startswith("Why Lane 3") and text.endswith("t opens the triggers") for text in page)


@pytest.mark.parametrize(
    ("customer", "said"),
    [
        ({"tier": "enterprise", "plan": "enterprise annual"}, "Zoe · enterprise annual · "),
        ({"tier": "standard", "plan": "starter monthly"}, "Zoe · standard · starter monthly · "),
        ({"tier": "standard"}, "Zoe · standard · "),
        ({"plan": "starter"}, "Zoe · starter · "),
    ],
)
def test_a_plan_that_names_its_tier_says_it_once(
    desk: ScreenDesk, customer: dict[str, Any], said: str
) -> None:
    desk.take_in(wire_lane2(ticket_id="700001", customer={"name": "Zoe", **customer}))
    assert said in headline(shown(desk, "700001"), 100, small=False)[2].text


@pytest.mark.parametrize(
    ("subject", "flags", "said"),
    [
        ("Eight helpers", ("contract_interpretation",), "⚑ contract interpretation"),
        ("Outgoing mails still use servers I have deleted", ("contract_interpretation",), "⚑ contract"),
        ("Outgoing mails use servers that I have deleted for good", ("severe_dissatisfaction",), "⚑ 1"),
        ("x" * 80, ("severe_dissatisfaction", "legal"), "⚑ dissatisfaction, legal"),
        ("Eight helpers", (), "Eight helpers"),
    ],
)
def test_a_subject_is_whole_before_its_flags_are(
    desk: ScreenDesk, subject: str, flags: tuple[str, ...], said: str
) -> None:
    view = desk.case("500301")
    decision = view.decision.model_copy(update={"flags": flags})
    row = view.row.model_copy(update={"subject": subject})
    case = Shown.of(view.model_copy(update={"decision": decision, "row": row}), desk.policy, "ana", NOW, None)
    text = headline(case, 66, small=False)[1].text.rstrip()
    assert text.endswith(said)
    assert text.startswith(subject) or len(subject) > 66


def test_no_part_of_the_customers_line_is_cut_to_a_stump(desk: ScreenDesk) -> None:
    desk.take_in(wire_lane2(ticket_id="700001", issue_type="data.deletion", customer={"name": "Zoe Marsh"}))
    case = shown(desk, "700001")
    for width in range(30, 80):
        said = headline(case, width, small=False)[2].text.split("no owner")[0].rstrip()
        parts = said.removesuffix(" …").split(" · ")
        assert set(parts) <= {"Zoe Marsh", "data.deletion", "email"}, said


async def test_at_eighty_columns_both_lanes_are_called_by_their_names(desk: ScreenDesk) -> None:
    async with desk.open(size=(80, 24)) as (app, pilot):
        before = screen_text(app).splitlines()[0]
        assert "1 Lane 2 1" in before
        assert "2 Lane 3 1" in before
        await pilot.press("2")
        await pilot.pause()
        after = screen_text(app).splitlines()[0]
        assert re.sub(r"[\[\]]", " ", after) == re.sub(r"[\[\]]", " ", before), "the names stand still"
        await pilot.press("slash", *"tier:enterprise", "enter")
        await pilot.pause(0.2)
        crowded = screen_text(app).splitlines()[0]
        assert "/ tier:enterprise" in crowded
        assert "2 L3" in crowded
