"""The case's texts read once each: which concepts they hold, with the quoted words and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from lanes.built import evidence
from lanes.policy import Policy
from lanes.reading.lexicon import Lexicon, Reading, quote
from lanes.reading.names import names_in
from lanes.reading.tokens import spans_of
from lanes.record import CaseRecord, Evidence
from lanes.words import Author, Flag

_PER_CONCEPT = 3
"""Quotes kept for one concept: enough to judge by, few enough to read."""
_ORDERLESS = 2
"""A name of more words may hold an order to the assistant."""
_EXTRA_DEPTH = 4
_EXTRA_TEXTS = 50


class Heard(NamedTuple):
    """One text of the customer's, as folded words."""

    where: str
    words: list[str]
    plain: bool
    """Whether the text is ASCII through and through."""


@dataclass(frozen=True, slots=True)
class CaseReading:
    """What the case's texts hold."""

    found: dict[str, list[Evidence]]
    """Concept → the words it was found in."""
    heard: list[Heard]


def read_case(case: CaseRecord, policy: Policy) -> CaseReading:
    """Every text of the case read with the policy's phrases; linear in their length."""
    found: dict[str, list[Evidence]] = {}
    heard: list[Heard] = []
    concepts = policy.concepts
    lexicons = policy.lexicons_for(case.issue_type)
    for kind, where, text in _texts(case):
        lexicon = lexicons.get(kind)
        if lexicon is None:
            continue
        reading = _read_fact(lexicon, text) if kind == "facts" else lexicon.read(text)
        if kind == "customer":
            heard.append(Heard(where, reading.words, text.isascii()))
        matches = reading.matches
        if matches and kind == "customer":
            names = names_in(text, reading.words, policy.naming)
            if names:
                matches = [
                    match
                    for match in matches
                    if not any(
                        first <= match.anchor < after
                        and (
                            after - first <= _ORDERLESS or Flag.STEERING not in concepts[match.concept].flags
                        )
                        for first, after in names
                    )
                ]
        spans: list[tuple[int, int]] | None = None
        for match in matches:
            concept = concepts[match.concept]
            if kind not in concept.read_in:
                continue
            kept = found.setdefault(match.concept, [])
            if len(kept) >= _PER_CONCEPT:
                continue
            if spans is None:
                spans = spans_of(text, 1 + max(m.last for m in matches))
            words, start, end = quote(text, spans, match)
            kept.append(evidence(words, where, start, end))
    return CaseReading(found, heard)


@lru_cache(maxsize=4096)
def _read_fact(lexicon: Lexicon, text: str) -> Reading:
    """Facts repeat from case to case (`product: …`), so that they are read once."""
    return lexicon.read(text)


def _texts(case: CaseRecord) -> Iterator[tuple[str, str, str]]:
    """(kind, where, text) of everything that may hold words of consequence."""
    if case.subject:
        yield "customer", "subject", case.subject
    for place, message in enumerate(case.thread):
        if message.author is Author.CUSTOMER:
            yield "customer", f"thread[{place}]", message.text
        elif message.public and message.author is not Author.SYSTEM:
            yield message.author.value, f"thread[{place}]", message.text
        if message.extra:
            yield from _extra(message.extra, f"thread[{place}].extra")
    for place, fact in enumerate(case.facts):
        yield "facts", f"facts[{place}]", fact.statement
    if case.customer.name:
        yield "extra", "customer.name", case.customer.name
    for where, extra in (("extra", case.extra), ("customer.extra", case.customer.extra)):
        if extra:
            yield from _extra(extra, where)


def _extra(held: dict[str, Any], where: str) -> Iterator[tuple[str, str, str]]:
    """The texts inside keys the contract does not know, to a bounded depth and number."""
    waiting: list[tuple[str, Any, int]] = [(f"{where}.{key}", value, 1) for key, value in held.items()]
    given = 0
    while waiting and given < _EXTRA_TEXTS:
        place, value, depth = waiting.pop(0)
        if isinstance(value, str):
            given += 1
            yield "extra", place, value
        elif depth < _EXTRA_DEPTH and isinstance(value, dict):
            waiting += [(f"{place}.{key}", inner, depth + 1) for key, inner in value.items()]
        elif depth < _EXTRA_DEPTH and isinstance(value, list):
            waiting += [(f"{place}[{i}]", inner, depth + 1) for i, inner in enumerate(value[:_EXTRA_TEXTS])]
