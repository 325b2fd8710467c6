"""`lanedesk erase` and `redact`: what a customer said, gone for good, and the log's chain as it was."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from console.cli.aftermath import make_sure, not_touched
from console.cli.answers import as_json, say, tell
from console.cli.blank import blank, words_in
from console.cli.edge import Stopped
from console.cli.options import Settings, common_options
from console.screens.unsent import forget

if TYPE_CHECKING:
    from store.erasure import Erasure
    from store.store import Store

SHOWN = 20
"""So many cases are named; of more, their number."""

_sure = click.option(
    "--yes", is_flag=True, help="Do it; without, you see what would go and nothing is changed."
)


@click.command("erase")
@click.argument("customer", required=False)
@click.option("--source", metavar="NAME", help="Only the customer of that name in this source.")
@click.option("--sweep", is_flag=True, help="Only clear old pages that an earlier erasure had to leave.")
@_sure
@common_options
def erase_command(
    settings: Settings, customer: str | None, source: str | None, sweep: bool, yes: bool
) -> None:
    """Erase CUSTOMER, an id or e-mail address: every word of and to them, for good.

    The keys of their cases are destroyed and the words removed from the log, the records, the replies and
    the search. Who did what and when stays, and `verify` still holds. Cases in which they once stood as the
    customer go whole; cases of others that mention them are named, for `lanedesk redact`.
    """
    if sweep is (customer is not None):
        raise click.UsageError("name a customer, or --sweep alone")
    policy = settings.load_policy()
    with settings.open_store() as store:
        if customer is None:
            store.sweep()
            if settings.json:
                click.echo(as_json({"swept": True}))
            else:
                say("Nothing erased is left on old pages.")
            return
        plan = store.erasure(customer, source)
        _ask(plan, settings, yes)
        _done(store.erase(customer, settings.me, policy.rights, source=source), settings, store)


@click.command("redact")
@click.argument("ticket")
@click.option("--words", multiple=True, help="Only these words, and the case goes on. Repeatable.")
@click.option("--words-file", metavar="FILE", help="The same from a file, one a line; - for stdin.")
@click.option("--reason", help="Why the words go, without repeating them; kept in the log.")
@_sure
@common_options
def redact_command(
    settings: Settings,
    ticket: str,
    words: tuple[str, ...],
    words_file: str | None,
    reason: str | None,
    yes: bool,
) -> None:
    """Erase the words of one case, TICKET or source:TICKET, and leave the customer's other cases.

    With --words only these are blanked, in the thread, the draft, the log and the replies, in any spelling of
    case and spaces; a number also with other signs between its digits. The case goes on, and the words stay out
    when the same record comes in again.
    """
    if words_file is not None:
        words = (*words, *words_in(words_file))
    if words or words_file is not None:
        blank(settings, ticket, words, reason or "", sure=yes)
        return
    if reason is not None:
        raise click.UsageError("--reason goes with --words")
    policy = settings.load_policy()
    with settings.open_store() as store:
        case_id = store.find(ticket)
        _ask(store.redaction(case_id), settings, yes)
        _done(store.redact(case_id, settings.me, policy.rights), settings, store)


def _ask(plan: Erasure, settings: Settings, yes: bool) -> None:
    """Go on only with a yes: given as an option, or typed at a terminal below what would go."""
    if yes:
        return
    if settings.json:
        click.echo(as_json({"erased": False, **_told(plan)}))
    else:
        for line in _lines(plan, "would lose their words"):
            say(line)
        if sys.stdin.isatty() and click.confirm("Erase it for good?", default=False, err=True):
            return
    raise Stopped("Nothing was erased", "this is what would go; --yes erases it for good")


def _done(done: Erasure, settings: Settings, store: Store) -> None:
    texts = forget(settings.db, done.case_ids)
    if settings.json:
        click.echo(as_json({"erased": True, **_told(done), "unsent": texts}))
    else:
        for line in _lines(done, "lost their words"):
            say(line)
        if texts:
            named = "1 unsent text" if texts == 1 else f"{texts} unsent texts"
            say(f"Gone too, from beside the database: {named}.")
        for line in not_touched(settings.db, done.copies):
            tell(line)
    report = store.verify()
    make_sure(report, done.unswept)


def _told(found: Erasure) -> dict[str, object]:
    return found.model_dump(mode="json", exclude={"case_ids"})


def _lines(found: Erasure, verb: str) -> Iterator[str]:
    more = f" and {len(found.cases) - SHOWN} more" if len(found.cases) > SHOWN else ""
    named = ", ".join(found.cases[:SHOWN]) + more if found.cases else "none"
    yield f"Cases: {named}"
    yield f"{found.actions} rows of the log, {found.revisions} records, {found.replies} replies {verb}."
    if found.stopped:
        yield f"{found.stopped} of the replies had not surely left, and are never sent from here."
    if found.quarantined:
        yield f"Unreadable records dropped: {', '.join(map(str, found.quarantined))}"
    if found.copies:
        yield f"Backups and exports that may hold the words too: {', '.join(copy.path for copy in found.copies)}"
    if found.mentioned_in:
        yield f"Other cases that mention the customer, not touched: {', '.join(found.mentioned_in)}"
