"""What the assistant may do in each lane: a closed set, asked for by name."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from lanes.words import Lane, Unit


class Capability(StrEnum):
    """One right of the assistant."""

    ANSWER = "answer_from_approved_sources"
    CLARIFY = "ask_one_clarifying_question"
    CITE = "cite_documentation"
    CLOSE = "close_on_confirmed_resolution"
    DRAFT = "prepare_draft"
    SUGGEST = "suggest_macros_and_articles"
    SUMMARISE = "summarise"
    RECOMMEND_ROUTING = "recommend_routing"
    PROPOSE_OWNER = "propose_owner"
    IDENTIFY_REFERENCES = "identify_policy_references"
    PROPOSE_ACTION = "propose_action"
    """Name a state change for a person to decide; never to carry it out."""


_BY_LANE: dict[Lane, frozenset[Capability]] = {
    Lane.AUTONOMOUS: frozenset({Capability.ANSWER, Capability.CLARIFY, Capability.CITE, Capability.CLOSE}),
    Lane.ASSISTED: frozenset(
        {
            Capability.DRAFT,
            Capability.SUGGEST,
            Capability.SUMMARISE,
            Capability.RECOMMEND_ROUTING,
            Capability.PROPOSE_ACTION,
        }
    ),
    Lane.HUMAN_OWNED: frozenset(
        {Capability.SUMMARISE, Capability.PROPOSE_OWNER, Capability.IDENTIFY_REFERENCES}
    ),
}

SPEAKS_TO_CUSTOMER = frozenset(
    {Capability.ANSWER, Capability.CLARIFY, Capability.CITE, Capability.CLOSE, Capability.DRAFT}
)
"""The rights that produce words a customer may read, now or after a person pressed send."""


class CapabilityDenied(Exception):
    """The assistant asked for a right its lane does not hold."""

    def __init__(self, capability: Capability, lane: Lane) -> None:
        super().__init__(f"Lane {int(lane)} ({lane.title}) does not grant {capability.value}")
        self.capability = capability
        self.lane = lane


def capabilities(lane: object, unit: Unit | None = None) -> tuple[Capability, ...]:
    """The assistant's rights, in the order of `Capability`. An unknown lane has those of Lane 3.

    With the unit `conversation` the thread belongs to a person, so nothing that speaks to customers remains.
    """
    return _rights(Lane.of(lane), unit)


@cache
def _rights(lane: Lane, unit: Unit | None) -> tuple[Capability, ...]:
    held = _BY_LANE[lane]
    if unit is Unit.CONVERSATION:
        held -= SPEAKS_TO_CUSTOMER
    return tuple(c for c in Capability if c in held)


def holds(capability: Capability, lane: object, unit: Unit | None = None) -> bool:
    """Whether the assistant holds the right here."""
    return capability in capabilities(lane, unit)


def require(capability: Capability, lane: object, unit: Unit | None = None) -> None:
    """Return quietly if the assistant holds the right; raises CapabilityDenied otherwise."""
    if not holds(capability, lane, unit):
        raise CapabilityDenied(capability, Lane.of(lane))
