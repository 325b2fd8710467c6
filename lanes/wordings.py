"""Lists of wordings made into one pattern that is tried only where one of them can begin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

_SYNTAX = re.compile(r"\\.|[()|\[\]]")


def compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    """All patterns as one, those that begin at a word's edge together: inside a word none of them is tried.

    `…` stands for up to three words, `~~` for up to eighty characters of the same sentence.
    """
    filled = (
        p.replace("…", r"(?: [\w'-]{1,30}){0,3}?").replace("~~", r"(?:[^.!?\n]|\.(?=\d)){0,80}?")
        for p in patterns
    )
    choices = [choice for pattern in filled for choice in _choices(pattern)]
    at_edge = [choice.removeprefix(r"\b") for choice in choices if choice.startswith(r"\b")]
    others = [choice for choice in choices if not choice.startswith(r"\b")]
    return re.compile(
        "|".join([*([rf"\b(?:{'|'.join(at_edge)})"] if at_edge else []), *others]), re.MULTILINE
    )


def _choices(pattern: str) -> list[str]:
    """The pattern's alternatives, those inside groups left alone."""
    cuts, depth, in_set = [-1], 0, False
    for found in _SYNTAX.finditer(pattern):
        sign = found[0]
        if in_set:
            in_set = sign != "]"
        elif sign == "[":
            in_set = True
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and depth == 0:
            cuts.append(found.start())
    return [pattern[a + 1 : b] for a, b in pairwise([*cuts, len(pattern)])]
