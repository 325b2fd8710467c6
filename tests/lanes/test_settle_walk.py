"""Whatever sequence runs, no words of the assistant leave a thread that is a person's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from lanes.act import Ground, Refusal, Settlement
from lanes.rights import Rights
from lanes.settle import settle
from lanes.words import DraftState, Lane, Role, Status, Unit, Verb
from tests.factories import MOMENT
from tests.lanes.desk_walk import NEW_DRAFT, Broken, Desk, an_act_by_chance, walk
from tests.lanes.grounds import DRAFT, a_case, a_ground, an_act, lane_1, lane_3


class Walks(RuleBasedStateMachine):
    """Sequences of acts, arrivals and waits; the oracle in `Desk` objects by raising."""

    @initialize(role=st.sampled_from(list(Role)))
    def begin(self, role: Role) -> None:
        self.desk = Desk(rights=Rights(override_down=Role.LEAD, default_role=role))

    @rule(chance=st.randoms(use_true_random=False))
    def anything(self, chance: Random) -> None:
        self.desk.act(an_act_by_chance(self.desk, chance))

    @rule(verb=st.sampled_from([Verb.APPROVE, Verb.EDIT, Verb.REPLY, Verb.CLAIM, Verb.REJECT, Verb.RESOLVE]))
    def plain(self, verb: Verb) -> None:
        self.desk.act(an_act(verb, at=self.desk.now))

    @rule(text=st.sampled_from([DRAFT, DRAFT.lower(), f"> {DRAFT}", NEW_DRAFT, "Own words."]))
    def reply(self, text: str) -> None:
        self.desk.act(an_act(Verb.REPLY, text=text, at=self.desk.now))

    @rule(lane=st.sampled_from(list(Lane)), unit=st.sampled_from([None, *Unit]))
    def override(self, lane: Lane, unit: Unit | None) -> None:
        self.desk.act(an_act(Verb.OVERRIDE, lane=lane, unit=unit, at=self.desk.now))

    @rule(draft=st.sampled_from([None, DRAFT, NEW_DRAFT]), lane=st.sampled_from(list(Lane)))
    def arrive(self, draft: str | None, lane: Lane) -> None:
        self.desk.arrive(draft, lane)

    @rule(seconds=st.sampled_from([1, 30]))
    def wait(self, seconds: int) -> None:
        self.desk.wait(seconds)


def sequences(count: int, steps: int) -> settings:
    return settings(
        max_examples=count,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
    )


def test_a_hundred_sequences() -> None:
    run_state_machine_as_test(Walks, settings=sequences(100, 20))


@pytest.mark.slow
def test_ten_thousand_sequences() -> None:
    run_state_machine_as_test(Walks, settings=sequences(10_000, 20))


def test_three_hundred_walks_by_chance_and_they_get_everywhere() -> None:
    reached: set[tuple[Any, ...]] = set()
    for seed in range(300):
        ground = walk(seed).ground
        reached.add((ground.lane, ground.draft_state))
        reached.add((ground.status,))
    assert {(lane, DraftState.WITHHELD) for lane in Lane} <= reached
    assert {(status,) for status in Status} <= reached


def many_walks() -> None:
    for seed in range(2_000):
        walk(seed)


def quiet(*_: object) -> None:
    """A guard that objects to nothing."""


@pytest.mark.parametrize(
    "guard",
    [
        "lanes.settle.may",
        "lanes.settle.stale",
        "lanes.permission._held_by_other",
        "lanes.permission._autonomous",
    ],
)
def test_the_walks_notice_a_missing_guard(monkeypatch: pytest.MonkeyPatch, guard: str) -> None:
    monkeypatch.setattr(guard, quiet)
    with pytest.raises(Broken):
        many_walks()


def test_the_walks_notice_a_draft_that_is_never_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    def lenient(ground: Ground, act: Any, rights: Rights) -> Settlement | Refusal:
        answer = settle(ground, act, rights)
        if isinstance(answer, Settlement):
            return answer.model_copy(update={"draft_state": ground.draft_state, "recalls_draft": False})
        return answer

    monkeypatch.setattr("tests.lanes.desk_walk.settle", lenient)
    with pytest.raises(Broken):
        many_walks()


def refuses(ground: Ground, verb: Verb, code: str, **act: Any) -> None:
    answer = settle(ground, an_act(verb, **act), Rights())
    assert isinstance(answer, Refusal), "accepted"
    assert answer.code == code


def withholds(ground: Ground, **act: Any) -> None:
    answer = settle(ground, an_act(Verb.OVERRIDE, **act), Rights())
    assert isinstance(answer, Settlement)
    assert answer.draft_state is DraftState.WITHHELD


OPEN_LANE_3 = lane_3(draft_state=DraftState.AVAILABLE, unit=Unit.ANSWER, holder="ada")
"""What no store should hold: a draft that is still there although the lane is 3."""

GUARDS: dict[str, tuple[dict[str, object], Callable[[], None]]] = {
    "the screen's question": (
        {"lanes.settle.may": quiet},
        lambda: refuses(lane_3(), Verb.REPLY, "not_claimed"),
    ),
    "staleness": (
        {"lanes.settle.stale": quiet},
        lambda: refuses(a_ground(), Verb.APPROVE, "stale_revision", seen_revision=0),
    ),
    "the claim": (
        {"lanes.permission._held_by_other": quiet},
        lambda: refuses(a_ground(holder="bo"), Verb.APPROVE, "held"),
    ),
    "the right to draft, asked first": (
        {"lanes.permission.may_draft": quiet},
        lambda: refuses(lane_3(), Verb.APPROVE, "lane_3"),
    ),
    "the right to draft, everywhere": (
        {"lanes.permission.may_draft": quiet, "lanes.settle.may_draft": quiet},
        lambda: refuses(OPEN_LANE_3, Verb.EDIT, "lane_3"),
    ),
    "the capability itself": (
        {"lanes.permission.require": quiet},
        lambda: refuses(OPEN_LANE_3, Verb.APPROVE, "lane_3"),
    ),
    "the withheld words": (
        {"lanes.settle.repeats_draft": lambda *_: False},
        lambda: refuses(lane_3(holder="ada"), Verb.REPLY, "withheld_words", text=DRAFT),
    ),
    "Lane 1": (
        {"lanes.permission._autonomous": quiet},
        lambda: refuses(lane_1(), Verb.RESOLVE, "lane_1"),
    ),
    "who may claim": (
        {"lanes.permission._may_claim": quiet},
        lambda: refuses(lane_3(), Verb.CLAIM, "role", role=Role.FRONTLINE),
    ),
    "who may grant": (
        {"lanes.permission._may_authorize": quiet},
        lambda: refuses(a_ground(record=a_case(actions=1)), Verb.AUTHORIZE, "role", role=Role.FRONTLINE),
    ),
    "who may lower": (
        {"lanes.settle._lowers": lambda *_: False},
        lambda: refuses(lane_3(), Verb.OVERRIDE, "role", lane=Lane.ASSISTED, role=Role.SPECIALIST),
    ),
    "withholding": (
        {"lanes.settle._draft_after": lambda ground, *_: ground.draft_state},
        lambda: withholds(a_ground()),
    ),
    "withholding in a conversation": (
        {"lanes.settle._becomes_owned": lambda lane, _: lane is Lane.HUMAN_OWNED},
        lambda: withholds(a_ground(), lane=None, unit=Unit.CONVERSATION),
    ),
    "the role": (
        {"lanes.permission.role_needed": quiet},
        lambda: refuses(lane_3(holder="ada"), Verb.REPLY, "role", role=Role.FRONTLINE),
    ),
}


@pytest.mark.parametrize("name", list(GUARDS))
def test_each_guard_stands_and_is_missed_when_it_is_gone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    without, check = GUARDS[name]
    check()
    for target, replacement in without.items():
        monkeypatch.setattr(target, replacement)
    with pytest.raises(AssertionError):
        check()


def test_the_send_path_asks_again_when_the_first_question_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lanes.settle.may", quiet)
    for verb in (Verb.APPROVE, Verb.EDIT):
        refuses(OPEN_LANE_3, verb, "lane_3")
        refuses(a_ground(unit=Unit.CONVERSATION), verb, "conversation")
    monkeypatch.setattr("lanes.settle.may_draft", quiet)
    with pytest.raises(AssertionError):
        refuses(OPEN_LANE_3, Verb.APPROVE, "lane_3")


def test_an_approved_draft_is_called_back_before_it_leaves() -> None:
    desk = Desk()
    assert isinstance(desk.act(an_act(Verb.APPROVE)), Settlement)
    assert [words.by_assistant for words in desk.outbox] == [True]
    desk.now = MOMENT + timedelta(seconds=1)
    assert isinstance(desk.act(an_act(Verb.OVERRIDE, at=desk.now)), Settlement)
    assert desk.outbox == []
