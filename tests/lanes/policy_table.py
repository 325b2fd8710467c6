"""The table of small cases beside these tests: one line each, with the lanes a careful lead allows."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from lanes.record import CaseRecord
from lanes.words import Trigger

MOMENT = datetime(2026, 5, 5, 10, tzinfo=UTC)
TABLE = Path(__file__).with_name("policy_cases.jsonl")


def rows() -> list[dict[str, Any]]:
    with TABLE.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def record_of(row: dict[str, Any], number: int = 0) -> CaseRecord:
    """The row as a case: standard customer, readable sources, a calm and confident upstream unless it says else."""
    said = row.get("thread") or [["customer", row["say"]]]
    thread = [
        {"author": author, "text": text, "at": _time(minutes=place)}
        for place, (author, text) in enumerate(said)
    ]
    customer = {"tier": row.get("tier", "standard"), "prior_contacts": row.get("prior_contacts", 0)}
    if "renewal_days" in row:
        customer["renewal_at"] = _time(days=row["renewal_days"])
    triggers = {trigger.value: "low" for trigger in Trigger} | row.get("upstream", {})
    record: dict[str, Any] = {
        "ticket_id": f"P{number:03}",
        "issue_type": row["type"],
        "language": row.get("language", "en"),
        "subject": row.get("subject"),
        "customer": customer,
        "thread": thread,
        "assessment": {
            "triggers": triggers,
            "confidence": row.get("confidence", 0.96),
            "recommended_lane": row.get("upstream_lane", 1),
            "flags": row.get("upstream_flags", []),
        },
        "facts": row.get("facts", []),
        "proposed_actions": row.get("proposed_actions", []),
    }
    if not row.get("no_sources"):
        given = row.get("sources") or [["help_centre", "available"], ["billing", "available"]]
        record["sources"] = [_source(*source) for source in given]
    return CaseRecord.model_validate(record)


def _source(name: str, state: str, decisive: bool | None = None) -> dict[str, Any]:
    return {"name": name, "state": state, "as_of": _time(hours=-2), "decisive": decisive}


def _time(**later: float) -> str:
    return (MOMENT + timedelta(**later)).isoformat()
