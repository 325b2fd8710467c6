"""What is before the reader: one case as the store gave it, with everything worked out from it once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from console.key_names import spelled
from console.reply_findings import findings_on
from lanes.facts import FactGroups, group_facts
from lanes.packet import Finding
from lanes.policy import Policy
from lanes.promise import Promise
from lanes.promises import ledger
from lanes.words import Author, DraftState, Lane
from store.values import CaseView

KeyOf = Callable[[str, str], str]


def _as_it_came(_: str, key: str) -> str:
    return spelled(key)


@dataclass(frozen=True)
class Spot:
    """What is pointed at: characters of one message, the whole message, or another place of the page."""

    message: int | None = None
    start: int | None = None
    end: int | None = None
    place: str = ""
    """`facts[2]`, `customer.tier`, … where it is no message."""


@dataclass(frozen=True)
class Opened:
    """What the reader has opened on this case; closed again with the next one."""

    triggers: bool = False
    chosen: int = 0
    """The row of the opened triggers that the keys stand on."""
    withheld: bool = False
    messages: int = 30
    """Messages shown, counted from the newest."""
    whole: bool = False
    """Long messages are shown to their end."""
    spot: Spot | None = None
    """What an evidence led to, until the next key."""


@dataclass(frozen=True)
class Shown:
    """One case before the reader. Frozen: a change of the case is a new one."""

    view: CaseView
    facts: FactGroups
    promises: tuple[Promise, ...]
    findings: tuple[Finding, ...]
    """What the reply check says of the draft; empty where there is none to send."""
    me: str
    now: datetime
    held_until: datetime | None = None
    """When the reader's own claim lapses unless it is renewed; None when they do not hold the case."""
    opened: Opened = field(default_factory=Opened)
    key_of: KeyOf = field(default=_as_it_came, compare=False)
    """The key an action has now, by its name and the key it came with."""

    @classmethod
    def of(
        cls,
        view: CaseView,
        policy: Policy,
        me: str,
        now: datetime,
        held_until: datetime | None = None,
        key_of: KeyOf = _as_it_came,
    ) -> Shown:
        record, ground = view.ground.record, view.ground
        at = record.time(now)
        findings: tuple[Finding, ...] = ()
        if ground.draft and ground.draft_state is DraftState.AVAILABLE and ground.lane is Lane.ASSISTED:
            findings = findings_on(ground.draft, view, policy, writer=None)
        facts = group_facts(record, policy, now=at)
        return cls(view, facts, ledger(record), findings, me, now, held_until, key_of=key_of)

    def with_opened(self, **changes: object) -> Shown:
        return replace(self, opened=replace(self.opened, **changes))  # type: ignore[arg-type]

    def place_of_fact(self, statement: str) -> str:
        """The name of a fact's place, as an evidence gives it: `facts[2]`; empty for what is no fact."""
        facts = self.view.ground.record.facts
        return next((f"facts[{i}]" for i, fact in enumerate(facts) if fact.statement == statement), "")

    @property
    def is_packet(self) -> bool:
        return self.view.ground.lane is Lane.HUMAN_OWNED

    @property
    def unanswered(self) -> int | None:
        """Place of the first customer message that no public word of ours has answered, here or elsewhere."""
        if not self.view.row.wrote_again and any(sent.delivery != "failed" for sent in self.view.sent):
            return None
        place: int | None = None
        for i, message in enumerate(self.view.ground.record.thread):
            if message.author is Author.CUSTOMER:
                place = i if place is None else place
            elif message.public and message.author is not Author.SYSTEM:
                place = None
        return place
