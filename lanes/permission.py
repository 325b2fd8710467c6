"""Why a verb is closed to a person on a case right now: the screen greys by it, and `settle` asks first."""

from __future__ import annotations

from lanes.act import Act, Ground, Refusal
from lanes.capability import Capability, CapabilityDenied, require
from lanes.rights import Rights
from lanes.words import DraftState, Lane, Role, Status, Verb

SENDING = frozenset({Verb.APPROVE, Verb.EDIT, Verb.REPLY})
_QUOTED = 120
"""Characters of the assistant's words that a refusal names."""
ALWAYS = frozenset({Verb.NOTE, Verb.RATE, Verb.AUDIT, Verb.UNDO})
"""Verbs that add knowledge or take an act back; neither a claim nor a finished case stands in their way."""


def may(ground: Ground, verb: Verb, actor: str, role: Role, rights: Rights) -> Refusal | None:
    """Why `verb` is closed to this person on this case right now, or None when it is open.

    The screen greys its keys by this; `settle` asks the same question first.
    """
    refusal = _held_by_other(ground, verb, actor)
    if refusal is not None:
        return refusal
    if verb in SENDING or verb is Verb.REJECT:
        return _may_send(ground, verb, actor, role, rights)
    if verb in (Verb.RELEASE, Verb.RETURN) and ground.holder != actor:
        return Refusal(
            code="not_held",
            title="Not yours",
            text="You do not hold this case; claim it first.",
            ways=(Verb.CLAIM,),
        )
    if verb is Verb.RETURN and ground.lane is not Lane.HUMAN_OWNED:
        return Refusal(
            code="no_packet", title="Nothing to return", text="Only a Lane 3 packet can be returned."
        )
    if verb is Verb.RATE and ground.lane is not Lane.HUMAN_OWNED:
        return Refusal(code="no_packet", title="No packet", text="Only Lane 3 cases carry a packet to rate.")
    if verb is Verb.CLAIM:
        return _may_claim(ground, actor, role, rights)
    if verb is Verb.AUTHORIZE:
        return _may_authorize(ground, role, rights)
    if ground.status is Status.AUTONOMOUS and verb in (Verb.SNOOZE, Verb.RESOLVE):
        return _autonomous(verb)
    return None


def stale(ground: Ground, act: Act) -> Refusal | None:
    """The refusal for an act on a case that is no longer the one the person saw, or None."""
    if act.seen_revision is not None and act.seen_revision != ground.revision:
        text = (
            "The customer's side of this case changed while you had it open. Nothing was sent; "
            "read it and decide again."
        )
        return Refusal(code="stale_revision", title="The case has changed", text=text)
    if act.seen_version is not None and act.seen_version != ground.version:
        text = "Someone acted on this case while you had it open. Nothing was changed; look again and decide."
        return Refusal(code="stale_version", title="Somebody was faster", text=text)
    if act.seen_draft is not None and act.seen_draft != ground.draft_hash:
        text = "The draft is no longer the one you saw. Nothing was sent; read the new one."
        return Refusal(code="stale_draft", title="The draft has changed", text=text)
    return None


def _held_by_other(ground: Ground, verb: Verb, actor: str) -> Refusal | None:
    if ground.holder is None or ground.holder == actor or verb in ALWAYS:
        return None
    text = f"{ground.holder} holds this case. Leave a note, or ask them to release it."
    return Refusal(code="held", title=f"Held by {ground.holder}", text=text, ways=(Verb.NOTE,))


def _autonomous(verb: Verb) -> Refusal:
    text = f"Lane 1: the assistant handles this case itself. Override it to Lane 2 or 3 to {verb.value} it."
    return Refusal(code="lane_1", title="Autonomous case", text=text, ways=(Verb.OVERRIDE,))


def _may_send(ground: Ground, verb: Verb, actor: str, role: Role, rights: Rights) -> Refusal | None:
    if ground.lane is Lane.AUTONOMOUS:
        return _autonomous(verb)
    if verb is not Verb.REPLY:
        refusal = may_draft(ground, verb)
        if refusal is not None:
            return refusal
    if ground.lane is Lane.HUMAN_OWNED:
        if ground.holder != actor:
            return Refusal(
                code="not_claimed",
                title="Claim it first",
                text="Lane 3: claim the case before you write to the customer.",
                ways=(Verb.CLAIM,),
            )
        if role.rank < rights.lane_3_send.rank:
            return role_needed(rights.lane_3_send, "answer a Lane 3 case")
    if ground.status is Status.DONE and verb is not Verb.REPLY:
        return Refusal(
            code="done",
            title="Already done",
            text="This case was decided. Undo takes the decision back while the reply is still here.",
            ways=(Verb.UNDO,),
        )
    if verb is not Verb.REPLY and ground.draft_state is not DraftState.AVAILABLE:
        text = _NO_DRAFT[ground.draft_state]
        return Refusal(code="no_draft", title="No draft", text=text, ways=(Verb.REPLY,))
    return None


def may_draft(ground: Ground, verb: Verb) -> Refusal | None:
    """Why words of the assistant are closed to this case, by its lane and unit; None when they are open."""
    try:
        require(Capability.DRAFT, ground.lane, ground.unit)
    except CapabilityDenied:
        if ground.lane is Lane.AUTONOMOUS:
            return _autonomous(verb)
        if ground.lane is Lane.HUMAN_OWNED:
            text = (
                "Lane 3: the assistant may not speak to this customer. "
                "Claim the case and write the reply yourself."
            )
            title, ways = f"No {verb.value} in Lane 3", (Verb.CLAIM, Verb.REPLY)
            return Refusal(code="lane_3", title=title, text=text, ways=ways)
        text = "The thread belongs to a person: the assistant may not speak in it. Write the reply yourself."
        title = f"No {verb.value}: the thread is a person's"
        return Refusal(code="conversation", title=title, text=text, ways=(Verb.REPLY,))
    return None


_NO_DRAFT = {
    DraftState.NONE: "The assistant left no draft. Write the reply yourself.",
    DraftState.REJECTED: "The draft was rejected. Write the reply yourself.",
    DraftState.USED: "The draft was already sent. Write a new reply.",
    DraftState.WITHHELD: "The draft was withdrawn when a person took over. Write the reply yourself.",
    DraftState.AVAILABLE: "",
}


def role_needed(role: Role, to_do: str) -> Refusal:
    """The refusal for somebody whose role the policy does not let `to_do`."""
    return Refusal(
        code="role", title=f"Needs a {role.value}", text=f"The policy lets a {role.value} or above {to_do}."
    )


def not_for_the_customer(words: str) -> Refusal:
    """The refusal for words the assistant wrote where it may not speak, naming their beginning."""
    short = " ".join(words.split())
    short = short if len(short) <= _QUOTED else short[: _QUOTED - 1] + "…"
    text = (
        f"The assistant wrote “{short}”, and nothing it wrote there may reach this customer. Nothing was sent; "
        "say it in your own words."
    )
    return Refusal(code="withheld_words", title="The assistant's words", text=text)


def _may_claim(ground: Ground, actor: str, role: Role, rights: Rights) -> Refusal | None:
    if ground.status is Status.AUTONOMOUS:
        return _autonomous(Verb.CLAIM)
    if ground.holder == actor:
        return Refusal(code="already_held", title="Already yours", text="You hold this case.")
    if ground.lane is Lane.HUMAN_OWNED and role.rank < rights.lane_3_claim.rank:
        return role_needed(rights.lane_3_claim, "claim a Lane 3 case")
    return None


def _may_authorize(ground: Ground, role: Role, rights: Rights) -> Refusal | None:
    open_actions = len(ground.record.proposed_actions) - len(ground.actions_decided)
    if open_actions <= 0:
        return Refusal(
            code="no_action", title="No open action", text="No proposed action waits for a decision."
        )
    if role.rank < rights.authorize.rank:
        return role_needed(rights.authorize, "grant a proposed action")
    return None
