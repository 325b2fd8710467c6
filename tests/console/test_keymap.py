"""The reader's own keys: every action has a name, and a key never silently means two things."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

import console
from console.config import parse_settings
from console.key_names import canonical, is_key, spelled, types_a_character, written
from console.keymap import PLACES, clashes_of, plan_keys, remappable


def our_classes() -> Iterator[type[DOMNode]]:
    """Every node class defined under `console`."""
    seen = set()
    for module in pkgutil.walk_packages(console.__path__, "console."):
        if module.name.endswith("__main__"):
            continue
        for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(kind, DOMNode) and kind.__module__.startswith("console.") and kind not in seen:
                seen.add(kind)
                yield kind


def own_bindings(kind: type[DOMNode]) -> list[Binding]:
    return [b if isinstance(b, Binding) else Binding(*b) for b in kind.__dict__.get("BINDINGS", ())]


@pytest.mark.parametrize("kind", list(our_classes()), ids=lambda kind: kind.__name__)
def test_every_binding_has_a_name_and_says_what_it_does(kind: type[DOMNode]) -> None:
    for binding in own_bindings(kind):
        assert binding.id, f"{kind.__name__}: {binding.key} has no id"
        assert binding.tooltip, f"{kind.__name__}: {binding.id} has no tooltip"


def test_no_two_actions_share_a_name() -> None:
    names = Counter(binding.id for kind in our_classes() for binding in own_bindings(kind))
    assert [name for name, times in names.items() if times > 1] == []


def test_every_place_with_keys_is_known() -> None:
    known = {owner for place in PLACES for owner in place.owners}
    screens = {kind for kind in our_classes() if issubclass(kind, Screen) and not kind.__subclasses__()}
    owners = {kind for kind in our_classes() if own_bindings(kind)}
    assert screens | owners <= known


def test_every_action_can_get_another_key_and_nothing_clashes_from_the_first() -> None:
    assert {"verb.approve", "undo", "move.next", "editor.send", "quit", "help.back"} <= set(remappable())
    assert list(clashes_of({})) == []
    assert list(clashes_of({name: b.key for name, b in remappable().items()})) == []
    assert all(is_key(canonical(key)) for b in remappable().values() for key in b.key.split(","))


def plan(**keys: str) -> tuple[dict[str, str], list[str]]:
    text = "[keys]\n" + "\n".join(f"'{name.replace('__', '.')}' = '{key}'" for name, key in keys.items())
    planned = plan_keys(parse_settings(text))
    return dict(planned.keymap), [clash.words for clash in planned.clashes]


def test_keys_are_taken_by_any_of_their_names() -> None:
    keymap, clashes = plan(verb__note="N", undo="ctrl+u, <", case__whole="pgdn", help="^t")
    assert keymap == {"verb.note": "N", "undo": "ctrl+u,less_than_sign", "help": "ctrl+t"}
    assert len(clashes) == 1


def test_two_actions_may_swap() -> None:
    keymap, clashes = plan(verb__note="a", verb__approve="n")
    assert keymap == {"verb.note": "a", "verb.approve": "n"}
    assert not clashes


@pytest.mark.parametrize(
    ("name", "key", "words"),
    [
        ("verb__note", "a", "a in the queue would be both verb.note and verb.approve."),
        ("verb__note", "?", "? in the queue would be both verb.note and help."),
        ("verb__note", "ctrl+p", "^p in the queue would be both verb.note and “every action by name”."),
        ("verb__note", "left", "left in the queue would be both verb.note and “Scroll Left”."),
        ("verb__note", "ctrl+m", "enter in the queue would be both verb.note and case.open."),
        ("editor__send", "s", "s in the editor would be both editor.send and a character you type."),
        ("editor__send", "ctrl+v", "^v in the editor would be both editor.send and “Paste”."),
        ("quit", "Q", "Q in the filter line would be both quit and a character you type."),
        ("choice__back", "b", "b in a question would be both choice.back and a character you type."),
        ("words__save", "escape", "esc in a note would be both words.save and words.back."),
    ],
)
def test_a_key_that_would_mean_two_things_is_told_and_not_applied(name: str, key: str, words: str) -> None:
    keymap, clashes = plan(**{name: key})
    assert keymap == {}
    [told] = clashes
    assert told.startswith(words)
    assert told.endswith(f"{name.replace('__', '.')} keeps the keys it came with.")


def test_what_does_not_clash_is_applied_beside_what_does() -> None:
    keymap, clashes = plan(verb__note="N", verb__reject="a")
    assert keymap == {"verb.note": "N"}
    assert len(clashes) == 1


def test_leaving_one_out_may_bring_about_the_next() -> None:
    keymap, clashes = plan(verb__note="x", verb__reject="a")
    assert keymap == {}
    assert len(clashes) == 2


def test_places_apart_may_share_a_key() -> None:
    keymap, clashes = plan(help__down="n", editor__over="ctrl+t")
    assert keymap == {"help.down": "n", "editor.over": "ctrl+t"}
    assert not clashes


@pytest.mark.parametrize(
    ("key", "name", "shown", "types"),
    [
        ("?", "question_mark", "?", True),
        ("[", "left_square_bracket", "[", True),
        ("+", "plus", "+", True),
        ("A", "A", "A", True),
        ("é", "é", "é", True),
        ("^s", "ctrl+s", "^s", False),
        ("ctrl+i", "tab", "tab", False),
        ("esc", "escape", "esc", False),
        ("pgdn", "pagedown", "pgdn", False),
        ("shift+tab", "shift+tab", "⇧tab", False),
        ("alt+x", "alt+x", "alt+x", False),
        ("space", "space", "space", True),
        ("f5", "f5", "f5", False),
    ],
)
def test_keys_have_one_name_and_are_spelled_shortly(key: str, name: str, shown: str, types: bool) -> None:
    assert canonical(key) == name
    assert is_key(name)
    assert spelled(name) == shown
    assert types_a_character(name) is types
    assert canonical(written(name)) == name


@pytest.mark.parametrize("key", ["escpe", "F5", "crtl+n", "ctrl+nn", "ctrl", ""])
def test_what_no_terminal_sends_is_no_key(key: str) -> None:
    assert not is_key(canonical(key))
