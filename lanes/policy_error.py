"""What is wrong with a policy file, told by line and key."""

from __future__ import annotations


class PolicyError(Exception):
    """A policy file that cannot be used. `line` counts from 1 and `key` is the dotted path, where known."""

    title = "The policy file cannot be used"

    def __init__(self, name: str, problem: str, *, line: int | None = None, key: str = "") -> None:
        place = f"line {line}, " if line else ""
        self.text = f"{name}: {place}{key + ': ' if key else ''}{problem}"
        super().__init__(self.text)
        self.name, self.problem, self.line, self.key = name, problem, line, key
