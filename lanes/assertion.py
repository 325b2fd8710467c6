"""What a sentence states as settled in its writer's own voice: not what it reports, supposes or asks."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lanes.amounts import lowered
from lanes.assertion_words import (
    ATTRIBUTED,
    DOCUMENT,
    HEDGES,
    LAST,
    LEFT_OPEN,
    NAMELY,
    NO_OBJECT,
    PROSE,
    SAYING,
    STATED,
    WISHING,
    open_condition,
    says_may,
)
from lanes.sentences import Sentence

_QUOTED = re.compile(
    r"“[^”]*”?|„[^„“”\n]*[“”]|«[^«»\n]*»|\"(?=[^\s\"]+[^\S\n]+[^\s\"]+[^\S\n])[^\"\n]*\""
    r"|(?<!\w)['‘](?=(?:(?:[^\s'’]|['’](?=\w)){1,40}[^\S\n]){2})(?:[^'’\n]|['’](?=\w)){1,300}['’](?!\w)"
)
_INSERTED = re.compile(
    r"\([^()]{1,200}\)|,\s+(?:who|which|whose|whom|der|die|das|que|qui|che|il cui|dont|cuy[oa])\s[^,;]{1,160},"
)
_JOINTS = re.compile(
    r"(?P<strong>;|\s[—–-]\s|,?\s(?:but|however|therefore|aber|jedoch|pero|sin embargo|cependant|porém|però)\s"
    r"|,\s(?:so|hence|thus|meaning|while|whereas|which|although|though|yet|deshalb|daher|also|denn|por lo que|por tanto|así que|donc|mais|mas|ma|quindi|perciò|por isso|portanto)\s"
    r"|,\s(?:and|und|y|et|e)\s)"
    r"|\s(?:and|und|y|et|e)\s(?=(?:so|the|an?|this|these|our|his|her|their|its|he|she|they|it|we|customer|client|nobody|no|nothing|is|are|was|has|should|must|will|qualifies|deserves|gets"
    r"|der|die|das|ein|eine|er|sie|wir|kunde|kundin|kein|keine|ist|hat|muss|el|la|los|las|un|una|nadie|le|les|une|il|elle|nous|tiene|debe|a|doit|o|os|um|uma|tem|deve|lo|gli|ha)\s)"
)  # fmt: skip


class Asserted(NamedTuple):
    """One clause that its writer vouches for, in lower case, and where it begins in its sentence (characters).

    What stands in it and is reported or put in by the way is blank.
    """

    words: str
    start: int


class _Clause(NamedTuple):
    """One stretch of a sentence; `carries` where a report before it may go on."""

    start: int
    end: int
    carries: bool


def without_quotes(text: str) -> str:
    """`text` with everything in quotation marks blanked, every other character in its place.

    One or two words between straight marks are the writer's own.
    """
    return _QUOTED.sub(lambda found: _blank(found.group()), text)


def asserted(sentence: Sentence) -> tuple[Asserted, ...]:
    """The clauses that the sentence states as settled; none for a question."""
    return () if sentence.asks else tuple(_stated(sentence.text))


def _stated(words: str) -> Iterator[Asserted]:
    low = lowered(words).replace('"', " ")
    inserted = [found.span() for found in _INSERTED.finditer(low)]
    whole = low
    for start, end in inserted:
        whole = _without(whole, start, end)
    clauses = list(_clauses(whole))
    remarks = [start for start, end in inserted if LEFT_OPEN.fullmatch(low, start, end)]
    reported = False
    for place, (start, end, carries) in enumerate(clauses):
        if reported and carries:
            continue
        left, reported = _unreported(whole[start:end])
        follows = clauses[place + 1] if place + 1 < len(clauses) else None
        taken_back = follows is not None and LEFT_OPEN.fullmatch(whole, follows.start, follows.end)
        if taken_back or any(start <= remark <= end for remark in remarks):
            continue
        if left.strip() and not _hedged(left, whole[start:end], words[start:end]):
            yield Asserted(left, start)
    for start, end in inserted:
        left, _ = _unreported(low[start:end])
        if left.strip() and not _hedged(left, low[start:end], words[start:end]):
            yield Asserted(left, start)


def _clauses(low: str) -> Iterator[_Clause]:
    start, carries = 0, False
    for joint in _JOINTS.finditer(low):
        yield _Clause(start, joint.start(), carries)
        start, carries = joint.end(), joint["strong"] is None
    yield _Clause(start, len(low), carries)


def _unreported(clause: str) -> tuple[str, bool]:
    """The clause without what it gives to somebody else, and whether that goes on behind an `and`."""
    if ATTRIBUTED.search(clause):
        return "", True
    frames = [(found.start(), found.end(), True) for found in STATED.finditer(clause)]
    for found in SAYING.finditer(clause):
        if not DOCUMENT.search(clause[: found.start()]) and not NO_OBJECT.match(clause, found.end()):
            frames.append((found.start(), found.end(), True))
    for found in NAMELY.finditer(clause):
        before = clause[: found.start("verb") if found["verb"] else found.start()]
        if not NO_OBJECT.match(clause, found.end()) and not DOCUMENT.search(before):
            frames.append((found.start(), found.end(), True))
    for found in WISHING.finditer(clause):
        if not NO_OBJECT.match(clause, found.end()):
            frames.append((found.start(), found.end(), PROSE.match(clause, found.end()) is not None))
    if not frames:
        return clause, False
    start, end, _ = min(frames)
    if "," in clause[max(0, start - 20) : start + 1] and LAST.fullmatch(clause, end):
        return "", True
    return _without(clause, start, len(clause)), any(goes_on for _, _, goes_on in frames)


def _hedged(left: str, clause: str, words: str) -> bool:
    """Whether what is left of a clause says that it is not settled; `words` is the clause as written."""
    return HEDGES.search(left) is not None or open_condition(left, clause) or says_may(left, words)


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _blank(text: str) -> str:
    return " " * len(text)
