"""Spans of time as people say them."""

from __future__ import annotations

from datetime import datetime, timedelta

_UNITS = (("y", 31_536_000), ("mo", 2_592_000), ("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60))


def short(span: timedelta) -> str:
    """At most five cells: `now`, `12m`, `3h20`, `2d`, `5w`, `7mo`, `6y`."""
    seconds = int(span.total_seconds())
    if seconds < 60:
        return "now"
    for unit, size in _UNITS:
        count = seconds // size
        if count:
            rest = seconds % size // 60
            if unit == "h" and count < 10 and rest:
                return f"{count}h{rest:02d}"
            return f"{count}{unit}" if count < 1000 else "long"
    return "now"


def long(span: timedelta) -> str:
    """Two units in words: `3 h 20 min`, `2 d 4 h`."""
    minutes = max(0, int(span.total_seconds()) // 60)
    days, rest = divmod(minutes, 1440)
    hours, minutes = divmod(rest, 60)
    if days >= 730:
        return f"{days // 365} years"
    if days >= 60:
        return f"{days // 30} months"
    if days:
        return f"{days} d {hours} h" if hours and days < 14 else f"{days} d"
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min" if minutes else "less than a minute"


def since(span: timedelta) -> str:
    """`3 h 20 min old`; what is no older than its case is `fresh`."""
    return "fresh" if span.total_seconds() < 60 else f"{long(span)} old"


def moment(at: datetime, now: datetime) -> str:
    """The reader's own time, as short as it can be said: the hour today, day and hour this year, else the date."""
    at, now = at.astimezone(), now.astimezone()
    if at.date() == now.date():
        return f"today {at:%H:%M}"
    if at.year == now.year:
        return f"{at.day} {at:%b} {at:%H:%M}"
    return f"{at.day} {at:%b} {at:%Y %H:%M}"


def day(at: datetime, now: datetime) -> str:
    """The date alone where the reader is: `today`, `8 Sep`, in another year `8 Sep 2025`."""
    at, now = at.astimezone(), now.astimezone()
    if at.date() == now.date():
        return "today"
    return f"{at.day} {at:%b}" if at.year == now.year else f"{at.day} {at:%b %Y}"
