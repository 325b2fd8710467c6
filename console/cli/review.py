"""`lanedesk review`: the queue line by line, with plain questions; for screen readers and slow links."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from console.case_text import case_text
from console.clean import one_line
from console.cli.act import answer
from console.cli.act_from_words import OUTCOME_MISSED, act_findings, check_needs, make_act
from console.cli.answers import hint_if_empty, say, tell
from console.cli.options import Settings, common_options, now
from console.cli.queue import queries_for
from console.filters import SHORT_TRIGGERS, FilterError
from console.policy_moved import check_policy
from console.reply_findings import finding_line
from lanes.act import Act
from lanes.hunks import hunks
from lanes.settle import may
from lanes.words import Status, Unit, Verb
from store.errors import Refused

if TYPE_CHECKING:
    from lanes.packet import Finding
    from lanes.policy import Policy
    from store.store import Store
    from store.values import CaseView, QueueRow

NEXT, LEAVE, AGAIN = "next", "quit", "show"
END_OF_TEXT = "."
_NOTHING: dict[str, Any] = dict.fromkeys(
    ("text", "text_file", "note", "to", "lane", "unit", "rating", "outcome", "until", "action", "escalate_at",
     "seconds", "revision", "of")
)  # fmt: skip
_STAYS = frozenset(
    {Verb.CLAIM, Verb.RELEASE, Verb.NOTE, Verb.RATE, Verb.REJECT, Verb.AUTHORIZE, Verb.OVERRIDE, Verb.UNDO}
)
"""After these the same case is asked about once more."""


class _Left(Exception):
    """The person ended the review."""


@click.command("review")
@click.argument("filters", nargs=-1, metavar="[FILTER]...")
@common_options
def review_command(settings: Settings, filters: tuple[str, ...]) -> None:
    """Read the open cases one by one and decide each by typing a word.

    The filters are those of `lanedesk queue`. Answer with a verb, `next`, `show` or `quit`; an empty answer
    to a question that needs one leaves the case as it is.
    """
    policy = settings.load_policy()
    try:
        queries = queries_for((*filters, "status:open"), None, None, settings.me, now())
    except FilterError as error:
        raise click.UsageError(f"{error.title}: {error.text}") from error
    done = 0
    with settings.open_store() as store:
        seen = 0
        try:
            for row in _one_by_one(store, queries):
                seen += 1
                done += _decide(store, policy, settings.me, row)
        except (_Left, click.Abort, EOFError):
            click.echo()
        if seen == 0:
            tell("No case fits.")
            hint_if_empty(store)
    tell(f"{done} {'act' if done == 1 else 'acts'} stored.")


def _one_by_one(store: Store, queries: list[Any]) -> Iterator[QueueRow]:
    """Every case once, read from the queue as it stands when its turn comes."""
    for query in queries:
        after = None
        while page := store.queue(query.model_copy(update={"after": after, "limit": 1, "now": now()})):
            yield page[0]
            after = page[0].cursor


def _decide(store: Store, policy: Policy, me: str, row: QueueRow) -> int:
    """Ask about one case until the person goes on; returns how many acts were stored."""
    count, shown, started = 0, False, time.monotonic()
    while True:
        view = store.case(row.case_id, now())
        if not shown:
            say(f"\n{case_text(view, policy, me, now())}\n")
            shown, started = True, time.monotonic()
        word = _choice(view, policy, me)
        if word == LEAVE:
            raise _Left
        if word == NEXT:
            return count
        if word == AGAIN:
            shown = False
            continue
        verb = Verb(word)
        try:
            given = _answers(verb, view, policy)
            if given is None:
                tell("Nothing was done.")
                continue
            check_needs(verb, given)
            act = _bound(make_act(verb, me, policy, view, given, now()), view, time.monotonic() - started)
            findings = act_findings(act, view, policy)
            if findings and not _still(findings):
                tell("Nothing was sent.")
                continue
            check_policy(view, policy, verb, now())
            recorded = store.act(row.case_id, act, policy.rights, findings=findings)
        except (Refused, click.UsageError) as error:
            tell(error.text if isinstance(error, Refused) else error.message)
            shown = not (isinstance(error, Refused) and error.refusal.code.startswith("stale"))
            continue
        answer(recorded, (), as_one_object=False)
        count += 1
        if verb not in _STAYS or recorded.row.status is not Status.OPEN:
            return count


def _bound(act: Act, view: CaseView, seconds: float) -> Act:
    """The act tied to what was read: another revision, version or draft refuses it."""
    ground = view.ground
    return act.model_copy(
        update={
            "seen_revision": ground.revision,
            "seen_version": ground.version,
            "seen_draft": ground.draft_hash if act.verb in (Verb.APPROVE, Verb.EDIT) else None,
            "seconds_spent": round(seconds, 1),
        }
    )


def _choice(view: CaseView, policy: Policy, me: str) -> str:
    rights = policy.rights
    role = rights.role_of(me)
    verbs = [verb.value for verb in Verb if may(view.ground, verb, me, role, rights) is None]
    while True:
        word = _ask("What now? (? for the words)").lower()
        fitting = [known for known in (*verbs, NEXT, LEAVE, AGAIN) if known == word]
        fitting = fitting or [
            known for known in (*verbs, NEXT, LEAVE, AGAIN) if word and known.startswith(word)
        ]
        if len(fitting) == 1:
            return fitting[0]
        if word in [verb.value for verb in Verb]:
            refusal = may(view.ground, Verb(word), me, role, rights)
            tell(refusal.text if refusal else "")
        elif fitting:
            tell(f"Which: {', '.join(fitting)}?")
        else:
            tell(f"Say one of: {', '.join((*verbs, NEXT, LEAVE, AGAIN))}.")


def _ask(question: str) -> str:
    return str(click.prompt(one_line(question), default="", show_default=False, prompt_suffix=" ")).strip()


def _ask_text(question: str) -> str | None:
    """Lines until one that holds a full stop only; None when there are none."""
    click.echo(f"{question} End with a line that holds only a full stop.")
    lines: list[str] = []
    while (line := click.prompt("", default="", show_default=False, prompt_suffix="")) != END_OF_TEXT:
        lines.append(line)
    return "\n".join(lines) if any(line.strip() for line in lines) else None


def _answers(verb: Verb, view: CaseView, policy: Policy) -> dict[str, Any] | None:
    """Ask what the verb needs; None when the person answered nothing."""
    given: dict[str, Any] = {**_NOTHING, "reason": (), "trigger": (), "hunk_reason": (), "grade": ()}
    if verb in (Verb.EDIT, Verb.REPLY, Verb.NOTE):
        given["text"] = _ask_text(
            {Verb.EDIT: "The edited words.", Verb.REPLY: "Your reply.", Verb.NOTE: "The note."}[verb]
        )
        if given["text"] is None:
            return None
    if verb is Verb.EDIT:
        given["hunk_reason"] = _hunk_reasons(view.ground.draft or "", given["text"], policy)
    for option, question in _QUESTIONS.get(verb, ()):
        if not _is_asked(option, verb, given, view):
            continue
        word = _ask(question + _offered(option, verb, view, policy))
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
        word = _ask(
            f"Change {place} of {len(changes)}: {said}. Why? ({codes}; empty skips, - skips the rest)"
        )
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


def _still(findings: tuple[Finding, ...]) -> bool:
    for finding in findings:
        tell(f"warning: {finding_line(finding)}")
    return bool(click.confirm("Send it all the same?", default=False))
