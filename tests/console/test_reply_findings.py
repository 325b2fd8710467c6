"""What the reply check points at is told in whole words."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.reply_findings import findings_on
from lanes.words import Role
from tests.console.screen_desk import ScreenDesk
from tests.factories import wire_lane3


@pytest.mark.parametrize("sum_", ["500 EUR", "5 EUR", "12345 EUR"])
def test_a_finding_ends_where_a_word_ends(tmp_path: Path, sum_: str) -> None:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(wire_lane3())
    text = f"Hello, we guarantee a refund of {sum_} by Monday. Überweisung folgt."
    found = findings_on(text, desk.case("500301"), desk.policy, writer=("ana", Role.SPECIALIST))
    desk.store.close()
    quotes = [finding.quote for finding in found if finding.quote]
    assert any(sum_.partition(" ")[0] in quote for quote in quotes)
    for finding in found:
        if finding.start is not None and finding.end is not None:
            assert finding.quote == text[finding.start : finding.end]
            around = text[finding.start - 1 : finding.end + 1]
            assert not (around[0].isalnum() and around[1].isalnum()), finding.quote
            assert not (around[-1].isalnum() and around[-2].isalnum()), finding.quote


def test_what_a_promise_adds_is_listed_as_people_list(tmp_path: Path) -> None:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(wire_lane3())
    text = "Hello, we guarantee a refund of 500 EUR by Monday."
    said = [
        f.text for f in findings_on(text, desk.case("500301"), desk.policy, writer=("ana", Role.SPECIALIST))
    ]
    desk.store.close()
    assert any("an outcome, a time and a sum" in words for words in said), said
