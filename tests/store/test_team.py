"""Databases for a team: the group's from the first byte, and doctor says what hinders it."""

from __future__ import annotations

import grp
import os
import stat
from pathlib import Path

import pytest

from store.beside import make_folder_beside
from store.errors import NoGroup
from store.store import Store
from store.team import make_for_team
from tests.store.shelf import NOW, RIGHTS, Clock, an_act, one_case

OWN = grp.getgrgid(os.getegid()).gr_name


def permissions(store: Store) -> tuple[str, str]:
    return next((check.state, check.text) for check in store.doctor(NOW) if check.name == "permissions")


def test_every_file_of_a_teams_database_is_the_groups(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "team" / "desk.db"
    before = os.umask(0o077)
    try:
        assert make_for_team(path, OWN)
        with Store.open(path, clock=clock) as store:
            case_id = one_case(store)
            store.act(case_id, an_act("note", text="x"), RIGHTS)
            found = {file.name: file.stat() for file in path.parent.iterdir()}
            assert set(found) == {f"desk.db{end}" for end in ("", "-wal", "-shm", ".lock", ".heads")}
            assert {stat.S_IMODE(about.st_mode) for about in found.values()} == {0o660}
            assert {about.st_gid for about in found.values()} == {os.getegid()}
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o2770
            assert permissions(store) == ("ok", "0660")
    finally:
        os.umask(before)


def test_what_is_there_stays_as_it_is(path: Path, clock: Clock) -> None:
    Store.open(path, clock=clock).close()
    assert not make_for_team(path, OWN)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_group_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NoGroup, match="no group 'nobody-here'"):
        make_for_team(tmp_path / "team" / "desk.db", "nobody-here")
    assert not (tmp_path / "team").exists()


def test_doctor_says_what_keeps_a_team_out(path: Path, clock: Clock) -> None:
    with Store.open(path, clock=clock) as store:
        path.chmod(0o660)
        path.parent.chmod(0o700)
        assert permissions(store)[0] == "warn"
        assert "chmod 2770" in permissions(store)[1]
        path.parent.chmod(0o2770)
        path.with_name("desk.db.lock").chmod(0o600)
        assert "desk.db.lock" in permissions(store)[1]


def test_doctor_says_when_the_settings_name_another_group(path: Path, clock: Clock) -> None:
    def told(group: str) -> tuple[str, str]:
        checks = store.doctor(NOW, group)
        return next((check.state, check.text) for check in checks if check.name == "permissions")

    with Store.open(path, clock=clock) as store:
        assert told(OWN)[0] == "warn"
        assert f"chgrp {OWN} and chmod 660 desk.db" in told(OWN)[1]
        assert "no" in told("nobody-here")[1]
        assert "nobody-here" in told("nobody-here")[1]
    make_for_team(path.parent / "team" / "new.db", OWN)
    with Store.open(path.parent / "team" / "new.db", clock=clock) as store:
        assert told(OWN) == ("ok", "0660")


def test_unsent_texts_of_a_team_are_the_groups(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "team" / "desk.db"
    make_for_team(path, OWN)
    before = os.umask(0o077)
    try:
        assert make_folder_beside(path, ".unsent") == 0o660
        assert make_folder_beside(path, ".unsent") == 0o660
    finally:
        os.umask(before)
    folder = path.with_name("desk.db.unsent")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o2770
    assert folder.stat().st_gid == path.stat().st_gid
    with Store.open(path, clock=clock) as store:
        folder.chmod(0o700)
        assert "cannot write into desk.db.unsent" in permissions(store)[1]


def test_unsent_texts_of_one_person_are_theirs(path: Path, clock: Clock) -> None:
    Store.open(path, clock=clock).close()
    assert make_folder_beside(path, ".unsent") == 0o600
    assert stat.S_IMODE(path.with_name("desk.db.unsent").stat().st_mode) == 0o700
