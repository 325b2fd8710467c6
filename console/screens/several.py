"""One verb on several marked cases: only verbs that send nothing. There is no bulk approve."""

from __future__ import annotations

from textual import on, work
from textual._time import get_time

from console.key_names import with_keys_of
from console.screens.asking import QUESTIONS, Answers
from console.screens.deciding import PAST, Deciding
from console.screens.session import StandingAct
from console.screens.verbs import BY_VERB
from console.widgets.case.shown import Shown
from console.widgets.queue_list import QueueList
from lanes.act import Act, Refusal
from lanes.words import Verb
from store.errors import Refused
from store.values import QueueRow

IN_BULK = (Verb.CLAIM, Verb.REROUTE, Verb.SNOOZE, Verb.NOTE, Verb.RELEASE)
_KEYS = ", ".join(f"{{verb.{verb.value}:{BY_VERB[verb].key}}} {BY_VERB[verb].label}" for verb in IN_BULK)


class Several(Deciding):
    """The deciding screen with marks: while cases are marked, a verb means all of them."""

    def why_closed(self, verb: Verb) -> Refusal | None:
        if not self.queue.marked:
            return super().why_closed(verb)
        if verb in IN_BULK:
            return None
        away = self.desk.key_of("case.back", "escape")
        text = f"Each case needs its own reading: {verb.value} them one by one. {away} takes the marks away."
        return Refusal(code="bulk", title=f"No {verb.value} for several cases", text=text)

    def begin(self, verb: Verb, *, external: bool = False) -> None:
        if not self.queue.marked:
            super().begin(verb, external=external)
        elif (closed := self.why_closed(verb)) is not None:
            self.refused(closed)
        elif not self.still_waiting(verb):
            self._ask_for_all(verb)

    @work(exclusive=True, group="deciding")
    async def _ask_for_all(self, verb: Verb) -> None:
        """Ask once, then act on each marked case as it was listed."""
        shown, desk = self.shown, self.desk
        rows = [row for row in self.queue.rows if row.case_id in self.queue.marked]
        answers: Answers | None = {}
        if verb in QUESTIONS and shown is not None:
            answers = await QUESTIONS[verb](desk, shown)
        if answers is None:
            self.note_unsent()
            return
        self._act_on_all(verb, rows, answers, asked_on=shown)

    def _act_on_all(self, verb: Verb, rows: list[QueueRow], answers: Answers, asked_on: Shown | None) -> None:
        """One transaction a case, in the list's order; another writer between two of them is waited for.

        What was typed is kept with the case `asked_on` until every case has taken it.
        """
        left, refusals, changed = list(rows), list[Refusal](), list[QueueRow]()

        def attempt() -> None:
            while left:
                try:
                    changed.append(self._act_on(left[0], verb, answers))
                except Refused as error:
                    refusals.append(error.refusal)
                del left[0]

        def told(outcome: Refusal | None) -> None:
            said = [f"{len(changed)} {PAST[verb]}"]
            said += [f"{len(refusals)} refused"] if refusals else []
            if outcome is not None:
                refusals.append(outcome)
            if not refusals and asked_on is not None:
                self.desk.unsent.drop(asked_on.view.ground.case_id, verb)
            self.queue.unmark()
            said += [f"{len(left)} left as they were"] if left else []
            self.say(", ".join(said), "plain")
            if refusals:
                self.refused(refusals[0])
            for row in changed:
                if not self.desk.belongs(row, self.view):
                    self.queue.take_out(row.case_id)
            self.queue.renew()
            self.show_row(self.queue.selected)

        self.carry_out(f"{verb.value} of {len(rows)} cases", attempt, told)

    def _act_on(self, row: QueueRow, verb: Verb, answers: Answers) -> QueueRow:
        """Store one act on a case as it was listed and return its row since; raises Refused and StoreError."""
        desk = self.desk
        act = Act(
            verb=verb,
            actor=desk.me,
            role=desk.role,
            at=desk.clock(),
            seen_revision=row.revision,
            seen_version=row.version,
            **answers,
        )
        recorded = desk.store.act(row.case_id, act, desk.policy.rights)
        desk.session.add(
            StandingAct(row.case_id, row.ticket_id, recorded.action.id, verb, recorded.send_after)
        )
        return recorded.row

    def action_mark(self) -> None:
        """Mark the case and go on to the next, or take its mark away."""
        self.queue.mark()
        self.queue.action_step(1)
        self.marks_changed()

    def action_mark_range(self) -> None:
        """Mark every case from the last marked one to here."""
        self.queue.mark_range()
        self.marks_changed()

    @on(QueueList.Marked)
    def _marked_by_mouse(self, message: QueueList.Marked) -> None:
        self.show_row(message.row)
        if message.to_here:
            self.queue.mark_range()
        else:
            self.queue.mark()
        self.marks_changed()

    def marks_changed(self) -> None:
        self.close_keys()
        self.painted_at = get_time()
        count = len(self.queue.marked)
        self.say(f"{count} marked: {with_keys_of(_KEYS, self.desk.key_of)}" if count else "", "accent")
        self.refresh_bindings()
