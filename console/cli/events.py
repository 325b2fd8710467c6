"""`lanedesk events`: what happened after people acted, from a helpdesk's own log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import click

from console.cli.answers import as_json, say, tell
from console.cli.edge import Stopped
from console.cli.options import Settings, common_options
from console.cli.sources import opened, origin_of

if TYPE_CHECKING:
    from desk.happenings import Happening
    from store.events import Event
    from store.store import Store

BATCH = 500
"""Events stored in one transaction."""
TOLD = 20
"""Bad lines that are told one by one."""


@dataclass
class Tally:
    """What became of the lines."""

    imported: int = 0
    unchanged: int = 0
    bad: int = 0


@click.command("events")
@common_options
@click.argument("files", nargs=-1, required=True, metavar="FILE|-...", type=click.Path(allow_dash=True))
def events_command(settings: Settings, files: tuple[str, ...]) -> None:
    """Take in what happened after people acted: one JSON object a line, plain or .gz.

    \b
    {"kind": "csat", "ticket": "491284", "source": "zendesk",
     "at": "2026-11-20T09:00:00Z", "detail": {"score": 4}}

    \b
    Kinds: customer_replied, reopened, recontact, csat, abandoned, merged.
    Each is kept with the action it follows. Safe to repeat: what is known is
    not stored again. A bad line is named with its reason, and the rest is taken.
    """
    tally = Tally()
    with settings.open_store() as store:
        for name in files:
            with opened(name) as file:
                _take(store, file, origin_of(name), tally)
    if settings.json:
        click.echo(as_json(vars(tally)))
    else:
        say(f"{tally.imported:,} imported, {tally.unchanged:,} known already, {tally.bad:,} not taken")
    if tally.bad:
        noun = "line was" if tally.bad == 1 else "lines were"
        raise Stopped("Not everything was taken", f"{tally.bad:,} {noun} left out; the rest is stored")


def _take(store: Store, file: BinaryIO, origin: str, tally: Tally) -> None:
    batch: list[tuple[int, Event]] = []

    def keep() -> None:
        new = store.add_events(batch)
        tally.imported += new
        tally.unchanged += len(batch) - new
        batch.clear()

    for found in _placed(store, file, origin, tally):
        batch.append(found)
        if len(batch) == BATCH:
            keep()
    keep()


def _placed(store: Store, file: BinaryIO, origin: str, tally: Tally) -> Iterator[tuple[int, Event]]:
    """Every event with the case it belongs to; the others are told and counted."""
    from desk.errors import BrokenOff
    from desk.happenings import Happening, read_happenings
    from store.errors import Ambiguous, NotFound

    def bad(line: int, reason: str) -> None:
        tally.bad += 1
        if tally.bad <= TOLD:
            tell(f"{origin}, line {line}: {reason}")
        elif tally.bad == TOLD + 1:
            tell("and more; the first are named above")

    try:
        for outcome in read_happenings(file):
            if not isinstance(outcome, Happening):
                bad(outcome.line, outcome.reason)
                continue
            try:
                yield _case_of(store, outcome), _event(outcome)
            except (NotFound, Ambiguous) as error:
                bad(outcome.line, error.text)
    except BrokenOff as error:
        tell(f"{origin}: {error.text}")
        tally.bad += 1


def _case_of(store: Store, happening: Happening) -> int:
    return store.find(f"{happening.source}:{happening.ticket}" if happening.source else happening.ticket)


def _event(happening: Happening) -> Event:
    from store.events import Event

    source = happening.source or happening.ticket.rpartition(":")[0] or "unknown"
    return Event(kind=happening.kind.value, at=happening.at, source=source, detail=happening.detail)
