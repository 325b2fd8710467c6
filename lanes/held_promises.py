"""The promises that still stand, by kind and topic, as a text is held against them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from lanes.commitments import Commitment, Kind
from lanes.counted import unit_counted
from lanes.matters import particulars
from lanes.named_things import another_thing
from lanes.promise import Promise
from lanes.same_time import ToldTime, same_time
from lanes.telling import telling

COMPARED = 32
"""How many different promises of one kind and topic a draft is held against, the latest."""
_MONEY = ("refund", "credit", "compensation", "fee", "discount")
_TOLD_WITHOUT_TIME = (Kind.OUTCOME, Kind.FOLLOW_UP, Kind.AMOUNT)


class HeldPromises:
    """The promises by kind and topic, the latest of each; looked up in bounded time whatever the ledger holds."""

    def __init__(self, promises: Sequence[Promise]) -> None:
        self._all: dict[tuple[Kind, str], list[Promise]] = defaultdict(list)
        self._live: dict[tuple[Kind, str], list[Promise]] = {}
        for promise in promises:
            self._all[promise.kind, promise.topic].append(promise)
        self.latest = max((p.at for p in promises if p.at is not None), default=None)

    def against(self, commitment: Commitment, moment: datetime | None) -> tuple[str, Promise | None]:
        """What the commitment does to the promises, and the promise it contradicts; no code for a new refusal."""
        related = [p for p in self._related(commitment) if _one_matter(p, commitment)]
        if any(_agrees(promise, commitment, moment) for promise in related):
            return "promise_repeated", None
        opposed = next(
            (p for p in related if _may_oppose(p, commitment) and not _elsewhere(p, commitment)), None
        )
        if opposed is not None:
            return "promise_contradicted", opposed
        return ("" if commitment.denied else "promise_added"), None

    def belied_by(self, told: Commitment) -> Promise | None:
        """The promise that a telling of done or not done makes untrue: a claim of done, or a refusal."""
        return next(
            (
                promise
                for promise in self.standing(Kind.OUTCOME, told.topic)
                if (promise.done if told.denied else promise.denied) and _one_matter(promise, told)
            ),
            None,
        )

    def _related(self, commitment: Commitment) -> Iterator[Promise]:
        kind, topic = commitment.kind, commitment.topic
        unit = unit_counted(commitment.value)
        if kind is Kind.AMOUNT and unit:
            for other in [name for its_kind, name in self._all if its_kind is kind]:
                yield from (p for p in self.standing(kind, other) if unit_counted(p.value) == unit)
            return
        if not topic:
            for other in [name for its_kind, name in self._all if its_kind is kind]:
                yield from (p for p in self.standing(kind, other) if _alike(p, commitment))
            return
        yield from self.standing(kind, topic)
        if kind is Kind.AMOUNT and topic in _MONEY and not self.standing(kind, topic):
            for other in _MONEY:
                yield from self.standing(kind, other)
        if kind is Kind.OUTCOME and not commitment.denied:
            yield from (p for p in self.standing(Kind.AMOUNT, topic) if not p.denied)
        elif commitment.denied:
            for other_kind in _TOLD_WITHOUT_TIME:
                if other_kind is not kind:
                    yield from (p for p in self.standing(other_kind, topic) if not p.denied)
        yield from (p for p in self.standing(kind, "") if _alike(p, commitment))

    def standing(self, kind: Kind, topic: str) -> list[Promise]:
        """The latest promises that still stand, newest first: a later message replaces what it says anew."""
        key = (kind, topic)
        if key not in self._all:
            return []
        if key not in self._live:
            self._live[key] = _standing(self._all[key])
        return self._live[key]


def _standing(promises: Sequence[Promise]) -> list[Promise]:
    standing: list[Promise] = []
    seen: set[tuple[str, bool, bool, str]] = set()
    replaced_by: dict[tuple[frozenset[str], str], int] = {}
    for promise in reversed(promises):
        key = (promise.value, promise.denied, promise.done, promise.about)
        if key in seen:
            continue
        seen.add(key)
        which = (particulars(promise.about), unit_counted(promise.value))
        if replaced_by.setdefault(which, promise.message) == promise.message:
            standing.append(promise)
            if len(standing) == COMPARED:
                break
    return standing


def _one_matter(promise: Promise, commitment: Commitment) -> bool:
    """Whether what both name is the same, or one of them names nothing in particular."""
    one, other = particulars(promise.about), particulars(commitment.about)
    return not one or not other or not one.isdisjoint(other)


def _elsewhere(promise: Promise, commitment: Commitment) -> bool:
    """Whether one refuses another thing than the other gives."""
    if promise.denied is commitment.denied:
        return False
    refused, given = (promise, commitment) if promise.denied else (commitment, promise)
    return another_thing(refused.words, given.words)


def _agrees(promise: Promise, commitment: Commitment, moment: datetime | None) -> bool:
    """Whether the two say the same; a sum that was promised promises its outcome as well."""
    if promise.denied is not commitment.denied:
        return False
    if promise.kind is not commitment.kind:
        return promise.kind is Kind.AMOUNT
    if commitment.kind is Kind.DATE:
        return same_time(ToldTime(promise.value, promise.at), ToldTime(commitment.value, moment))
    return commitment.kind is not Kind.AMOUNT or promise.value == commitment.value


def _may_oppose(promise: Promise, commitment: Commitment) -> bool:
    """Whether a sum told otherwise is the same sum: of the same kind of money, and a price of the same thing."""
    if commitment.kind is not Kind.AMOUNT:
        return True
    if unit_counted(promise.value) or unit_counted(commitment.value):
        return unit_counted(promise.value) == unit_counted(commitment.value)
    if promise.topic != commitment.topic:
        return False
    one, other = telling(promise.words), telling(commitment.words)
    return commitment.topic != "fee" or min(len(one), len(other)) < 3 or not one.isdisjoint(other)


def _alike(promise: Promise, commitment: Commitment) -> bool:
    """Whether enough of the same words stand in both."""
    one, other = telling(promise.words), telling(commitment.words)
    return len(one & other) >= max(2, min(len(one), len(other)) // 2)
