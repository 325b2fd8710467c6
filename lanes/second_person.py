"""Four eyes: who may not lower a lane alone proposes it, and another person confirms it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Protocol

from lanes.act import Act, Refusal
from lanes.permission import role_needed
from lanes.rights import Rights
from lanes.values import Text, Value
from lanes.words import Lane, Unit, Verb

_PROPOSED = "proposed_lane_"


class Proposal(Value):
    """A lowering somebody asked for, by the action in the log that says so."""

    action_id: int
    actor: Text


def target_code(lane: Lane, unit: Unit | None) -> str:
    """What a proposal's outcome says: where the case would go."""
    return f"{_PROPOSED}{int(lane)}_{unit.value if unit else 'none'}"


class Said(Protocol):
    """As much of a log row as tells a proposal."""

    @property
    def verb(self) -> Verb: ...

    @property
    def outcome(self) -> str | None: ...


def is_proposal(action: Said) -> bool:
    """Whether this row of the log is a proposal to lower a lane."""
    return action.verb is Verb.NOTE and (action.outcome or "").startswith(_PROPOSED)


def proposing(act: Act, lane: Lane, unit: Unit | None) -> Act:
    """The override as a proposal: a note with its reasons and verdicts, which leaves the case as it is."""
    place = f"Lane {int(lane)}" + (f" ({unit.value})" if unit else "")
    words = (act.text or "").strip()
    text = f"Proposes {place}; it takes effect once another person confirms it."
    return act.model_copy(
        update={
            "verb": Verb.NOTE,
            "text": f"{text}\n{words}" if words else text,
            "outcome": target_code(lane, unit),
            "lane": None,
            "unit": None,
            "seen_draft": None,
        }
    )


def confirming(act: Act, proposals: Iterable[Proposal], rights: Rights) -> Act | Refusal | None:
    """The act that confirms another's open proposal, why it cannot be confirmed, or None: it is a new one.

    `proposals` are the open ones for the same lane and unit. The same name in another case or with spaces
    around it is the same person.
    """
    found = tuple(proposals)
    others = [one for one in found if _name(one.actor) != _name(act.actor)]
    if not others:
        if not found:
            return None
        text = "You have proposed this already (see the history). Another person has to confirm it."
        return Refusal(code="own_proposal", title="It needs a second person", text=text)
    if act.role.rank < rights.override_confirm.rank:
        return role_needed(rights.override_confirm, "confirm a proposal to lower a lane")
    reasons = tuple(reason for reason in act.reasons if not reason.startswith("confirms:"))
    return act.model_copy(update={"reasons": (*reasons, f"confirms:{others[0].action_id}")})


def allowing(act: Act, rights: Rights) -> Rights:
    """The rights under which a confirmed lowering is settled: this actor's own role is enough for it."""
    return rights.model_copy(
        update={"override_down": min(act.role, rights.override_down, key=lambda role: role.rank)}
    )


def _name(actor: str) -> str:
    return unicodedata.normalize("NFKC", actor).casefold().strip()
