"""Records for every room's tests: each factory takes overrides by field name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from lanes.record import CaseRecord

MOMENT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
"""The moment the made-up cases come in."""

CALM_TRIGGERS = {
    "policy_sensitivity": "low",
    "security_identity": "low",
    "missing_source_of_truth": "low",
    "action_irreversibility": "low",
    "customer_pressure": "low",
    "multi_domain_complexity": "low",
}


def iso(moment: datetime = MOMENT, **later: float) -> str:
    """`moment`, shifted by `timedelta` keywords, as the wire writes it."""
    return (moment + timedelta(**later)).isoformat().replace("+00:00", "Z")


def a_message(text: str = "Where do I find the audit log?", **overrides: Any) -> dict[str, Any]:
    """A customer's public message on the wire."""
    return {"author": "customer", "text": text, "at": iso(), "public": True, **overrides}


def a_reply(text: str = "Which workspace is it about?", **overrides: Any) -> dict[str, Any]:
    """A public message by the assistant, an hour later."""
    return a_message(text, **{"author": "assistant", "at": iso(hours=1), **overrides})


def a_wire(**overrides: Any) -> dict[str, Any]:
    """A routine documentation question as it comes over the wire; a field set to `...` is left out."""
    record = {
        "ticket_id": "500001",
        "source": "zendesk",
        "channel": "email",
        "subject": "Audit log",
        "issue_type": "docs.admin_panel",
        "language": "en",
        "received_at": iso(),
        "customer": {"id": "cus_1", "name": "Ada Fenn", "email": "ada@fenn.example", "tier": "standard"},
        "thread": [a_message()],
        "sources": [{"name": "help_centre", "state": "available", "as_of": iso(hours=-3)}],
        **overrides,
    }
    return {key: value for key, value in record.items() if value is not ...}


def a_record(**overrides: Any) -> CaseRecord:
    """The validated record of `a_wire`."""
    return CaseRecord.model_validate(a_wire(**overrides))


def wire_lane1(**overrides: Any) -> dict[str, Any]:
    """A question the assistant may answer alone once `docs.*` is promoted."""
    return a_wire(
        **{
            "ticket_id": "500101",
            "assessment": {
                "triggers": CALM_TRIGGERS,
                "confidence": 0.97,
                "recommended_lane": 1,
                "model": "assist-4",
            },
            "facts": [a_fact()],
            "draft": a_draft("You find it under Admin > Security > Audit log."),
            **overrides,
        }
    )


def wire_lane2(**overrides: Any) -> dict[str, Any]:
    """A how-to with a draft that a person sends: Lane 2 under the shipped policy."""
    return a_wire(
        **{
            "ticket_id": "500201",
            "issue_type": "howto.labels",
            "subject": "Label colours",
            "thread": [a_message("How do I change the colour of a label on our board?")],
            "draft": a_draft("Open the label's menu and choose Colour."),
            **overrides,
        }
    )


def wire_lane3(**overrides: Any) -> dict[str, Any]:
    """Commercial, access and irreversible at once, with a full upstream packet: Lane 3 beyond doubt."""
    return a_wire(
        **{
            "ticket_id": "500301",
            "issue_type": "billing.refund",
            "subject": "Remove seats, refund, and restore our owner",
            "customer": {"id": "cus_9", "name": "Bo Lind", "tier": "enterprise", "plan": "enterprise annual"},
            "thread": [
                a_message(
                    "Please refund the 40 seats we were charged for by mistake and restore access for our "
                    "former workspace owner. This is the third time I ask, and our lawyer is now involved."
                )
            ],
            "assessment": {
                "triggers": {
                    **CALM_TRIGGERS,
                    "policy_sensitivity": {"level": "high", "evidence": "asks for a refund"},
                    "security_identity": {"level": "high", "evidence": "asks to restore an owner"},
                },
                "recommended_lane": 3,
                "recommended_unit": "conversation",
                "model": "assist-4",
            },
            "facts": [
                a_fact(),
                a_fact("seat change was intentional", status="missing", source=None, as_of=None),
            ],
            "proposed_actions": [{"kind": "refund", "detail": "40 seats", "reversible": False}],
            "draft": a_draft("We will refund the seats."),
            "summary": "Customer asks for a refund of 40 seats and for the former owner's access.",
            "references": [{"title": "Refund policy", "ref": "kb/77"}],
            "not_done": ["did not promise a refund"],
            "suggested_owner": "billing",
            **overrides,
        }
    )


def a_lane1(**overrides: Any) -> CaseRecord:
    return CaseRecord.model_validate(wire_lane1(**overrides))


def a_lane2(**overrides: Any) -> CaseRecord:
    return CaseRecord.model_validate(wire_lane2(**overrides))


def a_lane3(**overrides: Any) -> CaseRecord:
    return CaseRecord.model_validate(wire_lane3(**overrides))


def a_fact(statement: str = "plan is standard", **overrides: Any) -> dict[str, Any]:
    """A confirmed fact from the CRM, an hour old."""
    return {
        "statement": statement,
        "status": "confirmed",
        "source": "crm",
        "as_of": iso(hours=-1),
        **overrides,
    }


def a_draft(text: str = "You find it under Admin.", **overrides: Any) -> dict[str, Any]:
    """The assistant's draft with one citation."""
    return {"text": text, "citations": [{"title": "Audit log overview", "ref": "kb/1182"}], **overrides}


def json_line(record: Mapping[str, Any]) -> bytes:
    """One record as a line of the file, its newline included."""
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def json_lines(records: Iterable[Mapping[str, Any]]) -> bytes:
    return b"".join(map(json_line, records))
