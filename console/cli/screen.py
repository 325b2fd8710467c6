"""`lanedesk` and `lanedesk demo`: open the console. Textual is imported when it opens and not earlier."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click
import platformdirs

from console.cli.answers import as_json, say
from console.cli.edge import Stopped
from console.cli.options import FILES_OF_DATABASE, Settings, common_options, default_db, now
from console.sample import PROMOTED, SAMPLE_NOW, open_sample

if TYPE_CHECKING:
    from console.app import LanedeskApp
    from lanes.policy import Policy

DEMO_NAME = "demo.db"


@click.command("console")
@common_options
def console_command(settings: Settings) -> None:
    """Open the console on the database."""
    _need_terminal()
    from console.config_place import config_path
    from console.first_frame import first_frame
    from console.remembered import Remembered

    chosen = Remembered(_memory()).theme
    with first_frame(settings.db, settings.me, now, config=config_path(), chosen=chosen) as frame:
        policy = settings.load_policy()
        if not _holds_cases(settings):
            raise Stopped(
                "No cases yet",
                "bring some in with `lanedesk import FILE`, or look around with `lanedesk demo`",
            )
        app = _console(
            settings.db, policy, settings.me, now, remember=_memory(), behind_frame=frame is not None
        )
        if frame is not None:
            frame.hand_over()
    app.run()


@click.command("demo")
@click.option("--no-open", is_flag=True, help="Fill the demo database, print its path, and keep it.")
@common_options
def demo_command(settings: Settings, no_open: bool) -> None:
    """Open the console on a made-up company's queue. Your own database is never touched.

    The demo is fresh each time and gone when it closes, unless --db names a place for it.
    """
    if not no_open:
        _need_terminal()
    policy = settings.load_policy().with_promoted(PROMOTED)
    named = settings.db if settings.db != default_db() else None
    folder = None if named else Path(tempfile.mkdtemp(prefix="lanedesk-demo-"))
    try:
        db = named or Path(str(folder)) / DEMO_NAME
        if named:
            _make_room(named)
        cases = fill_demo(db, policy, demo_clock())
        if no_open:
            folder = None
            click.echo(as_json({"db": str(db), "cases": cases})) if settings.json else say(str(db))
        else:
            _console(db, policy, settings.me, demo_clock(), remember=_memory()).run()
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def demo_clock() -> Callable[[], datetime]:
    """A clock that starts on the sample's morning, so that its waits are true on any day."""
    started = time.monotonic()
    return lambda: SAMPLE_NOW + timedelta(seconds=time.monotonic() - started)


def fill_demo(db: Path, policy: Policy, clock: Callable[[], datetime]) -> int:
    """Take the sample into a new database at `db` and mark it as a demo; returns the number of cases."""
    from console.intake import outcomes, take_all_in
    from store.store import Store

    db.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _mark(db).touch(mode=0o600)
    with open_sample() as stream, Store.open(db, clock=clock) as store:
        return take_all_in(store, policy, outcomes(stream), origin="sample", clock=clock).imported


def _mark(db: Path) -> Path:
    return db.with_name(f"{db.name}.demo")


def _make_room(db: Path) -> None:
    """Clear an earlier demo away; refuse where something else stands."""
    from console.cli.deliver import outbox_folder
    from console.screens.unsent import unsent_folder

    if not db.exists():
        return
    if not _mark(db).exists():
        raise Stopped("Not a demo", f"{db} is a database of its own; name a place where nothing stands")
    if not _only_sample(db):
        raise Stopped(
            "Not a demo", f"{db} holds cases that are not the demo's; name a place where nothing stands"
        )
    for ending in FILES_OF_DATABASE:
        with suppress(FileNotFoundError):
            db.with_name(f"{db.name}{ending}").unlink()
    for folder in (outbox_folder(db), unsent_folder(db)):
        shutil.rmtree(folder, ignore_errors=True)


def _only_sample(db: Path) -> bool:
    """Whether every case there is one of the sample's: a mark may outlive the demo it was set for."""
    from desk.reading import read_records
    from lanes.record import CaseRecord
    from store.store import Store

    with open_sample() as stream:
        sample = {(r.source, r.ticket_id) for r in read_records(stream) if isinstance(r, CaseRecord)}
    with Store.open(db, clock=now) as store:
        return all((record.source, record.ticket_id) in sample for _, record in store.all_cases())


def _need_terminal() -> None:
    """Keys come in by stdin and Textual paints on stderr: all of them must be the terminal."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise Stopped(
            "The console needs a terminal",
            "without one, use `lanedesk queue`, `lanedesk packet` and `lanedesk act`",
        )


def _holds_cases(settings: Settings) -> bool:
    from store.values import QueueQuery

    if not settings.db.exists():
        return False
    with settings.open_store() as store:
        return bool(store.queue(QueueQuery(now=now(), limit=1)))


def _memory() -> Path:
    return platformdirs.user_config_path("lanedesk", appauthor=False) / "remembered.json"


def _console(
    db: Path,
    policy: Policy,
    me: str,
    clock: Callable[[], datetime],
    *,
    remember: Path,
    behind_frame: bool = False,
) -> LanedeskApp:
    from console.cli.deliver import courier_name, outbox_folder
    from console.config_place import config_path
    from console.courier import Courier
    from console.factory import build_app
    from console.looks import has_few_colours
    from console.own_files import read_own_files
    from desk.sink import FolderSink
    from store.store import Store

    def courier() -> Courier:
        sink = FolderSink(outbox_folder(db))
        return Courier(lambda: Store.open(db, clock=clock), sink, courier_name(), clock, policy=policy)

    own = read_own_files(config_path())
    return build_app(
        db=db,
        policy=policy,
        me=me,
        clock=clock,
        courier_factory=courier,
        remember=remember,
        own=own,
        few_colours=has_few_colours(),
        behind_frame=behind_frame,
    )
