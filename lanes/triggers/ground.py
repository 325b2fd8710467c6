"""What every trigger reader stands on: the case, its reading, its time; and what a reader hands back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from lanes.built import evidence
from lanes.policy import Policy
from lanes.policy_parts import Concept
from lanes.reading.case_reading import CaseReading
from lanes.record import CaseRecord, Evidence
from lanes.signs import Sign
from lanes.words import CustomerState, Level, Trigger


class Finding(NamedTuple):
    """One thing that speaks for a level, with the words or the field it rests on."""

    level: Level
    evidence: Evidence


class CaseGround(NamedTuple):
    """A case ready for the readers."""

    case: CaseRecord
    policy: Policy
    reading: CaseReading
    time: datetime
    """The record's time."""
    state: CustomerState
    """The stricter of the stated and the derived customer-visible state."""
    domains: dict[str, Evidence]
    """The domains the case must be answered in, each with what shows it."""
    signs: list[Sign]
    """What the fields say by themselves."""
    spoken: dict[Trigger, list[Finding]]
    """What words and fields say about each trigger."""
    upstream: dict[Trigger, list[Finding]]
    """What upstream raised."""
    unread: list[Evidence]
    """The customer's texts that the rules cannot read."""
    promised: list[Evidence]
    """What the assistant promised, where the customer has written again since."""


def field_evidence(text: str, where: str) -> Evidence:
    """Evidence that is a field of the record and not a quotation."""
    return evidence(text, where)


def counts(concept: Concept, found: Mapping[str, list[Evidence]]) -> bool:
    """Whether what was found of a concept counts beside everything else that was found."""
    return not concept.together or any(other in found for other in concept.together)


def spoken(
    policy: Policy, found: Mapping[str, list[Evidence]], signs: list[Sign]
) -> dict[Trigger, list[Finding]]:
    """What the case's words and its fields say about each trigger, the words first."""
    findings: dict[Trigger, list[Finding]] = {trigger: [] for trigger in Trigger}
    for name, quotes in found.items():
        concept = policy.concepts[name]
        if concept.raises and counts(concept, found):
            for trigger, level in concept.raises.items():
                findings[trigger] += [Finding(level, quoted) for quoted in quotes]
    for sign in signs:
        for trigger, level in sign.says.raises.items():
            findings[trigger].append(Finding(level, sign.evidence))
    return findings
