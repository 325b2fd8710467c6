"""The answers the dialogs offer: from the policy, with a short list of our own where the policy is silent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from console.clean import one_line
from console.dialogs.option import Option
from console.widgets import ages
from console.widgets.flow import fit
from console.widgets.signs import TRIGGER_LETTER
from lanes.act import Ground
from lanes.decision import Decision
from lanes.policy import Policy
from lanes.record import Message
from lanes.settle import RETURN_REASONS
from lanes.words import Lane, Level, Trigger, Unit, Verb

_REASONS: dict[Verb, tuple[str, ...]] = {
    Verb.REJECT: (
        "wrong_facts",
        "wrong_policy",
        "wrong_tone",
        "missing_step",
        "unsafe_promise",
        "not_needed",
    ),
    Verb.EDIT: ("tone", "fact", "policy", "missing_step", "unsafe_promise", "style"),
    Verb.OVERRIDE: (
        "hidden_complexity",
        "policy_exception",
        "security_concern",
        "customer_state",
        "routine_after_all",
    ),
    Verb.RETURN: RETURN_REASONS,
    Verb.RESOLVE: (
        "answered",
        "refunded_or_credited",
        "declined",
        "fixed",
        "documentation_issue",
        "no_reply_needed",
    ),
}


def reasons(policy: Policy, verb: Verb) -> tuple[str, ...]:
    """The codes offered for a verb."""
    return policy.reasons.get(verb.value) or _REASONS.get(verb, ())


_ABSENT = ("trigger_absent", "hidden_complexity", "policy_exception", "security_concern", "customer_history",
           "customer_state")  # fmt: skip
_MISFIRED = ("trigger_misfired", "routine_after_all")


def override_reasons(policy: Policy, verdict: str) -> tuple[str, ...]:
    """The codes for an override, those that go with the verdict on the trigger first, its contrary's last."""
    fitting, contrary = (_ABSENT, _MISFIRED) if verdict == "absent" else (_MISFIRED, _ABSENT)

    def place(code: str) -> int:
        return 0 if code in fitting else 2 if code in contrary else 1

    return tuple(sorted(reasons(policy, Verb.OVERRIDE), key=place))


def owners(policy: Policy, ground: Ground, suggested: str) -> list[str]:
    """Who a case may be given to: the suggested owner first, then the policy's, without the present one."""
    named = [suggested, *(route.owner for route in policy.routing), *policy.reply_check.queue_hours]
    named.append(policy.rights.triage)
    return [name for name in dict.fromkeys(named) if name.strip() and name != ground.owner]


def snoozes(now: datetime) -> list[Option]:
    """Moments to be reminded at; a morning is one where the reader is."""
    here = now.astimezone().replace(tzinfo=None)
    morning = (here + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
    monday = morning + timedelta(days=(0 - morning.weekday()) % 7)
    moments = [
        ("an hour", now + timedelta(hours=1)),
        ("four hours", now + timedelta(hours=4)),
        ("tomorrow morning", morning.astimezone(UTC)),
        ("Monday morning", monday.astimezone(UTC)),
        ("a week", now + timedelta(days=7)),
    ]
    return [Option(at.astimezone(UTC).isoformat(), label, hint=ages.moment(at, now)) for label, at in moments]


def destinations(ground: Ground) -> list[Option]:
    """Lanes and units a case may be moved to."""
    every = [
        (Lane.ASSISTED, Unit.ANSWER, "a person sends this reply"),
        (Lane.ASSISTED, Unit.ACTION, "a person decides the state change"),
        (Lane.HUMAN_OWNED, Unit.CONVERSATION, "a person owns the whole thread"),
        (Lane.HUMAN_OWNED, Unit.ANSWER, "a person writes this reply"),
        (Lane.HUMAN_OWNED, Unit.ACTION, "a person carries out the change"),
        (Lane.AUTONOMOUS, None, "the assistant answers by itself"),
    ]
    return [
        Option(
            f"{int(lane)}:{unit.value if unit else ''}",
            f"Lane {int(lane)}{f', {unit.value}' if unit else ''}",
            hint=hint,
        )
        for lane, unit, hint in every
        if (lane, unit) != (ground.lane, ground.unit)
    ]


MOST_MESSAGES = 12


def messages(thread: Sequence[Message]) -> list[Option]:
    """The newest messages by place, each with its first words."""
    places = list(enumerate(thread))[-MOST_MESSAGES:]
    return [
        Option(str(i), f"{m.author.value}, message {i + 1}", hint=fit(one_line(m.text[:200]), 60))
        for i, m in places
    ]


def trigger_options(decision: Decision, *, raising: bool) -> list[Option]:
    """The six triggers with what can have been wrong: a low one was absent, a high one misfired.

    A medium one was absent when the lane goes up and misfired when it does not. The likeliest come first.
    """
    options = []
    for trigger in sorted(Trigger, key=lambda t: decision.level(t).rank * (1 if raising else -1)):
        level = decision.level(trigger)
        absent = level is Level.LOW or (level is Level.MEDIUM and raising)
        verdict, meaning = ("absent", "higher") if absent else ("misfired", "lower")
        label = trigger.title
        hint = f"{verdict}: {level.value}, should be {meaning}"
        options.append(Option(f"{trigger.value}:{verdict}", label, TRIGGER_LETTER[trigger], hint))
    return options
