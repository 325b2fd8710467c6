"""Text into words: one scan, and every word folded to the form the policy's phrases are written in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice

_INVISIBLE = "\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_BLANK = r"\n[ \t\r\u00a0\u202f\u2009]*\n"
TOKEN = re.compile(
    rf"[\w\u0300-\u036f{_INVISIBLE}]+(?:['’‘ʼ`][tT]\b)?"
    rf"|[.!?…。！？]+(?=[\s\"'”“„»«’‘ʼ)\]]|\Z)|{_BLANK}|[%€$£]"
)
"""A word, the end of a sentence (or an empty line), or a sign of money or share."""
EMPTY_LINE = re.compile(_BLANK)
"""The only token that white space is part of: between empty lines every stretch without any stands for itself."""

_UNSEEN = re.compile(rf"[\u0300-\u036f{_INVISIBLE}]")
_LOOKALIKE = str.maketrans(
    "аеорсухкмнтвіјѕԁһӏɡαεορυικντϲ",
    "aeopcyxkmhtbijsdhlgaeopuikvtc",
)
_QUOTES = str.maketrans("’ʼ`", "'''")


_TYPOGRAPHY = str.maketrans("’‘ʼ“”„«»–—…•·\u00a0\u202f\u2009", '\'\'\'"""""--.**   ')
"""Letter for letter, so that places in the text stay what they are."""


def fold_text(text: str) -> str:
    """The text without case, accents, invisible characters, width forms or look-alike letters."""
    if text.isascii():
        return text.lower().translate(_QUOTES)
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKD", text).casefold()).translate(_QUOTES)
    if any("a" <= letter <= "z" for letter in plain):
        plain = plain.translate(_LOOKALIKE)
    return plain


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """One word folded as `fold_text` does, remembered."""
    return fold_text(word)


def words_of(text: str) -> list[str]:
    """The text's tokens in order, folded."""
    if text.isascii():
        return TOKEN.findall(text.lower())
    lowered = text.translate(_TYPOGRAPHY).replace("İ", "i").lower()
    return [word if word.isascii() else fold(word) for word in TOKEN.findall(lowered)]


def spans_of(text: str, start: int = 0, most: int | None = None) -> list[tuple[int, int]]:
    """Where each token of `words_of` stands in the text, in characters: from `start` on, the first `most` of them."""
    return [found.span() for found in islice(TOKEN.finditer(text, start), most)]
