"""What deciding a case costs beside reading it: both measured in one run over the same records.

Run as `python -m benchmarks.decide [FOLDER]`; FOLDER holds `*.jsonl` or `*.jsonl.gz` case records.
"""

from __future__ import annotations

import gc
import gzip
import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lanes.decide import decide
from lanes.policy import shipped_policy
from lanes.record import CaseRecord

CASES = Path(__file__).resolve().parents[2] / "shared" / "data" / "cases"
ROUNDS = 3
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_SENTENCE = "We asked for the invoice to be corrected and the admin cannot sign in since the outage. "


def run(folder: Path = CASES) -> dict[str, float]:
    """The figures: microseconds a record for parsing and deciding, their ratio, and the growth with length.

    `growth` is the cost of a text eight times as long over eight times the cost of the text: 1 is linear.
    """
    given = list(_records(folder))
    parsed, decided = [], []
    policy = shipped_policy()
    for _ in range(ROUNDS):
        gc.collect()
        started = time.perf_counter()
        cases = [CaseRecord.model_validate(record) for record in given]
        parsed.append(time.perf_counter() - started)
        gc.collect()
        started = time.perf_counter()
        for case in cases:
            decide(case, policy, now=_NOW)
        decided.append(time.perf_counter() - started)
    ratios = sorted(d / p for d, p in zip(decided, parsed, strict=True))
    return {
        "records": float(len(given)),
        "parse_us": min(parsed) / len(given) * 1e6,
        "decide_us": min(decided) / len(given) * 1e6,
        "ratio_first": decided[0] / parsed[0],
        "ratio_median": ratios[len(ratios) // 2],
        "growth": _growth(),
    }


def _growth() -> float:
    policy = shipped_policy()
    costs = []
    for times in (50, 400):
        text = _SENTENCE * times
        case = CaseRecord(ticket_id="t", thread=[{"author": "customer", "text": text}])  # type: ignore[arg-type]
        best = min(_timed(case) for _ in range(5))
        costs.append(best)
    assert policy
    return costs[1] / (8 * costs[0])


def _timed(case: CaseRecord) -> float:
    started = time.perf_counter()
    decide(case, shipped_policy(), now=_NOW)
    return time.perf_counter() - started


def _records(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.jsonl*")):
        if ".truth." in path.name:
            continue
        opened = gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")
        with opened as lines:
            for line in lines:
                yield json.loads(line)


if __name__ == "__main__":
    for name, figure in run(*(Path(argument) for argument in sys.argv[1:2])).items():
        print(f"{name:>14} {figure:10.2f}")
