"""A policy that changed since a case was decided: what it withholds now is not sent under the old one."""

from __future__ import annotations

from datetime import datetime

from lanes.act import Refusal
from lanes.decide import decide
from lanes.own_words import repeats_draft
from lanes.policy import Policy
from lanes.words import Unit, Verb
from store.errors import Refused
from store.values import CaseView


def check_policy(view: CaseView, policy: Policy, verb: Verb, text: str | None, now: datetime) -> None:
    """Raise Refused where the policy in force is stricter with this case than the one it was decided under.

    Decides the record anew, and only where the two policies differ and the words are the assistant's: an approved or
    edited draft, or a reply whose `text` repeats it. A person's override stands.
    """
    before = view.decision
    if view.ground.policy_version == policy.version or not _sends_the_draft(view, verb, text):
        return
    after = decide(view.ground.record, policy, now=now)
    owned = after.unit is Unit.CONVERSATION and before.unit is not Unit.CONVERSATION
    if after.lane <= before.lane and not owned:
        return
    why = next((reason.text for reason in after.reasons if reason.sets_lane), "")
    text = (
        f"The policy changed since this case was decided: it now belongs to Lane {int(after.lane)}. {why} "
        "Nothing was sent; override the lane, or write your own reply."
    )
    ways = (Verb.OVERRIDE, Verb.REPLY)
    raise Refused(Refusal(code="policy_moved", title="The policy has changed", text=text, ways=ways))


def _sends_the_draft(view: CaseView, verb: Verb, text: str | None) -> bool:
    if verb is Verb.REPLY:
        return repeats_draft(text or "", view.ground.draft)
    return verb in (Verb.APPROVE, Verb.EDIT)
