"""Spans and moments as people type them: `2h`, `3d`, `1h30m`, or an ISO 8601 time."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from lanes.values import parse_time

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_SPAN = re.compile(r"(?:\d{1,6}(?:\.\d{1,3})?[smhdw])+", re.ASCII)
_PART = re.compile(r"(\d+(?:\.\d+)?)([smhdw])", re.ASCII)


def parse_span(words: str) -> timedelta | None:
    """The span that `words` name (`90s`, `2h`, `1d12h`, `2w`), or None when they name none."""
    low = words.strip().lower()
    if not _SPAN.fullmatch(low):
        return None
    return timedelta(seconds=sum(float(count) * _SECONDS[unit] for count, unit in _PART.findall(low)))


def parse_moment(words: str, now: datetime, *, ahead: bool, here: bool = False) -> datetime | None:
    """The moment `words` name: a span from `now` (onwards if `ahead`, else back) or ISO 8601; else None.

    A time without a zone is UTC, or with `here` one of the place the reader sits at.
    """
    span = parse_span(words)
    try:
        if span is not None:
            return now + span if ahead else now - span
        moment = parse_time(datetime.fromisoformat(words.strip()).astimezone() if here else words)
    except (ValueError, OverflowError):
        return None
    return moment if isinstance(moment, datetime) else None


def short_span(span: timedelta) -> str:
    """A span for a table's column, largest unit only: `12 s`, `5 m`, `3 h`, `14 d`."""
    seconds = max(0, int(span.total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        return f"{seconds // 60} m"
    if seconds < 2 * 86_400:
        return f"{seconds // 3600} h"
    return f"{seconds // 86_400} d"
