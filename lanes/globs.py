"""Names and the globs that fit them."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase


def matches(name: str, globs: Sequence[str]) -> bool:
    """Whether any of the globs fits the name, whatever its case."""
    lowered = name.lower()
    return any(fnmatchcase(lowered, glob.lower()) for glob in globs)


def closest(table: dict[str, float], name: str) -> float:
    """The figure of the longest glob that fits the name; that of `default` when none does."""
    fitting = [glob for glob in table if glob != "default" and matches(name, [glob])]
    return table[max(fitting, key=len)] if fitting else table["default"]
