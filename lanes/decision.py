"""What `decide` answers: lane, unit, and every reason in words."""

from __future__ import annotations

from pydantic import Field

from lanes.capability import Capability
from lanes.record import Evidence
from lanes.values import Text, Value
from lanes.words import CustomerState, Lane, Level, Trigger, Unit


class TriggerReading(Value):
    """One trigger's level with the words or fields it rests on and the written guidance behind it."""

    level: Level
    evidence: tuple[Evidence, ...] = ()
    guidance: Text = ""


class Reason(Value):
    """One rule that fired. `sets_lane` marks the one rule that decided the lane."""

    rule: Text
    text: Text
    sets_lane: bool = False


class Decision(Value):
    """Where a case belongs and why. Field names are the wire names of `lanedesk decide`."""

    ticket_id: Text
    lane: Lane
    unit: Unit | None
    triggers: dict[Trigger, TriggerReading]
    flags: tuple[Text, ...] = ()
    domains: tuple[Text, ...] = ()
    reasons: tuple[Reason, ...] = Field(min_length=1)
    customer_state: CustomerState
    capabilities: tuple[Capability, ...]
    policy_version: Text

    def level(self, trigger: Trigger) -> Level:
        return self.triggers[trigger].level

    @property
    def primary_triggers(self) -> tuple[Trigger, ...]:
        """The triggers that are not low, the highest first."""
        raised = [t for t in Trigger if self.level(t) is not Level.LOW]
        return tuple(sorted(raised, key=lambda t: -self.level(t).rank))

    @property
    def consequence(self) -> int:
        """How dear a plausible mistake would be: lane, then flags, highs and mediums. Sorts the queue."""
        highs = sum(self.level(t) is Level.HIGH for t in Trigger)
        mediums = sum(self.level(t) is Level.MEDIUM for t in Trigger)
        return self.lane * 1000 + min(len(self.flags), 9) * 100 + highs * 10 + mediums
