"""A console that was stopped, or whose clock was moved, never writes over whoever took its case."""

from __future__ import annotations

import os
import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest

from lanes.words import Status
from store import acting, claims
from store.errors import LockedTooLong, Refused
from store.store import Store
from tests.store.crowd import NO_WINDOW, Told, clock, finish, opened, start, told
from tests.store.shelf import Clock, a_case, an_act, an_intake, one_case

pytestmark = pytest.mark.faults
LEASE = timedelta(seconds=0.4)


def claim_and_wait(path: Path, out: Path, behind: float) -> None:
    """Claim, look, wait for the word, then try everything an open console would do."""
    short_lease()
    said = Told(out)

    with Store.open(path, clock=lambda: clock() - timedelta(seconds=behind)) as store:
        store.act(1, an_act("claim", "first", at=clock()), NO_WINDOW)
        seen = store.case(1, clock())
        said.tell("claimed", os.getpid())
        while not (out / "go").exists():
            time.sleep(0.01)
        said.tell("renewed", store.renew(1, "first"))
        for fields in ({"seen_version": seen.row.version, "seen_revision": seen.row.revision}, {}):
            for verb in ("approve", "reply", "resolve", "snooze"):
                act = an_act(verb, "first", at=clock(), **fields, **NEEDS.get(verb, {}))
                try:
                    store.act(1, act, NO_WINDOW)
                    said.tell("wrote", verb)
                except Refused as refused:
                    said.tell("refused", verb, refused.refusal.code)


NEEDS = {"reply": {"text": "Mine."}, "resolve": {"outcome": "answered"}, "snooze": {"until": "2099-01-01"}}


def short_lease() -> None:
    claims.LEASE = acting.LEASE = LEASE  # type: ignore[attr-defined, misc]


@pytest.fixture
def shorter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "LEASE", LEASE)
    monkeypatch.setattr(acting, "LEASE", LEASE)


@pytest.mark.parametrize("behind", [0.0, 3600.0], ids=["same clock", "clock an hour behind"])
def test_stopped_longer_than_the_lease_and_continued(
    shorter: None, path: Path, tmp_path: Path, behind: float
) -> None:
    with opened(path) as store:
        store.take_in([an_intake(a_case("1"), at=clock())])
        out = tmp_path / "out"
        first = start(claim_and_wait, path, out, behind)
        while not told(out):
            assert first.is_alive()
            time.sleep(0.01)
        pid = int(told(out)[0].split()[1])
        os.kill(pid, signal.SIGSTOP)
        try:
            time.sleep(LEASE.total_seconds() + 0.1)
            claims.LEASE = acting.LEASE = timedelta(minutes=15)  # type: ignore[attr-defined, misc]
            taken = store.act(1, an_act("claim", "second", at=clock()), NO_WINDOW)
            assert taken.row.holder == "second"
            (out / "go").touch()
        finally:
            os.kill(pid, signal.SIGCONT)
        finish([first])
        answers = told(out)[1:]
        assert answers[0] == "renewed None"
        assert len(answers) == 9
        assert {line.split()[0] for line in answers[1:]} == {"refused"}
        assert {line.split()[2] for line in answers[1:5]} == {"stale_version"}
        assert {line.split()[2] for line in answers[5:]} == {"held"}
        after = store.case(1, clock())
        assert (after.row.holder, after.row.status, after.sent) == ("second", Status.OPEN, ())
        assert [(row.actor, row.verb.value) for row in store.feedback()] == [
            ("first", "claim"),
            ("second", "claim"),
        ]


def hold_the_lock(path: Path, out: Path) -> None:
    """Begin a write, say so, and finish it only when told."""
    with opened(path) as store, store._connection.writing():
        store._connection.run("UPDATE cases SET owner = 'slow' WHERE id = 1")
        Told(out).tell("writing", os.getpid())
        while not (out / "go").exists():
            time.sleep(0.01)


def test_stopped_in_the_middle_of_a_write_keeps_the_others_waiting_and_loses_nothing(
    path: Path, tmp_path: Path
) -> None:
    with opened(path) as store:
        one_case(store)
    out = tmp_path / "out"
    writer = start(hold_the_lock, path, out)
    while not told(out):
        time.sleep(0.01)
    pid = int(told(out)[0].split()[1])
    os.kill(pid, signal.SIGSTOP)
    try:
        with Store.open(path, clock=clock, lock_seconds=0.2) as waiting:
            with pytest.raises(LockedTooLong):
                waiting.act(1, an_act("note", "second", text="x"), NO_WINDOW)
            assert waiting.case(1, clock()).row.owner is None
            (out / "go").touch()
            os.kill(pid, signal.SIGCONT)
            finish([writer])
            assert waiting.act(1, an_act("note", "second", text="x"), NO_WINDOW).row.owner == "slow"
    finally:
        writer.kill()


def test_a_clock_set_forward_takes_over_once_and_the_first_is_told(path: Path) -> None:
    true, ahead = Clock(), Clock()
    ahead.turn(hours=2)
    with Store.open(path, clock=true) as store, Store.open(path, clock=ahead) as other:
        case_id = one_case(store)
        store.act(case_id, an_act("claim", "first"), NO_WINDOW)
        seen = store.case(case_id, true())
        other.act(case_id, an_act("claim", "second", at=ahead()), NO_WINDOW)
        with pytest.raises(Refused) as refused:
            store.act(case_id, an_act("approve", "first", seen_version=seen.row.version), NO_WINDOW)
        assert refused.value.refusal.code == "stale_version"
        assert store.renew(case_id, "first") is None
