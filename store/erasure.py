"""What an erasure would take: the cases in which somebody stands as the customer, or one case alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from lanes.values import Text, Value
from store.connection import Connection, Row
from store.copies import Copy, copies_since
from store.errors import Ambiguous, NotFound

MOST_MENTIONS = 20
"""So many cases of others that mention the customer are named."""

_CASES = """
SELECT DISTINCT c.id, c.source, c.ticket_id, json_extract(r.record, '$.customer.id') AS named,
  json_extract(r.record, '$.customer.email') AS email, json_extract(r.record, '$.customer.name') AS name
FROM revisions r JOIN cases c ON c.id = r.case_id
WHERE (json_extract(r.record, '$.customer.id') = :customer
    OR lower(json_extract(r.record, '$.customer.email')) = lower(:customer))
  AND (:source IS NULL OR c.source = :source)
ORDER BY c.id"""
_ONE_CASE = "SELECT id, source, ticket_id FROM cases WHERE id = ?"
_COUNTS = """
SELECT (SELECT count(*) FROM revisions r
    WHERE r.case_id = ?1 AND json_extract(r.decision, '$.reasons[0].rule') <> 'erased'),
  (SELECT count(*) FROM actions WHERE case_id = ?1 AND thread_tail <> ''),
  (SELECT count(*) FROM outbox WHERE case_id = ?1 AND text <> ''),
  (SELECT count(*) FROM outbox WHERE case_id = ?1 AND state IN ('queued', 'unknown')),
  (SELECT count(*) FROM outbox WHERE case_id = ?1 AND state = 'sending'),
  (SELECT count(*) FROM events WHERE case_id = ?1 AND kind <> 'erased')"""
_UNREAD = "SELECT id, raw FROM quarantine WHERE id > ? ORDER BY id LIMIT 50"
_MENTIONS = """
SELECT DISTINCT c.id, c.source || ':' || c.ticket_id AS name FROM revisions r JOIN cases c ON c.id = r.case_id
WHERE instr(lower(r.record), lower(?)) ORDER BY c.id"""


class Erasure(Value):
    """What an erasure takes, or took."""

    cases: tuple[Text, ...]
    """`source:ticket_id` of each."""
    case_ids: tuple[int, ...]
    revisions: int
    actions: int
    """Rows of the log that lose their words; the rows stay."""
    replies: int
    stopped: int
    """Replies among them that have not surely left, and now never will."""
    leaving: int
    """Replies in a courier's hands at this moment: nothing can be erased until they are settled."""
    events: int
    quarantined: tuple[int, ...]
    """Unreadable records that name the customer or the tickets; they are dropped."""
    copies: tuple[Copy, ...]
    """Backups and exports written from here that may hold the words, and are still where they were written."""
    mentioned_in: tuple[Text, ...]
    """Cases of other customers that mention this one, at most `MOST_MENTIONS`; they are not touched."""
    unswept: Text | None = None
    """Why the file may still hold the words on old pages, although no table does; None when it does not."""


def of_customer(store: Connection, customer: str, source: str | None = None) -> Erasure:
    """What erasing a customer, by id or e-mail address, takes; raises NotFound, Ambiguous.

    The same id in several sources may be several people: then the source must be named.
    """
    wanted = customer.strip()
    with store.reading():
        found = store.rows(_CASES, {"customer": wanted, "source": source}) if wanted else []
        found += _of_the_same(store, found, wanted)
        by_id = sorted({row["source"] for row in found if row["named"] == wanted})
        if source is None and len(by_id) > 1:
            raise Ambiguous(customer, tuple(by_id))
        known = {wanted} | {row[column] for row in found for column in ("named", "email") if row[column]}
        people = {row["name"] for row in found if row["name"] and " " in row["name"].strip()}
        places = {row["id"]: row for row in found}
        unread = _unread(store, known if wanted else set(), places.values())
        if not places and not unread:
            where = f" in {source}" if source else ""
            text = f"No case{where} and no unreadable record names the customer {customer}."
            raise NotFound("No such customer", text)
        mentions = _mentions(store, known | people, set(places))
        return _counted(store, [places[case_id] for case_id in sorted(places)], unread, mentions)


def of_case(store: Connection, case_id: int) -> Erasure:
    """What erasing one case's words takes; raises NotFound."""
    with store.reading():
        row = store.row(_ONE_CASE, (case_id,))
        if row is None:
            raise NotFound("No such case", f"There is no case with the number {case_id} in this database.")
        return _counted(store, [row], unread_of(store, row), ())


def _of_the_same(store: Connection, found: Sequence[Row], wanted: str) -> list[Row]:
    """The other cases of the customers who were found by their address: they may not name it everywhere."""
    ids = sorted({(row["source"], row["named"]) for row in found if row["named"] not in (None, wanted)})
    return [row for source, named in ids for row in store.rows(_CASES, {"customer": named, "source": source})]


def _counted(
    store: Connection, places: Sequence[Row], unread: Iterable[int], mentions: Iterable[str]
) -> Erasure:
    totals = [0] * 6
    for place in places:
        row = store.row(_COUNTS, (place["id"],))
        assert row is not None
        totals = [total + more for total, more in zip(totals, row, strict=True)]
    revisions, actions, replies, stopped, leaving, events = totals
    return Erasure(
        cases=tuple(f"{place['source']}:{place['ticket_id']}" for place in places),
        case_ids=tuple(place["id"] for place in places),
        revisions=revisions,
        actions=actions,
        replies=replies,
        stopped=stopped,
        leaving=leaving,
        events=events,
        quarantined=tuple(unread),
        copies=copies_since(store, [place["id"] for place in places]),
        mentioned_in=tuple(mentions),
    )


def unread_of(store: Connection, place: Row | dict[str, Any]) -> list[int]:
    """Ids of the quarantined records that name the ticket of one case."""
    return _unread(store, set(), [place])


def _unread(store: Connection, names: set[str], places: Iterable[Row | dict[str, Any]]) -> list[int]:
    """Ids of the quarantined records that name the customer or one of the tickets."""
    signs = [rf'"id"\s*:\s*"?{re.escape(name)}(?!\w)' for name in names]
    for ticket in {row["ticket_id"] for row in places}:
        signs.append(rf'"ticket_id"\s*:\s*"?{re.escape(ticket)}(?!\w)')
        names = names | {ticket}
    signs += [rf"(?<!\w){re.escape(name)}(?!\w)" for name in names if _telling(name)]
    if not signs:
        return []
    wanted = re.compile("|".join(signs), re.IGNORECASE)
    found: list[int] = []
    after = 0
    while page := store.rows(_UNREAD, (after,)):
        found += [row["id"] for row in page if wanted.search(row["raw"].decode("utf-8", "replace"))]
        after = page[-1]["id"]
    return found


def _mentions(store: Connection, names: set[str], own: set[int]) -> list[str]:
    found: dict[int, str] = {}
    for name in sorted(names):
        if _telling(name) and len(name) > 3:
            found |= {
                row["id"]: row["name"] for row in store.rows(_MENTIONS, (name,)) if row["id"] not in own
            }
    return [found[case_id] for case_id in sorted(found)][:MOST_MENTIONS]


def _telling(name: str) -> bool:
    """Whether a name standing somewhere in a text means this customer or ticket: `17` does not."""
    return len(name) >= 6 or not name.isdigit()
