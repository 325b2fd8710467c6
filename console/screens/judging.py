"""What is judged with a verb: the packet's claims when it is graded, the triggers when a case is done."""

from __future__ import annotations

from typing import Any

from textual.app import App

from console.dialogs.judge import JudgeDialog, Matter
from console.dialogs.option import Option
from console.widgets.case.shown import Shown
from lanes.act import Grade, TriggerVerdict
from lanes.packet_claims import claims
from lanes.words import Level, Trigger

_USEFULNESS = ("in the way", "little use", "some use", "useful", "saved reading")
_GRADES = (
    Option("right", "right", "r"),
    Option("wrong", "wrong", "w"),
    Option("unsupported", "unsupported", "u"),
    Option("correctly_withheld", "correctly withheld", "c", hint="withheld"),
)
_VERDICTS = (
    Option("right", "right", "r"),
    Option("misfired", "misfired: lower", "m", hint="misfired"),
    Option("absent", "absent: higher", "a", hint="absent"),
)


async def graded(app: App[Any], shown: Shown) -> tuple[int, tuple[Grade, ...]] | None:
    """The packet's usefulness and its claims as far as they were judged; 1 to 5 at any moment ends it."""
    found = claims(shown.view.packet)
    dialog = JudgeDialog(
        "Grade the packet",
        [Matter(claim.place, claim.part, claim.words) for claim in found],
        _GRADES,
        [Option(str(n), words, str(n)) for n, words in enumerate(_USEFULNESS, 1)],
        closing_question="How useful was it? Any time:",
    )
    judged = await app.push_screen_wait(dialog)
    if judged is None:
        return None
    grades = [
        Grade(claim=claim.place, words=claim.words, verdict=judged.verdicts[claim.place])
        for claim in found
        if claim.place in judged.verdicts
    ]
    return int(judged.closing), tuple(grades)


async def triggers_judged(app: App[Any], shown: Shown) -> tuple[TriggerVerdict, ...] | None:
    """What the raised triggers proved to be; asks nothing where none was raised."""
    decision = shown.view.decision
    if not decision.primary_triggers:
        return ()
    matters = [_trigger(trigger, decision.level(trigger)) for trigger in decision.primary_triggers]
    low = [trigger for trigger in Trigger if decision.level(trigger) is Level.LOW]
    matters += [_trigger(trigger, Level.LOW) for trigger in low]
    judged = await app.push_screen_wait(JudgeDialog("Which triggers were right?", matters, _VERDICTS))
    if judged is None:
        return None
    return tuple(
        TriggerVerdict(trigger=trigger, verdict=judged.verdicts[trigger.value])
        for trigger in Trigger
        if trigger.value in judged.verdicts
    )


def _trigger(trigger: Trigger, level: Level) -> Matter:
    words = f"{trigger.title}: {level.value}"
    part = "Low" if level is Level.LOW else "Raised"
    return Matter(trigger.value, part, words, expected=level is not Level.LOW)
