"""What verify and doctor say."""

from __future__ import annotations

from typing import Literal

from lanes.values import Text, Value


class Problem(Value):
    """One thing wrong with the database, and the first action it shows at."""

    code: Text
    """`edited`, `removed`, `broken_link`, `cut_tail`, `head_differs`, `guards`, `integrity`, …"""
    text: Text
    action_id: int | None = None


class VerifyReport(Value):
    """The outcome of `verify`: the chain's length and head, and everything found wrong, the first first."""

    actions: int
    head_id: int
    head_hash: Text
    """Of the last action; keep it somewhere else, and a cut tail can be proved."""
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.problems


class Check(Value):
    """One line of `doctor`."""

    name: Text
    state: Literal["ok", "warn", "bad"]
    text: Text
