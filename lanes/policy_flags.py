"""The flags that a policy's rows and routes name: ours, a slip of the pen, or one of upstream's own."""

from __future__ import annotations

from collections.abc import Iterator

from lanes.globs import matches
from lanes.policy import Policy
from lanes.policy_lines import Path
from lanes.words import Flag

_OURS = tuple(flag.value for flag in Flag)
_WILD = frozenset("*?[")
_LONG = 9
"""From so many letters on two slips are forgiven, before that one."""


def misspelt(policy: Policy) -> Iterator[tuple[Path, str, str]]:
    """Place, the name as written, and the flag of ours that it misses by a letter or two."""
    for path, named in _strange(policy):
        meant = min(_OURS, key=lambda flag: _apart(named, flag))
        if not _WILD & set(named) and _apart(named, meant) <= (2 if len(named) >= _LONG else 1):
            yield path, named, meant


def flags_of_upstream(policy: Policy) -> tuple[str, ...]:
    """The names and globs that fit no flag of ours: they hold only where upstream raises such a flag."""
    return tuple(dict.fromkeys(named for _, named in _strange(policy)))


def _strange(policy: Policy) -> Iterator[tuple[Path, str]]:
    for at, row in enumerate(policy.matrix):
        for key, globs in (
            ("flag_any_of", row.when.flag_any_of),
            ("flag_none_of", row.when.flag_none_of),
        ):
            yield from _fitting_none(("matrix", at, "when", key), globs or ())
    for at, route in enumerate(policy.routing):
        yield from _fitting_none(("routing", at, "flags"), route.flags)


def _fitting_none(path: Path, globs: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for at, glob in enumerate(globs):
        if not any(matches(flag, (glob,)) for flag in _OURS):
            yield (*path, at), glob


def _apart(named: str, flag: str) -> int:
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(named.lower(), flag)
