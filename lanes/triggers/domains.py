"""Multi-domain complexity: more than one subject that has to be answered together."""

from __future__ import annotations

from lanes.domains import COMMERCIAL, INCIDENT
from lanes.triggers.ground import CaseGround, Finding
from lanes.words import Level, Trigger


def multi_domain_complexity(ground: CaseGround) -> list[Finding]:
    """Two domains are medium; three, or an incident with something commercial, high; words and type may say so too."""
    domains = ground.domains
    said = ground.spoken[Trigger.DOMAINS]
    if len(domains) < 2:
        return said
    mixed = any(d in INCIDENT for d in domains) and any(d in COMMERCIAL for d in domains)
    level = Level.HIGH if mixed or len(domains) >= 3 else Level.MEDIUM
    return [*said, *(Finding(level, evidence) for evidence in domains.values())]
