"""What is known: confirmed, inferred and missing as three groups that differ by glyph, word and colour."""

from __future__ import annotations

from collections.abc import Sequence

from console.clean import one_line
from console.widgets import ages
from console.widgets.case.shown import Shown
from console.widgets.flow import NO_BREAK, Line, Span, heading, item
from console.widgets.inks import phrase
from lanes.facts import FactView, glyph
from lanes.words import FactStatus, SourceState

_HEAD = 2
"""Lines of a heading: what follows it at once needs no blank line before it."""


def facts(shown: Shown, width: int) -> list[Line]:
    """The three groups, then the state of the sources behind them."""
    groups = shown.facts
    lines = heading("Facts", width, note=ages_from(shown), anchor="facts")
    if not (groups.confirmed or groups.inferred or groups.missing):
        lines.append(Line((("None came with this case.", "quiet"),)))
    parts = (
        _group(shown, "Confirmed", "fact-confirmed", groups.confirmed, width),
        _group(shown, "Inferred", "fact-likely", groups.inferred, width),
        _group(shown, "Missing", "fact-missing", groups.missing, width),
        sources(shown, width),
    )
    for part in filter(None, parts):
        lines += [Line(), *part] if len(lines) > _HEAD else part
    return lines


def ages_from(shown: Shown) -> str:
    """What the ages of facts count from: the record's own time, however long ago that is."""
    at = shown.view.ground.record.time(shown.now)
    dated = any(fact.age is not None for fact in (*shown.facts.confirmed, *shown.facts.inferred))
    return f"ages as of {ages.moment(at, shown.now)}" if dated else ""


def _group(shown: Shown, title: str, ink: str, group: Sequence[FactView], width: int) -> list[Line]:
    if not group:
        return []
    lines = [Line(((title, ink), (f"  {len(group)}", "quiet")))]
    for fact in group:
        anchor = shown.place_of_fact(fact.statement)
        lines += fact_lines(fact, width, anchor=anchor, said=title.lower() == fact.label.value)
    return lines


def fact_lines(fact: FactView, width: int, *, anchor: str = "", said: bool = False) -> list[Line]:
    """One fact: glyph and word of its label (unless the group's title `said` it), statement, origin."""
    ink = f"fact-{fact.label.value}"
    spans: list[Span] = [*([] if said else [(f"{fact.label.value} ", ink)]), *phrase(fact.statement, "plain")]
    if fact.decisive:
        spans.append(("  decisive", "strong"))
    spans += _origin(fact)
    return item((glyph(fact.label), ink), spans, width, indent=1, anchor=anchor)


def _origin(fact: FactView) -> list[Span]:
    if fact.label is FactStatus.MISSING and not fact.source:
        return []
    source = one_line(fact.source) if fact.source else "no source"
    age = ", no date" if fact.age is None else f", {ages.since(fact.age)}".replace(" ", NO_BREAK)
    spans: list[Span] = [(f"  {source}{age}", "quiet")]
    if fact.stale:
        spans.append((" ◔ stale", "stale"))
    return spans


def sources(shown: Shown, width: int) -> list[Line]:
    """The systems that were read, each with its state and the date it speaks of."""
    named = shown.view.ground.record.sources
    if not named:
        return []
    signs = {
        SourceState.AVAILABLE: ("✓", "fact-confirmed"),
        SourceState.STALE: ("◔", "stale"),
        SourceState.UNAVAILABLE: ("∅", "fact-missing"),
    }
    lines = [Line((("Sources", "quiet"),))]
    for place, source in enumerate(named):
        sign, ink = signs[source.state]
        when = f" as of {ages.day(source.as_of, shown.now)}" if source.as_of else ""
        spans: list[Span] = [
            *phrase(source.name, "plain"),
            (f"  {source.state.value}{when}", ink if source.state is not SourceState.AVAILABLE else "quiet"),
        ]
        if source.decisive:
            spans.append(("  decisive", "strong"))
        lines += item((sign, ink), spans, width, indent=1, anchor=f"sources[{place}]")
    return lines
