"""What was worked out once for a key or a text, kept until there are too many: memory stays flat."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")
RestP = ParamSpec("RestP")
_MOST = 4096
_SHORT, _SHORT_ONES = 2_000, 8192
"""Characters of a short text, and how many of them are kept: every message of a long thread."""
_MIDDLING, _MIDDLING_ONES = 20_000, 512
"""The same for long messages."""
_LONG, _LONG_ONES = 1_000_000, 4
"""The same for long texts: a thread's few pasted logs. A longer one is worked out each time."""


class Remembered(dict[KeyT, ValueT]):
    """Key → what `work` makes of it; when so many are kept, memory starts afresh."""

    def __init__(self, work: Callable[[KeyT], ValueT], most: int = _MOST) -> None:
        super().__init__()
        self._work = work
        self._most = most

    def __missing__(self, key: KeyT) -> ValueT:
        if len(self) >= self._most:
            self.clear()
        found = self[key] = self._work(key)
        return found


def remembered_by_text(
    work: Callable[Concatenate[str, RestP], ValueT],
) -> Callable[Concatenate[str, RestP], ValueT]:
    """Keep what `work` makes of a text (and of the hashable rest): of many short texts, of few long ones."""
    short = cast("Callable[Concatenate[str, RestP], ValueT]", lru_cache(maxsize=_SHORT_ONES)(work))
    middling = cast("Callable[Concatenate[str, RestP], ValueT]", lru_cache(maxsize=_MIDDLING_ONES)(work))
    long = cast("Callable[Concatenate[str, RestP], ValueT]", lru_cache(maxsize=_LONG_ONES)(work))

    @wraps(work)
    def remembered(text: str, /, *rest: RestP.args, **named: RestP.kwargs) -> ValueT:
        if len(text) <= _SHORT:
            return short(text, *rest, **named)
        if len(text) <= _MIDDLING:
            return middling(text, *rest, **named)
        return (long if len(text) <= _LONG else work)(text, *rest, **named)

    return remembered
