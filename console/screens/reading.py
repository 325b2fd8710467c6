"""Reading the case: what is opened on it, the words an evidence rests on, and what it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.screen import Screen

from console.dialogs.references import ReferencesDialog
from console.widgets.case.reasons import quoted
from console.widgets.case.shown import Spot
from console.widgets.case.thread import MOST_CHARACTERS, SPOT, message_of
from console.widgets.sheet import Sheet

if TYPE_CHECKING:
    from console.app import LanedeskApp
    from console.widgets.case.shown import Shown


class Reading(Screen[Any]):
    """The reading half of the review screen."""

    if TYPE_CHECKING:
        shown: Shown | None

        @property
        def desk(self) -> LanedeskApp: ...

        @property
        def reading(self) -> Sheet: ...

        @property
        def deciding(self) -> Sheet: ...

        @property
        def split(self) -> bool: ...

        @property
        def case_visible(self) -> bool: ...

        def paint(self, *, keep: bool) -> None: ...

        def say(self, words: str, ink: str = "quiet") -> None: ...

    def repaint_case(self, **opened: object) -> None:
        """Show the same case with something opened or closed."""
        if self.shown is not None:
            self.shown = self.shown.with_opened(**opened)
            self.paint(keep=True)

    def on_key(self, event: events.Key) -> None:
        """Any key ends the pointing at words; with the triggers open a digit points at an evidence's."""
        if self.shown is None:
            return
        if self.shown.opened.spot is not None:
            self.repaint_case(spot=None)
        digit = event.character is not None and event.character in "123456789"
        if digit and self.shown.opened.triggers and self.case_visible:
            self.desk.key_time = event.time
            event.stop()
            event.prevent_default()
            self.action_evidence(int(event.character or 0))

    def action_evidence(self, place: int) -> None:
        """Scroll to the words behind the evidence of this number, and mark them until the next key."""
        if self.shown is None:
            return
        found = quoted(self.shown)
        if not 1 <= place <= len(found):
            self.say(f"no evidence {place} stands in the conversation; t closes the triggers")
            return
        evidence = found[place - 1]
        message = message_of(evidence) or 0
        opened = self.shown.opened
        self.repaint_case(
            spot=Spot(message, evidence.start, evidence.end),
            messages=max(opened.messages, len(self.shown.view.ground.record.thread) - message),
            whole=opened.whole or (evidence.end or 0) > MOST_CHARACTERS,
        )
        self.remove_class("-max-deciding")
        self.reading.go(SPOT, above=3)

    def action_triggers(self) -> None:
        if self.shown is None:
            return
        opening = not self.shown.opened.triggers
        self.repaint_case(triggers=opening, spot=None)
        if opening:
            (self.deciding if self.split else self.reading).go("triggers")

    def action_references(self) -> None:
        """List what the draft cites and the packet refers to."""
        if self.shown is None or not self.case_visible:
            return
        record, given = self.shown.view.ground.record, self.shown.view.packet.references
        cited = record.draft.citations if record.draft is not None else ()
        every = {(c.title, c.ref): c for c in (*cited, *record.references, *given)}
        if every:
            self.app.push_screen(ReferencesDialog(list(every.values())))
        else:
            self.say("this case names no reference")

    def action_withheld(self) -> None:
        if self.shown is not None:
            self.repaint_case(withheld=not self.shown.opened.withheld)

    def action_earlier(self) -> None:
        if self.shown is not None:
            self.repaint_case(messages=self.shown.opened.messages + 100)
            self.reading.go("conversation")

    def action_whole(self) -> None:
        if self.shown is not None:
            self.repaint_case(whole=not self.shown.opened.whole)

    @on(Sheet.Clicked)
    async def _clicked(self, message: Sheet.Clicked) -> None:
        self.desk.key_time = message.time
        name, _, place = message.act.partition(":")
        if name == "authorize":
            await self.run_action("decide('authorize')")
        elif name == "evidence" and place.isdigit():
            self.action_evidence(int(place))
        elif name in ("triggers", "withheld", "earlier", "whole", "references"):
            await self.run_action(name)
