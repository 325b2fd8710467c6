"""From a plain object to a validated case record, with every complaint as a short sentence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from desk.unreadable import NotACase, quoted
from lanes.complaint_words import COMPLAINTS
from lanes.record import CaseRecord

LONGEST_THREAD = 10_000
"""Messages in one record."""
_TOLD_AT_ONCE = 3

_SENTENCES = COMPLAINTS | {
    "missing": "is missing",
    "string_too_short": "is empty",
    "string_too_long": "is longer than {max_length} characters",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "too_short": "is empty",
    "too_long": "is longer than {max_length} characters",
    "value_error": "is {error}",
}


def to_record(given: Mapping[str, Any]) -> CaseRecord:
    """The case record that `given` holds; raises NotACase naming the fields that are wrong."""
    thread = given.get("thread")
    if isinstance(thread, list) and len(thread) > LONGEST_THREAD:
        raise NotACase(f"thread has {len(thread):,} messages; {LONGEST_THREAD:,} at most are taken")
    try:
        record = CaseRecord.model_validate(given)
    except ValidationError as error:
        raise NotACase(complaint(error)) from None
    if not record.ticket_id.strip():
        raise NotACase("ticket_id is empty")
    if not record.source.strip():
        raise NotACase("source is empty")
    return record


def canonical(record: CaseRecord) -> bytes:
    """The record's one canonical JSON form: sorted keys, ASCII, fields at their default left out."""
    plain = record.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def content_hash(record: CaseRecord) -> str:
    """SHA-256 (hex) of `canonical`: the same for two records that say the same."""
    return hashlib.sha256(canonical(record)).hexdigest()


def complaint(error: ValidationError) -> str:
    """What is wrong with which fields, in one line; the first few of many."""
    faults = _real(error.errors(include_url=False, include_input=False))
    told = "; ".join(f"{_path(fault['loc'])} {_sentence(dict(fault))}" for fault in faults[:_TOLD_AT_ONCE])
    more = len(faults) - _TOLD_AT_ONCE
    return f"{told}; and {more:,} more" if more > 0 else told


def _real(faults: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """Without the lists called empty only because what they hold is at fault itself."""
    places = [fault["loc"] for fault in faults]
    return [
        fault
        for fault, loc in zip(faults, places, strict=True)
        if fault["type"] != "too_short"
        or not any(len(at) > len(loc) and at[: len(loc)] == loc for at in places)
    ]


def _sentence(fault: dict[str, Any]) -> str:
    """What is wrong with one field; the stranger's own value is never repeated."""
    sentence = _SENTENCES.get(fault["type"])
    if sentence is None:
        message = str(fault["msg"])
        return f"is not right: {message[:1].lower()}{message[1:]}"
    return sentence.format(**fault.get("ctx", {}))


def _path(loc: tuple[int | str, ...]) -> str:
    path = ""
    for step in loc:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += ("." if path else "") + (step if step.isidentifier() and len(step) < 60 else quoted(step))
    return path or "the record"
