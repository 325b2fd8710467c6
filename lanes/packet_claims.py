"""A packet as single claims that a specialist can judge: right, wrong, unsupported, correctly withheld."""

from __future__ import annotations

from typing import NamedTuple

from lanes.packet import Packet

GRADES = ("right", "wrong", "unsupported", "correctly_withheld")


class Claim(NamedTuple):
    """One thing the packet says; `place` is its name in the feedback row, `known_context[1]`."""

    place: str
    words: str

    @property
    def part(self) -> str:
        """Which part of the packet it stands in, in words: `known context`."""
        return self.place.partition("[")[0].replace("_", " ")


def claims(packet: Packet) -> tuple[Claim, ...]:
    """Every claim in the packet's own order; parts that nobody gave make none."""
    found = [Claim("summary", packet.summary)]
    found += [
        Claim(f"known_context[{i}]", f"{fact.label}: {fact.statement}")
        for i, fact in enumerate(packet.known_context)
    ]
    found += [Claim(f"missing_context[{i}]", words) for i, words in enumerate(packet.missing_context)]
    found += [Claim(f"not_done[{i}]", words) for i, words in enumerate(packet.not_done)]
    found.append(Claim("suggested_owner", packet.suggested_owner))
    return tuple(claim for claim in found if claim.words.strip())
