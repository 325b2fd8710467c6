"""`lanedesk verify`, `backup` and `doctor`: is the log whole, is it kept twice, is the house in order."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from console.cli.answers import as_json, say, tell
from console.cli.edge import Stopped
from console.cli.options import Settings, common_options, now

if TYPE_CHECKING:
    from store.reports import Check, VerifyReport

_HEAD = re.compile(r"(\d{1,18})[:\s]+([0-9a-fA-F]{64})", re.ASCII)


@click.command("verify")
@click.option("--head", is_flag=True, help="Print the log's head as well, to be kept somewhere else.")
@click.option("--against", metavar="HEAD", help="A head kept elsewhere, as --head printed it: NUMBER:HASH.")
@common_options
def verify_command(settings: Settings, head: bool, against: str | None) -> None:
    """Check the log's chain, its guards and the database; name the first bad row.

    A chain alone cannot show a cut tail: keep the line that --head prints away from this machine.
    """
    report = _verified(settings, _head(against))
    if settings.json:
        click.echo(as_json({**report.model_dump(mode="json"), "ok": report.ok}))
    else:
        for problem in report.problems:
            place = f"action {problem.action_id}: " if problem.action_id is not None else ""
            say(f"{problem.code}: {place}{problem.text}")
        if head:
            say(f"head {report.head_id} {report.head_hash}" if report.head_hash else "head 0: no action yet")
        if report.ok:
            say(f"The log is whole: {report.actions} actions.")
    if not report.ok:
        first = report.problems[0]
        raise Stopped(
            "The log is not whole", f"{len(report.problems)} found; the first: {first.code}, {first.text}"
        )


def _verified(settings: Settings, against: tuple[int, str] | None) -> VerifyReport:
    """The report; of a file too damaged to be opened as a database of ours as well."""
    from store.errors import Corrupt
    from store.store import Store

    try:
        with settings.open_store() as store:
            return store.verify(against)
    except Corrupt:
        return Store.check_copy(settings.db, against)


def _head(given: str | None) -> tuple[int, str] | None:
    if given is None:
        return None
    found = _HEAD.fullmatch(given.strip())
    if found is None:
        raise click.UsageError(
            f"--against {given}: say the number and the hash, as `verify --head` prints them"
        )
    return int(found[1]), found[2].lower()


@click.command("backup")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@common_options
def backup_command(settings: Settings, target: Path) -> None:
    """Copy the database to FILE, safely while others work, and check the copy."""
    settings.need_database()
    settings.keep_off(target)
    with settings.open_store() as store:
        store.backup(target)
    if settings.json:
        click.echo(as_json({"backup": str(target), "bytes": target.stat().st_size}))
    else:
        say(f"{target}: {target.stat().st_size:,} bytes, checked.")


def _group(settings: Settings) -> tuple[str | None, tuple[Check, ...]]:
    """The group the settings share the database with; where they cannot be read, a line that says so."""
    from console.config import ConfigError
    from store.reports import Check

    try:
        return settings.team_group(), ()
    except ConfigError as error:
        return None, (Check(name="settings", state="warn", text=error.text),)


def _checks(settings: Settings, group: str | None) -> tuple[Check, ...]:
    """What doctor says; of a database that cannot be opened, what can be said from outside."""
    from store.doctor import doctor_outside
    from store.errors import StoreFault

    try:
        with settings.open_store() as store:
            return store.doctor(now(), group)
    except StoreFault as fault:
        return doctor_outside(settings.db, fault, group)


@click.command("doctor")
@common_options
def doctor_command(settings: Settings) -> None:
    """Look over the installation: SQLite, file system, permissions, guards, log, outbox, quarantine."""
    group, misread = _group(settings)
    checks = (*_checks(settings, group), *misread)
    if settings.json:
        click.echo(as_json([check.model_dump(mode="json") for check in checks]))
    else:
        for check in checks:
            say(f"{check.state:4}  {check.name}: {check.text}")
    bad = [check for check in checks if check.state == "bad"]
    if bad:
        raise Stopped("Not in order", f"{bad[0].name}: {bad[0].text}")
    if any(check.state == "warn" for check in checks):
        tell("Nothing is broken; the lines marked warn deserve a look.")
