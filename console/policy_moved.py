"""A policy that changed since a case was decided: what it withholds now is not sent under the old one."""

from __future__ import annotations

from datetime import datetime

from lanes.act import Ground, Refusal
from lanes.decide import decide
from lanes.policy import Policy
from lanes.words import Unit, Verb
from store.errors import Refused
from store.store import Store
from store.values import CaseView


def check_policy(
    store: Store, view: CaseView, policy: Policy, verb: Verb, text: str | None, now: datetime
) -> None:
    """Raise Refused where the policy in force is stricter with this case than it stands and was decided.

    Decides the record anew, and only where the two policies differ and the words are the assistant's: an approved or
    edited draft, or a reply whose `text` repeats what it wrote. A person's override stands.
    """
    before, ground = view.decision, view.ground
    if ground.policy_version == policy.version or not _sends_the_assistants(store, ground, verb, text):
        return
    after = decide(ground.record, policy, now=now)
    conversation = Unit.CONVERSATION
    owned = after.unit is conversation and conversation not in (before.unit, ground.unit)
    if after.lane <= max(before.lane, ground.lane) and not owned:
        return
    why = next((reason.text for reason in after.reasons if reason.sets_lane), "")
    text = (
        f"The policy changed since this case was decided: it now belongs to Lane {int(after.lane)}. {why} "
        "Nothing was sent; override the lane, or write your own reply."
    )
    ways = (Verb.OVERRIDE, Verb.REPLY)
    raise Refused(Refusal(code="policy_moved", title="The policy has changed", text=text, ways=ways))


def _sends_the_assistants(store: Store, ground: Ground, verb: Verb, text: str | None) -> bool:
    if verb is Verb.REPLY:
        return store.assistants_words(ground.case_id, text or "") is not None
    return verb in (Verb.APPROVE, Verb.EDIT)
