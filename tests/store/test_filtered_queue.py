"""Filters in every view and order: the right cases, read off an index, and given up when nobody waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import product
from typing import Any

import pytest

from lanes.words import CustomerState, Lane, Level, Trigger
from store import connection, queue
from store.errors import Superseded
from store.store import Store
from store.values import QueueOrder, QueueQuery, QueueRow, View
from tests.store.shelf import NOW, RIGHTS, a_case, an_act, an_intake, put, said

FILTERS: dict[str, tuple[dict[str, Any], Callable[[QueueRow], bool]]] = {
    "lane": ({"lane": Lane.HUMAN_OWNED}, lambda row: row.lane is Lane.HUMAN_OWNED),
    "tier": ({"tier": "enterprise"}, lambda row: row.tier == "enterprise"),
    "type": ({"issue_type": "docs.*"}, lambda row: (row.issue_type or "").startswith("docs.")),
    "no owner": ({"owner": "none"}, lambda row: row.owner is None),
    "owner": ({"owner": "tom"}, lambda row: row.owner == "tom"),
    "state": (
        {"customer_state": CustomerState.NOTHING_SENT},
        lambda row: row.customer_state is CustomerState.NOTHING_SENT,
    ),
    "trigger": (
        {"triggers": {Trigger.SECURITY: Level.MEDIUM, Trigger.PRESSURE: Level.HIGH}},
        lambda row: (
            row.triggers[Trigger.SECURITY] is not Level.LOW and row.triggers[Trigger.PRESSURE] is Level.HIGH
        ),
    ),
    "wait": ({"waiting_over": 600}, lambda row: NOW - row.waiting_since >= timedelta(seconds=600)),
    "source": ({"source": "intercom"}, lambda row: row.source == "intercom"),
    "several": (
        {"tier": "enterprise", "owner": "none", "waiting_over": 120},
        lambda row: (
            row.tier == "enterprise"
            and row.owner is None
            and NOW - row.waiting_since >= timedelta(seconds=120)
        ),
    ),
}


@pytest.fixture
def many(store: Store) -> Store:
    levels = (Level.LOW, Level.MEDIUM, Level.HIGH)
    for n in range(48):
        case = a_case(
            str(n),
            source="intercom" if n % 5 == 0 else "zendesk",
            issue_type="docs.api" if n % 3 == 0 else "billing.invoice",
            customer={"name": f"Customer {n % 7}", "tier": "enterprise" if n % 2 else "standard"},
            thread=[said(f"Question {n}", at=(NOW - timedelta(minutes=n * 7 % 20)).isoformat())],
        )
        put(store, an_intake(case, 2 + n % 4 // 3, security=levels[n % 3], pressure=levels[n // 3 % 3]))
    for number in range(1, 12):
        store.act(number, an_act("reroute", to="tom" if number % 2 else "ada"), RIGHTS)
    store.act(20, an_act("snooze", until=NOW + timedelta(days=1)), RIGHTS)
    store.act(21, an_act("approve"), RIGHTS)
    return store


@pytest.mark.parametrize("few", [0, 5, 2_000])
@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_finds_what_fits_in_every_view_and_order(
    many: Store, name: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "FEW", few)
    wanted, fits = FILTERS[name]
    found = 0
    for view, order in product(View, QueueOrder):
        plain = QueueQuery(view=view, me="tom", now=NOW, order=order)
        expected = [row.case_id for row in many.queue(plain) if fits(row)]
        query = plain.model_copy(update={**wanted, "limit": 3})
        pages = [page := many.queue(query)]
        while page:
            pages.append(page := many.queue(query.behind(page[-1])))
        assert [row.case_id for page in pages for row in page] == expected, (view, order)
        assert many.how_many(query, 100) == len(expected), view
        assert many.how_many(query, 2) == min(2, len(expected)), view
        found += len(expected)
    assert found


@pytest.mark.parametrize("name", FILTERS)
def test_whether_a_case_fits_is_read_off_an_index(many: Store, name: str) -> None:
    asked: list[tuple[str, list[str]]] = []
    rows = many._connection.rows

    def explained(sql: str, params: Any = ()) -> Any:
        if "cases c" in sql:
            asked.append((sql, [row[3] for row in rows(f"EXPLAIN QUERY PLAN {sql}", params)]))
        return rows(sql, params)

    many._connection.rows = explained  # type: ignore[method-assign]
    wanted, _ = FILTERS[name]
    for view, order in product((View.LANE_2, View.LANE_3, View.ALL, View.SNOOZED, View.DONE), QueueOrder):
        asked.clear()
        query = QueueQuery(view=view, me="tom", now=NOW, order=order, **wanted)
        many.queue(query)
        many.how_many(query, 100)
        deciding = [(sql, plan) for sql, plan in asked if "json_each" not in sql]
        in_lane = order is QueueOrder.CONSEQUENCE and view in (View.LANE_2, View.LANE_3)
        ways = ("INDEX queue_facets", "queue_by_owner") if in_lane else ("COVERING INDEX", "queue_by_owner")
        assert deciding or name == "lane"
        for sql, plan in deciding:
            assert any(way in step for step in plan for way in ways), (sql, plan)
            assert not any("TEMP B-TREE" in step for step in plan), (sql, plan)
        for sql, plan in asked:
            if "json_each" in sql:
                assert any("USING INTEGER PRIMARY KEY" in step for step in plan), (sql, plan)


def test_a_read_nobody_waits_for_is_given_up(many: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "STEPS", 10)
    answers = iter([*[False] * 5, True])
    query = QueueQuery(now=NOW, tier="nowhere")
    with pytest.raises(Superseded):
        many.queue(query, partial(next, answers))
    assert next(answers, None) is None
    with pytest.raises(Superseded):
        many.how_many(query, 100, lambda: True)
    with pytest.raises(Superseded):
        many.queue(QueueQuery(now=NOW, text="question"), lambda: True)
    asked = [0]

    def wanted() -> bool:
        asked[0] += 1
        return False

    assert many.queue(query, wanted) == []
    before = asked[0]
    assert before
    assert len(many.queue(QueueQuery(now=NOW))) == 48
    assert asked[0] == before


def test_giving_up_loses_no_write(many: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "STEPS", 10)
    later = NOW + timedelta(days=2)
    for patience in (1, 3, 10, 30, 100, 300, 1000):
        answers = iter([False] * patience)
        try:
            many.queue(QueueQuery(now=later, tier="nowhere"), lambda a=answers: next(a, True))
        except Superseded:
            assert not many._connection.raw.in_transaction
    assert many.act(1, an_act("note", text="x"), RIGHTS).action.id
    assert many.verify().ok
