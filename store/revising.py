"""What a changed record does to a case: the rules of a re-import, without the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from lanes.decision import Decision
from lanes.record import CaseRecord
from lanes.values import Value
from lanes.words import Author, DraftState, Lane, Level, Status, Trigger, Unit


class Override(Value):
    """A person's word on the lane, and the lane they had before them when they gave it."""

    lane: Lane
    unit: Unit | None
    decided: Lane

    @property
    def downwards(self) -> bool:
        return self.lane < self.decided


def older_copy(incoming: CaseRecord, stored: CaseRecord) -> bool:
    """True for a thread that is a true beginning of the stored one with nothing newer beside it."""
    here, there = incoming.thread, stored.thread
    if len(here) >= len(there) or [_said(m) for m in here] != [_said(m) for m in there[: len(here)]]:
        return False
    newest, known = _newest(incoming), _newest(stored)
    return newest is None or (known is not None and newest <= known)


def customer_wrote(incoming: CaseRecord, stored: CaseRecord) -> bool:
    """True when the thread holds a customer's message that was not there before."""
    return bool(_customer_words(incoming) - _customer_words(stored))


def standing_override(
    override: Override | None, decision: Decision, *, wrote: bool, more: bool
) -> Override | None:
    """The person's override that outlives this revision, or None.

    Upwards it stays. Downwards it holds until the customer writes again, or until the policy sees more
    than the person had before them: a higher lane, or `more` triggers or flags.
    """
    if override is None or not override.downwards:
        return override
    return None if wrote or more or decision.lane > override.decided else override


def sees_more(decision: Decision, levels: dict[Trigger, Level], flags: Collection[str]) -> bool:
    """Whether a decision has a trigger above these levels, or a flag beside these."""
    raised = any(decision.level(trigger).rank > level.rank for trigger, level in levels.items())
    return raised or not set(decision.flags) <= set(flags)


def effective(decision: Decision, override: Override | None) -> tuple[Lane, Unit | None]:
    """Lane and unit of the case: the policy's, or a person's where that stands."""
    if override is None:
        return decision.lane, decision.unit
    if override.downwards:
        return override.lane, override.unit
    if decision.lane > override.lane:
        return decision.lane, decision.unit
    if decision.lane == override.lane and decision.unit is Unit.CONVERSATION:
        return override.lane, Unit.CONVERSATION
    return override.lane, override.unit


def withheld(lane: Lane, unit: Unit | None) -> bool:
    """True where no draft of the assistant's may be used: Lane 3, or a thread that a person owns."""
    return lane is Lane.HUMAN_OWNED or unit is Unit.CONVERSATION


def draft_after(
    record: CaseRecord, stored: CaseRecord, state: DraftState, lane: Lane, unit: Unit | None, fate: DraftState
) -> DraftState:
    """The draft's state after a revision; `fate` is what became of the same words earlier in this case."""
    if record.draft is None:
        return DraftState.NONE
    if withheld(lane, unit):
        return DraftState.WITHHELD
    if stored.draft is not None and stored.draft.text == record.draft.text:
        return state
    return fate


def status_after(status: Status, lane: Lane, *, wrote: bool) -> Status:
    """Where the case stands after a revision; what a person finished stays so until the customer writes."""
    if status is Status.DONE and not wrote:
        return Status.DONE
    if lane is Lane.AUTONOMOUS:
        return Status.AUTONOMOUS
    if wrote or status is Status.AUTONOMOUS:
        return Status.OPEN
    return status


def _said(message: object) -> tuple[object, ...]:
    return tuple(getattr(message, field) for field in ("author", "public", "text"))


def _customer_words(record: CaseRecord) -> Counter[str]:
    return Counter(message.text for message in record.thread if message.author is Author.CUSTOMER)


def _newest(record: CaseRecord) -> datetime | None:
    times = record.times()
    times += [fact.as_of for fact in record.facts if fact.as_of is not None]
    times += [source.as_of for source in record.sources or () if source.as_of is not None]
    return max(times, default=None)
