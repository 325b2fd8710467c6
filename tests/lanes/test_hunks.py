"""An edit as hunks: whole words, nothing lost, long texts bounded."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lanes.hunks import MOST_TOKENS, around, hunks, stretches

_TEXTS = st.text(alphabet="ab .\n", max_size=60)


@given(before=_TEXTS, after=_TEXTS)
def test_the_stretches_are_both_texts(before: str, after: str) -> None:
    parts = stretches(before, after)
    assert "".join(part.before for part in parts) == before
    assert "".join(part.after for part in parts) == after
    assert all(first.changed != then.changed for first, then in pairwise(parts))
    assert bool(hunks(before, after)) == (before != after)


def test_two_places_are_two_hunks() -> None:
    found = hunks("Hi, the fee is 84 EUR. We refund it. Bye", "Hi, the fee is 86 EUR. We look into it. Bye")
    assert [(hunk.before, hunk.after) for hunk in found] == [("84", "86"), ("refund", "look into")]
    assert all(hunk.reason is None for hunk in found)


def test_a_hunk_among_its_neighbours() -> None:
    before, after = "one two three four five six", "one two three 4 five six!"
    assert around(before, after, 1) == [("three ", " five"), ("five ", "")]


def test_neighbouring_words_are_one_hunk() -> None:
    assert [(h.before, h.after) for h in hunks("we will pay now", "we cannot do now")] == [
        ("will pay", "cannot do")
    ]


def test_words_put_in_and_taken_out() -> None:
    assert [(h.before, h.after) for h in hunks("one two", "one")] == [("two", "")]
    assert [(h.before, h.after) for h in hunks("one two", "well one two")] == [("", "well")]
    assert [(h.before, h.after) for h in hunks("one two", "one  two")] == [(" ", "  ")]


def test_a_long_rewrite_is_one_hunk_and_takes_no_time() -> None:
    before = "start " + "a b " * MOST_TOKENS + "end"
    after = "start " + "c d " * MOST_TOKENS + "end"
    began = time.perf_counter()
    (hunk,) = hunks(before, after)
    assert time.perf_counter() - began < 1
    assert hunk.before.startswith("a b")
    assert hunk.after.endswith("c d")
