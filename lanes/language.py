"""Which language a text is in, as far as the rules must know: one they can read, or not."""

from __future__ import annotations

from lanes.policy import Language, Policy
from lanes.reading.case_reading import CaseReading
from lanes.reading.tokens import fold
from lanes.record import CaseRecord, Evidence

_ENOUGH_WORDS = 5
"""Fewer words than this say nothing about their language; the record's own field is believed."""
_POINTING_WORDS = 8
"""A message this short that points at an attachment says nothing by itself."""
_SHARE = 0.06
"""Share of a text's words that must be common words of a language for the text to count as it."""


def unread(case: CaseRecord, reading: CaseReading, policy: Policy) -> list[Evidence]:
    """The customer's texts that the rules cannot read, each with the reason; empty when all could be read."""
    findings: list[Evidence] = []
    words_seen = 0
    for heard in reading.heard:
        words = [word for word in heard.words if word and (word[0].isalpha() or word[0].isdigit())]
        if heard.where != "subject":
            words_seen += len(words)
        language = _language(words, case.language, policy)
        if language is not None:
            findings.append(_says(f"written in a language the rules cannot read ({language})", heard.where))
    if words_seen == 0:
        findings.append(_says("the customer's message holds no words", "thread"))
    elif words_seen <= _POINTING_WORDS:
        findings += reading.found.get("attachment_only", ())
    return findings


def _language(words: list[str], stated: str | None, policy: Policy) -> str | None:
    """The name of the language the rules cannot read, or None when they can."""
    letters = [word for word in words if word[0].isalpha()]
    if not letters:
        return None
    foreign = sum(not _latin(word) for word in letters)
    if foreign * 2 > len(letters) or foreign >= 8:
        return "another script"
    held = set(letters)
    readable, best, name = 0, 0, ""
    for code, common in _common(policy).items():
        hits = len(held & common)
        if policy.languages[code].readable:
            readable = max(readable, hits)
        elif hits > best:
            best, name = hits, code
    if len(letters) < _ENOUGH_WORDS:
        code = (stated or "").split("-")[0].split("_")[0].lower()
        known = not code or code not in policy.languages or policy.languages[code].readable
        return None if known or readable > best else code
    if best > readable:
        return name
    if readable == 0 or readable < _SHARE * min(len(held), 60):
        return "none it knows"
    return None


def _latin(word: str) -> bool:
    return word[0] < "\u0250"


_CACHE: dict[str, dict[str, frozenset[str]]] = {}


def _common(policy: Policy) -> dict[str, frozenset[str]]:
    found = _CACHE.get(policy.version)
    if found is None:
        if len(_CACHE) > 8:
            _CACHE.clear()
        found = {
            code: frozenset(fold(word) for word in language.common)
            for code, language in policy.languages.items()
        }
        _CACHE[policy.version] = found
    return found


def _says(text: str, where: str) -> Evidence:
    return Evidence.model_construct(text=text, where=where, start=None, end=None, extra={})


__all__ = ["Language", "unread"]
