"""From words as a person typed them to an act: the verb's needs, its reasons, triggers, times and texts."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from pydantic import ValidationError

from console.cli.judgements import grades, with_reasons
from console.durations import parse_moment
from console.filters import SHORT_TRIGGERS, TRIGGER_NAMES
from lanes.act import Act, ActionVerdict, Hunk, TriggerVerdict
from lanes.settle import SENDING
from lanes.words import Lane, Unit, Verb

if TYPE_CHECKING:
    from lanes.packet import Finding
    from lanes.policy import Policy
    from store.values import CaseView

MOST_BYTES = 4_000_000
"""Bytes of a text file that are read at most."""

VERDICTS = ("misfired", "absent", "right")
OUTCOME_MISSED = "should_have_escalated"

NEEDS: dict[Verb, tuple[tuple[str, ...], str]] = {
    Verb.EDIT: (("text", "text_file"), "--text or --text-file with the edited words"),
    Verb.REPLY: (("text", "text_file"), "--text or --text-file with the words of the reply"),
    Verb.REJECT: (("reason",), "--reason"),
    Verb.AUTHORIZE: (("action",), "--action N=granted or --action N=declined"),
    Verb.REROUTE: (("to",), "--to with the new owner"),
    Verb.OVERRIDE: (("lane", "unit"), "--lane or --unit"),
    Verb.RETURN: (("reason",), "--reason"),
    Verb.RESOLVE: (("outcome",), "--outcome"),
    Verb.RATE: (("rating",), "--rating from 1 to 5"),
    Verb.SNOOZE: (("until",), "--until with a time, or a span such as 2h or 3d"),
    Verb.NOTE: (("note", "text", "text_file"), "--text or --note"),
    Verb.AUDIT: (("outcome",), "--outcome, for example correct or should_have_escalated"),
}
"""What each verb cannot do without: any one of these options."""


def check_needs(verb: Verb, given: dict[str, Any]) -> None:
    """Raise UsageError when an option is missing that the verb cannot do without, or does not fit it."""
    needed = NEEDS.get(verb)
    if needed is not None and all(given[option] in (None, ()) for option in needed[0]):
        raise click.UsageError(f"{verb.value} needs {needed[1]}")
    if given["text"] is not None and given["text_file"] is not None:
        raise click.UsageError("--text and --text-file exclude each other")
    if verb in (Verb.EDIT, Verb.REPLY) and given["note"] is not None:
        raise click.UsageError(f"{verb.value} sends words; leave the note with a second command: act note")
    if verb is Verb.APPROVE and (given["text"] is not None or given["text_file"] is not None):
        raise click.UsageError("approve sends the draft as it stands; use edit to send other words")
    for option, owner in (("of", Verb.UNDO), ("hunk_reason", Verb.EDIT), ("grade", Verb.RATE)):
        if given[option] not in (None, ()) and verb is not owner:
            raise click.UsageError(f"--{option.replace('_', '-')} belongs to {owner.value}")
    for option, words in given.items():
        if any(_broken(word) for word in (words if isinstance(words, tuple) else [words])):
            raise click.UsageError(f"--{option.replace('_', '-')}: not valid UTF-8")


def _broken(word: object) -> bool:
    """Whether an argument held bytes that are no UTF-8: they arrive as lone surrogates."""
    return isinstance(word, str) and any("\ud800" <= character <= "\udfff" for character in word)


def make_act(
    verb: Verb, me: str, policy: Policy, view: CaseView, given: dict[str, Any], moment: datetime
) -> Act:
    """The act that the options in `given` (by parameter name, all present) describe; raises UsageError."""
    words = _words(given)
    if words is None:
        words = given["note"]
    elif given["note"] is not None:
        words = f"{words}\n{given['note']}"
    lane = Lane(int(given["lane"])) if given["lane"] else None
    codes = policy.reasons.get(verb.value, ())
    reasons = [_reason(reason, codes) for reason in given["reason"] if reason.strip()]
    hunks: tuple[Hunk, ...] = ()
    if verb is Verb.EDIT and words is not None:
        hunks = with_reasons(view.ground.draft, words, given["hunk_reason"], codes)
        reasons += [hunk.reason for hunk in hunks if hunk.reason]
    try:
        return Act(
            verb=verb,
            actor=me,
            role=policy.rights.role_of(me),
            at=moment,
            text=words,
            reasons=tuple(dict.fromkeys(reasons)),
            to=given["to"],
            lane=lane,
            unit=Unit(given["unit"]) if given["unit"] else None,
            verdicts=tuple(_verdict(word, verb, lane, given["outcome"], view) for word in given["trigger"]),
            action=_action(given["action"]),
            outcome=given["outcome"],
            rating=given["rating"],
            hunks=hunks,
            grades=grades(view.packet, given["grade"]),
            until=_until(given["until"], moment),
            escalate_at=_message(given["escalate_at"], view),
            seconds_spent=given["seconds"],
            seen_revision=given["revision"],
            supersedes=given["of"],
        )
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise click.UsageError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _words(given: dict[str, Any]) -> str | None:
    if given["text_file"] is None:
        text = given["text"]
        return None if text is None else str(text)
    try:
        if given["text_file"] == "-":
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(given["text_file"]).open("rb") as file:
                raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise click.UsageError(f"--text-file {given['text_file']}: {error.strerror}") from error
    if len(raw) > MOST_BYTES:
        raise click.UsageError(f"--text-file {given['text_file']}: larger than {MOST_BYTES:,} bytes")
    try:
        return raw.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as error:
        raise click.UsageError(
            f"--text-file {given['text_file']}: not UTF-8 at byte {error.start}"
        ) from error


def _reason(given: str, codes: tuple[str, ...]) -> str:
    """The policy's code that was meant, or the person's own words."""
    code = given.strip().lower().replace("-", "_").replace(" ", "_")
    return code if code in codes else given.strip()


def _verdict(word: str, verb: Verb, lane: Lane | None, outcome: str | None, view: CaseView) -> TriggerVerdict:
    name, _, verdict = word.replace(":", "=", 1).partition("=")
    trigger = TRIGGER_NAMES.get(name.strip().lower().replace("-", "_"))
    if trigger is None:
        raise click.UsageError(f"--trigger {word}: triggers are {SHORT_TRIGGERS}")
    verdict = verdict.strip().lower() or _usual_verdict(verb, lane, outcome, view)
    if verdict not in VERDICTS:
        raise click.UsageError(f"--trigger {word}: after = comes {', '.join(VERDICTS)}")
    return TriggerVerdict(trigger=trigger, verdict=verdict)


def _usual_verdict(verb: Verb, lane: Lane | None, outcome: str | None, view: CaseView) -> str:
    """What naming a trigger alone means: a raised lane missed it, a lowered one misread it."""
    if verb is Verb.OVERRIDE:
        return "misfired" if lane is not None and lane < view.ground.lane else "absent"
    return "absent" if verb is Verb.AUDIT and outcome == OUTCOME_MISSED else "right"


def _action(given: str | None) -> ActionVerdict | None:
    if given is None:
        return None
    number, _, verdict = given.partition("=")
    if not (number.strip().isascii() and number.strip().isdigit()) or int(number) < 1:
        raise click.UsageError(f"--action {given}: say the action's number from 1, as in 1=granted")
    if verdict.strip().lower() not in ("granted", "declined"):
        raise click.UsageError(f"--action {given}: after = comes granted or declined")
    return ActionVerdict(index=int(number) - 1, verdict=verdict.strip().lower())


def _until(given: str | None, moment: datetime) -> datetime | None:
    if given is None:
        return None
    until = parse_moment(given, moment, ahead=True)
    if until is None:
        raise click.UsageError(f"--until {given}: say a span such as 2h or 3d, or an ISO 8601 time")
    return until


def _message(number: int | None, view: CaseView) -> int | None:
    if number is None:
        return None
    if number > len(view.ground.record.thread):
        raise click.UsageError(
            f"--escalate-at {number}: the thread has {len(view.ground.record.thread)} messages"
        )
    return number - 1


def act_findings(act: Act, view: CaseView, policy: Policy) -> tuple[Finding, ...]:
    """The reply check's warnings on the words this act would send."""
    if act.verb not in SENDING:
        return ()
    text = view.ground.draft if act.verb is Verb.APPROVE else act.text
    if not text:
        return ()
    from console.reply_findings import findings_on

    writer = None if act.verb is Verb.APPROVE else (act.actor, act.role)
    return findings_on(text, view, policy, writer=writer)
