"""The queue's filter words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from console.durations import parse_moment, parse_span, short_span
from console.filters import FILTER_KEYS, FilterError, completions, parse_filters, parse_line
from lanes.words import CustomerState, Lane, Level, Trigger
from store.values import QueueQuery, View
from tests.factories import MOMENT


def base(**overrides: object) -> QueueQuery:
    return QueueQuery.model_validate({"now": MOMENT, "me": "ada", **overrides})


def test_no_words_change_nothing() -> None:
    assert parse_filters([], base()) == base()


def test_all_words_compose() -> None:
    line = (
        "lane:3 type:billing.* tier:enterprise owner:none state:expectation_raised "
        "trigger:security>=medium wait:>2h source:zendesk late invoice"
    )
    query = parse_line(line, base(view=View.LANE_3))
    assert query == base(
        view=View.LANE_3,
        lane=Lane.HUMAN_OWNED,
        issue_type="billing.*",
        tier="enterprise",
        owner="none",
        customer_state=CustomerState.EXPECTATION_RAISED,
        triggers={Trigger.SECURITY: Level.MEDIUM},
        waiting_over=7200.0,
        source="zendesk",
        text="late invoice",
    )


@pytest.mark.parametrize(
    ("word", "trigger", "level"),
    [
        ("trigger:security", Trigger.SECURITY, Level.MEDIUM),
        ("trigger:security:high", Trigger.SECURITY, Level.HIGH),
        ("trigger:policy_sensitivity>=high", Trigger.POLICY, Level.HIGH),
        ("trigger:multi-domain-complexity=low", Trigger.DOMAINS, Level.LOW),
        ("trigger:pressure>low", Trigger.PRESSURE, Level.MEDIUM),
        ("TRIGGER:Missing>MEDIUM", Trigger.MISSING, Level.HIGH),
    ],
)
def test_triggers_by_short_and_full_name(word: str, trigger: Trigger, level: Level) -> None:
    assert parse_filters([word], base()).triggers == {trigger: level}


def test_several_triggers_all_count() -> None:
    query = parse_filters(["trigger:security", "trigger:policy>=high"], base())
    assert query.triggers == {Trigger.SECURITY: Level.MEDIUM, Trigger.POLICY: Level.HIGH}


def test_words_are_searched_for_together() -> None:
    assert parse_line('refund "wrong seats" text:Müller', base()).text == "refund wrong seats Müller"
    assert parse_line("https://example.org/a", base()).text == "https://example.org/a"
    assert parse_line("it's \"open", base()).text == "it s open"


@pytest.mark.parametrize(
    ("words", "view", "lane"),
    [
        (["status:done"], View.DONE, None),
        (["status:snoozed"], View.SNOOZED, None),
        (["status:autonomous"], View.ALL, Lane.AUTONOMOUS),
        (["status:open", "lane:3"], View.LANE_3, Lane.HUMAN_OWNED),
    ],
)
def test_a_status_chooses_the_view(words: list[str], view: View, lane: Lane | None) -> None:
    query = parse_filters(words, base())
    assert (query.view, query.lane) == (view, lane)


def test_open_is_what_my_view_shows_anyway() -> None:
    assert parse_filters(["status:open"], base(view=View.MINE)).view is View.MINE


def test_my_own_name_is_known() -> None:
    assert parse_filters(["owner:me"], base()).owner == "ada"


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("lane:4", "1, 2, 3"),
        ("state:angry", "expectation_raised"),
        ("trigger:weather", "security"),
        ("trigger:security>=huge", "low, medium, high"),
        ("trigger:security>high", "above high"),
        ("wait:soon", "wait:>2h"),
        ("status:closed", "snoozed"),
        ("colour:red", "lane:"),
        ("lane:", "lane:3"),
        ("status:open", "lane:2"),
    ],
)
def test_a_word_that_cannot_be_read_is_named_with_what_is_allowed(word: str, says: str) -> None:
    with pytest.raises(FilterError) as caught:
        parse_filters([word], base())
    assert word in caught.value.title
    assert says in caught.value.text


def test_completion_offers_keys_and_closed_values() -> None:
    assert completions("s") == ["state:", "source:", "status:"]
    assert completions("") == [f"{key}:" for key in FILTER_KEYS]
    assert completions("state:c") == ["state:clarifying_question"]
    assert "trigger:security>=high" in completions("trigger:sec")
    assert completions("type:b") == []
    for word in [
        *completions("lane:"),
        *completions("state:"),
        *completions("trigger:"),
        *completions("owner:"),
    ]:
        parse_filters([word], base())


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("90s", timedelta(seconds=90)),
        ("2h", timedelta(hours=2)),
        ("1d12h", timedelta(days=1, hours=12)),
        ("1.5h", timedelta(minutes=90)),
        (" 2W ", timedelta(weeks=2)),
        ("", None),
        ("2", None),
        ("-2h", None),
        ("٢h", None),
        ("2h and more", None),
    ],
)
def test_spans(words: str, span: timedelta | None) -> None:
    assert parse_span(words) == span


def test_moments() -> None:
    assert parse_moment("2h", MOMENT, ahead=True) == MOMENT + timedelta(hours=2)
    assert parse_moment("2h", MOMENT, ahead=False) == MOMENT - timedelta(hours=2)
    assert parse_moment("2026-03-10T09:00:00Z", MOMENT, ahead=True) == MOMENT
    assert parse_moment("2026-03-10", MOMENT, ahead=True) == MOMENT.replace(hour=0)
    assert parse_moment("soon", MOMENT, ahead=True) is None
    assert parse_moment("999999w", MOMENT, ahead=True) is None


def test_spans_in_a_column() -> None:
    shown = [short_span(timedelta(seconds=s)) for s in (-5, 12, 300, 3 * 3600, 47 * 3600, 14 * 86_400)]
    assert shown == ["0 s", "12 s", "5 m", "3 h", "47 h", "14 d"]
