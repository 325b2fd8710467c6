"""A case's facts by how far they can be relied on: confirmed, inferred, missing; each with source and age."""

from __future__ import annotations

from datetime import datetime, timedelta

from lanes.policy import Policy
from lanes.record import CaseRecord, Fact
from lanes.values import Text, Time, Value
from lanes.words import FactStatus, SourceState

_GLYPHS = {
    FactStatus.CONFIRMED: "✓",
    FactStatus.LIKELY: "≈",
    FactStatus.POSSIBLE: "?",
    FactStatus.UNVERIFIED: "!",
    FactStatus.MISSING: "∅",
}


class FactView(Value):
    """One fact as it may be relied on."""

    label: FactStatus
    """Its standing; a `confirmed` that names no source or no date is `unverified` here."""
    statement: Text
    source: Text | None = None
    as_of: Time | None = None
    age: timedelta | None = None
    """From `as_of` to the record's time, never below zero; None without a date."""
    stale: bool = False
    """Older than the policy allows for its source, or read from a source that is itself stale."""
    decisive: bool = False


class FactGroups(Value):
    """The three groups, each in the record's order."""

    confirmed: tuple[FactView, ...] = ()
    inferred: tuple[FactView, ...] = ()
    """Likely, possible and unverified."""
    missing: tuple[FactView, ...] = ()


def group_facts(case: CaseRecord, policy: Policy, *, now: datetime) -> FactGroups:
    """The case's facts in their groups; ages count from the record's time, `now` only where it has none."""
    moment = case.time(now)
    stale_sources = {s.name.lower() for s in case.sources or () if s.state is SourceState.STALE}
    views = [_view(fact, policy, moment, stale_sources) for fact in case.facts]
    return FactGroups(
        confirmed=tuple(v for v in views if v.label is FactStatus.CONFIRMED),
        inferred=tuple(v for v in views if v.label not in (FactStatus.CONFIRMED, FactStatus.MISSING)),
        missing=tuple(v for v in views if v.label is FactStatus.MISSING),
    )


def glyph(label: FactStatus) -> str:
    """The one character that stands for a label beside its word."""
    return _GLYPHS[label]


def _view(fact: Fact, policy: Policy, moment: datetime, stale_sources: set[str]) -> FactView:
    source = (fact.source or "").strip() or None
    label = fact.status
    if label is FactStatus.CONFIRMED and (source is None or fact.as_of is None):
        label = FactStatus.UNVERIFIED
    age = max(moment - fact.as_of, timedelta(0)) if fact.as_of is not None else None
    old = age is not None and age > policy.age_limit(source)
    return FactView(
        label=label,
        statement=fact.statement,
        source=source,
        as_of=fact.as_of,
        age=age,
        stale=label is not FactStatus.MISSING and (old or (source or "").lower() in stale_sources),
        decisive=bool(fact.decisive),
    )
