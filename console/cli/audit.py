"""`lanedesk audit`: a sample of what never escalated, to be read by a person."""

from __future__ import annotations

import hashlib
import heapq
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from console.clean import one_line
from console.cli.answers import say_array, tell, terminal_width
from console.cli.options import Settings, common_options, now
from console.table import Column, table
from console.whole_queue import every_row
from lanes.words import Lane, Verb
from store.values import QueueQuery, QueueRow, View

if TYPE_CHECKING:
    from store.store import Store

_COLUMNS = (
    Column("lane", 4, whole=True),
    Column("ticket", 6, whole=True),
    Column("type", 12, gives_way=1),
    Column("customer", 12, gives_way=2),
    Column("state", 12, gives_way=3),
    Column("subject", 12),
)


@click.command("audit")
@click.option(
    "--count", type=click.IntRange(min=1, max=10_000), default=10, show_default=True, help="How many."
)
@click.option("--seed", help="The draw's name; the same seed draws the same (otherwise this week, 2026-W12).")
@click.option(
    "--lane", type=click.Choice(["1", "2"]), default="1", show_default=True, help="From which lane."
)
@click.option("--type", "issue_type", metavar="GLOB", help="Issue types such as billing.*")
@common_options
def audit_command(
    settings: Settings, count: int, seed: str | None, lane: str, issue_type: str | None
) -> None:
    """Draw cases that never escalated and that nobody audited yet, spread over the issue families.

    \b
    Record what you find with
      lanedesk act audit TICKET --outcome correct
      lanedesk act audit TICKET --outcome should_have_escalated --trigger security --escalate-at 2
    """
    moment = now()
    named = seed or f"{moment.isocalendar().year}-W{moment.isocalendar().week:02}"
    with settings.open_store() as store:
        settled = _audited_or_escalated(store)
        query = QueueQuery(view=View.ALL, lane=Lane(int(lane)), issue_type=issue_type, now=moment)
        rows = (row for row in every_row(store, query) if row.case_id not in settled)
        drawn = draw(rows, count, named)
    if settings.json:
        say_array(row.model_dump(mode="json") for row in drawn)
        return
    if not drawn:
        tell(f"No case in Lane {lane} waits for an audit.")
        return
    for line in table(_COLUMNS, [_line(row) for row in drawn], terminal_width()):
        click.echo(line)
    tell(f"{len(drawn)} drawn with seed {named}. Record each: lanedesk act audit TICKET --outcome correct")


def draw(rows: Iterator[QueueRow], count: int, seed: str) -> list[QueueRow]:
    """`count` rows, the issue families in turn, within a family by a hash of seed and case."""
    best: dict[str, list[tuple[int, int, QueueRow]]] = defaultdict(list)
    for row in rows:
        family = (row.issue_type or "").split(".")[0]
        key = f"{seed}\x00{row.source}\x00{row.ticket_id}"
        place = -int.from_bytes(hashlib.sha256(key.encode()).digest()[:8])
        entry = (place, row.case_id, row)
        if len(best[family]) < count:
            heapq.heappush(best[family], entry)
        else:
            heapq.heappushpop(best[family], entry)
    ordered = {family: sorted(entries, reverse=True) for family, entries in sorted(best.items())}
    turns = ((turn, family) for turn in range(count) for family in ordered)
    drawn = [ordered[family][turn][2] for turn, family in turns if turn < len(ordered[family])]
    return drawn[:count]


def _audited_or_escalated(store: Store) -> set[int]:
    """Cases that were audited already, or stood in Lane 3 once."""
    return {
        row.case_id
        for row in store.feedback(undone=False)
        if row.verb is Verb.AUDIT or Lane.HUMAN_OWNED in (row.lane_before, row.lane_after)
    }


def _line(row: QueueRow) -> list[str]:
    return [
        str(int(row.lane)),
        one_line(f"{row.source}:{row.ticket_id}"),
        one_line(row.issue_type or ""),
        one_line(row.customer_name or row.customer_id or ""),
        row.customer_state.words,
        one_line(row.subject or ""),
    ]
