"""After words were erased or blanked: what may still hold them, and that the log is whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli.edge import Stopped

if TYPE_CHECKING:
    from store.copies import Copy
    from store.reports import VerifyReport


def not_touched(db: Path, copies: Sequence[Copy]) -> Iterator[str]:
    """What was not reached from here, a line each."""
    from console.cli.deliver import outbox_folder

    for copy in copies:
        when = f"{copy.made_at:%Y-%m-%d %H:%M} UTC"
        yield f"Not touched, and may hold the words: the {copy.kind} of {when} at {copy.path}"
    known = "" if copies else "No backup or export is known here. "
    yield f"{known}Not touched: the helpdesk itself, and copies that were moved, piped or made by other means."
    delivered = outbox_folder(db)
    if delivered.is_dir():
        yield f"Not touched: replies handed over to the folder {delivered}"


def make_sure(report: VerifyReport, unswept: str | None) -> None:
    """Raise Stopped where the log is not whole, or old pages of the file may still hold the words."""
    if not report.ok:
        raise Stopped("The log is not whole", report.problems[0].text)
    if unswept is not None:
        text = f"{unswept}; the words are in no table, but old pages may hold them: lanedesk erase --sweep"
        raise Stopped("Not swept yet", text)
