"""Whether two told times come to the same: `within two days` and `within 48 hours`, `by Friday` and `by 7 June`."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from lanes.promised_time import hours_until

NEAR = 12.0
"""Hours that two tellings of one time may lie apart: `within 24 hours` and `by tomorrow`."""
_VAGUE = frozenset({"soon", "shortly", "asap", "as soon as possible", "in kürze", "umgehend", "any moment"})


class ToldTime(NamedTuple):
    """A time in plain form and the moment it was told at, if that is known."""

    value: str
    at: datetime | None


def same_time(one: ToldTime, other: ToldTime) -> bool:
    """Whether the two agree: the same plain form, one of them vague, or hours apart that do not matter.

    Counted from when each was told, or, for spans told again later, in hours alone.
    """
    if one.value == other.value or not {one.value, other.value}.isdisjoint(_VAGUE):
        return True
    first, second = hours_until(one.value, one.at), hours_until(other.value, other.at)
    if first is None or second is None:
        return False
    if abs(first - second) <= NEAR:
        return True
    if one.at is None or other.at is None:
        return False
    apart = (one.at + timedelta(hours=first)) - (other.at + timedelta(hours=second))
    return abs(apart) <= timedelta(hours=NEAR)
