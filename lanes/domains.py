"""Which domains a case must be answered in: upstream's list, else what the customer asks and the issue type say."""

from __future__ import annotations

from lanes.policy import Policy
from lanes.reading.case_reading import CaseReading
from lanes.record import CaseRecord, Evidence

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


def read_domains(case: CaseRecord, reading: CaseReading, policy: Policy) -> dict[str, Evidence]:
    """Domain → what shows it. Upstream's own list counts as it stands, and words can add to it."""
    domains: dict[str, Evidence] = {}
    for place, given in enumerate(case.domains):
        name = given.strip().lower()
        if name and name != "documentation":
            evidence = Evidence.model_construct(
                text=name, where=f"domains[{place}]", start=None, end=None, extra={}
            )
            domains.setdefault(name, evidence)
    for name, quotes in reading.found.items():
        domain = policy.concepts[name].domain
        if domain is not None and quotes:
            domains.setdefault(domain, quotes[0])
    for said in policy.type_says(case.issue_type):
        if said.domain is not None:
            evidence = Evidence.model_construct(
                text=case.issue_type or "", where="issue_type", start=None, end=None, extra={}
            )
            domains.setdefault(said.domain, evidence)
    return domains
