"""The triggers opened: level, guidance and evidence of each, one row of them chosen; each leads to its place."""

from __future__ import annotations

from dataclasses import dataclass

from console.clean import one_line
from console.evidence_places import place_words
from console.widgets.case.shown import Shown
from console.widgets.flow import Line, Span, heading, item, paragraph, under_cursor
from console.widgets.inks import phrase
from console.widgets.signs import LEVEL_GLYPH, LEVEL_INK
from lanes.decision import Decision, TriggerReading
from lanes.record import Evidence
from lanes.words import Level, Trigger

MOST_EVIDENCE = 6
MOST_KEYS = 9
"""Evidence that has a number key of its own; the rest is chosen or clicked."""
CHOSEN = "chosen"
"""The anchor of the row that is chosen."""


@dataclass(frozen=True)
class Row:
    """One row that can be chosen: a trigger, or an evidence of it with its number in the panel."""

    trigger: Trigger
    evidence: Evidence | None = None
    number: int = 0


def rows(shown: Shown) -> list[Row]:
    """The panel's rows in order: each trigger, the raised ones first, then its evidence."""
    found: list[Row] = []
    number = 0
    decision = shown.view.decision
    for trigger in sorted(Trigger, key=lambda t: -decision.level(t).rank):
        found.append(Row(trigger))
        for evidence in _evidence(decision.triggers[trigger])[:MOST_EVIDENCE]:
            number += 1
            found.append(Row(trigger, evidence, number))
    return found


def evidence_behind(shown: Shown, chosen: int) -> Evidence | None:
    """What a row leads to: its own evidence, a trigger's first one; None where there is none."""
    every = rows(shown)
    if not 0 <= chosen < len(every):
        return None
    following = every[chosen + 1 : chosen + 2] if every[chosen].evidence is None else []
    return next((row.evidence for row in (every[chosen], *following) if row.evidence is not None), None)


def row_of(shown: Shown, number: int) -> int | None:
    """The place among the rows of the evidence with this number."""
    return next((place for place, row in enumerate(rows(shown)) if row.number == number > 0), None)


def triggers(shown: Shown, width: int) -> list[Line]:
    """Each trigger with level, guidance and evidence; the raised ones first."""
    key = shown.key_of
    choose = f"{key('move.next', 'j')} {key('move.previous', 'k')} choose"
    note = f"{choose}, {key('case.open', 'enter').split()[0]} shows, {key('case.triggers', 't')} closes"
    lines = heading("Triggers", width, note=note, anchor="triggers", act="triggers")
    decision = shown.view.decision
    for place, row in enumerate(rows(shown)):
        made = (
            _trigger(decision, row, width) if row.evidence is None else _quotation(row, row.evidence, width)
        )
        made = [line._replace(act=f"row:{place}") for line in made]
        if place == shown.opened.chosen:
            made = under_cursor(made, CHOSEN)
        lines += made
        lines += _about(decision, row, width)
    return lines


def _trigger(decision: Decision, row: Row, width: int) -> list[Line]:
    level = decision.level(row.trigger)
    ink = LEVEL_INK[level]
    said: list[Span] = [(f"{row.trigger.title}  ", "strong"), (level.value, ink)]
    return item((LEVEL_GLYPH[level], ink), said, width, indent=1)


def _quotation(row: Row, evidence: Evidence, width: int) -> list[Line]:
    mark = (str(row.number), "key") if row.number <= MOST_KEYS else ("›", "key")
    spans: list[Span] = [*phrase(evidence.text[:300], "evidence"), (f"  {place_words(evidence)}", "quiet")]
    return item(mark, spans, width, indent=3)


def _about(decision: Decision, row: Row, width: int) -> list[Line]:
    """What stands under a row that is not chosen by itself: the guidance, and how much is left out."""
    reading = decision.triggers[row.trigger]
    found = _evidence(reading)
    lines: list[Line] = []
    if row.evidence is None and reading.guidance and (reading.level is not Level.LOW or found):
        lines += paragraph([(one_line(reading.guidance), "quiet")], width, lead="   ")
    last = found[MOST_EVIDENCE - 1] if len(found) > MOST_EVIDENCE else None
    if last is not None and row.evidence is last:
        lines.append(Line(((f"     and {len(found) - MOST_EVIDENCE} more", "quiet"),)))
    return lines


def _evidence(reading: TriggerReading) -> list[Evidence]:
    """Each quotation once."""
    return list({(e.text, e.where): e for e in reading.evidence}.values())
