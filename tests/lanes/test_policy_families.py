"""Families of wordings in six languages: the lane a careful lead would give at least and at most."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lanes.decide import decide
from lanes.policy import Policy, shipped_policy
from lanes.record import CaseRecord

NOW = datetime(2026, 5, 4, 10, tzinfo=UTC)
AUTHORS = {"A": "assistant", "C": "customer"}


def _rows() -> list[tuple[int, int, str, str, int, str]]:
    """(least, most, issue type, language, earlier contacts, thread) of each line of the table."""
    lines = Path(__file__).with_name("families.tsv").read_text(encoding="utf-8").split("\n")
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [
        (int(least), int(most), kind, code, int(contacts), text)
        for least, most, kind, code, contacts, text in cells
    ]


def _case(kind: str, code: str, contacts: int, text: str) -> CaseRecord:
    spoken = re.split(r">([AC]): ", "C: >C: " + text)[1:]
    return CaseRecord.model_validate(
        {
            "ticket_id": "1",
            "issue_type": kind,
            "language": code,
            "received_at": NOW,
            "customer": {"tier": "standard", "prior_contacts": contacts},
            "thread": [
                {"author": AUTHORS[who], "text": words, "public": True, "at": NOW}
                for who, words in zip(spoken[::2], spoken[1::2], strict=True)
            ],
            "sources": [{"name": "help_centre", "state": "available", "as_of": NOW}],
            "assessment": {"confidence": 0.95, "recommended_lane": 1},
        }
    )


@pytest.fixture(scope="module")
def policy() -> Policy:
    return shipped_policy().with_promoted(["docs.*"])


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[5][:60])
def test_the_lane_is_in_the_family_s_range(row: tuple[int, int, str, str, int, str], policy: Policy) -> None:
    least, most, kind, code, contacts, text = row
    decision = decide(_case(kind, code, contacts, text), policy, now=NOW)
    assert least <= decision.lane <= most, {t.value: r.level.value for t, r in decision.triggers.items()}
