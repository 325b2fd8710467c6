"""`lanedesk policy`: what the rules are, whether a file holds, and what differs between two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from console.cli.answers import as_json, say
from console.cli.options import Settings, common_options

if TYPE_CHECKING:
    from lanes.policy import Policy, Row

SHIPPED = "shipped"
"""The name that stands for the policy that comes with the product."""


@click.group("policy")
@common_options
def policy_command(settings: Settings) -> None:
    """Show, check and compare policies. No database is needed."""


@policy_command.command("show")
@click.option("--toml", is_flag=True, help="The shipped policy file itself, to start your own from.")
@common_options
def show_command(settings: Settings, toml: bool) -> None:
    """Show the policy in force: matrix, guidance, thresholds, owners."""
    if toml:
        from lanes.policy import shipped_text

        click.echo(shipped_text(), nl=False)
        return
    policy = settings.load_policy()
    if settings.json:
        click.echo(as_json(policy.model_dump(mode="json")))
    else:
        say("\n".join(_in_words(policy)))


@policy_command.command("check")
@click.argument("file")
@common_options
def check_command(settings: Settings, file: str) -> None:
    """Say whether a policy file can be used; an error names its line and key."""
    from lanes.policy import shipped_policy
    from lanes.policy_notes import notes

    policy = named_policy(settings, file)
    rules = {row.rule for row in policy.matrix}
    gone = [row.rule for row in shipped_policy().matrix if row.rule not in rules]
    if settings.json:
        answer = {
            "file": file,
            "ok": True,
            "version": policy.version,
            "left_out": gone,
            "notes": list(notes(policy)),
        }
        click.echo(as_json(answer))
    else:
        say(f"{file}: usable, version {policy.version}, {len(policy.matrix)} rules.")
        if gone:
            say(f"Its matrix replaces the shipped one and leaves out: {', '.join(gone)}.")
        for note in notes(policy):
            say(note)


@policy_command.command("diff")
@click.argument("a")
@click.argument("b")
@common_options
def diff_command(settings: Settings, a: str, b: str) -> None:
    """Say in words what changes from policy A to policy B; `shipped` names the one that comes along."""
    from lanes.policy_diff import diff_policies

    differences = diff_policies(named_policy(settings, a), named_policy(settings, b))
    if settings.json:
        click.echo(as_json([difference.model_dump(mode="json") for difference in differences]))
    elif not differences:
        say("No difference.")
    else:
        for difference in differences:
            say(f"- {difference.text}")


def named_policy(settings: Settings, file: str) -> Policy:
    """The policy in `file`, or the one that comes along where `shipped` names no file; raises PolicyError."""
    from dataclasses import replace

    place = None if file == SHIPPED and not Path(file).exists() else Path(file)
    return replace(settings, policy=place).load_policy()


def _in_words(policy: Policy) -> Iterator[str]:
    yield f"Policy {policy.name}, version {policy.version}"
    for owner in dict.fromkeys(policy.owners.values()):
        sections = ", ".join(section for section, named in policy.owners.items() if named == owner)
        yield f"- {owner} owns {sections}"
    yield ""
    yield "Matrix (the strictest row that holds sets the lane)"
    for row in policy.matrix:
        yield f"- Lane {int(row.lane)}{_unit(row)}: {_general(row.text)} ({row.rule})"
    yield ""
    yield "Triggers"
    for trigger, levels in policy.guidance.items():
        yield f"- {trigger.value}"
        for level, words in levels.items():
            yield f"    {level.value}: {words}"
    yield ""
    yield f"Let into Lane 1: {', '.join(policy.promoted) or 'no issue type'}"
    yield "Confidence needed: " + ", ".join(f"{glob} {share:g}" for glob, share in policy.thresholds.items())
    yield "Stale after days: " + ", ".join(f"{name} {days:g}" for name, days in policy.ages.items())
    rights = policy.rights
    yield f"People: who is not named is {rights.default_role.value}; it takes"
    yield f"- a {rights.lane_3_claim.value} to claim a Lane 3 case, a {rights.lane_3_send.value} to answer it"
    yield f"- a {rights.override_down.value} to lower a lane, a {rights.authorize.value} to grant an action"
    undo = [f"{channel} {seconds} s" for channel, seconds in rights.undo_by_channel.items()]
    yield f"Undo window: {', '.join([*undo, f'otherwise {rights.undo_default} s'])}"
    yield ""
    yield "Reasons offered"
    for verb, codes in policy.reasons.items():
        yield f"- {verb}: {', '.join(codes)}"


_ASIDE = re.compile(r" \((?:[a-z]+: )?\{[a-z_]+\}\)")
_FILLED_IN = re.compile(r"\{[a-z_]+\}")


def _general(text: str) -> str:
    """A rule's reason without the places that a case fills in."""
    return _FILLED_IN.sub("…", _ASIDE.sub("", text))


def _unit(row: Row) -> str:
    return f", unit {getattr(row.unit, 'value', row.unit)}" if row.unit else ""
