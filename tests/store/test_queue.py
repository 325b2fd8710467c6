"""The queue's views, order, filters and pages, and the counts beside them."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from lanes.words import CustomerState, Lane, Level, Status, Trigger
from store.errors import Ambiguous, NotFound
from store.lock import FileLock
from store.store import Store
from store.values import QueueOrder, QueueQuery, QueueRow, View
from tests.store.shelf import NOW, RIGHTS, Clock, a_case, an_act, an_intake, one_case, put, said


def tickets(store: Store, **query: Any) -> list[str]:
    return [row.ticket_id for row in store.queue(QueueQuery(now=query.pop("now", NOW), **query))]


def waiting(ticket: str, minutes: int, **overrides: Any) -> Any:
    at = (NOW - timedelta(minutes=minutes)).isoformat()
    return a_case(ticket, thread=[said(f"Question {ticket}", at=at)], **overrides)


@pytest.fixture
def desk(store: Store) -> Store:
    put(
        store,
        an_intake(waiting("calm", 10), 2),
        an_intake(waiting("calm-longer", 60), 2),
        an_intake(waiting("angry", 5), 2, pressure=Level.HIGH),
        an_intake(waiting("owned", 1), 3),
        an_intake(waiting("alone", 90), 1),
    )
    return store


def test_the_strictest_consequence_comes_first_then_the_longest_wait(desk: Store) -> None:
    assert tickets(desk) == ["owned", "angry", "calm-longer", "calm", "alone"]


def test_the_views(desk: Store) -> None:
    snoozed, done = desk.find("calm"), desk.find("angry")
    desk.act(snoozed, an_act("snooze", until=NOW + timedelta(days=1)), RIGHTS)
    desk.act(done, an_act("approve"), RIGHTS)
    desk.act(desk.find("owned"), an_act("claim"), RIGHTS)
    desk.act(desk.find("calm-longer"), an_act("reroute", "tom", to="mia"), RIGHTS)
    seen = {view: tickets(desk, view=view, me="mia") for view in View}
    assert seen == {
        View.LANE_2: ["calm-longer"],
        View.LANE_3: ["owned"],
        View.MINE: ["owned", "calm-longer"],
        View.ALL: ["owned", "angry", "calm-longer", "calm", "alone"],
        View.SNOOZED: ["calm"],
        View.DONE: ["angry"],
    }
    assert desk.counts("mia", NOW) == {view: len(found) for view, found in seen.items()}


def test_a_lapsed_claim_is_nobodys(desk: Store) -> None:
    desk.act(desk.find("owned"), an_act("claim"), RIGHTS)
    later = NOW + timedelta(hours=1)
    assert tickets(desk, view=View.MINE, me="mia", now=later) == []
    assert desk.counts("mia", later)[View.MINE] == 0
    assert desk.queue(QueueQuery(view=View.LANE_3, now=later))[0].holder is None


def test_a_snooze_that_is_over_is_back_in_its_lane(desk: Store) -> None:
    desk.act(desk.find("calm"), an_act("snooze", until=NOW + timedelta(hours=1)), RIGHTS)
    assert desk.counts("", NOW)[View.SNOOZED] == 1
    later = NOW + timedelta(hours=1)
    assert desk.counts("", later)[View.SNOOZED] == 0
    assert "calm" in tickets(desk, view=View.LANE_2, now=later)


def test_many_snoozed_cases_cost_a_look_nothing(desk: Store) -> None:
    desk.act(desk.find("calm"), an_act("snooze", until=NOW + timedelta(hours=1)), RIGHTS)
    asked: list[str] = []
    desk._connection.raw.set_trace_callback(asked.append)
    assert desk.counts("", NOW)[View.SNOOZED] == 1
    assert desk.counts("", NOW + timedelta(hours=1))[View.SNOOZED] == 0
    desk._connection.raw.set_trace_callback(None)
    about_snoozes = [sql for sql in asked if "snoozed_until" in sql]
    assert {sql.split()[0] for sql in about_snoozes} == {"SELECT", "UPDATE"}
    for sql in about_snoozes:
        plan = [row[3] for row in desk._connection.rows(f"EXPLAIN QUERY PLAN {sql}")]
        assert any("cases_asleep (snoozed_until<?)" in step for step in plan), plan


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"lane": Lane.HUMAN_OWNED}, ["owned"]),
        ({"triggers": {Trigger.PRESSURE: Level.MEDIUM}}, ["angry"]),
        ({"triggers": {Trigger.PRESSURE: Level.LOW, Trigger.SECURITY: Level.HIGH}}, []),
        ({"waiting_over": 3599}, ["calm-longer", "alone"]),
        ({"waiting_over": 1e15}, []),
        ({"owner": "none", "lane": Lane.AUTONOMOUS}, ["alone"]),
        ({"owner": "tom"}, []),
        ({"source": "intercom"}, []),
        ({"tier": "standard", "lane": Lane.HUMAN_OWNED}, ["owned"]),
        ({"issue_type": "billing.*", "lane": Lane.AUTONOMOUS}, ["alone"]),
        ({"issue_type": "docs.*"}, []),
        ({"customer_state": CustomerState.EXPECTATION_RAISED}, []),
        ({"text": "question calm"}, ["calm-longer", "calm"]),
        ({"text": "ang"}, ["angry"]),
        ({"text": "ADA fenn alone"}, ["alone"]),
        ({"text": 'no" OR words*'}, []),
        ({"text": "  "}, ["owned", "angry", "calm-longer", "calm", "alone"]),
        ({"text": "!?"}, []),
    ],
)
def test_filters(desk: Store, query: dict[str, Any], found: list[str]) -> None:
    assert tickets(desk, **query) == found


@pytest.mark.parametrize("view", [View.ALL, View.LANE_2])
@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_pages_join_without_gap_or_overlap(store: Store, view: View, limit: int) -> None:
    for number in range(20):
        lane, pressure = 2 + number % 2, (Level.LOW, Level.MEDIUM)[number % 3 == 0]
        put(store, an_intake(waiting(str(number), number % 4), lane, pressure=pressure))
    whole = tickets(store, view=view)
    paged: list[str] = []
    page: list[QueueRow] = store.queue(QueueQuery(view=view, now=NOW, limit=limit))
    while page:
        paged += [row.ticket_id for row in page]
        page = store.queue(QueueQuery(view=view, now=NOW, limit=limit, after=page[-1].cursor))
    assert paged == whole


def test_words_follow_a_case_through_its_revisions(store: Store) -> None:
    one_case(store)
    assert tickets(store, text="invoices") == ["1"]
    store.take_in([an_intake(a_case(subject="Other", thread=[said("Where is the refund?")]))])
    assert tickets(store, text="invoices") == []
    assert tickets(store, text="refund") == ["1"]


def test_a_case_is_found_by_ticket_or_by_source_and_ticket(store: Store) -> None:
    first = one_case(store)
    assert store.find("1") == store.find("zendesk:1") == first
    second = put(store, an_intake(a_case(source="front")))[0]
    with pytest.raises(Ambiguous) as caught:
        store.find("1")
    assert caught.value.names == ("front:1", "zendesk:1")
    assert (store.find("front:1"), store.find("zendesk:1")) == (second, first)
    with pytest.raises(NotFound):
        store.find("2")


def test_colons_in_names_do_not_hide_a_case(store: Store) -> None:
    odd = put(store, an_intake(a_case("a:b:c", source="x:y")))[0]
    assert store.find("a:b:c") == store.find("x:y:a:b:c") == odd


def test_another_connection_sees_that_something_was_written(store: Store, path: Path, clock: Clock) -> None:
    with Store.open(path, clock=clock) as other:
        before = other.data_version()
        one_case(store)
        assert other.data_version() != before
        assert other.queue(QueueQuery(now=NOW))[0].status is Status.OPEN


def test_who_looks_at_a_case_shows_and_fades(desk: Store, clock: Clock) -> None:
    first, second = desk.find("owned"), desk.find("calm")
    desk.looking("mia", first)
    desk.looking("tom", first)
    desk.looking("tom", second)
    shown = {row.ticket_id: row.viewers for row in desk.queue(QueueQuery(now=NOW)) if row.viewers}
    assert shown == {"owned": ("mia",), "calm": ("tom",)}
    assert desk.case(first, NOW).row.viewers == ("mia",)
    desk.looking("tom", None)
    assert desk.case(second, NOW).row.viewers == ()
    assert desk.case(first, clock.turn(minutes=2)).row.viewers == ()


def test_the_queue_is_read_while_a_writer_hangs(desk: Store, path: Path) -> None:
    desk.act(desk.find("calm"), an_act("snooze", until=NOW + timedelta(hours=1)), RIGHTS)
    hanging = FileLock(path)
    hanging.take(1)
    later = NOW + timedelta(hours=2)
    assert "calm" in tickets(desk, now=later)
    assert [row.status for row in desk.queue(QueueQuery(now=later, text="calm", limit=1))] == [Status.OPEN]
    hanging.give()
    hanging.close()
    assert desk.counts("", later)[View.SNOOZED] == 0


def named(ticket: str, minutes: int, name: str | None) -> Any:
    return waiting(ticket, minutes, customer={"name": name} if name is not None else {})


@pytest.fixture
def people(store: Store) -> Store:
    put(
        store,
        an_intake(named("zoe", 30, "Zoe"), 2),
        an_intake(named("ada-new", 5, "ada"), 2),
        an_intake(named("ada-old", 50, "Ada"), 3),
        an_intake(named("nobody", 40, None), 2),
        an_intake(named("élan", 20, "Élan"), 2),
    )
    return store


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (QueueOrder.CONSEQUENCE, ["ada-old", "nobody", "zoe", "élan", "ada-new"]),
        (QueueOrder.LONGEST_WAIT, ["ada-old", "nobody", "zoe", "élan", "ada-new"]),
        (QueueOrder.NEWEST, ["ada-new", "élan", "zoe", "nobody", "ada-old"]),
        (QueueOrder.CUSTOMER, ["ada-old", "ada-new", "zoe", "élan", "nobody"]),
    ],
)
def test_each_order_and_its_pages(people: Store, order: QueueOrder, found: list[str]) -> None:
    assert tickets(people, order=order) == found
    lane_2 = [ticket for ticket in found if ticket != "ada-old"]
    assert tickets(people, order=order, view=View.LANE_2) == lane_2
    for limit in (1, 2, 3):
        query = QueueQuery(now=NOW, order=order, limit=limit)
        seen: list[QueueRow] = []
        while page := people.queue(query.behind(seen[-1] if seen else None)):
            seen += page
        assert [row.ticket_id for row in seen] == found
        assert sorted(seen, key=order.place) == seen


@pytest.mark.parametrize("order", list(QueueOrder))
@pytest.mark.parametrize("view", [View.LANE_2, View.LANE_3, View.ALL, View.SNOOZED, View.DONE])
def test_no_order_sorts_the_whole_table(people: Store, order: QueueOrder, view: View) -> None:
    plans: list[str] = []
    rows = people._connection.rows

    def explained(sql: str, params: Any = ()) -> Any:
        if "FROM cases c" in sql:
            plans.extend(row[3] for row in rows(f"EXPLAIN QUERY PLAN {sql}", params))
        return rows(sql, params)

    first = people.queue(QueueQuery(now=NOW, view=View.ALL, limit=1))[0]
    people._connection.rows = explained  # type: ignore[method-assign]
    query = QueueQuery(now=NOW, view=view, order=order)
    people.queue(query)
    people.queue(query.behind(first))
    assert plans
    assert not [plan for plan in plans if "TEMP B-TREE" in plan or plan == "SCAN c"], plans


def test_how_many_counts_up_to_a_bound(desk: Store) -> None:
    query = QueueQuery(now=NOW, lane=Lane.ASSISTED)
    assert desk.how_many(query, 100) == 3
    assert desk.how_many(query, 2) == 2
    assert desk.how_many(QueueQuery(now=NOW, text="nowhere"), 100) == 0


def test_the_sql_view_shows_the_queue_as_it_stands_now(store: Store, path: Path) -> None:
    """The view asks the clock on the wall: a lapsed lease holds nothing, and a snooze that is over is open."""
    for ticket in ("lapsed", "held", "over", "asleep"):
        one_case(store, ticket=ticket)
    raw = sqlite3.connect(path, isolation_level=None)
    held = "UPDATE cases SET holder = 'mia', lease_until = ? WHERE ticket_id = ?"
    snoozed = "UPDATE cases SET status = 'snoozed', snoozed_until = ? WHERE ticket_id = ?"
    raw.execute(held, ("2001-01-01T00:00:00.000000Z", "lapsed"))
    raw.execute(held, ("2999-01-01T00:00:00.000000Z", "held"))
    raw.execute(snoozed, ("2001-01-01T00:00:00.000000Z", "over"))
    raw.execute(snoozed, ("2999-01-01T00:00:00.000000Z", "asleep"))
    rows = raw.execute(
        "SELECT ticket_id, status, holder, lease_until IS NULL, snoozed_until IS NULL FROM v_queue"
    )
    assert {row[0]: row[1:] for row in rows} == {
        "lapsed": ("open", None, 1, 1),
        "held": ("open", "mia", 0, 1),
        "over": ("open", None, 1, 1),
        "asleep": ("snoozed", None, 1, 0),
    }
    raw.close()
