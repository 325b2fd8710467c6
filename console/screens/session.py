"""One sitting at the desk: what was handled, and what can still be called back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

from console.screens.verbs import MOVES_ON
from lanes.words import Verb


@dataclass(frozen=True)
class Deed:
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
    """Deeds in order; an undo takes the latest."""

    deeds: list[Deed] = field(default_factory=list)
    undone: int = 0

    def add(self, deed: Deed) -> None:
        self.deeds.append(deed)

    def take_back(self, deed: Deed) -> None:
        self.deeds.remove(deed)
        self.undone += 1

    @property
    def latest(self) -> Deed | None:
        return self.deeds[-1] if self.deeds else None

    def leaving(self, now: datetime) -> Deed | None:
        """The latest deed whose reply can still be called back."""
        deed = self.latest
        return deed if deed is not None and deed.send_after is not None and deed.send_after > now else None

    @property
    def words(self) -> str:
        """`12 handled · median 8 s · 1 undone`: cases that were done with; empty before the first one."""
        handled = [deed for deed in self.deeds if deed.verb in MOVES_ON]
        if not handled and not self.undone:
            return ""
        seconds = [deed.seconds for deed in handled if deed.seconds is not None]
        parts = [f"{len(handled)} handled"]
        parts += [f"median {median(seconds):.0f} s"] if seconds else []
        return " · ".join([*parts, f"{self.undone} undone"] if self.undone else parts)
