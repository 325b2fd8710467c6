"""The log's row that tells what the store itself did to a case's words: a note under the case's new key."""

from __future__ import annotations

import json
from typing import Any

from lanes.words import Role
from store.acting import REMEMBERED_STATE
from store.chain import ERASED_WORDS, WORDS
from store.standing import levels_of


def own_note(
    row: dict[str, Any],
    *,
    by: str,
    role: Role,
    at: str,
    text: str,
    thread_tail: str,
    status_after: str,
    proof: dict[str, str] | None = None,
) -> dict[str, Any]:
    """The columns of a note on the case of `row`, as it stood before, about its next revision.

    `proof` is kept beside the state before, where the row's hash covers it as it stands.
    """
    levels = {trigger.value: level.value for trigger, level in levels_of(row).items()}
    unused = ("seconds_spent", "edit_distance", "rating", "until", "escalate_at", "supersedes")
    state = {name: row[name] for name in REMEMBERED_STATE} | (proof or {})
    return {
        **{column: ERASED_WORDS.get(column) for column in WORDS},
        **dict.fromkeys(unused),
        "case_id": row["id"],
        "source": row["source"],
        "ticket_id": row["ticket_id"],
        "actor": by,
        "role": role.value,
        "verb": "note",
        "at": at,
        "revision": row["revision"] + 1,
        "policy_version": row["policy_version"],
        "lane_before": row["lane"],
        "lane_after": row["lane"],
        "unit_before": row["unit"],
        "unit_after": row["unit"],
        "status_before": row["status"],
        "status_after": status_after,
        "trigger_levels": json.dumps(levels, separators=(",", ":")),
        "trigger_verdicts": "[]",
        "owner_before": row["owner"],
        "owner_after": row["owner"],
        "state_before": json.dumps(state, separators=(",", ":")),
        "thread_tail": thread_tail,
        "note": text,
    }
