"""The times a sentence promises, and how many hours each leaves: `within 2 hours`, `tomorrow`, `by 5 June`."""

# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from lanes import time_words as words
from lanes.calendar_words import WEEKDAYS
from lanes.clauses import clause_at

END_OF_DAY = 8.0
"""Hours a promise for `today` leaves: a working day."""
EVENING = 18
"""The hour of the day until which something promised for a date may come."""
SOON = 4.0
MOST = 366 * 24.0
"""Hours beyond which a date is not what was promised."""


class PromisedTime(NamedTuple):
    """A time as written, its place in the sentence (characters), and the hours it leaves."""

    start: int
    end: int
    hours: float


def promised_times(
    low: str, promises: list[tuple[int, int]], moment: datetime | None
) -> tuple[PromisedTime, ...]:
    """The times in a lower-cased sentence that stand in a clause of one of `promises`.

    A span counts by its longer end, and so do times told together (`today or tomorrow`); weekdays and dates
    are counted from `moment`, the record's time, and are left out where there is none.
    """
    clauses = {clause_at(low, max(start, end - 1)) for start, end in promises}
    due = [
        time
        for time in _times(low, moment)
        if not (_not_due(low[: time.start]) or words.PAST.match(low, time.end))
    ]
    return tuple(time for time in _together(low, due) if _belongs(low, time, clauses))


def _not_due(before: str) -> bool:
    return words.NOT_DUE.search(before) is not None and not words.END_OF.search(before)


def hours_until(words: str, moment: datetime | None) -> float | None:
    """Hours from `moment` to the time that `words` tell, lower-cased (`5 june`); None when they tell none."""
    return next((time.hours for time in _together(words, list(_times(words, moment)))), None)


def _belongs(low: str, time: PromisedTime, clauses: set[tuple[int, int]]) -> bool:
    """Whether the time stands in a promising clause, or all but alone beside one: `By Friday, we reply.`"""
    own = clause_at(low, time.start)
    if own in clauses:
        return True
    around = f"{low[own[0] : time.start]} {low[time.end : own[1]]}"
    return bool(clauses) and len(_LATEST.sub(" ", around).split()) <= 2 and not _VERB.search(around)


_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|ends?|runs|starts?|ist|sind|hat|es|son|est|sont|è|sono|é|são)\b"
)
_LATEST = re.compile(
    r"\b(?:at the (?:very )?latest|most likely|if all goes well|i hope|we hope|spätestens|a más tardar|au plus tard|no máximo|o mais tardar|al più tardi)\b"
)
_BETWEEN = re.compile(
    r"[\s,]*(?:(?:or|at|by|on|before|in the|the|latest|morning|evening|afternoon|um|am|oder|bis|vormittag|o|a|ou|à|le|por la|à tarde|às|alle|mattina|mattin|matin)[\s,]*)*$"
)


def _together(low: str, times: list[PromisedTime]) -> list[PromisedTime]:
    joined: list[PromisedTime] = []
    for time in sorted(times, key=lambda one: (one.start, -one.end)):
        last = joined[-1] if joined else None
        if last is not None and time.start < last.end:
            if time.end > last.end:
                joined[-1] = PromisedTime(last.start, time.end, max(last.hours, time.hours))
            continue
        if last is not None and _BETWEEN.match(low[last.end : time.start]):
            joined[-1] = PromisedTime(last.start, time.end, max(last.hours, time.hours))
        else:
            joined.append(time)
    return joined


def _times(low: str, moment: datetime | None) -> Iterator[PromisedTime]:
    for pattern, hours in (
        (words.NOW, 0.0),
        (words.SOON, SOON),
        (words.TODAY, END_OF_DAY),
        (words.CLOCK, END_OF_DAY),
    ):
        for found in pattern.finditer(low):
            yield PromisedTime(*found.span(), hours)
    for found in words.TOMORROW.finditer(low):
        yield PromisedTime(*found.span(), (24.0 if found["next"] else 48.0) + END_OF_DAY)
    for found in words.HALF.finditer(low):
        hours = 0.25 if found["quarter"] else 4.0 if "da" in found[0] or "gior" in found[0] else 0.5
        yield PromisedTime(*found.span(), hours)
    for found in words.SPAN.finditer(low):
        yield PromisedTime(*found.span(), _span_hours(found))
    if moment is not None:
        yield from _calendar(low, moment)


def _span_hours(found: re.Match[str]) -> float:
    last = found["last"] or found["first"]
    number = 1.0 if last is None else _number(last)
    if found["more"]:
        number = max(number, 2.0)
    unit = found["unit"]
    return next(number * hours for pattern, hours in words.UNITS if re.fullmatch(pattern, unit))


def _number(word: str) -> float:
    return float(word.replace(",", ".")) if word[0].isdigit() else float(words.NUMBERS[word])


def _calendar(low: str, moment: datetime) -> Iterator[PromisedTime]:
    for found in words.WEEKDAY.finditer(low):
        place = next(i for i, names in enumerate(WEEKDAYS) if any(n.startswith(found["day"]) for n in names))
        days = (place - moment.weekday()) % 7 or 7
        yield PromisedTime(*found.span(), days * 24.0 + EVENING - moment.hour)
    for found in words.END_OF_WEEK.finditer(low):
        days = max(4 - moment.weekday(), 0)
        yield PromisedTime(*found.span(), days * 24.0 + max(EVENING - moment.hour, 0))
    for found in words.DATE.finditer(low):
        hours = [left for day in _days(found, moment) if (left := _hours_to(day, moment)) is not None]
        if hours:
            yield PromisedTime(*found.span(), min(hours))


def _days(found: re.Match[str], moment: datetime) -> Iterator[date]:
    """The days a written date can mean; where it names no year, this one and the next."""
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        yield from _day(year, month, day)
        return
    name = found["month"] or found["month2"]
    if name:
        number = next(i for i, pattern in enumerate(words.MONTHS, 1) if pattern.fullmatch(name))
        readings = [(int(found["day"] or found["day2"]), number)]
    else:
        one, two = int(found["one"]), int(found["two"])
        readings = [(one, two)] if found["sign"] == "." else [(one, two), (two, one)]
    given = found["year"] or found["y1"] or found["y2"]
    years = [int(given) + (2000 if len(given) == 2 else 0)] if given else [moment.year, moment.year + 1]
    for day, month in readings:
        for year in years:
            yield from _day(year, month, day)


def _day(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


def _hours_to(day: date, moment: datetime) -> float | None:
    """Hours to the evening of `day`; None for a day that is over, or so far off that another was meant."""
    if day < moment.date() or day.year > moment.year + 1:
        return None
    until = datetime(day.year, day.month, day.day, EVENING, tzinfo=moment.tzinfo) - moment
    hours = max(until, timedelta(0)) / timedelta(hours=1)
    return hours if hours <= MOST else None
