"""What a person says of parts of a case, from words as they were typed: hunks' reasons and claims' grades."""

from __future__ import annotations

from collections.abc import Sequence

import click

from lanes.act import Grade, Hunk
from lanes.hunks import hunks
from lanes.packet import Packet
from lanes.packet_claims import GRADES, claims

SHORT_GRADES = {"withheld": "correctly_withheld"}


def with_reasons(
    draft: str | None, text: str, given: Sequence[str], codes: Sequence[str]
) -> tuple[Hunk, ...]:
    """The edit's changes; `given` names reasons in order, or by place as in `2=fact`. Raises UsageError."""
    found = list(hunks(draft, text)) if draft is not None else []
    for place, word in enumerate(given, start=1):
        number, _, rest = word.partition("=")
        named = number.strip().isascii() and number.strip().isdigit()
        at, reason = (int(number), rest) if named else (place, word)
        if not 1 <= at <= len(found):
            changes = f"{len(found)} change{'s' * (len(found) != 1)}"
            raise click.UsageError(f"--hunk-reason {word}: the edit has {changes}")
        code = reason.strip().lower().replace("-", "_").replace(" ", "_")
        said = code if code in codes else reason.strip()
        found[at - 1] = found[at - 1].model_copy(update={"reason": said or None})
    return tuple(found)


def grades(packet: Packet, given: Sequence[str]) -> tuple[Grade, ...]:
    """`known_context[0]=wrong` for claims of this packet; raises UsageError naming what there is."""
    known = {claim.place: claim.words for claim in claims(packet)}
    found = {}
    for word in given:
        place, _, verdict = (part.strip() for part in word.rpartition("="))
        verdict = verdict.lower().replace("-", "_").replace(" ", "_")
        verdict = SHORT_GRADES.get(verdict, verdict)
        if place not in known:
            raise click.UsageError(f"--grade {word}: the packet's claims are {', '.join(known) or 'none'}")
        if verdict not in GRADES:
            raise click.UsageError(f"--grade {word}: after = comes {', '.join(GRADES)}")
        found[place] = Grade(claim=place, words=known[place], verdict=verdict)
    return tuple(found.values())
