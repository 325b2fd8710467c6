"""The keys of the verbs: one each, with the word the footer shows and the sentence help shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.binding import Binding

from lanes.words import Lane, Verb


@dataclass(frozen=True)
class VerbKey:
    verb: Verb
    key: str
    label: str
    tooltip: str

    @property
    def binding(self) -> Binding:
        return Binding(
            self.key,
            f"decide('{self.verb.value}')",
            self.label,
            id=f"verb.{self.verb.value}",
            tooltip=self.tooltip,
        )


VERB_KEYS: tuple[VerbKey, ...] = (
    VerbKey(Verb.APPROVE, "a", "approve", "Send the draft exactly as it is shown"),
    VerbKey(Verb.EDIT, "e", "edit", "Change the draft, then send it"),
    VerbKey(Verb.REJECT, "x", "reject", "Refuse the draft, with a reason"),
    VerbKey(Verb.REPLY, "r", "reply", "Write the reply in your own words"),
    VerbKey(
        Verb.CLAIM,
        "c",
        "claim",
        "Take case and packet: nobody else acts on it while you hold it",
    ),
    VerbKey(Verb.REROUTE, "R", "reroute", "Give the case to another owner"),
    VerbKey(Verb.OVERRIDE, "o", "override", "Change lane or unit, naming the trigger and the reason"),
    VerbKey(
        Verb.RESOLVE,
        "d",
        "done",
        "Record what it finally was and which triggers were right, and close the case",
    ),
    VerbKey(Verb.SNOOZE, "z", "snooze", "Put the case away until a time"),
    VerbKey(Verb.NOTE, "n", "note", "Leave a note for whoever comes next"),
    VerbKey(Verb.AUTHORIZE, "p", "permit", "Grant or decline a proposed action"),
    VerbKey(Verb.RATE, "g", "grade", "Grade the packet: its claims one by one, its usefulness from 1 to 5"),
    VerbKey(Verb.RETURN, "b", "return", "Return the packet instead of accepting it, with a reason"),
    VerbKey(Verb.RELEASE, "C", "release", "Let go of the case"),
    VerbKey(
        Verb.AUDIT,
        "A",
        "audit",
        "Record what a look showed: right, or where it should have been escalated",
    ),
)
"""Every verb a person has on a case. Undo is a key of the screen: it belongs to the sitting."""

BY_VERB = {entry.verb: entry for entry in VERB_KEYS}

_ASSISTED = (
    Verb.APPROVE, Verb.EDIT, Verb.REJECT, Verb.REPLY, Verb.REROUTE, Verb.OVERRIDE, Verb.CLAIM, Verb.RESOLVE,
    Verb.SNOOZE, Verb.NOTE, Verb.AUTHORIZE, Verb.RELEASE, Verb.AUDIT,
)  # fmt: skip
_HUMAN_OWNED = (
    Verb.CLAIM, Verb.REPLY, Verb.RETURN, Verb.RATE, Verb.RESOLVE, Verb.APPROVE, Verb.REROUTE, Verb.OVERRIDE,
    Verb.NOTE, Verb.SNOOZE, Verb.AUTHORIZE, Verb.RELEASE, Verb.AUDIT,
)  # fmt: skip
_AUTONOMOUS = (Verb.AUDIT, Verb.OVERRIDE, Verb.NOTE, Verb.REROUTE)

MOVES_ON = frozenset(
    {Verb.APPROVE, Verb.EDIT, Verb.REPLY, Verb.REJECT, Verb.REROUTE, Verb.OVERRIDE, Verb.RESOLVE, Verb.SNOOZE}
    | {Verb.RETURN, Verb.RELEASE}
)
"""Verbs after which the next case is shown; after the others the reader stays at work on this one."""


def footer_order(lane: Lane) -> Sequence[Verb]:
    """The verbs that matter in a lane, the likeliest first."""
    return {Lane.ASSISTED: _ASSISTED, Lane.HUMAN_OWNED: _HUMAN_OWNED}.get(lane, _AUTONOMOUS)
