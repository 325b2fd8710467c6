"""May this person do this to this case now, and what follows? A pure answer: a Settlement or a Refusal."""
# ruff: noqa: ARG001 - every settler takes the same three arguments

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import timedelta

from rapidfuzz.distance import Levenshtein

from lanes.act import Act, Ground, Outgoing, Refusal, Settlement
from lanes.built import built
from lanes.capability import Capability, holds
from lanes.own_words import known_to_customer, repeated_words, repeats_draft
from lanes.permission import ALWAYS, SENDING, may, may_draft, not_for_the_customer, role_needed, stale
from lanes.rights import Rights
from lanes.words import DraftState, Lane, Status, Unit, Verb

__all__ = ["ALWAYS", "MAX_REPLY", "RETURN_REASONS", "SENDING", "may", "settle", "stale"]

MAX_REPLY = 100_000
"""Characters. No helpdesk takes more in one message."""

_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and symbols that are drawn as nothing."""

RETURN_REASONS = ("wrong_lane", "wrong_owner", "missing_context", "vague")


def settle(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    """Decide one act. Undo is settled by the store, which alone knows what was before; see `may`."""
    refusal = stale(ground, act) or may(ground, act.verb, act.actor, act.role, rights)
    if refusal is not None:
        return refusal
    return _SETTLERS[act.verb](ground, act, rights)


def _after(ground: Ground, **changes: object) -> Settlement:
    state: dict[str, object] = {
        "lane": ground.lane,
        "unit": ground.unit,
        "status": ground.status,
        "owner": ground.owner,
        "holder": ground.holder,
        "draft_state": ground.draft_state,
        "snoozed_until": ground.snoozed_until,
        "outgoing": None,
        "recalls_draft": False,
        "final_text": None,
        "edit_distance": None,
    }
    return built(Settlement, state | changes)


def _missing(code: str, what: str) -> Refusal:
    return Refusal(code=code, title="Something is missing", text=what)


def _send_draft(ground: Ground, act: Act, rights: Rights, text: str, written_by: str) -> Settlement | Refusal:
    """Send the draft, as it stood or edited; the last place where the lane is asked whether it may leave."""
    refusal = may_draft(ground, act.verb)
    return refusal if refusal is not None else _send(ground, act, rights, text, written_by)


def _send(ground: Ground, act: Act, rights: Rights, text: str, written_by: str) -> Settlement | Refusal:
    if not _shows(text):
        return _missing("empty", "The reply is empty. Nothing was sent.")
    if len(text) > MAX_REPLY:
        return _missing(
            "too_long", f"The reply has {len(text):,} characters; {MAX_REPLY:,} is the most that can be sent."
        )
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
        outgoing=built(Outgoing, {"text": text, "written_by": written_by, "send_after": act.at + window}),
    )


def _shows(text: str) -> bool:
    """Whether a reader would see anything: spaces, controls and invisible characters alone say nothing."""
    return any(unicodedata.category(sign)[0] in "LNPS" and sign not in _BLANK for sign in text)


def _approve(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    return _send_draft(ground, act, rights, ground.draft or "", "assistant")


def _edit(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    if act.text is None:
        return _missing("text", "Say the edited words (--text).")
    if act.text == ground.draft:
        text = "The text is the draft, word for word. Approve it, or change it first."
        return Refusal(code="unchanged", title="Something is missing", text=text, ways=(Verb.APPROVE,))
    return _send_draft(ground, act, rights, act.text, act.actor)


def _reply(ground: Ground, act: Act, rights: Rights) -> Settlement | Refusal:
    if act.text is None:
        return _missing("text", "Say the words of the reply (--text).")
    if not holds(Capability.DRAFT, ground.lane, ground.unit):
        common = known_to_customer(ground.record)
        if repeats_draft(act.text, ground.draft, common):
            return not_for_the_customer(repeated_words(act.text, ground.draft or "", common))
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
    if _lowers(ground, lane, unit) and act.role.rank < rights.override_down.rank:
        return role_needed(rights.override_down, "lower a lane or give a thread back to the assistant")
    return _after(
        ground,
        lane=lane,
        unit=unit,
        draft_state=_draft_after(ground, lane, unit),
        status=_status_for(lane, ground.status),
        recalls_draft=_becomes_owned(lane, unit),
    )


def _draft_after(ground: Ground, lane: Lane, unit: Unit | None) -> DraftState:
    """What becomes of the draft: withheld where the thread becomes a person's, unless it was sent."""
    if not _becomes_owned(lane, unit) or ground.draft is None or ground.draft_state is DraftState.USED:
        return ground.draft_state
    return DraftState.WITHHELD


def _becomes_owned(lane: Lane, unit: Unit | None) -> bool:
    """Whether the whole thread is a person's there."""
    return lane is Lane.HUMAN_OWNED or unit is Unit.CONVERSATION


def _lowers(ground: Ground, lane: Lane, unit: Unit | None) -> bool:
    """Whether the override takes protection away: a lower lane, or a thread no longer a person's."""
    if lane is not ground.lane:
        return lane < ground.lane
    return ground.unit is Unit.CONVERSATION and unit is not Unit.CONVERSATION


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
        return _missing(
            "reason", f"Say why it goes back (--reason {', '.join(RETURN_REASONS)}, or your own words)."
        )
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
