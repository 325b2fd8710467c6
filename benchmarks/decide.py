"""Deciding a case beside parsing it, over the same records in one run; and its growth with the text."""

from __future__ import annotations

import gc
import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from benchmarks.measure import Ratio, best_of
from lanes.decide import decide
from lanes.policy import Policy, shipped_policy
from lanes.record import CaseRecord, Message
from lanes.words import Author

CASES = Path(__file__).resolve().parents[2] / "shared" / "data" / "cases"
LIMIT = 8.0
GROWTH_LIMIT = 1.3
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_SENTENCE = "We asked for the invoice to be corrected and the admin cannot sign in since the outage. "
_TIMES = 8
_SLICE = 200
"""Cases measured together: a busy moment of the machine spoils one slice's turn and not the run."""
_TURNS = 3


class _Spent(NamedTuple):
    """Seconds."""

    parsing: float
    validating: float
    deciding: float


def run(*, small: bool = False) -> list[Ratio]:
    """Decide over parsing the same JSON, over validating the same values, and growth.

    Over the real cases, each decided right after it was parsed, as they arrive; over invented ones where the real
    ones are absent. The first turn meets new words, which are worked out once.
    """
    policy = shipped_policy()
    lines = list(_lines(200 if small else None)) or [_invented(n) for n in range(200)]
    decide(CaseRecord.model_validate_json(lines[0]), policy, now=_NOW)
    first: list[_Spent] = []
    best: list[_Spent] = []
    for start in range(0, len(lines), _SLICE):
        part = [(line, json.loads(line)) for line in lines[start : start + _SLICE]]
        turns = [_turn(part, policy) for _ in range(_TURNS)]
        first.append(turns[0])
        best.append(_Spent(*map(min, zip(*turns, strict=True))))
    parsing, validating, deciding = map(sum, zip(*best, strict=True))
    new = sum(spent.deciding for spent in first)
    short, long = _case(50), _case(50 * _TIMES)
    return [
        Ratio(f"decide {len(lines)} cases", "parsing their JSON", deciding, parsing, LIMIT),
        Ratio(f"decide {len(lines)} cases", "validating them already parsed", deciding, validating),
        Ratio(f"decide {len(lines)} cases of words never met", "parsing their JSON", new, parsing),
        Ratio(
            f"a text {_TIMES} times as long",
            f"{_TIMES} times the text",
            best_of(lambda: decide(long, policy, now=_NOW), 5),
            best_of(lambda: decide(short, policy, now=_NOW), 5) * _TIMES,
            GROWTH_LIMIT,
        ),
    ]


def _turn(part: list[tuple[bytes, Any]], policy: Policy) -> _Spent:
    """Each case parsed, validated and decided, with the garbage collector still."""
    parsing = validating = deciding = 0.0
    gc.collect()
    gc.disable()
    try:
        for line, values in part:
            began = perf_counter()
            CaseRecord.model_validate(values)
            validated = perf_counter()
            case = CaseRecord.model_validate_json(line)
            parsed = perf_counter()
            decide(case, policy, now=_NOW)
            decided = perf_counter()
            validating += validated - began
            parsing += parsed - validated
            deciding += decided - parsed
    finally:
        gc.enable()
    return _Spent(parsing, validating, deciding)


def _case(sentences: int) -> CaseRecord:
    return CaseRecord(ticket_id="t", thread=(Message(author=Author.CUSTOMER, text=_SENTENCE * sentences),))


def _invented(number: int) -> bytes:
    record = {"ticket_id": str(number), "thread": [{"author": "customer", "text": _SENTENCE * 5}]}
    return json.dumps(record).encode()


def _lines(most: int | None) -> Iterator[bytes]:
    given = 0
    for path in sorted(CASES.glob("*.jsonl.gz")):
        if ".truth." in path.name:
            continue
        with gzip.open(path, "rb") as lines:
            for line in lines:
                if most is not None and given >= most:
                    return
                given += 1
                yield line
