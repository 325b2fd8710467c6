"""Cases of a customer whose every word is marked, and the search for marked words in bytes, index and keys."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from lanes.packet import KnownFact
from lanes.record import Evidence
from lanes.words import Level
from store.values import Intake
from tests.store.shelf import a_case, an_intake, said

MARK = "qzj"
"""Every word of the customer's begins so, and nothing else does."""
ADA = {
    "id": "qzjid",
    "name": "qzjname qzjsurname",
    "email": "qzjmail@qzjhost.example",
    "plan": "qzjplan",
    "vat": "qzjextra",
}


def full_record(ticket: str, **overrides: Any) -> Any:
    return a_case(
        ticket,
        **{
            "customer": ADA,
            "subject": "qzjsubject",
            "thread": [said("qzjmessage one"), said("qzjours", "assistant"), said("qzjagain")],
            "draft": {"text": "qzjdraft goes here", "citations": [{"title": "qzjcitation"}]},
            "facts": [
                {"statement": "qzjfact", "status": "confirmed", "source": "crm", "as_of": "2026-03-01"}
            ],
            "proposed_actions": [{"kind": "refund", "detail": "qzjdetail"}],
            "assessment": {"triggers": {"customer_pressure": {"level": "high", "evidence": "qzjupstream"}}},
            "summary": "qzjsummary",
            "not_done": ["qzjnotdone"],
            "suggested_owner": "qzjowner",
            "unknown_field": "qzjunknown",
            **overrides,
        },
    )


def full_intake(record: Any, lane: int = 2) -> Intake:
    plain = an_intake(record, lane, pressure=Level.HIGH)
    evidence = (Evidence(text="qzjquoted", where="thread[0]"),)
    triggers = {
        trigger: reading.model_copy(update={"evidence": evidence})
        for trigger, reading in plain.decision.triggers.items()
    }
    changes: dict[str, Any] = {"triggers": triggers, "flags": ("qzjflag",)}
    packet: dict[str, Any] = {
        "summary": "qzjpacket",
        "known_context": (KnownFact(label="confirmed", statement="qzjknown"),),
        "customer_saw": ("qzjsaw",),
        "suggested_owner": "qzjdesk",
    }
    return plain.model_copy(
        update={
            "decision": plain.decision.model_copy(update=changes),
            "packet": plain.packet.model_copy(update=packet),
        }
    )


def marks(*files: Path) -> set[str]:
    """Every word with the mark in the raw bytes of these files and those beside them."""
    found: set[str] = set()
    for file in files:
        for beside in file.parent.glob(file.name + "*"):
            text = beside.read_bytes().decode("latin-1").lower()
            found |= {text[at : at + 12] for at in range(len(text)) if text.startswith(MARK, at)}
    return found


def terms(path: Path) -> set[str]:
    """Words with the mark in the full-text index, which keeps only what differs from the word before."""
    raw = sqlite3.connect(path)
    raw.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab ('main', 'case_words', 'row')")
    found = {term for (term,) in raw.execute("SELECT term FROM terms") if term.startswith(MARK)}
    raw.close()
    return found


def keys(path: Path) -> list[tuple[Any, ...]]:
    raw = sqlite3.connect(path)
    found = raw.execute(
        "SELECT source, customer_id, key IS NOT NULL FROM customer_keys ORDER BY id"
    ).fetchall()
    raw.close()
    return found
