"""Customer pressure: renewal, repeated contact, annoyance, tier; several together weigh more."""

from __future__ import annotations

from datetime import timedelta

from lanes.globs import matches
from lanes.triggers.ground import CaseGround, Finding, field_evidence
from lanes.words import Level, Trigger


def customer_pressure(ground: CaseGround) -> list[Finding]:
    """The signs one by one; two mediums of different kinds, or one beside a top tier, are high together.

    A top tier alone is low; beside a concession it is medium.
    """
    customer, figures = ground.case.customer, ground.policy.pressure
    said = ground.spoken[Trigger.PRESSURE]
    findings = list(said)
    kinds: set[str] = set()
    for finding in said:
        if finding.level is not Level.LOW:
            kinds.add("words")
    repeats = [
        e for name in ("repeated_contact", "third_contact") for e in ground.reading.found.get(name, ())
    ]
    if repeats and len(repeats) == sum(f.level is not Level.LOW for f in said):
        kinds = {"contacts"}
    elif repeats:
        kinds.add("contacts")
    if customer.renewal_at is not None:
        days = (customer.renewal_at - ground.time) / timedelta(days=1)
        if -1 <= days <= figures.renewal_days:
            kinds.add("renewal")
            words = f"renewal in {max(0, round(days))} days"
            findings.append(Finding(Level.MEDIUM, field_evidence(words, "customer.renewal_at")))
    contacts = customer.prior_contacts or 0
    if contacts >= 1:
        kinds.add("contacts")
        level = Level.HIGH if contacts >= figures.third_contact else Level.MEDIUM
        words = f"{contacts} earlier contact{'s' if contacts > 1 else ''} about this"
        findings.append(Finding(level, field_evidence(words, "customer.prior_contacts")))
    tier = next(
        (
            (value, name)
            for name in ("tier", "segment", "plan")
            if (value := getattr(customer, name)) and matches(value, figures.top_tiers)
        ),
        None,
    )
    if tier is not None:
        words, name = tier
        weighs = bool(kinds) or _concession(ground)
        level = (
            Level.HIGH if len(kinds) >= 1 and "renewal" in kinds else Level.MEDIUM if weighs else Level.LOW
        )
        findings.append(Finding(level, field_evidence(f"{words} tier", f"customer.{name}")))
    if len(kinds) >= 2:
        findings = [Finding(Level.HIGH, f.evidence) if f.level is Level.MEDIUM else f for f in findings]
    return findings


def _concession(ground: CaseGround) -> bool:
    return any(finding.level is Level.HIGH for finding in ground.spoken[Trigger.POLICY])
