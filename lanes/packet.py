"""The escalation packet: what a person inherits with a Lane 3 case."""

from __future__ import annotations

from lanes.record import Citation
from lanes.values import Text, Value
from lanes.words import CustomerState, Lane, Trigger, Unit


class KnownFact(Value):
    """A fact worded with its standing: `confirmed: current plan is enterprise annual (crm, 2026-09-08)`."""

    label: Text
    statement: Text
    source: Text | None = None
    as_of: Text | None = None
    stale: bool = False
    """Older than the policy allows for its source."""


class Finding(Value):
    """Something a reader should look at, with the words it is about."""

    code: Text
    text: Text
    where: Text = ""
    """`summary`, `known_context[1]`, `reply`, …"""
    quote: Text = ""
    start: int | None = None
    end: int | None = None


class Packet(Value):
    """The packet's fields are those of the design page; text that no one gave is empty, never invented."""

    ticket_id: Text
    lane: Lane
    unit: Unit | None
    primary_triggers: tuple[Trigger, ...] = ()
    summary: Text = ""
    known_context: tuple[KnownFact, ...] = ()
    missing_context: tuple[Text, ...] = ()
    references: tuple[Citation, ...] = ()
    not_done: tuple[Text, ...] = ()
    suggested_owner: Text = ""
    customer_state: CustomerState = CustomerState.NOTHING_SENT
    customer_saw: tuple[Text, ...] = ()
    """Our public words the state rests on, the newest last."""
    findings: tuple[Finding, ...] = ()
