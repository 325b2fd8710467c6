"""Whether a text is in substance the assistant's draft: in Lane 3 people send words of their own."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from lanes.reading.tokens import fold_text

WITHIN = 24
"""Letters from which a draft is known again inside a longer text or slightly changed: shorter ones are courtesies."""
LONG = 48
"""Letters in a row from which a piece of a draft is known again within other words."""
ALIKE = 0.95
"""Share of the characters that must agree."""
COVERED = 0.6
"""Share of a draft's letters that, in pieces of WITHIN or more, may not stand in other words."""


def repeats_draft(text: str, draft: str | None) -> bool:
    """Whether `text` is the draft again, or holds a long piece or most of it in pieces.

    Case, spaces, marks and invisible characters make no difference, nor letters of other scripts that look like Latin
    ones.
    """
    if draft is None:
        return False
    return is_draft_again(text, draft) or _holds_pieces(_bare(text), _bare(draft))


def is_draft_again(text: str, draft: str) -> bool:
    """Whether `text` is in substance that draft: as it stood, within other words, or with a few characters changed.

    Another text that shares a passage with it is not.
    """
    said, held = _bare(text), _bare(draft)
    if not held:
        return bool(draft.strip()) and text.split() == draft.split()
    if said == held:
        return True
    if len(held) < WITHIN:
        return False
    return held in said or Indel.normalized_similarity(said, held, score_cutoff=ALIKE) >= ALIKE


def _holds_pieces(said: str, held: str) -> bool:
    """Whether pieces of the draft stand in what was said: one of LONG letters, or COVERED of it; linear in both."""
    if min(len(said), len(held)) < LONG:
        return False
    if not _pieces(held, LONG).isdisjoint(_pieces(said, LONG)):
        return True
    there = _pieces(said, WITHIN)
    covered = until = 0
    for at in range(len(held) - WITHIN + 1):
        if held[at : at + WITHIN] in there:
            covered += at + WITHIN - max(at, until)
            until = at + WITHIN
    return covered >= COVERED * len(held)


def _pieces(text: str, letters: int) -> set[str]:
    return {text[at : at + letters] for at in range(len(text) - letters + 1)}


def _bare(text: str) -> str:
    """Letters and digits only, in lower case and one form."""
    return "".join(c for c in fold_text(text) if c.isalnum())
