"""Names and the globs that fit them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase

_IN_CLASS = r"(?:\][^\]]*|[^\]]+)"
_CLASS = re.compile(rf"(\[(?:!|(?!!)){_IN_CLASS}\])")
_LETTERS = "._-abcdefghijklmnopqrstuvwxyz0123456789"


def matches(name: str, globs: Sequence[str]) -> bool:
    """Whether any of the globs fits the name, whatever its case."""
    lowered = name.lower()
    return any(fnmatchcase(lowered, glob.lower()) for glob in globs)


def closest(table: dict[str, float], name: str) -> float:
    """The figure of the longest glob that fits the name; that of `default` when none does."""
    fitting = [glob for glob in table if glob != "default" and matches(name, [glob])]
    return table[max(fitting, key=len)] if fitting else table["default"]


def flaw(glob: str) -> str | None:
    """Why a glob could never fit the name it is meant for; None when nothing is wrong with it."""
    if not glob.strip():
        return "must not be empty"
    if glob != glob.strip() or not glob.isprintable():
        return "must not begin or end with a blank, nor hold a line break or a control character"
    if "[" in _CLASS.sub("", glob):
        return f"“{glob}” opens a [ that nothing closes"
    return None if samples(glob) else f"“{glob}” fits no name"


def samples(glob: str, fillers: Sequence[str] = ("", "x")) -> tuple[str, ...]:
    """Names that the glob fits: each filler in the place of its `*`, and one character for `?` and each `[…]`."""
    names = []
    for filler in fillers:
        pieces = _CLASS.split(glob.lower())
        pieces[::2] = [piece.replace("?", "x").replace("*", filler) for piece in pieces[::2]]
        pieces[1::2] = [
            next((x for x in _LETTERS + piece if fnmatchcase(x, piece)), "") for piece in pieces[1::2]
        ]
        names.append("".join(pieces))
    return tuple(dict.fromkeys(name for name in names if matches(name, (glob,))))


def within(inner: str, outer: Sequence[str]) -> bool:
    """Whether one of the `outer` globs fits whatever `inner` fits, as far as samples show."""
    names = samples(inner, ("", "x", "x.y", "_z9"))
    return any(all(matches(name, (glob,)) for name in names) for glob in outer) if names else False
