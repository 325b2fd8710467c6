"""Who acts, in which role, under whose name: the same on the command line as the policy says."""

from __future__ import annotations

import os
import pwd

import pytest

from tests.console.plain_desk import PlainDesk

ME = pwd.getpwuid(os.getuid()).pw_name
TEAM = """
[people]
default_role = "frontline"
[people.roles]
sol = "specialist"
"""
DOWN = ("override", "500301", "--lane", "2", "--reason", "routine", "--trigger", "policy")


def lane(desk: PlainDesk) -> int:
    return next(row["lane"] for row in desk.json("queue", "--all") if row["ticket_id"] == "500301")


def test_a_second_person_confirms(desk: PlainDesk) -> None:
    team = desk.under(TEAM)
    first = PlainDesk(desk.db, "mia").run("act", *DOWN, *team)
    assert first.exit_code == 1
    assert "Proposed: " in first.stdout
    assert "second person" in first.stderr
    assert lane(desk) == 3
    again = PlainDesk(desk.db, "mia").run("act", *DOWN, *team)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "Another person" in again.stderr
    assert PlainDesk(desk.db, "sol").run("act", *DOWN, *team).exit_code == 0
    assert lane(desk) == 2


@pytest.mark.parametrize(
    ("act_as", "free"), [("true", True), ("false", False), (f'["{ME}"]', True), ('["robot"]', False)]
)
def test_another_name_where_the_policy_allows_it(desk: PlainDesk, act_as: str, free: bool) -> None:
    told = desk.under(f"[people]\nact_as = {act_as}\n")
    result = PlainDesk(desk.db, "somebody").run("act", "note", "500201", "--text", "x", *told)
    assert result.exit_code == (0 if free else 1)
    assert ("leave out --as somebody" in result.stderr) is not free
    assert PlainDesk(desk.db, ME).run("act", "note", "500201", "--text", "x", *told).exit_code == 0


def test_an_environment_variable_is_no_login(desk: PlainDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    told = desk.under("[people]\nact_as = false\n")
    monkeypatch.setenv("LOGNAME", "boss")
    assert PlainDesk(desk.db, "boss").run("act", "note", "500201", "--text", "x", *told).exit_code == 1
