"""The head of a case, always in view: who and what it is, what the customer was told, the six triggers."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len

from console.clean import one_line
from console.widgets import ages
from console.widgets.case.shown import Shown
from console.widgets.case.spot import SPOT, pointed
from console.widgets.flow import GAP, SEPARATOR, Line, Span, cells_of, clip, fit, spread, wrap
from console.widgets.inks import phrase
from console.widgets.signs import LEVEL_GLYPH, LEVEL_INK, STATE_GLYPH, TRIGGER_LETTER, lane_ink, state_ink
from lanes.words import Author, CustomerState, Level, Status, Trigger

LINES = 6
LINES_SMALL = 5


def headline(shown: Shown, width: int, *, small: bool) -> list[Line]:
    """The head as exactly `LINES` lines (`LINES_SMALL` when small), so that nothing below it ever jumps."""
    banner = _banner(shown, width, 1 if small else 2)
    about = [_first(shown, width), _subject(shown, width), _people(shown, width), _triggers(shown, width)]
    return [*pointed(about, shown), *banner]


def _first(shown: Shown, width: int) -> Line:
    row, ground = shown.view.row, shown.view.ground
    lane, unit = ground.lane, f" · {ground.unit.value}" if ground.unit else ""
    left: list[Span] = [
        (f" {int(lane)} {lane.title}{unit} ", f"{lane_ink(lane)}-badge"),
        ("  ", ""),
        *phrase(row.ticket_id, "strong"),
    ]
    if ground.lane != ground.decided_lane:
        left += [(f"  was Lane {int(ground.decided_lane)}", "wrote-again")]
    standing = _standing(shown)
    source: list[Span] = [("  ", ""), *phrase(row.source, "quiet")] if row.source != "unknown" else []
    if cells_of([*left, *source, *standing]) + GAP <= width:
        left += source
    return Line(spread(left, standing, width))


def _standing(shown: Shown) -> list[Span]:
    """Where the case stands now: what a reader must not miss."""
    row, ground = shown.view.row, shown.view.ground
    if row.wrote_again:
        return [("↻ customer wrote again", "wrote-again")]
    if ground.holder is not None and ground.holder != shown.me:
        return [(f"◇ held by {one_line(ground.holder)}", "held")]
    if ground.holder is not None:
        left = "" if shown.held_until is None else f" for {ages.long(shown.held_until - shown.now)}"
        return [(f"◆ yours{left}", "held")]
    if ground.status is Status.DONE:
        return [("✓ done", "delivery-sent")]
    if ground.status is Status.SNOOZED and ground.snoozed_until is not None:
        return [(f"sleeps until {ages.moment(ground.snoozed_until, shown.now)}", "quiet")]
    if ground.status is Status.AUTONOMOUS:
        return [("handled by the assistant", "lane-1")]
    return [(f"waits {ages.long(shown.now - row.waiting_since)}", "quiet")]


def _subject(shown: Shown, width: int) -> Line:
    """The subject, else the first words; the flags at the right edge, shorter where the subject needs the room."""
    row = shown.view.row
    right = _flags(shown, width - cell_len(one_line(row.subject or "")) - GAP, width // 2)
    if row.subject:
        return Line(spread(phrase(row.subject, "strong"), right, width), anchor="subject")
    first = next((m.text for m in shown.view.ground.record.thread), "")
    return Line(spread(phrase(first[:400], "plain"), right, width))


def _flags(shown: Shown, room: int, most: int) -> list[Span]:
    """The flags in `room` cells: in full, by their first words, or counted; in `most` where nothing would fit."""
    flags = [one_line(flag).replace("_", " ") for flag in shown.view.decision.flags]
    if not flags:
        return []
    firsts = [_FIRST_WORD.get(flag, flag.partition(" ")[0]) for flag in flags]
    said = [f"⚑ {', '.join(flags)}", f"⚑ {', '.join(firsts)}", f"⚑ {len(flags)}"]
    fitting = [words for words in said if cell_len(words) <= min(room, most)]
    small = [words for words in said[1:] if cell_len(words) <= most]
    return [([*fitting, *small, said[-1]][0], "level-high-strong")]


_FIRST_WORD = {"severe dissatisfaction": "dissatisfaction"}
"""The word that tells a flag from others, where it is not the first."""


def _people(shown: Shown, width: int) -> Line:
    row, customer = shown.view.row, shown.view.ground.record.customer
    name = row.customer_name or row.customer_id
    place = shown.opened.spot.place if shown.opened.spot is not None else ""
    parts: list[tuple[str, str | None, str]] = [
        ("customer.name", name, "author-customer"),
        *_tier_and_plan(row.tier, customer.plan, place),
        ("customer.renewal_at", *_renewal(shown)),
        ("customer.prior_contacts", _contacts(customer.prior_contacts), "stale"),
        ("issue_type", row.issue_type, "quiet"),
        ("channel", row.channel, "quiet"),
        ("language", row.language if row.language not in (None, "en") else None, "quiet"),
    ]
    # What is pointed at comes first: the line's end may be cut.
    parts.sort(key=lambda part: part[0] != place)
    spans: list[Span] = []
    for field, text, ink in parts:
        if text:
            spans += [*([(SEPARATOR, "quiet")] if spans else [])]
            spans += phrase(text, SPOT if field == place else ink)
    owner, held = shown.view.ground.owner, shown.view.ground.holder is not None
    right: list[Span] = [] if held else [("no owner", "quiet")]
    if owner:
        right = [("owner ", "quiet"), *phrase(fit(owner, max(12, width // 4)), "plain")]
    return Line(spread(spans, right, width))


def _tier_and_plan(tier: str | None, plan: str | None, place: str) -> list[tuple[str, str | None, str]]:
    """Both as fields of the line; a plan that begins with its tier says it already."""
    if tier and plan and plan.lower().startswith(tier.lower()):
        return [("customer.tier" if place == "customer.tier" else "customer.plan", plan, "plain")]
    return [("customer.tier", tier, "plain"), ("customer.plan", plan, "quiet")]


def _renewal(shown: Shown) -> tuple[str | None, str]:
    """How near the renewal was at the record's time, and the ink for it."""
    record = shown.view.ground.record
    if record.customer.renewal_at is None:
        return None, "quiet"
    days = (record.customer.renewal_at.date() - record.time(shown.now).date()).days
    if days < 0:
        return f"renewal {-days} d ago", "quiet"
    return f"renewal in {days} d", "stale" if days <= 60 else "quiet"


def _contacts(count: int | None) -> str | None:
    return f"{count} earlier contact{'s' * (count > 1)}" if count else None


def _banner(shown: Shown, width: int, lines: int) -> list[Line]:
    """What the customer was told, in words, on the state's own ground; always `lines` lines."""
    state = shown.view.row.customer_state
    ink = state_ink(state)
    saw = shown.view.packet.customer_saw
    lead = f" {STATE_GLYPH[state]} "
    if state is CustomerState.NOTHING_SENT:
        spans: list[Span] = [(lead, ink), *_by_people(shown, ink)]
    elif not saw:
        spans = [(f"{lead}The assistant {state.words}; its words are not on record.", ink)]
    else:
        more = f"  and {len(saw) - 1} more" if len(saw) > 1 else ""
        spans = [(f"{lead}The assistant {state.words}: “", ink), *phrase(saw[-1][:600], "plain"), ("”", ink)]
        spans.append((more, "quiet"))
    wrapped = list(wrap(spans, width - 1, rest=(("   ", ""),)))
    painted = [Line(line, f"{ink}-background") for line in clip(wrapped, lines, width - 1)]
    return [*painted, *[Line()] * (lines - len(painted))]


def _by_people(shown: Shown, ink: str) -> list[Span]:
    """That the customer was told nothing, or what people told them instead, the last words quoted."""
    told = [m.text for m in shown.view.ground.record.thread if m.author is Author.AGENT and m.public]
    told += [sent.text for sent in shown.view.sent if sent.delivery not in ("failed", "undone")]
    if not told:
        return [("The customer has been told nothing.", ink)]
    how = "an agent wrote" if len(told) == 1 else f"agents wrote {len(told)} times, last"
    said = f"The assistant has told the customer nothing; {how}: “"
    return [(said, ink), *phrase(told[-1][:600], "plain"), ("”", ink)]


def _triggers(shown: Shown, width: int) -> Line:
    """The six triggers in one row, as far apart and as fully named as there is room; a click opens them."""
    does = " closes them" if shown.opened.triggers else " opens them"
    key: tuple[Span, ...] = ((shown.key_of("case.triggers", "t"), "key"), (does, "quiet"))
    level = shown.view.decision.level
    full, short = {t: t.title for t in Trigger}, {t: t.title.partition(" ")[0] for t in Trigger}
    letters = {t: TRIGGER_LETTER[t].upper() for t in Trigger}
    raised = {t: letters[t] if level(t) is Level.LOW else short[t] for t in Trigger}
    tries = ((full, "  "), (short, "  "), (short, " "), (raised, "  "), (raised, " "), (letters, "  "))
    rows = (_trigger_row(shown, words, gap) for words, gap in tries)
    row = next((row for row in rows if cells_of(row) <= width), _trigger_row(shown, letters, " "))
    return Line(spread(row, key if cells_of([*row, *key]) + GAP <= width else (), width), act="triggers")


def _trigger_row(shown: Shown, said: Mapping[Trigger, str], gap: str) -> list[Span]:
    """Every trigger's glyph and word, with `gap` behind each but the last."""
    spans: list[Span] = []
    for trigger, words in said.items():
        level = shown.view.decision.level(trigger)
        spans += [(f"{LEVEL_GLYPH[level]} {words}", LEVEL_INK[level]), (gap, "")]
    return spans[:-1]
