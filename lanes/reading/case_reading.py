"""The case's texts read once each: which concepts they hold, with the quoted words and where they stand."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from lanes.built import evidence
from lanes.policy import Policy
from lanes.reading.lexicon import Bounds, Lexicon, Reading
from lanes.reading.names import Names
from lanes.reading.places import Places
from lanes.reading.vocabulary import Entry
from lanes.record import CaseRecord, Evidence
from lanes.words import Author, Flag

_PER_CONCEPT = 3
"""Quotes kept for one concept: enough to judge by, few enough to read."""
_ORDERLESS = 2
"""A name of more words may hold an order to the assistant."""
_NAMING = 2
"""A subject of so many words names a matter and asks nothing."""
_EXTRA_DEPTH = 4
_EXTRA_TEXTS = 50


class Heard(NamedTuple):
    """One text of the customer's, as folded words by paragraph."""

    where: str
    paragraphs: list[list[Entry]]
    sentences: list[list[Bounds]]
    """Those of each paragraph."""
    plain: bool
    """Whether the text is ASCII through and through."""


class CaseReading(NamedTuple):
    """What the case's texts hold."""

    found: dict[str, list[Evidence]]
    """Concept → the words it was found in."""
    heard: list[Heard]


def read_case(case: CaseRecord, policy: Policy) -> CaseReading:
    """Every text of the case read with the policy's phrases; linear in their length."""
    found: dict[str, list[Evidence]] = {}
    silent = policy.silent(case.issue_type)
    full: set[str] = set()
    heard: list[Heard] = []
    readings: list[tuple[Lexicon, Reading]] = []
    lexicons = policy.lexicons
    for lexicon in lexicons.values():
        lexicon.stay_small()
    for kind, where, text in _texts(case, lexicons):
        lexicon = lexicons[kind]
        if kind == "facts":
            reading = _read_fact(lexicon, text, silent)
        else:
            names_only = where == "subject" and len(text.split()) <= _NAMING
            passed = full | policy.of_plain_questions if names_only else full
            reading = lexicon.read(text, passed, silent)
        readings.append((lexicon, reading))
        if kind == "customer":
            heard.append(Heard(where, reading.paragraphs, reading.sentences, text.isascii()))
        if reading.matches:
            _keep(reading, kind, where, text, policy, found, full)
    if found and not policy.waiting.keys().isdisjoint(found):
        wanted = _wanted(found, policy) - silent
        for lexicon, reading in readings if wanted else ():
            for name in lexicon.companions(reading, wanted, silent):
                found.setdefault(name, [])
    return CaseReading(found, heard)


def _wanted(found: dict[str, list[Evidence]], policy: Policy) -> set[str]:
    """The companions that something found waits for."""
    waiting = [policy.waiting[name] for name in found if name in policy.waiting]
    names = set().union(*[names for names in waiting if names.isdisjoint(found)])
    return names & policy.companions


def _keep(
    reading: Reading,
    kind: str,
    where: str,
    text: str,
    policy: Policy,
    found: dict[str, list[Evidence]],
    full: set[str],
) -> None:
    """Add what was found in one text, less what only names something."""
    names: Names | None = None
    places: Places | None = None
    for match in reading.matches:
        if match.concept in full:
            continue
        concept = policy.concepts[match.concept]
        if kind not in concept.read_in:
            continue
        if places is None:
            places = Places(text, reading)
            names = Names(text, reading.paragraphs, policy.naming) if kind == "customer" else None
        spans = places.of(match)
        if names is not None:
            first, last = match.first, match.last
            named = names.around(first, spans[0][0])
            if last > first:
                named = max(named, names.around(last, spans[-1][0]))
                if first < match.anchor < last:
                    named = max(named, names.around(match.anchor, spans[match.anchor - first][0]))
            if named and (named <= _ORDERLESS or Flag.STEERING not in concept.flags):
                continue
        kept = found.setdefault(match.concept, [])
        start, end = spans[0][0], spans[-1][1]
        kept.append(evidence(text[start:end], where, start, end))
        if len(kept) >= _PER_CONCEPT:
            full.add(match.concept)


@lru_cache(maxsize=4096)
def _read_fact(lexicon: Lexicon, text: str, silent: frozenset[str]) -> Reading:
    """Facts repeat from case to case (`product: …`), so that they are read once."""
    return lexicon.read(text, silent=silent)


def _texts(case: CaseRecord, read: Container[str]) -> Iterator[tuple[str, str, str]]:
    """(kind, where, text) of everything of the kinds that are `read`, which may hold words of consequence."""
    if case.subject and "customer" in read:
        yield "customer", "subject", case.subject
    customer = Author.CUSTOMER
    for place, message in enumerate(case.thread):
        author = message.author
        if author in read and (author is customer or message.public):
            yield author, f"thread[{place}]", message.text
        if message.extra and "extra" in read:
            yield from _extra(message.extra, f"thread[{place}].extra")
    if "facts" in read:
        for place, fact in enumerate(case.facts):
            yield "facts", f"facts[{place}]", fact.statement
    if "extra" in read:
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
