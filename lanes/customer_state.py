"""What the assistant has already told the customer: the state in which a person inherits the thread."""

from __future__ import annotations

from typing import NamedTuple

from lanes.commitments import Speech, read_speech
from lanes.record import CaseRecord
from lanes.words import Author, CustomerState


class Told(NamedTuple):
    """The state, and the public words of ours that it rests on, the newest last."""

    state: CustomerState
    words: tuple[str, ...]


def customer_state(case: CaseRecord) -> CustomerState:
    """The customer-visible state: the strictest that the assistant's public messages allow.

    What upstream says stands, unless our own words plainly went further.
    """
    return told(case).state


def customer_saw(case: CaseRecord) -> tuple[str, ...]:
    """The assistant's public sentences that the state rests on, the newest last."""
    return told(case).words


def told(case: CaseRecord) -> Told:
    """State and words together, read in one pass."""
    assistant = Author.ASSISTANT
    said = [m.text for m in case.thread if m.author is assistant and m.public and m.text.strip()]
    speeches = [(text, read_speech(text)) for text in said]
    if not speeches:
        return Told(case.customer_state or CustomerState.NOTHING_SENT, ())
    derived = max(
        (_state(speech) for _, speech in speeches), key=lambda s: s.rank, default=CustomerState.NOTHING_SENT
    )
    state = _stricter(case.customer_state, derived)
    return Told(state, tuple(w for text, speech in speeches for w in _words(text, speech, derived)))


def _stricter(given: CustomerState | None, derived: CustomerState) -> CustomerState:
    """Upstream's word stands against a softer reading of ours, not against promises that were sent."""
    if (
        given is None
        or given is CustomerState.NOTHING_SENT
        or derived.rank >= CustomerState.RESOLVED_CLAIMED.rank
    ):
        return max(given or derived, derived, key=lambda s: s.rank)
    return given


def _state(speech: Speech) -> CustomerState:
    if any(not c.denied for c in speech.commitments):
        return CustomerState.EXPECTATION_RAISED
    if speech.claims_done:
        return CustomerState.RESOLVED_CLAIMED
    if speech.asks and not speech.explains and not speech.commitments:
        return CustomerState.CLARIFYING_QUESTION
    return CustomerState.TENTATIVE_EXPLANATION


def _words(text: str, speech: Speech, state: CustomerState) -> tuple[str, ...]:
    if state is CustomerState.EXPECTATION_RAISED:
        return tuple(dict.fromkeys(c.words for c in speech.commitments if not c.denied))
    if state is CustomerState.RESOLVED_CLAIMED:
        return tuple(s.text for s in speech.claims_done)
    if state is CustomerState.CLARIFYING_QUESTION:
        return tuple(s.text for s in speech.asks)
    return (text.strip(),) if text.strip() else ()
