"""Answers with a key each, as several dialogs offer them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events

from console.clean import one_line
from console.widgets.flow import Line, Span, pad, spread
from console.widgets.inks import phrase

KEYS = "123456789abcdefghijklmnopqrstuvxyz"
"""Keys handed out in order; `w` stays free for one's own words."""


@dataclass(frozen=True)
class Option:
    """One answer: what it means to the caller, how it reads, the key that picks it."""

    value: str
    label: str
    key: str = ""
    hint: str = ""


def with_keys(options: Sequence[Option]) -> list[Option]:
    """The options, each with a key: its own, else the next free one."""
    taken = {option.key for option in options if option.key} | {"w"}
    free = (key for key in KEYS if key not in taken)
    return [Option(o.value, o.label, o.key or next(free, ""), o.hint) for o in options]


def options_of(codes: Sequence[str]) -> list[Option]:
    """Options for codes such as `wrong_tone`, readable as words."""
    return with_keys([Option(code, code.replace("_", " ")) for code in codes])


def picked(options: Sequence[Option], event: events.Key) -> Option | None:
    """The option whose key was pressed."""
    return next((option for option in options if option.key and option.key == event.character), None)


def option_lines(options: Sequence[Option], width: int) -> list[Line]:
    """One line an option: its key, its label, its hint in a column of its own; a click does its place."""
    label_cells = max((cell_len(one_line(option.label)) for option in options), default=0)
    lines = []
    for place, option in enumerate(options):
        spans: list[Span] = [(" ", ""), (f"{option.key or ' '} ", "key")]
        if option.hint:
            cells = min(label_cells, max(10, width - 20))
            spans += [(pad(one_line(option.label), cells), "plain"), ("  ", "")]
            spans += phrase(option.hint, "quiet")
        else:
            spans += phrase(option.label, "plain")
        lines.append(Line(spread(spans, (), width), act=str(place)))
    return lines
