"""A reply held against a case, for the tests of the reply check."""

from __future__ import annotations

from typing import Any

from lanes.policy import shipped_policy
from lanes.record import CaseRecord
from lanes.reply_check import check_reply
from lanes.words import Lane, Unit
from tests.factories import a_message, a_record

_POLICY = shipped_policy()


def codes(text: str, case: CaseRecord | None = None, **overrides: Any) -> set[str]:
    """The codes of what is found; every finding quotes the words it points at."""
    asked: dict[str, Any] = {
        "lane": Lane.ASSISTED,
        "unit": Unit.ANSWER,
        "owner": "billing specialist",
        "policy": _POLICY,
        **overrides,
    }
    found = check_reply(text, case or a_record(thread=[a_message("Please help.")]), **asked)
    assert all(one.quote == text[one.start : one.end] for one in found)
    return {one.code for one in found}
