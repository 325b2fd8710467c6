"""The edge of the command line: what goes wrong inside becomes one clean line and an exit code."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from console.clean import clean, one_line
from console.signals import heard

INTERRUPTED = 130
PIPE_CLOSED = 141


class Stopped(click.ClickException):
    """A command cannot go on: a refusal, a failed check, something that is not there. Exit code 1."""

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__(f"{title}: {text}" if text else title)
        self.title = title
        self.text = text

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"lanedesk: {one_line(self.message)}", file=file, err=file is None)


@contextmanager
def unbroken() -> Iterator[None]:
    """Ctrl+C waits until the block is done, so that what was stored is also told; a second one does not wait."""
    asked = False

    def ask() -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    with heard(ask, signal.SIGINT):
        yield
    if asked:
        raise KeyboardInterrupt


@contextmanager
def edge() -> Iterator[None]:
    """Turn named errors (those with title and text) into `Stopped`; be quiet at Ctrl+C and a shut pipe."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _drop_output()
        sys.exit(PIPE_CLOSED)
    except OSError as error:
        raise cannot_go_on(error) from error
    except Exception as error:
        title, text = getattr(error, "title", None), getattr(error, "text", None)
        if isinstance(title, str) and isinstance(text, str):
            raise Stopped(title, text) from error
        click.echo(clean(traceback.format_exc()), err=True)
        raise Stopped(
            "An error nobody foresaw", f"{type(error).__name__}; please report the lines above"
        ) from error


def cannot_go_on(error: OSError) -> Stopped:
    """What the system refused, most often to take the answer: a full disk behind `> file`."""
    where = "the answer"
    if error.filename is None:
        _drop_output()
    else:
        where = os.fsdecode(error.filename)
    return Stopped("The system refused", f"{where}: {error.strerror or type(error).__name__}")


def _drop_output() -> None:
    """Point stdout at nothing, so that what is still buffered does not complain at exit."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def forgiving_output() -> None:
    """Let a terminal that cannot show a character get an escape for it instead of stopping the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
