"""`lanedesk export`: the log as feedback, and as training data."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import click

from console.cli.answers import as_json, stdout_is_terminal, tell
from console.cli.edge import Stopped
from console.cli.options import Settings, common_options, now
from console.durations import parse_moment

FORMATS = ("feedback", "sft", "dpo", "kto", "lanes")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@click.command("export")
@click.argument("format", type=click.Choice(FORMATS))
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all; - is stdout.")
@click.option(
    "--since", metavar="WHEN", help="Actions from then on: an ISO 8601 time, or 7d for the last week."
)
@click.option("--type", "issue_type", metavar="GLOB", help="Issue types such as billing.*")
@click.option("--csv", "as_csv", is_flag=True, help="CSV instead of JSON Lines (also by the ending .csv).")
@common_options
def export_command(
    settings: Settings,
    format: str,
    output: str | None,
    since: str | None,
    issue_type: str | None,
    as_csv: bool,
) -> None:
    """Write the log as JSON Lines.

    \b
    feedback  every column of every action with the findings on packet and reply, and what
              happened after it (also as CSV)
    sft       prompt and completion: what was sent
    dpo       prompt, chosen (sent) and rejected (draft): edits only
    kto       prompt, completion, label
    lanes     text, lane, unit, what people said of the triggers, findings on the packet,
              and what happened after

    Actions that were undone are in `feedback` only.
    """
    to_file = output not in (None, "-")
    as_csv = as_csv or (to_file and str(output).lower().endswith(".csv"))
    if as_csv and format != "feedback":
        raise click.UsageError("CSV is for feedback; the training formats are JSON Lines")
    if as_csv and not to_file and stdout_is_terminal():
        raise click.UsageError("a CSV holds texts as they came, not fit for a terminal: name a file with -o")
    moment = None
    if since is not None and (moment := parse_moment(since, now(), ahead=False)) is None:
        raise click.UsageError(f"--since {since}: say a span such as 7d, or an ISO 8601 time")
    if to_file:
        settings.keep_off(Path(str(output)))
    with settings.open_store() as store:
        rows = store.export(format, moment, issue_type)
        lines = _csv_lines(rows) if as_csv else (as_json(row) + "\n" for row in rows)
        if to_file:
            begun = now()
            count = _write(Path(str(output)), lines)
            store.note_copy("export", Path(str(output)), begun)
        else:
            count = _pour(sys.stdout, lines)
    if as_csv:
        count = max(0, count - 1)
    if to_file and settings.json:
        click.echo(as_json({"format": format, "rows": count, "file": output}))
    tell(f"{count} {'row' if count == 1 else 'rows'}")


def _pour(file: Any, lines: Iterable[str]) -> int:
    count = 0
    for line in lines:
        file.write(line)
        count += 1
    file.flush()
    return count


def _write(path: Path, lines: Iterable[str]) -> int:
    try:
        with _whole_file(path) as file:
            return _pour(file, lines)
    except OSError as error:
        raise Stopped("The export was not written", f"{path}: {error.strerror}") from error


@contextmanager
def _whole_file(path: Path) -> Iterator[io.TextIOWrapper]:
    """A private file that takes its name only once everything is in it and on disk."""
    passing = path.with_name(f".{path.name}.{os.getpid()}.part")
    number = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        passing.replace(path)
    finally:
        with suppress(OSError):
            passing.unlink(missing_ok=True)


def _csv_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The rows as CSV, titles first; one string a row, whatever line breaks its cells hold."""
    from store.values import FeedbackRow

    columns = [*FeedbackRow.model_fields, "outcome_events"]
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(columns)
    for row in rows:
        yield _torn_off(page)
        writer.writerow([_cell(row.get(column)) for column in columns])
    yield _torn_off(page)


def _torn_off(page: io.StringIO) -> str:
    text = page.getvalue()
    page.seek(0)
    page.truncate()
    return text


def _cell(value: Any) -> Any:
    """A value as a spreadsheet may hold it: words that could run as a formula get a leading apostrophe."""
    if value is None or isinstance(value, bool | int | float):
        return value
    text = value if isinstance(value, str) else as_json(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
