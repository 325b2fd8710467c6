"""A case in, a decision out: the six readings, the flags, the matrix, and every reason in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from lanes.built import built, evidence
from lanes.capability import capabilities
from lanes.customer_state import customer_state
from lanes.decision import Decision, TriggerReading
from lanes.domains import read_domains
from lanes.flags import read_flags
from lanes.language import unread
from lanes.matrix import Circumstances, judge
from lanes.policy import Policy
from lanes.reading.case_reading import read_case
from lanes.record import CaseRecord, Evidence
from lanes.signs import read_signs
from lanes.triggers.actions import action_irreversibility, policy_sensitivity, security_identity
from lanes.triggers.domains import multi_domain_complexity
from lanes.triggers.ground import CaseGround, Finding, spoken
from lanes.triggers.pressure import customer_pressure
from lanes.triggers.promised import promised
from lanes.triggers.sources import missing_source_of_truth
from lanes.words import Author, CustomerState, Lane, Level, Trigger, Unit

_READERS: dict[Trigger, Callable[[CaseGround], list[Finding]]] = {
    Trigger.POLICY: policy_sensitivity,
    Trigger.SECURITY: security_identity,
    Trigger.MISSING: missing_source_of_truth,
    Trigger.IRREVERSIBILITY: action_irreversibility,
    Trigger.PRESSURE: customer_pressure,
    Trigger.DOMAINS: multi_domain_complexity,
}
_EVIDENCE_KEPT = 8
_RANKS = {level: level.rank for level in Level}
_RIGHTS = {(lane, unit): capabilities(lane, unit) for lane in Lane for unit in (None, *Unit)}


def decide(case: CaseRecord, policy: Policy, *, now: datetime) -> Decision:
    """Where the case belongs under the policy. `now` counts only when the record carries no time."""
    reading = read_case(case, policy)
    state = customer_state(case)
    signs = read_signs(case, policy)
    upstream, unknown = _upstream(case)
    again = _wrote_again(case)
    ground = CaseGround(
        case=case,
        policy=policy,
        reading=reading,
        time=case.time(now),
        state=state,
        domains=read_domains(case, reading, policy, signs),
        signs=signs,
        spoken=spoken(policy, reading.found, signs),
        upstream=upstream,
        unread=unread(case, reading, policy),
        promised=promised(case, policy) if again and state is CustomerState.EXPECTATION_RAISED else [],
    )
    triggers = {
        trigger: _reading(policy, trigger, [*read(ground), *upstream.get(trigger, ())])
        for trigger, read in _READERS.items()
    }
    flags = read_flags(case, reading, policy, signs)
    assessment = case.assessment
    confidence = assessment.confidence if assessment else None
    threshold = policy.threshold(case.issue_type)
    verdict = judge(
        policy,
        Circumstances(
            levels={trigger: found.level for trigger, found in triggers.items()},
            flags=flags,
            promoted=policy.is_promoted(case.issue_type),
            sources_given=bool(case.sources),
            confident=confidence is not None and confidence >= threshold,
            wrote_again_after=state if again else None,
            upstream_lane=assessment.recommended_lane if assessment else None,
            upstream_unit=assessment.recommended_unit if assessment else None,
            upstream_unknown=unknown,
            details={"confidence": _confidence_words(confidence, threshold)},
        ),
    )
    return built(
        Decision,
        {
            "ticket_id": case.ticket_id,
            "lane": verdict.lane,
            "unit": verdict.unit,
            "triggers": triggers,
            "flags": flags,
            "domains": tuple(ground.domains),
            "reasons": verdict.reasons,
            "customer_state": state,
            "capabilities": _RIGHTS[verdict.lane, verdict.unit],
            "policy_version": policy.version,
        },
    )


def _reading(policy: Policy, trigger: Trigger, findings: list[Finding]) -> TriggerReading:
    """The highest level anything speaks for, with the evidence of the highest first."""
    if not findings:
        return policy.quiet[trigger]
    ordered = sorted(findings, key=_rank, reverse=True) if len(findings) > 1 else findings
    level = ordered[0].level
    raised: dict[tuple[object, ...], Evidence] = {}
    for found, said in ordered:
        if found is not Level.LOW:
            raised.setdefault((said.where, said.start, said.end, said.text), said)
    return built(
        TriggerReading,
        {
            "level": level,
            "evidence": tuple(raised.values())[:_EVIDENCE_KEPT],
            "guidance": policy.guidance[trigger][level],
        },
    )


def _rank(finding: Finding) -> int:
    return _RANKS[finding.level]


def _upstream(case: CaseRecord) -> tuple[dict[Trigger, list[Finding]], tuple[str, ...]]:
    """Upstream's readings by trigger, and the names it raised that are none of the six."""
    known: dict[Trigger, list[Finding]] = {}
    unknown: list[str] = []
    for name, given in (case.assessment.triggers if case.assessment else {}).items():
        if given.level is Level.LOW:
            continue
        try:
            trigger = Trigger(name.strip().lower().replace("-", "_").replace(" ", "_"))
        except ValueError:
            unknown.append(name)
            continue
        said = given.evidence or (evidence(f"upstream says {given.level.value}", "assessment"),)
        known.setdefault(trigger, []).extend(Finding(given.level, item) for item in said)
    return known, tuple(unknown)


def _wrote_again(case: CaseRecord) -> bool:
    """Whether the last word in the public thread is the customer's."""
    for message in reversed(case.thread):
        if message.author is Author.CUSTOMER:
            return True
        if message.public and message.author is not Author.SYSTEM:
            return False
    return False


def _confidence_words(confidence: float | None, threshold: float) -> str:
    if confidence is None:
        return "the assistant gave no confidence"
    return f"the assistant's confidence of {confidence:.2f} is below this type's threshold of {threshold:.2f}"
