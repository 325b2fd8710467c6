"""What a text commits us to: outcomes, follow-ups, dates and sums, and claims that something is done.

Read at the stricter of the possible readings: a hedge such as `should` still raises an expectation, only an
open denial, an `if` or a `whether` does not.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from lanes import (
    commitment_words,
    done_words,
    figure_words,
    follow_up_words,
    speech_words,
    undertaking_words,
)
from lanes.amounts import Figure, amounts, dates, lowered
from lanes.clauses import asks, clause_at, denied, left_open, reported, supposed, withholds
from lanes.counted import gifts, unit_counted
from lanes.matters import part_around, topic_of
from lanes.own_steps import follows_own_step
from lanes.remembered import remembered_by_text
from lanes.sentences import Sentence, sentences
from lanes.wordings import compiled


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
    about: str = ""
    """The part of the sentence that they stand in: which of several matters is meant."""


class Speech(NamedTuple):
    """What one message does, sentence by sentence taken together."""

    commitments: tuple[Commitment, ...]
    claims_done: tuple[Sentence, ...]
    not_done: tuple[Sentence, ...]
    """Sentences that tell something as still to be done."""
    asks: tuple[Sentence, ...]
    explains: tuple[Sentence, ...]


class _Reading(NamedTuple):
    """One sentence read on its own; places count from its first character."""

    promises: tuple[tuple[Kind, int, int, bool, Figure | None], ...]
    done: bool
    not_done: bool
    asks: bool
    courtesy: bool


_OUTCOME = compiled((*commitment_words.OUTCOME, *undertaking_words.OUTCOME))
_FOLLOW_UP = compiled(follow_up_words.FOLLOW_UP)
_UNDERTAKEN = compiled(undertaking_words.FOLLOW_UP)
_RESOLVED = compiled(done_words.RESOLVED)
_NOT_DONE = compiled(done_words.NOT_DONE)
_PRICE = compiled(speech_words.PRICE)
_ASKS = compiled(speech_words.ASKS)
_COURTESY = compiled(speech_words.COURTESY)
_LEAVE = re.compile(speech_words.LEAVE)
_LOOKS_INTO = re.compile(figure_words.LOOKS_INTO)
_PAST_SUM = re.compile(figure_words.PAST_SUM)
_PAST_DATE = re.compile(figure_words.PAST_DATE)
_SENT_ON = re.compile(figure_words.SENT_ON)
_GENERAL = re.compile(figure_words.GENERAL)
_RECURS = re.compile(speech_words.RECURS)
_OFFER = re.compile(speech_words.OFFER)
_NOT_CHARGED = re.compile(
    r"(?:charged?|billed|invoiced|pay|on (?:the|your|any) (?:invoice|bill|statement|card|account)"
    r"|(?:charge|invoice|fee|bill)s"
    r"|(?:cobrar|facturar)(?:á|án)|pagar(?:á|ás|án|ão|éis|e)?|pagher(?:à|ete|ai)|rien|(?:que|plus)|(?:be|ver)rechnet|zahlen|(?:nur|nichts|lediglich|keine?n?)|(?:factur|débit|prélev)ée?s?|cobrad[oa]s?|addebitat[oaie])$"
)
_SETTLES = re.compile(done_words.SETTLES)
_SETTLING = re.compile(
    r"\b(?:refund|credit|reimbursement|replacement|reply|response|delivery|shipment|eta"
    r"|erstattung|rückerstattung|gutschrift|antwort|reembolso|abono|respuesta|remboursement|réponse|resposta"
    r"|rimborso|risposta)s?\b"
)
_DUE = re.compile(
    r"\b(?:within|by|in|takes?|up to|expected|eta|until|before|bis|innerhalb|en|dans|em|entro)\b"
)
_GIVEN = ("refund", "credit", "compensation", "discount")
_SIGNED_WITHIN = 60
"""Characters up to which a line after the leave-taking is a signature."""


@remembered_by_text
def read_speech(text: str) -> Speech:
    """What the message does: commits, claims to be done, asks, explains. Places are characters of it."""
    made: list[Commitment] = []
    done: list[Sentence] = []
    not_done: list[Sentence] = []
    asks: list[Sentence] = []
    explains: list[Sentence] = []
    listing_asks = signing = False
    for place, sentence in enumerate(sentences(text)):
        reading = _read(sentence.text)
        made += _placed(sentence, reading)
        if reading.done:
            done.append(sentence)
        if reading.not_done:
            not_done.append(sentence)
        if reading.asks or (sentence.is_bullet and listing_asks):
            asks.append(sentence)
        elif not (reading.courtesy or (signing and _signs(sentence)) or (place == 0 and _greets(sentence))):
            explains.append(sentence)
        signing = _LEAVE.match(lowered(sentence.text)) is not None or (signing and _signs(sentence))
        if not sentence.is_bullet:
            listing_asks = reading.asks
    return Speech(tuple(made), tuple(done), tuple(not_done), tuple(asks), tuple(explains))


def _signs(sentence: Sentence) -> bool:
    """Whether a line after the leave-taking is a name, a role or an address and no sentence."""
    return len(sentence.text) <= _SIGNED_WITHIN and not sentence.text.endswith((".", "!"))


def _greets(sentence: Sentence) -> bool:
    """Whether a first line is only a name that is addressed: `Dana,`."""
    return sentence.text.endswith((",", ":")) and len(sentence.text.split()) <= 4


def read_commitments(text: str) -> tuple[Commitment, ...]:
    """The commitments of `text`, in the order of its sentences."""
    return read_speech(text).commitments


def asks_for_something(text: str) -> bool:
    """Whether a sentence is a question or a request for the customer to give something."""
    return _read(text).asks or _ASKS.search(lowered(text)) is not None


def is_courtesy(text: str) -> bool:
    """Whether a sentence only greets, thanks or takes leave."""
    return _COURTESY.match(lowered(text)) is not None


def _placed(sentence: Sentence, reading: _Reading) -> list[Commitment]:
    placed: list[Commitment] = []
    counted = any(figure is not None and unit_counted(figure.value) for *_, figure in reading.promises)
    unnamed = "plan" if counted else ""
    for kind, start, end, refused, figure in reading.promises:
        about = part_around(sentence.text, start)
        placed.append(
            Commitment(
                kind=kind,
                words=sentence.text,
                start=sentence.start,
                end=sentence.end,
                topic=topic_of(about) or topic_of(sentence.text) or unnamed,
                figure=figure.words if figure else "",
                value=figure.value if figure else "",
                denied=refused,
                mark=(sentence.start + start, sentence.start + end),
                about=about,
            )
        )
    return placed


@lru_cache(maxsize=512)
def _read(sentence: str) -> _Reading:
    low = lowered(sentence)
    asked = asks(low)
    held_back = withholds(low)
    promises: list[tuple[Kind, int, int, bool, Figure | None]] = []
    if asked:
        offer = _OFFER.search(low)
        if offer:
            promises.append((Kind.OUTCOME, *offer.span(), False, None))
    elif not held_back and not _by_itself(sentence, low):
        promises += _claimed(_OUTCOME, Kind.OUTCOME, low)
        promises += _claimed(_FOLLOW_UP, Kind.FOLLOW_UP, low) or (
            [] if promises else _claimed(_UNDERTAKEN, _undertaken(sentence, low), low)
        )
    if promises:
        promises += [(Kind.DATE, f.start, f.end, promises[0][3], f) for f in _due(sentence, low)]
        if any(p[0] is Kind.OUTCOME for p in promises):
            told = [*_sums(sentence, low), *gifts(sentence)]
            promises += [(Kind.AMOUNT, f.start, f.end, promises[0][3], f) for f in told]
    elif not asked and not held_back:
        promises += _priced(low, sentence)
    claimed = (
        [] if asked or held_back or _by_itself(sentence, low) else _claimed(_RESOLVED, Kind.OUTCOME, low)
    )
    done = any(not p[3] for p in claimed)
    not_done = not done and not asked and bool(claimed or _claimed(_NOT_DONE, Kind.OUTCOME, low))
    wants = asked or (not promises and not done and _ASKS.search(low) is not None)
    courtesy = not promises and not done and (_COURTESY.match(low) or _LEAVE.match(low)) is not None
    return _Reading(tuple(promises), done, not_done, wants, courtesy)


def _by_itself(sentence: str, low: str) -> bool:
    """Whether it only tells what the product does after a step of the customer's, and not that this settles the matter.

    Money is given by people.
    """
    if _SETTLES.search(low):
        return False
    return follows_own_step(low) and topic_of(sentence) not in _GIVEN and not amounts(sentence)


def _claimed(
    pattern: re.Pattern[str], kind: Kind, low: str
) -> list[tuple[Kind, int, int, bool, Figure | None]]:
    """The first claim of each clause that stands, else the first that is denied; what is only supposed or reported
    is no claim.
    """
    standing: dict[tuple[int, int], tuple[Kind, int, int, bool, Figure | None]] = {}
    refused: list[tuple[Kind, int, int, bool, Figure | None]] = []
    for found in pattern.finditer(low):
        start, end = found.span()
        if supposed(low, start) or reported(low, start) or left_open(low, start, end):
            continue
        if denied(low, start, end) and not _NOT_CHARGED.search(low[start:end]):
            refused = refused or [(kind, start, end, True, None)]
            continue
        standing.setdefault(clause_at(low, start), (kind, start, end, False, None))
    return list(standing.values()) or refused


def _undertaken(sentence: str, low: str) -> Kind:
    """What undertaking something comes to: an outcome where it moves a sum of money, else a follow-up."""
    given = _sums(sentence, low) or gifts(sentence)
    moves = topic_of(sentence) != "contact" and not _LOOKS_INTO.search(low) and bool(given)
    return Kind.OUTCOME if moves else Kind.FOLLOW_UP


def _priced(low: str, sentence: str) -> list[tuple[Kind, int, int, bool, Figure | None]]:
    """Sums and times that are told as settled without a promise in words: `the upgrade will cost $600`."""
    told: list[tuple[Kind, int, int, bool, Figure | None]] = []
    price = _PRICE.search(low)
    if price and not _RECURS.search(low) and not reported(low, price.start()):
        told += [
            (Kind.AMOUNT, f.start, f.end, False, f) for f in _sums(sentence, low) if f.start >= price.start()
        ]
    if _SETTLING.search(low) and not _GENERAL.search(low):
        due = [f for f in _due(sentence, low) if _DUE.search(low, max(0, f.start - 25), f.end)]
        told += [(Kind.DATE, f.start, f.end, False, f) for f in due]
    return told


def _sums(sentence: str, low: str) -> list[Figure]:
    """The sums that are told or promised, without those that were paid."""
    return [
        f
        for f in amounts(sentence)
        if not _PAST_SUM.search(low, max(0, f.start - 50), f.start) and not low.startswith(" budget", f.end)
    ]


def _due(sentence: str, low: str) -> list[Figure]:
    """The times that are told or promised, without the dates that something already has."""
    return [
        f
        for f in dates(sentence)
        if not _PAST_DATE.search(low, max(0, f.start - 40), f.start)
        or _SENT_ON.search(low, max(0, f.start - 80), f.start)
    ]
