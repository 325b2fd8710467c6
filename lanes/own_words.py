"""Whether a text is in substance the assistant's draft: in Lane 3 people send words of their own."""

from __future__ import annotations

import unicodedata

from rapidfuzz.distance import Indel

WITHIN = 24
"""Letters from which a draft is known again inside a longer text: shorter ones are mere courtesies."""
LONG = 60
"""Letters from which a draft is known again slightly changed."""
ALIKE = 0.95
"""Share of the characters that must agree."""


def repeats_draft(text: str, draft: str | None) -> bool:
    """Whether `text` is the draft again: the same but for case, spaces, marks and invisible characters,
    or, for a draft of some length, the draft within other words or with a few characters changed.
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
    return len(held) >= LONG and Indel.normalized_similarity(said, held, score_cutoff=ALIKE) >= ALIKE


def _bare(text: str) -> str:
    """Letters and digits only, in lower case and one form."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum())
