"""What is known: confirmed, inferred and missing as three groups that differ by glyph, word and colour."""

from __future__ import annotations

from collections.abc import Sequence

from console.clean import one_line
from console.widgets import ages
from console.widgets.case.shown import Shown
from console.widgets.flow import NO_BREAK, Line, Span, heading, item
from console.widgets.ink import phrase
from lanes.facts import FactView, glyph
from lanes.words import FactStatus, SourceState


def facts(shown: Shown, width: int) -> list[Line]:
    """The three groups, then the state of the sources behind them."""
    groups = shown.facts
    lines = heading("Facts", width, anchor="facts")
    if not (groups.confirmed or groups.inferred or groups.missing):
        lines.append(Line((("None came with this case.", "quiet"),)))
    lines += _group("Confirmed", "fact-confirmed", groups.confirmed, width)
    lines += _group("Inferred", "fact-likely", groups.inferred, width)
    lines += _group("Missing", "fact-missing", groups.missing, width)
    return lines + _sources(shown, width)


def _group(title: str, ink: str, facts: Sequence[FactView], width: int) -> list[Line]:
    if not facts:
        return []
    lines = [Line(((title, ink), (f"  {len(facts)}", "quiet")))]
    for fact in facts:
        lines += fact_lines(fact, width)
    return lines


def fact_lines(fact: FactView, width: int, *, indent: int = 1) -> list[Line]:
    """One fact: glyph and word of its label, the statement, and where it is from."""
    ink = f"fact-{fact.label.value}"
    spans: list[Span] = [(f"{fact.label.value} ", ink), *phrase(fact.statement, "plain")]
    if fact.decisive:
        spans.append(("  decisive", "strong"))
    spans += _origin(fact)
    return item((glyph(fact.label), ink), spans, width, indent=indent)


def _origin(fact: FactView) -> list[Span]:
    if fact.label is FactStatus.MISSING and not fact.source:
        return []
    source = one_line(fact.source) if fact.source else "no source"
    age = ", no date" if fact.age is None else f", {ages.since(fact.age)}".replace(" ", NO_BREAK)
    spans: list[Span] = [(f"  {source}{age}", "quiet")]
    if fact.stale:
        spans.append((" ◔ stale", "stale"))
    return spans


def _sources(shown: Shown, width: int) -> list[Line]:
    sources = shown.view.ground.record.sources
    if not sources:
        return []
    signs = {
        SourceState.AVAILABLE: ("✓", "fact-confirmed"),
        SourceState.STALE: ("◔", "stale"),
        SourceState.UNAVAILABLE: ("∅", "fact-missing"),
    }
    lines = [Line((("Sources", "quiet"),))]
    for source in sources:
        glyph, ink = signs[source.state]
        when = f" as of {ages.day(source.as_of)}" if source.as_of else ""
        spans: list[Span] = [
            *phrase(source.name, "plain"),
            (f"  {source.state.value}{when}", ink if source.state is not SourceState.AVAILABLE else "quiet"),
        ]
        if source.decisive:
            spans.append(("  decisive", "strong"))
        lines += item((glyph, ink), spans, width, indent=1)
    return lines
