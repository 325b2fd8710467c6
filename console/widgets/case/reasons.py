"""Why the case is where it is: the rules that fired, and the one that set the lane."""

from __future__ import annotations

from console.clean import one_line
from console.widgets.case.shown import Shown
from console.widgets.flow import Line, Span, heading, item
from console.widgets.inks import phrase
from console.widgets.signs import lane_ink


def lane_reasons(shown: Shown, width: int) -> list[Line]:
    """The rules that fired in words, the one that set the lane first."""
    decision = shown.view.decision
    lane = decision.lane
    unit = f", {decision.unit.value}" if decision.unit else ""
    note = "" if shown.opened.triggers else f"{shown.key_of('case.triggers', 't')} opens the triggers"
    lines = heading(f"Why Lane {int(lane)}{unit}", width, note=note, anchor="reasons", act="triggers")
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
