"""Which language a text is in, as far as the rules must know: one they can read, or not."""

from __future__ import annotations

from lanes.built import evidence
from lanes.policy import Policy
from lanes.reading.case_reading import CaseReading, Heard
from lanes.reading.lexicon import Bounds
from lanes.reading.vocabulary import COMMON, FOREIGN, Entry
from lanes.record import CaseRecord, Evidence

_ENOUGH_WORDS = 5
"""Fewer words than this say nothing about their language; the record's own field is believed."""
_SOME_WORDS = 8
"""So many words with hardly a common one of a readable language are in none of them."""
_BARELY = 12
"""Fewer than one common word in so many are an accident of spelling."""
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
    stated = _stated(case.language, policy)
    for heard in reading.heard:
        language = _language(heard, stated, policy)
        if language is not None:
            findings.append(_says(f"written in a language the rules cannot read ({language})", heard.where))
        if heard.where == "subject" or sum(map(len, heard.paragraphs)) > _POINTING_LOOK:
            continue
        spoken = (entry for paragraph in heard.paragraphs for entry in paragraph if entry.word[:1].isalnum())
        if next(spoken, None) is None:
            findings.append(_says("the customer's message holds no words", heard.where))
        elif heard.where in pointing and sum(1 for _ in spoken) < _POINTING_WORDS:
            findings.append(pointing[heard.where])
    return findings


def _stated(language: str | None, policy: Policy) -> str | None:
    """The code of the language the record names, when it is one the rules know and cannot read."""
    code = (language or "").replace("_", "-").split("-")[0].lower()
    known = policy.languages.get(code)
    return None if known is None or known.readable else code


def _language(heard: Heard, stated: str | None, policy: Policy) -> str | None:
    """The name of the language the rules cannot read, or None when they can."""
    for entries, sentences in zip(heard.paragraphs, heard.sentences, strict=True):
        latin = heard.plain or "".join([entry.word for entry in entries]).isascii()
        if latin and stated is None and (len(entries) < _ENOUGH_WORDS or _plain(sentences)):
            continue
        known = len(policy.plainest_words.intersection(entries))
        rivals = len(policy.unreadable_words.intersection(entries))
        if latin and stated is None and 0 < known >= rivals:
            continue
        if latin and known > _ENOUGH_WORDS and known * _CLEAR > len(entries):
            continue
        language = _of_paragraph(entries, latin, known, rivals, stated, policy)
        if language is not None:
            return language
    return None


def _plain(sentences: list[Bounds]) -> bool:
    """Whether a common word of the plainest language stands there and none of an unreadable one alone."""
    common = 0
    for _, _, held, _ in sentences:
        if held & FOREIGN:
            return False
        common |= held & COMMON
    return common > 0


def _of_paragraph(
    entries: list[Entry], latin: bool, known: int, rivals: int, stated: str | None, policy: Policy
) -> str | None:
    """The same of one paragraph: `known` words are of the plainest language, `rivals` of an unreadable one."""
    words = [entry.word for entry in entries]
    letters = [word for word in words if word[:1].isalpha()]
    if latin and stated is None and len(letters) < _ENOUGH_WORDS:
        return None
    common = policy.common_words
    held = set(words)
    readable = known
    for code in policy.readable[1:]:
        readable = max(readable, len(held & common[code]))
        if latin and stated is None and 0 < readable >= rivals:
            return None
    if latin and len(held) > _ENOUGH_WORDS and readable * _CLEAR > len(held):
        return None
    if not letters:
        return None
    if not latin:
        foreign = [word for word in letters if word[0] >= _BEYOND_LATIN]
        if len(foreign) * 2 > len(letters) or sum(map(len, foreign)) >= _FOREIGN_LETTERS:
            return "another script"
    if len(letters) < _ENOUGH_WORDS:
        return None if stated is None or readable > len(held & common[stated]) else stated
    if rivals > readable:
        best, name = max(
            (len(held & usual), code) for code, usual in common.items() if not policy.languages[code].readable
        )
        if best > readable + (latin and stated is None):
            return name
    spelt = sum(map(str.isalpha, letters))
    return "none it knows" if spelt >= _SOME_WORDS and readable * _BARELY < spelt else None


def _says(text: str, where: str) -> Evidence:
    return evidence(text, where)
