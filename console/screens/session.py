"""One sitting at the desk: what was handled, and what can still be called back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

from console.screens.verbs import MOVES_ON
from lanes.words import Verb


@dataclass(frozen=True)
class StandingAct:
    """One act of this sitting that stands."""

    case_id: int
    ticket_id: str
    action_id: int
    verb: Verb
    send_after: datetime | None
    seconds: float | None = None
    """How long its case was read; None where several were done at once."""


@dataclass
class Session:
    """Acts in order; an undo takes the latest."""

    acts: list[StandingAct] = field(default_factory=list)
    undone: int = 0

    def add(self, act: StandingAct) -> None:
        self.acts.append(act)

    def take_back(self, act: StandingAct) -> None:
        self.acts.remove(act)
        self.undone += 1

    @property
    def latest(self) -> StandingAct | None:
        return self.acts[-1] if self.acts else None

    def leaving(self, now: datetime) -> StandingAct | None:
        """The latest act whose reply can still be called back."""
        act = self.latest
        return act if act is not None and act.send_after is not None and act.send_after > now else None

    @property
    def words(self) -> str:
        """`12 handled · median 8 s · 1 undone`: cases that were done with; empty before the first one."""
        handled = [act for act in self.acts if act.verb in MOVES_ON]
        if not handled and not self.undone:
            return ""
        seconds = [act.seconds for act in handled if act.seconds is not None]
        parts = [f"{len(handled)} handled"]
        parts += [f"median {median(seconds):.0f} s"] if seconds else []
        return " · ".join([*parts, f"{self.undone} undone"] if self.undone else parts)
