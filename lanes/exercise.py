"""The last-twenty exercise: the cases to be most nervous about, and whether people and policy agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import nlargest

from lanes.decision import Decision
from lanes.policy_parts import LaneNumber
from lanes.record import CaseRecord
from lanes.values import Text, Value
from lanes.words import CustomerState, Flag, Lane, Level, Trigger

QUESTIONS = (
    "Should a person have owned this case from the start?",
    "Could the assistant have prepared it for an agent to send?",
    "Was it routine enough for the assistant alone?",
    "What would a person have needed in the packet?",
)
"""The first three ask for one lane, the last for words."""


class Candidate(Value):
    """A case that could be picked, with what people did to it."""

    ref: Text
    record: CaseRecord
    decision: Decision
    overridden: bool = False
    """A person moved the lane."""


class Nervous(Value):
    """A picked case and why it was picked."""

    ref: Text
    lane: Lane
    score: int
    why: tuple[Text, ...]


class Answer(Value):
    """What people say of one case: the lane of the first three questions, the words of the fourth."""

    lane: LaneNumber
    needed: Text = ""


class Disagreement(Value):
    ref: Text
    policy_lane: Lane
    people_lane: Lane
    text: Text


class Exercise(Value):
    """Where people and policy part."""

    answered: int
    agreed: int
    disagreements: tuple[Disagreement, ...] = ()
    """Those where the policy was too low first."""
    needed: tuple[Text, ...] = ()
    """What people would have needed in a packet, as they said it."""


def pick(candidates: Iterable[Candidate], count: int = 20) -> tuple[Nervous, ...]:
    """The `count` cases to be most nervous about, the most nerve-racking first; ties by reference."""
    scored = [_nervous(candidate) for candidate in candidates]
    return tuple(nlargest(count, scored, key=lambda nervous: (nervous.score, nervous.ref)))


def compare(picked: Iterable[Nervous], answers: Mapping[str, Answer]) -> Exercise:
    """The answers beside the policy's lanes; cases nobody answered are left out."""
    answered = [(nervous, answers[nervous.ref]) for nervous in picked if nervous.ref in answers]
    apart = [(nervous, answer) for nervous, answer in answered if nervous.lane is not answer.lane]
    apart.sort(key=lambda pair: pair[0].lane - pair[1].lane)
    return Exercise(
        answered=len(answered),
        agreed=len(answered) - len(apart),
        disagreements=tuple(
            Disagreement(
                ref=nervous.ref,
                policy_lane=nervous.lane,
                people_lane=answer.lane,
                text=f"{nervous.ref}: policy Lane {int(nervous.lane)}, people Lane {int(answer.lane)}; "
                f"the policy is {'too low' if nervous.lane < answer.lane else 'too high'}",
            )
            for nervous, answer in apart
        ),
        needed=tuple(answer.needed for _, answer in answered if answer.needed.strip()),
    )


def _nervous(candidate: Candidate) -> Nervous:
    decision, record = candidate.decision, candidate.record
    weights = [
        (9, "a person moved its lane", candidate.overridden),
        (6, "one step below a person's ownership", _near_boundary(decision)),
        (5, "autonomous", decision.lane is Lane.AUTONOMOUS),
        (5, "upstream thought otherwise", _upstream_differs(candidate)),
        (4, "money or terms", decision.level(Trigger.POLICY) is not Level.LOW),
        (4, "access or identity", decision.level(Trigger.SECURITY) is not Level.LOW),
        (3, "pressure", decision.level(Trigger.PRESSURE) is not Level.LOW),
        (3, "something is not known", decision.level(Trigger.MISSING) is not Level.LOW),
        (3, "the customer has been told something", decision.customer_state.rank >= _TOLD),
        (2, "text that gives orders", Flag.STEERING.value in decision.flags),
        (2, "a change is proposed", bool(record.proposed_actions)),
    ]
    below = decision.lane is not Lane.HUMAN_OWNED
    score = sum(weight for weight, _, holds in weights if holds) + (4 if below else 0)
    return Nervous(
        ref=candidate.ref,
        lane=decision.lane,
        score=score,
        why=tuple(words for _, words, holds in weights if holds),
    )


_TOLD = CustomerState.RESOLVED_CLAIMED.rank


def _near_boundary(decision: Decision) -> bool:
    """Lane 2 with one trigger raised: another sign would have changed hands."""
    return decision.lane is Lane.ASSISTED and len(decision.primary_triggers) == 1


def _upstream_differs(candidate: Candidate) -> bool:
    assessment = candidate.record.assessment
    recommended = assessment.recommended_lane if assessment else None
    return recommended is not None and recommended is not candidate.decision.lane
