"""The reader's own editor: the terminal is lent to it, and its text comes back."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from console.clean import one_line

MOST_BYTES = 1_000_000


def edit_outside(app: App[Any], text: str, command: str = "") -> str | None:
    """The text as `command`, $VISUAL or $EDITOR leaves it; None, and a word to the reader, if that failed."""
    wanted = command or os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if not wanted:
        app.notify("Set $EDITOR, or write here.", title="No editor", severity="warning", markup=False)
        return None
    with tempfile.TemporaryDirectory(prefix="lanedesk-") as folder:
        path = Path(folder) / "reply.txt"
        path.write_text(text, "utf-8")
        try:
            with app.suspend():
                subprocess.run([*shlex.split(wanted), str(path)], check=True)
            if path.stat().st_size > MOST_BYTES:
                raise ValueError("what it left is longer than a megabyte")
            left = path.read_bytes().decode("utf-8")
        except SuspendNotSupported:
            app.notify(
                "This terminal cannot be lent.", title="No editor here", severity="warning", markup=False
            )
            return None
        except (OSError, ValueError, subprocess.CalledProcessError) as error:
            app.notify(
                one_line(str(error)),
                title="The editor failed; your text is as it was",
                severity="warning",
                markup=False,
            )
            return None
    return left.removesuffix("\n") if not text.endswith("\n") else left
