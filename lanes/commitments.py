"""What a text commits us to: outcomes, follow-ups, dates and sums, and claims that something is done.

Read at the stricter of the possible readings: a hedge such as `should` still raises an expectation, only an
open denial, an `if` or a `whether` does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from lanes import commitment_words as words
from lanes.amounts import Figure, amounts, dates, lowered
from lanes.sentences import Sentence, sentences

REMEMBERED = 20_000
"""Characters up to which a message's reading is kept: a reply is checked against it at every keystroke."""


class Kind(StrEnum):
    """What sort of thing a customer was promised or told."""

    AMOUNT = "amount"
    DATE = "date"
    OUTCOME = "outcome"
    FOLLOW_UP = "follow_up"


class Commitment(NamedTuple):
    """One commitment in a text: where its sentence stands, the figure it names, and what it is about."""

    kind: Kind
    words: str
    start: int
    end: int
    topic: str
    """`refund`, `credit`, `contact`, … or empty when the words name nothing known."""
    figure: str = ""
    """The sum or time as written; only for amount and date."""
    value: str = ""
    """The figure in the plain form that two mentions can be compared by."""
    denied: bool = False
    """True for a told refusal: `we cannot refund this`."""
    mark: tuple[int, int] = (0, 0)
    """The very words that commit, within the text."""


class Speech(NamedTuple):
    """What one message does, sentence by sentence taken together."""

    commitments: tuple[Commitment, ...]
    claims_done: tuple[Sentence, ...]
    asks: tuple[Sentence, ...]
    explains: tuple[Sentence, ...]


class _Reading(NamedTuple):
    """One sentence read on its own; places count from its first character."""

    promises: tuple[tuple[Kind, int, int, bool, Figure | None], ...]
    done: bool
    asks: bool
    courtesy: bool


_SYNTAX = re.compile(r"\\.|[()|\[\]]")


def _compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    """All patterns as one, those that begin at a word's edge together: inside a word none of them is tried."""
    filled = (p.replace("…", r"(?: [\w'-]{1,30}){0,3}?").replace("~~", r"[^.!?\n]{0,80}?") for p in patterns)
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


_OUTCOME = _compiled(words.OUTCOME)
_FOLLOW_UP = _compiled(words.FOLLOW_UP)
_RESOLVED = _compiled(words.RESOLVED)
_PRICE = _compiled(words.PRICE)
_ASKS = _compiled(words.ASKS)
_COURTESY = _compiled(words.COURTESY)
_DENIES = re.compile(words.DENIES)
_WITHHOLDS = re.compile(words.WITHHOLDS)
_OPENS = re.compile(words.OPENS)
_CLAUSE = re.compile(words.CLAUSE)
_OFFER = re.compile(words.OFFER)
_NOT_CHARGED = re.compile(
    r"(?:charged?|billed|invoiced|pay|on (?:the|your|any) (?:invoice|bill|statement)"
    r"|(?:cobrar|facturar)(?:á|án)|pagar(?:á|ás|án|éis)?|(?:be|ver)rechnet|zahlen|(?:factur|débit|prélev)ée?s?|cobrad[oa]s?|addebitat[oaie])$"
)
_GENERAL = re.compile(r"\b(?:must|need to|have to|requested|policy|typically|usually|generally|normally)\b")
_SETTLING = re.compile(
    r"\b(?:refund|credit|reimbursement|replacement|reply|response|delivery|shipment|eta"
    r"|erstattung|rückerstattung|gutschrift|antwort|reembolso|abono|respuesta|remboursement|réponse|resposta"
    r"|rimborso|risposta)s?\b"
)
_DUE = re.compile(
    r"\b(?:within|by|in|takes?|up to|expected|eta|until|before|bis|innerhalb|en|dans|em|entro)\b"
)
_TOPIC = [(name, re.compile(pattern)) for name, pattern in words.TOPICS]


def read_speech(text: str) -> Speech:
    """What the message does: commits, claims to be done, asks, explains. Places are characters of it."""
    return _remembered_speech(text) if len(text) <= REMEMBERED else _speech(text)


@lru_cache(maxsize=512)
def _remembered_speech(text: str) -> Speech:
    return _speech(text)


def _speech(text: str) -> Speech:
    made: list[Commitment] = []
    done: list[Sentence] = []
    asks: list[Sentence] = []
    explains: list[Sentence] = []
    listing_asks = False
    for sentence in sentences(text):
        reading = _read(sentence.text)
        made += _placed(sentence, reading)
        if reading.done:
            done.append(sentence)
        if reading.asks or (sentence.is_bullet and listing_asks):
            asks.append(sentence)
        elif not reading.courtesy:
            explains.append(sentence)
        if not sentence.is_bullet:
            listing_asks = reading.asks
    return Speech(tuple(made), tuple(done), tuple(asks), tuple(explains))


def read_commitments(text: str) -> tuple[Commitment, ...]:
    """The commitments of `text`, in the order of its sentences."""
    return read_speech(text).commitments


@lru_cache(maxsize=512)
def topic_of(text: str) -> str:
    """The matter the words are about, the money topics first; empty when none is named."""
    low = lowered(text)
    return next((name for name, pattern in _TOPIC if pattern.search(low)), "")


def asks_for_something(text: str) -> bool:
    """Whether a sentence is a question or a request for the customer to give something."""
    return _read(text).asks or _ASKS.search(lowered(text)) is not None


def is_courtesy(text: str) -> bool:
    """Whether a sentence only greets, thanks or takes leave."""
    return _COURTESY.match(lowered(text)) is not None


def _placed(sentence: Sentence, reading: _Reading) -> list[Commitment]:
    return [
        Commitment(
            kind=kind,
            words=sentence.text,
            start=sentence.start,
            end=sentence.end,
            topic=topic_of(sentence.text),
            figure=figure.words if figure else "",
            value=figure.value if figure else "",
            denied=denied,
            mark=(sentence.start + start, sentence.start + end),
        )
        for kind, start, end, denied, figure in reading.promises
    ]


@lru_cache(maxsize=512)
def _read(sentence: str) -> _Reading:
    low = lowered(sentence)
    asked = sentence.rstrip("\"'”’)]*_ \t").endswith(("?", "？"))
    withheld = _WITHHOLDS.search(low)
    promises: list[tuple[Kind, int, int, bool, Figure | None]] = []
    if asked:
        offer = _OFFER.search(low)
        if offer:
            promises.append((Kind.OUTCOME, *offer.span(), False, None))
    elif not withheld:
        promises += _claimed(_OUTCOME, Kind.OUTCOME, low)
        promises += _claimed(_FOLLOW_UP, Kind.FOLLOW_UP, low)
    if promises:
        promises += [(Kind.DATE, f.start, f.end, promises[0][3], f) for f in dates(sentence)]
        if any(p[0] is Kind.OUTCOME for p in promises):
            promises += [(Kind.AMOUNT, f.start, f.end, promises[0][3], f) for f in amounts(sentence)]
    elif not asked and not withheld:
        promises += _priced(low, sentence)
    done = not asked and not withheld and any(not p[3] for p in _claimed(_RESOLVED, Kind.OUTCOME, low))
    asks = asked or (not promises and not done and _ASKS.search(low) is not None)
    courtesy = not promises and not done and _COURTESY.match(low) is not None
    return _Reading(tuple(promises), done, asks, courtesy)


def _claimed(
    pattern: re.Pattern[str], kind: Kind, low: str
) -> list[tuple[Kind, int, int, bool, Figure | None]]:
    """The first claim that stands, else the first that is denied; what is only supposed is no claim."""
    denied: list[tuple[Kind, int, int, bool, Figure | None]] = []
    for found in pattern.finditer(low):
        start, end = found.span()
        clause = 0
        for cut in _CLAUSE.finditer(low, 0, start):
            clause = cut.end()
        if _OPENS.search(low[max(clause, start - 80) : start]):
            continue
        if (_DENIES.search(low[clause:end]) or low.startswith("non", start)) and not _NOT_CHARGED.search(
            low[start:end]
        ):
            denied = denied or [(kind, start, end, True, None)]
            continue
        return [(kind, start, end, False, None)]
    return denied


def _priced(low: str, sentence: str) -> list[tuple[Kind, int, int, bool, Figure | None]]:
    """Sums and times that are told as settled without a promise in words: `the upgrade will cost $600`."""
    told: list[tuple[Kind, int, int, bool, Figure | None]] = []
    price = _PRICE.search(low)
    if price:
        told += [
            (Kind.AMOUNT, f.start, f.end, False, f) for f in amounts(sentence) if f.start >= price.start()
        ]
    if _SETTLING.search(low) and not _GENERAL.search(low):
        due = [f for f in dates(sentence) if _DUE.search(low, max(0, f.start - 25), f.end)]
        told += [(Kind.DATE, f.start, f.end, False, f) for f in due]
    return told
