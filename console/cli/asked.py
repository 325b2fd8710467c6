"""What a verb needs beside its word, asked line by line: the questions, and how their answers are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from console.clean import one_line
from console.cli.act import act_command
from console.cli.act_from_words import OUTCOME_MISSED
from console.filters import SHORT_TRIGGERS
from lanes.hunks import hunks
from lanes.words import Unit, Verb

if TYPE_CHECKING:
    from lanes.policy import Policy
    from store.values import CaseView

END_OF_TEXT = "."


def _nothing_given() -> dict[str, Any]:
    """The options of `lanedesk act` by parameter name, none of them given."""
    options = (option for option in act_command.params if isinstance(option, click.Option))
    return {str(option.name): () if option.multiple else None for option in options}


def ask(question: str) -> str:
    return str(click.prompt(one_line(question), default="", show_default=False, prompt_suffix=" ")).strip()


def _text(question: str) -> str | None:
    """Lines until one that holds a full stop only; None when there are none."""
    click.echo(f"{question} End with a line that holds only a full stop.")
    lines: list[str] = []
    while (line := click.prompt("", default="", show_default=False, prompt_suffix="")) != END_OF_TEXT:
        lines.append(line)
    return "\n".join(lines) if any(line.strip() for line in lines) else None


def answers(verb: Verb, view: CaseView, policy: Policy) -> dict[str, Any] | None:
    """Ask what the verb needs; None when the person answered nothing."""
    given = _nothing_given()
    if verb in (Verb.EDIT, Verb.REPLY, Verb.NOTE):
        given["text"] = _text(
            {Verb.EDIT: "The edited words.", Verb.REPLY: "Your reply.", Verb.NOTE: "The note."}[verb]
        )
        if given["text"] is None:
            return None
    if verb is Verb.EDIT:
        given["hunk_reason"] = _hunk_reasons(view.ground.draft or "", given["text"], policy)
    for option, question in _QUESTIONS.get(verb, ()):
        if not _is_asked(option, verb, given, view):
            continue
        word = ask(question + _offered(option, verb, view, policy))
        if not word and option in _NEEDED:
            return None
        given[option] = _read(option, word)
    return given


def _hunk_reasons(draft: str, text: str, policy: Policy) -> tuple[str, ...]:
    """One question a change; an empty answer says nothing of it, `-` nothing of the rest."""
    reasons = []
    changes = hunks(draft, text)
    codes = ", ".join(policy.reasons.get(Verb.EDIT.value, ()))
    for place, hunk in enumerate(changes, start=1):
        said = f"“{hunk.before[:120]}” became “{hunk.after[:120]}”"
        word = ask(f"Change {place} of {len(changes)}: {said}. Why? ({codes}; empty skips, - skips the rest)")
        if word == "-":
            break
        if word:
            reasons.append(f"{place}={word}")
    return tuple(reasons)


_TOO_LATE = "At which message should it have been escalated, counted from 1? Empty when it does not say."


def _is_asked(option: str, verb: Verb, given: dict[str, Any], view: CaseView) -> bool:
    """Whether a question has a place: what came too late only where it should have been escalated."""
    if verb is Verb.AUDIT and option != "outcome":
        found = (given["outcome"] or "").startswith(OUTCOME_MISSED)
        return found and (option != "escalate_at" or len(view.ground.record.thread) > 1)
    if option != "escalate_at":
        return True
    raises = given["lane"] is not None and int(given["lane"]) > int(view.ground.lane)
    return raises and len(view.ground.record.thread) > 1


_QUESTIONS: dict[Verb, tuple[tuple[str, str], ...]] = {
    Verb.REJECT: (("reason", "Why?"),),
    Verb.AUTHORIZE: (("action", "Which action, and granted or declined? For example 1=declined."),),
    Verb.REROUTE: (("to", "To whom?"), ("reason", "Why?")),
    Verb.OVERRIDE: (
        ("lane", "Which lane, 1, 2 or 3?"),
        ("unit", f"Which unit, {', '.join(Unit)}? Empty for the usual one."),
        ("trigger", f"Which trigger misfired or was absent? {SHORT_TRIGGERS}."),
        ("reason", "Why?"),
        ("escalate_at", _TOO_LATE),
    ),
    Verb.RETURN: (("reason", "Why?"), ("to", "To whom? Empty for triage.")),
    Verb.RESOLVE: (
        ("outcome", "What was it finally?"),
        ("trigger", "Which triggers were right? Empty for none."),
    ),
    Verb.RATE: (
        ("rating", "How useful was the packet, 1 to 5?"),
        ("grade", "Grades of claims, as in summary=right, known_context[0]=wrong? Empty for none."),
    ),
    Verb.SNOOZE: (("until", "Until when? 2h, 3d, or a time."),),
    Verb.AUDIT: (
        ("outcome", "What did you find? correct or should_have_escalated."),
        ("trigger", f"Which trigger was absent? {SHORT_TRIGGERS}. Empty when it does not say."),
        ("escalate_at", _TOO_LATE),
    ),
}
_NEEDED = frozenset({"action", "outcome", "rating", "until"})


def _offered(option: str, verb: Verb, view: CaseView, policy: Policy) -> str:
    """The codes the policy offers, and the actions that wait."""
    if option == "reason" or (option == "outcome" and verb is Verb.RESOLVE):
        codes = policy.reasons.get(verb.value, ())
        return f" ({', '.join(codes)}, or your own words)" if codes else ""
    if option == "action":
        actions = view.ground.record.proposed_actions
        named = [f"{place} {action.kind}" for place, action in enumerate(actions, start=1)]
        return f" ({'; '.join(named)})"
    return ""


def _read(option: str, word: str) -> Any:
    if option in ("reason", "trigger", "grade"):
        words = [word] if option == "reason" else word.split(",")
        return tuple(part.strip() for part in words if part.strip())
    if option == "rating":
        return _number(word, 1, 5)
    if option == "escalate_at":
        return _number(word, 1, 100_000) if word else None
    if option == "lane":
        return str(_number(word, 1, 3)) if word else None
    if option == "unit":
        if word and word not in list(Unit):
            raise click.UsageError(f"units are {', '.join(Unit)}")
        return word or None
    return word or None


def _number(word: str, least: int, most: int) -> int:
    if word.isascii() and word.isdigit() and least <= int(word) <= most:
        return int(word)
    raise click.UsageError(f"a number from {least} to {most} is needed")
