"""What the store's tests put on the shelf: records with decisions made by hand, and a clock to turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from lanes.act import Act
from lanes.capability import capabilities
from lanes.decision import Decision, Reason, TriggerReading
from lanes.packet import Packet
from lanes.record import CaseRecord, sha256_text
from lanes.rights import Rights
from lanes.words import CustomerState, Lane, Level, Trigger, Unit, Verb
from store.store import Store
from store.values import Intake

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
RIGHTS = Rights()
DRAFT = "You find it under Settings > Billing."


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **later: float) -> datetime:
        self.now += timedelta(**later)
        return self.now


def a_case(ticket: str = "1", **overrides: Any) -> CaseRecord:
    """A record with one customer message and a draft; a field set to `...` is left out."""
    wire = {
        "ticket_id": ticket,
        "source": "zendesk",
        "channel": "email",
        "subject": "Where are my invoices?",
        "issue_type": "billing.invoice",
        "language": "en",
        "received_at": "2026-03-10T08:00:00Z",
        "customer": {"id": "c1", "name": "Ada Fenn", "tier": "standard"},
        "thread": [said("Where do I find my invoices?")],
        "draft": {"text": DRAFT},
        **overrides,
    }
    return CaseRecord.model_validate({key: value for key, value in wire.items() if value is not ...})


def said(text: str, author: str = "customer", at: str | None = "2026-03-10T08:00:00Z") -> dict[str, Any]:
    return {"author": author, "text": text, "at": at, "public": True}


def decided(record: CaseRecord, lane: int = 2, unit: Unit | None = None, **levels: Level) -> Decision:
    """A decision by hand; levels are named by the triggers' short names."""
    place = Lane(lane)
    if unit is None and place is not Lane.AUTONOMOUS:
        unit = Unit.CONVERSATION if place is Lane.HUMAN_OWNED else Unit.ANSWER
    return Decision(
        ticket_id=record.ticket_id,
        lane=place,
        unit=unit,
        triggers={t: TriggerReading(level=levels.get(t.name.lower(), Level.LOW)) for t in Trigger},
        reasons=(Reason(rule="by_hand", text="as the test wants it", sets_lane=True),),
        customer_state=CustomerState.NOTHING_SENT,
        capabilities=capabilities(place, unit),
        policy_version="p1",
    )


def an_intake(
    record: CaseRecord,
    lane: int = 2,
    unit: Unit | None = None,
    at: datetime = NOW,
    policy_version: str = "p1",
    **levels: Level,
) -> Intake:
    decision = decided(record, lane, unit, **levels).model_copy(update={"policy_version": policy_version})
    packet = Packet(
        ticket_id=record.ticket_id, lane=decision.lane, unit=decision.unit, suggested_owner="billing"
    )
    return Intake(
        record=record,
        content_hash=sha256_text(record.model_dump_json(exclude_unset=True)),
        decision=decision,
        packet=packet,
        at=at,
    )


def put(store: Store, *intakes: Intake) -> list[int]:
    """Take the cases in and answer their ids."""
    store.take_in(intakes)
    return [store.find(f"{one.record.source}:{one.record.ticket_id}") for one in intakes]


def one_case(store: Store, lane: int = 2, **overrides: Any) -> int:
    return put(store, an_intake(a_case(**overrides), lane))[0]


def an_act(verb: Verb | str, actor: str = "mia", at: datetime = NOW, **fields: Any) -> Act:
    return Act.model_validate({"verb": verb, "actor": actor, "at": at, **fields})


ABSENT: Sequence[dict[str, str]] = ({"trigger": Trigger.SECURITY.value, "verdict": "absent"},)


def raise_to_3(actor: str = "mia", **fields: Any) -> Act:
    return an_act("override", actor, lane=3, reasons=["risk"], verdicts=ABSENT, **fields)


def lower_to(lane: int, actor: str = "mia", **fields: Any) -> Act:
    verdicts = [{"trigger": Trigger.SECURITY.value, "verdict": "misfired"}]
    return an_act("override", actor, lane=lane, reasons=["routine"], verdicts=verdicts, **fields)
