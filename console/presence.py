"""Telling others which case one has open, without writing for every case passed over."""

from __future__ import annotations

from contextlib import suppress

from store.errors import StoreError
from store.store import Store

STAYS = 1.5
"""Seconds on a case before others are told."""
AGAIN = 40.0
"""Seconds after which it is said again, before the store lets it fade."""


class Presence:
    """Lives in the thread that watches the desk; what cannot be written is left unsaid."""

    def __init__(self, me: str) -> None:
        self._me = me
        self._at: int | None = None
        self._since = 0.0
        self._told: int | None = None
        self._told_at = 0.0

    def step(self, store: Store, case_id: int | None, moment: float) -> None:
        """Say where the reader is at `moment` (seconds of any steady clock), once they have stayed there."""
        if case_id != self._at:
            self._at, self._since = case_id, moment
        if moment - self._since < STAYS:
            return
        if case_id != self._told or (case_id is not None and moment - self._told_at > AGAIN):
            self._say(store, case_id)
            self._told_at = moment

    def leave(self, store: Store) -> None:
        """Say that the reader is gone."""
        if self._told is not None:
            self._say(store, None)

    def _say(self, store: Store, case_id: int | None) -> None:
        self._told = case_id
        with suppress(StoreError):
            store.looking(self._me, case_id)
