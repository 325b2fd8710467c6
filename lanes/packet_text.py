"""A packet as text, Markdown or JSON. Words are left as they came; nothing in them can pass for a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lanes.packet import KnownFact, Packet
from lanes.words import Lane

_LANE_TITLES = {
    Lane.AUTONOMOUS: "Autonomous resolution",
    Lane.ASSISTED: "Assisted response with human send",
    Lane.HUMAN_OWNED: "Human-owned escalation",
}
HEADINGS = (
    "Ticket ID",
    "Recommended lane",
    "Primary triggers",
    "Summary",
    "Known context",
    "Missing context",
    "Candidate references",
    "Assistant did not do",
    "Suggested owner",
    "Customer-visible state",
    "Customer saw",
    "Findings",
)
_HARD_BREAK = "  \n"
_LIKE_HEADING = re.compile(rf"\s*(?:{'|'.join(map(re.escape, HEADINGS))})\b.*:", re.IGNORECASE)


def packet_text(packet: Packet) -> str:
    """The packet as plain text, laid out for reading and for mail; ends with a newline."""
    lines = [
        "Escalation Packet",
        f"Ticket ID: {_one_line(packet.ticket_id)}",
        f"Recommended lane: {_lane(packet)}",
        "Primary triggers:",
        *_items([trigger.value for trigger in packet.primary_triggers], none="none above low"),
        "Summary:",
        *_block(packet.summary),
        "Known context:",
        *_items(
            [fact_line(fact) for fact in packet.known_context], none="nothing is known beyond the thread"
        ),
        "Missing context:",
        *_items(packet.missing_context, none="nothing is named as missing"),
        "Candidate references:",
        *_items(_references(packet), none="none given"),
        "Assistant did not do:",
        *_items(packet.not_done, none="nothing is recorded"),
        "Suggested owner:",
        *_items([packet.suggested_owner] if packet.suggested_owner else [], none="nobody is suggested"),
        f"Customer-visible state: {_state(packet, packet.customer_state.value)}",
    ]
    if packet.customer_saw:
        lines += ["Customer saw:", *_items(packet.customer_saw, none="")]
    if packet.findings:
        lines += ["Findings:", *_items([finding.text for finding in packet.findings], none="")]
    return "\n".join(lines) + "\n"


def packet_markdown(packet: Packet) -> str:
    """The packet as Markdown in which every word from outside is literal; ends with a newline."""
    parts = [
        f"# Escalation packet {escape_markdown(_one_line(packet.ticket_id))}",
        f"**Recommended lane:** {escape_markdown(_lane(packet))}",
        _section("Primary triggers", [trigger.value for trigger in packet.primary_triggers]),
        "## Summary\n\n" + (_HARD_BREAK.join(_escaped_lines(packet.summary)) or "*none*"),
        _section("Known context", [fact_line(fact) for fact in packet.known_context]),
        _section("Missing context", packet.missing_context),
        _section("Candidate references", _references(packet)),
        _section("Assistant did not do", packet.not_done),
        _section("Suggested owner", [packet.suggested_owner] if packet.suggested_owner else []),
        f"**Customer-visible state:** {_state(packet, escape_markdown(packet.customer_state.value))}",
    ]
    if packet.customer_saw:
        parts.append(_section("Customer saw", packet.customer_saw))
    if packet.findings:
        parts.append(_section("Findings", [finding.text for finding in packet.findings]))
    return "\n\n".join(parts) + "\n"


def packet_json(packet: Packet) -> str:
    """The packet as one line of JSON under its wire names."""
    return packet.model_dump_json()


def fact_line(fact: KnownFact) -> str:
    """A fact with its standing, source and date: `confirmed: plan is enterprise (crm, 2026-09-08)`."""
    label = f"{fact.label}, stale" if fact.stale else fact.label
    origin = ", ".join(part for part in (fact.source, (fact.as_of or "")[:10]) if part)
    return f"{label}: {fact.statement}{f' ({origin})' if origin else ''}"


_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>~|$&@^]")
_AT_START = re.compile(r"^(\s*)([-+=#:]|\d{1,9}(?=[.)]))")
_LINKS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")


def escape_markdown(text: str) -> str:
    """One line of text with everything that Markdown would act on, links among it, made literal."""
    literal = _ANYWHERE.sub(lambda found: "\\" + found.group(), text)
    literal = _LINKS.sub(lambda f: f"{f[1] or f[3]}\\{f[2] or f[4]}", literal)
    start = _AT_START.match(literal)
    if start is None:
        return literal
    mark, rest = start.group(2), literal[start.end() :]
    return f"{mark}\\{rest}" if mark.isdigit() else f"\\{mark}{rest}"


def _state(packet: Packet, name: str) -> str:
    return f"{name} ({packet.customer_state.words})"


def _lane(packet: Packet) -> str:
    unit = f", unit {packet.unit.value}" if packet.unit else ""
    return f"{_LANE_TITLES[packet.lane]} (Lane {int(packet.lane)}{unit})"


def _references(packet: Packet) -> list[str]:
    pairs = [(c.title or "", c.ref or "") for c in packet.references]
    return [f"{title} ({ref})" if title and ref else title or ref for title, ref in pairs if title or ref]


def _items(values: Sequence[str], *, none: str) -> list[str]:
    if not values:
        return [f"- {none}"]
    lines: list[str] = []
    for value in values:
        first, *rest = value.strip().splitlines() or [""]
        lines += [f"- {first}", *(f"  {line}" for line in rest)]
    return lines


def _block(text: str) -> list[str]:
    """Lines of running text; one that could be taken for a heading or a list item is set in."""
    lines = text.strip().splitlines() or ["(no summary was given)"]
    return [
        f"  {line}" if _LIKE_HEADING.match(line) or line.startswith(("- ", "* ")) else line for line in lines
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped_lines(text: str) -> list[str]:
    return [escape_markdown(line.strip()) for line in text.strip().splitlines() if line.strip()]


def _section(title: str, values: Sequence[str]) -> str:
    items = ["- " + f"{_HARD_BREAK}  ".join(_escaped_lines(value)) for value in values if value.strip()]
    return f"## {title}\n\n" + ("\n".join(items) or "*none*")
