"""Which verbs are open on the case before the reader, and why one is not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual._time import get_time
from textual.actions import parse
from textual.screen import Screen

from console.clean import one_line
from console.key_names import with_keys_of
from console.screens.verbs import BY_VERB
from console.widgets.case.shown import KeyOf, Shown
from lanes.act import Refusal
from lanes.settle import may
from lanes.words import Verb
from store.errors import StoreError

if TYPE_CHECKING:
    from console.app import LanedeskApp

Result = TypeVar("Result")

NOTHING = Refusal(
    code="no_case", title="There is no case here", text="{view.all:4} shows every case there is."
)
UNSEEN = Refusal(
    code="unseen",
    title="Open the case first",
    text="{case.open:enter} shows it; what is decided is what was read.",
)


STAYS = 0.4
"""Seconds on a case after which it is not only passed by."""


class OpenVerbs(Screen[Any]):
    """The part of the review screen that opens and closes its verbs' keys."""

    if TYPE_CHECKING:

        @property
        def case_visible(self) -> bool: ...

        def tell(self) -> None: ...

    shown: Shown | None = None
    painted_at: float | None = None
    """When the case was painted, on the clock of key events; None while it is not yet."""
    reading_since: float | None = None
    """When this case came before the reader; a change of it while they read does not begin it anew."""
    said: tuple[str, str] = ("", "quiet")
    _refusals: dict[Verb, Refusal | None]

    @property
    def desk(self) -> LanedeskApp:
        """The app with what all screens share."""
        return cast("LanedeskApp", self.app)

    def close_keys(self) -> None:
        """No verb acts until what is before the reader has been painted."""
        self.painted_at = None
        self._refusals = {}
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        if self.painted_at is None:
            self.painted_at = get_time()
        if self.reading_since is None:
            self.reading_since = self.painted_at
        if self.shown is not None:
            self.set_timer(STAYS, partial(self._stays, self.shown.view.ground.case_id))

    def _stays(self, case_id: int) -> None:
        """The reader reads this case and did not only pass it: prepare for deciding it."""
        if self.shown is not None and self.shown.view.ground.case_id == case_id:
            self.desk.get_ready(self.shown.view)

    def why_closed(self, verb: Verb) -> Refusal | None:
        """Why a verb is not open on the case before the reader, None when it is."""
        if self.shown is None:
            return NOTHING
        if not self.case_visible:
            return UNSEEN
        if verb not in self._refusals:
            app = self.desk
            self._refusals[verb] = may(self.shown.view.ground, verb, app.me, app.role, app.policy.rights)
        return self._refusals[verb]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "decide" and parameters:
            return True if self.why_closed(Verb(str(parameters[0]))) is None else None
        if action == "undo":
            return True if self.desk.session.latest is not None or self.shown is not None else None
        return True

    def explain(self, action: str) -> None:
        """Say why an action is closed."""
        _, name, parameters = parse(action)
        refusal = self.why_closed(Verb(str(parameters[0]))) if name == "decide" else None
        if refusal is not None:
            self.refused(refusal)

    def refused(self, refusal: Refusal) -> None:
        """Show a refusal with the keys of the verbs that lead on from it."""
        self.app.notify(
            words_of(refusal, self.desk.key_of),
            title=one_line(refusal.title),
            severity="warning",
            timeout=8,
            markup=False,
        )

    def say(self, words: str, ink: str = "quiet") -> None:
        """Put words on the status line until the next act."""
        self.said = (words, ink)
        self.tell()

    def guarded(self, ask: Callable[[], Result]) -> Result | None:
        """Ask the store; what goes wrong is shown, and the console stays up."""
        try:
            return ask()
        except StoreError as error:
            self.app.notify(
                one_line(error.text), title=one_line(error.title), severity="error", timeout=10, markup=False
            )
            return None


def words_of(refusal: Refusal, key_of: KeyOf) -> str:
    """A refusal's text with the keys of the verbs that lead on: `… claim it first.  c claim`."""
    text = one_line(refusal.text)
    if refusal in (NOTHING, UNSEEN):
        text = with_keys_of(text, key_of)
    ways = [_way(verb, key_of) for verb in refusal.ways]
    return f"{text}  {' · '.join(ways)}" if ways else text


def _way(verb: Verb, key_of: KeyOf) -> str:
    if verb is Verb.UNDO:
        return f"{key_of('undo', 'u')} undo"
    entry = BY_VERB[verb]
    return f"{key_of(f'verb.{verb.value}', entry.key)} {entry.label}"
