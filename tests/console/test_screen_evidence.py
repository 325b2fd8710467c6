"""From an evidence to the words it rests on, and from a reference to its address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.app import LanedeskApp
from console.dialogs.references import ReferencesDialog
from console.evidence_places import place_words, span_of
from console.widgets.case.spot import SPOT
from console.widgets.case.trigger_panel import CHOSEN, rows
from lanes.record import Evidence
from store.values import View
from tests.console.screen_desk import ScreenDesk, screen_text, ticket_shown
from tests.factories import a_draft, a_fact, a_message, a_reply, wire_lane2, wire_lane3

LONG = [a_message("Please refund the seats, our lawyer is involved.")] + [
    message for i in range(30) for message in (a_reply(f"Noted {i}"), a_message(f"And line {i}?"))
]
CITED = [
    {"title": "Labels", "ref": "https://b\u00fccher.example/labels"},
    {"title": "Notes", "ref": "javascript:alert(1)"},
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ScreenDesk]:
    desk = ScreenDesk(tmp_path / "desk.db")
    desk.take_in(
        wire_lane2(draft=a_draft(citations=CITED)), wire_lane3(thread=LONG), wire_lane3(ticket_id="500302")
    )
    yield desk
    desk.store.close()


def spots(app: LanedeskApp) -> list[tuple[int, str]]:
    """Where words are pointed at on the reading sheet: lines of the view, and the words."""
    sheet = app.review.reading
    top = sheet.scroll_offset.y
    return [
        (at - top, text)
        for at, line in enumerate(sheet.lines)
        for text, ink in line.spans
        if ink == SPOT and 0 <= at - top < sheet.size.height
    ]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_a_digit_leads_to_the_quoted_words(desk: ScreenDesk, size: tuple[int, int]) -> None:
    async with desk.open(size=size) as (app, pilot):
        await pilot.press("4", "slash", *"500301", "enter", "enter")
        await pilot.pause(0.3)
        assert ticket_shown(app) == "500301"
        await pilot.press("t")
        assert app.review.shown is not None
        number, evidence = next(
            (row.number, row.evidence)
            for row in rows(app.review.shown)
            if row.evidence and row.evidence.where == "thread[0]" and row.evidence.start is not None
        )
        await pilot.press(str(number))
        assert app.review.view is View.ALL
        found = spots(app)
        assert found
        assert "".join(word for _, word in found).replace(" ", "") == LONG[0]["text"][
            evidence.start : evidence.end
        ].replace(" ", "")
        await pilot.press("j")
        assert spots(app) == []
        await pilot.press("t", "2")
        assert app.review.view is View.LANE_3


async def test_digits_are_views_again_when_the_triggers_are_closed(desk: ScreenDesk) -> None:
    async with desk.open() as (app, pilot):
        await pilot.press("2", "t", "9", "1", "t", "4")
        assert app.review.view is View.ALL


RICH = wire_lane2(
    ticket_id="500777",
    subject="Refund for our plan",
    issue_type="billing.refund",
    customer={"id": "c", "name": "Ada", "tier": "enterprise", "plan": "gold", "prior_contacts": 2},
    facts=[a_fact("the invoice shows 40 seats"), a_fact("who pays", status="missing", decisive=True)],
    sources=[{"name": "billing", "state": "unavailable", "decisive": True}],
    proposed_actions=[{"kind": "refund", "detail": "40 seats", "reversible": False}],
    assessment={"triggers": {"security_identity": {"level": "medium", "evidence": "asks for roles"}}},
)
PLACES = {
    "subject": "Refund for our plan",
    "facts[1]": "who pays",
    "sources[0]": "billing",
    "customer.prior_contacts": "2 earlier contacts",
    "issue_type": "billing.refund",
    "proposed_actions[0]": "refund",
}
"""Where evidence stands that is no message, and a word that is marked there."""


def marked(app: LanedeskApp) -> str:
    """Everything on the case page that is pointed at."""
    sheets = (app.review.headline, app.review.reading, app.review.deciding)
    lines = [line for sheet in sheets for line in sheet.lines]
    return " ".join(text for line in lines for text, ink in line.spans if ink == SPOT)


def in_view(app: LanedeskApp, words: str) -> bool:
    return words in " ".join(screen_text(app).split())


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_the_arrows_choose_among_triggers_and_enter_leads_to_every_place(
    desk: ScreenDesk, size: tuple[int, int]
) -> None:
    desk.take_in(RICH)
    async with desk.open(size=size) as (app, pilot):
        await pilot.press("4", "slash", *"500777", "enter", "enter")
        await pilot.pause(0.3)
        await pilot.press("t")
        shown = app.review.shown
        assert shown is not None
        every = rows(shown)
        assert {row.evidence.where.partition(".kind")[0] for row in every if row.evidence} >= set(PLACES)
        seen = set()
        for place, row in enumerate(every):
            assert app.review.shown is not None
            assert app.review.shown.opened.chosen == place
            if row.evidence is not None:
                await pilot.press("enter")
                await pilot.pause()
                where = row.evidence.where.partition(".kind")[0]
                if where in PLACES:
                    seen.add(where)
                    assert PLACES[where] in marked(app), where
                    assert in_view(app, PLACES[where].split()[0])
                elif where.startswith("thread"):
                    assert marked(app)
                elif where == "upstream":
                    assert marked(app) == ""
                    assert place_words(row.evidence) == "the assistant's own assessment"
                    assert "the assistant's own assessment, which has no place" in app.review.said[0]
            await pilot.press("down" if place % 2 else "j")
        assert seen == set(PLACES)
        assert ticket_shown(app) == "500777"
        await pilot.press("k", "up", "k")
        assert app.review.shown.opened.chosen == len(every) - 4
        assert marked(app) == ""
        await pilot.press("escape")
        assert not app.review.shown.opened.triggers


async def test_a_trigger_leads_to_its_first_evidence_and_the_chosen_row_stays_in_view(
    desk: ScreenDesk,
) -> None:
    desk.take_in(RICH)
    async with desk.open(size=(80, 24)) as (app, pilot):
        await pilot.press("4", "slash", *"500777", "enter", "enter")
        await pilot.pause(0.3)
        await pilot.press("t", "enter")
        assert marked(app)
        assert app.review.shown is not None
        for _ in rows(app.review.shown):
            await pilot.press("j")
            await pilot.pause()
            sheet = app.review.reading
            places = [i for i, line in enumerate(sheet.lines) if line.anchor == CHOSEN]
            assert next(line.text[0] for line in sheet.lines if line.anchor == CHOSEN) == "▌"
            top = sheet.scroll_offset.y
            assert all(top <= place < top + sheet.size.height for place in places)


async def test_a_click_on_an_evidence_does_the_same(desk: ScreenDesk) -> None:
    desk.take_in(RICH)
    async with desk.open(size=(200, 50)) as (app, pilot):
        await pilot.press("4", "slash", *"500777", "enter", "enter")
        await pilot.pause(0.3)
        headline = app.review.headline
        at = next(i for i, line in enumerate(headline.lines) if line.act == "triggers")
        await pilot.click("#headline", offset=(4, at))
        await pilot.pause()
        assert app.review.shown is not None
        assert app.review.shown.opened.triggers
        places = {
            row.evidence.where: place for place, row in enumerate(rows(app.review.shown)) if row.evidence
        }
        for where in ("facts[1]", "customer.prior_contacts", "sources[0]"):
            app.review.deciding.go("triggers")
            await pilot.pause()
            acts = [line.act for line in app.review.deciding.lines]
            line = acts.index(f"row:{places[where]}") - app.review.deciding.scroll_offset.y
            await pilot.click("#deciding", offset=(6, line))
            await pilot.pause()
            assert PLACES[where] in marked(app)


async def test_a_reference_is_shown_and_opens_at_its_key_only(
    desk: ScreenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    async with desk.open() as (app, pilot):
        monkeypatch.setattr(app, "open_url", opened.append)
        await pilot.press("l")
        assert isinstance(app.screen, ReferencesDialog)
        await pilot.press("o", "enter")
        assert opened == []
        assert "https://xn--bcher-kva.example/labels" in screen_text(app)
        await pilot.press("o")
        assert opened == ["https://xn--bcher-kva.example/labels"]
        await pilot.press("escape", "down", "enter")
        assert "no web address" in screen_text(app)
        await pilot.press("o", "escape", "escape")
        assert len(opened) == 1
        assert app.screen is app.review
        assert desk.rows() == []


def test_quoted_words_without_a_place_are_looked_for_in_their_message() -> None:
    quoted = Evidence(text="pay back", where="thread[0]")
    assert span_of(quoted, "We ask you to pay back the fee.") == (14, 22)
    assert span_of(quoted, "Nothing of the kind.") is None
    assert span_of(Evidence(text="fee", where="thread[0]", start=1, end=3), "a fee, a fee") == (1, 3)
