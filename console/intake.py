"""Intake joined up: what the desk reads is decided, given its packet, and stored in batches."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import BinaryIO, NamedTuple

from desk.csv_reading import Mapping, read_csv
from desk.errors import BrokenOff, DeskError
from desk.reading import Unreadable, canonical, content_hash, read_records
from lanes.decide import decide
from lanes.packet_build import build_packet
from lanes.policy import Policy
from lanes.record import CaseRecord, sha256_text
from store.quarantine import BadRecord, QuarantineRow
from store.store import Store
from store.values import Intake, Taken

BATCH_RECORDS = 200
BATCH_BYTES = 4 * 1024 * 1024

Outcome = CaseRecord | Unreadable


@dataclass(frozen=True)
class Counts:
    """What has become of the records read so far; the four add up to them."""

    imported: int = 0
    updated: int = 0
    unchanged: int = 0
    quarantined: int = 0

    @property
    def total(self) -> int:
        return self.imported + self.updated + self.unchanged + self.quarantined

    def plus(self, other: Counts) -> Counts:
        return Counts(**{name: count + getattr(other, name) for name, count in asdict(self).items()})

    def __str__(self) -> str:
        return ", ".join(f"{name} {count:,}" for name, count in asdict(self).items())


class _Read(NamedTuple):
    """A record as it was read, not decided yet."""

    record: CaseRecord
    content_hash: str
    at: datetime

    @property
    def name(self) -> tuple[str, str]:
        return self.record.source, self.record.ticket_id


class _Batch:
    """Records on their way to one transaction."""

    def __init__(self) -> None:
        self.good: list[_Read] = []
        self.bad: list[BadRecord] = []
        self.bytes = 0

    @property
    def full(self) -> bool:
        return len(self.good) + len(self.bad) >= BATCH_RECORDS or self.bytes >= BATCH_BYTES


def outcomes(stream: BinaryIO, mapping: Mapping | None = None) -> Iterator[Outcome]:
    """What a file holds: JSON Lines, or CSV where there is a mapping."""
    return read_records(stream) if mapping is None else read_csv(stream, mapping)


def take_in(
    store: Store,
    policy: Policy,
    found: Iterable[Outcome],
    *,
    origin: str,
    clock: Callable[[], datetime],
    whole: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Iterator[Counts]:
    """Store every outcome, good or bad; yields the counts so far behind each batch that is safely on disk.

    `origin` names the file in the quarantine; a batch is stored and counted `whole`. Where the input breaks off,
    what came before is stored, then BrokenOff is raised.
    """
    counts, batch = Counts(), _Batch()
    broken: BrokenOff | None = None
    source = iter(found)
    while True:
        try:
            outcome = next(source, None)
        except BrokenOff as error:
            outcome, broken = None, error
        if outcome is not None:
            _add(batch, outcome, origin, clock())
        if batch.full or outcome is None:
            with whole():
                counts = counts.plus(_commit(store, batch, policy))
                yield counts
            batch = _Batch()
        if outcome is None:
            break
    if broken is not None:
        raise broken


def take_all_in(
    store: Store, policy: Policy, found: Iterable[Outcome], *, origin: str, clock: Callable[[], datetime]
) -> Counts:
    """`take_in` without looking on: the counts at the end."""
    return deque(take_in(store, policy, found, origin=origin, clock=clock), maxlen=1)[0]


def _add(batch: _Batch, outcome: Outcome, origin: str, at: datetime) -> None:
    if isinstance(outcome, Unreadable):
        batch.bad.append(bad_record(outcome, origin, at))
        batch.bytes += len(outcome.raw)
        return
    form = canonical(outcome)
    batch.good.append(_Read(outcome, sha256_text(form.decode()), at))
    batch.bytes += len(form)


def bad_record(outcome: Unreadable, origin: str, at: datetime) -> BadRecord:
    """The quarantine's value for what the desk could not read."""
    return BadRecord(
        origin=origin, line=outcome.line, reason=outcome.reason, raw=outcome.raw, size=outcome.size, at=at
    )


def _decided(read: _Read, policy: Policy) -> Intake:
    decision = decide(read.record, policy, now=read.at)
    packet = build_packet(read.record, decision, policy, now=read.at)
    return Intake(
        record=read.record, content_hash=read.content_hash, decision=decision, packet=packet, at=read.at
    )


def _blanked_again(store: Store, read: _Read) -> _Read:
    record = store.blanked_again(read.record)
    return read if record is read.record else _Read(record, content_hash(record), read.at)


def _news(store: Store, batch: _Batch) -> list[_Read]:
    """The records that are not just as they are known: to decide the others would change nothing.

    Of a case that comes several times in one batch only the first can be told beforehand.
    """
    batch.good = [_blanked_again(store, read) for read in batch.good]
    known = store.unchanged([(*read.name, read.content_hash) for read in batch.good])
    seen: set[tuple[str, str]] = set()
    news = []
    for place, read in enumerate(batch.good):
        if place not in known or read.name in seen:
            news.append(read)
        seen.add(read.name)
    return news


def _commit(store: Store, batch: _Batch, policy: Policy) -> Counts:
    news = _news(store, batch) if batch.good else []
    taken = store.take_in([_decided(read, policy) for read in news]) if news else []
    if batch.bad:
        store.set_aside(batch.bad)
    became = {name: taken.count(name) for name in Taken}
    return replace(
        Counts(quarantined=len(batch.bad)),
        imported=became[Taken.IMPORTED],
        updated=became[Taken.UPDATED],
        unchanged=became[Taken.UNCHANGED] + len(batch.good) - len(news),
    )


@dataclass(frozen=True)
class Retried:
    """How another try went: the counts when the record could be read now, else the reason it could not."""

    counts: Counts
    reason: str | None = None


def retry(
    store: Store,
    policy: Policy,
    row: QuarantineRow,
    *,
    clock: Callable[[], datetime],
    mended: bytes | None = None,
    mapping: Mapping | None = None,
) -> Retried:
    """Read a quarantined record once more, or the bytes `mended` in its place; taken in whole or not at all.

    On success it leaves the quarantine; otherwise it stays as it was.
    """
    if mended is None and row.size > len(row.raw):
        return Retried(
            Counts(), f"only the first {len(row.raw):,} of {row.size:,} bytes were kept; give a mended file"
        )
    try:
        found = list(outcomes(io.BytesIO(row.raw if mended is None else mended), mapping))
    except DeskError as error:
        return Retried(Counts(), f"{error.title}: {error.text}")
    bad = [outcome for outcome in found if isinstance(outcome, Unreadable)]
    if bad or not found:
        return Retried(Counts(), bad[0].reason if bad else "there is no record in it")
    counts = take_all_in(store, policy, found, origin=row.origin, clock=clock)
    store.drop_quarantined(row.id)
    return Retried(counts)
