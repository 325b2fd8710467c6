"""What stands beside a text being written: its changes, what to look at first, the conversation, what is known."""

from __future__ import annotations

from collections.abc import Sequence

from console.widgets.case.draft import findings, hidden_characters, promises
from console.widgets.case.facts import facts
from console.widgets.case.packet import packet
from console.widgets.case.shown import Shown
from console.widgets.case.thread import thread
from console.widgets.flow import Line, heading
from console.widgets.word_diff import diff_lines, share_changed
from lanes.packet import Finding

MOST_COMPARED = 20_000
"""Characters of each text that the share is worked out from."""


def beside_text(
    shown: Shown, draft: str | None, text: str, found: Sequence[Finding], width: int
) -> list[Line]:
    """The page beside the text; `draft` is what is being edited, None for a reply in one's own words."""
    lines = hidden_characters("It", text, width)
    if draft is not None:
        lines += _changes(draft, text, width)
    lines += heading("Before it leaves", width, note=f"{len(text):,} characters")
    lines += findings(found, width)[1:] or [
        Line((("✓ ", "fact-confirmed"), ("nothing to point at", "quiet")))
    ]
    lines += thread(shown, width)
    lines += packet(shown, width) if shown.is_packet else facts(shown, width)
    lines += promises(shown, width)
    return lines[1:] if lines and not lines[0].text else lines


def _changes(draft: str, text: str, width: int) -> list[Line]:
    if text == draft:
        return [*heading("Changes", width), Line((("None yet.", "quiet"),))]
    share = share_changed(draft[:MOST_COMPARED], text[:MOST_COMPARED])
    return [*heading("Changes", width, note=f"{share:.0%} changed"), *diff_lines(draft, text, width)]
