"""A path that cannot hold a file is not taken for a broken disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import DiskFault, NoPlace, named
from store.store import Store
from tests.store.shelf import Clock


@pytest.mark.parametrize("rest", ["copy.db", "deeper/copy.db"])
def test_a_file_where_a_folder_should_be(tmp_path: Path, rest: str) -> None:
    (tmp_path / "file").write_text("")
    with Store.open(tmp_path / "desk.db", clock=Clock()) as store, pytest.raises(NoPlace) as caught:
        store.backup(tmp_path / "file" / rest)
    assert caught.value.title == "No place for the file"
    assert str(tmp_path / "file") in caught.value.text
    assert "disk" not in caught.value.text
    with pytest.raises(NoPlace):
        Store.open(tmp_path / "file" / rest, clock=Clock())


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with Store.open(tmp_path / "desk.db", clock=Clock()) as store, pytest.raises(NoPlace):
        store.backup(tmp_path / ("x" * 400))


def test_a_disk_that_fails_is_still_the_disk() -> None:
    assert isinstance(named(OSError(5, "Input/output error")), DiskFault)
