"""The conversation: who said what and when, and whether the customer can see it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from console.clean import badges, one_line
from console.evidence_places import message_of, span_of
from console.widgets import ages
from console.widgets.case.shown import Shown, Spot
from console.widgets.case.spot import SPOT
from console.widgets.flow import GAP, Line, Span, cells_of, fit, heading, paragraph, spread, wrap
from console.widgets.inks import words
from console.widgets.signs import AUTHOR_GLYPH, DELIVERY_INK, DELIVERY_WORDS
from lanes.record import Message
from lanes.words import Author, Trigger
from store.values import Sent

MOST_CHARACTERS = 3_000
MOST_CHARACTERS_WHOLE = 120_000
NOTES_CELLS = 38
"""Cells that the part, the mark and the time of a message need at most beside its name."""
LEAST_NAME = 20
"""Cells a name gets in any case."""
UNANSWERED = "unanswered"
"""The place a page opens at: the first unanswered message, else the last one."""


def thread(shown: Shown, width: int) -> list[Line]:
    """The newest messages, the older ones behind a line that shows more; then the replies from this desk."""
    record = shown.view.ground.record
    total = len(record.thread)
    start = max(0, total - shown.opened.messages)
    unanswered = shown.unanswered
    note = f"{total:,} message{'s' * (total != 1)}"
    lines = heading("Conversation", width, note=note, anchor="conversation")
    if start:
        lines.append(
            Line(
                (
                    ("  ▴ ", "quiet"),
                    (f"{start:,} earlier", "plain"),
                    (f"  {shown.key_of('case.earlier', 'left_square_bracket')} ", "key"),
                    ("shows more", "quiet"),
                ),
                act="earlier",
            )
        )
    marks = _evidence(shown) if shown.opened.triggers else {}
    for i in range(start, total):
        anchor = UNANSWERED if i == (total - 1 if unanswered is None else unanswered) else ""
        spot = shown.opened.spot if shown.opened.spot and shown.opened.spot.message == i else None
        message = _message(shown, record.thread[i], width, marks.get(i, []), anchor, i == unanswered, spot)
        lines += message if spot is None else _anchored(message)
    for sent in shown.view.sent:
        lines += _reply(shown, sent, width)
    return lines


def _evidence(shown: Shown) -> dict[int, list[tuple[int, int]]]:
    """Places in the thread that triggers rest on: message → character ranges."""
    found: dict[int, list[tuple[int, int]]] = {}
    messages = shown.view.ground.record.thread
    for trigger in Trigger:
        for evidence in shown.view.decision.triggers[trigger].evidence:
            place = message_of(evidence)
            if place is None or place >= len(messages):
                continue
            span = span_of(evidence, messages[place].text)
            if span is not None:
                found.setdefault(place, []).append(span)
    return found


def _anchored(lines: list[Line]) -> list[Line]:
    """The message's lines with the first one that holds the spot named by it."""
    at = next((i for i, line in enumerate(lines) if any(ink == SPOT for _, ink in line.spans)), 1)
    return [*lines[:at], lines[at]._replace(anchor=SPOT), *lines[at + 1 :]]


def _message(
    shown: Shown,
    message: Message,
    width: int,
    marks: list[tuple[int, int]],
    anchor: str,
    is_open: bool,
    spot: Spot | None,
) -> list[Line]:
    ink = f"author-{message.author.value}"
    bar = (AUTHOR_GLYPH[message.author] if message.public else "┊", ink if message.public else "internal")
    fill = "" if message.public else "internal-background"
    title: list[Span] = [
        bar,
        (" ", ""),
        (_name(shown, message, width), ink if message.public else "internal"),
    ]
    inks = [(start, end, "evidence") for start, end in marks]
    if spot is not None and spot.start is not None and spot.end is not None:
        inks = [mark for mark in inks if mark[1] <= spot.start or mark[0] >= spot.end]
        inks.append((spot.start, spot.end, SPOT))
    elif spot is not None:
        title[2] = (title[2][0], SPOT)
    when = ages.moment(message.at, shown.now) if message.at else "no time given"
    if not message.public:
        room = width - cells_of(title) - cell_len(when) - GAP
        said = "  internal: the customer cannot see this"
        title.append((said if cell_len(said) <= room else "  internal", "internal"))
    elif message.author is not Author.CUSTOMER:
        room = width - cells_of(title) - cell_len(when) - GAP
        said = "  the customer saw this"
        title.append((said if cell_len(said) <= room else "  seen", "quiet"))
    elif is_open:
        title.append(("  unanswered", "wrote-again"))
    lines = [Line(), Line(spread(title, [(when, "quiet")], width), fill, anchor=anchor)]
    return lines + _body(
        shown, message.text, width, bar, fill, inks, "plain" if message.public else "internal"
    )


def _name(shown: Shown, message: Message, width: int) -> str:
    """Name and part; the name alone where the line is short."""
    name = message.extra.get("by")
    if message.author is Author.CUSTOMER:
        name = name or shown.view.row.customer_name
    if not isinstance(name, str) or not name.strip():
        return message.author.value.capitalize()
    name = fit(one_line(name[:60]), max(LEAST_NAME, width // 3))
    return f"{name} · {message.author.value}" if cell_len(name) < width - NOTES_CELLS else name


def _body(
    shown: Shown,
    text: str,
    width: int,
    bar: Span,
    fill: str,
    marks: Iterable[tuple[int, int, str]],
    ink: str,
) -> list[Line]:
    whole = shown.opened.whole
    cap = MOST_CHARACTERS_WHOLE if whole else MOST_CHARACTERS
    spans: list[Span] = []
    at = 0
    for start, end, mark in sorted(marks):
        if at <= start < end <= min(cap, len(text)):
            spans += [*words(text[at:start], ink), *words(text[start:end], mark)]
            at = end
    spans += words(text[at:cap].rstrip() if at < cap else "", ink)
    lead = (bar, (" ", ""))
    lines = [Line(line, fill) for line in wrap(spans, width, first=lead, rest=lead)]
    hidden = badges(text[:cap])
    if hidden:
        lines += paragraph(
            [(f"holds hidden characters: {' '.join(hidden)}", "badge")],
            width,
            lead=f"{bar[0]} ",
            ink=bar[1],
            fill=fill,
        )
    if len(text) > cap:
        spare = f"… {len(text) - cap:,} more characters"
        hint: tuple[Span, ...] = (
            ((spare, "quiet"), (f"  {shown.key_of('case.whole', 'plus')} ", "key"), ("shows more", "quiet"))
            if not whole
            else ((spare, "quiet"),)
        )
        lines.append(Line((bar, (" ", ""), *hint), fill, act="whole"))
    return lines


def _reply(shown: Shown, sent: Sent, width: int) -> list[Line]:
    """A reply from this desk, and whether it has left."""
    bar = ("▌", "author-agent")
    state = DELIVERY_WORDS.get(sent.delivery, sent.delivery)
    title: list[Span] = [
        bar,
        (" ", ""),
        (one_line(sent.by), "author-agent"),
        (f"  {state}", DELIVERY_INK.get(sent.delivery, "quiet")),
    ]
    head = Line(spread(title, [(ages.moment(sent.at, shown.now), "quiet")], width))
    return [Line(), head, *_body(shown, sent.text, width, bar, "", (), "plain")]
