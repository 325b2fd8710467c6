"""The queue's columns: which are shown at a width, and what each says of a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

from console.clean import one_line
from console.widgets import ages
from console.widgets.flow import ELLIPSIS, GAP, SEPARATOR, Span, cells_of, fit, pad, spread
from console.widgets.inks import marked, phrase
from console.widgets.signs import DELIVERY_INK, STATE_GLYPH, STATE_SHORT, lane_ink, level_cell, state_ink
from lanes.words import Trigger

if TYPE_CHECKING:
    from store.values import QueueRow

LEAST_SUBJECT = 34
"""Cells the subject keeps before another column may come in: most subjects stand there whole."""
GOOD_SUBJECT = 40
"""Cells the subject has before the other columns grow."""
ONE_LINE = 110
"""From so many cells on every column fits on one line; below, a tall row takes two."""
WIDE = 160
"""Columns of the screen from which on a case may take two lines."""


@dataclass(frozen=True)
class Glance:
    """What a row is looked at with: the reader, the moment, and what was said where there is no subject."""

    me: str
    now: datetime
    first_words: str = ""


@dataclass(frozen=True)
class Column:
    name: str
    title: str
    width: int
    """Cells at least; 0 takes what the others leave."""
    cell: Callable[[QueueRow, Glance, int], Sequence[Span]]
    """What stands there, for the row, the glance and the cells there are."""
    rank: int
    """0 always stands; the others come in by rank as the width allows."""
    right: bool = False
    instead_of: str = ""
    beside: int = 0
    """Cells the subject keeps before this column may come in, where that is not `LEAST_SUBJECT`."""
    roomy: int = 0
    """Cells where there is plenty of room; 0 for a column that does not grow."""


def _mark(row: QueueRow, glance: Glance) -> Sequence[Span]:
    if row.wrote_again:
        return [("↻", "wrote-again")]
    if row.holder is not None:
        return [("◆", "held")] if row.holder == glance.me else [("◇", "held")]
    if row.delivery in ("failed", "unknown", "queued", "sending"):
        return [({"failed": "✗", "unknown": "?"}.get(row.delivery, "→"), DELIVERY_INK[row.delivery])]
    if others_looking(row, glance.me):
        return [(LOOKING, "held")]
    return [(" ", "")]


LOOKING = "◎"
"""Somebody else has the case open."""


def others_looking(row: QueueRow, me: str) -> tuple[str, ...]:
    """Who else has the case open right now."""
    return tuple(name for name in row.viewers if name != me)


_SHORT_TIER = {"enterprise": "ent", "standard": "std", "business": "biz", "professional": "pro"}


def _customer(row: QueueRow, cells: int) -> Sequence[Span]:
    """Name and tier; where both do not fit the tier is the shorter."""
    name, tier = one_line(row.customer_name or row.customer_id or "—"), one_line(row.tier or "")
    if not tier:
        return marked(fit(name, cells))
    if cell_len(name) + cell_len(tier) + 3 > cells:
        tier = _SHORT_TIER.get(tier.lower(), tier[:3])
        name = _shorter_name(name, cells - cell_len(tier) - 3)
    return [*marked(name), (" · ", "quiet"), *marked(tier, "quiet")]


def _shorter_name(name: str, cells: int) -> str:
    """`Gerrit Haverkamp`, else `G. Haverkamp`, else as much as stands before a word's end."""
    if cell_len(name) <= cells:
        return name
    first, _, last = name.rpartition(" ")
    initialled = f"{first[:1]}. {last}"
    return initialled if first and cell_len(initialled) <= cells else fit(name, cells)


def _type(row: QueueRow, cells: int) -> Sequence[Span]:
    """The issue type; where it is too long its last parts, which tell more than the family's name."""
    name = one_line(row.issue_type or "—")
    while cell_len(name) > cells and "." in name:
        name = ELLIPSIS + name.partition(".")[2]
    return marked(fit(name, cells), "quiet")


def _subject(row: QueueRow, glance: Glance, cells: int) -> Sequence[Span]:
    """The subject, else what the customer last wrote in quotation marks, else the ticket."""
    if row.subject:
        return phrase(row.subject, "plain")
    if glance.first_words:
        words = fit(one_line(glance.first_words), cells - 2)
        return [("“", "quiet"), *marked(words, "plain"), ("”", "quiet")]
    return phrase(row.ticket_id, "quiet")


def _owner(row: QueueRow, glance: Glance) -> Sequence[Span]:
    """Who holds the case, else who looks at it now, else whose it is."""
    if row.holder == glance.me:
        return [("you", "held")]
    if row.holder:
        return phrase(row.holder, "held")
    looking = others_looking(row, glance.me)
    if looking:
        return [(f"{LOOKING} ", "held"), *phrase(looking[0], "plain")]
    return phrase(row.owner or "—", "quiet")


def _state(row: QueueRow, _: Glance) -> Sequence[Span]:
    glyph, ink = STATE_GLYPH[row.customer_state], state_ink(row.customer_state)
    return [(glyph, ink)]


def _state_words(row: QueueRow, _: Glance) -> Sequence[Span]:
    state = row.customer_state
    return [(STATE_SHORT[state], state_ink(state))]


COLUMNS = (
    Column("mark", " ", 1, lambda row, g, _: _mark(row, g), 0),
    Column("lane", "L", 1, lambda row, _g, _: [(str(int(row.lane)), lane_ink(row.lane))], 0),
    Column(
        "wait", "wait", 4, lambda row, g, _: [(ages.short(g.now - row.waiting_since), "plain")], 0, right=True
    ),
    Column("type", "issue type", 16, lambda row, _g, cells: _type(row, cells), 3, roomy=20),
    Column("customer", "customer · tier", 19, lambda row, _, cells: _customer(row, cells), 2, roomy=28),
    Column("levels", "PSMICD", 6, lambda row, _g, _: [level_cell(t, row.triggers[t]) for t in Trigger], 0),
    Column("state", "S", 1, lambda row, g, _: _state(row, g), 0),
    Column("state words", "state", 9, lambda row, g, _: _state_words(row, g), 5, instead_of="state"),
    Column("owner", "owner", 12, lambda row, g, _: _owner(row, g), 4, roomy=14),
    Column("subject", "subject", 0, _subject, 0),
    Column(
        "ticket", "ticket", 10, lambda row, _g, _: phrase(row.ticket_id, "quiet"), 6, right=True, beside=60
    ),
)
_BY_NAME = {column.name: column for column in COLUMNS}


@lru_cache(maxsize=64)
def columns_for(width: int) -> tuple[tuple[Column, int], ...]:
    """The columns shown in `width` cells, with the cells each gets; one cell stands between them."""
    chosen = {column.name for column in COLUMNS if column.rank == 0}
    for column in sorted((c for c in COLUMNS if c.rank), key=lambda c: c.rank):
        trial = (chosen - {column.instead_of}) | {column.name}
        if width - _taken(trial) < (column.beside or LEAST_SUBJECT):
            break
        chosen = trial
    left = width - _taken(chosen)
    cells = {}
    for column in COLUMNS:
        if column.name in chosen:
            more = max(0, min(column.roomy - column.width, left - GOOD_SUBJECT))
            cells[column] = column.width + more
            left -= more
    return tuple((column, width or max(1, left)) for column, width in cells.items())


def _taken(names: set[str]) -> int:
    return sum(column.width for column in COLUMNS if column.name in names) + len(names) - 1


def lines_a_case(columns: int, width: int) -> int:
    """Two where the screen is wide and `width` cells are too few for every column on one line, else one."""
    return 2 if columns >= WIDE and width < ONE_LINE else 1


def titles(width: int, tall: int) -> list[Span]:
    """The line of titles over cases of `tall` lines."""
    return _tall_head(width) if tall > 1 else _head(width)


def row_lines(row: QueueRow, glance: Glance, width: int, tall: int) -> tuple[list[Span], ...]:
    """One case as `tall` lines of exactly `width` cells."""
    return _tall_lines(row, glance, width) if tall > 1 else (_line(row, glance, width),)


def _head(width: int) -> list[Span]:
    spans: list[Span] = []
    for column, cells in columns_for(width):
        title = pad(column.title, cells)
        spans += [(title.strip().rjust(cells) if column.right else title, "quiet"), (" ", "")]
    return spans[:-1]


def _line(row: QueueRow, glance: Glance, width: int) -> list[Span]:
    spans: list[Span] = []
    for column, cells in columns_for(width):
        spans += _cell(column.cell(row, glance, cells), cells, column.right)
        spans.append((" ", ""))
    return spans[:-1]


_LEAD = 9
"""Cells before the words of a tall row: mark, lane and wait, with a space behind each."""


def _tall_head(width: int) -> list[Span]:
    """The titles over rows of two lines; the second line's stand behind the first's."""
    words = "  L wait subject, type, customer"
    return list(spread([(words, "quiet")], [("PSMICD state    ", "quiet")], width))


def _tall_lines(row: QueueRow, glance: Glance, width: int) -> tuple[list[Span], list[Span]]:
    """One case as two lines: what it is about over whose it is, everything at its place."""

    def cell(name: str, cells: int) -> list[Span]:
        column = _BY_NAME[name]
        return _cell(column.cell(row, glance, cells), cells, column.right)

    right: list[Span] = [*cell("levels", 6), (" ", ""), *cell("state words", 9)]
    lead: list[Span] = [*cell("mark", 1), (" ", ""), *cell("lane", 1), (" ", ""), *cell("wait", 4), (" ", "")]
    first = [
        *lead,
        *spread(_subject(row, glance, width - _LEAD - cells_of(right) - GAP), right, width - _LEAD),
    ]
    owner = _owner(row, glance) if row.owner or row.holder or row.viewers else []
    room = width - _LEAD - cells_of(owner) - 2
    kind = phrase(row.issue_type or "—", "quiet")
    name = _customer(row, max(8, room - cells_of(kind) - 3))
    second = [(" " * _LEAD, ""), *spread([*kind, (SEPARATOR, "quiet"), *name], owner, width - _LEAD)]
    return first, second


def _cell(content: Sequence[Span], cells: int, right: bool) -> list[Span]:
    if len(content) == 1:
        text, ink = content[0]
        shown = pad(text, cells)
        return [(shown.strip().rjust(cells) if right else shown, ink)]
    return list(spread(content, (), cells))
