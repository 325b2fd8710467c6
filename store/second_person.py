"""Acts that need a second person: kept as a proposal, or carried out as the confirmation of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lanes.act import Act, Ground, Refusal
from lanes.packet import Finding
from lanes.rights import Rights
from lanes.second_person import Proposal, allowing, confirming, proposing, target_code
from lanes.settle import settle
from lanes.words import Verb
from store.acting import Done, carry_out
from store.cases import Records, case_row, read_ground
from store.connection import Connection
from store.errors import Refused
from store.feedback import history


def helps(act: Act, refused: Refused) -> bool:
    """Whether a second person could open what was refused."""
    return act.verb is Verb.OVERRIDE and refused.refusal.code == "role"


def carry_out_with_second(
    store: Connection,
    records: Records,
    case_id: int,
    act: Act,
    rights: Rights,
    findings: Sequence[Finding],
) -> Done:
    """Inside `writing`: confirm another's open proposal, or keep this one; raises Refused.

    A proposal is open while the case stands where it stood: same revision, lane and unit, no override since.
    """
    clock = store.clock()
    ground = read_ground(store, records, case_row(store, case_id), clock)
    allowed = allowing(act, rights)
    wanted = settle(ground, act, allowed)
    if isinstance(wanted, Refusal):
        raise Refused(wanted)
    open_ones = _open_proposals(store, ground, target_code(wanted.lane, wanted.unit))
    answer = confirming(act, open_ones, rights)
    if isinstance(answer, Refusal):
        raise Refused(answer)
    if answer is None:
        kept = proposing(act, wanted.lane, wanted.unit)
        return carry_out(store, records, case_id, kept, rights, findings)
    return carry_out(store, records, case_id, answer, allowed, findings)


def _open_proposals(store: Connection, ground: Ground, code: str) -> Iterator[Proposal]:
    rows = history(store, ground.case_id)
    last = max((row.id for row in rows if row.verb is Verb.OVERRIDE), default=0)
    for row in rows:
        stands = (row.revision, row.lane_after, row.unit_after) == (ground.revision, ground.lane, ground.unit)
        if (
            row.verb is Verb.NOTE
            and row.outcome == code
            and row.undone_by is None
            and row.id > last
            and stands
        ):
            yield Proposal(action_id=row.id, actor=row.actor)
