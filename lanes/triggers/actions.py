"""The readers that proposed actions speak to: irreversibility, policy sensitivity, security and identity."""

from __future__ import annotations

from collections.abc import Iterable

from lanes.domains import COMMERCIAL
from lanes.globs import matches
from lanes.record import Evidence
from lanes.triggers.ground import CaseGround, Finding, field_evidence
from lanes.triggers.pressure import customer_pressure
from lanes.words import Flag, Level, Trigger


def action_irreversibility(ground: CaseGround) -> list[Finding]:
    """By the kind of each proposed action; upstream's `reversible` can only raise.

    A kind that the policy names nowhere is medium, and so are a promise that has to be kept or withdrawn and a
    concession asked for in what was taken for a plain question: nobody has proposed it, and somebody would have to
    carry it out.
    """
    findings = [
        *ground.spoken[Trigger.IRREVERSIBILITY],
        *(Finding(Level.MEDIUM, quote) for quote in ground.promised),
        *(Finding(Level.MEDIUM, quote) for quote in _misfiled(ground)),
    ]
    kinds = ground.policy.actions
    for place, action in enumerate(ground.case.proposed_actions):
        if action.reversible is False or matches(action.kind, kinds.irreversible):
            level = Level.HIGH
        elif matches(action.kind, kinds.harmless):
            level = Level.LOW
        else:
            level = Level.MEDIUM
        words = action.kind if action.detail is None else f"{action.kind}: {action.detail}"
        findings.append(Finding(level, field_evidence(words, f"proposed_actions[{place}]")))
    return findings


def policy_sensitivity(ground: CaseGround) -> list[Finding]:
    """By the words, the fields, any proposed action that concedes something, and what the assistant promised.

    What is paid for, asked under pressure or in words nobody could read, is medium where nothing else says how it
    weighs.
    """
    said = [
        *ground.spoken[Trigger.POLICY],
        *_by_kind(ground, ground.policy.actions.concession),
        *(Finding(Level.HIGH, quote) for quote in ground.promised),
    ]
    issue_type = ground.case.issue_type
    if not issue_type or not ground.policy.presses_on(issue_type):
        return said
    if _raised(said) or _raised(ground.upstream.get(Trigger.POLICY, ())):
        return said
    pressed = _raised(customer_pressure(ground)) or _raised(ground.upstream.get(Trigger.PRESSURE, ()))
    if pressed or (ground.unread and COMMERCIAL & ground.domains.keys()):
        said.append(Finding(Level.MEDIUM, field_evidence(issue_type, "issue_type")))
    return said


def _misfiled(ground: CaseGround) -> list[Evidence]:
    """The words that ask for a concession in an issue type let into Lane 1."""
    if not ground.policy.is_promoted(ground.case.issue_type):
        return []
    return [found.evidence for found in ground.spoken[Trigger.POLICY] if found.level is Level.HIGH]


def _raised(findings: Iterable[Finding]) -> bool:
    return any(finding.level is not Level.LOW for finding in findings)


def security_identity(ground: CaseGround) -> list[Finding]:
    """By the words, the fields, and any proposed action that opens, moves or restores access.

    Orders to the assistant are medium wherever more than documentation is at stake: whoever gives them tries the door.
    """
    return [
        *ground.spoken[Trigger.SECURITY],
        *_by_kind(ground, ground.policy.actions.access),
        *_steering(ground),
    ]


def _steering(ground: CaseGround) -> list[Finding]:
    concepts = ground.policy.concepts
    given = [
        quote
        for name, quotes in ground.reading.found.items()
        if Flag.STEERING in concepts[name].flags
        for quote in quotes
    ]
    if not given or ground.policy.is_promoted(ground.case.issue_type):
        return []
    return [Finding(Level.MEDIUM, quote) for quote in given]


def _by_kind(ground: CaseGround, globs: tuple[str, ...]) -> list[Finding]:
    return [
        Finding(Level.HIGH, field_evidence(action.kind, f"proposed_actions[{place}].kind"))
        for place, action in enumerate(ground.case.proposed_actions)
        if matches(action.kind, globs)
    ]
