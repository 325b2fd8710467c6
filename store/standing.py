"""How a case stands at a time: its levels, who holds it, whether its snooze is over, and what comes first.

Nothing large is imported here: the first glimpse of the queue asks the same of the same columns as a Store.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from lanes.words import Level, Status, Trigger

if TYPE_CHECKING:
    from store.connection import Columns

LEVEL_COLUMNS: dict[Trigger, str] = {
    Trigger.POLICY: "policy_level",
    Trigger.SECURITY: "security_level",
    Trigger.MISSING: "missing_level",
    Trigger.IRREVERSIBILITY: "irreversibility_level",
    Trigger.PRESSURE: "pressure_level",
    Trigger.DOMAINS: "domains_level",
}
LEVELS = (Level.LOW, Level.MEDIUM, Level.HIGH)

STRICTEST_FIRST = "c.consequence DESC, c.waiting_since, c.id"
"""The queue's own order of `cases c`: the strictest consequence, then the longest wait."""
OPEN_IN_LANE = "c.status = 'open' AND c.lane = {lane}"
"""What a view of one lane holds of `cases c`, once every snooze that is over has been ended."""
ASLEEP = "cases AS c INDEXED BY cases_asleep"
"""Where to look for snoozes that are over: left alone, SQLite goes through every case that is snoozed."""
SNOOZE_OVER = "c.status = 'snoozed' AND c.snoozed_until <= {now}"
"""Which of `ASLEEP` are over at a stored time and have not been ended yet."""

_STATUSES = {status.value: status for status in Status}

ranks_of = itemgetter(*LEVEL_COLUMNS.values())
"""A case's levels as numbers, in the order of the triggers."""


def levels_of(row: Columns) -> dict[Trigger, Level]:
    return dict(_levels(ranks_of(row)))


@lru_cache(maxsize=1024)
def _levels(ranks: tuple[int, ...]) -> dict[Trigger, Level]:
    return {trigger: LEVELS[rank] for trigger, rank in zip(LEVEL_COLUMNS, ranks, strict=True)}


def holder_of(row: Columns, now: str) -> str | None:
    """Who holds the case at that time; a lapsed lease holds nothing."""
    lease = row["lease_until"]
    return row["holder"] if lease is not None and lease > now else None


def status_of(row: Columns, now: str) -> Status:
    """Where the case stands at that time; a snooze that is over is open."""
    until = row["snoozed_until"]
    if row["status"] == "snoozed" and until is not None and until <= now:
        return Status.OPEN
    return _STATUSES[row["status"]]
