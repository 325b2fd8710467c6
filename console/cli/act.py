"""`lanedesk act VERB TICKET`: everything a person can do to a case, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from console.cli.act_from_words import act_findings, check_needs, make_act
from console.cli.answers import as_json, say, tell
from console.cli.edge import Stopped
from console.cli.options import LARGEST, Settings, common_options, now
from console.policy_moved import check_policy
from lanes.words import Unit, Verb

if TYPE_CHECKING:
    from lanes.packet import Finding
    from store.values import Recorded

MOST_SECONDS = 366 * 24 * 3600
"""Nobody spends more than a year on one act; infinity is no number that JSON knows."""


@click.command("act")
@click.argument("verb", type=click.Choice([verb.value for verb in Verb]), metavar="VERB")
@click.argument("ticket")
@click.option("--text", help="The words to send, or the note.")
@click.option(
    "--text-file",
    metavar="FILE",
    help="The same from a file, - for stdin; one newline at its end is dropped.",
)
@click.option("--note", help="Free words kept with the action; never sent.")
@click.option("--reason", multiple=True, help="Why: a code of the policy, or your own words. Repeatable.")
@click.option("--to", metavar="OWNER", help="The new owner.")
@click.option("--lane", type=click.Choice(["1", "2", "3"]), help="The lane an override sets.")
@click.option("--unit", type=click.Choice([unit.value for unit in Unit]), help="The unit an override sets.")
@click.option(
    "--trigger",
    multiple=True,
    metavar="NAME[=VERDICT]",
    help="A trigger that misfired, was absent, or was right.",
)
@click.option(
    "--hunk-reason",
    multiple=True,
    metavar="[N=]REASON",
    help="Why a change of an edit was made: in order, or by the change's number.",
)
@click.option(
    "--grade",
    multiple=True,
    metavar="CLAIM=GRADE",
    help="A claim of the packet right, wrong, unsupported or correctly_withheld: summary=right.",
)
@click.option("--rating", type=click.IntRange(1, 5), help="How useful the packet was.")
@click.option("--outcome", help="What it finally was, or what an audit found.")
@click.option("--until", metavar="WHEN", help="2h, 3d, or an ISO 8601 time.")
@click.option("--action", metavar="N=VERDICT", help="A proposed action, from 1, granted or declined.")
@click.option(
    "--escalate-at", type=click.IntRange(min=1), metavar="N", help="The message at which it should have."
)
@click.option("--seconds", type=click.FloatRange(0, MOST_SECONDS), help="Time spent, for the log.")
@click.option(
    "--revision", type=click.IntRange(0, LARGEST), help="Refuse if the case is no longer at this revision."
)
@click.option(
    "--of", "of", type=click.IntRange(1, LARGEST), metavar="ACTION", help="The action an undo takes back."
)
@common_options
def act_command(settings: Settings, verb: str, ticket: str, **given: Any) -> None:
    """Do one thing to one case; it is on disk when this command ends.

    \b
    approve    send the draft as it stands        claim     take the case
    edit       send an edited draft (--text)      release   give it back
    reject     refuse the draft (--reason)        return    send a packet back (--reason)
    reply      send your own words (--text)       resolve   record what it was (--outcome)
    authorize  decide a proposed action           rate      grade the packet (--rating)
    reroute    name another owner (--to)          snooze    put it off (--until)
    override   change lane or unit (--lane,       note      leave a note (--text)
               --unit, --trigger, --reason)       audit     judge a sample (--outcome)
    undo       take back your latest action, or --of ACTION

    \b
    TICKET is a ticket id, or source:id where several sources have it.
    Triggers: policy, security, missing, irreversible, pressure, domains (or their full names).
    """
    asked = Verb(verb)
    check_needs(asked, given)
    policy = settings.load_policy()
    with settings.open_store() as store:
        case_id = store.find(ticket)
        view = store.case(case_id, now())
        act = make_act(asked, settings.me, policy, view, given, now())
        findings = act_findings(act, view, policy)
        check_policy(store, view, policy, asked, act.text, now())
        recorded = store.act(case_id, act, policy.rights, findings=findings)
    answer(recorded, findings, as_one_object=settings.json)
    if recorded.action.verb is not asked:
        raise Stopped(
            "It needs a second person",
            f"only a {policy.rights.override_down.value} lowers a lane alone. The case stands as it was; "
            f"action {recorded.action.id} keeps your proposal until another person "
            f"({policy.rights.override_confirm.value} or above) does the same",
        )


def answer(recorded: Recorded, findings: tuple[Finding, ...], *, as_one_object: bool) -> None:
    """Warnings on stderr; the result in words, or as one object."""
    from console.act_words import done_line

    if findings:
        from console.reply_findings import finding_line

        for finding in findings:
            tell(f"warning: {finding_line(finding)}")
    if as_one_object:
        told = {
            "action": recorded.action.model_dump(mode="json"),
            "case": recorded.row.model_dump(mode="json"),
            "send_after": recorded.model_dump(mode="json")["send_after"],
        }
        click.echo(as_json(told))
    else:
        say(done_line(recorded, now()))
