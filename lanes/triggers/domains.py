"""Multi-domain complexity: more than one subject that has to be answered together."""

from __future__ import annotations

from lanes.domains import COMMERCIAL, INCIDENT
from lanes.triggers.ground import CaseGround, Finding
from lanes.words import Level


def multi_domain_complexity(ground: CaseGround) -> list[Finding]:
    """Two domains are medium; three, or an incident together with something commercial, are high."""
    domains = ground.domains
    if len(domains) < 2:
        return []
    mixed = any(d in INCIDENT for d in domains) and any(d in COMMERCIAL for d in domains)
    level = Level.HIGH if mixed or len(domains) >= 3 else Level.MEDIUM
    return [Finding(level, evidence) for evidence in domains.values()]
