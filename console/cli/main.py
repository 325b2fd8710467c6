"""The `lanedesk` command: joins the commands, and opens the console when none is named."""

from __future__ import annotations

from importlib import import_module

import click

from console.cli.options import Settings, common_options

COMMANDS = {
    "act": "act",
    "audit": "audit",
    "backup": "care",
    "console": "screen",
    "decide": "decide",
    "deliver": "deliver",
    "demo": "screen",
    "doctor": "care",
    "exercise": "replay",
    "export": "export",
    "import": "intake",
    "packet": "packet",
    "policy": "policy",
    "quarantine": "quarantine",
    "queue": "queue",
    "replay": "replay",
    "verify": "care",
}
"""Command → the module of this package whose function `<command>_command` it is."""


class LazyCommands(click.Group):
    """A group that imports a command's module only when that command runs: `lanedesk --help` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"console.cli.{COMMANDS[cmd_name]}")
        command = getattr(module, f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyCommands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
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
