"""Whether a text is in substance the assistant's: where a person owns the thread, people send words of their own.

What the customer wrote or has read anyway, titles, addresses, courtesies and signatures are nobody's: who repeats
them repeats no draft.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import partial_ratio_alignment

from lanes.commitments import is_courtesy, read_speech
from lanes.matters import topic_of
from lanes.reading.tokens import fold_text
from lanes.record import CaseRecord
from lanes.sentences import sentences
from lanes.speech_words import POLITE
from lanes.words import BLANK

WITHIN = 24
"""Letters from which a sentence of a draft is known again inside a longer text: shorter ones are courtesies."""
LONG = 48
"""Letters in a row from which a piece of a draft is known again within other words."""
ALIKE = 0.95
"""Share of the characters that must agree."""
COVERED = 0.6
"""Share of a draft's letters that, in pieces of WITHIN or more, may not stand in other words."""
_SHORT, _ADDED, _SHORT_ALIKE = 8, 16, 0.9
"""Letters from which a short draft is known again with a greeting of so many letters about it, or so much alike."""
_DENSE, _DENSER = 0x2E80, 3
"""From this letter on a script says about three times as much in a letter."""
_NEARLY = 86.0
"""Percent of its letters from which a sentence of a draft is known again with words changed in it."""
_COURTESY = 100
"""Letters; a longer sentence says more than a courtesy."""
_NAMED = 0.9
"""Share of a draft that may stand between quotation marks and be the name of something."""

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|(?<=\])\([^()\s]{1,300}\)")
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+|[\w.+-]{1,60}@[\w-]+(?:\.[\w-]+)+")
_FIGURE = re.compile(r"\d")
_QUOTED = re.compile(r"“[^“”\n]{1,100}”|„[^„“”\n]{1,100}[“”]|«[^«»\n]{1,100}»|\"[^\"\n]{1,100}\"")
_POLITE = re.compile(POLITE)
_NEGATES = ("not", "never", "nicht", "kein", "niemals", "nunca", "jamais", "pas", "nao", "ningun")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u0640\u2800")
_LETTERS = frozenset(("Lu", "Ll", "Lt", "Lo", "Nd", "Nl", "No"))


def repeats_draft(text: str, draft: str | None, common: tuple[str, ...] = ()) -> bool:
    """Whether `text` is the draft again, or holds a sentence of it, a long piece, or most of it in pieces.

    Case, spaces, marks, markup and invisible characters make no difference, nor letters of other scripts that look
    like Latin ones. What stands in the `common` texts as well counts for nothing.
    """
    if draft is None:
        return False
    said = _bare(text)
    if said and said != _bare(draft) and _all_known(said, common):
        return False
    return is_draft_again(text, draft) or _holds(said, draft, common)


def is_draft_again(text: str, draft: str) -> bool:
    """Whether `text` is in substance that draft: as it stood, within other words, or with a few characters changed.

    Another text that shares a passage with it is not.
    """
    said, held = _bare(text), _bare(draft)
    if not held:
        return bool(draft.strip()) and "".join(text.split()) == "".join(draft.split())
    if said == held:
        return True
    within, _ = _sizes(held)
    if len(held) >= within:
        return held in said or Indel.normalized_similarity(said, held, score_cutoff=ALIKE) >= ALIKE
    if len(held) * within < _SHORT * WITHIN or len(said) > len(held) + _ADDED:
        return False
    return held in said or Indel.normalized_similarity(said, held) >= _SHORT_ALIKE


def repeated_words(text: str, draft: str, common: tuple[str, ...] = ()) -> str:
    """The first sentence of a text by which it repeats the draft, for people to see; all of it where none does."""
    held = _bare(draft)
    within, _ = _sizes(held)
    for sentence in sentences(text):
        said = _bare(sentence.text)
        if repeats_draft(sentence.text, draft, common) or (len(said) >= within and said in held):
            return sentence.text
    return text.strip()


def known_to_customer(case: CaseRecord) -> tuple[str, ...]:
    """What anybody may repeat: the public thread, the subject, and the titles of what is cited."""
    cited = (*(case.draft.citations if case.draft else ()), *case.references)
    public = (message.text for message in case.thread if message.public)
    return tuple(dict.fromkeys([*public, case.subject or "", *(citation.title or "" for citation in cited)]))


def _all_known(said: str, common: tuple[str, ...]) -> bool:
    """Whether hardly a letter stands there that is not in the common texts, a greeting perhaps."""
    within, _ = _sizes(said)
    return sum(map(len, _less(said, _pieces_of(common, within), within))) <= _ADDED < len(said)


def _holds(said: str, draft: str, common: tuple[str, ...]) -> bool:
    """Whether the bare text holds what is the draft's own: linear in both."""
    guarded = _guarded(draft, common)
    own = [piece for piece in guarded if len(piece) >= _sizes(piece)[0]]
    if any(_stands_in(piece, said) for piece in own):
        return True
    if BLANK in draft:
        known = [piece for piece in guarded if len(piece) >= _SHORT]
        held = sum(len(piece) for piece in known if piece in said)
        return len(known) > 1 and held >= COVERED * sum(map(len, known))
    within, long = _sizes("".join(guarded))
    there, far = _pieces(said, within), _pieces(said, long)
    if any(not _pieces(piece, long).isdisjoint(far) for piece in guarded):
        return True
    total = sum(map(len, guarded))
    new = sum(len(rest) for piece in guarded for rest in _less(piece, there, within))
    return total >= long and total - new >= COVERED * total


def _stands_in(piece: str, said: str) -> bool:
    """Whether the bare piece stands there, or nearly: words changed, none that turns it into its contrary."""
    if piece in said:
        return True
    if len(said) * 100 < len(piece) * _NEARLY:
        return False
    found = partial_ratio_alignment(piece, said, score_cutoff=_NEARLY)
    if found is None:
        return False
    there = said[found.dest_start : found.dest_end]
    return all((word in piece) == (word in there) for word in _NEGATES)


@lru_cache(maxsize=256)
def _guarded(draft: str, common: tuple[str, ...]) -> tuple[str, ...]:
    """The bare stretches of the draft that are its own, sentence by sentence."""
    plain = _ADDRESS.sub(" ", _unmarked(draft))
    named = [found.group() for found in _QUOTED.finditer(plain)]
    if sum(map(len, named)) > _NAMED * len(plain):
        named = []
    own = [_bare(part) for sentence in _own_sentences(plain) for part in sentence.split(BLANK)]
    within, _ = _sizes("".join(own))
    allowed = _pieces_of((*common, *named), within)
    bare_names = [bare for name in named if len(bare := _bare(name)) >= _SHORT]
    return tuple(
        stretch for bare in own for stretch in _less(_blanked(bare, bare_names), allowed, within) if stretch
    )


def _blanked(bare: str, names: Iterable[str]) -> str:
    for name in names:
        bare = bare.replace(name, BLANK)
    return bare


def _own_sentences(text: str) -> Iterator[str]:
    """The sentences that say something: no courtesies, no signature."""
    speech = read_speech(text)
    settled = {(made.start, made.end) for made in speech.commitments}
    settled.update((told.start, told.end) for told in (*speech.claims_done, *speech.not_done))
    telling = {(told.start, told.end) for told in (*speech.asks, *speech.explains)}
    for sentence in sentences(text):
        place, said = (sentence.start, sentence.end), sentence.text
        if place in settled or len(said) > _COURTESY:
            yield said
        elif _POLITE.search(said.lower()) or (is_courtesy(said) and topic_of(said) in ("", "contact")):
            continue
        elif place in telling or topic_of(said) or (said.endswith((".", "!", "?")) and _FIGURE.search(said)):
            yield said


def _less(bare: str, known: Set[str], within: int) -> list[str]:
    """The stretches of a bare sentence between blanks and what stands in the `known` pieces of `within` letters."""
    kept, until = list(bare), 0
    for at in range(len(bare) - within + 1):
        if bare[at : at + within] in known:
            kept[max(at, until) : at + within] = BLANK * (at + within - max(at, until))
            until = at + within
    return "".join(kept).split(BLANK)


def _sizes(bare: str) -> tuple[int, int]:
    """WITHIN and LONG in letters of the script that most of it is written in."""
    dense = sum(letter >= chr(_DENSE) for letter in bare) * 2 > len(bare)
    return (WITHIN // _DENSER, LONG // _DENSER) if dense else (WITHIN, LONG)


@lru_cache(maxsize=16)
def _pieces_of(texts: tuple[str, ...], letters: int) -> frozenset[str]:
    return frozenset().union(*(_pieces(_bare(text), letters) for text in texts))


def _pieces(text: str, letters: int) -> set[str]:
    return {text[at : at + letters] for at in range(len(text) - letters + 1)}


def _unmarked(text: str) -> str:
    return _MARKUP.sub(" ", html.unescape(text)) if any(sign in text for sign in "<&]") else text


@lru_cache(maxsize=256)
def _bare(text: str) -> str:
    """Letters and digits only, in lower case and one form, without markup."""
    plain = fold_text(_unmarked(text))
    if plain.isascii():
        return "".join(filter(str.isalnum, plain))
    return "".join(c for c in plain if unicodedata.category(c) in _LETTERS and c not in _FILLERS)
