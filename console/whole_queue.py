"""Every case a query fits, however many: read a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.values import QueueQuery, QueueRow

if TYPE_CHECKING:
    from store.store import Store

PAGE = 2_000
"""Rows read at a time."""


def every_row(store: Store, query: QueueQuery, most: int | None = None) -> Iterator[QueueRow]:
    """The rows in the query's order; where only `most` of them are wanted, no page is larger."""
    size = PAGE if most is None else min(PAGE, most)
    last = None
    while page := store.queue(query.behind(last).model_copy(update={"limit": size})):
        yield from page
        if len(page) < size:
            break
        last = page[-1]
