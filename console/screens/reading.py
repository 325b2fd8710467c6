"""Reading the case: what is opened on it, the words an evidence rests on, and what it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.screen import Screen
from textual.widgets import Input

from console.dialogs.references import ReferencesDialog
from console.evidence_places import message_of, place_of, place_words, span_of
from console.widgets.case.shown import Spot
from console.widgets.case.spot import SPOT
from console.widgets.case.thread import MOST_CHARACTERS
from console.widgets.case.trigger_panel import (
    CHOSEN,
    evidence_behind,
    row_of,
    rows,
)
from console.widgets.sheet import Sheet
from lanes.record import Evidence

if TYPE_CHECKING:
    from console.app import LanedeskApp
    from console.widgets.case.shown import Shown

_DOWN = {"move.next": "j", "queue.down": "down"}
_UP = {"move.previous": "k", "queue.up": "up"}
_OPEN = {"case.open": "enter,space"}
"""Actions whose keys work on the opened triggers instead, with the keys they came with."""


class Reading(Screen[Any]):
    """The reading half of the review screen."""

    if TYPE_CHECKING:
        shown: Shown | None

        @property
        def desk(self) -> LanedeskApp: ...

        @property
        def headline(self) -> Sheet: ...

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
        """Any key ends the pointing; with the triggers open the keys choose among them and lead to places."""
        if self.shown is None:
            return
        if self.shown.opened.spot is not None:
            self.repaint_case(spot=None)
        if not self.shown.opened.triggers or not self.case_visible or self.focused_is_text:
            return
        digit = event.character if event.character in tuple("123456789") else None
        if digit is not None:
            self.action_evidence(int(digit))
        elif self.desk.has_key(event.key, _OPEN):
            self.action_show_chosen()
        elif self.desk.has_key(event.key, _DOWN):
            self.action_choose(1)
        elif self.desk.has_key(event.key, _UP):
            self.action_choose(-1)
        else:
            return
        self.desk.key_time = event.time
        event.stop()
        event.prevent_default()

    @property
    def focused_is_text(self) -> bool:
        return isinstance(self.focused, Input)

    def action_choose(self, by: int) -> None:
        """Go on by so many rows of the opened triggers."""
        if self.shown is None:
            return
        last = len(rows(self.shown)) - 1
        self.repaint_case(chosen=max(0, min(self.shown.opened.chosen + by, last)))
        self._panel.keep_in_view(CHOSEN)

    @property
    def _panel(self) -> Sheet:
        return self.deciding if self.split else self.reading

    def action_show_chosen(self) -> None:
        """Lead to the place of the row that is chosen."""
        if self.shown is None:
            return
        evidence = evidence_behind(self.shown, self.shown.opened.chosen)
        if evidence is None:
            self.say("nothing in the case raises this trigger")
        else:
            self._point_at(evidence)

    def action_evidence(self, number: int) -> None:
        """Lead to the place of the evidence with this number."""
        if self.shown is None:
            return
        place = row_of(self.shown, number)
        if place is None:
            key = self.desk.key_of("case.triggers", "t")
            self.say(f"there is no evidence {number}; {key} closes the triggers")
            return
        self._choose_and_show(place)

    def _choose_and_show(self, place: int) -> None:
        self.repaint_case(chosen=place)
        self.action_show_chosen()

    def _point_at(self, evidence: Evidence) -> None:
        """Scroll to where an evidence stands and mark it until the next key; say so where it has no place."""
        if self.shown is None:
            return
        thread, opened = self.shown.view.ground.record.thread, self.shown.opened
        message = message_of(evidence)
        if message is not None and message < len(thread):
            start, end = span_of(evidence, thread[message].text) or (None, None)
            self.repaint_case(
                spot=Spot(message, start, end),
                messages=max(opened.messages, len(thread) - message),
                whole=opened.whole or (end or 0) > MOST_CHARACTERS,
            )
        else:
            self.repaint_case(spot=Spot(place=place_of(evidence)))
        shown_on = next((sheet for sheet in (self.reading, self.deciding) if sheet.has(SPOT)), None)
        if shown_on is not None:
            self.remove_class("-max-deciding" if shown_on is self.reading else "-max-reading")
            shown_on.go(SPOT, above=3)
        elif any(ink == SPOT for line in self.headline.lines for _, ink in line.spans):
            self.say(f"{place_words(evidence)}: marked at the head of the case", "accent")
        else:
            self.repaint_case(spot=None)
            self.say(f"it rests on {place_words(evidence)}, which has no place on this page")

    def action_triggers(self) -> None:
        if self.shown is None:
            return
        opening = not self.shown.opened.triggers
        self.repaint_case(triggers=opening, chosen=0, spot=None)
        if opening:
            self._panel.go("triggers")

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
        elif name == "row" and place.isdigit():
            self._choose_and_show(int(place))
        elif name in ("triggers", "withheld", "earlier", "whole", "references"):
            await self.run_action(name)
