"""The reader's own keys: which actions there are, which keys clash, and what is applied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from textual.binding import Binding
from textual.dom import DOMNode
from textual.widgets import Input, TextArea

from console.app import LanedeskApp
from console.config import SettingsFile, not_among
from console.dialogs.changed import ChangedDialog
from console.dialogs.choice import ChoiceDialog
from console.dialogs.judge import JudgeDialog
from console.dialogs.references import ReferencesDialog
from console.dialogs.why_changed import WhyChangedDialog
from console.dialogs.words import WordsDialog
from console.key_names import canonical, is_key, named_keys, spelled, types_a_character
from console.screens.activity import ActivityScreen
from console.screens.editor import EditorScreen
from console.screens.filter_line import FilterLine
from console.screens.help import HelpScreen
from console.screens.review import ReviewScreen
from console.widgets.entry_list import EntryList
from console.widgets.queue_list import QueueList
from console.widgets.sheet import Sheet

Keymap = Mapping[str, str]
"""Binding id → keys with commas between, as Textual takes it."""


@dataclass(frozen=True)
class Place:
    """Owners of bindings that are reachable together, the nearest to the reader first."""

    name: str
    owners: tuple[type[DOMNode], ...]
    typing: tuple[type[DOMNode], ...] = ()
    """Owners whose keys must not type a character here: it belongs to a text or picks an answer."""


PLACES = (
    Place("in the queue", (QueueList, ReviewScreen, LanedeskApp)),
    Place("in the case", (Sheet, ReviewScreen, LanedeskApp)),
    Place("in the filter line", (FilterLine, ReviewScreen, LanedeskApp), typing=(FilterLine,)),
    Place("in the editor", (TextArea, EditorScreen, LanedeskApp), typing=(EditorScreen,)),
    Place("beside the editor", (Sheet, EditorScreen, LanedeskApp)),
    Place("in the help", (Sheet, HelpScreen, LanedeskApp)),
    Place("in the log of your acts", (EntryList, ActivityScreen, LanedeskApp)),
    Place("in a question", (EntryList, ChoiceDialog, LanedeskApp), typing=(ChoiceDialog,)),
    Place("in a question's own words", (Input, ChoiceDialog, LanedeskApp), typing=(ChoiceDialog,)),
    Place("where an edit is explained", (Sheet, WhyChangedDialog, LanedeskApp), typing=(WhyChangedDialog,)),
    Place("where things are judged", (EntryList, JudgeDialog, LanedeskApp), typing=(JudgeDialog,)),
    Place("among the references", (EntryList, ReferencesDialog, LanedeskApp)),
    Place("in a note", (TextArea, WordsDialog, LanedeskApp), typing=(WordsDialog,)),
    Place("before what changed meanwhile", (Sheet, ChangedDialog, LanedeskApp)),
)


@dataclass(frozen=True)
class Clash:
    """A key that would mean two things in one place. `mine` is the id whose new key brings it about."""

    key: str
    place: str
    mine: str
    other: str

    @property
    def words(self) -> str:
        return (
            f"{spelled(self.key)} {self.place} would be both {self.mine} and {self.other}. "
            f"{self.mine} keeps the keys it came with."
        )


@dataclass(frozen=True)
class Plan:
    """What of the reader's keys is applied, and why the rest is not."""

    keymap: Keymap
    clashes: tuple[Clash, ...] = ()


@cache
def remappable() -> Mapping[str, Binding]:
    """Every action that may get another key, by id; places in order, the keys it came with in `key`."""
    found: dict[str, Binding] = {}
    for owner in dict.fromkeys(owner for place in PLACES for owner in reversed(place.owners)):
        for binding in _own(owner):
            if binding.id is not None:
                found.setdefault(binding.id, binding)
    return found


def plan_keys(file: SettingsFile) -> Plan:
    """The reader's keys without those that clash, which are named. Raises ConfigError for unknown names."""
    if not file.settings.keys:
        return Plan({})
    keymap: dict[str, str] = {}
    known = remappable()
    for name, keys in file.settings.keys.items():
        if name not in known:
            problem = f"{not_among(name, list(known))} `lanedesk config --show` lists the actions."
            raise file.error(("keys", name), problem)
        wanted = [canonical(key) for key in keys]
        for key, given in zip(wanted, keys, strict=True):
            if not is_key(key):
                problem = (
                    f"{not_among(given, named_keys())} A key is one character, a name such as f5 or "
                    "pagedown, or either after ctrl+, alt+ or shift+."
                )
                raise file.error(("keys", name), problem)
        keymap[name] = ",".join(dict.fromkeys(wanted))
    clashes: list[Clash] = []
    while found := list(clashes_of(keymap)):
        clashes += found
        for clash in found:
            keymap.pop(clash.mine, None)
    return Plan(keymap, tuple(clashes))


def clashes_of(keymap: Keymap) -> Iterator[Clash]:
    """What the keys would mean twice, each pair of actions once; what was so from the first is left out."""
    told: set[tuple[str, str]] = set()
    for place in PLACES:
        bound = [(key, binding, owner) for owner in place.owners for key, binding in _keys_of(owner, keymap)]
        for key, mine, owner in bound:
            strict = owner in place.typing or mine.priority
            if mine.id is None or not _is_new(key, mine.id, keymap) or (place.typing and not strict):
                continue
            other = _other(mine, [b for k, b, _ in bound if k == key])
            if place.typing and types_a_character(key):
                other = "a character you type"
            if other is not None and (key, mine.id) not in told:
                told |= {(key, mine.id), (key, other)}
                yield Clash(key, place.name, mine.id, other)


def _other(mine: Binding, bound: Sequence[Binding]) -> str | None:
    """What else a key does: an action with a name rather than one of a widget's own.

    Two that came with a common key, the nearer before the farther, may share another.
    """
    came_with = set(mine.key.split(","))
    others = [b for b in bound if b.action != mine.action and not came_with & set(b.key.split(","))]
    names = [b.id or f"“{b.tooltip or b.description or b.action}”" for b in others]
    return min(names, key=lambda name: name.startswith("“"), default=None)


def _is_new(key: str, name: str, keymap: Keymap) -> bool:
    """Whether the action got this key from the reader."""
    came_with = remappable()[name].key.split(",") if name in remappable() else []
    return name in keymap and key not in map(canonical, came_with)


def _keys_of(owner: type[DOMNode], keymap: Keymap) -> Iterator[tuple[str, Binding]]:
    for binding in _own(owner):
        for key in keymap.get(binding.id or "", binding.key).split(","):
            yield canonical(key.strip()), binding


@cache
def _own(owner: type[DOMNode]) -> tuple[Binding, ...]:
    """The bindings of a class and of those it grew from; a nearer one takes a key from a farther one."""
    kept: list[Binding] = []
    taken: set[str] = set()
    for kind in owner.__mro__:
        given = kind.__dict__.get("BINDINGS", ())
        bindings = [b if isinstance(b, Binding) else Binding(*b) for b in given]
        free = [b for b in bindings if not taken & set(b.key.split(","))]
        kept += free
        taken |= {key for b in free for key in b.key.split(",")}
        if not kind.__dict__.get("_inherit_bindings", True):
            break
    if issubclass(owner, LanedeskApp):
        palette = owner.COMMAND_PALETTE_BINDING
        kept.append(Binding(palette, "command_palette", tooltip="every action by name", priority=True))
    return tuple(kept)
