"""Real faults of real file systems, each as a sentence; what was acknowledged stays."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.errors import Corrupt, DiskFault, DiskFull, LockedTooLong, ReadOnly, StoreError
from store.lock import FileLock
from store.store import Store
from store.values import View
from tests.conftest import Figure
from tests.store.shelf import NOW, RIGHTS, Clock, a_case, an_act, an_intake, one_case, put

pytestmark = pytest.mark.faults
ROOT = Path(__file__).parents[2]
Mount = Callable[..., None]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Mount]]:
    """A file system of three megabytes, and a way to mount it anew with other options."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting a small file system needs root and `mount`")

    def mount(*words: str) -> None:
        subprocess.run(["mount", *words, str(place)], check=True, capture_output=True)

    try:
        mount("-t", "tmpfs", "-o", "size=3m", "tmpfs")
    except subprocess.CalledProcessError as error:
        pytest.skip(f"no small file system can be mounted here: {error.stderr.decode().strip()}")
    try:
        yield place, mount
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def in_three_parts(fault: StoreError) -> None:
    """What happened, what was kept, what to do."""
    assert fault.title
    assert "Nothing" in fault.text or "nothing" in fault.text
    assert len(fault.text.split(". ")) >= 2


def test_a_full_disk(small_disk: tuple[Path, Mount], clock: Clock, figure: Figure) -> None:
    place, _ = small_disk
    path = place / "desk.db"
    with Store.open(path, clock=clock) as store:
        case_id = one_case(store)
        acknowledged = []
        ballast = place / "ballast"
        free = os.statvfs(place)
        ballast.write_bytes(b"\0" * (free.f_bavail * free.f_frsize - 300_000))
        faults: list[StoreError] = []
        for number in range(60):
            try:
                note = an_act("note", text=f"{number} " + "x" * 9000)
                acknowledged.append(store.act(case_id, note, RIGHTS).action.id)
            except StoreError as fault:
                faults.append(fault)
        assert faults
        assert {type(fault) for fault in faults} <= {DiskFull, DiskFault}
        in_three_parts(faults[0])
        assert [row.id for row in store.feedback()] == acknowledged
        assert store.case(case_id, NOW).row.ticket_id == "1"
        with pytest.raises(StoreError):
            put(store, *(an_intake(a_case(str(n), subject="y" * 5000)) for n in range(2, 200)))
        assert store.counts("", NOW)[View.ALL] == 1
        with pytest.raises(StoreError):
            store.backup(place / "copy.db")
        assert not (place / "copy.db").exists()
        assert not (place / "copy.db.part").exists()
        ballast.unlink()
        acknowledged.append(store.act(case_id, an_act("note", text="after"), RIGHTS).action.id)
        assert [row.id for row in store.feedback()] == acknowledged
        assert store.verify().ok
    figure(f"full disk: {len(acknowledged)} acknowledged, {len(faults)} refused in words, 0 lost")


def test_a_file_system_mounted_read_only(small_disk: tuple[Path, Mount], clock: Clock) -> None:
    place, mount = small_disk
    path = place / "desk.db"
    with Store.open(path, clock=clock) as store:
        case_id = one_case(store)
    mount("-o", "remount,ro")
    with Store.open(path, clock=clock) as reader:
        assert reader.counts("", NOW)[View.ALL] == 1
        assert isinstance(reader.closed_because, ReadOnly)
        with pytest.raises(ReadOnly) as caught:
            reader.act(case_id, an_act("note", text="x"), RIGHTS)
        in_three_parts(caught.value)
        assert reader.verify().ok
    mount("-o", "remount,rw")
    with Store.open(path, clock=clock) as store:
        store.act(case_id, an_act("note", text="x"), RIGHTS)


def test_a_writer_that_hangs(store: Store, path: Path, clock: Clock) -> None:
    case_id = one_case(store)
    hanging = FileLock(path)
    hanging.take(1)
    with Store.open(path, clock=clock, lock_seconds=0.05) as waiting:
        with pytest.raises(LockedTooLong) as caught:
            waiting.act(case_id, an_act("note", text="x"), RIGHTS)
        in_three_parts(caught.value)
        hanging.give()
        assert waiting.act(case_id, an_act("note", text="x"), RIGHTS).action.id == 1
    hanging.close()


def test_a_page_that_is_damaged(path: Path, clock: Clock) -> None:
    with Store.open(path, clock=clock) as store:
        put(store, *(an_intake(a_case(str(number))) for number in range(300)))
        store._connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        size = path.stat().st_size
    with path.open("r+b") as file:
        for page in range(12, size // 4096, 3):
            file.seek(page * 4096)
            file.write(os.urandom(4096))

    def note_on_all() -> None:
        with Store.open(path, clock=clock) as store:
            for case_id in range(1, 301):
                store.act(case_id, an_act("note", text="x"), RIGHTS)

    with pytest.raises(Corrupt) as caught:
        note_on_all()
    in_three_parts(caught.value)
    assert "backup" in caught.value.text
    report = Store.check_copy(path)
    assert "integrity" in {problem.code for problem in report.problems}


SHIM = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <stdio.h>
#include <unistd.h>
static int broken(int fd) {
  char name[64], path[4096];
  const char *flag = getenv("BROKEN");
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(name, path, sizeof path - 1);
  if (n < 0 || !flag || access(flag, F_OK) != 0) return 0;
  path[n] = 0;
  return strstr(path, getenv("BROKEN_FILE")) != NULL;
}
ssize_t pwrite64(int fd, const void *b, size_t n, off_t o) {
  ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite64");
  if (!strcmp(getenv("BROKEN_CALL"), "write") && broken(fd)) { errno = EIO; return -1; }
  return real(fd, b, n, o);
}
static int synced(const char *name, int fd) {
  int (*real)(int) = dlsym(RTLD_NEXT, name);
  if (!strcmp(getenv("BROKEN_CALL"), "sync") && broken(fd)) { errno = EIO; return -1; }
  return real(fd);
}
int fsync(int fd) { return synced("fsync", fd); }
int fdatasync(int fd) { return synced("fdatasync", fd); }
"""

ACTING = """
import sys
from pathlib import Path
from tests.store.crowd import clock, opened
from tests.store.shelf import RIGHTS, a_case, an_act, an_intake
from store.errors import StoreFault

path, flag = Path(sys.argv[1]), Path(sys.argv[2])
with opened(path) as store:
    store.take_in([an_intake(a_case("1"), at=clock())])

    def note():
        try:
            print("noted", store.act(1, an_act("note", at=clock(), text="x" * 2000), RIGHTS).action.id)
        except StoreFault as fault:
            print("fault", type(fault).__name__, fault.text)

    for round in range(3):
        note()
        flag.touch()
        note()
        note()
        flag.unlink()
        note()
"""


@pytest.mark.parametrize("call", ["write", "sync"])
def test_a_disk_that_answers_with_errors(
    path: Path, tmp_path: Path, clock: Clock, call: str, figure: Figure
) -> None:
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("breaking the disk under a process needs a C compiler and Linux")
    source, shim = tmp_path / "shim.c", tmp_path / "shim.so"
    source.write_text(SHIM)
    built = subprocess.run(
        [compiler, "-shared", "-fPIC", "-o", shim, source, "-ldl"], check=False, capture_output=True
    )
    if built.returncode:
        pytest.skip(f"the C compiler does not build: {built.stderr.decode()[:200]}")
    broken = {"LD_PRELOAD": str(shim), "BROKEN": str(tmp_path / "now"), "BROKEN_CALL": call}
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(ACTING), path, tmp_path / "now"],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **broken, "BROKEN_FILE": "desk.db-wal", "PYTHONPATH": str(ROOT)},
    )
    assert result.returncode == 0, result.stderr
    lines = [line.split(maxsplit=2) for line in result.stdout.splitlines()]
    faults = [line for line in lines if line[0] == "fault"]
    assert {line[1] for line in faults} == {"DiskFault"}
    assert len(faults) == 6
    assert "Nothing of this step was stored" in faults[0][2]
    with Store.open(path, clock=clock) as store:
        noted = {int(line[1]) for line in lines if line[0] == "noted"}
        assert len(noted) == 6
        assert noted <= {row.id for row in store.feedback()}
        assert store.verify().ok
    figure(f"I/O errors ({call}): {len(noted)} acknowledged, {len(faults)} refused in words, 0 lost")
