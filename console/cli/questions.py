"""The last-twenty exercise by question and answer, line by line."""

from __future__ import annotations

import click

from console.case_text import case_text
from console.cli.answers import say
from console.cli.options import now
from lanes.exercise import QUESTIONS, Answer, Nervous
from lanes.policy import Policy
from lanes.words import Lane
from store.store import Store

_LANE_OF = (Lane.HUMAN_OWNED, Lane.ASSISTED, Lane.AUTONOMOUS)
"""The lane that a yes to each of the first three questions names."""


def ask_about(store: Store, policy: Policy, me: str, picked: tuple[Nervous, ...]) -> dict[str, Answer]:
    """Ask the questions of every case until the person stops (Ctrl+C, Ctrl+D or `quit`); by case name."""
    answers: dict[str, Answer] = {}
    try:
        for place, nervous in enumerate(picked, start=1):
            view = store.case(store.find(nervous.ref), now())
            say(f"\n{place} of {len(picked)}\n{case_text(view, policy, me, now())}\n")
            say(f"Here because: {', '.join(nervous.why) or 'nothing special'}.")
            lane = _lane()
            if lane is None:
                continue
            needed = click.prompt(QUESTIONS[3], default="", show_default=False)
            answers[nervous.ref] = Answer(lane=lane, needed=str(needed))
    except (click.Abort, EOFError):
        click.echo()
    return answers


def _lane() -> Lane | None:
    """The lane of the first question answered yes; None when all were answered no."""
    for question, lane in zip(QUESTIONS, _LANE_OF, strict=False):
        word = click.prompt(f"{question} yes, no, quit", type=click.Choice(["y", "yes", "n", "no", "quit"]),
                            show_choices=False)  # fmt: skip
        if word == "quit":
            raise EOFError
        if word.startswith("y"):
            return lane
    return None
