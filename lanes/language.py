"""Which language a text is in, as far as the rules must know: one they can read, or not."""

from __future__ import annotations

from collections.abc import Iterator

from lanes.built import evidence
from lanes.policy import Policy
from lanes.reading.case_reading import CaseReading, Heard
from lanes.record import CaseRecord, Evidence

_ENOUGH_WORDS = 5
"""Fewer words than this say nothing about their language; the record's own field is believed."""
_SOME_WORDS = 8
"""So many words without a common one of a readable language are in none of them."""
_POINTING_WORDS = 8
"""A message this short that points at an attachment says nothing by itself."""
_POINTING_LOOK = 40
_CLEAR = 5
"""One common word in so many different ones makes the language plain."""
_FOREIGN_LETTERS = 12
"""So many letters of another script are a text of their own, whatever stands beside them."""
_BEYOND_LATIN = "\u0250"


def unread(case: CaseRecord, reading: CaseReading, policy: Policy) -> list[Evidence]:
    """The customer's texts that the rules cannot read, each with the reason; empty when all could be read.

    Each paragraph is looked at by itself, so that readable words beside it do not hide one that is not.
    """
    findings: list[Evidence] = []
    pointing = {quoted.where: quoted for quoted in reading.found.get("attachment_only", ())}
    for heard in reading.heard:
        language = _language(heard, case.language, policy)
        if language is not None:
            findings.append(_says(f"written in a language the rules cannot read ({language})", heard.where))
        if heard.where == "subject" or len(heard.words) > _POINTING_LOOK:
            continue
        spoken = sum(word[:1].isalnum() for word in heard.words)
        if spoken == 0:
            findings.append(_says("the customer's message holds no words", heard.where))
        elif spoken <= _POINTING_WORDS and heard.where in pointing:
            findings.append(pointing[heard.where])
    return findings


def _language(heard: Heard, stated: str | None, policy: Policy) -> str | None:
    """The name of the language the rules cannot read, or None when they can."""
    if heard.plain and len(heard.words) < _ENOUGH_WORDS and not stated:
        return None
    for paragraph in _paragraphs(heard.words):
        language = _of_paragraph(paragraph, heard.plain, stated, policy)
        if language is not None:
            return language
    return None


def _paragraphs(words: list[str]) -> Iterator[list[str]]:
    start = 0
    for at in [at for at, word in enumerate(words) if word < " "]:
        yield words[start:at]
        start = at + 1
    yield words[start:] if start else words


def _of_paragraph(words: list[str], plain: bool, stated: str | None, policy: Policy) -> str | None:
    if plain and len(words) < _ENOUGH_WORDS:
        language = policy.languages.get((stated or "").replace("_", "-").split("-")[0].lower())
        if language is None or language.readable:
            return None
    common = policy.common_words
    held = set(words)
    readable = 0
    clear = plain and len(held) > _ENOUGH_WORDS
    for code in policy.readable:
        readable = max(readable, len(held & common[code]))
        if clear and readable * _CLEAR > len(held):
            return None
    letters = [word for word in words if word[:1].isalpha()]
    if not letters:
        return None
    if not plain:
        foreign = [word for word in letters if word[0] >= _BEYOND_LATIN]
        if len(foreign) * 2 > len(letters) or sum(map(len, foreign)) >= _FOREIGN_LETTERS:
            return "another script"
    if len(letters) < _ENOUGH_WORDS:
        code = (stated or "").replace("_", "-").split("-")[0].lower()
        language = policy.languages.get(code)
        known = language is None or language.readable
        return None if known or readable > len(held & common[code]) else code
    best, name = max(
        ((len(held & usual), code) for code, usual in common.items() if not policy.languages[code].readable),
        default=(0, ""),
    )
    if best > readable:
        return name
    return "none it knows" if readable == 0 and sum(map(str.isalpha, letters)) >= _SOME_WORDS else None


def _says(text: str, where: str) -> Evidence:
    return evidence(text, where)
