"""Nothing is said by colour alone: with every ink taken away, lanes, labels and states still read apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from console.widgets.case.facts import fact_lines
from console.widgets.case.headline import headline
from console.widgets.case.shown import Shown
from console.widgets.flow import Line, Span
from console.widgets.queue_columns import Glance, row_lines
from console.widgets.signs import DELIVERY_WORDS, DRAFT_WORDS, LEVEL_GLYPH, STATE_GLYPH, STATE_SHORT
from console.widgets.word_diff import diff_lines
from lanes.facts import FactView, glyph
from lanes.words import CustomerState, DraftState, FactStatus, Lane, Level, Trigger
from tests.console.screen_desk import NOW, ScreenDesk
from tests.factories import wire_lane2, wire_lane3

GLANCE = Glance("ana", NOW)


@pytest.fixture
def desk(empty_desk: ScreenDesk) -> ScreenDesk:
    empty_desk.take_in(wire_lane2(), wire_lane3())
    return empty_desk


def bare(spans: Iterable[Span]) -> str:
    return "".join(text for text, _ in spans)


def bare_lines(lines: Sequence[Line]) -> str:
    return "\n".join(bare(line.spans) for line in lines)


def all_different(shown: Sequence[str]) -> bool:
    return len(set(shown)) == len(shown) and all(text.strip() for text in shown)


@pytest.mark.parametrize("width", [34, 60, 120, 200])
def test_rows_of_the_queue_differ_in_their_characters(desk: ScreenDesk, width: int) -> None:
    row = desk.case("500301").row

    def seen(**changed: Any) -> str:
        return bare(row_lines(row.model_copy(update=changed), GLANCE, width, tall=1)[0])

    assert all_different([seen(lane=lane) for lane in Lane])
    assert all_different([seen(customer_state=state) for state in CustomerState])
    for trigger in Trigger:
        assert all_different([seen(triggers={**row.triggers, trigger: level}) for level in Level])
    marks: list[dict[str, Any]] = [
        {"wrote_again": False, "holder": None, "delivery": None},
        {"wrote_again": True},
        {"wrote_again": False, "holder": "ana"},
        {"wrote_again": False, "holder": "bob"},
        *({"wrote_again": False, "holder": None, "delivery": how} for how in ("queued", "failed", "unknown")),
    ]
    assert all_different([seen(**mark) for mark in marks])


def test_the_head_of_a_case_names_lane_and_state(desk: ScreenDesk) -> None:
    view = desk.case("500301")
    shown = Shown.of(view, desk.policy, "ana", NOW, None)

    def head(lane: Lane) -> str:
        ground = view.ground.model_copy(update={"lane": lane, "decided_lane": lane})
        other = Shown.of(view.model_copy(update={"ground": ground}), desk.policy, "ana", NOW, None)
        return bare_lines(headline(other, 100, small=False)[:1])

    for lane in Lane:
        assert f"{int(lane)} {lane.title}" in head(lane)
    text = bare_lines(headline(shown, 100, small=False))
    for trigger in Trigger:
        assert LEVEL_GLYPH[view.decision.level(trigger)] in text


def test_fact_labels_are_glyph_and_word() -> None:
    def seen(label: FactStatus) -> str:
        fact = FactView(
            label=label, statement="the plan", source="crm", as_of=NOW, age=None, stale=False, decisive=False
        )
        return bare_lines(fact_lines(fact, 80))

    assert all_different([glyph(label) for label in FactStatus])
    assert all_different([seen(label) for label in FactStatus])
    for label in FactStatus:
        assert label.value in seen(label)


def test_every_family_of_signs_is_told_apart_by_its_words() -> None:
    assert all_different([LEVEL_GLYPH[level] for level in Level])
    assert all_different([STATE_GLYPH[state] for state in CustomerState])
    assert all_different([STATE_SHORT[state] for state in CustomerState])
    assert all_different([DRAFT_WORDS[state] for state in DraftState])
    assert all_different(list(DELIVERY_WORDS.values()))


def test_what_an_edit_changed_stands_in_brackets() -> None:
    text = bare_lines(diff_lines("pay 412 EUR now", "pay 386 EUR now", 80))
    assert text == "pay [-412-]{+386+} EUR now"
