"""Whether two told times come to the same: `within two days` and `within 48 hours`, `by Friday` and `by 7 June`."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from lanes.promised_time import hours_until

NEAR = 12.0
"""Hours that two tellings of one time may lie apart: `within 24 hours` and `by tomorrow`."""
_VAGUE = frozenset({"soon", "shortly", "asap", "as soon as possible", "in kürze", "umgehend", "any moment"})
_DAY_AND_MONTH = re.compile(
    r"(?:(\d{1,2})\.? (?:de )?([^\W\d_]{3,10})|([^\W\d_]{3,10})\.? (\d{1,2}))(?:,? (?:de )?(\d{4}))?"
)
_MONTHS = (
    "jan ene gen",
    "feb fév fev",
    "mar mär",
    "apr abr avr",
    "may mai mag",
    "jun juin giu",
    "jul juil lug",
    "aug aoû ago",
    "sep set",
    "oct okt out ott",
    "nov",
    "dec dez déc dic",
)


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
    first, second = _hours(one), _hours(other)
    if first is None or second is None:
        return False
    if abs(first - second) <= NEAR:
        return True
    if one.at is None or other.at is None:
        return False
    apart = (one.at + timedelta(hours=first)) - (other.at + timedelta(hours=second))
    return abs(apart) <= timedelta(hours=NEAR)


def _hours(told: ToldTime) -> float | None:
    hours = hours_until(told.value, told.at)
    if hours is not None or told.at is None:
        return hours
    day = _calendar_day(told.value, told.at)
    return None if day is None else hours_until(day.isoformat(), told.at)


def _calendar_day(value: str, moment: datetime) -> date | None:
    """The day that `7 june` or `june 7` names; without a year the next one to come."""
    found = _DAY_AND_MONTH.fullmatch(value)
    if found is None:
        return None
    name = found[2] or found[3]
    month = next(
        (place for place, names in enumerate(_MONTHS, 1) if any(map(name.startswith, names.split()))), 0
    )
    year = int(found[5]) if found[5] else moment.year
    try:
        day = date(year, month, int(found[1] or found[4]))
        return day if found[5] or day >= moment.date() else day.replace(year=year + 1)
    except ValueError:
        return None
