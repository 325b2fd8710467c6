"""Runs every benchmark, or those named: `python -m benchmarks [NAME …]`. Exit 1 when a limit is broken."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from benchmarks.measure import Ratio

NOT_BENCHMARKS = {"__init__", "__main__", "many_cases", "measure", "terminal"}


def names() -> list[str]:
    """Every benchmark in this folder."""
    return sorted(p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in NOT_BENCHMARKS)


def run(name: str, *, small: bool = False) -> list[Ratio]:
    """One benchmark's ratios; `small` takes the least work that still runs every line."""
    ratios: list[Ratio] = import_module(f"benchmarks.{name}").run(small=small)
    return ratios


def main(wanted: list[str]) -> int:
    broken = False
    for name in wanted or names():
        for ratio in run(name):
            print(f"{name:<12} {ratio.line()}", flush=True)
            broken = broken or not ratio.holds
    return int(broken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
