"""Whether a reply says that a person looked at the case who did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lanes.amounts import lowered
from lanes.clauses import claimed
from lanes.review_words import COLLEAGUE, LEADING, NOBODY_IN_PARTICULAR, OTHERS, OWN, SENIOR
from lanes.sentences import sentences
from lanes.words import Role, Verb

LOOKS = frozenset(
    {
        Verb.APPROVE,
        Verb.EDIT,
        Verb.REJECT,
        Verb.REPLY,
        Verb.AUTHORIZE,
        Verb.OVERRIDE,
        Verb.RETURN,
        Verb.RESOLVE,
        Verb.RATE,
        Verb.AUDIT,
    }
)
"""The acts that a person takes after having judged the case; to put it away or pass it on is no review."""


class Reviewer(NamedTuple):
    """A person who has looked at the case: name, role, and the queue that owned it then."""

    name: str
    role: Role
    queue: str = ""


class _Claim(NamedTuple):
    """A claimed review in a sentence: its place, and who is said to have looked; empty for the writer."""

    start: int
    end: int
    who: str


def review_claims(
    text: str, reviewers: Sequence[Reviewer], *, writer: Reviewer | None, draft: str | None
) -> Iterator[tuple[int, int]]:
    """Where `text` claims a review that none of `reviewers` made (characters).

    `writer` is the person whose words these are, None for the assistant's; what stands in `draft` is the
    assistant's in either case. A person who writes `I have looked at it` does look.
    """
    known = [*reviewers, writer] if writer is not None else list(reviewers)
    for sentence in sentences(text):
        own = writer is not None and not (draft and sentence.text in draft)
        for claim in _claims(sentence.text):
            if claim.who:
                true = any(_is(claim.who, one) for one in known if one is not writer or _may_be(claim.who))
            else:
                true = own or bool(reviewers)
            if not true:
                yield sentence.start + claim.start, sentence.start + claim.end


@lru_cache(maxsize=512)
def _claims(sentence: str) -> tuple[_Claim, ...]:
    low = lowered(sentence)
    found: list[_Claim] = []
    taken = 0
    spans = [(*m.span(), m["who"]) for pattern in OTHERS for m in pattern.finditer(low)]
    spans += [(*m.span(), "") for pattern in OWN for m in pattern.finditer(low)]
    for start, end, who in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= taken and claimed(low, start, end):
            found.append(_Claim(start, end, who))
            taken = end
    return tuple(found)


def _may_be(who: str) -> bool:
    """Whether the writer can be the one of whom the words speak: a colleague is somebody else."""
    return not COLLEAGUE.search(who)


def _is(who: str, reviewer: Reviewer) -> bool:
    """Whether the words can mean this person: by role, and by what they name of team or person."""
    needed = Role.LEAD if LEADING.search(who) else Role.SPECIALIST if SENIOR.search(who) else Role.FRONTLINE
    if reviewer.role.rank < needed.rank:
        return False
    telling = [word for word in NOBODY_IN_PARTICULAR.sub(" ", who).split() if len(word) > 2]
    known = lowered(f"{reviewer.name} {reviewer.queue}").replace("-", " ").split()
    return not telling or any(_same(word, other) for word in telling for other in known)


def _same(word: str, other: str) -> bool:
    return len(other) > 2 and (word.startswith(other) or other.startswith(word))
