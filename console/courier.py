"""The courier: takes replies whose undo window has passed from the store to the sink, each at most once.

An answer nobody can read is never answered by sending again: the marker is looked up first, and what stays
unclear is written down as unknown, for a person to look at.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from store.store import Store

from desk.sink import Ambiguous, NotSent, RateLimited, Reply, Sink, SinkError
from store.values import Delivery

MOST_TRIES = 4
"""Deliveries of one reply in one claim, safe repeats included."""
LOOK_UPS = 3
PAUSE = 0.25
"""Seconds before the first repeat; doubles each time."""
PATIENCE = 15.0
"""Seconds spent waiting for one reply at most: well inside the lease of a delivery's claim."""


class Outcome(StrEnum):
    """How one delivery ended."""

    DELIVERED = "delivered"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Ending(NamedTuple):
    """How a delivery ended, with the sink's name for it or the reason in words."""

    outcome: Outcome
    words: str


class Courier:
    """Delivers what is due. One step opens its own store, so any thread may call it.

    `name` is who claims; two couriers need two names. `sleep` waits between repeats; `heard` is told every
    ending.
    """

    def __init__(
        self,
        open_store: Callable[[], Store],
        sink: Sink,
        name: str,
        clock: Callable[[], datetime],
        *,
        sleep: Callable[[float], object] = time.sleep,
        heard: Callable[[Delivery, Ending], object] | None = None,
    ) -> None:
        self._open_store = open_store
        self._sink = sink
        self._name = name
        self._clock = clock
        self._sleep = sleep
        self._heard = heard

    def step(self, now: datetime | None = None) -> int:
        """Deliver everything due at `now` (else by the clock) and return how many replies were delivered."""
        delivered = 0
        with self._open_store() as store:
            while (delivery := store.claim_delivery(self._name, now or self._clock())) is not None:
                ending = self._hand_over(delivery)
                self._write_down(store, delivery, ending)
                delivered += ending.outcome is Outcome.DELIVERED
                if self._heard is not None:
                    self._heard(delivery, ending)
        return delivered

    def next_at(self) -> datetime | None:
        """When the next reply becomes due, or None when nothing waits."""
        with self._open_store() as store:
            return store.next_send_at()

    def _write_down(self, store: Store, delivery: Delivery, ending: Ending) -> None:
        if ending.outcome is Outcome.DELIVERED:
            store.delivered(delivery.outbox_id, self._name, ending.words)
        elif ending.outcome is Outcome.FAILED:
            store.delivery_failed(delivery.outbox_id, self._name, ending.words)
        else:
            store.delivery_unknown(delivery.outbox_id, self._name, ending.words)

    def _hand_over(self, delivery: Delivery) -> Ending:
        reply = Reply(
            source=delivery.source,
            ticket_id=delivery.ticket_id,
            channel=delivery.channel,
            text=delivery.text,
            marker=delivery.marker,
        )
        if delivery.attempt > 1:
            ending = self._look_up(reply.marker, "an earlier courier stopped half-way")
            if ending is not None:
                return ending
        return self._deliver(reply)

    def _deliver(self, reply: Reply) -> Ending:
        unclear, patience, reason = False, PATIENCE, ""
        for attempt in range(MOST_TRIES):
            pause = PAUSE * 2**attempt
            try:
                return Ending(Outcome.DELIVERED, self._sink.deliver(reply))
            except Ambiguous as error:
                unclear, reason = True, error.text
                ending = self._look_up(reply.marker, error.text)
                if ending is not None:
                    return ending
            except RateLimited as error:
                reason, pause = error.text, max(error.after, pause)
            except NotSent as error:
                reason = error.text
            if attempt + 1 == MOST_TRIES or pause > patience:
                break
            patience -= pause
            self._sleep(pause)
        return Ending(Outcome.UNKNOWN if unclear else Outcome.FAILED, reason)

    def _look_up(self, marker: str, reason: str) -> Ending | None:
        """The ending that the marker tells, or None when the reply may safely be handed over (again)."""
        for attempt in range(LOOK_UPS):
            try:
                found = self._sink.find(marker)
            except SinkError as error:
                if attempt + 1 == LOOK_UPS:
                    return Ending(Outcome.UNKNOWN, f"{reason}; the look-up failed too: {error.text}")
                self._sleep(PAUSE * 2**attempt)
                continue
            if found is not None:
                return Ending(Outcome.DELIVERED, found)
            break
        if self._sink.recognises_markers:
            return None
        return Ending(Outcome.UNKNOWN, f"{reason}; not found by its marker")
