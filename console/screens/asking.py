"""What a verb needs beside its key: each question asked in turn, the answers as fields of the act."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from console.dialogs.choice import Choice, ChoiceDialog
from console.dialogs.option import Option, options_of
from console.dialogs.words import WordsDialog
from console.durations import parse_moment
from console.screens import offers
from console.screens.judging import graded, triggers_judged
from console.widgets.case.shown import Shown
from lanes.act import ActionVerdict, TriggerVerdict
from lanes.words import Lane, Trigger, Unit, Verb

if TYPE_CHECKING:
    from console.app import LanedeskApp

Answers = dict[str, Any]
"""Fields of `lanes.act.Act`."""
Ask = Callable[["LanedeskApp", Shown], Awaitable[Answers | None]]
"""Asks about the case that is shown; None when the questions were put away."""


async def _reason(app: LanedeskApp, title: str, codes: Sequence[str], about: str = "") -> Answers | None:
    dialog = ChoiceDialog(title, options_of(codes), about=about, words="or say it in your own words")
    choice = await app.push_screen_wait(dialog)
    if choice is None:
        return None
    return {"reasons": ("other",), "text": choice.value} if choice.own_words else {"reasons": (choice.value,)}


async def reject(app: LanedeskApp, _: Shown) -> Answers | None:
    return await _reason(app, "Why is the draft not good enough?", offers.reasons(app.policy, Verb.REJECT))


async def send_back(app: LanedeskApp, _: Shown) -> Answers | None:
    about = f"It goes back to {app.policy.rights.triage}."
    return await _reason(app, "Why does the packet go back?", offers.reasons(app.policy, Verb.RETURN), about)


async def reroute(app: LanedeskApp, shown: Shown) -> Answers | None:
    suggested = shown.view.packet.suggested_owner
    names = offers.owners(app.policy, shown.view.ground, suggested)
    options = [Option(name, name, hint="suggested" if name == suggested else "") for name in names]
    choice = await app.push_screen_wait(
        ChoiceDialog("Who should own this case?", options, words="somebody else")
    )
    return None if choice is None else {"to": choice.value}


async def override(app: LanedeskApp, shown: Shown) -> Answers | None:
    """Three keys: where to, which trigger, why."""
    ground = shown.view.ground
    here = f"It is in Lane {int(ground.lane)}{f', {ground.unit.value}' if ground.unit else ''}."
    target = await app.push_screen_wait(
        ChoiceDialog("Where does this case belong?", offers.destinations(ground), about=here)
    )
    if target is None:
        return None
    lane_text, _, unit_text = target.value.partition(":")
    lane = Lane(int(lane_text))
    raising = lane > ground.lane or (lane is ground.lane and unit_text == Unit.CONVERSATION.value)
    title = "Which trigger was read wrongly?"
    about = f"To Lane {lane_text}{f', {unit_text}' if unit_text else ''}."
    picked = await app.push_screen_wait(
        ChoiceDialog(title, offers.trigger_options(shown.view.decision, raising=raising), about=about)
    )
    if picked is None:
        return None
    trigger, _, verdict = picked.value.partition(":")
    codes = offers.override_reasons(app.policy, verdict)
    why = await _reason(app, "Why?", codes, f"{about} {Trigger(trigger).title.capitalize()} {verdict}.")
    if why is None:
        return None
    late = await _too_late(app, shown) if raising else Choice("")
    if late is None:
        return None
    return {
        "escalate_at": int(late.value) if late.value else None,
        "lane": lane,
        "unit": Unit(unit_text) if unit_text else None,
        "verdicts": (TriggerVerdict(trigger=Trigger(trigger), verdict=verdict),),
        **why,
    }


async def _too_late(app: LanedeskApp, shown: Shown) -> Choice | None:
    """The place of the message at which the case should have been escalated; empty when it is not said."""
    thread = shown.view.ground.record.thread
    if len(thread) < 2:
        return Choice("")
    title = "At which message should it have been escalated?"
    return await app.push_screen_wait(ChoiceDialog(title, offers.messages(thread), skip="does not say"))


async def audit(app: LanedeskApp, shown: Shown) -> Answers | None:
    """One key when it was right as it was, two with the message that was one too many."""
    options = [
        Option("correct", "correct", "c", "the lane was right"),
        Option("should_have_escalated", "should have escalated", "e", "and at which message"),
    ]
    found = await app.push_screen_wait(ChoiceDialog("What did you find?", options, words="something else"))
    if found is None or found.value != "should_have_escalated":
        return None if found is None else {"outcome": found.value}
    title = "Which trigger was absent?"
    options = offers.trigger_options(shown.view.decision, raising=True)
    offered = [option for option in options if option.value.endswith(":absent")]
    absent = await app.push_screen_wait(ChoiceDialog(title, offered, skip="does not say"))
    late = None if absent is None else await _too_late(app, shown)
    if absent is None or late is None:
        return None
    named = Trigger(absent.value.partition(":")[0]) if absent.value else None
    verdicts = () if named is None else (TriggerVerdict(trigger=named, verdict="absent"),)
    return {
        "outcome": found.value,
        "verdicts": verdicts,
        "escalate_at": int(late.value) if late.value else None,
    }


async def resolve(app: LanedeskApp, shown: Shown) -> Answers | None:
    options = options_of(offers.reasons(app.policy, Verb.RESOLVE))
    choice = await app.push_screen_wait(
        ChoiceDialog("What was it finally?", options, words="or say it in your own words")
    )
    if choice is None:
        return None
    verdicts = await triggers_judged(app, shown)
    return None if verdicts is None else {"outcome": choice.value, "verdicts": verdicts}


async def rate(app: LanedeskApp, shown: Shown) -> Answers | None:
    said = await graded(app, shown)
    return None if said is None else {"rating": said[0], "grades": said[1]}


async def snooze(app: LanedeskApp, _: Shown) -> Answers | None:
    now = app.clock()
    about = "It comes back by itself, or at once when the customer writes."
    dialog = ChoiceDialog("Until when?", offers.snoozes(now), about=about, words="a span (3d, 2h) or a date")
    choice: Choice | None = await app.push_screen_wait(dialog)
    if choice is None:
        return None
    until = parse_moment(choice.value, now, ahead=True, here=True)
    if until is None or until <= now:
        app.notify(
            "Say a span such as 3d or 2h, or a date to come, as in 2031-10-01.",
            title="Not a time to come",
            severity="warning",
            markup=False,
        )
        return None
    return {"until": until}


async def note(app: LanedeskApp, shown: Shown) -> Answers | None:
    """The words are kept with the case until the note is stored."""
    unsent, case_id = app.unsent, shown.view.ground.case_id

    def keep(text: str) -> None:
        if text.strip():
            unsent.put(case_id, Verb.NOTE, text)
        else:
            unsent.drop(case_id, Verb.NOTE)

    begun = unsent.get(case_id, Verb.NOTE) or ""
    text = await app.push_screen_wait(WordsDialog("A note for whoever comes next", text=begun, keep=keep))
    return None if text is None else {"text": text}


async def authorize(app: LanedeskApp, shown: Shown) -> Answers | None:
    """One key when a single action waits, two when there are several."""
    ground = shown.view.ground
    waiting = [
        (i, a) for i, a in enumerate(ground.record.proposed_actions) if i not in ground.actions_decided
    ]
    place = waiting[0][0] if waiting else 0
    if len(waiting) > 1:
        options = [Option(str(i), a.kind.replace("_", " "), hint=a.detail or "") for i, a in waiting]
        chosen = await app.push_screen_wait(ChoiceDialog("Which action?", options))
        if chosen is None:
            return None
        place = int(chosen.value)
    action = ground.record.proposed_actions[place]
    options = [
        Option("granted", "grant it", "g", "it may be carried out"),
        Option("declined", "decline it", "d", "it must not be carried out"),
    ]
    about = f"{action.kind.replace('_', ' ')}{f': {action.detail}' if action.detail else ''}"
    verdict = await app.push_screen_wait(ChoiceDialog("May this be done?", options, about=about))
    if verdict is None:
        return None
    return {"action": ActionVerdict(index=place, verdict=verdict.value)}


QUESTIONS: dict[Verb, Ask] = {
    Verb.REJECT: reject,
    Verb.RETURN: send_back,
    Verb.REROUTE: reroute,
    Verb.OVERRIDE: override,
    Verb.RESOLVE: resolve,
    Verb.RATE: rate,
    Verb.SNOOZE: snooze,
    Verb.NOTE: note,
    Verb.AUTHORIZE: authorize,
    Verb.AUDIT: audit,
}
"""Verbs that ask. Approve, claim and release need no word; edit and reply have a screen of their own."""
