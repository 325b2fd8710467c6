"""One person's own acts, the latest first, each with what became of it."""

from __future__ import annotations

from store.connection import Connection
from store.events import CAME_BACK
from store.rows import feedback_row
from store.values import Deed

_OWN = f"""
SELECT a.*, u.id AS undone_by, o.state AS delivery, o.reason AS delivery_reason, c.subject AS subject,
  EXISTS (SELECT 1 FROM events e WHERE e.action_id = a.id
          AND e.kind IN ({", ".join(map(repr, CAME_BACK))})) AS came_back
FROM actions a
JOIN cases c ON c.id = a.case_id
LEFT JOIN actions u ON u.supersedes = a.id
LEFT JOIN outbox o ON o.action_id = a.id
WHERE a.actor = ? AND a.verb <> 'undo' AND a.id < ?
ORDER BY a.id DESC LIMIT ?"""
_END = (1 << 63) - 1


def own_deeds(store: Connection, actor: str, limit: int, before: int | None = None) -> list[Deed]:
    """A person's acts, undos left out, the latest first; `before` is the id of an act to go on behind."""
    return [
        Deed(
            action=feedback_row(row, row["undone_by"]),
            subject=row["subject"],
            delivery=row["delivery"],
            delivery_reason=row["delivery_reason"],
            customer_came_back=bool(row["came_back"]),
        )
        for row in store.rows(_OWN, (actor, _END if before is None else before, limit))
    ]
