"""What was worked out once for a key, kept until there are too many: memory stays flat."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")
_MOST = 4096


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
