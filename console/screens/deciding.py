"""From a key to a durable act: whether the verb is open, what it needs to know, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual._time import get_time

from console.clean import one_line
from console.dialogs.changed import ChangedDialog
from console.policy_moved import check_policy
from console.screens.asking import QUESTIONS, Answers
from console.screens.changes import what_changed
from console.screens.editor import EditorScreen
from console.screens.open_verbs import NOTHING, OpenVerbs
from console.screens.patience import Patient
from console.screens.session import StandingAct
from console.screens.verbs import MOVES_ON
from console.widgets.case.shown import Shown
from console.widgets.flow import Line
from lanes.act import Act, Hunk, Refusal
from lanes.second_person import is_proposal
from lanes.words import Verb
from store.values import QueueRow, Recorded, View

if TYPE_CHECKING:
    from console.widgets.queue_list import QueueList

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


class Deciding(OpenVerbs, Patient):
    """The deciding half of the review screen."""

    if TYPE_CHECKING:
        view: View

        @property
        def queue(self) -> QueueList: ...

        def note_unsent(self) -> None: ...

        def paint_now(self) -> None: ...

        def show_row(self, row: QueueRow | None) -> None: ...

        def renew_case(self) -> None: ...

    def action_decide(self, name: str) -> None:
        """Begin a verb on the case before the reader."""
        self.begin(Verb(name))

    def begin(self, verb: Verb, *, external: bool = False) -> None:
        """Act, ask first, or open the editor, as the verb needs."""
        shown, closed = self.shown, self.why_closed(verb)
        if shown is None or closed is not None:
            self.refused(closed or NOTHING)
            return
        if self.painted_at is None or self.desk.key_time < self.painted_at:
            self.say(f"{verb.value}: typed before the case was on the screen, so nothing was done", "stale")
            return
        if self.still_waiting(verb):
            return
        started = self.reading_since or self.painted_at
        if verb in (Verb.EDIT, Verb.REPLY):
            self._write(shown, verb, started, external)
        elif verb in QUESTIONS:
            self._ask(shown, verb, started)
        else:
            self._act(shown, verb, {}, started)

    def still_waiting(self, verb: Verb) -> bool:
        """Whether an act waits for another writer, so that no other one can begin; says so."""
        if self.waiting is not None:
            said = f"{self.waiting.what} is not stored yet, so nothing was done about {verb.value}"
            self.refused(Refusal(code="waiting", title="One at a time", text=said))
        return self.waiting is not None

    @work(exclusive=True, group="deciding")
    async def _ask(self, shown: Shown, verb: Verb, started: float) -> None:
        answers = await QUESTIONS[verb](self.desk, shown)
        if answers is not None:
            self._act(shown, verb, answers, started)
        elif verb is Verb.NOTE:
            self.note_unsent()

    def _write(self, shown: Shown, verb: Verb, started: float, external: bool) -> None:
        app = self.desk
        after: list[Recorded] = []

        def send(text: str, hunks: tuple[Hunk, ...], answer: Callable[[Refusal | None], None]) -> None:
            reasons = tuple(dict.fromkeys(hunk.reason for hunk in hunks if hunk.reason))
            fields: Answers = {"text": text, "hunks": hunks, "reasons": reasons}

            def told(outcome: Recorded | Refusal) -> None:
                if isinstance(outcome, Refusal):
                    answer(outcome)
                    if outcome.code.startswith("stale"):
                        self.meanwhile(shown, outcome)
                else:
                    after.append(outcome)
                    answer(None)

            self._record(shown, verb, fields, started, told)

        def closed(sent: bool | None) -> None:
            if sent and after:
                self._acted(after[0], verb, started)
            else:
                self.renew_case()
                self.note_unsent()
                if verb in app.unsent.of_case(shown.view.ground.case_id):
                    self.say(f"{shown.view.row.ticket_id}: your text is kept and not sent", "stale")

        command = app.own.settings.editor
        editor = EditorScreen(
            shown, verb, app.policy, app.unsent, send, self.give_up, external=external, command=command
        )
        app.push_screen(editor, closed)

    def _act(self, shown: Shown, verb: Verb, fields: Answers, started: float) -> None:
        def told(outcome: Recorded | Refusal) -> None:
            if isinstance(outcome, Refusal):
                self.meanwhile(shown, outcome)
            else:
                self._acted(outcome, verb, started)

        self._record(shown, verb, fields, started, told)

    def meanwhile(self, shown: Shown, refusal: Refusal) -> None:
        """Say why an act was refused, with what happened to the case since it was shown."""
        self.renew_case()
        self.note_unsent()
        now = self.shown
        if not refusal.code.startswith("stale") or now is None:
            self.refused(refusal)
            return
        before, after = shown.view, now.view

        def changes(width: int) -> list[Line]:
            return what_changed(before, after, width)

        back_to = "your text" if isinstance(self.app.screen, EditorScreen) else "the case as it is now"
        title, text = one_line(refusal.title), one_line(refusal.text)
        self.app.push_screen(ChangedDialog(title, text, changes, back_to=back_to))

    def _record(
        self,
        shown: Shown,
        verb: Verb,
        fields: Answers,
        started: float,
        then: Callable[[Recorded | Refusal], None],
    ) -> None:
        """One act, one transaction; the case must still be the one that was shown."""
        app, ground = self.desk, shown.view.ground
        seconds = max(0.0, round(get_time() - started, 2))
        findings = shown.findings if verb is Verb.APPROVE else ()

        def attempt() -> Recorded:
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
            check_policy(app.store, shown.view, app.policy, verb, act.text, app.clock())
            return app.store.act(ground.case_id, act, app.policy.rights, findings=findings)

        self.carry_out(f"{shown.view.row.ticket_id}: {verb.value}", attempt, then)

    def _acted(self, recorded: Recorded, verb: Verb, started: float) -> None:
        """What an accepted act does to the screen: the next case is there in the same frame."""
        app, row = self.desk, recorded.row
        proposed = is_proposal(recorded.action)
        verb = recorded.action.verb if proposed else verb
        seconds, left = get_time() - started, recorded.send_after
        app.session.add(StandingAct(row.case_id, row.ticket_id, recorded.action.id, verb, left, seconds))
        self.say(f"{row.ticket_id} {PROPOSED if proposed else PAST[verb]}", "plain")
        if verb is Verb.NOTE and not proposed:
            app.unsent.drop(row.case_id, Verb.NOTE)
            self.note_unsent()
        stays_here = app.belongs(row, self.view)
        if stays_here:
            self.queue.replace(row)
        went_on = self.shown is None or self.shown.view.ground.case_id != row.case_id
        if verb not in MOVES_ON and not went_on:
            if not stays_here:
                self.queue.gone.add(row.case_id)
            self.renew_case()
            return
        if not stays_here:
            self.queue.take_out(row.case_id)
        elif self.queue.selected is not None and self.queue.selected.case_id == row.case_id:
            self.queue.step(1)
        if not went_on:
            self.show_row(self.queue.selected)
            self.paint_now()

    def action_undo(self) -> None:
        """Take back the latest act of this sitting, else one's own latest on this case."""
        app, latest, shown = self.desk, self.desk.session.latest, self.shown
        if self.still_waiting(Verb.UNDO):
            return
        if latest is not None:
            case_id, supersedes = latest.case_id, latest.action_id
        elif shown is not None:
            case_id, supersedes = shown.view.ground.case_id, None
        else:
            return

        def attempt() -> Recorded:
            act = Act(verb=Verb.UNDO, actor=app.me, role=app.role, at=app.clock(), supersedes=supersedes)
            return app.store.act(case_id, act, app.policy.rights)

        self.carry_out("undo", attempt, lambda outcome: self._undone(outcome, latest))

    def _undone(self, outcome: Recorded | Refusal, latest: StandingAct | None) -> None:
        session = self.desk.session
        if isinstance(outcome, Refusal):
            self.refused(outcome)
            if latest is not None and outcome.code not in ("store", "given_up"):
                with suppress(ValueError):
                    session.acts.remove(latest)
            return
        if latest is not None:
            session.take_back(latest)
        row, what = outcome.row, latest.verb.value if latest is not None else "the latest act"
        self.say(f"{row.ticket_id}: {what} taken back", "plain")
        if self.desk.belongs(row, self.view):
            self.queue.put_in(row)
        self.show_row(row)
