"""What an acknowledged act did, in one sentence for the person who did it."""

from __future__ import annotations

from datetime import datetime

from lanes.second_person import is_proposal
from lanes.values import format_time
from lanes.words import Lane, Verb
from store.values import Recorded

_DONE = {
    Verb.APPROVE: "Approved the draft",
    Verb.EDIT: "Sent the edited draft",
    Verb.REPLY: "Sent your reply",
    Verb.REJECT: "Rejected the draft",
    Verb.AUTHORIZE: "Decided the proposed action",
    Verb.REROUTE: "Rerouted",
    Verb.OVERRIDE: "Overrode the decision",
    Verb.CLAIM: "Claimed",
    Verb.RELEASE: "Released",
    Verb.RETURN: "Returned the packet",
    Verb.RESOLVE: "Resolved",
    Verb.RATE: "Rated the packet",
    Verb.SNOOZE: "Snoozed",
    Verb.NOTE: "Noted",
    Verb.UNDO: "Undone",
    Verb.AUDIT: "Audited",
}


def done_line(recorded: Recorded, now: datetime) -> str:
    """The act, the case, what changed, and until when a reply can be called back."""
    action, row = recorded.action, recorded.row
    changes = []
    if action.lane_before is not action.lane_after:
        changes.append(f"Lane {int(action.lane_before)} to {int(action.lane_after)}")
    if action.unit_before is not action.unit_after and action.lane_after is not Lane.AUTONOMOUS:
        changes.append(f"unit {action.unit_after.value if action.unit_after else 'none'}")
    if action.owner_before != action.owner_after:
        changes.append(f"owner {action.owner_after or 'nobody'}")
    if action.action_verdict:
        place = int(action.action_verdict.get("index", 0)) + 1
        changes.append(f"action {place} {action.action_verdict.get('verdict')}")
    if action.status_before is not action.status_after:
        changes.append(f"now {action.status_after.value}")
    if action.verb is Verb.SNOOZE and action.until:
        changes.append(f"until {format_time(action.until.replace(microsecond=0))}")
    if action.supersedes is not None:
        changes.append(f"action {action.supersedes} is taken back")
    line = f"{'Proposed' if is_proposal(action) else _DONE[action.verb]}: {row.source}:{row.ticket_id}"
    line += f" ({', '.join(changes)})." if changes else "."
    return f"{line}{_leaves(recorded, now)} Action {action.id}."


def _leaves(recorded: Recorded, now: datetime) -> str:
    if recorded.send_after is None:
        return ""
    seconds = max(0, round((recorded.send_after - now).total_seconds()))
    moment = format_time(recorded.send_after.replace(microsecond=0))
    return f" It leaves at {moment} (in {seconds} s) unless undone."
