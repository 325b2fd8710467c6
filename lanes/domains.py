"""Which domains a case must be answered in: upstream's list, what the customer asks, and what the fields say."""

from __future__ import annotations

from lanes.built import evidence
from lanes.policy import Policy
from lanes.reading.case_reading import CaseReading
from lanes.record import CaseRecord, Evidence
from lanes.signs import Sign
from lanes.triggers.ground import counts

DOMAINS = (
    "billing",
    "contract",
    "access",
    "security",
    "outage",
    "data",
    "usage",
    "provisioning",
    "feature",
)
INCIDENT = frozenset({"outage", "incident"})
COMMERCIAL = frozenset({"billing", "contract"})


def read_domains(
    case: CaseRecord, reading: CaseReading, policy: Policy, signs: list[Sign]
) -> dict[str, Evidence]:
    """Domain → what shows it. Upstream's own list counts as it stands, and words can add to it."""
    domains: dict[str, Evidence] = {}
    for place, given in enumerate(case.domains):
        name = given.strip().lower()
        if name and name != "documentation":
            domains.setdefault(name, evidence(name, f"domains[{place}]"))
    conditional: list[tuple[str, str, Evidence]] = []
    for name, quotes in reading.found.items():
        concept = policy.concepts[name]
        if concept.domain is None or not quotes or not counts(concept, reading.found):
            continue
        if concept.beside is None:
            domains.setdefault(concept.domain, quotes[0])
        else:
            conditional.append((concept.beside, concept.domain, quotes[0]))
    for sign in signs:
        if sign.domain is not None:
            domains.setdefault(sign.domain, sign.evidence)
    touched = frozenset(domains)
    for beside, domain, quote in conditional:
        if beside in touched:
            domains.setdefault(domain, quote)
    return domains
