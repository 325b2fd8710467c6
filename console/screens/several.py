"""One verb on several marked cases: only verbs that send nothing. There is no bulk approve."""

from __future__ import annotations

from textual import work
from textual._time import get_time

from console.clean import one_line
from console.key_names import with_keys_of
from console.screens.asking import QUESTIONS, Answers
from console.screens.deciding import PAST, Deciding
from console.screens.session import Deed
from console.screens.verbs import BY_VERB
from lanes.act import Act, Refusal
from lanes.words import Verb
from store.errors import Refused, StoreError
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
        text = f"Each case needs its own reading: {verb.value} them one by one. Escape takes the marks away."
        return Refusal(code="bulk", title=f"No {verb.value} for several cases", text=text)

    def begin(self, verb: Verb, *, external: bool = False) -> None:
        if not self.queue.marked:
            super().begin(verb, external=external)
        elif (closed := self.why_closed(verb)) is not None:
            self.refused(closed)
        else:
            self._ask_for_all(verb)

    @work(exclusive=True, group="deciding")
    async def _ask_for_all(self, verb: Verb) -> None:
        """Ask once, then act on each marked case as it was listed."""
        shown, desk = self.shown, self.desk
        rows = [row for row in self.queue.rows if row.case_id in self.queue.marked]
        answers: Answers | None = {}
        if verb in QUESTIONS and shown is not None:
            answers = await QUESTIONS[verb](self.app, shown, desk.policy, desk.clock())
        if answers is None:
            return
        refusals = [refusal for row in rows if (refusal := self._act_on(row, verb, answers)) is not None]
        self.queue.unmark()
        done = len(rows) - len(refusals)
        self.say(f"{done} {PAST[verb]}" + (f", {len(refusals)} refused" if refusals else ""), "plain")
        if refusals:
            self.refused(refusals[0])
        self.queue.renew()
        self.show_row(self.queue.selected)

    def _act_on(self, row: QueueRow, verb: Verb, answers: Answers) -> Refusal | None:
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
        try:
            recorded = desk.store.act(
                row.case_id, act, desk.policy.rights, policy_version=desk.policy.version
            )
        except Refused as error:
            return error.refusal
        except StoreError as error:
            return Refusal(code="store", title=one_line(error.title), text=one_line(error.text))
        desk.session.add(Deed(row.case_id, row.ticket_id, recorded.action.id, verb, recorded.send_after), 0.0)
        return None

    def action_mark(self) -> None:
        """Mark the case and go on to the next, or take its mark away."""
        self.queue.mark()
        self.marks_changed()

    def action_mark_range(self) -> None:
        """Mark every case from the last marked one to here."""
        self.queue.mark_range()
        self.marks_changed()

    def marks_changed(self) -> None:
        self.close_keys()
        self.painted_at = get_time()
        count = len(self.queue.marked)
        self.say(f"{count} marked: {with_keys_of(_KEYS, self.desk.key_of)}" if count else "", "accent")
        self.refresh_bindings()
