"""The queue: the strictest consequence first, then the longest wait, served by index in pages.

Without a filter, and in a lane's own order with one, an index gives the order and tells which cases fit. For
everything else the filter is decided first, off the same index: few fitting cases are sorted as they are,
and where there are many, one soon meets enough of them in the order that is asked for.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from lanes.values import parse_time
from lanes.words import Lane, Status
from store.connection import Connection, Row
from store.errors import StoreFault
from store.rows import CASE_COLUMNS, case_columns, queue_row
from store.search import matching
from store.standing import ASLEEP, LEVEL_COLUMNS, OPEN_IN_LANE, SNOOZE_OVER, STRICTEST_FIRST
from store.times import stamp
from store.values import QueueOrder, QueueQuery, QueueRow, View
from store.viewers import viewers

_BRIEFLY = 0.2

_CUSTOMER = "coalesce(c.customer_name, c.customer_id, x'') COLLATE NOCASE"
_ORDERS = {
    QueueOrder.CONSEQUENCE: STRICTEST_FIRST,
    QueueOrder.LONGEST_WAIT: "c.waiting_since, c.id",
    QueueOrder.NEWEST: "c.waiting_since DESC, c.id DESC",
    QueueOrder.CUSTOMER: f"{_CUSTOMER}, c.waiting_since, c.id",
}
_MINE = """c.id IN (
  SELECT id FROM cases WHERE owner = :me AND status = 'open'
  UNION SELECT id FROM cases WHERE holder = :me AND lease_until > :now AND status = 'open')"""
_VIEWS = {
    View.LANE_2: OPEN_IN_LANE.format(lane=2),
    View.LANE_3: OPEN_IN_LANE.format(lane=3),
    View.MINE: _MINE,
    View.ALL: "1",
    View.SNOOZED: "c.status = 'snoozed'",
    View.DONE: "c.status = 'done'",
}
_WAIT = _ORDERS[QueueOrder.LONGEST_WAIT]
_BEHIND = {
    QueueOrder.CONSEQUENCE: (
        ("c.consequence = :consequence AND (c.waiting_since, c.id) > (:waiting, :last)", _WAIT),
        ("c.consequence < :consequence", _ORDERS[QueueOrder.CONSEQUENCE]),
    ),
    QueueOrder.LONGEST_WAIT: (("(c.waiting_since, c.id) > (:waiting, :last)", _WAIT),),
    QueueOrder.NEWEST: (("(c.waiting_since, c.id) < (:waiting, :last)", _ORDERS[QueueOrder.NEWEST]),),
    QueueOrder.CUSTOMER: (
        (f"{_CUSTOMER} = :customer AND (c.waiting_since, c.id) > (:waiting, :last)", _WAIT),
        (f"{_CUSTOMER} > :customer", _ORDERS[QueueOrder.CUSTOMER]),
    ),
}
"""What lies behind a row, nearest part first, each with its order; each is read off an index."""
FEW = 2_000
"""Up to so many fitting cases are looked up one by one and sorted."""
_LANE_OF = {View.LANE_2: Lane.ASSISTED, View.LANE_3: Lane.HUMAN_OWNED}
_OVER = SNOOZE_OVER.format(now="?")
_ASLEEP_TOO_LONG = f"SELECT 1 FROM {ASLEEP} WHERE {_OVER} LIMIT 1"
_WAKE = f"UPDATE {ASLEEP} SET status = 'open', snoozed_until = NULL WHERE {_OVER}"
_TALLIES = "SELECT status, lane, n FROM tallies"
_MINE_COUNT = f"SELECT count(*) FROM cases c WHERE {_MINE}"


def queue(store: Connection, query: QueueQuery) -> list[QueueRow]:
    """One page of the queue as it stands at `query.now`, at most `query.limit` rows."""
    wake(store, query.now)
    if _contradicts_itself(query):
        return []
    conditions, params = _filters(query)
    chosen = _chosen(store, query, conditions, params)
    if chosen is not None:
        params["chosen"] = json.dumps(chosen)
    looking = viewers(store, query.now)
    if query.after is None:
        sql = _page(conditions, _ORDERS[query.order], chosen)
        return [_shown(row, query, looking) for row in store.rows(sql, params)]
    consequence, waiting, last = query.after
    params |= {"consequence": consequence, "waiting": stamp(parse_time(waiting)), "last": last}
    params["customer"] = b"" if query.after_customer is None else query.after_customer
    found: list[QueueRow] = []
    with store.reading():
        for behind, order in _BEHIND[query.order]:
            params["limit"] = query.limit - len(found)
            if params["limit"] > 0:
                rows = store.rows(_page([behind, *conditions], order, chosen), params)
                found += [_shown(row, query, looking) for row in rows]
    return found


def counts(store: Connection, me: str, now: datetime) -> dict[View, int]:
    """How many cases each view holds; read off a tally that triggers keep, never by scanning."""
    wake(store, now)
    tally: dict[tuple[str, int], int] = {
        (row["status"], row["lane"]): row["n"] for row in store.rows(_TALLIES)
    }
    mine = store.value(_MINE_COUNT, {"me": me, "now": stamp(now)}) if me else 0
    return {
        View.LANE_2: tally.get((Status.OPEN.value, Lane.ASSISTED), 0),
        View.LANE_3: tally.get((Status.OPEN.value, Lane.HUMAN_OWNED), 0),
        View.MINE: int(mine),
        View.ALL: sum(tally.values()),
        View.SNOOZED: sum(n for (status, _), n in tally.items() if status == "snoozed"),
        View.DONE: sum(n for (status, _), n in tally.items() if status == "done"),
    }


def how_many(store: Connection, query: QueueQuery, most: int) -> int:
    """How many cases the query fits, counted up to `most`; read off an index."""
    if _contradicts_itself(query):
        return 0
    conditions, params = _filters(query)
    found = _found_by_words(store, query)
    cases = "cases c"
    if found is not None:
        params["chosen"] = json.dumps(found)
        cases = _THE_CHOSEN
    where = " AND ".join(conditions)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {cases} WHERE {where} LIMIT :limit)"
    return int(store.value(sql, params | {"limit": most}))


def wake(store: Connection, now: datetime) -> None:
    """Bring back every case whose snooze is over; costs one look at an index when there is none."""
    at = stamp(now)
    if store.closed_because is None and store.row(_ASLEEP_TOO_LONG, (at,)) is not None:
        # Reading must go on while a writer hangs; the next one who looks tries again.
        with suppress(StoreFault), store.writing(patience=_BRIEFLY):
            store.run(_WAKE, (at,))


def _shown(row: Row, query: QueueQuery, looking: dict[int, tuple[str, ...]]) -> QueueRow:
    return queue_row(case_columns(row), stamp(query.now), looking.get(row["id"], ()))


_THE_CHOSEN = "json_each(:chosen) CROSS JOIN cases c ON c.id = json_each.value"
"""Few cases, looked up by their ids; the cross join keeps SQLite from going through all the others."""


def _page(conditions: list[str], order: str, chosen: list[int] | None) -> str:
    where = " AND ".join(conditions)
    cases = "cases c" if chosen is None else _THE_CHOSEN
    return f"SELECT {CASE_COLUMNS} FROM {cases} WHERE {where} ORDER BY {order} LIMIT :limit"


def _chosen(
    store: Connection, query: QueueQuery, conditions: list[str], params: dict[str, Any]
) -> list[int] | None:
    """The ids among which the page is found; None when the order's own index is gone through."""
    found = _found_by_words(store, query)
    if found is not None or len(conditions) == 1 or query.view is View.MINE:
        return found
    if query.order is QueueOrder.CONSEQUENCE and query.view in _LANE_OF:
        return None
    where = " AND ".join(conditions)
    rows = store.rows(f"SELECT c.id FROM cases c WHERE {where} LIMIT :limit", params | {"limit": FEW + 1})
    return None if len(rows) > FEW else [row[0] for row in rows]


def _found_by_words(store: Connection, query: QueueQuery) -> list[int] | None:
    if query.text is None or not query.text.strip():
        return None
    return matching(store, query.text)


def _contradicts_itself(query: QueueQuery) -> bool:
    """Whether another lane is asked for than the view holds."""
    return query.lane is not None and query.lane is not _LANE_OF.get(query.view, query.lane)


def _filters(query: QueueQuery) -> tuple[list[str], dict[str, Any]]:
    """The conditions, the view's first, with their parameters.

    A plus keeps SQLite from taking a filter for a way into another index than the order's.
    """
    params: dict[str, Any] = {"me": query.me, "now": stamp(query.now), "limit": query.limit}
    view = _VIEWS[query.view]
    # Only the index of the default order begins with the lane; another order must not be lured to it.
    conditions = [view if query.order is QueueOrder.CONSEQUENCE else view.replace("c.lane", "+c.lane")]
    for column, wanted in (
        ("lane", None if query.lane is None else int(query.lane)),
        ("source", query.source),
        ("tier", query.tier),
        ("customer_state", None if query.customer_state is None else query.customer_state.value),
    ):
        if wanted is not None:
            conditions.append(f"+c.{column} = :{column}")
            params[column] = wanted
    if query.issue_type is not None:
        conditions.append("+c.issue_type GLOB :issue_type")
        params["issue_type"] = query.issue_type
    if query.owner is not None:
        conditions.append("c.owner IS NULL" if query.owner == "none" else "c.owner = :owner")
        params["owner"] = query.owner
    for trigger, level in query.triggers.items():
        conditions.append(f"+c.{LEVEL_COLUMNS[trigger]} >= {int(level.rank)}")
    if query.waiting_over is not None:
        conditions.append("+c.waiting_since <= :waiting_before")
        params["waiting_before"] = _earlier(query.now, query.waiting_over)
    return conditions, params


def _earlier(now: datetime, seconds: float) -> str:
    try:
        return stamp(now - timedelta(seconds=seconds))
    except OverflowError:
        return ""
