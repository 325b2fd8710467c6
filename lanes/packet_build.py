"""From a case and its decision to the packet a person inherits: all from the record, nothing invented."""

from __future__ import annotations

import re
from datetime import datetime

from lanes.customer_state import told
from lanes.decision import Decision
from lanes.facts import FactView, group_facts
from lanes.not_done import contradicted_actions, not_done
from lanes.packet import KnownFact, Packet
from lanes.packet_lint import lint_packet
from lanes.policy import Policy
from lanes.record import CaseRecord, Citation, Source
from lanes.routing import suggest_owner
from lanes.summary import summary_of
from lanes.values import format_time
from lanes.words import FactStatus, Level, SourceState, Trigger

LONGEST_SAID = 12
"""Public sentences of ours that a packet quotes at most, the newest kept."""


def build_packet(case: CaseRecord, decision: Decision, policy: Policy, *, now: datetime) -> Packet:
    """The packet with its lint findings; `now` counts only when the record carries no time."""
    facts = group_facts(case, policy, now=now)
    state, words = told(case)
    packet = Packet(
        ticket_id=case.ticket_id,
        lane=decision.lane,
        unit=decision.unit,
        primary_triggers=decision.primary_triggers,
        summary=summary_of(case, decision, now=now),
        known_context=tuple(_known(view) for view in (*facts.confirmed, *facts.inferred)),
        missing_context=_missing(case, decision, policy, facts.missing, now=now),
        references=_references(case),
        not_done=not_done(case, decision),
        suggested_owner=suggest_owner(case, decision, policy).strip(),
        customer_state=max(state, decision.customer_state, key=lambda s: s.rank),
        customer_saw=words[-LONGEST_SAID:],
    )
    return packet.model_copy(update={"findings": lint_packet(packet, case)})


def _known(view: FactView) -> KnownFact:
    return KnownFact(
        label=view.label.value,
        statement=view.statement,
        source=view.source,
        as_of=None if view.as_of is None else format_time(view.as_of),
        stale=view.stale,
    )


def _missing(
    case: CaseRecord, decision: Decision, policy: Policy, facts: tuple[FactView, ...], *, now: datetime
) -> tuple[str, ...]:
    moment = case.time(now)
    lines = [f"{view.statement} (decisive)" if view.decisive else view.statement for view in facts]
    lines += contradicted_actions(case)
    if case.sources is None:
        lines.append("which sources the assistant had: the record names none")
    lines += [line for source in case.sources or () if (line := _source(source, policy, moment))]
    lines += _language(decision)
    lines += _gaps(case, decision)
    return tuple(dict.fromkeys(line for line in lines if line.strip()))


def _source(source: Source, policy: Policy, moment: datetime) -> str:
    """What cannot be relied on about one source, or nothing."""
    weight = " (decisive)" if source.decisive else ""
    read = "" if source.as_of is None else f", last read {format_time(source.as_of)[:10]}"
    if source.state is SourceState.UNAVAILABLE:
        return f"{source.name} could not be read{read}{weight}"
    too_old = source.as_of is not None and moment - source.as_of > policy.age_limit(source.name)
    if source.state is SourceState.STALE or too_old:
        return f"{source.name} is stale{read}{weight}"
    return ""


def _language(decision: Decision) -> list[str]:
    """The decision's own words on texts it could not read, each reason once."""
    return list(
        dict.fromkeys(
            f"what the customer wrote: {evidence.text}"
            for evidence in decision.triggers[Trigger.MISSING].evidence
            if evidence.where.startswith(("thread", "subject")) and evidence.start is None
        )
    )


_IDENTITY = re.compile(
    r"\b(?:identit|verified|verification|authenticat|owner|admin|role|sso|mfa|2fa|log-?in)", re.I
)


def _gaps(case: CaseRecord, decision: Decision) -> list[str]:
    """What the raised triggers call for and the record does not hold."""
    gaps: list[str] = []
    confirmed = [fact.statement for fact in case.facts if fact.status is FactStatus.CONFIRMED]
    security = decision.level(Trigger.SECURITY) is Level.HIGH
    if security and not any(_IDENTITY.search(statement) for statement in confirmed):
        gaps.append("who is writing: no confirmed fact speaks of their identity or role")
    if decision.level(Trigger.POLICY) is Level.HIGH and not _references(case):
        gaps.append("which rule applies: the record names no policy or documentation")
    return gaps


def _references(case: CaseRecord) -> tuple[Citation, ...]:
    """Upstream's references, then what its draft cites; each once."""
    cited = case.draft.citations if case.draft else ()
    kept: dict[tuple[str | None, str | None], Citation] = {}
    for citation in (*case.references, *cited):
        if (citation.title or "").strip() or (citation.ref or "").strip():
            kept.setdefault((citation.title, citation.ref), citation)
    return tuple(kept.values())
