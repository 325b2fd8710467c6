"""How a benchmark measures: the best of several turns, and a ratio against a floor in the same run."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """One measured ratio: `seconds` of ours over `floor_seconds` of the floor named by `floor`."""

    name: str
    floor: str
    seconds: float
    floor_seconds: float
    limit: float | None = None
    """The most this ratio may be; None where a benchmark only tells."""
    unit: str = "s"
    """What `seconds` are counted in, where they are not seconds."""

    @property
    def value(self) -> float:
        return self.seconds / self.floor_seconds

    @property
    def holds(self) -> bool:
        return self.limit is None or self.value <= self.limit

    def line(self) -> str:
        bound = (
            "" if self.limit is None else f" (at most {self.limit:g}: {'holds' if self.holds else 'BROKEN'})"
        )
        seconds = f"[{self.seconds:.4f} {self.unit} / {self.floor_seconds:.4f} {self.unit}]"
        return f"{self.name}: {self.value:.2f} × {self.floor}{bound}   {seconds}"


def best_of(work: Callable[[], object], turns: int = 3) -> float:
    """The shortest of `turns` runs in seconds, with the garbage collector still."""
    return in_turns(work, turns=turns)[0]


def in_turns(*works: Callable[[], object], turns: int = 3) -> list[float]:
    """The shortest run of each in seconds, one after the other in each turn, with the garbage collector still.

    It collects before the first turn only: between turns it would drive from the machine's caches what is measured.
    """
    shortest = [float("inf")] * len(works)
    gc.collect()
    gc.disable()
    try:
        for _ in range(turns):
            for place, work in enumerate(works):
                began = time.perf_counter()
                work()
                shortest[place] = min(shortest[place], time.perf_counter() - began)
    finally:
        gc.enable()
    return shortest
