"""Signals heard in another way for a while."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def heard(by: Callable[[], None], *numbers: signal.Signals) -> Iterator[None]:
    """While the block runs these signals call `by`; afterwards they are heard as before."""
    before = {number: signal.signal(number, lambda *_: by()) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
