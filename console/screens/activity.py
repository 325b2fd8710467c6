"""One's own acts, the latest first, with what became of each; enter opens the case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from console.clean import one_line
from console.dialogs.dialog import Dialog
from console.widgets import ages
from console.widgets.entry_list import EntryList
from console.widgets.flow import Line, Span, heading, pad, spread
from console.widgets.inks import phrase
from console.widgets.key_bar import KeyBar
from console.widgets.signs import DELIVERY_INK, DELIVERY_WORDS
from lanes.words import Verb
from store.values import Deed

MOST = 200
"""So many of one's acts are listed."""
_PAST = {
    Verb.APPROVE: "approved", Verb.EDIT: "edited", Verb.REJECT: "rejected", Verb.REPLY: "replied",
    Verb.AUTHORIZE: "decided", Verb.REROUTE: "rerouted", Verb.OVERRIDE: "overrode", Verb.CLAIM: "claimed",
    Verb.RELEASE: "released", Verb.RETURN: "returned", Verb.RESOLVE: "closed", Verb.RATE: "graded",
    Verb.SNOOZE: "snoozed", Verb.NOTE: "noted", Verb.AUDIT: "audited",
}  # fmt: skip


class ActivityScreen(Dialog[int | None]):
    """Returns the case to open, None for going back."""

    CSS_PATH = "activity.tcss"
    BINDINGS = [
        Binding("escape,q,h", "dismiss", "Back", id="log.back", tooltip="Back to where you were"),
        Binding("enter", "open", "Open", id="log.open", tooltip="Open the case of this act"),
        Binding("down,j", "step(1)", "Down", show=False, id="log.down", tooltip="The act before this one"),
        Binding("up,k", "step(-1)", "Up", show=False, id="log.up", tooltip="The act after this one"),
    ]

    def __init__(self, deeds: Sequence[Deed], sitting: str, now: datetime) -> None:
        super().__init__()
        self._deeds = tuple(deeds)
        self._sitting = sitting
        self._now = now
        self._when_cells = max((cell_len(self._when(deed)) for deed in self._deeds), default=0)

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield EntryList(id="deeds")
            yield KeyBar(id="foot")

    @property
    def _list(self) -> EntryList:
        return self.query_one(EntryList)

    def on_mount(self) -> None:
        self._list.show_entries(self._lines, len(self._deeds))
        self._list.focus()
        self.query_one(KeyBar).show(
            [self.hint("log.open", "opens the case", "open"), self.hint("log.back", "back", "dismiss")]
        )

    def action_step(self, by: int) -> None:
        self._list.step(by)

    def action_open(self) -> None:
        if self._deeds:
            self.dismiss(self._deeds[self._list.at].action.case_id)

    @on(EntryList.Picked)
    def _clicked(self, message: EntryList.Picked) -> None:
        message.stop()
        self.action_open()

    def _lines(self, width: int) -> list[Line]:
        note = self._sitting or "nothing handled in this sitting yet"
        lines = [*heading("What you did", width, note=note)[1:], Line()]
        if not self._deeds:
            return [*lines, Line((("Nothing yet. Every act of yours will stand here.", "quiet"),))]
        for place, deed in enumerate(self._deeds):
            lines.append(Line(self._deed(deed, width), act=str(place)))
        if len(self._deeds) == MOST:
            lines.append(Line(((f"the latest {MOST}", "quiet"),)))
        return lines

    def _when(self, deed: Deed) -> str:
        return ages.moment(deed.action.at, self._now).removeprefix("today ")

    def _deed(self, deed: Deed, width: int) -> tuple[Span, ...]:
        row, undone = deed.action, deed.action.undone_by is not None
        left: list[Span] = [
            (f" {self._when(deed).rjust(self._when_cells)}  ", "quiet"),
            (pad(_PAST.get(row.verb, row.verb.value), 10), "quiet" if undone else "strong"),
            *phrase(row.ticket_id, "plain"),
            ("  ", ""),
            *phrase(deed.subject or "", "quiet"),
        ]
        right = became(deed)
        if sum(cell_len(text) for text, _ in right) > width // 2:
            right = right[:1]
        return spread(left, [*right, (" ", "")], width)


def became(deed: Deed) -> list[Span]:
    """What became of an act: taken back, or how far its reply came and whether the customer is back."""
    if deed.action.undone_by is not None:
        return [("taken back", "stale")]
    said: list[Span] = []
    if deed.customer_came_back:
        said.append(("↻ customer wrote again", "wrote-again"))
    if deed.delivery is not None:
        ink = DELIVERY_INK.get(deed.delivery, "quiet")
        said += [(" · ", "quiet")] if said else []
        said.append((DELIVERY_WORDS.get(deed.delivery, one_line(deed.delivery)), ink))
    return said
