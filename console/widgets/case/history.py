"""What people did to the case, the newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from console.clean import one_line
from console.widgets import ages
from console.widgets.case.shown import Shown
from console.widgets.flow import Line, Span, heading, item
from console.widgets.inks import phrase
from console.widgets.signs import trigger_words
from lanes.words import Lane, Verb
from store.values import FeedbackRow

MOST = 20


def history(shown: Shown, width: int) -> list[Line]:
    """One entry an act; acts that were taken back stay, struck out in words."""
    rows = shown.view.history
    lines = heading("History", width, anchor="history")
    if not rows:
        return [
            *lines,
            Line(
                (
                    (
                        f"Came in {ages.moment(shown.view.first_seen_at, shown.now)}; nobody has acted yet.",
                        "quiet",
                    ),
                )
            ),
        ]
    for row in reversed(rows[-MOST:]):
        lines += item(("·", "quiet"), _entry(row, shown), width)
    if len(rows) > MOST:
        lines.append(Line(((f"  and {len(rows) - MOST} earlier", "quiet"),)))
    return lines


def _entry(row: FeedbackRow, shown: Shown) -> list[Span]:
    undone = row.undone_by is not None
    spans: list[Span] = [
        (row.verb.value, "quiet" if undone else "strong"),
        (f" by {one_line(row.actor)}, {ages.moment(row.at, shown.now)}", "quiet"),
    ]
    spans += [(f"  {text}", "plain") for text in _details(row)]
    if row.note:
        spans += [("  “", "quiet"), *phrase(row.note[:300], "plain"), ("”", "quiet")]
    if undone:
        spans.append(("  taken back", "stale"))
    return spans


def _details(row: FeedbackRow) -> list[str]:
    said: list[str] = []
    if row.lane_before != row.lane_after:
        said.append(f"Lane {int(row.lane_before)} → {int(row.lane_after)}")
    if row.unit_before != row.unit_after and row.unit_after is not None:
        said.append(f"unit {row.unit_after.value}")
    if row.owner_before != row.owner_after:
        said.append(f"owner → {one_line(row.owner_after or 'nobody')}")
    said += [one_line(code).replace("_", " ") for code in row.reason_codes]
    if row.outcome:
        said.append(one_line(row.outcome).replace("_", " "))
    if row.rating is not None:
        said.append(f"usefulness {row.rating} of 5")
    if row.grades:
        said.append(_counted(f"{len(row.grades)} claims graded", (grade["verdict"] for grade in row.grades)))
    if row.verb is Verb.EDIT and row.hunks:
        said.append(f"{len(row.hunks)} change{'s' * (len(row.hunks) != 1)}")
    said += [f"{trigger_words(v['trigger'])} {one_line(v['verdict'])}" for v in row.trigger_verdicts]
    if row.verb is Verb.CLAIM and row.lane_before is Lane.HUMAN_OWNED:
        said.append("accepted the packet")
    return said


def _counted(what: str, verdicts: Iterable[str]) -> str:
    """`3 claims graded: 2 right, 1 wrong`."""
    counts = Counter(one_line(verdict).replace("_", " ") for verdict in verdicts)
    return f"{what}: {', '.join(f'{count} {verdict}' for verdict, count in counts.items())}"
