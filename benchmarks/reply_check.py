"""Checking a reply: a key pressed in it beside its first reading, and growth with its length."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from time import perf_counter

from benchmarks.measure import Ratio, in_turns
from lanes.policy import shipped_policy
from lanes.record import CaseRecord, Message
from lanes.reply_check import READ_AT_MOST, check_reply
from lanes.words import Author, Lane, Unit

KEY = 0.35
"""A key may cost so much of what the whole reply cost when it was read first."""
GROWTH_LIMIT = 1.5
ODD = ("a", " ", "will be ", "you will ", "[", "((", "1,", "@", "refund ", "?!")
_REPLY = (
    "A colleague has reviewed your case number {n}. We will refund {n} EUR by Friday, and the invoice stays open. "
    "Could you send me the order number of {n} March? Our team will call you within {n} hours. "
)
_TIMES = 8


def run(*, small: bool = False) -> list[Ratio]:
    """A key in 2,000 characters of a case whose assistant promised much; odd texts 8 times as long."""
    policy = shipped_policy()
    told = " ".join(_REPLY.format(n=place) for place in range(20))
    thread = [Message(author=Author.CUSTOMER, text="Order AB-12345, on Firefox 128.")]
    thread += [Message(author=Author.ASSISTANT, text=told, public=True)] * 10
    case = CaseRecord(ticket_id="t", thread=tuple(thread))

    def check(text: str) -> None:
        check_reply(text, case, lane=Lane.HUMAN_OWNED, unit=Unit.CONVERSATION, owner=None, policy=policy)

    check("Thank you.")
    first, keys = [], []
    for turn in range(1 if small else 7):
        reply = " ".join(_REPLY.format(n=1_000 * turn + place) for place in range(30))[:2_000]
        first.append(_taken(check, reply))
        keys += [_taken(check, f"{reply[:1000]}{'x' * more}{reply[1000:]}") for more in range(1, 6)]
    name = "a key in a reply of 2,000 characters"
    growth = [_growth(check, piece) for piece in ODD[: 2 if small else None]]
    return [Ratio(name, "reading it first", min(keys), min(first), KEY), *growth]


def _taken(check: Callable[[str], None], text: str) -> float:
    """Seconds."""
    began = perf_counter()
    check(text)
    return perf_counter() - began


def _growth(check: Callable[[str], None], piece: str) -> Ratio:
    """What the longest text that is read costs, over so many times what a part of it costs; none is met twice."""
    long = piece * (READ_AT_MOST // len(piece))
    short = long[: len(long) // _TIMES]
    met = count()

    def read(text: str) -> None:
        check(f"{next(met)} {text}"[:READ_AT_MOST])

    def read_parts() -> None:
        for _ in range(_TIMES):
            read(short)

    whole, part = in_turns(partial(read, long), read_parts)
    name = f"a reply of {piece!r} {_TIMES} times as long"
    return Ratio(name, f"{_TIMES} times the reply", whole, part, GROWTH_LIMIT)
