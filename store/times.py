"""Times as the database keeps them: ISO 8601, UTC, always microseconds, so that text order is time order."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import overload

from store.errors import unreadable


@overload
def stamp(moment: datetime) -> str: ...
@overload
def stamp(moment: None) -> None: ...
def stamp(moment: datetime | None) -> str | None:
    """The stored text of a time: `2026-09-08T10:00:00.000000Z`."""
    return None if moment is None else _stamp(moment)


@lru_cache(maxsize=64)
def _stamp(moment: datetime) -> str:
    # An act stamps the same moment four times.
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return moment.isoformat(timespec="microseconds")[:26] + "Z"


@overload
def moment(text: str) -> datetime: ...
@overload
def moment(text: None) -> None: ...
def moment(text: str | None) -> datetime | None:
    """The time that a stored text stands for; raises Corrupt."""
    try:
        return None if text is None else datetime.fromisoformat(text)
    except ValueError as error:
        raise unreadable(error) from error
