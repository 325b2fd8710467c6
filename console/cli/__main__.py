"""`python -m console.cli` is the `lanedesk` command."""

from console.cli.main import main

main(prog_name="lanedesk")
