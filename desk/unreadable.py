"""A piece of input that could not be read as a case, with what is needed to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One bad line (JSON Lines) or one bad case's rows with their header (CSV)."""

    line: int
    """From 1; for CSV the first row's first line."""
    reason: str
    """One short phrase for a person; always valid, printable Unicode."""
    raw: bytes
    """The bytes as they came, up to the reader's cap."""
    size: int
    """Bytes there really were."""


class NotACase(Exception):
    """Why something is not a case record; `reason` is a short phrase."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def quoted(text: str, most: int = 60) -> str:
    """A stranger's words, cut short and with everything unprintable escaped, fit to stand in a reason."""
    return repr(text if len(text) <= most else text[:most] + "…")
