"""Whether a text is in substance the assistant's draft: in Lane 3 people send words of their own."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from lanes.reading.tokens import fold_text

WITHIN = 24
"""Letters from which a draft is known again inside a longer text: shorter ones are mere courtesies."""
LONG = 60
"""Letters from which a draft is known again slightly changed, and a piece of it within other words."""
ALIKE = 0.95
"""Share of the characters that must agree."""


def repeats_draft(text: str, draft: str | None) -> bool:
    """Whether `text` is the draft again: the same but for case, spaces, marks and invisible characters,
    or, for a draft of some length, the draft or a long piece of it within other words, or with a few
    characters changed. Letters of other scripts that look like Latin ones count as these.
    """
    if draft is None:
        return False
    said, held = _bare(text), _bare(draft)
    if not held:
        return False
    if said == held:
        return True
    if len(held) >= WITHIN and held in said:
        return True
    if _share_a_run(said, held):
        return True
    return len(held) >= LONG and Indel.normalized_similarity(said, held, score_cutoff=ALIKE) >= ALIKE


def _share_a_run(said: str, held: str) -> bool:
    """Whether LONG letters in a row stand in both; linear in both."""
    if min(len(said), len(held)) < LONG:
        return False
    runs = {held[at : at + LONG] for at in range(len(held) - LONG + 1)}
    return any(said[at : at + LONG] in runs for at in range(len(said) - LONG + 1))


def _bare(text: str) -> str:
    """Letters and digits only, in lower case and one form."""
    return "".join(c for c in fold_text(text) if c.isalnum())
