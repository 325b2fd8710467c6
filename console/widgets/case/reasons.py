"""Why the case is where it is: the triggers with guidance and evidence, and the rules that set the lane."""

from __future__ import annotations

from console.clean import one_line
from console.widgets.case.shown import Shown
from console.widgets.case.thread import message_of
from console.widgets.flow import Line, Span, heading, item, paragraph
from console.widgets.ink import phrase
from console.widgets.signs import LEVEL_GLYPH, LEVEL_INK, lane_ink
from lanes.decision import Decision, TriggerReading
from lanes.record import Evidence
from lanes.words import Level, Trigger

MOST_EVIDENCE = 6
MOST_KEYS = 9
"""Evidence that has a number key of its own; the rest is clicked."""


def triggers(shown: Shown, width: int) -> list[Line]:
    """Each trigger with level, guidance and evidence; the raised ones first."""
    decision = shown.view.decision
    places = {id(evidence): place for place, evidence in enumerate(quoted(shown), start=1)}
    note = "1-9 shows the words, t closes" if places else "t closes"
    lines = heading("Triggers", width, note=note, anchor="triggers", act="triggers")
    for trigger in _raised_first(decision):
        reading = decision.triggers[trigger]
        ink = LEVEL_INK[reading.level]
        name = trigger.value.replace("_", " ")
        lines += item(
            (LEVEL_GLYPH[reading.level], ink), [(f"{name}  ", "strong"), (reading.level.value, ink)], width
        )
        if reading.level is Level.LOW and not reading.evidence:
            continue
        if reading.guidance:
            lines += paragraph([(one_line(reading.guidance), "quiet")], width, lead="  ")
        found = _evidence(reading)
        for evidence in found[:MOST_EVIDENCE]:
            spans: list[Span] = [
                *phrase(evidence.text[:300], "evidence"),
                (f"  {_place(evidence.where)}", "quiet"),
            ]
            place = places.get(id(evidence))
            mark = ("›", "evidence") if place is None else (str(place) if place <= MOST_KEYS else "›", "key")
            act = "" if place is None else f"evidence:{place}"
            lines += item(mark, spans, width, indent=2, act=act)
        if len(found) > MOST_EVIDENCE:
            lines.append(Line(((f"    and {len(found) - MOST_EVIDENCE} more", "quiet"),)))
    return lines


def quoted(shown: Shown) -> list[Evidence]:
    """The evidence in the panel that stands in the thread, in the panel's order."""
    decision, thread = shown.view.decision, shown.view.ground.record.thread
    every = [
        evidence
        for trigger in _raised_first(decision)
        for evidence in _evidence(decision.triggers[trigger])[:MOST_EVIDENCE]
    ]
    return [e for e in every if (place := message_of(e)) is not None and place < len(thread)]


def _raised_first(decision: Decision) -> list[Trigger]:
    return sorted(Trigger, key=lambda t: -decision.level(t).rank)


def _evidence(reading: TriggerReading) -> list[Evidence]:
    """Each quotation once."""
    return list({(e.text, e.where): e for e in reading.evidence}.values())


def _place(where: str) -> str:
    """`thread[3]` as people say it."""
    if where.startswith("thread[") and where.endswith("]") and where[7:-1].isdigit():
        return f"message {int(where[7:-1]) + 1}"
    return one_line(where[:80]).replace("_", " ")


def lane_reasons(shown: Shown, width: int) -> list[Line]:
    """The rules that fired in words, the one that set the lane first."""
    decision = shown.view.decision
    lane = decision.lane
    unit = f", {decision.unit.value}" if decision.unit else ""
    lines = heading(f"Why lane {int(lane)}{unit}", width, anchor="reasons")
    for reason in sorted(decision.reasons, key=lambda r: not r.sets_lane):
        mark = ("▸", lane_ink(lane)) if reason.sets_lane else ("·", "quiet")
        lines += item(mark, phrase(reason.text, "plain" if reason.sets_lane else "quiet"), width)
    assessment = shown.view.ground.record.assessment
    if assessment is not None and assessment.confidence is not None:
        model = f" ({one_line(assessment.model)})" if assessment.model else ""
        spans: list[Span] = [
            (f"the model's confidence is {assessment.confidence:.0%}{model}; it never lowers a lane", "quiet")
        ]
        lines += item(("·", "quiet"), spans, width)
    lines.append(Line(((f"policy {one_line(decision.policy_version)}", "quiet"),)))
    return lines
