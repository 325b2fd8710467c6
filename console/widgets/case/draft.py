"""The assistant's draft, its citations and what the reply check says of it; or why there is none to send."""

from __future__ import annotations

from collections.abc import Sequence

from console.clean import badges
from console.widgets.case.shown import Shown
from console.widgets.flow import Line, Span, heading, item, paragraph, wrap
from console.widgets.inks import phrase, words
from console.widgets.signs import DRAFT_WORDS
from lanes.packet import Finding
from lanes.record import Citation
from lanes.words import DraftState, Lane

MOST_CHARACTERS = 20_000
MOST_PROMISES = 12


def draft(shown: Shown, width: int) -> list[Line]:
    """What would leave, exactly; findings stand under it."""
    ground = shown.view.ground
    state = ground.draft_state
    note = "the assistant sends it" if ground.lane is Lane.AUTONOMOUS and ground.draft else DRAFT_WORDS[state]
    lines = heading("Draft", width, note=note, anchor="draft")
    if ground.draft is None:
        return [
            *lines,
            *paragraph(
                [
                    ("The assistant left no draft. ", "quiet"),
                    (shown.key_of("verb.reply", "r"), "key"),
                    (" writes a reply.", "quiet"),
                ],
                width,
            ),
        ]
    if state is DraftState.WITHHELD:
        return lines + _withheld(shown, width)
    sendable = state is DraftState.AVAILABLE
    marks = [(f.start, f.end) for f in shown.findings if f.start is not None and f.end is not None]
    ink = "plain" if sendable else "quiet"
    lines += _draft_text(shown, ground.draft, width, marks if sendable else (), ink)
    if sendable:
        lines += hidden_characters("The draft", ground.draft, width)
    record = ground.record
    if sendable:
        lines += findings(shown.findings, width)
    if record.draft is not None and record.draft.citations:
        lines += citations(shown, "Cites", record.draft.citations, width)
    return lines


def _draft_text(
    shown: Shown, text: str, width: int, marks: Sequence[tuple[int, int]], ink: str
) -> list[Line]:
    """The draft's words behind a bar, the words a finding is about in its ink."""
    bar: Span = ("▎", "author-assistant")
    spans: list[Span] = []
    at = 0
    for start, end in sorted(set(marks)):
        if at <= start < end <= len(text):
            spans += [*words(text[at:start], ink), *words(text[start:end], "finding")]
            at = end
    spans += words(text[at : max(at, MOST_CHARACTERS)], ink)
    lead = (bar, (" ", ""))
    lines = [Line(line) for line in wrap(spans, width, first=lead, rest=lead)]
    if len(text) > MOST_CHARACTERS:
        more = f"… {len(text) - MOST_CHARACTERS:,} more characters"
        whole = "" if ink == "withheld" else f"; {shown.key_of('verb.edit', 'e')} opens the whole draft"
        lines += paragraph([(f"{more}{whole}", "stale")], width)
    return lines


def hidden_characters(named: str, text: str, width: int) -> list[Line]:
    """A warning where a text that would leave holds what nobody can see; `named` says what text it is."""
    hidden = badges(text)
    if not hidden:
        return []
    said = f"{named} holds characters a reader cannot see: {' '.join(hidden)}. They would leave with it."
    return item(("▲", "badge"), [(said, "badge")], width)


def findings(found: Sequence[Finding], width: int) -> list[Line]:
    """What to look at before this leaves."""
    lines: list[Line] = []
    for finding in found:
        spans: list[Span] = phrase(finding.text, "plain")
        if finding.quote:
            spans += [("  “", "quiet"), *phrase(finding.quote[:160], "finding"), ("”", "quiet")]
        lines += item(("▲", "finding"), spans, width)
    return [Line(), *lines] if lines else []


def citations(shown: Shown, title: str, cited: Sequence[Citation], width: int) -> list[Line]:
    """Titles with their references, as text: nothing here opens by itself, a key shows them one by one."""
    key = shown.key_of("case.references", "l")
    head: tuple[Span, ...] = ((title, "quiet"), (f"  {key} ", "key"), ("shows them", "quiet"))
    lines = [Line(), Line(head, act="references")]
    for citation in cited:
        spans = phrase(citation.title or citation.ref or "untitled", "plain")
        if citation.ref and citation.title:
            spans += [("  ", ""), *phrase(citation.ref, "quiet")]
        lines += item(("§", "accent"), spans, width)
    return lines


def _withheld(shown: Shown, width: int) -> list[Line]:
    draft_words = shown.view.ground.draft or ""
    key: Span = (shown.key_of("case.withheld", "w"), "key")
    if not shown.opened.withheld:
        said = "The assistant had drafted a reply; it was withdrawn at the boundary and cannot be sent. "
        return paragraph([(said, "quiet"), key, (" shows it as evidence.", "quiet")], width, act="withheld")
    lines = paragraph(
        [
            ("WITHHELD: evidence only, it cannot be sent. ", "level-high-strong"),
            key,
            (" hides it.", "quiet"),
        ],
        width,
        act="withheld",
    )
    return lines + _draft_text(shown, draft_words, width, (), "withheld")


def promises(shown: Shown, width: int) -> list[Line]:
    """What the customer may hold us to, from the whole thread."""
    if not shown.promises:
        return []
    lines = heading("Promises on record", width, anchor="promises")
    kinds: dict[tuple[int, str], list[str]] = {}
    for promise in shown.promises:
        kinds.setdefault((promise.message, promise.words), []).append(promise.kind.value.replace("_", " "))
    thread = shown.view.ground.record.thread
    for (place, said), named in list(kinds.items())[-MOST_PROMISES:]:
        kind = " and ".join(dict.fromkeys(named))
        spans: list[Span] = [
            (f"{kind} ", "promise"),
            ("“", "quiet"),
            *phrase(said[:200], "plain"),
            ("”", "quiet"),
            (f"  {thread[place].author.value}, message {place + 1}", "quiet"),
        ]
        lines += item(("◇", "promise"), spans, width)
    return lines
