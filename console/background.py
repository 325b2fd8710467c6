"""What runs beside the keys: a look at what others write, the courier, and whatever would hold a key up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Lock
from typing import TYPE_CHECKING, Protocol

from textual import on, work
from textual._time import get_time
from textual.app import App
from textual.message import Message

from console.presence import Presence
from console.screens.collecting import keep_for_good
from lanes.decide import decide
from store.errors import StoreError
from store.values import CaseView, View

if TYPE_CHECKING:
    from console.own_files import OwnFiles
    from console.screens.review import ReviewScreen
    from lanes.policy import Policy
    from store.store import Store


class Stepper(Protocol):
    """What the courier looks like from here."""

    def step(self, now: datetime) -> object:
        """Deliver what is due."""


class Background(App[None]):
    """The app's threads: each has a store of its own, only posts messages, and ends with the console."""

    if TYPE_CHECKING:
        open_store: Callable[[], Store]
        policy: Policy
        me: str
        clock: Callable[[], datetime]
        own: OwnFiles
        review: ReviewScreen

    looking_at: int | None = None
    """The case the reader has open, for others to see."""

    @dataclass
    class DeskChanged(Message):
        """Another connection wrote to the database."""

        counts: Mapping[View, int]

    @dataclass
    class WorkerTrouble(Message):
        """Something the background met, in words."""

        title: str
        text: str

    def __init__(self) -> None:
        super().__init__()
        self._ending = Event()
        self._compiled = False
        """Whether cases can be decided anew without delay."""
        self._deciding = Lock()
        """Held by a thread that may decide a case: two that compile the same phrases keep them twice."""

    def begin(self, courier_factory: Callable[[], Stepper] | None) -> None:
        """Start the threads; without a courier nothing is delivered."""
        self._watch_the_desk()
        if courier_factory is not None:
            self._run_the_courier(courier_factory)

    @work(thread=True, exclusive=True, group="watch", exit_on_error=False)
    def _watch_the_desk(self) -> None:
        """Watch as long as the console is open, whatever the database does meanwhile."""
        told = ""
        while not self._ending.is_set():
            try:
                with self.open_store() as store:
                    self._watch(store)
            except StoreError as error:
                told = self._tell_once(error, told)
                self._ending.wait(self.own.settings.live.look_seconds)

    def _watch(self, store: Store) -> None:
        """Notice within half a second that somebody wrote, and count the views anew."""
        seen, told = -1, ""
        presence = Presence(self.me)
        while not self._ending.wait(self.own.settings.live.look_seconds):
            presence.step(store, self.looking_at, get_time())
            try:
                version = store.data_version()
                if version != seen:
                    self.post_message(self.DeskChanged(store.counts(self.me, self.clock())))
                    seen, told = version, ""
            except StoreError as error:
                told = self._tell_once(error, told)
        presence.leave(store)

    @work(thread=True, exclusive=True, group="courier", exit_on_error=False)
    def _run_the_courier(self, factory: Callable[[], Stepper]) -> None:
        """Deliver what is due as long as the console is open."""
        courier = factory()
        told = ""
        while not self._ending.wait(self.own.settings.live.deliver_seconds):
            try:
                with self._deciding:
                    courier.step(self.clock())
                told = ""
            except StoreError as error:
                told = self._tell_once(error, told)

    def _tell_once(self, error: StoreError, told: str) -> str:
        """Say what the background met, unless that was what it told last; returns what is told now."""
        if told != error.title:
            self.post_message(self.WorkerTrouble(error.title, error.text))
        return error.title

    def get_ready(self, view: CaseView) -> None:
        """Prepare for deciding a case that another policy decided: the first time takes long."""
        if view.ground.policy_version != self.policy.version and not self._compiled:
            self._compiled = True
            self._decide_ahead(view)

    @work(thread=True, group="ready", exit_on_error=False)
    def _decide_ahead(self, view: CaseView) -> None:
        """Have the policy's phrases compiled by reading the case with them once."""
        with self._deciding:
            decide(view.ground.record, self.policy, now=self.clock())
        keep_for_good()

    @on(DeskChanged)
    def _desk_changed(self, message: DeskChanged) -> None:
        if self.review.is_mounted and self.review.query("#queue"):  # its lists go before it goes itself
            self.review.desk_changed(message.counts)

    @on(WorkerTrouble)
    def _trouble(self, message: WorkerTrouble) -> None:
        self.notify(message.text, title=message.title, severity="warning", markup=False)

    async def _shutdown(self) -> None:
        self._ending.set()
        await super()._shutdown()
