"""`lanedesk decide`: cases in, decisions out, line by line; nothing is stored."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from console.cli.answers import as_json
from console.cli.options import Settings, common_options, now
from console.cli.sources import opened

if TYPE_CHECKING:
    from lanes.record import CaseRecord


@click.command("decide")
@common_options
@click.argument("file", default="-", metavar="[FILE|-]", type=click.Path(allow_dash=True))
@click.pass_context
def decide_command(ctx: click.Context, settings: Settings, file: str) -> None:
    """Print the policy's decision on each case, as JSON Lines in the order they come; no database.

    A line is a case record, or an object of just `case` and `expect`, of which the case is read. A line that
    cannot be read is named on stderr, the others go on, and the exit code is 1.
    """
    from desk.reading import Unreadable, read_line, read_lines
    from lanes.decide import decide

    policy = settings.load_policy()
    failed = False
    with opened(file) as stream:
        for line in read_lines(stream):
            case = read_line(line, _parse)
            if isinstance(case, Unreadable):
                click.echo(as_json({"line": case.line, "error": case.reason}), err=True)
                failed = True
                continue
            click.echo(as_json(decide(case, policy, now=now()).model_dump(mode="json")))
            sys.stdout.flush()
    ctx.exit(1 if failed else 0)


def _parse(raw: bytes) -> CaseRecord:
    """The record in one line, taken out of its `{"case": …, "expect": …}` where it is wrapped."""
    from desk.record_reading import to_record
    from desk.strict_json import parse_object

    given = parse_object(raw)
    case = given.get("case")
    return to_record(case if isinstance(case, dict) and given.keys() <= {"case", "expect"} else given)
