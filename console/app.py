"""The console: one Textual app around the review screen."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual import events
from textual.app import SystemCommand
from textual.binding import Binding
from textual.command import CommandPalette
from textual.filter import LineFilter, NoColor
from textual.screen import Screen
from textual.theme import ThemeProvider

from console.background import Background, Stepper
from console.dialogs.words import WordsDialog
from console.key_names import spelled
from console.last_gate import LastGate
from console.looks import theme_to_wear
from console.palette import FIND_ACTION, FIND_THEME, commands_of
from console.remembered import Remembered
from console.saved_views import SavedViews
from console.screens.editor import EditorScreen
from console.screens.help import HelpScreen
from console.screens.painting import ChangedLines
from console.screens.patience import AT_ONCE
from console.screens.review import ReviewScreen
from console.screens.session import Session
from console.screens.unsent import Unsent
from console.screens.verbs import VERB_KEYS
from console.welcome import TITLE as WELCOME
from console.welcome import welcome
from console.widgets.case.shown import Shown
from lanes.policy import Policy
from lanes.words import Lane, Role, Status
from store.errors import StoreError
from store.store import Store
from store.values import CaseView, QueueRow, View
from themes.loading import shipped, variable_defaults

if TYPE_CHECKING:
    from console.own_files import OwnFiles

VERB_KEY_NAMES = {f"verb.{entry.verb.value}": entry.key for entry in VERB_KEYS}


class LanedeskApp(Background):
    """Holds what the screens share: the store of the main thread, the policy, the person, the clock."""

    TITLE = "lanedesk"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS = [
        Binding(
            "question_mark", "help", "Help", key_display="?", id="help", tooltip="All keys of this place"
        ),
        Binding(
            "ctrl+q", "quit", "Quit", id="quit", priority=True, tooltip="Leave; nothing is decided by leaving"
        ),
    ]

    def __init__(
        self,
        *,
        open_store: Callable[[], Store],
        policy: Policy,
        me: str,
        role: Role,
        clock: Callable[[], datetime],
        unsent_folder: Path | None,
        remembered: Remembered,
        courier_factory: Callable[[], Stepper] | None = None,
        theme: str | None = None,
        own: OwnFiles,
        few_colours: bool = False,
        behind_frame: bool = False,
    ) -> None:
        super().__init__()
        self.open_store = open_store
        self.store = open_store()
        self.store.wait_at_most(AT_ONCE)
        self.policy = policy
        self.me = me
        self.role = role
        self.clock = clock
        self.unsent = Unsent(unsent_folder, me)
        self.session = Session()
        self.key_time = 0.0
        """When the key being handled was pressed, on the clock of events."""
        self._courier_factory = courier_factory
        self._remembered = remembered
        self._lasting = {WELCOME, *(notice.title for notice in own.notices)}
        self._behind_frame = behind_frame
        self._gate = LastGate()
        self.own = own
        self.views = SavedViews(own.views_file, own.settings.views)
        for worn in (*shipped(), *own.themes):
            self.register_theme(worn)
        self.theme = theme_to_wear(
            (theme, own.settings.theme, remembered.theme),
            self.available_themes,
            few_colours=few_colours or self.no_color,
        )
        self.review = ReviewScreen()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """NO_COLOR takes colours away; weight, reverse, glyphs and words stay."""
        painted = [NoColor()] if self.no_color else super().get_line_filters()
        return [*painted, self._gate]

    def on_mount(self) -> None:
        self.set_keymap(self.own.keymap)
        self.push_screen(self.review)
        for notice in self.own.notices:
            self.notify(notice.text, title=notice.title, severity="warning", timeout=12, markup=False)
        self._hear_signals()
        self.begin(self._courier_factory)
        if self._remembered.is_first_run:
            self._remembered.ran()
            self.call_after_refresh(welcome, self)
        self.theme_changed_signal.subscribe(self, lambda theme: self._remembered.wear(theme.name))

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Paint; nothing as long as the first frame stands, whose queue would go out and come again."""
        if self._behind_frame:
            return
        if not isinstance(renderable, ChangedLines):
            self.review.forget_painted()
        super()._display(screen, renderable)

    def take_over(self) -> None:
        """The queue has been read: paint over the first frame."""
        if self._behind_frame:
            self._behind_frame = False
            self.screen.refresh()

    def _hear_signals(self) -> None:
        """A closed terminal or a kill restores the screen; nothing is decided by it."""
        loop = asyncio.get_running_loop()
        # Only a program's main thread may hear signals; elsewhere they are whoever's runs the app.
        with suppress(RuntimeError):
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self.exit)

    def exit(self, *args: Any, **kwargs: Any) -> None:
        """Leave, by a key or by a signal; what is being written is kept first."""
        for screen in self.screen_stack:
            if isinstance(screen, (EditorScreen, WordsDialog)):
                screen.save()
        super().exit(*args, **kwargs)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, (events.Key, events.MouseDown)) and not event.is_forwarded:
            self._clear_notices()
        await super().on_event(event)

    def _clear_notices(self) -> None:
        """What was said of the last act goes with the next one; what the start said stays its time."""
        passing = [note for note in self._notifications if note.title not in self._lasting]
        for note in passing:
            self._unnotify(note, refresh=note is passing[-1])

    async def _on_key(self, event: events.Key) -> None:
        """Before Textual looks for the key's binding: note the time, say why a greyed key is closed."""
        self.key_time = event.time
        closed = self._closed_action(event.key)
        if closed is not None:
            self.review.explain(closed)

    def _closed_action(self, key: str) -> str | None:
        """The action behind a key that is greyed on the review screen."""
        if self.screen is not self.review or not self.has_key(key, VERB_KEY_NAMES):
            return None
        active = self.screen.active_bindings.get(key)
        return None if active is None or active.enabled else active.binding.action

    def read(self, view: CaseView) -> Shown:
        """A case as it is put before the reader; their claim on it is renewed by looking."""
        now = self.clock()
        return Shown.of(view, self.policy, self.me, now, self.held_until(view), key_of=self.key_of)

    def held_until(self, view: CaseView) -> datetime | None:
        """Renew one's own claim; when it lapses now."""
        if view.ground.holder != self.me:
            return None
        with suppress(StoreError):
            return self.store.renew(view.ground.case_id, self.me)
        return None

    def belongs(self, row: QueueRow, view: View) -> bool:
        """Whether a case in this state stands in a view."""
        is_open = row.status is Status.OPEN
        return {
            View.LANE_2: is_open and row.lane is Lane.ASSISTED,
            View.LANE_3: is_open and row.lane is Lane.HUMAN_OWNED,
            View.MINE: is_open and self.me in (row.holder, row.owner),
            View.ALL: True,
            View.SNOOZED: row.status is Status.SNOOZED,
            View.DONE: row.status is Status.DONE,
        }[view]

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=FIND_ACTION))

    def search_themes(self) -> None:
        self.push_screen(CommandPalette([ThemeProvider], placeholder=FIND_THEME))

    def action_help(self) -> None:
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen, self.key_of))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every action of the place, then the app's own."""
        return commands_of(self, screen)

    def key_of(self, binding_id: str, key: str) -> str:
        """The key an action has now, spelled for people; `key` is the one it came with."""
        return spelled(self.own.keymap.get(binding_id, key))

    def has_key(self, pressed: str, names: Mapping[str, str]) -> bool:
        """Whether a pressed key is one of these actions' now; `names` are they, with the keys they came with."""
        return any(pressed in self.own.keymap.get(name, keys).split(",") for name, keys in names.items())

    async def _shutdown(self) -> None:
        await super()._shutdown()
        self.store.close()
