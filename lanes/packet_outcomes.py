"""Outcomes that nobody decided, stated or promised by a packet's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lanes.amounts import amounts
from lanes.assertion import Asserted
from lanes.commitments import Kind, read_commitments
from lanes.packet_outcome_words import (
    DENIED,
    NEGATES,
    OF_ACCESS,
    OF_CONCESSION,
    PLAIN,
    YET,
    on_concession,
)

_FUTURE = re.compile(r"\b(?:will|'ll|shall|going to|guarantee|promise|wird|será|sera|sarà)\b")
_BREAK = re.compile(r"[,:]|\b(?:and|und|y|et|e)\b")
_NEGATED_BEHIND = re.compile(
    r"[^,;:]{0,40}?\b(?:nobody|no one|nicht|nie|niemandem|kein\w*|nadie|personne|ninguém|nessuno|neither)\b"
)


def implied_outcomes(clauses: Iterable[Asserted]) -> Iterator[tuple[int, int, str]]:
    """Each outcome the clauses settle: its place in their sentence, and the clause (in lower case) around it."""
    for words, start in clauses:
        place = _settled(words) or _promised(words)
        if place is not None:
            yield start + place[0], start + place[1], words


def _settled(clause: str) -> tuple[int, int] | None:
    denied = DENIED.search(clause)
    if denied is not None and on_concession(clause, *denied.span()) and not YET.search(clause):
        return denied.span()
    for found in PLAIN.finditer(clause):
        if not _negated(clause, *found.span()):
            return found.span()
    for found in OF_CONCESSION.finditer(clause):
        start, end = found.span()
        named = on_concession(clause, start, end) or amounts(clause[max(0, start - 80) : end + 60])
        if named and not _negated(clause, start, end):
            return start, end
    access = OF_ACCESS.search(clause)
    if access is not None and not _negated(clause, *access.span()):
        return access.span()
    return None


def _promised(clause: str) -> tuple[int, int] | None:
    """A promise in the future tense, as the readers of our own messages know it."""
    if not _FUTURE.search(clause):
        return None
    start = len(clause) - len(clause.lstrip())
    for promise in read_commitments(clause.strip()):
        if promise.kind is Kind.OUTCOME and not promise.denied:
            return start + promise.mark[0], start + promise.mark[1]
    return None


def _negated(clause: str, start: int, end: int) -> bool:
    """Whether a word of denial governs the place: before it in the same breath, in it, or close behind."""
    breath = 0
    for found in _BREAK.finditer(clause, 0, start):
        breath = found.end()
    return NEGATES.search(clause, breath, end) is not None or _NEGATED_BEHIND.match(clause, end) is not None
