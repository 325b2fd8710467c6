"""Writing what leaves: the text beside its changes, the reply check's findings and the conversation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import TextArea

from console.clean import one_line
from console.dialogs.choice import Choice, ChoiceDialog
from console.dialogs.option import options_of
from console.dialogs.why_changed import WhyChangedDialog
from console.reply_findings import findings_on
from console.screens import offers
from console.screens.editor_keys import EDITOR_KEYS
from console.screens.editor_lines import about_line, hints_of
from console.screens.open_verbs import words_of
from console.screens.outside import edit_outside
from console.screens.unsent import Unsent
from console.widgets.case.beside_text import beside_text
from console.widgets.case.shown import Shown
from console.widgets.checked_text import CheckedText
from console.widgets.flow import Line
from console.widgets.key_bar import KeyBar
from console.widgets.sheet import Sheet
from lanes.act import Hunk, Refusal
from lanes.hunks import hunks
from lanes.packet import Finding
from lanes.policy import Policy
from lanes.words import Verb

if TYPE_CHECKING:
    from console.app import LanedeskApp

Answer = Callable[[Refusal | None], None]
Send = Callable[[str, tuple[Hunk, ...], Answer], None]
"""Sends the words with the changes and their reasons; answers None, or the refusal when it was not accepted.

The answer comes within the call, or later where somebody else is writing to the database just then.
"""

PAUSE = 0.2
"""Seconds after the last key until changes and findings are worked out again."""
MARKED_AT_ONCE = 4_000
"""Characters up to which findings are marked in the text with every key; checking that much takes 3 ms."""
SAVE_EVERY = 2.0


class EditorScreen(Screen[bool]):
    """Returns True when the words were accepted. Escape keeps them as an unsent text of this case."""

    CSS_PATH = "editor.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS = [*EDITOR_KEYS]

    def __init__(
        self,
        shown: Shown,
        verb: Verb,
        policy: Policy,
        unsent: Unsent,
        send: Send,
        give_up: Callable[[], None],
        *,
        external: bool = False,
        command: str = "",
    ) -> None:
        super().__init__()
        self._shown = shown
        self._verb = verb
        self._policy = policy
        self._unsent = unsent
        self._send = send
        self._give_up = give_up
        self._sending = False
        self._case = shown.view.ground.case_id
        self._draft = (shown.view.ground.draft or "") if verb is Verb.EDIT else ""
        kept = unsent.get(self._case, verb)
        self._restored = kept is not None and kept != self._draft
        self._start = kept if kept is not None else self._draft
        self._reason = ""
        self._pause: Timer | None = None
        self._external = external
        self._command = command
        self._saved = self._start

    def compose(self) -> ComposeResult:
        yield Sheet(id="about")
        with Horizontal(id="work"):
            yield CheckedText(self._start, id="text")
            yield Sheet(id="beside")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        about = self.query_one("#about", Sheet)
        about.can_focus = False
        about.show(self._about)
        self.query_one(CheckedText).focus()
        self._keys()
        self._refresh_beside(first=True)
        self.set_interval(SAVE_EVERY, self.save)
        if self._external:
            self.call_after_refresh(self.action_external)

    @property
    def text(self) -> str:
        return self.query_one(CheckedText).text

    def _about(self, width: int) -> list[Line]:
        state = "sending" if self._sending else "restored" if self._restored else ""
        return [about_line(self._shown, self._verb, state, width)]

    def _keys(self) -> None:
        hints, always = hints_of(self._shown.key_of, self._verb, self._reason)
        self.query_one("#keys", KeyBar).show(hints, always)

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        return self._verb is Verb.EDIT if action == "reason" else True

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._refresh_beside)
        if len(self.text) <= MARKED_AT_ONCE:
            self._mark(self._check(self.text))

    def _refresh_beside(self, first: bool = False) -> None:
        text = self.text
        found = self._check(text)
        self._mark(found)
        beside = self.query_one("#beside", Sheet)
        draft = self._draft if self._verb is Verb.EDIT else None
        beside.show(lambda width: beside_text(self._shown, draft, text, found, width), keep=not first)

    def _mark(self, found: tuple[Finding, ...]) -> None:
        """Findings where they stand in the text."""
        places = [(f.start, f.end) for f in found if f.start is not None and f.end is not None]
        self.query_one(CheckedText).mark(places)

    def _check(self, text: str) -> tuple[Finding, ...]:
        role = cast("LanedeskApp", self.app).role
        return findings_on(text, self._shown.view, self._policy, writer=(self._shown.me, role))

    @on(KeyBar.Pressed)
    async def _hint(self, message: KeyBar.Pressed) -> None:
        message.stop()
        await self.run_action(message.hint.action)

    def action_send(self) -> None:
        """Ask why each change was made, then send the words; a refusal leaves them where they are."""
        if self._sending:
            return
        self.save()
        text = self.text
        if self._verb is not Verb.EDIT:
            self._leave(text, ())
            return
        if text == self._draft:
            key = cast("LanedeskApp", self.app).key_of("verb.approve", "a")
            self.notify(
                f"Approve it ({key}) to send it as it is, or change it first.",
                title="The text is the draft, word for word",
                markup=False,
            )
            return
        changes = hunks(self._draft, text)
        codes = offers.reasons(self._policy, Verb.EDIT)
        if self._reason or not codes:
            reason = self._reason or None
            self._leave(text, tuple(hunk.model_copy(update={"reason": reason}) for hunk in changes))
            return
        self.app.push_screen(
            WhyChangedDialog(self._draft, text, codes),
            lambda said: None if said is None else self._leave(text, said),
        )

    def _leave(self, text: str, changes: tuple[Hunk, ...]) -> None:
        self._now_sending(True)
        self._send(text, changes, self._answered)

    def _now_sending(self, sending: bool) -> None:
        """While an answer is out, the text stands still: what leaves is what is shown."""
        self._sending = sending
        self.query_one(CheckedText).read_only = sending
        self.query_one("#about", Sheet).show(self._about)

    def _answered(self, refusal: Refusal | None) -> None:
        self._now_sending(False)
        if refusal is None:
            self._unsent.drop(self._case, self._verb)
            self._saved = self.text
            self.dismiss(True)
            return
        key_of = cast("LanedeskApp", self.app).key_of
        title, text = one_line(refusal.title), f"{words_of(refusal, key_of)}  Your text is kept."
        if refusal.code.startswith("stale"):
            title = "Your text is kept"
            text = (
                f"{key_of('editor.keep', 'escape')} goes back to the case as it is now; open it again there."
            )
        self.notify(text, title=title, severity="warning", timeout=12, markup=False)

    def action_keep(self) -> None:
        """Go back; what was typed stays with the case. While it waits to be sent, call it back first."""
        if self._sending:
            self._give_up()
            return
        self.save()
        if self.text == self._draft:
            self._unsent.drop(self._case, self._verb)
        self.dismiss(False)

    def action_start_over(self) -> None:
        if self._sending:
            return
        area = self.query_one(CheckedText)
        area.replace(self._draft, (0, 0), area.document.end)
        area.move_cursor((0, 0))

    def action_cut(self) -> None:
        """Take out what is marked; by the mouse as well, to which a whole line would be a surprise."""
        area = self.query_one(CheckedText)
        if area.selected_text:
            area.action_cut()
        else:
            self.notify(
                "Draw the mouse over them, or hold shift and move with the arrows.",
                title="No words are marked",
                markup=False,
            )
        area.focus()

    def action_take_back(self) -> None:
        area = self.query_one(CheckedText)
        area.action_undo()
        area.focus()

    def action_external(self) -> None:
        """Hand the text to $EDITOR and take back what it leaves."""
        if self._sending:
            return
        self.save()
        text = edit_outside(self.app, self.text, self._command)
        if text is not None and text != self.text:
            area = self.query_one(CheckedText)
            area.replace(text, (0, 0), area.document.end)

    def action_reason(self) -> None:
        def keep(choice: Choice | None) -> None:
            if choice is not None:
                self._reason = choice.value
                self._keys()

        options = options_of(offers.reasons(self._policy, Verb.EDIT))
        self.app.push_screen(
            ChoiceDialog(
                "Why was the draft changed?",
                options,
                words="or say it in your own words",
                skip="does not say",
            ),
            keep,
        )

    def save(self) -> None:
        """Keep the text with the case, where it changed since it was kept last."""
        text = self.text
        if text == self._saved:
            return
        if not self._unsent.put(self._case, self._verb, text):
            self.notify(
                "It is kept in memory only: the folder beside the database cannot be written.",
                title="Your text is not on disk",
                severity="warning",
                markup=False,
            )
        self._saved = text

    def on_unmount(self, _: events.Unmount) -> None:
        if self._pause is not None:
            self._pause.stop()
