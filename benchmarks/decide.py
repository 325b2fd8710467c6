"""Deciding a case beside reading it, over the same records in one run; and its growth with the text."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.measure import Ratio, best_of
from lanes.decide import decide
from lanes.policy import shipped_policy
from lanes.record import CaseRecord, Message
from lanes.words import Author

CASES = Path(__file__).resolve().parents[2] / "shared" / "data" / "cases"
LIMIT = 8.0
GROWTH_LIMIT = 1.3
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_SENTENCE = "We asked for the invoice to be corrected and the admin cannot sign in since the outage. "
_TIMES = 8


def run(*, small: bool = False) -> list[Ratio]:
    """Two ratios: decide over parse on the real cases (invented ones where these are absent), and growth."""
    policy = shipped_policy()
    given = list(_records(200 if small else None)) or [_invented(n) for n in range(200)]
    cases = [CaseRecord.model_validate(record) for record in given]
    parsing = best_of(lambda: [CaseRecord.model_validate(record) for record in given])
    deciding = best_of(lambda: [decide(case, policy, now=_NOW) for case in cases])
    short, long = _case(50), _case(50 * _TIMES)
    return [
        Ratio(f"decide {len(given)} cases", "parsing them", deciding, parsing, LIMIT),
        Ratio(
            f"a text {_TIMES} times as long",
            f"{_TIMES} times the text",
            best_of(lambda: decide(long, policy, now=_NOW), 5),
            best_of(lambda: decide(short, policy, now=_NOW), 5) * _TIMES,
            GROWTH_LIMIT,
        ),
    ]


def _case(sentences: int) -> CaseRecord:
    return CaseRecord(ticket_id="t", thread=(Message(author=Author.CUSTOMER, text=_SENTENCE * sentences),))


def _invented(number: int) -> dict[str, Any]:
    return {"ticket_id": str(number), "thread": [{"author": "customer", "text": _SENTENCE * 5}]}


def _records(most: int | None) -> Iterator[dict[str, Any]]:
    given = 0
    for path in sorted(CASES.glob("*.jsonl.gz")):
        if ".truth." in path.name:
            continue
        with gzip.open(path, "rb") as lines:
            for line in lines:
                if most is not None and given >= most:
                    return
                given += 1
                yield json.loads(line)
