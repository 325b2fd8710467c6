"""Text as lines of styled spans: wrapped and shortened at word boundaries, measured in terminal cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

Span = tuple[str, str]
"""Clean text and the name of the ink it is written in ("" is the widget's own)."""

_TOKENS = re.compile(r"\n|[^\S\n\u00a0]+|(?:\S|\u00a0)+")
_SOFT = " ._-/,:"
ELLIPSIS = "…"
SEPARATOR = " · "
NO_BREAK = "\u00a0"
GAP = 2
"""Cells that stay free between what stands at the left edge and words at the right one."""
LEAST_PART = 0.5
"""How much of a part behind a separator must stand: with less, it says nothing any more and goes."""
LONG_WORD = 16
"""Cells from which a single word may be cut where nothing else can be done."""


class Line(NamedTuple):
    """One line of a sheet: `fill` is the ink behind it, `act` what a click does, `anchor` a place's name."""

    spans: tuple[Span, ...] = ()
    fill: str = ""
    act: str = ""
    anchor: str = ""

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.spans)


def fit(text: str, cells: int) -> str:
    """The text in at most `cells` cells: shortened behind a whole word, with an ellipsis."""
    if cells <= 0:
        return ""
    text = text.replace("\n", " ")
    if cell_len(text) <= cells:
        return text
    head = _take(text, cells - 1)
    at = max(head.rfind(mark) for mark in _SOFT)
    if text[len(head)] in _SOFT:
        return head.rstrip() + ELLIPSIS
    if at >= 1:
        head = head[:at] if head[at] == " " else head[: at + 1]
    elif text.isascii() and cells < LONG_WORD:
        head = ""
    return head.rstrip() + ELLIPSIS


def pad(text: str, cells: int) -> str:
    """The text shortened or filled with spaces to exactly `cells` cells."""
    shown = fit(text, cells)
    return shown + " " * (cells - cell_len(shown))


def _take(text: str, cells: int) -> str:
    """The longest beginning of the text that needs at most `cells` cells; marks stay with their letter."""
    if text.isascii():
        return text[:cells]
    used = 0
    for start, _, width in split_graphemes(text)[0]:
        if used + width > cells:
            return text[:start]
        used += width
    return text


def wrap(
    spans: Iterable[Span], width: int, *, first: Sequence[Span] = (), rest: Sequence[Span] = ()
) -> Iterator[tuple[Span, ...]]:
    """Break spans into lines of at most `width` cells; `first` and `rest` lead the first and the other lines.

    Breaks fall between words; a word longer than the line is broken where it must be. Line feeds are kept.
    """
    room_first = max(1, width - cells_of(first))
    room_rest = max(1, width - cells_of(rest))
    line: list[Span] = []
    used, room, lead = 0, room_first, tuple(first)
    gap: Span = ("", "")
    for kind, token in _tokens(spans):
        if kind == "break":
            yield (*lead, *line)
            line, used, room, lead, gap = [], 0, room_rest, tuple(rest), ("", "")
            continue
        if kind == "gap":
            gap = token[0]
            continue
        needed, gap_cells = cells_of(token), cell_len(gap[0])
        if used and used + gap_cells + needed > room:
            yield (*lead, *line)
            line, used, room, lead, gap_cells = [], 0, room_rest, tuple(rest), 0
        elif gap_cells and used + gap_cells < room:
            line.append(gap)
            used += gap_cells
        gap = ("", "")
        for text, ink in token:
            while cell_len(text) > room - used:
                head = _take(text, room - used) or ("" if used else text[:1])
                yield (*lead, *line, (head, ink))
                text = text[len(head) :]
                line, used, room, lead = [], 0, room_rest, tuple(rest)
            if text:
                line.append((text, ink))
                used += cell_len(text)
    yield (*lead, *line)


def _tokens(spans: Iterable[Span]) -> Iterator[tuple[str, list[Span]]]:
    """Words (spans without a space between), gaps (one span) and line breaks in order."""
    word: list[Span] = []
    for text, ink in spans:
        for match in _TOKENS.finditer(text):
            token = match.group()
            if NO_BREAK in token or not token.isspace():
                word.append((token, ink))
                continue
            if word:
                yield "word", word
                word = []
            yield ("break", []) if token == "\n" else ("gap", [(token, ink)])
    if word:
        yield "word", word


def cells_of(spans: Sequence[Span]) -> int:
    """How many cells the spans take on one line."""
    return sum(cell_len(text) for text, _ in spans)


def spread(left: Sequence[Span], right: Sequence[Span], width: int) -> tuple[Span, ...]:
    """One line: `left` from the left edge, `right` at the right edge; the left gives way."""
    room = width - cells_of(right) - (GAP if cells_of(right) > 1 else len(right))
    kept: list[Span] = []
    for text, ink in left:
        if room <= 0:
            if kept and kept[-1][0] == SEPARATOR:
                kept[-1] = (f" {ELLIPSIS} ", kept[-1][1])
            break
        if text == SEPARATOR and room < cell_len(SEPARATOR):
            kept.append((f" {ELLIPSIS}" if room == GAP else "", ink))
            break
        shown = fit(text, room)
        is_part = bool(kept) and kept[-1][0] == SEPARATOR
        if shown != text and is_part and cell_len(shown) <= cell_len(text) * LEAST_PART:
            shown = ELLIPSIS
            kept[-1] = (" ", "")
            room += len(SEPARATOR) - 1
        kept.append((shown, ink))
        room -= cell_len(shown)
        if shown != text:
            break
    filler = max(0, width - cells_of(kept) - cells_of(right))
    return (*kept, (" " * filler, ""), *right)


def clip(lines: Sequence[tuple[Span, ...]], count: int, width: int) -> list[tuple[Span, ...]]:
    """The first `count` wrapped lines; when there are more, the last one ends with an ellipsis."""
    if len(lines) <= count:
        return list(lines)
    last = list(lines[count - 1])
    ink = last[-1][1] if last else ""
    while last and cells_of(last) > width - 1:
        text, ink = last.pop()
        shorter = text[:-1].rstrip().rpartition(" ")[0]
        if shorter:
            last.append((shorter, ink))
    return [*lines[: count - 1], (*last, (ELLIPSIS, ink))]


def paragraph(
    spans: Iterable[Span], width: int, *, lead: str = "", ink: str = "", fill: str = "", act: str = ""
) -> list[Line]:
    """Wrapped lines that all begin with `lead` (written in `ink`)."""
    head: tuple[Span, ...] = ((lead, ink),) if lead else ()
    return [Line(line, fill, act) for line in wrap(spans, width, first=head, rest=head)]


def item(
    mark: Span, spans: Iterable[Span], width: int, *, indent: int = 0, act: str = "", anchor: str = ""
) -> list[Line]:
    """A list entry: the mark, then the words, following lines hanging under the first word."""
    edge = " " * indent
    hang = " " * (indent + cell_len(mark[0]) + 1)
    lines = wrap(spans, width, first=((edge, ""), mark, (" ", "")), rest=((hang, ""),))
    return [Line(line, act=act, anchor=anchor) for line in lines]


def under_cursor(lines: Sequence[Line], anchor: str) -> list[Line]:
    """An entry's lines on the cursor's ground; its mark takes the first cell, which is blank."""
    first, *rest = (line._replace(fill="cursor", anchor=anchor) for line in lines)
    (text, ink), *spans = first.spans
    return [first._replace(spans=(("▌", "accent"), (text[1:], ink), *spans)), *rest]


def heading(title: str, width: int, *, note: str = "", anchor: str = "", act: str = "") -> list[Line]:
    """A section's head: a blank line, then its title with a hairline to the right edge and a quiet note."""
    tail: tuple[Span, ...] = ((f" {note}", "quiet"),) if note else ()
    rule = width - cell_len(title) - cells_of(tail) - 1
    return [
        Line(),
        Line(
            ((title, "heading"), (" ", ""), ("─" * max(0, rule), "hairline"), *tail), act=act, anchor=anchor
        ),
    ]
