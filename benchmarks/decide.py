"""Deciding a case beside parsing it, over the same records in one run; and its growth with the text."""

from __future__ import annotations

import gc
import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import NamedTuple, TypeVar

from benchmarks.measure import Ratio, best_of
from lanes.decide import decide
from lanes.policy import Policy, shipped_policy
from lanes.record import CaseRecord, Message
from lanes.words import Author

T = TypeVar("T")
CASES = Path(__file__).resolve().parents[2] / "shared" / "data" / "cases"
LIMIT = 8.0
GROWTH_LIMIT = 1.3
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_SENTENCE = "We asked for the invoice to be corrected and the admin cannot sign in since the outage. "
_TIMES = 8
_TURNS = 2


class _Spent(NamedTuple):
    """Seconds."""

    reading: float
    deciding: float


def run(*, small: bool = False) -> list[Ratio]:
    """Decide over parsing the same JSON, over validating the same values, and growth.

    Over the real cases, each decided right after it was read, as they arrive; over invented ones where the real ones
    are absent. The first turn meets new words, which are worked out once.
    """
    policy = shipped_policy()
    lines = list(_lines(200 if small else None)) or [_invented(n) for n in range(200)]
    decide(CaseRecord.model_validate_json(lines[0]), policy, now=_NOW)
    first = _turn(lines, CaseRecord.model_validate_json, policy)
    parsed = _best([_turn(lines, CaseRecord.model_validate_json, policy) for _ in range(_TURNS)])
    values = [json.loads(line) for line in lines]
    validated = _best([_turn(values, CaseRecord.model_validate, policy) for _ in range(_TURNS)])
    short, long = _case(50), _case(50 * _TIMES)
    name = f"decide {len(lines)} cases"
    return [
        Ratio(name, "parsing their JSON", parsed.deciding, parsed.reading, LIMIT),
        Ratio(name, "validating them already parsed", validated.deciding, validated.reading),
        Ratio(f"{name} of words never met", "parsing their JSON", first.deciding, first.reading),
        Ratio(
            f"a text {_TIMES} times as long",
            f"{_TIMES} times the text",
            best_of(lambda: decide(long, policy, now=_NOW), 5),
            best_of(lambda: decide(short, policy, now=_NOW), 5) * _TIMES,
            GROWTH_LIMIT,
        ),
    ]


def _turn(records: Iterable[T], read: Callable[[T], CaseRecord], policy: Policy) -> _Spent:
    """Each record read and then decided, with the garbage collector still."""
    reading = deciding = 0.0
    gc.collect()
    gc.disable()
    try:
        for record in records:
            began = perf_counter()
            case = read(record)
            done = perf_counter()
            decide(case, policy, now=_NOW)
            reading += done - began
            deciding += perf_counter() - done
    finally:
        gc.enable()
    return _Spent(reading, deciding)


def _best(turns: list[_Spent]) -> _Spent:
    return _Spent(*map(min, zip(*turns, strict=True)))


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
