"""Erasing: keys destroyed, words gone from every table, the file swept, and the log's chain as it was.

In one transaction each case gets a logged note that its words were erased, its keys are destroyed (the
customer's with the last of their cases), and the guards in the database then let go of what stood under them:
words of the log, records, decisions, packets, replies, what events tell, the case's subject and customer, the
words it is found by, unreadable records. Afterwards the file is swept, because SQLite leaves old bytes on pages
it does not use: the index merged, the database rebuilt, the write-ahead log emptied.

An erased case stays as a closed, empty one. The same record coming in again is not stored, until its customer
writes anew after the erasure: then the case opens again, with what the helpdesk tells of it, under a new key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lanes.act import Refusal
from lanes.decision import Decision, Reason, TriggerReading
from lanes.packet import Packet
from lanes.permission import role_needed
from lanes.record import CaseRecord, Message, thread_tail
from lanes.rights import Rights
from lanes.words import Author, Role
from store.cases import case_row
from store.chain import ERASED_WORDS, WORDS, Head
from store.connection import Connection
from store.digests import revision_sha
from store.erasure import Erasure
from store.errors import Refused, StoreError, readable
from store.events import Event, log_event
from store.feedback import append
from store.keys import destroy_keys, make_key
from store.own_note import own_note
from store.search import index
from store.sweeping import bytes_overwritten, sweep
from store.times import stamp

ERASED = "erased"
"""The kind of the event that tells of it, and the reason of replies that it stopped."""
WORDS_ERASED = "The words of this case were erased."

_STOP = """
UPDATE outbox SET state = 'failed', reason = 'erased', settled_at = ?, sending_until = NULL
WHERE case_id = ? AND state IN ('queued', 'unknown')"""
_ACTIONS = f"""
UPDATE actions SET {", ".join(f"{column} = :{column}" for column in WORDS)}
WHERE case_id = :case_id AND key_id < :key_id"""
_REVISIONS = "SELECT * FROM revisions WHERE case_id = ? AND key_id < ? ORDER BY revision"
_SHELL = """
UPDATE revisions SET content_hash = '', thread_tail = '', draft_words = NULL, record = ?, decision = ?,
  packet = ?, sha = ? WHERE id = ?"""
_ADD_SHELL = """
INSERT INTO revisions (case_id, revision, key_id, at, content_hash, thread_tail, policy_version, draft_words,
  record, decision, packet, sha) VALUES (?, ?, ?, ?, '', '', ?, NULL, ?, ?, ?, ?)"""
_REPLIES = """
UPDATE outbox SET text = '', words = '', draft_hash = NULL, thread_tail = '', answer = NULL,
  reason = CASE state WHEN 'failed' THEN 'erased' END WHERE case_id = ?"""
_EVENTS = "UPDATE events SET about = NULL, detail = '{}' WHERE case_id = ? AND kind <> 'erased'"
_CASE = """
UPDATE cases SET subject = NULL, customer_id = NULL, customer_name = NULL, suggested_owner = NULL,
  flags = '[]', delivery_reason = CASE delivery WHEN 'failed' THEN 'erased' END, status = 'done',
  holder = NULL, lease_until = NULL, snoozed_until = NULL, wrote_again = 0, draft_state = 'none',
  draft_hash = NULL, content_hash = '', thread_tail = :tail, revision = :revision,
  version = version + 1, updated_at = :at
WHERE id = :id"""
_UNREAD = "DELETE FROM quarantine WHERE id = ?"


def shell(source: str, ticket_id: str) -> CaseRecord:
    """What is left of an erased record: its name, and one internal line that says so."""
    gone = Message(author=Author.SYSTEM, text=WORDS_ERASED, public=False)
    return CaseRecord(ticket_id=ticket_id, source=source, thread=(gone,))


def erase(
    store: Connection, look_up: Callable[[], Erasure], by: str, rights: Rights, then: Callable[[Head], None]
) -> Erasure:
    """Erase what `look_up` finds, in one transaction, and sweep the file; raises Refused, nothing changed.

    `then` is told the log's new head. A file that could not be swept is told in `unswept`: see `sweep`.
    """
    role = rights.role_of(by)
    if role.rank < rights.erase.rank:
        raise Refused(role_needed(rights.erase, "erase what a customer said"))
    heads: list[Head] = []

    def keep_head() -> None:
        for head in heads[-1:]:
            then(head)

    with bytes_overwritten(store):
        with store.writing(then=keep_head):
            found = look_up()
            if found.leaving:
                text = (
                    "A reply to this customer is leaving at this moment. Nothing was erased; try again soon."
                )
                raise Refused(Refusal(code="leaving", title="A reply is on its way", text=text))
            for case_id in found.case_ids:
                heads.append(_erase_case(store, case_id, by, role))
            for record_id in found.quarantined:
                store.run(_UNREAD, (record_id,))
        try:
            sweep(store)
        except StoreError as error:
            return found.model_copy(update={"unswept": error.title})
    return found


def _erase_case(store: Connection, case_id: int, by: str, role: Role) -> Head:
    row = case_row(store, case_id)
    at = stamp(store.clock())
    empty = shell(row["source"], row["ticket_id"])
    store.run(_STOP, (at, case_id))
    # The customer goes first: what is noted from here on stands under no customer's key.
    store.run(
        _CASE, {"id": case_id, "at": at, "revision": row["revision"] + 1, "tail": thread_tail(empty.thread)}
    )
    key = make_key(store, case_id)
    told = own_note(
        row,
        by=by,
        role=role,
        at=at,
        text=WORDS_ERASED,
        thread_tail=thread_tail(empty.thread),
        status_after="done",
    )
    logged = append(store, told)
    destroy_keys(store, case_id, key, logged["id"])
    words = {column: ERASED_WORDS.get(column) for column in WORDS}
    actions = store.run(_ACTIONS, {**words, "case_id": case_id, "key_id": key.id})
    revisions = _empty_revisions(store, row, empty, key.id, at)
    replies = store.run(_REPLIES, (case_id,))
    events = store.run(_EVENTS, (case_id,))
    counted = {"by": by, "actions": actions, "revisions": revisions, "replies": replies, "events": events}
    log_event(store, case_id, Event(kind=ERASED, at=store.clock(), detail=counted), logged["id"])
    return Head(logged["id"], logged["hash"])


@readable
def _empty_revisions(store: Connection, row: dict[str, Any], empty: CaseRecord, key_id: int, at: str) -> int:
    """Make shells of all the records and add one more, so that no copy in memory passes for current."""
    record = empty.model_dump_json(exclude_unset=True)
    found = store.rows(_REVISIONS, (row["id"], key_id))
    for revision in found:
        decision = _bare_decision(revision["decision"])
        packet = Packet(
            ticket_id=row["ticket_id"],
            lane=decision.lane,
            unit=decision.unit,
            primary_triggers=decision.primary_triggers,
            customer_state=decision.customer_state,
        )
        texts = (record, decision.model_dump_json(), packet.model_dump_json())
        store.run(_SHELL, (*texts, revision_sha(*texts), revision["id"]))
        if revision["revision"] == row["revision"]:
            index(store, row["id"], empty, CaseRecord.model_validate_json(revision["record"]))
            place = (row["id"], row["revision"] + 1, revision["key_id"], at, revision["policy_version"])
            store.run(_ADD_SHELL, (*place, *texts, revision_sha(*texts)))
    return len(found)


@readable
def _bare_decision(text: str) -> Decision:
    """The decision without the words it quotes: lane, unit and levels."""
    decision = Decision.model_validate_json(text)
    levels = {trigger: TriggerReading(level=reading.level) for trigger, reading in decision.triggers.items()}
    why = (Reason(rule=ERASED, text=WORDS_ERASED, sets_lane=True),)
    return decision.model_copy(update={"triggers": levels, "flags": (), "domains": (), "reasons": why})
