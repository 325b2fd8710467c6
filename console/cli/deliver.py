"""`lanedesk deliver`: hand over the replies whose undo window has passed."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections import Counter
from pathlib import Path

import click

from console.cli.answers import as_json, say, tell
from console.cli.edge import Stopped
from console.cli.options import Settings, common_options, now
from console.courier import Courier, Ending, Outcome
from console.signals import heard
from desk.sink import FolderSink
from lanes.values import format_time
from store.values import Delivery

LOOK_AGAIN = 1.0
"""Seconds between two looks at the outbox while watching."""


def outbox_folder(db: Path) -> Path:
    """The folder beside the database that stands for a helpdesk."""
    return db.with_name(f"{db.name}.outbox")


def courier_name() -> str:
    """A name no other courier has: this host and process."""
    return f"{socket.gethostname()}:{os.getpid()}"


@click.command("deliver")
@click.option("--watch", is_flag=True, help="Go on until interrupted.")
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
              help="The folder that stands for the helpdesk (otherwise beside the database).")  # fmt: skip
@common_options
def deliver_command(settings: Settings, watch: bool, folder: Path | None) -> None:
    """Hand over every reply that is due, each at most once.

    Until there are helpdesk adapters, a folder stands for the helpdesk: one JSON file a reply under new/.
    A reply nobody can be sure of is marked unknown for a person to look at; it is never sent again unseen.
    """
    settings.need_database()
    ended: Counter[Outcome] = Counter()

    def heard(delivery: Delivery, ending: Ending) -> None:
        ended[ending.outcome] += 1
        name = f"{delivery.source}:{delivery.ticket_id}"
        if settings.json:
            fields = {"ticket_id": delivery.ticket_id, "source": delivery.source, "marker": delivery.marker}
            click.echo(as_json({**fields, "outcome": ending.outcome.value, "answer": ending.words}))
        else:
            say(f"{ending.outcome.value}: {name} ({ending.words})")

    sink = FolderSink(folder or outbox_folder(settings.db))
    courier = Courier(
        settings.open_store, sink, courier_name(), now, policy=settings.load_policy(), heard=heard
    )
    if watch:
        _watch(courier)
    else:
        courier.step()
        _close(courier, ended)
    troubled = ended[Outcome.FAILED] + ended[Outcome.UNKNOWN]
    if troubled:
        raise Stopped(
            "Not everything arrived", f"{ended[Outcome.FAILED]} failed, {ended[Outcome.UNKNOWN]} unknown"
        )


def _close(courier: Courier, ended: Counter[Outcome]) -> None:
    waiting = courier.next_at()
    due = f"; the next reply is due at {format_time(waiting.replace(microsecond=0))}" if waiting else ""
    tell(f"{ended[Outcome.DELIVERED]} delivered{due}")


def _watch(courier: Courier) -> None:
    """Step until SIGINT or SIGTERM; a delivery in hand is finished first."""
    stop = threading.Event()
    with heard(stop.set, signal.SIGINT, signal.SIGTERM):
        tell("Delivering; Ctrl+C ends it.")
        while not stop.is_set():
            courier.step()
            stop.wait(LOOK_AGAIN)
