"""Keys on a real terminal, over ten thousand and a million cases: to the next case, and past an approval."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from benchmarks.many_cases import FEW, MANY, database
from benchmarks.measure import Ratio
from benchmarks.terminal import Terminal

MOVED, TAIL = 0.008, 0.0125
"""Seconds from a key to the next case painted, list and detail: the median, and the 99th percentile."""
APPROVED = 2 / 60
"""Two frames, the durable transaction included."""
MEGABYTES = 120.0
_APART = 0.02
"""Seconds between an answer and the next key."""


def run(*, small: bool = False) -> list[Ratio]:
    """Medians and tails; the databases take turns, so that a loud moment of the machine meets both."""
    few, many = (200, 1_000) if small else (FEW, MANY)
    turns, rounds = (5, 1) if small else (100, 3)
    moved: dict[int, list[float]] = {few: [], many: []}
    approved: list[float] = []
    memory = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            for cases, times in moved.items():
                with Terminal(opening(database(cases)), Path(folder)) as terminal:
                    terminal.until("Conversation")
                    terminal.settled(1.0)
                    _pressed(terminal, "j", min(20, turns))
                    times += _pressed(terminal, "j", turns)
                    memory = max(memory, terminal.megabytes)
                    if cases == many:
                        approved += _pressed(terminal, "a", turns // 5)
    at_many, at_few = moved[many], moved[few]
    return [
        Ratio(f"next case painted, {many:,} cases", f"{few:,} cases", median(at_many), median(at_few), 1.3),
        Ratio(f"next case painted, {many:,} cases, median", "8 ms", median(at_many), MOVED, 1.0),
        Ratio(f"next case painted, {many:,} cases, p99", "12.5 ms", _p99(at_many), TAIL, 1.0),
        Ratio("approve to the next case painted, median", "two frames", median(approved), APPROVED, 1.0),
        Ratio(f"memory, {many:,} cases", "120 MB", memory, MEGABYTES, 1.0, "MB"),
    ]


def opening(database: Path) -> list[str]:
    """The words behind `python` that open the console on a database."""
    return ["-m", "console.cli", "--db", str(database)]


def _pressed(terminal: Terminal, key: str, times: int) -> list[float]:
    taken = []
    for _ in range(times):
        taken.append(terminal.key(key))
        time.sleep(_APART)
    return taken


def _p99(seconds: list[float]) -> float:
    return quantiles(seconds, n=100)[98]
