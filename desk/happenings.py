"""JSON Lines of what happened after a reply: one a line, the bad ones set apart with their reason."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from typing import Any, BinaryIO

from pydantic import ValidationError

from desk.reading import read_line, read_lines
from desk.record_reading import complaint
from desk.strict_json import parse_object
from desk.unreadable import NotACase, Unreadable
from lanes.values import Text, Time, Value


class Kind(StrEnum):
    """What a helpdesk can tell of a case after somebody acted."""

    CUSTOMER_REPLIED = "customer_replied"
    REOPENED = "reopened"
    RECONTACT = "recontact"
    """The same customer came back with the same matter in another ticket."""
    CSAT = "csat"
    ABANDONED = "abandoned"
    MERGED = "merged"


class Happening(Value):
    """One line: what happened to which ticket, when, and whatever else the helpdesk says of it."""

    line: int
    kind: Kind
    ticket: Text
    source: Text | None = None
    """The helpdesk; None where the ticket's number says enough."""
    at: Time
    detail: dict[str, Any] = {}


_NAMES = {"event": "kind", "type": "kind", "ticket_id": "ticket"}
"""Other names a field may have."""


def read_happenings(stream: BinaryIO) -> Iterator[Happening | Unreadable]:
    """One outcome for every line that is not blank, in order; memory stays flat, and gzip is known by itself.

    Raises BrokenOff at the end where the input breaks off.
    """
    for line in read_lines(stream):
        yield read_line(line, partial(_happening, line.number))


def _happening(line: int, raw: bytes) -> Happening:
    fields: dict[str, Any] = {}
    for key, value in parse_object(raw).items():
        name = _NAMES.get(key, key)
        if name in fields or name == "line":
            raise NotACase(f"{key} is given twice" if name in fields else "line is no field of an event")
        fields[name] = value
    detail = fields.get("detail", {})
    fields["detail"] = detail if isinstance(detail, dict) else {"value": detail}
    try:
        found = Happening.model_validate({**fields, "line": line})
    except ValidationError as error:
        raise NotACase(complaint(error)) from None
    if not found.ticket.strip():
        raise NotACase("ticket is empty")
    return found
