"""The collector at work while no key is pressed: by itself it comes in the middle of one, and takes frames."""

from __future__ import annotations

import gc
import sys

YOUNG = 5_000
"""New objects from which a moment of rest is used to look through them; that takes about a millisecond."""
GROWN = 25
"""Looks at what is new after which one goes through everything since the start: what passed by holds memory."""
_BY_ITSELF = (10_000, 1_000, 1_000_000)
"""New objects from which the collector looks by itself at the newest; its longer rounds are left to the rests."""
_GIVES_WAY = 0.001
"""Seconds after which a thread in the background lets the one that hears the keys go on."""


def settle() -> None:
    """What was made at the start stays, so that nothing walks over it again; from here on rests are used."""
    gc.freeze()
    gc.set_threshold(*_BY_ITSELF)
    gc.enable()
    sys.setswitchinterval(_GIVES_WAY)


def keep_for_good() -> None:
    """Something large was made that stays: nothing walks over it again."""
    gc.freeze()


def tidy_young() -> None:
    """In a moment between two keys: look through what is new."""
    newest, looked_at, grown = gc.get_count()
    if grown >= GROWN:
        gc.collect()
    elif newest >= YOUNG or looked_at:
        gc.collect(1)


def tidy() -> None:
    """In a long rest: look through everything since the start."""
    gc.collect()
