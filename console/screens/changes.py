"""What happened to a case between what the reader saw and what stands now, as lines to read."""

from __future__ import annotations

from console.clean import one_line
from console.widgets.flow import Line, heading, item, paragraph
from console.widgets.inks import phrase, words
from console.widgets.word_diff import diff_lines
from store.values import CaseView

MOST_WORDS = 1_500


def what_changed(before: CaseView, after: CaseView, width: int) -> list[Line]:
    """New acts, new messages, the draft word by word, lane and owner; empty when nothing differs."""
    lines: list[Line] = []
    known = {row.id for row in before.history}
    acts = [row for row in after.history if row.id not in known]
    if acts:
        lines += heading("Acts", width)
        for row in acts:
            to = (
                f", owner {one_line(row.owner_after or 'nobody')}"
                if row.owner_before != row.owner_after
                else ""
            )
            lines += item(
                ("·", "quiet"),
                [(row.verb.value, "strong"), (f" by {one_line(row.actor)}{to}", "plain")],
                width,
            )
    said = after.ground.record.thread[len(before.ground.record.thread) :]
    if said:
        lines += heading("New messages", width)
        for message in said:
            lines.append(Line(((message.author.value, f"author-{message.author.value}"),)))
            lines += paragraph(words(message.text[:MOST_WORDS], "plain"), width, lead="  ")
    old, new = before.ground.draft or "", after.ground.draft or ""
    if old != new:
        lines += [*heading("The draft", width), *diff_lines(old, new, width)]
    lines += _standing(before, after, width)
    return lines[1:]


def _standing(before: CaseView, after: CaseView, width: int) -> list[Line]:
    """Lane, draft state and policy where they differ."""
    pairs = [
        ("lane", f"{int(before.ground.lane)}", f"{int(after.ground.lane)}"),
        ("draft", before.ground.draft_state.value, after.ground.draft_state.value),
        ("status", before.ground.status.value, after.ground.status.value),
        ("held by", before.ground.holder or "nobody", after.ground.holder or "nobody"),
        ("policy", before.ground.policy_version, after.ground.policy_version),
    ]
    changed = [(name, old, new) for name, old, new in pairs if old != new]
    if not changed:
        return []
    lines = heading("Now", width)
    for name, old, new in changed:
        lines += item(("·", "quiet"), [(f"{name}: ", "quiet"), *phrase(f"{old} → {new}", "plain")], width)
    return lines
