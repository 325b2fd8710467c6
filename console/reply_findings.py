"""The reply check asked about one case: what a customer should not read in words about to leave."""

from __future__ import annotations

from lanes.packet import Finding
from lanes.policy import Policy
from lanes.reply_check import check_reply
from store.values import CaseView


def findings_on(text: str, view: CaseView, policy: Policy, *, own_words: bool) -> tuple[Finding, ...]:
    """Warnings on `text`, in its order.

    Own words are a person's review themselves; a draft left as it stands needs an earlier look to speak of
    one.
    """
    ground = view.ground
    return check_reply(
        text,
        ground.record,
        lane=ground.lane,
        unit=ground.unit,
        owner=ground.owner,
        policy=policy,
        human_reviewed=own_words or bool(ground.holder or view.history),
    )


def finding_line(finding: Finding) -> str:
    """A finding in one line, with the words it is about."""
    return finding.text + (f" “{finding.quote}”" if finding.quote else "")
