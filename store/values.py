"""What the store hands out and takes in: frozen domain values, never rows."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from lanes.act import Ground
from lanes.decision import Decision
from lanes.packet import Packet
from lanes.record import CaseRecord
from lanes.values import Text, Time, Value, format_time
from lanes.words import CustomerState, DraftState, Lane, Level, Status, Trigger, Unit, Verb
from store.events import StoredEvent


class Intake(Value):
    """One case ready to be stored: the record, the policy's answer to it, and the packet built from both."""

    record: CaseRecord
    content_hash: Text
    """SHA-256 of the record's canonical JSON; the same hash means nothing changed."""
    decision: Decision
    packet: Packet
    at: Time
    """When it was taken in."""


class Taken(StrEnum):
    """What became of one record at intake."""

    IMPORTED = "imported"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class View(StrEnum):
    """The queue's views."""

    LANE_2 = "lane2"
    LANE_3 = "lane3"
    MINE = "mine"
    ALL = "all"
    SNOOZED = "snoozed"
    DONE = "done"


class QueueOrder(StrEnum):
    """How the queue is sorted."""

    CONSEQUENCE = "consequence"
    """The strictest consequence first, then the longest wait."""
    LONGEST_WAIT = "longest_wait"
    NEWEST = "newest"
    """The latest customer message first."""
    CUSTOMER = "customer"
    """By customer, A to Z without regard to case, each one's longest wait first; cases without one last."""

    @property
    def words(self) -> str:
        return self.value.replace("_", " ")

    def place(self, row: QueueRow) -> tuple[Any, ...]:
        """What sorts this row among others in this order."""
        since = row.waiting_since.timestamp()
        if self is QueueOrder.LONGEST_WAIT:
            return (since, row.case_id)
        if self is QueueOrder.NEWEST:
            return (-since, -row.case_id)
        if self is QueueOrder.CUSTOMER:
            name = row.customer_key
            folded = name.translate(_ASCII_LOWER) if name is not None else ""
            return (name is None, folded.encode("utf-8", "surrogatepass"), since, row.case_id)
        return (-row.consequence, since, row.case_id)


_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


class QueueQuery(Value):
    """Which cases, for whom, and from where on. Filters that are None do not filter."""

    view: View = View.ALL
    me: Text = ""
    lane: Lane | None = None
    source: Text | None = None
    issue_type: Text | None = None
    """A glob: `billing.*`."""
    tier: Text | None = None
    owner: Text | None = None
    """A name, or `none` for cases without one."""
    customer_state: CustomerState | None = None
    triggers: dict[Trigger, Level] = {}
    """Each named trigger at this level or above."""
    waiting_over: float | None = None
    """Seconds the customer has waited at least, counted from `now`."""
    text: Text | None = None
    """Words to find in subject, thread, customer or ticket."""
    now: Time
    order: QueueOrder = QueueOrder.CONSEQUENCE
    after: tuple[int, str, int] | None = None
    """Keyset cursor: the last row's `cursor`; rows strictly behind it are returned."""
    after_customer: Text | None = None
    """The last row's `customer_key`; read only in the order of customers."""
    limit: int = Field(default=200, ge=1, le=100_000)

    def behind(self, row: QueueRow | None) -> QueueQuery:
        """The same query from behind a row on; None begins at the top."""
        after: dict[str, Any] = {"after": None, "after_customer": None}
        if row is not None:
            after = {"after": row.cursor, "after_customer": row.customer_key}
        return self.model_copy(update=after)


class QueueRow(Value):
    """One line of the queue; the field names are those of `queue --json`."""

    case_id: int
    ticket_id: Text
    source: Text
    lane: Lane
    unit: Unit | None
    status: Status
    owner: Text | None
    holder: Text | None
    customer_state: CustomerState
    has_draft: bool
    draft_state: DraftState
    triggers: dict[Trigger, Level]
    flags: tuple[Text, ...]
    waiting_since: Time
    wrote_again: bool
    """The customer wrote since the case was last decided or first came in: it is back in the queue."""
    delivery: Text | None
    """Of the last reply: queued, sending, delivered, failed, unknown, undone; None when nothing was sent."""
    snoozed_until: Time | None
    subject: Text | None
    issue_type: Text | None
    channel: Text | None
    language: Text | None
    customer_id: Text | None
    customer_name: Text | None
    tier: Text | None
    consequence: int
    revision: int
    version: int
    suggested_owner: Text | None = None
    """Whom the packet proposes; `owner` is whom a person named."""
    claim_epoch: int = 0
    """Counts the claims of this case; `Store.renew` asks for it."""
    lease_until: Time | None = None
    """When the holder's claim lapses unless it is renewed."""
    delivery_reason: Text | None = None
    """Why the last reply failed or is uncertain."""
    viewers: tuple[Text, ...] = ()
    """Who has the case open right now, the holder among them."""

    @property
    def cursor(self) -> tuple[int, str, int]:
        """Where the queue goes on after this row: consequence, wait, id."""
        return (self.consequence, format_time(self.waiting_since), self.case_id)

    @property
    def customer_key(self) -> str | None:
        """What the order of customers sorts by."""
        return self.customer_id if self.customer_name is None else self.customer_name


class Sent(Value):
    """A reply that left, or waits to leave, through this desk."""

    action_id: int
    text: Text
    by: Text
    at: Time
    send_after: Time
    delivery: Text


class FeedbackRow(Value):
    """One human action as labelled feedback: the append-only row, in the order of its columns."""

    id: int
    case_id: int
    source: Text
    ticket_id: Text
    actor: Text
    role: Text
    verb: Verb
    at: Time
    seconds_spent: float | None
    revision: int
    thread_tail: Text
    policy_version: Text
    lane_before: Lane
    lane_after: Lane
    unit_before: Unit | None
    unit_after: Unit | None
    status_before: Status
    status_after: Status
    trigger_levels: dict[str, str]
    """The six levels as they stood."""
    trigger_verdicts: list[dict[str, Any]]
    action_verdict: dict[str, Any] | None
    draft: Text | None
    draft_hash: Text | None
    final_text: Text | None
    edit_distance: int | None
    reason_codes: list[str]
    note: Text | None
    """The act's words where they were not sent: note, reason in words."""
    owner_before: Text | None
    owner_after: Text | None
    outcome: Text | None
    rating: int | None
    until: Time | None
    escalate_at: int | None
    findings: list[dict[str, Any]]
    """What the lint said of a Lane 3 packet (`where` is `summary`) when the act was done, then what the reply
    check said of the words that were sent (`where` is `reply`): `{code, text, where, quote, start, end}`."""
    hunks: list[dict[str, Any]]
    """An edit's changes: `{before, after, reason}`."""
    grades: list[dict[str, Any]]
    """The packet's claims as graded: `{claim, words, verdict}`."""
    supersedes: int | None
    undone_by: int | None
    """The undo that took this row back, if one did (read from the log, not a column of the row)."""
    prev_hash: Text
    hash: Text

    @property
    def erased(self) -> bool:
        """True when the words of this row were erased with the customer they concern."""
        return not self.thread_tail


class Deed(Value):
    """One act as its doer looks back on it."""

    action: FeedbackRow
    subject: Text | None
    delivery: Text | None
    """Of the reply it sent: queued, sending, delivered, failed, unknown, undone; None when it sent none."""
    delivery_reason: Text | None
    customer_came_back: bool
    """The customer wrote again after it."""


class CaseView(Value):
    """Everything the case page shows, read in one transaction."""

    row: QueueRow
    ground: Ground
    decision: Decision
    packet: Packet
    history: tuple[FeedbackRow, ...]
    """Oldest first."""
    sent: tuple[Sent, ...]
    """Replies of ours, oldest first, undone ones left out."""
    events: tuple[StoredEvent, ...] = ()
    """What happened beside people's acts, oldest first."""
    first_seen_at: Time
    updated_at: Time

    @property
    def overrides(self) -> tuple[FeedbackRow, ...]:
        """The overrides that stand, oldest first."""
        return tuple(row for row in self.history if row.verb is Verb.OVERRIDE and row.undone_by is None)


class Recorded(Value):
    """An acknowledged act: it is on disk."""

    action: FeedbackRow
    row: QueueRow
    send_after: Time | None = None
    """Until then `undo` takes the reply back; None when nothing is on its way."""


class Delivery(Value):
    """One reply claimed for sending."""

    outbox_id: int
    case_id: int
    source: Text
    ticket_id: Text
    channel: Text | None
    text: Text
    marker: Text
    """Unique to this reply: how a lost answer is looked up instead of being sent again."""
    attempt: int
    """From 1."""
    verb: Verb
    """The act that let it go."""
