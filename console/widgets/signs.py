"""The signs of the house: a glyph, a word and an ink for every lane, level, state and fact label."""

from __future__ import annotations

from console.clean import one_line
from lanes.words import Author, CustomerState, DraftState, Lane, Level, Trigger

TRIGGER_LETTER = {
    Trigger.POLICY: "p",
    Trigger.SECURITY: "s",
    Trigger.MISSING: "m",
    Trigger.IRREVERSIBILITY: "i",
    Trigger.PRESSURE: "c",
    Trigger.DOMAINS: "d",
}
"""C is for the customer: pressure and policy would share their letter."""

LEVEL_GLYPH = {Level.LOW: "○", Level.MEDIUM: "◐", Level.HIGH: "●"}
LEVEL_INK = {Level.LOW: "level-low", Level.MEDIUM: "level-medium", Level.HIGH: "level-high-strong"}

STATE_GLYPH = {
    CustomerState.NOTHING_SENT: "·",
    CustomerState.CLARIFYING_QUESTION: "?",
    CustomerState.TENTATIVE_EXPLANATION: "~",
    CustomerState.RESOLVED_CLAIMED: "=",
    CustomerState.EXPECTATION_RAISED: "!",
}
STATE_SHORT = {
    CustomerState.NOTHING_SENT: "nothing",
    CustomerState.CLARIFYING_QUESTION: "asked",
    CustomerState.TENTATIVE_EXPLANATION: "tentative",
    CustomerState.RESOLVED_CLAIMED: "resolved?",
    CustomerState.EXPECTATION_RAISED: "raised",
}
"""One word of at most nine cells, for the queue."""

AUTHOR_GLYPH = {Author.CUSTOMER: "▌", Author.ASSISTANT: "▌", Author.AGENT: "▌", Author.SYSTEM: "▏"}

DRAFT_WORDS = {
    DraftState.NONE: "no draft",
    DraftState.AVAILABLE: "ready to review",
    DraftState.REJECTED: "rejected",
    DraftState.USED: "sent",
    DraftState.WITHHELD: "withheld",
}

DELIVERY_WORDS = {
    "queued": "waits to leave",
    "sending": "is leaving now",
    "delivered": "delivered",
    "failed": "could not be delivered",
    "unknown": "nobody knows whether it arrived",
    "undone": "called back",
}
DELIVERY_INK = {
    "queued": "delivery-waiting",
    "sending": "delivery-waiting",
    "delivered": "delivery-sent",
    "failed": "delivery-failed",
    "unknown": "delivery-unknown",
    "undone": "quiet",
}


def trigger_words(name: str) -> str:
    """A trigger's word for people by its name on the wire; a name that is none, cleaned."""
    return Trigger(name).title if name in {t.value for t in Trigger} else one_line(name)


def lane_ink(lane: Lane) -> str:
    return f"lane-{int(lane)}"


def state_ink(state: CustomerState) -> str:
    """The state's ink by the situation the agent enters; its ground is this name and `-background`."""
    return {"clean": "state-clean", "partially explained": "state-partial"}.get(
        state.situation, "state-raised"
    )


def level_cell(trigger: Trigger, level: Level) -> tuple[str, str]:
    """One cell that says trigger and level without colour: `·` low, `p` medium, `P` high."""
    letter = TRIGGER_LETTER[trigger]
    shown = {Level.LOW: "·", Level.MEDIUM: letter, Level.HIGH: letter.upper()}[level]
    return shown, LEVEL_INK[level]
