"""A plain-text table: aligned, as wide as the terminal at most, and nothing cut in the middle of a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

GAP = "  "
MORE = "…"
WIDEST = 60
"""A longer value that stands whole pushes its own row's rest to the right, and nobody else's."""
_WORD = re.compile(r"[^\s._/-]*[\s._/-]*")


@dataclass(frozen=True)
class Column:
    """One column: its title, and how it gives way when the terminal is narrow."""

    title: str
    least: int
    """Cells it needs to be of use."""
    gives_way: int = 0
    """Columns with the highest number are left out first; 0 is never left out."""
    whole: bool = False
    """True when its values are names to be copied: never shortened."""


def cells(text: str) -> int:
    """How many terminal cells a cleaned line takes."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def shorten(text: str, room: int) -> str:
    """As many whole words of `text` as fit into `room` cells, an ellipsis where some are missing.

    Names such as `billing.refund` and `past_due` are words joined together.
    """
    if cells(text) <= room:
        return text
    kept, used = "", 0
    for word in _WORD.findall(text):
        width = cells(word)
        if used + width + cells(MORE) > room:
            break
        kept, used = kept + word, used + width
    return (kept + MORE)[: room if not kept else None]


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int | None) -> Iterator[str]:
    """The table's lines, titles first. `width` is in cells; None leaves every value whole."""
    natural = [_natural(column, [row[i] for row in rows], width) for i, column in enumerate(columns)]
    filled = [not column.gives_way or any(row[i] for row in rows) for i, column in enumerate(columns)]
    shown = _shown(columns, natural, filled, width)
    widths = _widths(columns, natural, shown, width)
    for row in ([column.title for column in columns], *rows):
        parts = [_fit(row[i], widths[i], whole=columns[i].whole or width is None) for i in shown]
        yield GAP.join(parts).rstrip()


def _natural(column: Column, values: Sequence[str], width: int | None) -> int:
    """The cells a column would like; one that stands whole is not made wide for all by a single long value."""
    taken = [cells(value) for value in values]
    if column.whole or width is None:
        taken = [count for count in taken if count <= WIDEST]
    return max([cells(column.title), *taken])


def _least(column: Column, natural: int) -> int:
    return natural if column.whole else min(natural, max(column.least, cells(column.title)))


def _shown(
    columns: Sequence[Column], natural: Sequence[int], filled: Sequence[bool], width: int | None
) -> list[int]:
    """Which columns stand: an optional one that is empty, or has no room, does not."""
    shown = [i for i in range(len(columns)) if filled[i]]
    while width is not None:
        needed = sum(_least(columns[i], natural[i]) for i in shown) + len(GAP) * (len(shown) - 1)
        last = max(shown, key=lambda i: columns[i].gives_way)
        if needed <= width or columns[last].gives_way == 0:
            break
        shown.remove(last)
    return shown


def _widths(
    columns: Sequence[Column], natural: Sequence[int], shown: Sequence[int], width: int | None
) -> dict[int, int]:
    if width is None:
        return {i: natural[i] for i in shown}
    widths = {i: _least(columns[i], natural[i]) for i in shown}
    spare = width - sum(widths.values()) - len(GAP) * (len(shown) - 1)
    while spare > 0:
        wanting = [i for i in shown if widths[i] < natural[i]]
        if not wanting:
            break
        for i in wanting[:spare]:
            widths[i] += 1
        spare -= len(wanting[:spare])
    return widths


def _fit(text: str, width: int, *, whole: bool) -> str:
    shown = text if whole else shorten(text, width)
    return shown + " " * max(0, width - cells(shown))
