"""Where an evidence stands: in which message and at which characters, on which part of the page, and in words."""

from __future__ import annotations

import re

from console.clean import one_line
from lanes.record import Evidence

_MESSAGE = re.compile(r"thread\[(\d{1,9})\]")
_PLACE = re.compile(r"(facts|sources|proposed_actions|domains)\[(\d{1,9})\]")
_NAMES = {
    "facts": "fact",
    "sources": "source",
    "proposed_actions": "proposed action",
    "domains": "domain",
}

_FIELDS = {
    "upstream": "the assistant's own assessment",
    "customer.renewal_at": "customer's renewal date",
    "customer.prior_contacts": "customer's earlier contacts",
}


def span_of(evidence: Evidence, text: str) -> tuple[int, int] | None:
    """The characters of its message an evidence rests on: as it says, else where its words stand; else None."""
    if evidence.start is not None and evidence.end is not None:
        return evidence.start, evidence.end
    at = text.find(evidence.text) if evidence.text else -1
    return None if at < 0 else (at, at + len(evidence.text))


def message_of(evidence: Evidence) -> int | None:
    """The place in the thread that an evidence speaks of, None when it is from elsewhere."""
    found = _MESSAGE.match(evidence.where)
    return int(found[1]) if found else None


def place_of(evidence: Evidence) -> str:
    """The name a place of the case page goes by: `facts[2]`, `customer.tier`, `subject`."""
    found = _PLACE.match(evidence.where)
    return found.group() if found else evidence.where


def place_words(evidence: Evidence) -> str:
    """Where an evidence stands, as people say it: `message 4`, `fact 3`, `customer's tier`."""
    message = message_of(evidence)
    if message is not None:
        return f"message {message + 1}"
    found = _PLACE.match(evidence.where)
    if found:
        return f"{_NAMES[found[1]]} {int(found[2]) + 1}"
    if evidence.where in _FIELDS:
        return _FIELDS[evidence.where]
    owner, _, field = one_line(evidence.where[:80]).replace("_", " ").rpartition(".")
    return f"{owner}'s {field}" if owner else field
