"""The queue's columns: which are shown at a width, and what each says of a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from rich.cells import cell_len

from console.clean import one_line
from console.widgets import ages
from console.widgets.flow import Span, fit, pad, spread
from console.widgets.ink import marked, phrase
from console.widgets.signs import DELIVERY_INK, STATE_GLYPH, STATE_WORD, lane_ink, level_cell, state_ink
from lanes.words import Trigger
from store.values import QueueRow

LEAST_SUBJECT = 20
"""Cells the subject keeps before another column may come in; half as much again from the fourth on."""


@dataclass(frozen=True)
class Glance:
    """What a row is looked at with: the reader and the moment."""

    me: str
    now: datetime


@dataclass(frozen=True)
class Column:
    name: str
    title: str
    width: int
    """Cells; 0 takes what the others leave."""
    cell: Callable[[QueueRow, Glance], Sequence[Span]]
    rank: int
    """0 always stands; the others come in by rank as the width allows."""
    right: bool = False
    instead_of: str = ""


def _mark(row: QueueRow, glance: Glance) -> Sequence[Span]:
    if row.wrote_again:
        return [("↻", "wrote-again")]
    if row.holder is not None:
        return [("◆", "held")] if row.holder == glance.me else [("◇", "held")]
    if row.delivery in ("failed", "unknown", "queued", "sending"):
        return [({"failed": "✗", "unknown": "?"}.get(row.delivery, "→"), DELIVERY_INK[row.delivery])]
    return [(" ", "")]


CUSTOMER_CELLS = 20
_SHORT_TIER = {"enterprise": "ent", "standard": "std", "business": "biz", "professional": "pro"}


def _customer(row: QueueRow, _: Glance) -> Sequence[Span]:
    """Name and tier; where both do not fit the tier is the shorter."""
    name, tier = one_line(row.customer_name or row.customer_id or "—"), one_line(row.tier or "")
    if not tier:
        return marked(name)
    if cell_len(name) + cell_len(tier) + 3 > CUSTOMER_CELLS:
        tier = _SHORT_TIER.get(tier.lower(), tier[:3])
        name = fit(name, CUSTOMER_CELLS - cell_len(tier) - 3)
    return [*marked(name), (" · ", "quiet"), *marked(tier, "quiet")]


def _subject(row: QueueRow, _: Glance) -> Sequence[Span]:
    if row.subject:
        return phrase(row.subject, "plain")
    return phrase(row.ticket_id, "quiet")


def _owner(row: QueueRow, glance: Glance) -> Sequence[Span]:
    if row.holder == glance.me:
        return [("you", "held")]
    return phrase(row.holder or row.owner or "—", "held" if row.holder else "quiet")


def _state(row: QueueRow, _: Glance) -> Sequence[Span]:
    glyph, ink = STATE_GLYPH[row.customer_state], state_ink(row.customer_state)
    return [(glyph, ink)]


def _state_words(row: QueueRow, _: Glance) -> Sequence[Span]:
    state = row.customer_state
    return [(f"{STATE_GLYPH[state]} {STATE_WORD[state]}", state_ink(state))]


COLUMNS = (
    Column("mark", " ", 1, _mark, 0),
    Column("lane", "L", 1, lambda row, _: [(str(int(row.lane)), lane_ink(row.lane))], 0),
    Column(
        "wait", "wait", 5, lambda row, g: [(ages.short(g.now - row.waiting_since), "plain")], 0, right=True
    ),
    Column("type", "issue type", 17, lambda row, _: phrase(row.issue_type or "—", "quiet"), 2),
    Column("customer", "customer · tier", CUSTOMER_CELLS, _customer, 3),
    Column("levels", "PSMICD", 6, lambda row, _: [level_cell(t, row.triggers[t]) for t in Trigger], 0),
    Column("state", "S", 1, _state, 0),
    Column("state words", "they were told", 14, _state_words, 4, instead_of="state"),
    Column("owner", "owner", 12, _owner, 5),
    Column("subject", "subject", 0, _subject, 0),
    Column("ticket", "ticket", 12, lambda row, _: phrase(row.ticket_id, "quiet"), 6, right=True),
)


@lru_cache(maxsize=64)
def columns_for(width: int) -> tuple[tuple[Column, int], ...]:
    """The columns shown in `width` cells, with the cells each gets; one cell stands between them."""
    chosen = {column.name for column in COLUMNS if column.rank == 0}
    for column in sorted((c for c in COLUMNS if c.rank), key=lambda c: c.rank):
        trial = (chosen - {column.instead_of}) | {column.name}
        least = LEAST_SUBJECT if column.rank < 4 else LEAST_SUBJECT * 3 // 2
        if width - _taken(trial) < least:
            break
        chosen = trial
    left = width - _taken(chosen)
    return tuple((c, c.width or max(1, left)) for c in COLUMNS if c.name in chosen)


def _taken(names: set[str]) -> int:
    return sum(column.width for column in COLUMNS if column.name in names) + len(names) - 1


def head(width: int) -> list[Span]:
    """The line of titles."""
    spans: list[Span] = []
    for column, cells in columns_for(width):
        title = pad(column.title, cells)
        spans += [(title.strip().rjust(cells) if column.right else title, "quiet"), (" ", "")]
    return spans[:-1]


def line(row: QueueRow, glance: Glance, width: int) -> list[Span]:
    """One case as one line of exactly `width` cells."""
    spans: list[Span] = []
    for column, cells in columns_for(width):
        spans += _cell(column.cell(row, glance), cells, column.right)
        spans.append((" ", ""))
    return spans[:-1]


def _cell(content: Sequence[Span], cells: int, right: bool) -> list[Span]:
    if len(content) == 1:
        text, ink = content[0]
        shown = pad(text, cells)
        return [(shown.strip().rjust(cells) if right else shown, ink)]
    return list(spread(content, (), cells))
