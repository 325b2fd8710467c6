"""What the assistant promised and the customer came back to: somebody has to keep it or to withdraw it."""

from __future__ import annotations

from lanes.built import evidence
from lanes.commitments import Kind, read_speech
from lanes.policy import Policy
from lanes.record import CaseRecord, Evidence
from lanes.words import Author

_SETTLED = frozenset({Kind.OUTCOME, Kind.AMOUNT})
_SUMS = frozenset({Kind.AMOUNT})


def promised(case: CaseRecord, policy: Policy) -> list[Evidence]:
    """The outcomes and sums in the public messages, where they stand; sums alone in issue types let into Lane 1."""
    settled = _SUMS if policy.is_promoted(case.issue_type) else _SETTLED
    return [
        evidence(said.words, f"thread[{place}]", said.start, said.end)
        for place, message in enumerate(case.thread)
        if message.author is Author.ASSISTANT and message.public
        for said in read_speech(message.text).commitments
        if said.kind in settled and not said.denied
    ]
