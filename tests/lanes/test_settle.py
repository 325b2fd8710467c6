"""Every verb of `settle`: what it does when accepted, and each refusal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from lanes.act import Act, Ground, Refusal, Settlement
from lanes.rights import Rights
from lanes.settle import MAX_REPLY, may, settle
from lanes.words import DraftState, Lane, Role, Status, Unit, Verb
from tests.factories import MOMENT
from tests.lanes.grounds import DRAFT, a_case, a_ground, an_act, lane_1, lane_3

RIGHTS = Rights()
STATE = ("lane", "unit", "status", "owner", "holder", "draft_state", "snoozed_until")


def accepted(ground: Ground, verb: Verb, rights: Rights = RIGHTS, **act: Any) -> Settlement:
    answer = settle(ground, an_act(verb, **act), rights)
    assert isinstance(answer, Settlement), answer
    assert answer == Settlement.model_validate(answer.model_dump())
    return answer


def refused(ground: Ground, verb: Verb, rights: Rights = RIGHTS, **act: Any) -> str:
    answer = settle(ground, an_act(verb, **act), rights)
    assert isinstance(answer, Refusal), answer
    assert answer.title
    assert answer.text.endswith(".")
    return answer.code


def changed(ground: Ground, after: Settlement) -> dict[str, object]:
    """The fields of the case's state that the act changed."""
    return {name: getattr(after, name) for name in STATE if getattr(after, name) != getattr(ground, name)}


DONE_NOW = {"status": Status.DONE, "draft_state": DraftState.USED}


class TestSending:
    def test_approve_sends_the_draft_exactly(self) -> None:
        after = accepted(a_ground(), Verb.APPROVE)
        assert changed(a_ground(), after) == DONE_NOW
        assert after.outgoing is not None
        assert after.outgoing.text == after.final_text == DRAFT
        assert after.outgoing.written_by == "assistant"
        assert after.edit_distance == 0
        assert after.outgoing.send_after == MOMENT + timedelta(seconds=RIGHTS.undo_default)

    def test_edit_sends_the_persons_words(self) -> None:
        after = accepted(a_ground(), Verb.EDIT, text=DRAFT + "!")
        assert changed(a_ground(), after) == DONE_NOW
        assert after.outgoing is not None
        assert after.outgoing.text == after.final_text == DRAFT + "!"
        assert after.outgoing.written_by == "ada"
        assert after.edit_distance == 1

    def test_reply_sends_and_leaves_a_rejected_draft_rejected(self) -> None:
        ground = a_ground(draft_state=DraftState.REJECTED)
        after = accepted(ground, Verb.REPLY, text="Own words.")
        assert changed(ground, after) == {"status": Status.DONE}
        assert after.final_text == "Own words."

    def test_reply_needs_no_draft(self) -> None:
        ground = a_ground(draft=None, draft_state=DraftState.NONE)
        assert accepted(ground, Verb.REPLY).edit_distance is None

    def test_a_reply_may_follow_on_a_finished_case(self) -> None:
        assert accepted(a_ground(status=Status.DONE, draft_state=DraftState.USED), Verb.REPLY).outgoing

    def test_sending_ends_the_claim_and_the_snooze(self) -> None:
        ground = a_ground(holder="ada", status=Status.SNOOZED, snoozed_until=MOMENT + timedelta(days=1))
        after = accepted(ground, Verb.APPROVE)
        assert after.holder is None
        assert after.snoozed_until is None

    def test_the_undo_window_is_the_channels(self) -> None:
        ground = a_ground(record=a_case(channel="chat"))
        after = accepted(ground, Verb.APPROVE, Rights(undo_by_channel={"chat": 3}))
        assert after.outgoing is not None
        assert after.outgoing.send_after == MOMENT + timedelta(seconds=3)

    @pytest.mark.parametrize("verb", [Verb.APPROVE, Verb.EDIT, Verb.REJECT])
    @pytest.mark.parametrize(
        ("ground", "code"),
        [
            (lane_3(), "lane_3"),
            (lane_3(draft_state=DraftState.AVAILABLE), "lane_3"),
            (lane_3(unit=Unit.ANSWER, draft_state=DraftState.AVAILABLE, holder="ada"), "lane_3"),
            (a_ground(unit=Unit.CONVERSATION), "conversation"),
            (lane_1(), "lane_1"),
            (a_ground(status=Status.DONE), "done"),
            (a_ground(draft=None, draft_state=DraftState.NONE), "no_draft"),
            (a_ground(draft_state=DraftState.REJECTED), "no_draft"),
            (a_ground(draft_state=DraftState.USED), "no_draft"),
            (a_ground(draft_state=DraftState.WITHHELD), "no_draft"),
            (a_ground(holder="bo"), "held"),
        ],
    )
    def test_a_draft_is_closed(self, verb: Verb, ground: Ground, code: str) -> None:
        assert refused(ground, verb) == code
        closed = may(ground, verb, "ada", Role.LEAD, RIGHTS)
        assert closed is not None
        assert closed.code == code

    @pytest.mark.parametrize(
        ("verb", "act", "code"),
        [
            (Verb.EDIT, {"text": None}, "text"),
            (Verb.EDIT, {"text": DRAFT}, "unchanged"),
            (Verb.EDIT, {"text": " \n\t"}, "empty"),
            (Verb.EDIT, {"text": "x" * (MAX_REPLY + 1)}, "too_long"),
            (Verb.REPLY, {"text": None}, "text"),
            (Verb.REPLY, {"text": ""}, "empty"),
            (Verb.REPLY, {"text": "\u200b\u2060\ufeff \u3164\u2800\u00ad\x1b\n"}, "empty"),
            (Verb.REPLY, {"text": "x" * (MAX_REPLY + 1)}, "too_long"),
            (Verb.REJECT, {"reasons": ()}, "reason"),
        ],
    )
    def test_something_is_missing(self, verb: Verb, act: dict[str, Any], code: str) -> None:
        assert refused(a_ground(), verb, **act) == code

    def test_reject_keeps_the_case_open(self) -> None:
        after = accepted(a_ground(), Verb.REJECT)
        assert changed(a_ground(), after) == {"draft_state": DraftState.REJECTED}
        assert after.outgoing is None

    def test_lane_1_takes_no_reply(self) -> None:
        assert refused(lane_1(), Verb.REPLY) == "lane_1"


class TestLane3:
    def test_the_holder_writes_the_reply(self) -> None:
        ground = lane_3(holder="ada")
        after = accepted(ground, Verb.REPLY)
        assert changed(ground, after) == {"status": Status.DONE, "holder": None}
        assert after.draft_state is DraftState.WITHHELD
        assert after.outgoing is not None
        assert after.outgoing.written_by == "ada"

    def test_nobody_replies_without_the_claim(self) -> None:
        assert refused(lane_3(), Verb.REPLY) == "not_claimed"
        assert refused(lane_3(holder="bo"), Verb.REPLY) == "held"

    def test_the_policy_may_ask_for_a_specialist(self) -> None:
        assert refused(lane_3(holder="ada"), Verb.REPLY, role=Role.FRONTLINE) == "role"
        assert refused(lane_3(), Verb.CLAIM, role=Role.FRONTLINE) == "role"
        assert accepted(lane_3(holder="ada"), Verb.REPLY, role=Role.SPECIALIST).outgoing

    @pytest.mark.parametrize(
        "text", [DRAFT, DRAFT.upper(), f"Hello,\n\n{DRAFT}\n\nBo", DRAFT.replace(" ", "\u200b ")]
    )
    def test_the_withheld_draft_does_not_leave_as_a_reply(self, text: str) -> None:
        assert refused(lane_3(holder="ada"), Verb.REPLY, text=text) == "withheld_words"
        assert refused(a_ground(unit=Unit.CONVERSATION), Verb.REPLY, text=text) == "withheld_words"

    def test_in_lane_2_a_reply_may_use_the_drafts_words(self) -> None:
        assert accepted(a_ground(), Verb.REPLY, text=DRAFT).outgoing


class TestOverride:
    def test_entering_lane_3_withholds_the_draft(self) -> None:
        after = accepted(a_ground(), Verb.OVERRIDE)
        assert (after.lane, after.unit, after.draft_state) == (
            Lane.HUMAN_OWNED,
            Unit.CONVERSATION,
            DraftState.WITHHELD,
        )
        assert after.recalls_draft

    def test_entering_a_conversation_withholds_it_too(self) -> None:
        after = accepted(a_ground(), Verb.OVERRIDE, lane=None, unit=Unit.CONVERSATION)
        assert (after.lane, after.unit, after.draft_state) == (
            Lane.ASSISTED,
            Unit.CONVERSATION,
            DraftState.WITHHELD,
        )

    def test_an_approved_draft_still_waiting_is_called_back(self) -> None:
        ground = a_ground(status=Status.DONE, draft_state=DraftState.USED)
        after = accepted(ground, Verb.OVERRIDE)
        assert after.recalls_draft
        assert after.draft_state is DraftState.USED

    def test_coming_back_gives_no_draft_back(self) -> None:
        after = accepted(lane_3(), Verb.OVERRIDE, lane=Lane.ASSISTED)
        assert (after.lane, after.unit, after.draft_state) == (
            Lane.ASSISTED,
            Unit.ANSWER,
            DraftState.WITHHELD,
        )

    def test_without_a_draft_there_is_nothing_to_withhold(self) -> None:
        ground = a_ground(draft=None, draft_state=DraftState.NONE)
        assert accepted(ground, Verb.OVERRIDE).draft_state is DraftState.NONE

    def test_lane_1_has_no_unit_and_is_the_assistants(self) -> None:
        after = accepted(a_ground(), Verb.OVERRIDE, lane=Lane.AUTONOMOUS, unit=Unit.ANSWER)
        assert (after.lane, after.unit, after.status) == (Lane.AUTONOMOUS, None, Status.AUTONOMOUS)

    def test_out_of_lane_1_the_case_is_open(self) -> None:
        assert accepted(lane_1(), Verb.OVERRIDE, lane=Lane.ASSISTED).status is Status.OPEN

    @pytest.mark.parametrize(
        ("act", "code"),
        [
            ({"lane": None}, "lane"),
            ({"lane": Lane.ASSISTED}, "lane"),
            ({"reasons": (), "text": " "}, "reason"),
            ({"verdicts": ()}, "trigger"),
        ],
    )
    def test_something_is_missing(self, act: dict[str, Any], code: str) -> None:
        assert refused(a_ground(), Verb.OVERRIDE, **act) == code

    def test_a_reason_in_words_is_enough(self) -> None:
        assert accepted(a_ground(), Verb.OVERRIDE, reasons=(), text="A contract decides this.")

    def test_only_the_policys_role_takes_protection_away(self) -> None:
        assert refused(lane_3(), Verb.OVERRIDE, lane=Lane.ASSISTED, role=Role.SPECIALIST) == "role"
        own = a_ground(unit=Unit.CONVERSATION, draft_state=DraftState.WITHHELD)
        assert refused(own, Verb.OVERRIDE, lane=None, unit=Unit.ANSWER, role=Role.SPECIALIST) == "role"
        assert accepted(own, Verb.OVERRIDE, lane=None, unit=Unit.ANSWER).unit is Unit.ANSWER
        assert accepted(a_ground(), Verb.OVERRIDE, role=Role.FRONTLINE).lane is Lane.HUMAN_OWNED


class TestClaims:
    def test_claim_release_return(self) -> None:
        claimed = accepted(a_ground(), Verb.CLAIM)
        assert changed(a_ground(), claimed) == {"holder": "ada"}
        mine = a_ground(holder="ada")
        assert changed(mine, accepted(mine, Verb.RELEASE)) == {"holder": None}
        packet = lane_3(holder="ada", owner="legal")
        assert changed(packet, accepted(packet, Verb.RETURN)) == {"holder": None, "owner": "triage"}
        assert accepted(packet, Verb.RETURN, to="billing").owner == "billing"

    def test_a_claim_wakes_and_reopens(self) -> None:
        ground = a_ground(status=Status.SNOOZED, snoozed_until=MOMENT)
        after = accepted(ground, Verb.CLAIM)
        assert (after.status, after.snoozed_until) == (Status.OPEN, None)

    @pytest.mark.parametrize(
        ("ground", "verb", "code"),
        [
            (a_ground(holder="ada"), Verb.CLAIM, "already_held"),
            (a_ground(holder="bo"), Verb.CLAIM, "held"),
            (lane_1(), Verb.CLAIM, "lane_1"),
            (a_ground(), Verb.RELEASE, "not_held"),
            (lane_3(), Verb.RETURN, "not_held"),
            (a_ground(holder="ada"), Verb.RETURN, "no_packet"),
        ],
    )
    def test_refusals(self, ground: Ground, verb: Verb, code: str) -> None:
        assert refused(ground, verb) == code

    def test_a_return_says_why(self) -> None:
        assert refused(lane_3(holder="ada"), Verb.RETURN, reasons=()) == "reason"

    @pytest.mark.parametrize(
        "verb", [v for v in Verb if v not in (Verb.NOTE, Verb.RATE, Verb.AUDIT, Verb.UNDO)]
    )
    def test_who_holds_a_case_holds_it(self, verb: Verb) -> None:
        ground = a_ground(holder="bo", record=a_case(actions=1))
        assert refused(ground, verb) == "held"

    @pytest.mark.parametrize("verb", [Verb.NOTE, Verb.RATE, Verb.AUDIT])
    def test_knowledge_may_be_added_by_anyone(self, verb: Verb) -> None:
        ground = lane_3(holder="bo", status=Status.DONE)
        assert changed(ground, accepted(ground, verb)) == {}


class TestOtherVerbs:
    def test_reroute(self) -> None:
        ground = a_ground(holder="ada", status=Status.SNOOZED, snoozed_until=MOMENT)
        expected = {"owner": "billing", "holder": None, "status": Status.OPEN, "snoozed_until": None}
        assert changed(ground, accepted(ground, Verb.REROUTE)) == expected
        assert refused(a_ground(), Verb.REROUTE, to=" ") == "to"
        assert accepted(lane_1(), Verb.REROUTE).status is Status.AUTONOMOUS

    def test_resolve(self) -> None:
        ground = a_ground(holder="ada")
        expected = {"status": Status.DONE, "holder": None}
        assert changed(ground, accepted(ground, Verb.RESOLVE)) == expected
        assert refused(a_ground(), Verb.RESOLVE, outcome=None) == "outcome"
        assert refused(lane_1(), Verb.RESOLVE) == "lane_1"

    def test_snooze(self) -> None:
        until = MOMENT + timedelta(days=2)
        expected = {"status": Status.SNOOZED, "snoozed_until": until}
        assert changed(a_ground(), accepted(a_ground(), Verb.SNOOZE, until=until)) == expected
        assert refused(a_ground(), Verb.SNOOZE, until=None) == "until"
        assert refused(a_ground(), Verb.SNOOZE, until=MOMENT) == "until"
        assert refused(a_ground(status=Status.DONE), Verb.SNOOZE) == "done"
        assert refused(lane_1(), Verb.SNOOZE) == "lane_1"

    def test_rate(self) -> None:
        assert changed(lane_3(), accepted(lane_3(), Verb.RATE)) == {}
        assert refused(lane_3(), Verb.RATE, rating=None) == "rating"
        assert refused(a_ground(), Verb.RATE) == "no_packet"

    def test_note_and_audit(self) -> None:
        assert refused(a_ground(), Verb.NOTE, text="") == "text"
        assert refused(a_ground(), Verb.AUDIT, outcome=" ") == "outcome"
        assert changed(lane_1(), accepted(lane_1(), Verb.AUDIT)) == {}

    def test_undo_is_the_stores(self) -> None:
        assert refused(a_ground(), Verb.UNDO) == "undo"

    def test_authorize(self) -> None:
        ground = a_ground(record=a_case(actions=2), actions_decided=(0,))
        assert (
            changed(ground, accepted(ground, Verb.AUTHORIZE, action={"index": 1, "verdict": "declined"}))
            == {}
        )
        assert refused(ground, Verb.AUTHORIZE) == "action"
        assert refused(ground, Verb.AUTHORIZE, action=None) == "action"
        assert refused(ground, Verb.AUTHORIZE, action={"index": 1, "verdict": "maybe"}) == "action"
        assert refused(ground, Verb.AUTHORIZE, action={"index": 9, "verdict": "granted"}) == "action"
        assert refused(ground, Verb.AUTHORIZE, role=Role.FRONTLINE) == "role"
        assert refused(a_ground(), Verb.AUTHORIZE) == "no_action"


class TestStale:
    @pytest.mark.parametrize(
        ("seen", "code"),
        [
            ({"seen_revision": 0}, "stale_revision"),
            ({"seen_version": 0}, "stale_version"),
            ({"seen_draft": "0" * 64}, "stale_draft"),
        ],
    )
    @pytest.mark.parametrize("verb", [v for v in Verb if v is not Verb.UNDO])
    def test_what_changed_since_is_refused_first(self, verb: Verb, seen: dict[str, Any], code: str) -> None:
        assert refused(a_ground(holder="bo"), verb, **seen) == code

    def test_what_was_seen_as_it_is_passes(self) -> None:
        ground = a_ground()
        seen: dict[str, Any] = {"seen_revision": 1, "seen_version": 1, "seen_draft": ground.draft_hash}
        assert accepted(ground, Verb.APPROVE, **seen).outgoing


@pytest.mark.parametrize("verb", list(Verb))
@pytest.mark.parametrize("ground", [a_ground(), lane_1(), lane_3(), lane_3(holder="ada")])
def test_what_may_closes_settle_refuses(verb: Verb, ground: Ground) -> None:
    closed = may(ground, verb, "ada", Role.LEAD, RIGHTS)
    if closed is not None:
        assert settle(ground, an_act(verb), RIGHTS) == closed


@pytest.mark.parametrize(
    "wrong",
    [
        {"verb": Verb.AUTHORIZE, "action": {"index": -1, "verdict": "granted"}},
        {"verb": Verb.RATE, "rating": 0},
        {"verb": Verb.RATE, "rating": 6},
        {"verb": Verb.NOTE, "actor": ""},
        {"verb": Verb.NOTE, "actor": "a" * 201},
        {"verb": Verb.AUDIT, "escalate_at": -1},
        {"verb": Verb.NOTE, "seconds_spent": -1},
    ],
)
def test_an_act_out_of_range_is_none(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Act.model_validate({"actor": "ada", "at": MOMENT, **wrong})
