"""Acts while somebody else writes: tried again and again, with the keys alive, until done, given up or too long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from textual._time import get_time
from textual.screen import Screen
from textual.timer import Timer

from console.clean import one_line
from lanes.act import Refusal
from store.errors import LockedTooLong, Refused, StoreError

AT_ONCE = 0.05
"""Seconds an act may wait for another writer while the screen stands still."""
AGAIN = 0.05
"""Seconds between two attempts; in them the keys are heard."""
LONGEST = 10.0
"""Seconds after which an act that could not be stored is refused."""

Result = TypeVar("Result")

_GIVEN_UP = Refusal(code="given_up", title="Given up", text="Nothing was stored and nothing was sent.")


@dataclass
class Waiting:
    """An act that another writer stands in the way of. It happens once or not at all."""

    what: str
    give_up: Callable[[], None]
    timer: Timer | None = None


class Patient(Screen[Any]):
    """Carries acts out one at a time; none is begun while another one waits."""

    waiting: Waiting | None = None

    def carry_out(
        self, what: str, attempt: Callable[[], Result], then: Callable[[Result | Refusal], None]
    ) -> None:
        """Do it now, and answer `then` in the same call; or, behind another writer, some time later.

        `attempt` stores everything or nothing. `then` is called once: with the result, or with the refusal.
        """
        began = get_time()

        def finish(outcome: Result | Refusal) -> None:
            if self.waiting is not None and self.waiting.timer is not None:
                self.waiting.timer.stop()
            self.waiting = None
            then(outcome)

        def try_it() -> None:
            try:
                result = attempt()
            except LockedTooLong as error:
                if get_time() - began < LONGEST:
                    self._wait(what, try_it, lambda: finish(_GIVEN_UP))
                    return
                finish(as_refusal(error))
            except Refused as error:
                finish(error.refusal)
            except StoreError as error:
                finish(as_refusal(error))
            else:
                finish(result)

        try_it()

    def _wait(self, what: str, again: Callable[[], None], give_up: Callable[[], None]) -> None:
        first = self.waiting is None
        self.waiting = Waiting(what, give_up, self.set_timer(AGAIN, again))
        if first:
            self.tell()

    def action_give_up(self) -> None:
        self.give_up()

    def give_up(self) -> None:
        """Stop waiting; nothing was stored."""
        if self.waiting is not None:
            self.waiting.give_up()
            self.tell()

    def tell(self) -> None:
        """Bring what the screen says up to date."""


def as_refusal(error: StoreError) -> Refusal:
    return Refusal(code="store", title=one_line(error.title), text=one_line(error.text))
