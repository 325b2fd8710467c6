"""Flags: matters that leave the frontline whatever the levels say, from the words, the fields, or upstream."""

from __future__ import annotations

from lanes.policy import Policy
from lanes.reading.case_reading import CaseReading
from lanes.record import CaseRecord
from lanes.signs import Sign
from lanes.triggers.ground import counts
from lanes.words import Flag


def read_flags(case: CaseRecord, reading: CaseReading, policy: Policy, signs: list[Sign]) -> tuple[str, ...]:
    """The flags' names, ours in their order and then upstream's unknown ones as given (lower case)."""
    concepts = policy.concepts
    ours: set[Flag] = set()
    for name in reading.found:
        if concepts[name].flags and counts(concepts[name], reading.found):
            ours.update(concepts[name].flags)
    for sign in signs:
        ours.update(sign.says.flags)
    if not ours and not (case.assessment and case.assessment.flags):
        return ()
    given = [_plain(flag) for flag in (case.assessment.flags if case.assessment else ()) if flag.strip()]
    known = {flag.value for flag in Flag}
    unknown = dict.fromkeys(flag for flag in given if flag not in known)
    return (*(f.value for f in Flag if f in ours or f.value in given), *unknown)


def _plain(flag: str) -> str:
    return flag.strip().lower().replace("-", "_").replace(" ", "_")
