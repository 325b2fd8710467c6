"""Garbage is looked for between keys, and then only where there is enough of it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from console.screens.collecting import GROWN, YOUNG, tidy, tidy_young


class Knot:
    """Holds itself: only the collector takes it away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def by_hand() -> Iterator[None]:
    """The collector does not come by itself."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def knots(count: int) -> weakref.ref[Knot]:
    made = [Knot() for _ in range(count)]
    return weakref.ref(made[0])


def test_much_that_is_new_is_looked_through() -> None:
    gone = knots(YOUNG)
    tidy_young()
    assert gone() is None


def test_little_is_left_for_later() -> None:
    first = knots(10)
    tidy_young()
    assert first() is not None
    tidy()
    assert first() is None


def test_what_grew_old_goes_too_after_a_while() -> None:
    made = Knot()
    gone = weakref.ref(made)
    gc.collect(1)
    del made
    for _ in range(GROWN):
        assert gone() is not None
        knots(YOUNG)
        tidy_young()
    assert gone() is None
