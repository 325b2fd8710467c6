"""An erased case that comes in again: its old words stay gone, and a customer who writes anew is heard."""

from __future__ import annotations

from pathlib import Path

from lanes.words import Status
from store.store import Store
from store.values import Taken
from tests.store.marked import full_intake, full_record, marks
from tests.store.shelf import RIGHTS, Clock, an_act, put, said


def test_the_same_file_again_brings_nothing_back(filled: Store, path: Path, clock: Clock) -> None:
    filled.erase("qzjid", "mia", RIGHTS)
    assert (
        filled.take_in([full_intake(full_record("1")), full_intake(full_record("2"), 3)])
        == [Taken.UNCHANGED] * 2
    )
    untimed = full_record("1", thread=[said("qzjmessage one"), said("qzjnew", at=None)])
    assert filled.take_in([full_intake(untimed)]) == [Taken.UNCHANGED]
    assert marks(path) == set()


def test_a_customer_who_writes_again_is_heard_under_a_new_key(filled: Store, clock: Clock) -> None:
    filled.erase("qzjid", "mia", RIGHTS)
    clock.turn(days=1)
    thread = [said("qzjmessage one"), said("I have come back", at=clock.now.isoformat())]
    assert filled.take_in([full_intake(full_record("1", thread=thread))]) == [Taken.UPDATED]
    case_id = filled.find("1")
    view = filled.case(case_id, clock.now)
    assert (view.row.status, view.row.wrote_again, view.row.customer_id) == (Status.OPEN, True, "qzjid")
    filled.act(case_id, an_act("edit", text="qzjsecond"), RIGHTS)
    assert filled.verify().ok
    new = put(filled, full_intake(full_record("new")))
    assert filled.erasure("qzjid").case_ids == (case_id, *new)
    filled.erase("qzjid", "mia", RIGHTS)
    assert marks(filled.path) == set()
    assert filled.verify().ok
