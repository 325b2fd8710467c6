"""The case record: the intake contract, one JSON object a line. Only `ticket_id` and `thread` are required."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, Strict

from lanes.values import Text, Time, Truth, WireValue
from lanes.words import Author, CustomerState, FactStatus, Lane, Level, SourceState, Trigger, Unit


def _name_from_number(given: Any) -> Any:
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else given


def _lower(given: Any) -> Any:
    return given.strip().lower() if isinstance(given, str) else given


def _evidence_list(given: Any) -> Any:
    """Evidence comes as text, as a list of texts, or as ours; all become a list of `{text, where}`."""
    if given is None:
        return ()
    if isinstance(given, str):
        given = [given]
    if isinstance(given, list | tuple):
        return tuple({"text": item, "where": "upstream"} if isinstance(item, str) else item for item in given)
    return given


def _titled(given: Any) -> Any:
    """A citation that comes as bare text is its title."""
    if isinstance(given, list | tuple):
        return tuple({"title": item} if isinstance(item, str) else item for item in given)
    return given


def _triggers_by_name(given: Any) -> Any:
    """A bare level stands for `{level: …}`; a trigger that is not one of the six cannot be read as one."""
    if not isinstance(given, Mapping):
        return given
    return {name: {"level": value} if isinstance(value, str) else value for name, value in given.items()}


def _lane(given: Any) -> Any:
    if given is None or isinstance(given, Lane):
        return given
    if isinstance(given, bool | int | float | str):
        return Lane.of(int(given) if isinstance(given, float) and given.is_integer() else given)
    return given


Name = Annotated[str, Strict(), BeforeValidator(_name_from_number)]
"""A name or number somebody else gave out: helpdesks that count give an integer, kept as its digits."""


class Evidence(WireValue):
    """Words and where they stand: `thread[3]`, `subject`, `customer.renewal_at`, `upstream`, …

    `start` and `end` are character offsets into the text that `where` names, when the words are quoted from it.
    """

    text: Text
    where: Text = "upstream"
    start: int | None = None
    end: int | None = None


class UpstreamTrigger(WireValue):
    level: Annotated[Level, BeforeValidator(Level.of)]
    evidence: Annotated[tuple[Evidence, ...], BeforeValidator(_evidence_list)] = ()


class Assessment(WireValue):
    """What the upstream assistant thought of the case. It can raise our reading and never lower it."""

    triggers: Annotated[dict[str, UpstreamTrigger], BeforeValidator(_triggers_by_name)] = {}
    confidence: Annotated[float, Strict(), Field(ge=0, le=1)] | None = None
    recommended_lane: Annotated[Lane | None, BeforeValidator(_lane)] = None
    recommended_unit: Annotated[Unit | None, BeforeValidator(_lower)] = None
    flags: tuple[Text, ...] = ()
    model: Text | None = None
    prompt_version: Name | None = None

    def level(self, trigger: Trigger) -> Level:
        reading = self.triggers.get(trigger.value)
        return reading.level if reading else Level.LOW


class Customer(WireValue):
    id: Name | None = None
    name: Text | None = None
    email: Text | None = None
    plan: Text | None = None
    tier: Text | None = None
    segment: Text | None = None
    renewal_at: Time | None = None
    prior_contacts: Annotated[int, Strict(), Field(ge=0, le=2**63 - 1)] | None = None
    """How often this matter was raised before and not settled; this message is not counted."""


class Message(WireValue):
    author: Annotated[Author, BeforeValidator(_lower)]
    text: Text
    at: Time | None = None
    public: Truth = True
    """True when the customer can see it."""


class Fact(WireValue):
    statement: Text
    status: Annotated[FactStatus, BeforeValidator(_lower)]
    source: Text | None = None
    as_of: Time | None = None
    decisive: Truth | None = None


class Source(WireValue):
    name: Text
    state: Annotated[SourceState, BeforeValidator(_lower)]
    as_of: Time | None = None
    decisive: Truth | None = None


class ProposedAction(WireValue):
    kind: Text
    detail: Text | None = None
    reversible: Truth | None = None


class Citation(WireValue):
    title: Text | None = None
    ref: Name | None = None


Citations = Annotated[tuple[Citation, ...], BeforeValidator(_titled)]


class Draft(WireValue):
    text: Text
    citations: Citations = ()


class CaseRecord(WireValue):
    """One case as it reaches the desk. The fields are those of the intake contract; times are UTC."""

    ticket_id: Annotated[Name, Field(min_length=1, max_length=500)]
    source: Annotated[Text, Field(min_length=1, max_length=200)] = "unknown"
    channel: Text | None = None
    subject: Text | None = None
    issue_type: Text | None = None
    """The family, dotted from the general to the special: `billing.refund`."""
    language: Text | None = None
    received_at: Time | None = None
    customer: Customer = Customer()
    thread: Annotated[tuple[Message, ...], Field(min_length=1)]
    domains: tuple[Text, ...] = ()
    assessment: Assessment | None = None
    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] | None = None
    """None when the record does not speak of sources at all."""
    proposed_actions: tuple[ProposedAction, ...] = ()
    draft: Draft | None = None
    summary: Text | None = None
    references: Citations = ()
    not_done: tuple[Text, ...] = ()
    suggested_owner: Text | None = None
    customer_state: Annotated[CustomerState | None, BeforeValidator(_lower)] = None

    def time(self, otherwise: datetime) -> datetime:
        """The record's time: the latest of `received_at` and the messages' times, else `otherwise`.

        Ages of sources and facts and the nearness of renewal count from it, never from the wall clock.
        """
        return max(self.times(), default=otherwise)

    def times(self) -> list[datetime]:
        """Every time the record itself gives for the conversation."""
        times = [message.at for message in self.thread if message.at is not None]
        return [*times, self.received_at] if self.received_at is not None else times

    def customer_messages(self) -> list[tuple[int, Message]]:
        """The customer's messages with their place in the thread."""
        return [(i, m) for i, m in enumerate(self.thread) if m.author is Author.CUSTOMER]

    def wire(self) -> dict[str, Any]:
        """The record as JSON-ready values under its wire names; fields that were not given are left out."""
        return self.model_dump(mode="json", exclude_unset=True)


def thread_tail(thread: tuple[Message, ...]) -> str:
    """SHA-256 (hex) over every message's author, visibility and words: it changes when anything was said."""
    said = [[message.author.value, message.public, message.text] for message in thread]
    return sha256_text(json.dumps(said, ensure_ascii=False, separators=(",", ":")))


def sha256_text(text: str) -> str:
    """SHA-256 (hex) of the text's UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def waiting_since(case: CaseRecord, otherwise: datetime) -> datetime:
    """When the customer began to wait: their first message after our last public one.

    Falls back to the record's time where that message carries none.
    """
    since: datetime | None = None
    waiting = False
    for message in case.thread:
        if message.author is Author.CUSTOMER:
            since = message.at if not waiting else since
            waiting = True
        elif message.public and message.author is not Author.SYSTEM:
            waiting, since = False, None
    return since or case.time(otherwise)
