"""A filled database and the command line on it, as a person at a plain terminal has them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from console.cli import main
from console.cli.options import now
from desk.reading import content_hash
from lanes.decide import decide
from lanes.packet_build import build_packet
from lanes.policy import Policy, shipped_policy
from lanes.record import CaseRecord
from store.store import Store
from store.values import Intake, Taken
from tests.factories import wire_lane1, wire_lane2, wire_lane3

THREE = (wire_lane1(), wire_lane2(), wire_lane3())
"""One case of each lane, once `docs.*` is promoted."""
PROMOTED = ("docs.*",)


def intake(wire: Mapping[str, Any], policy: Policy, moment: datetime) -> Intake:
    record = CaseRecord.model_validate(wire)
    decision = decide(record, policy, now=moment)
    packet = build_packet(record, decision, policy, now=moment)
    return Intake(
        record=record, content_hash=content_hash(record), decision=decision, packet=packet, at=moment
    )


class PlainDesk:
    """A real database of its own, and `lanedesk` called on it."""

    def __init__(self, db: Path, me: str = "ada") -> None:
        self.db = db
        self.me = me

    def open(self) -> Store:
        return Store.open(self.db, clock=now)

    def take_in(self, *wires: Mapping[str, Any]) -> list[Taken]:
        policy = shipped_policy().with_promoted(PROMOTED)
        with self.open() as store:
            return store.take_in([intake(wire, policy, now()) for wire in wires])

    def run(self, *words: str, text: str | bytes | None = None) -> Result:
        """One call; the result has `stdout`, `stderr`, `exit_code`."""
        return CliRunner().invoke(main, ["--db", str(self.db), "--as", self.me, *words], input=text)

    def under(self, policy: str) -> tuple[str, str]:
        """The words that put a call under a policy of its own."""
        file = self.db.with_name("policy.toml")
        file.write_text(policy)
        return ("--policy", str(file))

    def json(self, *words: str) -> Any:
        """The JSON answer of a call that must succeed."""
        result = self.run(*words, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def act(self, verb: str, ticket: str, *words: str) -> dict[str, Any]:
        answer = self.json("act", verb, ticket, *words)
        assert isinstance(answer, dict)
        return answer


def tickets(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return [row["ticket_id"] for row in rows]
