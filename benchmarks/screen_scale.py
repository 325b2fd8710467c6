"""The screen over a large database against one of 1,000 cases: opening, a key, a filter, an order."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from benchmarks.many_cases import MANY, NOW, database
from benchmarks.measure import Ratio
from console.factory import build_app
from lanes.policy import shipped_policy

FLOOR_CASES = 1_000
LIMITS = {"opened": 1.2, "next case": 1.3, "sorted": 1.3}


async def _timed(work: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    await work()
    return time.perf_counter() - began


async def times_of(path: Path, turns: int) -> dict[str, float]:
    """Seconds to the first painted queue, and medians of a key, an order, and keys during a long search."""
    opened = time.perf_counter()
    app = build_app(db=path, policy=shipped_policy(), me="mia", clock=lambda: NOW, keep_unsent=False)
    async with app.run_test(size=(120, 36)) as pilot:
        while app.review.shown is None:
            await asyncio.sleep(0.001)
        found = {"opened": time.perf_counter() - opened}
        await pilot.pause(1)

        async def key() -> None:
            app.review.action_move(1)
            await app.animator.wait_until_complete()

        found["next case"] = median([await _timed(key) for _ in range(turns)])

        async def sort() -> None:
            app.review.action_sort()

        found["sorted"] = median([await _timed(sort) for _ in range(4 * max(1, turns // 20))])
        began = time.perf_counter()
        app.review.set_filter("tier:rare")
        found["key while a rare filter is searched for"] = median([await _timed(key) for _ in range(turns)])
        while app.review.queue.searching or app.review.fitting is None:
            await asyncio.sleep(0.005)
        found["rare filter, found and counted"] = time.perf_counter() - began
        return found


def run(*, small: bool = False) -> list[Ratio]:
    """Medians; the floor is the small database in the same run."""
    few, many = (200, 1_000) if small else (FLOOR_CASES, MANY)
    turns = 3 if small else 100
    found = []
    for cases in (few, many):
        runs = [asyncio.run(times_of(database(cases), turns)) for _ in range(1 if small else 3)]
        found.append({name: median(run[name] for run in runs) for name in runs[0]})
    return [
        Ratio(f"{name}, {many:,} cases", f"{few:,} cases", found[1][name], found[0][name], LIMITS.get(name))
        for name in found[0]
    ]
