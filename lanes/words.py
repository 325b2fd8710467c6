"""The closed vocabularies of the house. GLOSSARY.md says in prose what each word means."""

from __future__ import annotations

from enum import IntEnum, StrEnum

BLANK = "█"
"""What stands for each letter of words that were redacted."""


class Lane(IntEnum):
    """How far the assistant's authority reaches; a higher lane is the stricter one."""

    AUTONOMOUS = 1
    """The assistant answers within guardrails; people audit samples."""
    ASSISTED = 2
    """The assistant drafts; a person sends."""
    HUMAN_OWNED = 3
    """A person owns the case; nothing the assistant wrote can reach the customer."""

    @classmethod
    def of(cls, value: object) -> Lane:
        """The lane that `value` names; whatever it cannot read is Lane 3."""
        if isinstance(value, cls):
            return value
        try:
            return cls(int(str(value)))
        except ValueError:
            return cls.HUMAN_OWNED

    @property
    def title(self) -> str:
        return {1: "autonomous", 2: "assisted", 3: "human-owned"}[int(self)]


class Unit(StrEnum):
    """What exactly a person must own."""

    CONVERSATION = "conversation"
    """The whole thread."""
    ANSWER = "answer"
    """This reply: a person sends it."""
    ACTION = "action"
    """The state change; the assistant may explain."""


class Level(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        return _LEVEL_RANK[self]

    @classmethod
    def of(cls, value: object) -> Level:
        """The level that `value` names, whatever its case; an unknown word counts as high."""
        try:
            return cls(str(value).strip().lower())
        except ValueError:
            return cls.HIGH

    @classmethod
    def highest(cls, *levels: Level) -> Level:
        return max(levels, key=lambda level: level.rank, default=cls.LOW)


_LEVEL_RANK = {Level.LOW: 0, Level.MEDIUM: 1, Level.HIGH: 2}


class Trigger(StrEnum):
    """The six business risks that move a case; exactly these."""

    POLICY = "policy_sensitivity"
    SECURITY = "security_identity"
    MISSING = "missing_source_of_truth"
    IRREVERSIBILITY = "action_irreversibility"
    PRESSURE = "customer_pressure"
    DOMAINS = "multi_domain_complexity"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {
            Trigger.POLICY: "policy",
            Trigger.SECURITY: "security",
            Trigger.MISSING: "missing source",
            Trigger.IRREVERSIBILITY: "irreversible",
            Trigger.PRESSURE: "pressure",
            Trigger.DOMAINS: "domains",
        }[self]


class Flag(StrEnum):
    """What no level expresses: matters that leave the frontline whatever else is low."""

    LEGAL = "legal"
    COMPLIANCE = "compliance"
    CONTRACT = "contract_interpretation"
    SEVERE = "severe_dissatisfaction"
    EXECUTIVE = "executive_visibility"
    STEERING = "steering_attempt"


class Author(StrEnum):
    CUSTOMER = "customer"
    ASSISTANT = "assistant"
    AGENT = "agent"
    SYSTEM = "system"


class FactStatus(StrEnum):
    CONFIRMED = "confirmed"
    LIKELY = "likely"
    POSSIBLE = "possible"
    MISSING = "missing"
    UNVERIFIED = "unverified"


class SourceState(StrEnum):
    AVAILABLE = "available"
    STALE = "stale"
    UNAVAILABLE = "unavailable"


class CustomerState(StrEnum):
    """What the customer has already been told, mildest first."""

    NOTHING_SENT = "nothing_sent"
    CLARIFYING_QUESTION = "clarifying_question"
    TENTATIVE_EXPLANATION = "tentative_explanation"
    RESOLVED_CLAIMED = "resolved_claimed"
    EXPECTATION_RAISED = "expectation_raised"

    @property
    def rank(self) -> int:
        return list(CustomerState).index(self)

    @property
    def situation(self) -> str:
        """Which of the three situations the agent enters: clean, partially explained, expectation raised."""
        if self.rank <= 1:
            return "clean"
        return "partially explained" if self.rank <= 3 else "expectation raised"

    @property
    def words(self) -> str:
        """The state as a phrase for people."""
        return {
            CustomerState.NOTHING_SENT: "nothing sent yet",
            CustomerState.CLARIFYING_QUESTION: "asked a clarifying question",
            CustomerState.TENTATIVE_EXPLANATION: "gave a tentative explanation",
            CustomerState.RESOLVED_CLAIMED: "claimed it was resolved",
            CustomerState.EXPECTATION_RAISED: "raised an expectation",
        }[self]


class Verb(StrEnum):
    """What a person can do to a case; every one leaves a feedback row."""

    APPROVE = "approve"
    EDIT = "edit"
    REJECT = "reject"
    REPLY = "reply"
    AUTHORIZE = "authorize"
    REROUTE = "reroute"
    OVERRIDE = "override"
    CLAIM = "claim"
    RELEASE = "release"
    RETURN = "return"
    RESOLVE = "resolve"
    RATE = "rate"
    SNOOZE = "snooze"
    NOTE = "note"
    UNDO = "undo"
    AUDIT = "audit"


class Status(StrEnum):
    """Where a case stands in the work."""

    AUTONOMOUS = "autonomous"
    """Lane 1: the assistant handles it; people meet it only in an audit."""
    OPEN = "open"
    SNOOZED = "snoozed"
    DONE = "done"


class DraftState(StrEnum):
    """What has become of the assistant's draft."""

    NONE = "none"
    AVAILABLE = "available"
    REJECTED = "rejected"
    USED = "used"
    WITHHELD = "withheld"
    """Withdrawn at the boundary: kept as evidence, never sendable again."""


class Role(StrEnum):
    FRONTLINE = "frontline"
    SPECIALIST = "specialist"
    LEAD = "lead"

    @property
    def rank(self) -> int:
        return _ROLE_RANK[self]


_ROLE_RANK = {role: rank for rank, role in enumerate(Role)}
