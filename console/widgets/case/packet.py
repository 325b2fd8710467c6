"""The escalation packet as a page: what a person inherits with a Lane 3 case."""

from __future__ import annotations

from itertools import zip_longest

from console.clean import one_line
from console.widgets import ages
from console.widgets.case.draft import citations, findings
from console.widgets.case.facts import ages_from, fact_lines, sources
from console.widgets.case.shown import Shown
from console.widgets.flow import Line, Span, fit, heading, item, paragraph
from console.widgets.inks import phrase
from console.widgets.signs import trigger_words
from lanes.facts import FactView, glyph
from lanes.packet import KnownFact
from lanes.words import FactStatus


def packet(shown: Shown, width: int) -> list[Line]:
    """The packet's parts in the order a specialist asks for them; text nobody gave is said to be missing.

    Its triggers stand in the head of the case, right above it.
    """
    given = shown.view.packet
    lines = heading("Escalation packet", width, note=_acceptance(shown), anchor="packet")
    lines += moved_by_a_person(shown, width)
    summary = (
        phrase(given.summary, "plain") if given.summary.strip() else [("No summary was given.", "quiet")]
    )
    lines += paragraph(summary, width)
    lines += _known(shown, width)
    missing = (glyph(FactStatus.MISSING), "fact-missing")
    places = tuple(
        shown.place_of_fact(said.removesuffix(" (decisive)") if not shown.place_of_fact(said) else said)
        for said in given.missing_context
    )
    lines += _list("Missing", "fact-missing", missing, given.missing_context, width, places)
    if shown.view.ground.record.sources:
        lines += [Line(), *sources(shown, width)]
    if given.references:
        lines += citations(shown, "Candidate references", given.references, width)
    return lines + handed_over(shown, width) + findings(given.findings, width)


def _acceptance(shown: Shown) -> str:
    """Claiming is accepting: who did, or how to."""
    holder = shown.view.ground.holder
    if holder is None:
        return f"{shown.key_of('verb.claim', 'c')} accepts it, {shown.key_of('verb.return', 'b')} returns it"
    return "you accepted it" if holder == shown.me else f"accepted by {fit(one_line(holder), 24)}"


def moved_by_a_person(shown: Shown, width: int) -> list[Line]:
    """That a person overrode the policy here: who, when, why; or took the case over before it was decided anew."""
    ground = shown.view.ground
    standing = shown.view.overrides
    if not standing and ground.lane is ground.decided_lane:
        return []
    how = "moved this case here" if standing else "has taken this case over"
    spans: list[Span] = [(f"A person {how}", "wrote-again")]
    if standing:
        row = standing[-1]
        unit = f", {row.unit_after.value}" if row.unit_after is not None else ""
        spans.append((f": {one_line(row.actor)}, {ages.moment(row.at, shown.now)}", "plain"))
        spans.append((f", from Lane {int(row.lane_before)} to Lane {int(row.lane_after)}{unit}", "plain"))
        said = [f"{trigger_words(v['trigger'])} {one_line(v['verdict'])}" for v in row.trigger_verdicts]
        said += [code.replace("_", " ") for code in row.reason_codes if code != "other"]
        spans += [("; ", "quiet"), *phrase(", ".join(said), "quiet")] if said else []
        spans += [("  “", "quiet"), *phrase(row.note[:200], "plain"), ("”", "quiet")] if row.note else []
    spans.append((f". The policy had decided Lane {int(ground.decided_lane)}.", "quiet"))
    return item(("▲", "wrote-again"), spans, width)


def handed_over(shown: Shown, width: int) -> list[Line]:
    """What the assistant left undone on purpose, and who it thinks should own the case."""
    given = shown.view.packet
    lines = _list("The assistant did not do", "strong", ("⊘", "quiet"), given.not_done, width)
    if given.suggested_owner.strip():
        lines += [
            Line(),
            Line((("Suggested owner", "strong"),)),
            *item(("→", "accent"), phrase(given.suggested_owner, "plain"), width),
        ]
    return lines


def actions(shown: Shown, width: int) -> list[Line]:
    """State changes the assistant proposes: a person decides each."""
    proposed = shown.view.ground.record.proposed_actions
    if not proposed:
        return []
    verdicts = {
        row.action_verdict["index"]: str(row.action_verdict["verdict"])
        for row in shown.view.history
        if row.action_verdict is not None and row.undone_by is None
    }
    lines = heading(
        "Proposed actions",
        width,
        note=f"{shown.key_of('verb.authorize', 'p')} decides",
        anchor="actions",
        act="authorize",
    )
    for i, action in enumerate(proposed):
        verdict = verdicts.get(i)
        mark = {"granted": ("✓", "fact-confirmed"), "declined": ("✗", "fact-missing")}.get(
            verdict or "", ("□", "accent")
        )
        spans = [
            *phrase(action.kind.replace("_", " "), "strong"),
            *([(": ", "quiet"), *phrase(action.detail, "plain")] if action.detail else []),
        ]
        back = {False: "  cannot be taken back", True: "  can be taken back", None: ""}[action.reversible]
        lines += item(
            mark,
            [
                *spans,
                (back, "stale" if action.reversible is False else "quiet"),
                (f"  {verdict}" if verdict else "", mark[1]),
            ],
            width,
            anchor=f"proposed_actions[{i}]",
        )
    return lines


def _known(shown: Shown, width: int) -> list[Line]:
    known = shown.view.packet.known_context
    note = ages_from(shown)
    lines = [Line(), Line((("Known", "fact-confirmed"), (f"  {note}" if note else "", "quiet")))]
    if not known:
        return [*lines, Line((("  nothing was confirmed", "quiet"),))]
    views = {
        fact.statement: fact for group in (shown.facts.confirmed, shown.facts.inferred) for fact in group
    }
    for fact in known:
        lines += _known_fact(fact, views.get(fact.statement), width, shown.place_of_fact(fact.statement))
    return lines


def _known_fact(fact: KnownFact, view: FactView | None, width: int, anchor: str) -> list[Line]:
    if view is not None:
        return fact_lines(view, width, anchor=anchor)
    label = FactStatus(fact.label) if fact.label in {s.value for s in FactStatus} else None
    ink = f"fact-{label.value}" if label else "quiet"
    spans: list[Span] = [(f"{one_line(fact.label)} ", ink), *phrase(fact.statement, "plain")]
    origin = ", ".join(one_line(part) for part in (fact.source, fact.as_of) if part)
    return item(
        (glyph(label) if label else "·", ink),
        [*spans, (f"  {origin}" if origin else "", "quiet")],
        width,
        indent=1,
        anchor=anchor,
    )


def _list(
    title: str, ink: str, mark: Span, entries: tuple[str, ...], width: int, places: tuple[str, ...] = ()
) -> list[Line]:
    if not entries:
        return []
    lines = [Line(), Line(((title, ink),))]
    for entry, place in zip_longest(entries, places, fillvalue=""):
        lines += item(mark, phrase(entry, "plain"), width, indent=1, anchor=place)
    return lines
