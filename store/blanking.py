"""Words blanked in a case that goes on: gone from every table as in an erasure, and all around them stays.

In one transaction the case gets a new key and a logged note of who did it and why, its old key is destroyed, and
the guards let go of what stood under it. Every row of its log is written again without the words and committed to
anew, under the new key; the note's own hash covers all these commitments, so the log still proves what is left of
each row. The record without the words becomes a new revision. The words themselves are kept nowhere, not even as
a hash: when the same record comes in again they are known by what stands around them, see `store.blanks.again`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from lanes.act import Refusal
from lanes.permission import role_needed
from lanes.record import CaseRecord
from lanes.rights import Rights
from lanes.values import Text, Value
from lanes.words import Role
from store.blanked import BLANKED, digest_of
from store.blanked_rows import Left, said_differs
from store.blanks import Blanks
from store.cases import case_row
from store.chain import WORDS, Head
from store.connection import Connection
from store.copies import Copy, copies_since
from store.erasure import unread_of
from store.errors import NotFound, Refused, StoreError, readable
from store.events import Event, log_event
from store.feedback import append
from store.keys import destroy_keys, make_key
from store.own_note import own_note
from store.search import index
from store.sweeping import bytes_overwritten, sweep
from store.times import stamp

_ROWS = "SELECT * FROM actions WHERE case_id = ? AND thread_tail <> '' ORDER BY id"
_LEAVING = "SELECT count(*) FROM outbox WHERE case_id = ? AND state IN ('queued', 'sending', 'unknown') AND text <> ''"
_CASE = """
UPDATE cases SET subject = :subject, customer_name = :customer_name, suggested_owner = :suggested_owner,
  flags = :flags, delivery_reason = :delivery_reason, draft_hash = :draft_hash, content_hash = :content_hash,
  thread_tail = :thread_tail, revision = revision + 1, version = version + 1, updated_at = :at
WHERE id = :id"""
_OPEN = "INSERT INTO blankings (note_id, case_id, key_id, open) VALUES (?, ?, ?, 1)"
_CLOSE = "UPDATE blankings SET open = 0 WHERE note_id = ?"
_ACTION = f"UPDATE actions SET {', '.join(f'{column} = ?' for column in WORDS)} WHERE id = ?"
_COMMIT_AGAIN = "UPDATE blanked SET note_id = ?, commitment = ? WHERE action_id = ?"
_COMMIT = "INSERT INTO blanked (note_id, commitment, action_id) VALUES (?, ?, ?)"
_UNREAD = "DELETE FROM quarantine WHERE id = ?"


class Blanking(Value):
    """What was blanked in one case."""

    case: Text
    """`source:ticket_id`."""
    case_id: int
    revisions: int
    actions: int
    """Rows of the log that held the words; the others are committed to anew as they were."""
    replies: int
    events: int
    quarantined: tuple[int, ...]
    """Unreadable records that name the ticket; they are dropped."""
    copies: tuple[Copy, ...]
    """Backups and exports written from here that may hold the words, and are still where they were written."""
    unswept: Text | None = None
    """Why the file may still hold the words on old pages, although no table does; None when it does not."""


class _Rehearsed(Exception):
    """Ends the transaction of a rehearsal."""


def blank(
    store: Connection,
    case_id: int,
    words: Sequence[str],
    reason: str,
    by: str,
    rights: Rights,
    hashed: Callable[[CaseRecord], str],
    then: Callable[[Head], None],
    *,
    rehearse: bool = False,
) -> Blanking:
    """Blank the words in one case, in one transaction, and sweep the file; raises Refused, NotFound.

    `hashed` gives a record's content hash, `then` is told the log's new head. A rehearsal tells what would go,
    and takes everything back.
    """
    role = rights.role_of(by)
    blanks = _checked(words, reason, role, rights)
    done: list[tuple[Blanking, Head]] = []

    def keep_head() -> None:
        then(done[0][1])

    with bytes_overwritten(store):
        with suppress(_Rehearsed), store.writing(then=keep_head):
            done.append(_blank_case(store, case_id, blanks, reason, by, role, hashed))
            if rehearse:
                raise _Rehearsed
        if rehearse:
            return done[0][0]
        try:
            sweep(store)
        except StoreError as error:
            return done[0][0].model_copy(update={"unswept": error.title})
    return done[0][0]


def _checked(words: Sequence[str], reason: str, role: Role, rights: Rights) -> Blanks:
    if role.rank < rights.erase.rank:
        raise Refused(role_needed(rights.erase, "blank what a customer said"))
    blanks = Blanks(words)
    if not reason.strip():
        raise _no(
            "reason", "Something is missing", "Say why the words go, without repeating them (--reason)."
        )
    if blanks.text(reason) != reason:
        text = "The reason repeats the words, and it is kept. Say why they go in other words."
        raise _no("reason", "The reason holds the words", text)
    if not any(word.strip() for word in words):
        raise _no("words", "Something is missing", "Say which words go (--words).")
    if short := blanks.too_short():
        text = f"{len(short)} of them would be found in too much else. Give at least four letters or digits."
        raise _no("too_short", "The words are too short", text)
    return blanks


@readable
def _blank_case(
    store: Connection,
    case_id: int,
    blanks: Blanks,
    reason: str,
    by: str,
    role: Role,
    hashed: Callable[[CaseRecord], str],
) -> tuple[Blanking, Head]:
    row = case_row(store, case_id)
    if store.value(_LEAVING, (case_id,)):
        text = "A reply in this case is on its way. Nothing was blanked; call it back (undo), or wait until it left."
        raise _no("leaving", "A reply is on its way", text)
    case = Left(store, case_id, blanks)
    now = next(one for one in case.revisions if one.number == row["revision"])
    _must_keep_its_names(blanks, now.was)
    at = stamp(store.clock())
    customer = (row["source"], row["customer_id"]) if row["customer_id"] else None
    key = make_key(store, case_id, customer)
    tail, content_hash = case.tails[now.number], hashed(now.record)
    told = {
        "subject": now.record.subject,
        "customer_name": now.record.customer.name,
        "suggested_owner": now.packet.suggested_owner or None,
        "flags": blanks.json(row["flags"]),
        "delivery_reason": case.text(row["delivery_reason"]),
        "draft_hash": case.draft_hash(row["draft_hash"]),
        "content_hash": content_hash,
        "thread_tail": tail,
        "at": at,
        "id": case_id,
    }
    store.run(_CASE, told)
    rows = store.rows(_ROWS, (case_id,))
    left = {one["id"]: case.words(one) for one in rows}
    commitments = {number: key.commit(kept) for number, kept in left.items()}
    note = own_note(
        row,
        by=by,
        role=role,
        at=at,
        text=f"Words of this case were blanked: {reason.strip()}",
        thread_tail=tail,
        status_after=row["status"],
        proof={BLANKED: digest_of(commitments.items())},
    )
    logged = append(store, note)
    destroy_keys(store, case_id, key, logged["id"])
    store.run(_OPEN, (logged["id"], case_id, key.id))
    for number, kept in left.items():
        _write_row(store, logged["id"], number, kept, commitments[number])
    replies = case.write_replies()
    events = case.write_events()
    revisions = case.write_revisions()
    case.add_revision(now, key.id, at, content_hash)
    index(store, case_id, now.record, now.was)
    store.run(_CLOSE, (logged["id"],))
    unread = unread_of(store, row)
    for record_id in unread:
        store.run(_UNREAD, (record_id,))
    held = sum(said_differs(one, left[one["id"]]) for one in rows)
    if not (revisions or held or replies or events):
        text = "The words stand nowhere in this case. Nothing was changed; check how they are written."
        raise NotFound("No such words", text)
    log_event(store, case_id, Event(kind=BLANKED, at=store.clock(), detail={"by": by}), logged["id"])
    blanking = Blanking(
        case=f"{row['source']}:{row['ticket_id']}",
        case_id=case_id,
        revisions=revisions,
        actions=held,
        replies=replies,
        events=events,
        quarantined=tuple(unread),
        copies=copies_since(store, [case_id]),
    )
    return blanking, Head(logged["id"], logged["hash"])


def _write_row(
    store: Connection, note_id: int, number: int, words: Sequence[str | None], commitment: str
) -> None:
    """Write a row of the log again, committed to under the case's new key."""
    committed = (note_id, commitment, number)
    if store.run(_COMMIT_AGAIN, committed) == 0:
        store.run(_COMMIT, committed)
    store.run(_ACTION, (*words, number))


def _must_keep_its_names(blanks: Blanks, record: CaseRecord) -> None:
    names = (
        record.ticket_id,
        record.source,
        record.customer.id,
        record.issue_type,
        record.channel,
        record.language,
        record.customer.tier,
    )
    if any(name is not None and blanks.text(name) != name for name in names):
        text = (
            "The words are part of a name by which the case or its customer is found. Nothing was blanked; "
            "erase the customer, or redact the whole case."
        )
        raise _no("names", "The words name something", text)


def _no(code: str, title: str, text: str) -> Refused:
    return Refused(Refusal(code=code, title=title, text=text))
