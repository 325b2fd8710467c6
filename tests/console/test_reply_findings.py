"""What the reply check points at is told in whole words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from console.reply_findings import findings_on
from lanes.words import Role, Verb
from tests.console.screen_desk import ScreenDesk
from tests.factories import a_draft, wire_lane2, wire_lane3


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


CLAIM = "Our security team has reviewed your case. Use Settings."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    made = ScreenDesk(tmp_path / "desk.db")
    made.take_in(wire_lane2(draft=a_draft(CLAIM), suggested_owner="legal"))
    yield made
    made.store.close()


def said(desk: ScreenDesk, text: str, writer: tuple[str, Role] | None = None) -> set[str]:
    found = findings_on(text, desk.case("500201"), desk.policy, writer=writer)
    return {finding.code for finding in found}


def test_to_put_a_case_away_or_to_note_is_no_review(desk: ScreenDesk) -> None:
    desk.other(Verb.NOTE, "500201", text="looks odd")
    desk.other(Verb.SNOOZE, "500201", until=desk.clock.now + timedelta(days=1))
    desk.other(Verb.REROUTE, "500201", to="security specialist")
    assert "review_claimed" in said(desk, CLAIM)


@pytest.mark.parametrize(
    "text", ["Our billing team reviewed your contract.", CLAIM.replace("Use", "Please use")]
)
def test_an_edit_or_a_reply_names_a_team_that_did_not_look(desk: ScreenDesk, text: str) -> None:
    assert "review_claimed" in said(desk, text, ("ann", Role.LEAD))


def test_who_writes_for_themselves_has_looked(desk: ScreenDesk) -> None:
    assert "review_claimed" not in said(desk, "I have looked at your account.", ("ann", Role.FRONTLINE))


def test_the_owners_specialist_speaks_for_the_owners_team(desk: ScreenDesk) -> None:
    desk.other(Verb.REROUTE, "500201", to="security specialist")
    assert "review_claimed" not in said(desk, CLAIM + " Soon.", ("sam", Role.SPECIALIST))
    assert "review_claimed" in said(desk, CLAIM + " Soon.", ("flo", Role.FRONTLINE))


def test_a_colleague_who_judged_the_case_has_looked(desk: ScreenDesk) -> None:
    text = "A colleague has reviewed your case."
    assert "review_claimed" in said(desk, text)
    desk.other(Verb.REJECT, "500201", reasons=("wrong_tone",))
    assert "review_claimed" not in said(desk, text)


def test_a_promise_is_held_against_the_suggested_owners_queue(desk: ScreenDesk) -> None:
    found = findings_on("We will reply within 48 hours.", desk.case("500201"), desk.policy, writer=None)
    assert any("the queue of legal" in finding.text for finding in found)
