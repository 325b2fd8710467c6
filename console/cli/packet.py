"""`lanedesk packet`: one case with everything a person needs to decide it."""

from __future__ import annotations

from typing import Any

import click

from console.case_text import WITHHELD, case_text
from console.cli.answers import as_json, say
from console.cli.options import Settings, common_options, now
from console.event_words import detail_words, follows_words, kind_words, told
from lanes.capability import capabilities
from lanes.packet_text import escape_markdown, packet_markdown
from lanes.values import format_time
from lanes.words import DraftState, Lane
from store.events import StoredEvent
from store.values import CaseView


@click.command("packet")
@click.argument("ticket")
@click.option("--markdown", is_flag=True, help="The packet as Markdown.")
@click.option("--full", is_flag=True, help="Long messages and threads whole.")
@common_options
def packet_command(settings: Settings, ticket: str, markdown: bool, full: bool) -> None:
    """Show a case: lane and why, what the customer saw, facts, packet, thread and draft.

    TICKET is a ticket id, or source:id where several sources have it.
    """
    if markdown and settings.json:
        raise click.UsageError("--markdown and --json exclude each other")
    policy = settings.load_policy()
    with settings.open_store() as store:
        case_id = store.find(ticket)
        view = store.case(case_id, now())
    if settings.json:
        click.echo(as_json(packet_json(view)))
    elif markdown:
        say(_markdown(view))
    else:
        say(case_text(view, policy, settings.me, now(), full=full))


def packet_json(view: CaseView) -> dict[str, Any]:
    """The packet under its wire names, and where the case stands and why; in Lane 3 no draft text."""
    row, ground = view.row, view.ground
    usable = row.lane is not Lane.HUMAN_OWNED and ground.draft_state is not DraftState.WITHHELD
    draft = ground.record.draft if usable else None
    return {
        **view.packet.model_dump(mode="json"),
        **row.model_dump(mode="json"),
        "decided_lane": int(ground.decided_lane),
        "reasons": [reason.model_dump(mode="json") for reason in view.decision.reasons],
        "evidence": {
            trigger.value: reading.model_dump(mode="json")
            for trigger, reading in view.decision.triggers.items()
        },
        "capabilities": [right.value for right in capabilities(row.lane, row.unit)],
        "policy_version": ground.policy_version,
        "draft": None if draft is None else draft.model_dump(mode="json"),
        "thread": [message.model_dump(mode="json") for message in ground.record.thread],
        "facts": [fact.model_dump(mode="json") for fact in ground.record.facts],
        "proposed_actions": [
            {**action.model_dump(mode="json"), "decided": place in ground.actions_decided}
            for place, action in enumerate(ground.record.proposed_actions)
        ],
        "sent": [sent.model_dump(mode="json") for sent in view.sent],
        "history": [
            action.model_dump(mode="json", exclude={"draft", "final_text"}) for action in view.history
        ],
        "events": [event.model_dump(mode="json") for event in view.events],
    }


def _markdown(view: CaseView) -> str:
    parts = [packet_markdown(view.packet).rstrip(), "## Why this lane"]
    parts.append("\n".join(f"- {_literal(reason.text)}" for reason in view.decision.reasons))
    ground = view.ground
    if ground.draft is not None:
        withheld = ground.lane is Lane.HUMAN_OWNED or ground.draft_state is DraftState.WITHHELD
        words = WITHHELD if withheld else ground.draft
        parts += ["## Draft", "\n".join(f"> {escape_markdown(line)}" for line in words.splitlines())]
    if events := told(view.events):
        after = [_literal(f"{format_time(event.at)}: {_event(event, view)}") for event in events]
        parts += ["## What happened after", "\n".join(f"- {line}" for line in after)]
    return "\n\n".join(parts)


def _event(event: StoredEvent, view: CaseView) -> str:
    parts = (
        kind_words(event),
        f"from {event.source}",
        follows_words(event, view.history),
        detail_words(event),
    )
    return ", ".join(part for part in parts if part)


def _literal(text: str) -> str:
    return escape_markdown(" ".join(text.split()))
