"""May this person do this to this case now, and what follows? A pure answer: a Settlement or a Refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from rapidfuzz.distance import Levenshtein

from lanes.act import Act, Ground, Outgoing, Refusal, Settlement
from lanes.rights import Rights
from lanes.words import DraftState, Lane, Role, Status, Unit, Verb

MAX_REPLY = 100_000
"""Characters. No helpdesk takes more in one message."""

SENDING = frozenset({Verb.APPROVE, Verb.EDIT, Verb.REPLY})
RETURN_REASONS = ("wrong_lane", "wrong_owner", "missing_context", "vague")
ALWAYS = frozenset({Verb.NOTE, Verb.RATE, Verb.AUDIT, Verb.UNDO})
"""Verbs that add knowledge or take an act back; neither a claim nor a finished case stands in their way."""


def settle(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    """Decide one act. Undo is settled by the store, which alone knows what was before; see `may`."""
    refusal = stale(ground, act) or may(ground, act.verb, act.actor, act.role, rights)
    if refusal is not None:
        return refusal
    return _SETTLERS[act.verb](ground, act, rights)


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
        return Refusal(code="not_held", title="Not yours", text="You do not hold this case; claim it first (c).")
    if verb is Verb.RETURN and ground.lane is not Lane.HUMAN_OWNED:
        return Refusal(code="no_packet", title="Nothing to return", text="Only a Lane 3 packet can be returned.")
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
        text = "The customer's side of this case changed while you had it open. Nothing was sent; read it and decide again."
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
    text = f"{ground.holder} holds this case. Leave a note (n), or ask them to release it."
    return Refusal(code="held", title=f"Held by {ground.holder}", text=text)


def _autonomous(verb: Verb) -> Refusal:
    text = f"Lane 1: the assistant handles this case itself. Override it to Lane 2 or 3 (o) to {verb.value} it."
    return Refusal(code="lane_1", title="Autonomous case", text=text)


def _may_send(ground: Ground, verb: Verb, actor: str, role: Role, rights: Rights) -> Refusal | None:
    if ground.lane is Lane.AUTONOMOUS:
        return _autonomous(verb)
    if ground.lane is Lane.HUMAN_OWNED and verb is not Verb.REPLY:
        text = "Lane 3: the assistant may not speak to this customer. Claim the case (c) and write the reply yourself (r)."
        return Refusal(code="lane_3", title=f"No {verb.value} in Lane 3", text=text)
    if ground.lane is Lane.HUMAN_OWNED:
        if ground.holder != actor:
            return Refusal(code="not_claimed", title="Claim it first", text="Lane 3: claim the case (c) before you write to the customer.")
        if role.rank < rights.lane_3_send.rank:
            return _role_needed(rights.lane_3_send, "answer a Lane 3 case")
    if ground.status is Status.DONE and verb is not Verb.REPLY:
        return Refusal(code="done", title="Already done", text="This case was decided. Undo (u) takes the decision back while the reply is still here.")
    if verb is not Verb.REPLY and ground.draft_state is not DraftState.AVAILABLE:
        return Refusal(code="no_draft", title="No draft", text=_NO_DRAFT[ground.draft_state])
    return None


_NO_DRAFT = {
    DraftState.NONE: "The assistant left no draft. Write the reply yourself (r).",
    DraftState.REJECTED: "The draft was rejected. Write the reply yourself (r).",
    DraftState.USED: "The draft was already sent. Write a new reply (r).",
    DraftState.WITHHELD: "The draft was withdrawn when the case entered Lane 3 and cannot be sent. Write the reply yourself (r).",
    DraftState.AVAILABLE: "",
}


def _role_needed(role: Role, to_do: str) -> Refusal:
    return Refusal(code="role", title=f"Needs a {role.value}", text=f"The policy lets a {role.value} or above {to_do}.")


def _may_claim(ground: Ground, actor: str, role: Role, rights: Rights) -> Refusal | None:
    if ground.status is Status.AUTONOMOUS:
        return _autonomous(Verb.CLAIM)
    if ground.holder == actor:
        return Refusal(code="already_held", title="Already yours", text="You hold this case.")
    if ground.lane is Lane.HUMAN_OWNED and role.rank < rights.lane_3_claim.rank:
        return _role_needed(rights.lane_3_claim, "claim a Lane 3 case")
    return None


def _may_authorize(ground: Ground, role: Role, rights: Rights) -> Refusal | None:
    open_actions = len(ground.record.proposed_actions) - len(ground.actions_decided)
    if open_actions <= 0:
        return Refusal(code="no_action", title="No open action", text="No proposed action waits for a decision.")
    if role.rank < rights.authorize.rank:
        return _role_needed(rights.authorize, "grant a proposed action")
    return None


def _after(ground: Ground, **changes: object) -> Settlement:
    state: dict[str, object] = {
        "lane": ground.lane,
        "unit": ground.unit,
        "status": ground.status,
        "owner": ground.owner,
        "holder": ground.holder,
        "draft_state": ground.draft_state,
        "snoozed_until": ground.snoozed_until,
    }
    return Settlement.model_validate(state | changes)


def _missing(code: str, what: str) -> Refusal:
    return Refusal(code=code, title="Something is missing", text=what)


def _send(ground: Ground, act: Act, rights: Rights, text: str, written_by: str) -> Settlement | Refusal:
    if not text.strip():
        return _missing("empty", "The reply is empty. Nothing was sent.")
    if len(text) > MAX_REPLY:
        return _missing("too_long", f"The reply has {len(text):,} characters; {MAX_REPLY:,} is the most that can be sent.")
    window = timedelta(seconds=rights.undo_seconds(ground.record.channel))
    used = DraftState.USED if ground.draft_state is DraftState.AVAILABLE else ground.draft_state
    return _after(
        ground,
        status=Status.DONE,
        holder=None,
        snoozed_until=None,
        draft_state=used,
        final_text=text,
        edit_distance=None if ground.draft is None else Levenshtein.distance(ground.draft, text),
        outgoing=Outgoing(text=text, written_by=written_by, send_after=act.at + window),
    )


def _approve(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    return _send(ground, act, rights, ground.draft or "", "assistant")


def _edit(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    if act.text is None:
        return _missing("text", "Say the edited words (--text).")
    if act.text == ground.draft:
        return _missing("unchanged", "The text is the draft, word for word. Approve it (a), or change it first.")
    return _send(ground, act, rights, act.text, act.actor)


def _reply(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    if act.text is None:
        return _missing("text", "Say the words of the reply (--text).")
    return _send(ground, act, rights, act.text, act.actor)


def _reject(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    if not act.reasons:
        return _missing("reason", "Say why the draft is rejected (--reason).")
    return _after(ground, draft_state=DraftState.REJECTED)


def _authorize(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    if act.action is None or act.action.verdict not in ("granted", "declined"):
        return _missing("action", "Name the proposed action and whether it is granted or declined.")
    if act.action.index >= len(ground.record.proposed_actions):
        return _missing("action", f"There is no proposed action {act.action.index + 1}.")
    if act.action.index in ground.actions_decided:
        return _missing("action", f"Action {act.action.index + 1} was already decided.")
    return _after(ground)


def _reroute(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    if not (act.to or "").strip():
        return _missing("to", "Say who should own the case (--to).")
    status = ground.status if ground.status is Status.AUTONOMOUS else Status.OPEN
    return _after(ground, owner=act.to, holder=None, status=status, snoozed_until=None)


def _override(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    lane = act.lane or ground.lane
    unit = _unit_for(lane, act.unit, ground)
    if (lane, unit) == (ground.lane, ground.unit):
        return _missing("lane", "Name a lane or unit that differs from the present one (--lane, --unit).")
    if not act.reasons and not (act.text or "").strip():
        return _missing("reason", "Say why (--reason).")
    if not act.verdicts:
        return _missing("trigger", "Name the trigger that misfired or was absent (--trigger).")
    if lane < ground.lane and act.role.rank < rights.override_down.rank:
        return _role_needed(rights.override_down, "lower a lane")
    withdrawn = lane is Lane.HUMAN_OWNED and ground.draft is not None
    return _after(
        ground,
        lane=lane,
        unit=unit,
        draft_state=DraftState.WITHHELD if withdrawn else ground.draft_state,
        status=_status_for(lane, ground.status),
    )


def _unit_for(lane: Lane, wanted: Unit | None, ground: Ground) -> Unit | None:
    if lane is Lane.AUTONOMOUS:
        return None
    if wanted is not None:
        return wanted
    if lane is ground.lane:
        return ground.unit
    return Unit.CONVERSATION if lane is Lane.HUMAN_OWNED else Unit.ANSWER


def _status_for(lane: Lane, status: Status) -> Status:
    if lane is Lane.AUTONOMOUS:
        return Status.AUTONOMOUS
    return Status.OPEN if status is Status.AUTONOMOUS else status


def _claim(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    return _after(ground, holder=act.actor, status=Status.OPEN, snoozed_until=None)


def _release(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    return _after(ground, holder=None)


def _return(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    if not act.reasons:
        return _missing("reason", f"Say why it goes back (--reason {', '.join(RETURN_REASONS)}, or your own words).")
    return _after(ground, holder=None, owner=act.to or rights.triage, status=Status.OPEN)


def _resolve(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    if not (act.outcome or "").strip():
        return _missing("outcome", "Say what it finally was (--outcome).")
    return _after(ground, status=Status.DONE, holder=None, snoozed_until=None)


def _rate(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    if act.rating is None:
        return _missing("rating", "Rate the packet's usefulness from 1 to 5 (--rating).")
    return _after(ground)


def _snooze(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    if act.until is None or act.until <= act.at:
        return _missing("until", "Say until when, in the future (--until).")
    if ground.status is Status.DONE:
        return _missing("done", "This case is done; it comes back by itself when the customer writes.")
    return _after(ground, status=Status.SNOOZED, snoozed_until=act.until)


def _note(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    if not (act.text or "").strip():
        return _missing("text", "The note is empty (--text).")
    return _after(ground)


def _audit(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    if not (act.outcome or "").strip():
        return _missing("outcome", "Say what the audit found (--outcome correct, or should_have_escalated).")
    return _after(ground)


def _undo(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    return _missing("undo", "An undo needs the action it takes back.")


_SETTLERS: dict[Verb, Callable[[Ground, Act, Rights], Settlement | Refusal]] = {
    Verb.APPROVE: _approve,
    Verb.EDIT: _edit,
    Verb.REJECT: _reject,
    Verb.REPLY: _reply,
    Verb.AUTHORIZE: _authorize,
    Verb.REROUTE: _reroute,
    Verb.OVERRIDE: _override,
    Verb.CLAIM: _claim,
    Verb.RELEASE: _release,
    Verb.RETURN: _return,
    Verb.RESOLVE: _resolve,
    Verb.RATE: _rate,
    Verb.SNOOZE: _snooze,
    Verb.NOTE: _note,
    Verb.AUDIT: _audit,
    Verb.UNDO: _undo,
}
