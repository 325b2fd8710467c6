"""Deciding a case beside parsing it, over the same records in one run; and its growth with the text."""

from __future__ import annotations

import gc
import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from benchmarks.measure import Ratio, best_of, in_turns
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
"""Cases measured together: parsing and deciding them meet the same moments of a busy machine."""


class _Spent(NamedTuple):
    """Seconds."""

    reading: float
    deciding: float


def run(*, small: bool = False) -> list[Ratio]:
    """Decide over parsing the same JSON, over validating the same values, as cases arrive, and growth.

    Over the real cases; over invented ones where these are absent. As cases arrive each is decided right after it was
    read, and the first time through every word is met for the first time and worked out.
    """
    policy = shipped_policy()
    lines = list(_lines(200 if small else None)) or [_invented(n) for n in range(200)]
    decide(CaseRecord.model_validate_json(lines[0]), policy, now=_NOW)
    met, again = _arriving(lines, policy), _arriving(lines, policy)
    parsing = validating = deciding = 0.0
    for start in range(0, len(lines), _SLICE):
        part = lines[start : start + _SLICE]
        values = [json.loads(line) for line in part]
        cases = [CaseRecord.model_validate_json(line) for line in part]
        parse, validate, settle = in_turns(
            partial(_each, CaseRecord.model_validate_json, part),
            partial(_each, CaseRecord.model_validate, values),
            partial(_each, partial(decide, policy=policy, now=_NOW), cases),
        )
        parsing += parse
        validating += validate
        deciding += settle
    name = f"decide {len(lines)} cases"
    return [
        Ratio(name, "parsing their JSON", deciding, parsing, LIMIT),
        Ratio(name, "validating them already parsed", deciding, validating),
        Ratio(f"{name} as they arrive", "parsing their JSON", again.deciding, again.reading),
        Ratio(f"{name} of words never met", "parsing their JSON", met.deciding, met.reading),
        _growth("text", _SENTENCE, policy),
        _growth("sentence", _SENTENCE.replace(".", ""), policy),
    ]


def _growth(name: str, words: str, policy: Policy) -> Ratio:
    """What many times the words cost, over so many times what they cost once."""
    short, long = _case(words * 50), _case(words * 50 * _TIMES)
    return Ratio(
        f"a {name} {_TIMES} times as long",
        f"{_TIMES} times the {name}",
        best_of(lambda: decide(long, policy, now=_NOW), 5),
        best_of(lambda: decide(short, policy, now=_NOW), 5) * _TIMES,
        GROWTH_LIMIT,
    )


def _each(work: Callable[[Any], object], items: Iterable[Any]) -> None:
    for item in items:
        work(item)


def _arriving(lines: Iterable[bytes], policy: Policy) -> _Spent:
    """Each record read and then decided, with the garbage collector still."""
    reading = deciding = 0.0
    gc.collect()
    gc.disable()
    try:
        for line in lines:
            began = perf_counter()
            case = CaseRecord.model_validate_json(line)
            done = perf_counter()
            decide(case, policy, now=_NOW)
            reading += done - began
            deciding += perf_counter() - done
    finally:
        gc.enable()
    return _Spent(reading, deciding)


def _case(text: str) -> CaseRecord:
    return CaseRecord(ticket_id="t", thread=(Message(author=Author.CUSTOMER, text=text),))


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
