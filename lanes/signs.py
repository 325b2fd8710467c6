"""What the fields of a record say by themselves: its issue type, and the sources the assistant looked into."""

from __future__ import annotations

from typing import NamedTuple

from lanes.built import evidence
from lanes.policy import Policy
from lanes.policy_parts import Says
from lanes.record import CaseRecord, Evidence


class Sign(NamedTuple):
    """What a field says, and the field as evidence."""

    says: Says
    evidence: Evidence
    domain: str | None
    """The domain it stands for in this case."""


def read_signs(case: CaseRecord, policy: Policy) -> list[Sign]:
    """The issue type's signs, then those of the sources.

    One source is where an answer comes from; sources of two domains say that the case is about both.
    """
    issue_type = case.issue_type
    signs = [
        Sign(said, evidence(issue_type or "", "issue_type"), said.domain)
        for said in policy.type_says(issue_type)
    ]
    looked = [
        (said, f"{source.name} was looked into", f"sources[{place}]")
        for place, source in enumerate(case.sources or ())
        for said in policy.consulted_says(issue_type, source.name)
    ]
    several = len({said.domain for said, _, _ in looked if said.domain}) > 1
    signs += [
        Sign(said, evidence(text, where), said.domain if several else None) for said, text, where in looked
    ]
    return signs
