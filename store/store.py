"""The store: a small face of verbs over domain values. A Store belongs to its thread; open one for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from lanes.act import Act
from lanes.packet import Finding
from lanes.record import CaseRecord
from lanes.rights import Rights
from store import (
    acting,
    activity,
    blanking,
    cases,
    claims,
    copies,
    erase,
    erasure,
    events,
    export,
    feedback,
    first_words,
    intake,
    outbox,
    quarantine,
    queue,
    viewers,
)
from store.assistants_words import may_not_say
from store.backup import backup
from store.blanking import Blanking
from store.chain import Head, HeadsFile
from store.connection import LOCK_SECONDS, Connection
from store.doctor import doctor
from store.erasure import Erasure
from store.errors import Refused, StoreError
from store.events import Event, StoredEvent
from store.quarantine import BadRecord, QuarantineRow
from store.reports import Check, VerifyReport
from store.second_person import carry_out_with_second, helps
from store.sweeping import sweep
from store.values import (
    CaseView,
    Deed,
    Delivery,
    FeedbackRow,
    Intake,
    QueueQuery,
    QueueRow,
    Recorded,
    Taken,
    View,
)
from store.verify import verify_file


class Store:
    """Everything that is remembered. Errors are StoreErrors; an acknowledged write is on disk."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._records = cases.Records(connection)
        self._heads = HeadsFile(connection.path)

    @classmethod
    def open(cls, path: Path, *, clock: Callable[[], datetime], lock_seconds: float = LOCK_SECONDS) -> Store:
        """Open the database, made and migrated where needed; a new file is readable by its owner only."""
        return cls(Connection(path, clock, lock_seconds=lock_seconds))

    @property
    def path(self) -> Path:
        return self._connection.path

    @property
    def closed_because(self) -> StoreError | None:
        """Why nothing can be written here (read-only, newer schema, guards gone); None when all is well."""
        return self._connection.closed_because

    def wait_at_most(self, seconds: float) -> None:
        """From now on wait no longer for other writers, be they at the lock or inside SQLite."""
        self._connection.wait_at_most(seconds)

    def close(self) -> None:
        self._heads.close()
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def take_in(self, batch: Sequence[Intake]) -> list[Taken]:
        """Store a batch in one transaction, any number of times with the same result."""
        return intake.take_in(self._connection, batch)

    def unchanged(self, named: Sequence[tuple[str, str, str]]) -> frozenset[int]:
        """Places of the records (source, ticket, content hash) that `take_in` would leave as they are."""
        return intake.unchanged(self._connection, named)

    def set_aside(self, bad: Sequence[BadRecord]) -> None:
        """Keep unreadable records; the same bytes from the same line are kept once."""
        quarantine.set_aside(self._connection, bad)

    def quarantine(self, limit: int = 1000, after: int = 0) -> list[QuarantineRow]:
        return quarantine.quarantine(self._connection, limit, after)

    def quarantined(self, record_id: int) -> QuarantineRow:
        return quarantine.quarantined(self._connection, record_id)

    def drop_quarantined(self, record_id: int) -> None:
        quarantine.drop_quarantined(self._connection, record_id)

    def quarantine_count(self) -> int:
        return quarantine.quarantine_count(self._connection)

    def counts(self, me: str, now: datetime) -> dict[View, int]:
        """How many cases each view holds for this person."""
        return queue.counts(self._connection, me, now)

    def queue(self, query: QueueQuery, stopped: Callable[[], bool] | None = None) -> list[QueueRow]:
        """A page of the queue in the query's order; raises Superseded soon after `stopped` says so."""
        with self._connection.until(stopped):
            return queue.queue(self._connection, query)

    def how_many(self, query: QueueQuery, most: int, stopped: Callable[[], bool] | None = None) -> int:
        """How many cases a query fits, counted up to `most`; raises Superseded soon after `stopped` says so."""
        with self._connection.until(stopped):
            return queue.how_many(self._connection, query, most)

    def first_words(self, case_ids: Iterable[int]) -> dict[int, str]:
        """The beginning of each case's newest customer message; for the cases of one screen."""
        return first_words.first_words(self._connection, case_ids)

    def find(self, ref: str) -> int:
        """The id of the case that `491284` or `source:491284` names; raises NotFound or Ambiguous."""
        return cases.find(self._connection, ref)

    def case(self, case_id: int, now: datetime) -> CaseView:
        """Everything the case page shows, from one snapshot."""
        return cases.read_case(self._connection, self._records, case_id, now)

    def revisions(self, case_id: int) -> tuple[tuple[int, datetime, CaseRecord], ...]:
        """Every record of the case as it came, oldest first: revision, time of intake, record."""
        return cases.revisions_of(self._connection, case_id)

    def all_cases(self) -> Iterator[tuple[int, CaseRecord]]:
        """Every case's id and current record, by id, a page at a time; for replaying a policy."""
        return cases.all_cases(self._connection)

    def assistants_words(self, case_id: int, text: str) -> str | None:
        """The words of the text that the assistant wrote in this case and nobody told the customer; None for none."""
        with self._connection.reading():
            return may_not_say(self._connection, case_id, text, closed=True)

    def act(
        self,
        case_id: int,
        act: Act,
        rights: Rights,
        *,
        findings: Sequence[Finding] = (),
    ) -> Recorded:
        """Settle one act and store it with its log row and its reply in one transaction; raises Refused.

        Nobody acts in a higher role than the policy gives their name. A lane lowered by somebody who may not
        do it alone is kept as a proposal, a note, until another person does the same.
        """
        done: acting.Done | None = None
        role = rights.role_of(act.actor)
        if role.rank < act.role.rank:
            act = act.model_copy(update={"role": role})

        def keep_head() -> None:
            assert done is not None
            self._heads.write(done.head)

        with self._connection.writing(then=keep_head):
            given = (self._connection, self._records, case_id, act, rights, findings)
            try:
                done = acting.carry_out(*given)
            except Refused as refused:
                if not helps(act, refused):
                    raise
                done = carry_out_with_second(*given)
        return done.recorded

    def renew(self, case_id: int, actor: str, epoch: int | None = None) -> datetime | None:
        """Keep a claim alive; the new end of the lease, or None when the claim is no longer this person's."""
        return claims.renew(self._connection, case_id, actor, epoch)

    def looking(self, actor: str, case_id: int | None) -> None:
        """Note which case a person has open (None: none); it fades after 90 seconds unless noted again."""
        viewers.looking(self._connection, actor, case_id)

    def feedback(
        self,
        since: datetime | None = None,
        issue_type: str | None = None,
        case_id: int | None = None,
        undone: bool = True,
    ) -> Iterator[FeedbackRow]:
        """The log, oldest first, a page at a time; `undone=False` leaves out undos and what they undid."""
        return feedback.read_feedback(self._connection, since, issue_type, case_id, undone=undone)

    def own_deeds(self, actor: str, limit: int, before: int | None = None) -> list[Deed]:
        """A person's acts, the latest first, each with what became of it; `before` is an act's id."""
        return activity.own_deeds(self._connection, actor, limit, before)

    def action(self, action_id: int) -> FeedbackRow:
        """One row of the log; raises NotFound."""
        return feedback.action(self._connection, action_id)

    def export(
        self, format: str, since: datetime | None = None, issue_type: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """The rows of `feedback`, `sft`, `dpo`, `kto` or `lanes`."""
        return export.export(self._connection, format, since, issue_type)

    def claim_delivery(self, courier: str, now: datetime) -> Delivery | None:
        """The next reply that is due and may still leave, now this courier's."""
        return outbox.claim_delivery(self._connection, courier, now)

    def delivered(self, outbox_id: int, courier: str, answer: str) -> bool:
        """The helpdesk took the reply; False when it was not this courier's to settle."""
        return outbox.settle_delivery(
            self._connection, outbox_id, courier, "delivered", self._now(), answer=answer
        )

    def delivery_failed(self, outbox_id: int, courier: str, reason: str) -> bool:
        """The reply surely did not arrive and will not be tried again: the case is back in the queue."""
        return outbox.settle_delivery(
            self._connection, outbox_id, courier, "failed", self._now(), reason=reason
        )

    def delivery_unknown(self, outbox_id: int, courier: str, reason: str) -> bool:
        """Nobody knows whether the reply arrived: it is looked up by its marker, never sent again blindly."""
        return outbox.settle_delivery(
            self._connection, outbox_id, courier, "unknown", self._now(), reason=reason
        )

    def delivery_later(self, outbox_id: int, courier: str, reason: str, send_after: datetime) -> bool:
        """The reply surely did not leave (no connection, or looked up and not found): try again then."""
        return outbox.settle_delivery(
            self._connection, outbox_id, courier, "queued", self._now(), reason=reason, send_after=send_after
        )

    def unknown_deliveries(self, limit: int = 100) -> list[Delivery]:
        """Replies whose fate is uncertain, for a courier to look up by their markers."""
        return outbox.unknown_deliveries(self._connection, limit)

    def next_send_at(self) -> datetime | None:
        """When the next queued reply is due."""
        return outbox.next_send_at(self._connection)

    def add_events(self, found: Sequence[tuple[int, Event]]) -> int:
        """Store (case id, event) from outside, each stamped on the action it follows; how many were new."""
        return events.add_events(self._connection, found)

    def events(self, case_id: int) -> tuple[StoredEvent, ...]:
        """Everything that happened to a case beside people's acts, oldest first."""
        return events.events_of(self._connection, case_id)

    def erasure(self, customer: str, source: str | None = None) -> Erasure:
        """What `erase` would take, by the customer's id or e-mail address; raises NotFound, Ambiguous."""
        return erasure.of_customer(self._connection, customer, source)

    def redaction(self, case_id: int) -> Erasure:
        """What `redact` would take; raises NotFound."""
        return erasure.of_case(self._connection, case_id)

    def erase(self, customer: str, by: str, rights: Rights, *, source: str | None = None) -> Erasure:
        """Destroy a customer's keys and words for good; the log's chain holds. Raises Refused, NotFound."""
        found = partial(erasure.of_customer, self._connection, customer, source)
        return erase.erase(self._connection, found, by, rights, self._heads.write)

    def redact(self, case_id: int, by: str, rights: Rights) -> Erasure:
        """Do the same to one case alone."""
        found = partial(erasure.of_case, self._connection, case_id)
        return erase.erase(self._connection, found, by, rights, self._heads.write)

    def blank(
        self,
        case_id: int,
        words: Sequence[str],
        reason: str,
        by: str,
        rights: Rights,
        hashed: Callable[[CaseRecord], str],
        *,
        rehearse: bool = False,
    ) -> Blanking:
        """Blank these words in one case, which goes on; a rehearsal only tells what would go. Raises Refused.

        `hashed` gives a record's content hash.
        """
        given = (self._connection, case_id, words, reason, by, rights, hashed)
        return blanking.blank(*given, self._heads.write, rehearse=rehearse)

    def blanked_again(self, record: CaseRecord) -> CaseRecord:
        """A record coming in without the words that were blanked in its case; itself where there are none."""
        return intake.blanked_again(self._connection, record)

    def sweep(self) -> None:
        """Leave nothing erased on pages out of use, where an erasure could not; raises LockedTooLong."""
        sweep(self._connection)

    def verify(self, against: tuple[int, str] | None = None) -> VerifyReport:
        """Check chain, heads, records, replies, guards and pages; `against` is a head kept elsewhere."""
        return verify_file(self.path, None if against is None else Head(*against))

    @staticmethod
    def check_copy(path: Path, against: tuple[int, str] | None = None) -> VerifyReport:
        """Verify a backup, or a database too damaged to be opened, without opening it as the store."""
        return verify_file(path, None if against is None else Head(*against))

    def backup(self, to: Path) -> VerifyReport:
        """Make a checked copy while others go on writing, and remember where; raises AlreadyThere."""
        begun_at = self._now()
        report = backup(self._connection, to)
        self.note_copy(copies.BACKUP, to, begun_at)
        return report

    def note_copy(self, kind: Literal["backup", "export"], path: Path, begun_at: datetime) -> None:
        """Remember a file with customers' words in it that was written from here, begun at that time."""
        copies.note_copy(self._connection, kind, path, begun_at)

    def doctor(self, now: datetime, group: str | None = None) -> tuple[Check, ...]:
        """Look over the installation; nothing is written. `group` is whom the settings share it with."""
        return doctor(self._connection, now, group)

    def data_version(self) -> int:
        """A number that changes when another connection has written."""
        return int(self._connection.value("PRAGMA data_version"))

    def _now(self) -> datetime:
        return self._connection.clock()
