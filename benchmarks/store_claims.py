"""Claims a second by 1, 4, 16 and 50 processes on one file; each is a transaction, and so is letting go again."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.measure import Ratio
from benchmarks.store_act import a_case
from lanes.act import Act
from lanes.rights import Rights
from store.store import Store

PROCESSES = (1, 4, 16, 50)
SECONDS = 5.0


def run(*, small: bool = False) -> list[Ratio]:
    """Seconds a claim with many processes at once, over those with one; the rates stand in the names."""
    crowds, seconds = ((1, 2), 0.2) if small else (PROCESSES, SECONDS)
    each = {crowd: _seconds_a_claim(crowd, seconds) for crowd in crowds}
    return [
        Ratio(f"{crowd} processes, {1 / each[crowd]:,.0f} claims/s", "one process", each[crowd], each[1])
        for crowd in crowds
    ]


def _seconds_a_claim(crowd: int, seconds: float) -> float:
    context = get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        with Store.open(path, clock=_clock) as store:
            store.take_in([a_case(number) for number in range(crowd)])
        ready, go, done = context.Barrier(crowd + 1), context.Event(), context.Queue()
        given = [(path, number + 1, seconds, ready, go, done) for number in range(crowd)]
        agents = [context.Process(target=_claim, args=one, daemon=True) for one in given]
        for agent in agents:
            agent.start()
        ready.wait(120)
        go.set()
        claims = sum(done.get(timeout=seconds + 60) for _ in agents)
        for agent in agents:
            agent.join()
    return seconds / max(claims, 1)


def _claim(path: Path, case_id: int, seconds: float, ready: Any, go: Any, done: Any) -> None:
    """Claim a case and let it go again, on and on; only the claims are counted."""
    me, claims = f"agent-{case_id}", 0
    with Store.open(path, clock=_clock) as store:
        ready.wait(120)
        go.wait(120)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for verb in ("claim", "release"):
                store.act(case_id, Act.model_validate({"verb": verb, "actor": me, "at": _clock()}), Rights())
            claims += 1
    done.put(claims)


def _clock() -> datetime:
    return datetime.now(UTC)
