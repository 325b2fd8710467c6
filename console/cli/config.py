"""`lanedesk config`: write a commented settings file, show what is in force, check what is wrong."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from console.cli.answers import as_json, say, tell
from console.cli.edge import Stopped
from console.cli.options import Settings, common_options

if TYPE_CHECKING:
    from console.config_text import Actions


@click.command("config")
@click.option("--path", "want_path", is_flag=True, help="Print where the file is looked for.")
@click.option("--show", is_flag=True, help="Print the settings in force, with every action's keys.")
@click.option("--check", is_flag=True, help="Read the file, your keys and your themes; say what is wrong.")
@click.option("--force", is_flag=True, help="Write the file anew over the one that is there.")
@common_options
def config_command(settings: Settings, want_path: bool, show: bool, check: bool, force: bool) -> None:
    """Write a settings file in which everything is explained and nothing is changed.

    It lies in your config folder, or where LANEDESK_CONFIG says. A file that is there is never overwritten
    without --force.
    """
    from console.config_place import config_path

    if sum((want_path, show, check, force)) > 1:
        raise click.UsageError("--path, --show, --check and --force go one at a time")
    path = config_path()
    if want_path:
        click.echo(as_json({"path": str(path), "exists": path.exists()})) if settings.json else say(str(path))
    elif show:
        _show(path, settings.json)
    elif check:
        _check(path, settings.json)
    else:
        _write(path, force)
        click.echo(as_json({"path": str(path)})) if settings.json else say(str(path))


def _actions() -> Actions:
    """Every action with its keys; this is what needs the screen's modules."""
    from console.key_names import written
    from console.keymap import remappable

    return {name: (written(binding.key), binding.tooltip) for name, binding in remappable().items()}


def _show(path: Path, json: bool) -> None:
    from console.config import read_settings
    from console.config_text import in_force

    settings = read_settings(path).settings
    if json:
        click.echo(as_json(settings.model_dump(mode="json")))
    else:
        say(in_force(settings, _actions()).rstrip("\n"))


def _check(path: Path, json: bool) -> None:
    from console.own_files import read_own_files

    notices = read_own_files(path).notices
    if json:
        told = [{"title": notice.title, "text": notice.text} for notice in notices]
        click.echo(as_json({"path": str(path), "ok": not notices, "problems": told}))
    else:
        for notice in notices:
            say(f"{notice.title}: {notice.text}")
    if notices:
        raise Stopped("Not as you meant it", f"{len(notices)} found; the first: {notices[0].text}")
    if not json:
        say(f"{path}: in order." if path.exists() else f"{path}: there is none, the defaults hold.")


def _write(path: Path, force: bool) -> None:
    """Write it whole or not at all; what is there stays unless forced."""
    from console.config_text import commented

    text = commented(_actions())
    if path.exists() and not force:
        raise _already(path)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if force:
            new.write_text(text, "utf-8")
            new.replace(path)
        else:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
    except OSError as error:
        if isinstance(error, FileExistsError) and path.exists():
            raise _already(path) from error
        raise Stopped("The settings file cannot be written", f"{path}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    tell("Everything in it is a default behind a #. Take the # away to change one.")


def _already(path: Path) -> Stopped:
    return Stopped("There is a settings file already", f"{path} stays as it is; --force writes it anew")
