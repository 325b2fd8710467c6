"""From a case and its decision to the packet a person inherits: all from the record, nothing invented."""

from __future__ import annotations

from datetime import datetime

from lanes.customer_state import told
from lanes.decision import Decision
from lanes.facts import FactView, group_facts
from lanes.not_done import contradicted_actions, not_done
from lanes.packet import KnownFact, Packet
from lanes.packet_lint import lint_packet
from lanes.policy import Policy, Route, matches
from lanes.record import CaseRecord, Citation, Source
from lanes.summary import summary_of
from lanes.values import format_time
from lanes.words import SourceState, Trigger

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
        suggested_owner=(case.suggested_owner or "").strip() or _owner(case, decision, policy),
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


def _references(case: CaseRecord) -> tuple[Citation, ...]:
    """Upstream's references, then what its draft cites; each once."""
    cited = case.draft.citations if case.draft else ()
    kept: dict[tuple[str | None, str | None], Citation] = {}
    for citation in (*case.references, *cited):
        if (citation.title or "").strip() or (citation.ref or "").strip():
            kept.setdefault((citation.title, citation.ref), citation)
    return tuple(kept.values())


def _owner(case: CaseRecord, decision: Decision, policy: Policy) -> str:
    return next((route.owner for route in policy.routing if _fits(route, case, decision)), "")


def _fits(route: Route, case: CaseRecord, decision: Decision) -> bool:
    return (
        (not route.triggers or any(t in route.triggers for t in decision.primary_triggers))
        and (not route.flags or any(matches(flag, route.flags) for flag in decision.flags))
        and (not route.domains or any(matches(domain, route.domains) for domain in decision.domains))
        and (not route.issue_types or matches(case.issue_type or "", route.issue_types))
    )
