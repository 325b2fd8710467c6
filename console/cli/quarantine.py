"""`lanedesk quarantine`: the records that could not be read, and what can be done about them."""

from __future__ import annotations

import base64
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from console.clean import one_line
from console.cli.answers import as_json, say, say_array, tell, terminal_width
from console.cli.edge import Stopped
from console.cli.options import LARGEST, Settings, common_options, now
from console.cli.sources import load_mapping, opened
from console.table import Column, table

if TYPE_CHECKING:
    from store.quarantine import QuarantineRow
    from store.store import Store

_ID = click.IntRange(0, LARGEST)
_PAGE = 16
"""Rows read at once: each may hold many megabytes."""
_PREVIEW = 2000
_MENDED_LIMIT = 64 * 1024 * 1024
_COLUMNS = (
    Column("ID", 2, whole=True),
    Column("FROM", 8, gives_way=2),
    Column("LINE", 4, whole=True),
    Column("BYTES", 5, gives_way=3, whole=True),
    Column("REASON", 20),
)


@click.group("quarantine", invoke_without_command=True)
@common_options
@click.pass_context
def quarantine_command(ctx: click.Context, settings: Settings) -> None:
    """See to the records that could not be read: list (also without a word), show, export, retry, drop."""
    if ctx.invoked_subcommand is None:
        _list(settings, None)


@quarantine_command.command("list")
@common_options
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
def list_command(settings: Settings, limit: int | None) -> None:
    """List what is set aside, oldest first."""
    _list(settings, limit)


@quarantine_command.command("show")
@common_options
@click.argument("record", type=_ID, metavar="ID")
def show_command(settings: Settings, record: int) -> None:
    """Show one record: why it could not be read, and how it begins."""
    with settings.open_store() as store:
        row = store.quarantined(record)
    text = row.raw.decode("utf-8", "backslashreplace")
    if settings.json:
        click.echo(as_json({**_told(row), "text": text, "raw_base64": base64.b64encode(row.raw).decode()}))
        return
    say(f"Record {row.id}, {row.origin} line {row.line}, set aside {row.at:%Y-%m-%d %H:%M} UTC")
    say(f"Reason: {row.reason}")
    kept = "" if row.size == len(row.raw) else f", the first {len(row.raw):,} kept"
    say(f"Size:   {row.size:,} bytes{kept}\n")
    say(text[:_PREVIEW])
    if len(text) > _PREVIEW:
        tell(f"{len(text) - _PREVIEW:,} characters more: lanedesk quarantine export {row.id} -o FILE")


@quarantine_command.command("export")
@common_options
@click.argument("records", type=_ID, nargs=-1, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="Every record.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout.")
def export_command(
    settings: Settings, records: tuple[int, ...], everything: bool, output: str | None
) -> None:
    """Write the bytes as they came: one record exactly, several with a line break between."""
    _some(records, everything)
    to_stdout = output in (None, "-")
    if to_stdout and sys.stdout.isatty():
        raise click.UsageError("raw bytes do not belong on a terminal: name a file with -o")
    if not to_stdout:
        settings.keep_off(Path(str(output)))
    with settings.open_store() as store:
        rows = _rows(store, records)
        if to_stdout:
            count, size = _pour(rows, sys.stdout.buffer)
        else:
            begun = now()
            with _create(str(output)) as file:
                count, size = _pour(rows, file)
            store.note_copy("export", Path(str(output)), begun)
    if not to_stdout and settings.json:
        click.echo(as_json({"records": count, "bytes": size, "file": output}))
    tell(f"{_records(count)}, {size:,} bytes")


@quarantine_command.command("retry")
@common_options
@click.argument("records", type=_ID, nargs=-1, metavar="[ID]...")
@click.option(
    "--from", "mended", metavar="FILE", help="Take this mended file in place of the record's bytes."
)
@click.option("--map", "map_file", type=click.Path(path_type=Path), metavar="FILE", help="For rows of a CSV.")
@click.pass_context
def retry_command(
    ctx: click.Context,
    settings: Settings,
    records: tuple[int, ...],
    mended: str | None,
    map_file: Path | None,
) -> None:
    """Read records once more, all of them when none is named; those that are cases now are imported."""
    from console.intake import Counts, retry

    if mended is not None and len(records) != 1:
        raise click.UsageError("--from mends one record: name its ID")
    instead = None if mended is None else _mended(mended)
    mapping = load_mapping(map_file) if map_file else None
    policy = settings.load_policy()
    counts, tried, failed = Counts(), 0, []
    with settings.open_store() as store:
        for row in _rows(store, records):
            result = retry(store, policy, row, clock=now, mended=instead, mapping=mapping)
            counts, tried = counts.plus(result.counts), tried + 1
            if result.reason is not None:
                failed.append({"id": row.id, "reason": result.reason})
                tell(f"record {row.id}: {result.reason}")
    if settings.json:
        answer = {"retried": tried, "mended": tried - len(failed), **asdict(counts), "failed": failed}
        answer["quarantined"] = len(failed)
        click.echo(as_json(answer))
    else:
        say(f"{_records(tried)} retried, {tried - len(failed):,} mended, {len(failed):,} still unreadable")
    ctx.exit(1 if failed else 0)


@quarantine_command.command("drop")
@common_options
@click.argument("records", type=_ID, nargs=-1, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="Every record.")
def drop_command(settings: Settings, records: tuple[int, ...], everything: bool) -> None:
    """Forget records for good; their bytes are gone."""
    _some(records, everything)
    with settings.open_store() as store:
        there = [row.id for row in _rows(store, records)]
        for record in there:
            store.drop_quarantined(record)
    if settings.json:
        click.echo(as_json({"dropped": len(there)}))
    else:
        say(f"{_records(len(there))} dropped")


def _list(settings: Settings, limit: int | None) -> None:
    with settings.open_store() as store:
        told: list[dict[str, Any]] = []
        for row in _rows(store, ()):
            if limit is not None and len(told) >= limit:
                break
            told.append(_told(row))
        more = store.quarantine_count() - len(told)
    if settings.json:
        say_array(told)
        return
    if not told:
        tell("Nothing is in quarantine.")
        return
    lines = [
        (
            str(row["id"]),
            one_line(row["origin"]),
            str(row["line"]),
            f"{row['size']:,}",
            one_line(row["reason"]),
        )
        for row in told
    ]
    for line in table(_COLUMNS, lines, terminal_width()):
        say(line)
    if more > 0:
        tell(f"{more:,} more")


def _rows(store: Store, records: Sequence[int]) -> Iterator[QuarantineRow]:
    """The records named, or all of them oldest first; one page in memory at a time."""
    if records:
        for record in dict.fromkeys(records):
            yield store.quarantined(record)
        return
    after = 0
    while page := store.quarantine(limit=_PAGE, after=after):
        yield from page
        after = page[-1].id


def _told(row: QuarantineRow) -> dict[str, Any]:
    """What is known of a record beside its bytes."""
    told = row.model_dump(mode="json", include={"origin", "line", "reason", "size", "at"})
    return {"id": row.id, **told, "kept": len(row.raw)}


def _some(records: Sequence[int], everything: bool) -> None:
    if bool(records) == everything:
        raise click.UsageError("name records by their ID, or say --all")


def _records(count: int) -> str:
    return f"{count:,} {'record' if count == 1 else 'records'}"


def _pour(rows: Iterator[QuarantineRow], file: BinaryIO) -> tuple[int, int]:
    """Write the rows' bytes, a line break between them; returns how many rows and how many of their bytes."""
    count = size = 0
    ended = True
    for row in rows:
        if not ended:
            file.write(b"\n")
        file.write(row.raw)
        ended = row.raw.endswith(b"\n")
        count, size = count + 1, size + len(row.raw)
    file.flush()
    return count, size


def _create(output: str) -> BinaryIO:
    """A file for the owner's eyes only: what is in quarantine is customers' data."""
    try:
        return os.fdopen(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
    except OSError as error:
        raise Stopped("Cannot write", f"{output}: {error.strerror}") from error


def _mended(name: str) -> bytes:
    with opened(name) as file:
        raw = file.read(_MENDED_LIMIT + 1)
    if len(raw) > _MENDED_LIMIT:
        raise Stopped("Cannot read", f"{name} holds more than {_MENDED_LIMIT:,} bytes; import it as a file")
    return raw
