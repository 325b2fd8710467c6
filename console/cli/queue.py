"""`lanedesk queue`: the cases that wait, as a table or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from heapq import merge
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from console.clean import one_line
from console.cli.answers import hint_if_empty, say_array, tell, terminal_width
from console.cli.options import Settings, common_options, now
from console.durations import short_span
from console.filters import FILTER_KEYS, FilterError, parse_filters
from console.table import Column, table
from console.whole_queue import every_row
from lanes.words import CustomerState, Lane, Level, Status, Trigger
from store.values import QueueOrder, QueueQuery, QueueRow, View

if TYPE_CHECKING:
    from store.store import Store

MOST_COUNTED = 10_000_000
SCREENFUL = 50
"""Rows shown on a terminal when no limit was asked for."""

_STATES = {
    CustomerState.NOTHING_SENT: "nothing sent",
    CustomerState.CLARIFYING_QUESTION: "question asked",
    CustomerState.TENTATIVE_EXPLANATION: "tentative",
    CustomerState.RESOLVED_CLAIMED: "claimed resolved",
    CustomerState.EXPECTATION_RAISED: "expectation raised",
}
_COLUMNS = (
    Column("lane", 4, whole=True),
    Column("unit", 12, gives_way=4),
    Column("ticket", 6, whole=True),
    Column("source", 6, gives_way=8, whole=True),
    Column("wait", 4, whole=True),
    Column("state", 18, gives_way=3),
    Column("triggers", 26, gives_way=1),
    Column("type", 14, gives_way=6),
    Column("customer", 16, gives_way=7),
    Column("owner", 12, gives_way=5),
    Column("marks", 12, gives_way=2),
    Column("subject", 20),
)


@click.command("queue")
@click.argument("filters", nargs=-1, metavar="[FILTER]...")
@click.option("--lane", type=click.Choice(["1", "2", "3"]), help="Only this lane.")
@click.option("--view", type=click.Choice([view.value for view in View]), help="One of the console's views.")
@click.option("--all", "everything", is_flag=True, help="Snoozed and finished cases too.")
@click.option(
    "--sort",
    type=click.Choice([order.words.replace(" ", "-") for order in QueueOrder]),
    default=QueueOrder.CONSEQUENCE.words,
    help="The console's orders; consequence is the usual one.",
)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many cases.")
@common_options
def queue_command(
    settings: Settings,
    filters: tuple[str, ...],
    lane: str | None,
    view: str | None,
    everything: bool,
    sort: str,
    limit: int | None,
) -> None:
    """List the cases that wait for a person, the strictest and longest waiting first.

    Cases the assistant handles alone (Lane 1) come last; finished and snoozed ones need --all, --view
    or a status.

    \b
    FILTER is any of
      lane:3                    type:billing.*        tier:enterprise
      owner:none                state:expectation_raised
      trigger:security:medium   wait:2h               source:zendesk
      status:done               and bare words to search for
    Words with > or * need quotes in most shells: "trigger:security>=medium".
    """
    moment = now()
    if view and everything:
        raise click.UsageError("--all and --view exclude each other")
    chosen = View(view) if view else View.ALL if everything else None
    try:
        queries = queries_for(filters, Lane(int(lane)) if lane else None, chosen, settings.me, moment)
    except FilterError as error:
        raise click.UsageError(f"{error.title}: {error.text}") from error
    with settings.open_store() as store:
        order = QueueOrder(sort.replace("-", "_"))
        rows = in_order(store, [q.model_copy(update={"order": order}) for q in queries], limit)
        most = limit
        if settings.json:
            count = say_array(row.model_dump(mode="json") for row in rows)
        else:
            most = limit or (SCREENFUL if terminal_width() is not None else None)
            count = _print_table(rows, moment, most)
        if count == 0:
            hint_if_empty(store)
        elif count == most:
            _tell_more(sum(store.how_many(query, MOST_COUNTED) for query in queries) - count, count)


def queries_for(
    words: tuple[str, ...], lane: Lane | None, view: View | None, me: str, moment: datetime
) -> list[QueueQuery]:
    """The queries whose answers, one after the other, are the list that was asked for."""
    base = QueueQuery(view=view or View.ALL, me=me, lane=lane, now=moment)
    only_open = "status:open" in [word.lower() for word in words]
    says_status = any(word.lower().startswith("status:") for word in words)
    query = parse_filters([word for word in words if word.lower() != "status:open"], base)
    if lane is not None and query.lane is not lane:
        raise FilterError(f"lane:{int(query.lane or 0)}", f"--lane {int(lane)} says another lane")
    if view is not None or (says_status and not only_open):
        return [query]
    undecided = {Lane.HUMAN_OWNED: View.LANE_3, Lane.ASSISTED: View.LANE_2, Lane.AUTONOMOUS: View.ALL}
    if only_open:
        del undecided[Lane.AUTONOMOUS]
    return [
        query.model_copy(update={"view": place, "lane": each})
        for each, place in undecided.items()
        if query.lane in (None, each)
    ]


def in_order(store: Store, queries: list[QueueQuery], limit: int | None) -> Iterator[QueueRow]:
    """Every case that fits: by consequence one query after the other, else all of them in one order."""
    read = [every_row(store, query, limit) for query in queries]
    order = queries[0].order if queries else QueueOrder.CONSEQUENCE
    together = chain(*read) if order is QueueOrder.CONSEQUENCE else merge(*read, key=order.place)
    return islice(together, limit)


def _print_table(rows: Iterator[QueueRow], moment: datetime, most: int | None) -> int:
    lines = [_line(row, moment) for row in islice(rows, most)]
    if not lines:
        tell("No case fits.")
        return 0
    for line in table(_COLUMNS, lines, terminal_width()):
        click.echo(line)
    return len(lines)


def _tell_more(more: int, shown: int) -> None:
    """How many cases fit beside those that are shown."""
    if more > 0:
        keys = ", ".join(FILTER_KEYS)
        tell(f"The first {shown:,} are shown, {more:,} more fit; --limit shows more. Narrow with {keys}.")


def _line(row: QueueRow, moment: datetime) -> list[str]:
    customer = " ".join(part for part in (row.customer_name or row.customer_id, _tier(row)) if part)
    return [
        str(int(row.lane)),
        row.unit.value if row.unit else "",
        one_line(row.ticket_id),
        one_line(row.source),
        short_span(moment - row.waiting_since),
        _STATES[row.customer_state],
        _triggers(row),
        one_line(row.issue_type or ""),
        one_line(customer),
        one_line(_owner(row)),
        ", ".join(_marks(row)),
        one_line(row.subject or ""),
    ]


def _tier(row: QueueRow) -> str:
    return f"({row.tier})" if row.tier else ""


def _owner(row: QueueRow) -> str:
    if row.holder:
        return f"held by {row.holder}"
    return row.owner or ""


def _triggers(row: QueueRow) -> str:
    parts = []
    for level in (Level.HIGH, Level.MEDIUM):
        titles = [trigger.title for trigger in Trigger if row.triggers.get(trigger) is level]
        parts += [f"{level.value} {', '.join(titles)}"] if titles else []
    flags = ", ".join(flag.replace("_", " ") for flag in row.flags)
    return one_line("; ".join([*parts, flags] if flags else parts))


def _marks(row: QueueRow) -> Iterator[str]:
    if row.status in (Status.DONE, Status.SNOOZED):
        yield row.status.value
    if row.wrote_again:
        yield "wrote again"
    if row.has_draft:
        yield "draft"
    if row.delivery:
        yield f"reply {row.delivery}"
