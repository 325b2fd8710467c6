"""The writers' queue: in the order they came, past the dead, and not for ever behind the stopped."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from store import lock
from store.errors import LockedTooLong
from store.lock import FileLock
from tests.store.crowd import Told, start, told

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the order needs Linux's locks on bytes")


@pytest.fixture
def held(path: Path) -> Iterator[FileLock]:
    path.touch()
    held = FileLock(path)
    held.take(1)
    yield held
    held.close()


def numbers_drawn(path: Path) -> int:
    return int.from_bytes(path.with_name(path.name + ".lock").read_bytes()[:8], "little")


def until(path: Path, numbers: int) -> None:
    end = time.monotonic() + 20
    while numbers_drawn(path) < numbers:
        assert time.monotonic() < end
        time.sleep(0.001)


def wait_in_line(path: Path, out: Path, name: str) -> None:
    """Take the lock once and tell it."""
    said = Told(out)
    waiting = FileLock(path)
    waiting.take(30)
    said.tell(name)
    waiting.give()


def test_writers_take_turns_in_the_order_they_came(held: FileLock, path: Path) -> None:
    came: list[int] = []

    def take(number: int) -> None:
        mine = FileLock(path)
        mine.take(30)
        came.append(number)
        mine.give()
        mine.close()

    threads = []
    for number in range(8):
        threads.append(Thread(target=take, args=(number,)))
        threads[-1].start()
        until(path, number + 1)
    held.give()
    for thread in threads:
        thread.join(20)
    assert came == list(range(8))
    held.take(1)


def test_who_dies_in_the_line_is_passed_over(held: FileLock, path: Path, tmp_path: Path) -> None:
    dying = start(wait_in_line, path, tmp_path / "out", "dying")
    until(path, 1)
    behind = start(wait_in_line, path, tmp_path / "out", "behind")
    until(path, 2)
    dying.kill()
    dying.join()
    held.give()
    behind.join(20)
    assert behind.exitcode == 0
    assert told(tmp_path / "out") == ["behind"]


def test_who_is_stopped_in_the_line_holds_the_others_up_once(
    held: FileLock, path: Path, tmp_path: Path
) -> None:
    stopped = start(wait_in_line, path, tmp_path / "out", "stopped")
    until(path, 1)
    assert stopped.pid is not None
    os.kill(stopped.pid, signal.SIGSTOP)
    behind = start(wait_in_line, path, tmp_path / "out", "behind")
    until(path, 2)
    held.give()
    behind.join(20)
    assert behind.exitcode == 0
    others = [FileLock(path) for _ in range(2)]
    for other in others:
        other.take(5)
        other.give()
        other.close()
    os.kill(stopped.pid, signal.SIGCONT)
    stopped.join(20)
    assert stopped.exitcode == 0
    assert sorted(told(tmp_path / "out")) == ["behind", "stopped"]


def test_who_gives_up_leaves_nothing_behind(
    held: FileLock, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "STUCK", 60.0)
    other, third = FileLock(path), FileLock(path)
    for _ in range(3):
        with pytest.raises(LockedTooLong):
            other.take(0.02)
    held.give()
    third.take(0.02)
    third.give()
    other.take(0.02)
    other.close()
    third.close()
