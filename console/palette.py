"""The palette: every action of the place by name, then the looks, the keys and the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from textual._time import get_time
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from console.clean import one_line
from console.filters import FILTER_KEYS
from console.screens.verbs import VERB_KEYS
from store.values import QueueOrder
from themes.loading import shipped

if TYPE_CHECKING:
    from console.app import LanedeskApp

FIND_ACTION = "Find an action by its name; enter does it, esc closes"
FIND_THEME = "Find a theme by its name; enter wears it, esc closes"


def commands_of(app: LanedeskApp, place: Screen[Any]) -> Iterator[SystemCommand]:
    """The commands, one line each; a verb that is closed is named too, and says why when it is chosen."""
    if place is app.review:
        yield from _verbs(app)
    yield from _bindings(app, place)
    if place is app.review:
        yield from _queue(app)
    for theme in (*shipped(), *app.own.themes):
        yield SystemCommand(f"Theme {theme.name}", "", partial(setattr, app, "theme", theme.name))
    yield SystemCommand("Theme: Choose how the desk looks", "", app.action_change_theme)
    yield SystemCommand("Keys: All keys of this place", "", app.action_help)
    yield SystemCommand("Quit: Leave; nothing is decided by leaving", "", app.action_quit)


def _verbs(app: LanedeskApp) -> Iterator[SystemCommand]:
    for entry in VERB_KEYS:
        closed = app.review.why_closed(entry.verb)
        key = app.key_of(f"verb.{entry.verb.value}", entry.key)
        title = _named(entry.label, entry.tooltip)
        if closed is not None:
            title = f"{entry.label.capitalize()}, closed now: {one_line(closed.title)}"
        run = _runner(app, f"decide('{entry.verb.value}')", app.review)
        yield SystemCommand(f"{title} ({key})", "", run)


def _bindings(app: LanedeskApp, place: Screen[Any]) -> Iterator[SystemCommand]:
    for binding in place.BINDINGS:
        if isinstance(binding, Binding) and not binding.action.startswith(("decide", "app.")):
            key = app.key_of(binding.id or "", binding.key)
            run = _runner(app, binding.action, place)
            title = _named(binding.description, binding.tooltip or binding.description)
            yield SystemCommand(f"{title} ({key})", "", run)


def _named(label: str, words: str) -> str:
    """The footer's word, then what it does: both are searched for, and the first gives the order."""
    if not label[:1].isalpha() or words.lower().startswith(label.lower()):
        return words
    return f"{label[:1].upper()}{label[1:]}: {words}"


def _queue(app: LanedeskApp) -> Iterator[SystemCommand]:
    for order in QueueOrder:
        run = _runner(app, f"sort('{order.value}')", app.review)
        yield SystemCommand(f"Sort by {order.words}", "", run)
    for key in FILTER_KEYS:
        yield SystemCommand(f"Filter by {key}", "", _runner(app, f"filter('{key}:')", app.review))
    if app.views.own:
        yield SystemCommand("Take a saved view away", "", _runner(app, "forget_view", app.review))
    for name, saved in app.views.all.items():
        run = partial(app.review.open_saved, name)
        yield SystemCommand(f"View {one_line(name)}", one_line(saved.said), run)


def _runner(app: LanedeskApp, action: str, place: Screen[Any]) -> Callable[[], Any]:
    """Run an action of the place as if its key had been pressed now."""

    async def run() -> None:
        app.key_time = get_time()
        await place.run_action(action)

    return run
