"""The `lanedesk` command: joins the commands, and opens the console when none is named."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, NamedTuple

import click

from console.cli.edge import cannot_go_on, edge, forgiving_output
from console.cli.options import Settings, common_options


class Place(NamedTuple):
    """The module of this package that holds `<command>_command`, and the command in a few words."""

    module: str
    words: str


COMMANDS = {
    "act": Place("act", "Do to a case what the console's keys do."),
    "audit": Place("audit", "Read samples of what never escalated."),
    "backup": Place("care", "Copy the database safely while it is in use."),
    "config": Place("config", "Write, show and check your settings file."),
    "console": Place("screen", "Open the console (also without a command)."),
    "decide": Place("decide", "Cases in, decisions out; no database."),
    "deliver": Place("deliver", "Hand waiting replies to the helpdesk."),
    "demo": Place("screen", "Open the console on the built-in sample."),
    "doctor": Place("care", "Look over the installation."),
    "events": Place("events", "Take in what happened after people acted."),
    "erase": Place("erase", "Erase what a customer said, for good."),
    "exercise": Place("replay", "Put twenty nerve-racking cases to the four questions."),
    "export": Place("export", "Write feedback and training data."),
    "import": Place("intake", "Take cases in from JSON Lines or CSV."),
    "packet": Place("packet", "Show a case's packet."),
    "policy": Place("policy", "Show, check and compare policies."),
    "quarantine": Place("quarantine", "See to records that could not be read."),
    "queue": Place("queue", "List the cases that wait."),
    "redact": Place("erase", "Erase the words of one case, or blank some of them, for good."),
    "replay": Place("replay", "Try a policy on the stored cases."),
    "restore": Place("restore", "Check a backup, or bring it back at a new path."),
    "review": Place("review", "Decide the queue line by line, without a screen."),
    "verify": Place("care", "Check the log's chain and the database."),
}


class LazyCommands(click.Group):
    """A group that imports a command's module only when that command runs: `lanedesk --help` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"console.cli.{COMMANDS[cmd_name].module}")
        command = getattr(module, f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.words) for name, place in sorted(COMMANDS.items())])

    def main(self, *args: Any, **given: Any) -> Any:
        """Run it as a process; the help too may meet a full disk."""
        try:
            return super().main(*args, **given)
        except OSError as error:
            stopped = cannot_go_on(error)
            stopped.show()
            sys.exit(stopped.exit_code)

    def invoke(self, ctx: click.Context) -> Any:
        forgiving_output()
        with edge():
            return super().invoke(ctx)


@click.group(
    cls=LazyCommands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@common_options
@click.version_option(package_name="lanedesk")
@click.pass_context
def main(ctx: click.Context, settings: Settings) -> None:
    """Review what a support assistant may not decide alone."""
    ctx.obj = settings
    if ctx.invoked_subcommand is None:
        command = main.get_command(ctx, "console")
        assert command is not None
        ctx.invoke(command)
