"""From a key to a durable act: whether the verb is open, what it needs to know, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual import work
from textual._time import get_time
from textual.screen import Screen

from console.clean import one_line
from console.dialogs.changed import ChangedDialog
from console.screens.asking import QUESTIONS, Answers
from console.screens.changes import what_changed
from console.screens.editor import EditorScreen
from console.screens.session import Deed
from console.screens.verbs import MOVES_ON
from console.widgets.case.shown import Shown
from console.widgets.flow import Line
from lanes.act import Act, Hunk, Refusal
from lanes.second_person import is_proposal
from lanes.settle import may
from lanes.words import Verb
from store.errors import Refused, StoreError
from store.values import QueueRow, Recorded, View

if TYPE_CHECKING:
    from console.app import LanedeskApp
    from console.widgets.queue_list import QueueList

Result = TypeVar("Result")

PAST = {
    Verb.APPROVE: "approved",
    Verb.EDIT: "edited and sent",
    Verb.REJECT: "draft rejected",
    Verb.REPLY: "answered",
    Verb.AUTHORIZE: "action decided",
    Verb.REROUTE: "rerouted",
    Verb.OVERRIDE: "overridden",
    Verb.CLAIM: "claimed",
    Verb.RELEASE: "released",
    Verb.RETURN: "returned",
    Verb.RESOLVE: "done",
    Verb.RATE: "graded",
    Verb.SNOOZE: "snoozed",
    Verb.NOTE: "noted",
    Verb.UNDO: "taken back",
    Verb.AUDIT: "audited",
}
PROPOSED = "stays as it is: you proposed the lane, another person has to confirm it"
NOTHING = Refusal(code="no_case", title="No case", text="There is no case before you.")
UNSEEN = Refusal(
    code="unseen",
    title="Open the case first",
    text="The case is not on the screen. Enter opens it; decide what you can see.",
)


class Deciding(Screen[Any]):
    """The deciding half of the review screen."""

    if TYPE_CHECKING:
        view: View

        @property
        def queue(self) -> QueueList: ...

        @property
        def case_visible(self) -> bool: ...

        def show_row(self, row: QueueRow | None) -> None: ...

        def renew_case(self) -> None: ...

        def tell(self) -> None: ...

    @property
    def desk(self) -> LanedeskApp:
        """The app with what all screens share."""
        return cast("LanedeskApp", self.app)

    shown: Shown | None = None
    painted_at: float | None = None
    """When the case was painted, on the clock of key events; None while it is not yet."""
    reading_since: float | None = None
    """When this case came before the reader; a change of it while they read does not begin it anew."""
    said: tuple[str, str] = ("", "quiet")
    _refusals: dict[Verb, Refusal | None]

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
        name, _, rest = action.partition("(")
        if name != "decide":
            return
        refusal = self.why_closed(Verb(rest.strip("')\"")))
        if refusal is not None:
            self.refused(refusal)

    def refused(self, refusal: Refusal) -> None:
        self.app.notify(
            one_line(refusal.text), title=one_line(refusal.title), severity="warning", timeout=8, markup=False
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

    def action_decide(self, name: str) -> None:
        """Begin a verb on the case before the reader."""
        self.begin(Verb(name))

    def begin(self, verb: Verb, *, external: bool = False) -> None:
        """Act, ask first, or open the editor, as the verb needs."""
        shown = self.shown
        if shown is None or (closed := self.why_closed(verb)) is not None:
            self.refused(NOTHING if shown is None else closed or NOTHING)
            return
        if self.painted_at is None or self.desk.key_time < self.painted_at:
            self.say(f"{verb.value}: typed before the case was on the screen, so nothing was done", "stale")
            return
        started = self.reading_since or self.painted_at
        if verb in (Verb.EDIT, Verb.REPLY):
            self._write(shown, verb, started, external)
        elif verb in QUESTIONS:
            self._ask(shown, verb, started)
        else:
            self._act(shown, verb, {}, started)

    @work(exclusive=True, group="deciding")
    async def _ask(self, shown: Shown, verb: Verb, started: float) -> None:
        answers = await QUESTIONS[verb](self.app, shown, self.desk.policy, self.desk.clock())
        if answers is not None:
            self._act(shown, verb, answers, started)

    def _write(self, shown: Shown, verb: Verb, started: float, external: bool) -> None:
        app = self.desk
        after: list[Recorded] = []

        def send(text: str, hunks: tuple[Hunk, ...]) -> Refusal | None:
            reasons = tuple(dict.fromkeys(hunk.reason for hunk in hunks if hunk.reason))
            fields: Answers = {"text": text, "hunks": hunks, "reasons": reasons}
            outcome = self._record(shown, verb, fields, started)
            if isinstance(outcome, Refusal):
                if outcome.code.startswith("stale"):
                    self.meanwhile(shown, outcome)
                return outcome
            after.append(outcome)
            return None

        def closed(sent: bool | None) -> None:
            if sent and after:
                self._acted(after[0], verb, started)
            else:
                self.renew_case()
                if verb in app.unsent.of_case(shown.view.ground.case_id):
                    self.say(f"{shown.view.row.ticket_id}: your text is kept and not sent", "stale")

        command = app.own.settings.editor
        editor = EditorScreen(shown, verb, app.policy, app.unsent, send, external=external, command=command)
        app.push_screen(editor, closed)

    def _act(self, shown: Shown, verb: Verb, fields: Answers, started: float) -> None:
        outcome = self._record(shown, verb, fields, started)
        if isinstance(outcome, Refusal):
            self.meanwhile(shown, outcome)
            return
        self._acted(outcome, verb, started)

    def meanwhile(self, shown: Shown, refusal: Refusal) -> None:
        """Say why an act was refused, with what happened to the case since it was shown."""
        self.renew_case()
        now = self.shown
        if not refusal.code.startswith("stale") or now is None:
            self.refused(refusal)
            return
        before, after = shown.view, now.view

        def changes(width: int) -> list[Line]:
            return what_changed(before, after, width)

        self.app.push_screen(ChangedDialog(one_line(refusal.title), one_line(refusal.text), changes))

    def _record(self, shown: Shown, verb: Verb, fields: Answers, started: float) -> Recorded | Refusal:
        """One act, one transaction; the case must still be the one that was shown."""
        app, ground = self.desk, shown.view.ground
        seconds = max(0.0, round(get_time() - started, 2))
        act = Act(
            verb=verb,
            actor=app.me,
            role=app.role,
            at=app.clock(),
            seconds_spent=seconds,
            seen_revision=ground.revision,
            seen_version=ground.version,
            seen_draft=ground.draft_hash if verb in (Verb.APPROVE, Verb.EDIT) else None,
            **fields,
        )
        findings = shown.findings if verb is Verb.APPROVE else ()
        try:
            return app.store.act(
                ground.case_id, act, app.policy.rights, findings=findings, policy_version=app.policy.version
            )
        except Refused as error:
            return error.refusal
        except StoreError as error:
            return Refusal(code="store", title=error.title, text=error.text)

    def _acted(self, recorded: Recorded, verb: Verb, started: float) -> None:
        """What an accepted act does to the screen: the next case is there in the same frame."""
        app, row = self.desk, recorded.row
        proposed = is_proposal(recorded.action)
        verb = recorded.action.verb if proposed else verb
        deed = Deed(row.case_id, row.ticket_id, recorded.action.id, verb, recorded.send_after)
        app.session.add(deed, get_time() - started)
        self.say(f"{row.ticket_id} {PROPOSED if proposed else PAST[verb]}", "plain")
        stays_here = app.belongs(row, self.view)
        if stays_here:
            self.queue.replace(row)
        if verb not in MOVES_ON:
            if not stays_here:
                self.queue.gone.add(row.case_id)
            self.renew_case()
            return
        if stays_here:
            if self.queue.selected is not None and self.queue.selected.case_id == row.case_id:
                self.queue.step(1)
        else:
            self.queue.take_out(row.case_id)
        self.show_row(self.queue.selected)

    def action_undo(self) -> None:
        """Take back the latest act of this sitting, else one's own latest on this case."""
        app, deed = self.desk, self.desk.session.latest
        case_id = (
            deed.case_id
            if deed is not None
            else self.shown.view.ground.case_id
            if self.shown is not None
            else None
        )
        if case_id is None:
            return
        act = Act(
            verb=Verb.UNDO,
            actor=app.me,
            role=app.role,
            at=app.clock(),
            supersedes=deed.action_id if deed is not None else None,
        )
        try:
            recorded = app.store.act(case_id, act, app.policy.rights, policy_version=app.policy.version)
        except Refused as error:
            self.refused(error.refusal)
            if deed is not None and error.refusal.code not in ("busy",):
                with suppress(ValueError):
                    app.session.deeds.remove(deed)
            return
        except StoreError as error:
            self.refused(Refusal(code="store", title=error.title, text=error.text))
            return
        if deed is not None:
            app.session.take_back(deed)
        row = recorded.row
        self.say(
            f"{row.ticket_id}: {deed.verb.value if deed is not None else 'the latest act'} taken back",
            "plain",
        )
        if app.belongs(row, self.view):
            self.queue.put_in(row)
        self.show_row(row)
