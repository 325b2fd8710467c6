"""Who should own a case: the policy's first route that fits."""

from __future__ import annotations

from lanes.decision import Decision
from lanes.globs import matches
from lanes.policy import Policy, Route
from lanes.record import CaseRecord
from lanes.words import Level


def suggest_owner(case: CaseRecord, decision: Decision, policy: Policy) -> str:
    """The owner upstream suggested, else the first route that fits; empty when none does."""
    if case.suggested_owner:
        return case.suggested_owner
    return next((route.owner for route in policy.routing if _fits(route, case, decision)), "")


def _fits(route: Route, case: CaseRecord, decision: Decision) -> bool:
    """Every list that a route gives must hold something of the case; a trigger counts from medium."""
    return (
        (not route.triggers or any(decision.level(t) is not Level.LOW for t in route.triggers))
        and (not route.flags or any(matches(flag, route.flags) for flag in decision.flags))
        and (not route.domains or any(matches(domain, route.domains) for domain in decision.domains))
        and (not route.issue_types or matches(case.issue_type or "", route.issue_types))
    )
