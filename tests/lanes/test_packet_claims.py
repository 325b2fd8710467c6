"""A packet as claims: each once, under its own name."""

from __future__ import annotations

from lanes.decide import decide
from lanes.packet import Packet
from lanes.packet_build import build_packet
from lanes.packet_claims import claims
from lanes.policy import shipped_policy
from lanes.words import Lane, Unit
from tests.factories import MOMENT, a_lane3


def test_every_part_of_a_packet_is_a_claim() -> None:
    case, policy = a_lane3(), shipped_policy()
    packet = build_packet(case, decide(case, policy, now=MOMENT), policy, now=MOMENT)
    found = claims(packet)
    assert [claim.place for claim in found][:2] == ["summary", "known_context[0]"]
    assert found[0].words == packet.summary
    assert found[1].words == "confirmed: plan is standard"
    assert found[-1] == ("suggested_owner", packet.suggested_owner)
    assert len({claim.place for claim in found}) == len(found)
    assert len(found) == 2 + len(packet.known_context) + len(packet.missing_context) + len(packet.not_done)
    assert found[1].part == "known context"


def test_an_empty_packet_claims_nothing() -> None:
    assert claims(Packet(ticket_id="1", lane=Lane.HUMAN_OWNED, unit=Unit.CONVERSATION)) == ()
