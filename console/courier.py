"""The courier: takes replies whose undo window has passed from the store to the sink, each at most once.

An answer nobody can read is never answered by sending again: the marker is looked up first, and what stays
unclear is written down as unknown, for a person to look at.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from console.policy_moved import check_policy
from desk.sink import Ambiguous, NotSent, RateLimited, Reply, Sink, SinkError
from lanes.policy import Policy
from store.errors import Refused
from store.store import Store
from store.values import Delivery

MOST_TRIES = 8
FIRST_PAUSE = timedelta(seconds=2)
"""Before the second try; doubles each time, so that a helpdesk may be away for about four minutes."""
LOOK_AGAIN = timedelta(seconds=30)
"""Between two look-ups of a reply that stays unknown; doubles up to an hour."""
SELDOM = timedelta(hours=1)


class Outcome(StrEnum):
    """How one delivery ended."""

    DELIVERED = "delivered"
    FAILED = "failed"
    UNKNOWN = "unknown"
    LATER = "later"
    """It surely did not leave and will be tried again."""


class Ending(NamedTuple):
    """How a delivery ended, with the sink's name for it or the reason in words."""

    outcome: Outcome
    words: str
    again_at: datetime | None = None


class _LookUp(NamedTuple):
    """What a marker tells: the sink's name for the reply, or why it could not be told."""

    found: str | None
    trouble: str | None = None


class Courier:
    """Delivers what is due. Every step opens its own store, so any thread may call it.

    `name` is who claims; two couriers need two names. `policy` is asked again where it is not the one that a
    case was decided under: what it withholds by now goes back to the queue. `heard` is told every ending.
    """

    def __init__(
        self,
        open_store: Callable[[], Store],
        sink: Sink,
        name: str,
        clock: Callable[[], datetime],
        *,
        policy: Policy,
        heard: Callable[[Delivery, Ending], object] | None = None,
    ) -> None:
        self._open_store = open_store
        self._sink = sink
        self._name = name
        self._clock = clock
        self._policy = policy
        self._heard = heard
        self._rest_until: datetime | None = None
        self._looked_up: dict[str, tuple[datetime, timedelta]] = {}
        """Marker of an unknown reply → when to look again, and the pause after that."""

    def step(self, now: datetime | None = None) -> int:
        """Deliver everything due at `now` (else by the clock) and return how many replies arrived."""
        moment = now or self._clock()
        with self._open_store() as store:
            arrived = self._deliver_due(store, moment)
            arrived += self._clear_up(store, moment)
            arrived += self._deliver_due(store, moment)
        return arrived

    def next_at(self) -> datetime | None:
        """When the next reply becomes due, or None when nothing waits."""
        with self._open_store() as store:
            return store.next_send_at()

    def _resting(self, now: datetime) -> bool:
        return self._rest_until is not None and now < self._rest_until

    def _deliver_due(self, store: Store, now: datetime) -> int:
        arrived = 0
        while not self._resting(now):
            delivery = store.claim_delivery(self._name, now)
            if delivery is None:
                break
            ending = self._withheld(store, delivery, now) or self._deliver(delivery, now)
            if ending.outcome is Outcome.UNKNOWN:
                self._looked_up[delivery.marker] = (now + LOOK_AGAIN, 2 * LOOK_AGAIN)
            arrived += self._write_down(store, delivery, ending)
        return arrived

    def _clear_up(self, store: Store, now: datetime) -> int:
        """Look up the replies that nobody is sure of; returns how many turned out to have arrived."""
        arrived = 0
        for delivery in store.unknown_deliveries():
            again_at, pause = self._looked_up.get(delivery.marker, (now, LOOK_AGAIN))
            if now < again_at:
                continue
            self._looked_up[delivery.marker] = (now + pause, min(2 * pause, SELDOM))
            answer = self._look_up(delivery.marker)
            if answer.found is not None:
                arrived += self._write_down(store, delivery, Ending(Outcome.DELIVERED, answer.found))
            elif answer.trouble is None and self._may_try_again(delivery):
                ending = Ending(Outcome.LATER, "looked up and not found", now)
                self._write_down(store, delivery, ending)
        return arrived

    def _write_down(self, store: Store, delivery: Delivery, ending: Ending) -> bool:
        """Store the ending; True when the reply arrived by this courier's doing."""
        outbox_id, words = delivery.outbox_id, ending.words
        if ending.outcome is Outcome.DELIVERED:
            ours = store.delivered(outbox_id, self._name, words)
        elif ending.outcome is Outcome.FAILED:
            ours = store.delivery_failed(outbox_id, self._name, words)
        elif ending.again_at is not None:
            ours = store.delivery_later(outbox_id, self._name, words, ending.again_at)
        else:
            ours = store.delivery_unknown(outbox_id, self._name, words)
        if ours and self._heard is not None:
            self._heard(delivery, ending)
        return ours and ending.outcome is Outcome.DELIVERED

    def _withheld(self, store: Store, delivery: Delivery, now: datetime) -> Ending | None:
        """The end of a reply that the policy in force would no longer let go; None for every other."""
        try:
            view = store.case(delivery.case_id, now)
            check_policy(store, view, self._policy, delivery.verb, delivery.text, now)
        except Refused as refused:
            return Ending(Outcome.FAILED, refused.text)
        return None

    def _deliver(self, delivery: Delivery, now: datetime) -> Ending:
        reply = Reply(
            source=delivery.source,
            ticket_id=delivery.ticket_id,
            channel=delivery.channel,
            text=delivery.text,
            marker=delivery.marker,
        )
        pause = FIRST_PAUSE * 2 ** min(delivery.attempt - 1, MOST_TRIES)
        try:
            return Ending(Outcome.DELIVERED, self._sink.deliver(reply))
        except Ambiguous as error:
            return self._unclear(delivery, error.text, now + pause)
        except RateLimited as error:
            self._rest_until = now + timedelta(seconds=max(0.0, error.after))
            return self._not_sent(delivery, error.text, max(self._rest_until, now + pause))
        except NotSent as error:
            return self._not_sent(delivery, error.text, now + pause)

    def _unclear(self, delivery: Delivery, reason: str, again_at: datetime) -> Ending:
        answer = self._look_up(delivery.marker)
        if answer.found is not None:
            return Ending(Outcome.DELIVERED, answer.found)
        if answer.trouble is not None:
            return Ending(Outcome.UNKNOWN, f"{reason}; the look-up failed too: {answer.trouble}")
        if self._may_try_again(delivery):
            return Ending(Outcome.LATER, f"{reason}; looked up and not found", again_at)
        return Ending(Outcome.UNKNOWN, f"{reason}; not found by its marker")

    def _not_sent(self, delivery: Delivery, reason: str, again_at: datetime) -> Ending:
        """Try again later; at the last try make sure that no earlier one arrived after all."""
        if delivery.attempt < MOST_TRIES:
            return Ending(Outcome.LATER, reason, again_at)
        answer = self._look_up(delivery.marker)
        if answer.found is not None:
            return Ending(Outcome.DELIVERED, answer.found)
        if answer.trouble is not None:
            return Ending(Outcome.UNKNOWN, f"{reason}; the look-up failed too: {answer.trouble}")
        return Ending(Outcome.FAILED, f"{reason}; given up after {delivery.attempt} tries")

    def _may_try_again(self, delivery: Delivery) -> bool:
        """After an unclear answer only a sink that recognises the marker may get the reply once more."""
        return self._sink.recognises_markers and delivery.attempt < MOST_TRIES

    def _look_up(self, marker: str) -> _LookUp:
        try:
            return _LookUp(self._sink.find(marker))
        except SinkError as error:
            return _LookUp(None, error.text)
