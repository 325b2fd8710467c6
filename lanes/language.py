"""Which language a text is in, as far as the rules must know: one they can read, or not."""

from __future__ import annotations

from lanes.built import evidence
from lanes.policy import Policy
from lanes.reading.case_reading import CaseReading, Heard
from lanes.record import CaseRecord, Evidence

_ENOUGH_WORDS = 5
"""Fewer words than this say nothing about their language; the record's own field is believed."""
_POINTING_WORDS = 8
"""A message this short that points at an attachment says nothing by itself."""
_CLEAR = 5
"""One common word in so many different ones makes the language plain."""
_FOREIGN_WORDS = 8
"""So many words in another script are a text of their own, whatever stands beside them."""
_BEYOND_LATIN = "\u0250"
_POINTING_LOOK = 40
_SHARE = 0.06
"""Share of a text's words that must be common words of a language for the text to count as it."""


def unread(case: CaseRecord, reading: CaseReading, policy: Policy) -> list[Evidence]:
    """The customer's texts that the rules cannot read, each with the reason; empty when all could be read."""
    findings: list[Evidence] = []
    spoken = 0
    for heard in reading.heard:
        held = set(heard.words)
        if heard.where != "subject" and spoken <= _POINTING_WORDS:
            spoken += sum(word[:1].isalnum() for word in heard.words[:_POINTING_LOOK])
        language = _language(heard, held, case.language, policy)
        if language is not None:
            findings.append(_says(f"written in a language the rules cannot read ({language})", heard.where))
    if spoken == 0:
        findings.append(_says("the customer's message holds no words", "thread"))
    elif spoken <= _POINTING_WORDS:
        findings += reading.found.get("attachment_only", ())
    return findings


def _language(heard: Heard, held: set[str], stated: str | None, policy: Policy) -> str | None:
    """The name of the language the rules cannot read, or None when they can."""
    common = policy.common_words
    readable = 0
    if heard.plain and len(heard.words) < _ENOUGH_WORDS and not stated:
        return None
    clear = heard.plain and len(held) > _ENOUGH_WORDS
    for code in policy.readable:
        readable = max(readable, len(held & common[code]))
        if clear and readable * _CLEAR > len(held):
            return None
    letters = [word for word in heard.words if word[:1].isalpha()]
    if not letters:
        return None
    foreign = 0 if heard.plain else sum(word[0] >= _BEYOND_LATIN for word in letters)
    if foreign * 2 > len(letters) or foreign >= _FOREIGN_WORDS:
        return "another script"
    if len(letters) < _ENOUGH_WORDS:
        code = (stated or "").replace("_", "-").split("-")[0].lower()
        language = policy.languages.get(code)
        known = language is None or language.readable
        return None if known or readable > len(held & policy.common_words[code]) else code
    best, name = max(
        ((len(held & usual), code) for code, usual in common.items() if not policy.languages[code].readable),
        default=(0, ""),
    )
    if best > readable:
        return name
    return "none it knows" if readable < max(1, _SHARE * min(len(held), 60)) else None


def _says(text: str, where: str) -> Evidence:
    return evidence(text, where)
