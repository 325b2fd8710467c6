"""How commands answer: people's words through the cleaning gate, JSON exactly, messages on stderr."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from console.clean import clean, one_line

if TYPE_CHECKING:
    from store.store import Store


def as_json(value: Any) -> str:
    """One line of JSON in plain ASCII: nothing in it acts on a terminal, and it reads back exactly."""
    return json.dumps(value, ensure_ascii=True, separators=(", ", ": "))


def say(text: str) -> None:
    """A result for people, on stdout."""
    click.echo(clean(text))


def tell(text: str) -> None:
    """A message beside the result, on stderr, as one line."""
    click.echo(one_line(text), err=True)


def say_array(values: Iterable[Any]) -> int:
    """A JSON array on stdout, one element a line, written as the elements come; returns their number."""
    count = 0
    for count, value in enumerate(values, start=1):
        click.echo(("[" if count == 1 else ",\n") + as_json(value), nl=False)
    click.echo("[]" if count == 0 else "]")
    return count


def stdout_is_terminal() -> bool:
    """Whether a person's terminal reads what is written to stdout."""
    return sys.stdout.isatty()


def terminal_width() -> int | None:
    """Columns of the terminal that stdout is, or None when it is a pipe or a file."""
    return max(40, shutil.get_terminal_size().columns) if stdout_is_terminal() else None


def hint_if_empty(store: Store) -> None:
    """Say how to begin when the database holds nothing at all."""
    from console.cli.options import now
    from store.values import QueueQuery, View

    if not store.queue(QueueQuery(view=View.ALL, now=now(), limit=1)):
        tell("The database holds no cases yet. Bring some in: lanedesk import FILE")
