"""`lanedesk restore`: a backup is worth what it can be brought back from."""

from __future__ import annotations

from pathlib import Path

import click

from console.cli.answers import as_json, say, tell
from console.cli.edge import Stopped
from console.cli.options import Settings, common_options


@click.command("restore")
@click.argument("backup", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.argument(
    "target", required=False, type=click.Path(dir_okay=False, path_type=Path), metavar="[NEW PATH]"
)
@click.option("--check", is_flag=True, help="Check the backup only; nothing is written.")
@common_options
def restore_command(settings: Settings, backup: Path, target: Path | None, check: bool) -> None:
    """Check the backup FILE, then bring it back as a new database at NEW PATH.

    A file that is there already is never written over: move the old database
    away first, or restore beside it and name the new one with --db.
    """
    from store.restoring import restore
    from store.store import Store

    if check == (target is not None):
        raise click.UsageError("say either --check, or the new path to restore to")
    if not backup.exists():
        raise Stopped("No backup", f"{backup} does not exist")
    if target is None:
        report = Store.check_copy(backup)
    else:
        if settings.db.exists():
            settings.keep_off(target)
        report = restore(backup, target)
    if settings.json:
        click.echo(as_json({**report.model_dump(mode="json"), "ok": report.ok}))
    elif report.ok:
        say(f"{backup}: whole, {report.actions:,} actions, head {report.head_id} {report.head_hash}".rstrip())
    if not report.ok:
        first = report.problems[0]
        raise Stopped("The backup is not whole", f"{first.code}: {first.text}")
    if target is not None:
        tell(f"Restored to {target}. Open it with --db {target}.")
