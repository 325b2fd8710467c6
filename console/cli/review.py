"""`lanedesk review`: the queue line by line, with plain questions; for screen readers and slow links."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from console.case_text import case_text
from console.cli.act import answer
from console.cli.act_from_words import act_findings, check_needs, make_act
from console.cli.answers import hint_if_empty, say, tell
from console.cli.asked import answers, ask
from console.cli.options import Settings, common_options, now
from console.cli.queue import queries_for
from console.filters import FilterError
from console.policy_moved import check_policy
from console.reply_findings import finding_line
from lanes.act import Act
from lanes.settle import may
from lanes.words import Status, Verb
from store.errors import Refused

if TYPE_CHECKING:
    from lanes.packet import Finding
    from lanes.policy import Policy
    from store.store import Store
    from store.values import CaseView, QueueQuery, QueueRow, Recorded

NEXT, LEAVE, AGAIN = "next", "quit", "show"
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
    seen = done = 0
    with settings.open_store() as store:
        try:
            for row in _one_by_one(store, queries):
                seen += 1
                for _ in _decide(store, policy, settings.me, row):
                    done += 1
        except (_Left, click.Abort, EOFError):
            click.echo()
        if seen == 0:
            tell("No case fits.")
            hint_if_empty(store)
    tell(f"{done} {'act' if done == 1 else 'acts'} stored.")


def _one_by_one(store: Store, queries: list[QueueQuery]) -> Iterator[QueueRow]:
    """Every case once, read from the queue as it stands when its turn comes."""
    for query in queries:
        last = None
        while page := store.queue(query.behind(last).model_copy(update={"limit": 1, "now": now()})):
            yield page[0]
            last = page[0]


def _decide(store: Store, policy: Policy, me: str, row: QueueRow) -> Iterator[Recorded]:
    """Ask about one case until the person goes on; yields every act that was stored."""
    read: tuple[int, int] | None = None
    started = time.monotonic()
    while True:
        view = store.case(row.case_id, now())
        if read != _standing(view.row):
            if read is not None:
                tell("The case has changed meanwhile; this is how it stands now.")
            say(f"\n{case_text(view, policy, me, now())}\n")
            read, started = _standing(view.row), time.monotonic()
        word = _choice(view, policy, me)
        if word == LEAVE:
            raise _Left
        if word == NEXT:
            return
        if word == AGAIN:
            read = None
            continue
        verb = Verb(word)
        try:
            recorded = _act(store, policy, me, view, verb, time.monotonic() - started)
        except (Refused, click.UsageError) as error:
            tell(error.text if isinstance(error, Refused) else error.message)
            continue
        if recorded is None:
            continue
        answer(recorded, (), as_one_object=False)
        yield recorded
        if verb not in _STAYS or recorded.row.status is not Status.OPEN:
            return
        read = _standing(recorded.row)


def _standing(row: QueueRow) -> tuple[int, int]:
    """What counts up with every change of the case, whoever made it."""
    return row.revision, row.version


def _act(
    store: Store, policy: Policy, me: str, view: CaseView, verb: Verb, seconds: float
) -> Recorded | None:
    """Ask what the verb needs and store the act; None where the person thought better of it."""
    given = answers(verb, view, policy)
    if given is None:
        tell("Nothing was done.")
        return None
    check_needs(verb, given)
    act = _bound(make_act(verb, me, policy, view, given, now()), view, seconds)
    findings = act_findings(act, view, policy)
    if findings and not _still(findings):
        tell("Nothing was sent.")
        return None
    check_policy(store, view, policy, verb, act.text, now())
    return store.act(view.ground.case_id, act, policy.rights, findings=findings)


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
    known = (*verbs, NEXT, LEAVE, AGAIN)
    while True:
        word = ask("What now? (? for the words)").lower()
        fitting = [word] if word in known else [each for each in known if word and each.startswith(word)]
        if len(fitting) == 1:
            return fitting[0]
        if word in [verb.value for verb in Verb]:
            refusal = may(view.ground, Verb(word), me, role, rights)
            tell(refusal.text if refusal else "")
        elif fitting:
            tell(f"Which: {', '.join(fitting)}?")
        else:
            tell(f"Say one of: {', '.join(known)}.")


def _still(findings: tuple[Finding, ...]) -> bool:
    for finding in findings:
        tell(f"warning: {finding_line(finding)}")
    return bool(click.confirm("Send it all the same?", default=False))
