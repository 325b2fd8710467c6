"""Missing source of truth: what the answer rests on cannot be read, is too old, or is not known."""

from __future__ import annotations

from collections.abc import Sequence

from lanes.globs import matches
from lanes.record import Source
from lanes.triggers.ground import CaseGround, Finding, field_evidence
from lanes.words import FactStatus, Level, SourceState, Trigger

_SOUND, _OLD, _GONE = 0, 1, 2


def missing_source_of_truth(ground: CaseGround) -> list[Finding]:
    """Sources by state and age, facts by standing, and words nobody could read."""
    return [
        *ground.spoken[Trigger.MISSING],
        *_sources(ground),
        *_facts(ground),
        *(Finding(Level.MEDIUM, evidence) for evidence in ground.unread),
    ]


def _sources(ground: CaseGround) -> list[Finding]:
    given = ground.case.sources
    if not given:
        return []
    findings: list[Finding] = []
    deciding = _deciding(ground, given)
    for place, source in enumerate(given):
        state, words = _state(ground, source)
        if state == _SOUND:
            continue
        groups = [globs for globs in deciding if matches(source.name, globs)]
        decisive = source.decisive is True or any(
            not any(matches(other.name, globs) and _state(ground, other)[0] == _SOUND for other in given)
            for globs in groups
        )
        if decisive and state == _GONE and source.decisive is not False:
            level = Level.HIGH
        elif decisive or ((groups or not ground.policy.knows(source.name)) and source.decisive is not False):
            level = Level.MEDIUM
        else:
            level = Level.LOW
        findings.append(Finding(level, field_evidence(words, f"sources[{place}]")))
    return findings


def _deciding(ground: CaseGround, given: Sequence[Source]) -> list[tuple[str, ...]]:
    """For each domain the case touches or the assistant looked into, the sources that decide it.

    Documentation when it touches none, and when none of the sources given decides one that it touches.
    """
    decides = ground.policy.decides
    touched = [decides[domain] for domain in ground.domains if domain in decides]
    looked = {sign.says.domain for sign in ground.signs} - ground.domains.keys()
    deciding = touched + [globs for domain, globs in decides.items() if domain in looked]
    if any(matches(source.name, globs) for globs in touched for source in given):
        return deciding
    return [*deciding, decides.get("documentation", ())]


def _state(ground: CaseGround, source: Source) -> tuple[int, str]:
    if source.state is SourceState.UNAVAILABLE:
        return _GONE, f"{source.name} cannot be read"
    if source.state is SourceState.STALE:
        return _OLD, f"{source.name} is stale"
    limit = ground.policy.age_limit(source.name)
    if source.as_of is not None and ground.time - source.as_of > limit:
        days = (ground.time - source.as_of).days
        return _OLD, f"{source.name} is {days} days old, more than {limit.days} allowed"
    return _SOUND, ""


def _facts(ground: CaseGround) -> list[Finding]:
    findings: list[Finding] = []
    dark = any(source.state is SourceState.UNAVAILABLE for source in ground.case.sources or ())
    for place, fact in enumerate(ground.case.facts):
        where = f"facts[{place}]"
        if fact.status is FactStatus.MISSING:
            level = Level.HIGH if fact.decisive or (dark and fact.decisive is None) else Level.MEDIUM
            findings.append(Finding(level, field_evidence(f"not known: {fact.statement}", where)))
        elif not fact.decisive:
            continue
        elif fact.status is not FactStatus.CONFIRMED or fact.source is None or fact.as_of is None:
            words = f"decisive and not confirmed: {fact.statement}"
            findings.append(Finding(Level.MEDIUM, field_evidence(words, where)))
        elif ground.time - fact.as_of > ground.policy.age_limit(fact.source):
            findings.append(
                Finding(Level.MEDIUM, field_evidence(f"decisive and stale: {fact.statement}", where))
            )
    return findings
