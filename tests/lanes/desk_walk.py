"""A desk of one case for walks through `settle`, with an oracle of its own that watches every step.

The desk plays the store: it applies what `settle` accepts, lets words leave when their window has passed, and
takes in new messages and drafts. The oracle knows nothing of how `settle` decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from lanes.act import Act, ActionVerdict, Ground, Refusal, Settlement, TriggerVerdict
from lanes.record import sha256_text
from lanes.rights import Rights
from lanes.settle import settle
from lanes.words import DraftState, Lane, Role, Status, Trigger, Unit, Verb
from tests.factories import MOMENT
from tests.lanes.grounds import DRAFT, a_case, a_ground

PEOPLE = {"ada": Role.LEAD, "bo": Role.SPECIALIST, "cy": Role.FRONTLINE}
NEW_DRAFT = "Your workspace keeps ninety days of log entries, and you can export all of them as a file."
TEXTS = ("My own words.", "", DRAFT, f"Hello,\n{DRAFT}\nBye", DRAFT.upper(), NEW_DRAFT, "x" * 100_001)
FREE = {Verb.NOTE, Verb.RATE, Verb.AUDIT}


class Broken(AssertionError):
    """Something the oracle says must never happen."""


@dataclass
class Waiting:
    """Words on their way out."""

    text: str
    by_assistant: bool
    leaves: datetime


@dataclass
class Desk:
    """One case, its outbox, and the oracle's memory."""

    rights: Rights = field(default_factory=Rights)
    ground: Ground = field(default_factory=lambda: a_ground(record=a_case(actions=2)))
    now: datetime = MOMENT
    outbox: list[Waiting] = field(default_factory=list)
    withheld: set[str] = field(default_factory=set)
    """Drafts that were withdrawn at the boundary: they must never be sendable again."""
    spent: set[str] = field(default_factory=set)
    """Drafts that were sent or rejected."""

    def act(self, act: Act) -> Settlement | Refusal:
        before = self.ground
        answer = settle(before, act, self.rights)
        if isinstance(answer, Settlement):
            self._judge(before, act, answer)
            self._apply(act, answer)
        self._judge_state()
        return answer

    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        for words in [w for w in self.outbox if w.leaves <= self.now]:
            self.outbox.remove(words)

    def arrive(self, draft: str | None, lane: Lane) -> None:
        """A new customer message, decided anew, with or without a new draft: as the store takes it in."""
        old = self.ground
        lane = max(lane, old.lane) if old.lane is not old.decided_lane else lane
        unit = {Lane.AUTONOMOUS: None, Lane.ASSISTED: Unit.ANSWER, Lane.HUMAN_OWNED: Unit.CONVERSATION}[lane]
        if old.unit is Unit.CONVERSATION and lane is not Lane.AUTONOMOUS:
            unit = Unit.CONVERSATION
        owned = lane is Lane.HUMAN_OWNED or unit is Unit.CONVERSATION
        held, state = old.draft, old.draft_state
        if draft is not None and draft != held and draft not in self.withheld | self.spent:
            held, state = draft, DraftState.AVAILABLE
        if owned and held is not None and state is not DraftState.USED:
            state = DraftState.WITHHELD
            self.withheld.add(held)
        if owned:
            self.outbox = [words for words in self.outbox if not words.by_assistant]
        self.ground = old.model_copy(
            update={
                "revision": old.revision + 1,
                "version": old.version + 1,
                "lane": lane,
                "decided_lane": lane,
                "unit": unit,
                "status": Status.AUTONOMOUS if lane is Lane.AUTONOMOUS else Status.OPEN,
                "draft": held,
                "draft_state": state,
            }
        )
        self._judge_state()

    def _judge(self, before: Ground, act: Act, after: Settlement) -> None:
        """What an accepted act must never have done, whatever `settle` thought."""
        owned = before.lane is Lane.HUMAN_OWNED or before.unit is Unit.CONVERSATION
        role = act.role
        if before.holder not in (None, act.actor) and act.verb not in FREE:
            raise Broken("acted on a case in another person's hands")
        if act.seen_revision not in (None, before.revision) or act.seen_version not in (None, before.version):
            raise Broken("acted on a case that had changed")
        if after.outgoing is not None:
            self._judge_words(before, act, after, owned)
        if act.verb is Verb.CLAIM and before.lane is Lane.HUMAN_OWNED and role is Role.FRONTLINE:
            raise Broken("a frontline agent claimed a Lane 3 case")
        if before.lane is Lane.AUTONOMOUS and act.verb in (Verb.CLAIM, Verb.SNOOZE, Verb.RESOLVE):
            raise Broken("worked a case that the assistant handles")
        twice = act.action is None or act.action.index in before.actions_decided
        if act.verb is Verb.AUTHORIZE and (twice or role is Role.FRONTLINE):
            raise Broken("granted an action without the right, or twice")
        if (after.lane, after.unit) != (before.lane, before.unit):
            if act.verb is not Verb.OVERRIDE or not act.verdicts or not (act.reasons or act.text):
                raise Broken("moved a lane without a reasoned override")
            gives_back = before.unit is Unit.CONVERSATION and after.unit is not Unit.CONVERSATION
            if (
                after.lane < before.lane or (after.lane is before.lane and gives_back)
            ) and role is not Role.LEAD:
                raise Broken("lowered a lane without the right")
        enters = after.lane is Lane.HUMAN_OWNED or after.unit is Unit.CONVERSATION
        going = any(words.by_assistant for words in self.outbox)
        if act.verb is Verb.OVERRIDE and enters and going and not after.recalls_draft:
            raise Broken("the assistant's words went on leaving after a person took over")

    def _judge_words(self, before: Ground, act: Act, after: Settlement, owned: bool) -> None:
        assert after.outgoing is not None
        words = after.outgoing.text
        if after.final_text != words or not words.strip() or len(words) > 100_000:
            raise Broken("sent something else than was settled")
        if (
            act.seen_draft is not None
            and before.draft is not None
            and act.seen_draft != sha256_text(before.draft)
        ):
            raise Broken("sent a draft the person had not seen")
        if before.lane is Lane.AUTONOMOUS:
            raise Broken("a person sent in Lane 1")
        from_draft = act.verb is not Verb.REPLY or after.outgoing.written_by == "assistant"
        if owned and (from_draft or (before.draft is not None and bare(before.draft) in bare(words))):
            raise Broken("the assistant's words left from a thread that is a person's")
        if from_draft and before.draft in self.withheld | self.spent:
            raise Broken("a withheld, rejected or sent draft was sent")
        if act.verb is Verb.APPROVE and words != before.draft:
            raise Broken("approved one text and sent another")
        if before.lane is Lane.HUMAN_OWNED and (before.holder != act.actor or act.role is Role.FRONTLINE):
            raise Broken("wrote to a Lane 3 customer without the claim or the role")

    def _judge_state(self) -> None:
        ground = self.ground
        owned = ground.lane is Lane.HUMAN_OWNED or ground.unit is Unit.CONVERSATION
        if owned and ground.draft_state is DraftState.AVAILABLE:
            raise Broken("a draft is sendable in a thread that is a person's")
        if owned and any(words.by_assistant for words in self.outbox):
            raise Broken("the assistant's words are on their way from a thread that is a person's")
        if ground.draft_state is DraftState.AVAILABLE and ground.draft in self.withheld:
            raise Broken("a withheld draft became sendable again")

    def _apply(self, act: Act, after: Settlement) -> None:
        before = self.ground
        if after.recalls_draft:
            self.outbox = [words for words in self.outbox if not words.by_assistant]
        if after.outgoing is not None:
            by_assistant = act.verb in (Verb.APPROVE, Verb.EDIT)
            self.outbox.append(Waiting(after.outgoing.text, by_assistant, after.outgoing.send_after))
        if before.draft is not None:
            if after.lane is Lane.HUMAN_OWNED or after.unit is Unit.CONVERSATION:
                self.withheld.add(before.draft)
            if act.verb in (Verb.APPROVE, Verb.EDIT, Verb.REJECT):
                self.spent.add(before.draft)
        decided = before.actions_decided
        if act.verb is Verb.AUTHORIZE and act.action is not None:
            decided = (*decided, act.action.index)
        self.ground = before.model_copy(
            update={
                "version": before.version + 1,
                "lane": after.lane,
                "unit": after.unit,
                "status": after.status,
                "owner": after.owner,
                "holder": after.holder,
                "draft_state": after.draft_state,
                "snoozed_until": after.snoozed_until,
                "actions_decided": decided,
            }
        )


def bare(text: str) -> str:
    """The oracle's own idea of the same words: letters and digits, any case."""
    return "".join(c for c in text.lower() if c.isalnum())


def an_act_by_chance(desk: Desk, chance: Random) -> Act:
    """Any verb by anybody, with the fields it may need, seen now or a moment ago."""
    actor = chance.choice(list(PEOPLE))
    ground = desk.ground
    until = desk.now + timedelta(hours=chance.randint(-1, 5))
    behind = chance.choice([None, None, ground.revision, ground.revision - 1])
    return Act(
        verb=chance.choice([v for v in Verb if v is not Verb.UNDO]),
        actor=actor,
        role=PEOPLE[actor],
        at=desk.now,
        text=chance.choice([None, *TEXTS, ground.draft or ""]),
        reasons=chance.choice([(), ("because",), ("because",)]),
        to=chance.choice([None, "billing"]),
        lane=chance.choice([None, *Lane]),
        unit=chance.choice([None, *Unit]),
        verdicts=chance.choice([(), (TriggerVerdict(trigger=Trigger.POLICY, verdict="absent"),)]),
        action=chance.choice([None, ActionVerdict(index=chance.randint(0, 2), verdict="granted")]),
        outcome=chance.choice([None, "done"]),
        rating=chance.choice([None, 3]),
        until=until,
        seen_revision=behind,
        seen_version=chance.choice([None, ground.version, ground.version - 1]),
        seen_draft=chance.choice([None, None, ground.draft_hash, "0" * 64]),
    )


def walk(seed: int, steps: int = 25, desk: Desk | None = None) -> Desk:
    """One walk by chance; raises Broken where the oracle objects."""
    chance = Random(seed)
    desk = desk or Desk()
    for _ in range(steps):
        turn = chance.random()
        if turn < 0.08:
            desk.arrive(chance.choice([None, DRAFT, NEW_DRAFT]), chance.choice(list(Lane)))
        elif turn < 0.16:
            desk.wait(chance.choice([1, 20]))
        else:
            desk.act(an_act_by_chance(desk, chance))
    return desk
