"""`lanedesk import`: cases from files or standard input into the database."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from console.clean import one_line
from console.cli.answers import as_json, say, tell
from console.cli.edge import INTERRUPTED, Stopped, unbroken
from console.cli.options import Settings, common_options, now
from console.cli.sources import load_mapping, opened, origin_of

if TYPE_CHECKING:
    from console.intake import Counts
    from desk.csv_reading import Mapping
    from lanes.policy import Policy
    from store.store import Store

_CSV_ENDINGS = (".csv", ".tsv", ".csv.gz", ".tsv.gz")


@click.command("import")
@common_options
@click.argument("files", nargs=-1, required=True, metavar="FILE|-...", type=click.Path(allow_dash=True))
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="How the columns of a CSV become fields (TOML).",
)
@click.pass_context
def import_command(
    ctx: click.Context, settings: Settings, files: tuple[str, ...], map_file: Path | None
) -> None:
    """Take cases in from JSON Lines (plain or .gz), or from CSV with --map.

    Safe to repeat: what is known and unchanged stays as it is. A record that cannot be read goes to the
    quarantine, and the rest goes on.
    """
    from console.intake import Counts
    from desk.errors import DeskError
    from store.errors import StoreError

    mapping = load_mapping(map_file) if map_file else None
    for name in files:
        if mapping is None and name.lower().endswith(_CSV_ENDINGS):
            raise click.UsageError(f"{name} is CSV: say with --map how its columns become fields.")
    policy = settings.load_policy()
    began, counts, code = time.monotonic(), Counts(), 0
    with settings.make_store() as store:
        for name in files:
            so_far = Counts()
            try:
                for counted in _take_file(store, policy, name, mapping):
                    so_far = counted
            except (DeskError, Stopped) as error:
                tell(f"lanedesk: {name}: {error.title}: {error.text}")
                code = 1
            except StoreError:
                _answer(settings, counts.plus(so_far), time.monotonic() - began)
                raise
            except KeyboardInterrupt:
                code = INTERRUPTED
            counts = counts.plus(so_far)
            if code == INTERRUPTED:
                tell("Interrupted: what was counted is stored; the same import again brings in the rest.")
                break
    _answer(settings, counts, time.monotonic() - began)
    ctx.exit(code)


def _take_file(store: Store, policy: Policy, name: str, mapping: Mapping | None) -> Iterator[Counts]:
    from console.intake import outcomes, take_in

    with opened(name) as file, _progress(file, name) as show:
        for counts in take_in(
            store, policy, outcomes(file, mapping), origin=origin_of(name), clock=now, whole=unbroken
        ):
            show(counts)
            yield counts


@contextmanager
def _progress(file: BinaryIO, name: str) -> Iterator[Callable[[Counts], None]]:
    """A bar on stderr when that is a terminal; it counts the file's bytes, and only cases for a pipe."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    about = os.fstat(file.fileno())
    size = about.st_size if stat.S_ISREG(about.st_mode) else None
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[cases]:,} cases", markup=False),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task(one_line(origin_of(name)), total=size, cases=0)

        def show(counts: Counts) -> None:
            bar.update(task, completed=file.tell() if size is not None else 0, cases=counts.total)

        yield show


def _answer(settings: Settings, counts: Counts, seconds: float) -> None:
    """The counts on stdout; where records were set aside, the way to them on stderr."""
    if settings.json:
        click.echo(as_json({**asdict(counts), "seconds": round(seconds, 3)}))
    else:
        say(str(counts))
    if counts.quarantined:
        noun = "record" if counts.quarantined == 1 else "records"
        tell(f"{counts.quarantined:,} {noun} could not be read; see: lanedesk quarantine list")
