"""The values around one human act: what is asked, on what ground, and what follows from it."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from lanes.record import CaseRecord, sha256_text
from lanes.values import Text, Time, Value
from lanes.words import CustomerState, DraftState, Lane, Role, Status, Trigger, Unit, Verb


class TriggerVerdict(Value):
    """What a person says of one trigger's reading."""

    trigger: Trigger
    verdict: Text
    """`misfired` (should have been lower), `absent` (should have been higher) or `right`."""


class ActionVerdict(Value):
    """A person's decision on one proposed action, by its place in the record's list (from 0)."""

    index: int = Field(ge=0)
    verdict: Text
    """`granted` or `declined`."""


class Hunk(Value):
    """One changed stretch of an edited draft, and why it was changed."""

    before: Text
    """The draft's words; empty where words were added."""
    after: Text
    """The words sent instead; empty where words were taken out."""
    reason: Text | None = None
    """One of the policy's edit reasons; None when the question was skipped."""


class Grade(Value):
    """What a specialist says of one claim in the packet."""

    claim: Text
    """Its place: `summary`, `known_context[1]`, `missing_context[0]`, `not_done[2]`, …"""
    words: Text
    verdict: Text
    """`right`, `wrong`, `unsupported` or `correctly_withheld`."""


class Act(Value):
    """What one person asks to do to one case. Fields that the verb does not use stay empty."""

    verb: Verb
    actor: Text = Field(min_length=1, max_length=200)
    role: Role = Role.LEAD
    at: Time
    text: Text | None = None
    """The words to send (edit, reply), or the note, the reason in words, the outcome in words."""
    reasons: tuple[Text, ...] = ()
    to: Text | None = None
    """The new owner (reroute, return)."""
    lane: Lane | None = None
    unit: Unit | None = None
    verdicts: tuple[TriggerVerdict, ...] = ()
    action: ActionVerdict | None = None
    outcome: Text | None = None
    rating: int | None = Field(default=None, ge=1, le=5)
    until: Time | None = None
    escalate_at: int | None = Field(default=None, ge=0)
    """Place in the thread of the message at which the case should have escalated (override, audit)."""
    hunks: tuple[Hunk, ...] = ()
    """An edit's changes in order, each with its reason."""
    grades: tuple[Grade, ...] = ()
    """The packet's claims as a specialist graded them (rate)."""
    seconds_spent: float | None = Field(default=None, ge=0)
    seen_revision: int | None = None
    """The revision the person had before them; None takes the current one (the plain command line)."""
    seen_version: int | None = None
    seen_draft: Text | None = None
    """SHA-256 of the draft the person had before them; checked by approve and edit when given."""
    supersedes: int | None = None
    """The action an undo takes back; None means the actor's latest on this case."""


class Ground(Value):
    """A case as the store holds it at the moment of an act: everything `settle` may look at."""

    case_id: int
    record: CaseRecord
    revision: int
    """Counts what came in from outside: a new message or any other change of the record."""
    version: int
    """Counts every change of state, people's acts as well as revisions."""
    lane: Lane
    unit: Unit | None
    decided_lane: Lane
    """The lane the policy gave; `lane` is that or a person's override."""
    status: Status
    owner: Text | None
    holder: Text | None
    """Who holds the claim now; None when nobody does or the lease has lapsed."""
    draft_state: DraftState
    draft: Text | None
    """The assistant's current draft whatever its state; sendable only when AVAILABLE."""
    customer_state: CustomerState
    policy_version: Text
    thread_tail: Text
    snoozed_until: Time | None = None
    actions_decided: tuple[int, ...] = ()
    """Places of the proposed actions that a person has already granted or declined."""

    @property
    def draft_hash(self) -> str | None:
        return None if self.draft is None else sha256_text(self.draft)


class Outgoing(Value):
    """Words that will leave for the customer once the undo window has passed."""

    text: Text
    written_by: Text
    """`assistant` when a person approved the draft as it stood, else the person's name."""
    send_after: datetime


class Settlement(Value):
    """What an accepted act does to the case: the state after it, and what leaves."""

    lane: Lane
    unit: Unit | None
    status: Status
    owner: Text | None
    holder: Text | None
    draft_state: DraftState
    snoozed_until: datetime | None = None
    outgoing: Outgoing | None = None
    recalls_draft: bool = False
    """True when words of the assistant that were approved and have not left yet must be called back."""
    final_text: Text | None = None
    """The words that were sent, exactly."""
    edit_distance: int | None = None
    """Levenshtein distance in characters between draft and final text; None when nothing was sent."""


class Refusal(Value):
    """Why an act was not accepted, as a person can act on it. Nothing was changed."""

    code: Text
    title: Text
    text: Text
    ways: tuple[Verb, ...] = ()
    """Verbs that lead on from here, the first to be done first; whoever shows the refusal names their keys."""
