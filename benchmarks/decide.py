"""Deciding a case beside parsing it, over the same records in one run; and its growth with the text."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measure import Ratio, best_of, in_turns
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
_SLICE = 200
"""Cases measured together: parsing and deciding them meet the same moments of a busy machine."""


def run(*, small: bool = False) -> list[Ratio]:
    """Decide over parsing the same JSON, over validating the same values, and growth.

    Over the real cases; over invented ones where these are absent.
    """
    policy = shipped_policy()
    lines = list(_lines(200 if small else None)) or [_invented(n) for n in range(200)]
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
    short, long = _case(50), _case(50 * _TIMES)
    return [
        Ratio(f"decide {len(lines)} cases", "parsing their JSON", deciding, parsing, LIMIT),
        Ratio(f"decide {len(lines)} cases", "validating them already parsed", deciding, validating),
        Ratio(
            f"a text {_TIMES} times as long",
            f"{_TIMES} times the text",
            best_of(lambda: decide(long, policy, now=_NOW), 5),
            best_of(lambda: decide(short, policy, now=_NOW), 5) * _TIMES,
            GROWTH_LIMIT,
        ),
    ]


def _each(work: Callable[[Any], object], items: Iterable[Any]) -> None:
    for item in items:
        work(item)


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
