"""Keys by name: which names there are, which of them type a character, and how they are spelled on screen."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from functools import lru_cache

from textual.keys import Keys, _character_to_key, key_to_character

_MODIFIERS = ("ctrl", "alt", "shift", "super", "meta", "hyper")
_NAMED = frozenset(key.value for key in Keys if not key.value.startswith("<")) | {
    "space", "enter", "tab", "escape", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown",
    "up", "down", "left", "right",
}  # fmt: skip
_PLAIN = sorted(name for name in _NAMED if "+" not in name)
_ALIASES = {
    "esc": "escape", "pgdn": "pagedown", "pgup": "pageup", "del": "delete", "ins": "insert",
    "return": "enter", "ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape",
}  # fmt: skip
"""Other names; those with ctrl are the same key to a terminal."""
_SIGNS = {_character_to_key(sign): sign for sign in string.punctuation}
_SPELLED = {"escape": "esc", "pagedown": "pgdn", "pageup": "pgup"}


def canonical(key: str) -> str:
    """The name Textual knows a key by: `?` is `question_mark`, `^s` and `ctrl+s` are one, `A` stays."""
    if len(key) == 2 and key[0] == "^":
        key = f"ctrl+{key[1]}"
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    name = "+".join([*modifiers, _character_to_key(last) if len(last) == 1 else last])
    return _ALIASES.get(name, name)


def is_key(key: str) -> bool:
    """Whether a terminal can send such a key at all."""
    if key in _NAMED:
        return True
    *modifiers, last = key.split("+")
    return set(modifiers) <= set(_MODIFIERS) and (last in _NAMED or character_of(last) is not None)


def named_keys() -> list[str]:
    """The keys that have a name, without modifiers: what a mistyped one may have meant."""
    return _PLAIN


def types_a_character(key: str) -> bool:
    """Whether the key, pressed in a text, would put something into it."""
    return key == "space" or character_of(key) is not None


def character_of(key: str) -> str | None:
    """The visible character a key stands for; None for keys that move, delete or only modify."""
    character = None if key in _NAMED else _SIGNS.get(key) or key_to_character(key)
    return character if character is not None and character.isprintable() else None


@lru_cache(maxsize=512)
def spelled(keys: str) -> str:
    """Keys as they are shown: `ctrl+s` is `^s`, `question_mark` is `?`; several stand side by side."""
    return " ".join(_one(key.strip()) for key in keys.split(","))


_NAMED_IN_TEXT = re.compile(r"\{([a-z0-9_.]+):([^{}]+)\}")


def with_keys_of(text: str, key_of: Callable[[str, str], str]) -> str:
    """The text with every `{verb.claim:c}` (an action, the key it came with) replaced by its key of now."""
    return _NAMED_IN_TEXT.sub(lambda found: key_of(found[1], found[2]), text)


def written(keys: str) -> str:
    """Keys as one writes them in a file: signs for their names, `ctrl+s` in full, a comma by its name."""
    return ",".join(_sign(key.strip()) for key in keys.split(","))


def _sign(key: str) -> str:
    sign = character_of(key)
    return key if sign is None or sign == "," else sign


def _one(key: str) -> str:
    if key in _SPELLED:
        return _SPELLED[key]
    *modifiers, last = key.split("+")
    signs = "".join({"ctrl": "^", "shift": "⇧"}.get(modifier, f"{modifier}+") for modifier in modifiers)
    return signs + (character_of(last) or last)
