"""`lanedesk redact TICKET --words …`: words taken out of a case that goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from console.cli.aftermath import make_sure, not_touched
from console.cli.answers import as_json, say, tell
from console.cli.edge import Stopped
from console.cli.options import Settings
from console.screens.unsent import forget
from desk.reading import content_hash

if TYPE_CHECKING:
    from store.blanking import Blanking


def words_in(path: str) -> tuple[str, ...]:
    """The words in a file, one a line: so they stand in no shell's history; `-` is stdin."""
    try:
        with click.open_file(path, encoding="utf-8") as file:
            return tuple(line.strip() for line in file if line.strip())
    except (OSError, UnicodeError) as error:
        raise click.UsageError(f"{path} cannot be read: {error}") from error


def blank(settings: Settings, ticket: str, words: Sequence[str], reason: str, *, sure: bool) -> None:
    """Blank the words in one case, or tell what would go where nobody is sure yet."""
    policy = settings.load_policy()
    with settings.open_store() as store:
        case_id = store.find(ticket)
        given = (case_id, words, reason, settings.me, policy.rights, content_hash)
        found = store.blank(*given, rehearse=not sure)
        texts = forget(settings.db, [case_id]) if sure else 0
        if settings.json:
            told = found.model_dump(mode="json", exclude={"case_id"})
            click.echo(as_json({"blanked": sure, **told, "unsent": texts}))
        else:
            for line in _lines(found, "lost the words" if sure else "would lose the words"):
                say(line)
        if not sure:
            raise Stopped(
                "Nothing was blanked", "this is where the words stand; --yes takes them out for good"
            )
        for line in not_touched(settings.db, found.copies):
            tell(line)
        report = store.verify()
    make_sure(report, found.unswept)


def _lines(found: Blanking, verb: str) -> Iterator[str]:
    yield (
        f"{found.case}: {found.revisions} records, {found.actions} rows of the log, {found.replies} replies, "
        f"{found.events} events {verb}."
    )
    if found.quarantined:
        yield f"Unreadable records of the ticket, dropped whole: {', '.join(map(str, found.quarantined))}"
