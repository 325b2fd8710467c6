"""A case as plain text under headings: what the console's case page shows, for ears and pipes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from console.clean import one_line
from console.durations import short_span
from console.event_words import detail_words, follows_words, kind_words, told
from console.evidence_places import place_words
from console.reply_findings import finding_line, findings_on
from lanes.facts import FactView, glyph, group_facts
from lanes.packet_text import packet_text
from lanes.policy import Policy
from lanes.promises import ledger
from lanes.record import Citation, Message
from lanes.settle import may
from lanes.values import format_time
from lanes.words import DraftState, Lane, Level, Role, Status, Trigger, Verb
from store.values import CaseView, FeedbackRow

LONGEST_MESSAGE = 4_000
"""Characters of one message that are shown unless everything is asked for."""
MOST_MESSAGES = 40
MOST_EVIDENCE = 5
MOST_PROMISES = 12

WITHHELD = "Withheld: in Lane 3 nothing the assistant wrote may reach the customer. Write the reply yourself."


def case_text(
    view: CaseView,
    policy: Policy,
    me: str,
    now: datetime,
    *,
    full: bool = False,
) -> str:
    """The whole case for `me` at `now`; long messages and threads are shortened unless `full`."""
    owned = view.row.lane is Lane.HUMAN_OWNED
    known = (
        [packet_text(view.packet).rstrip().split("\n")]
        if owned
        else [_customer(view), _facts(view, policy, now)]
    )
    parts = (
        _head(view, now),
        *known,
        _why(view),
        _triggers(view),
        _promises(view),
        _actions(view),
        _thread(view.ground.record.thread, full=full),
        draft_lines(view, policy),
        _sent(view),
        _history(view.history),
        _events(view),
        _open_verbs(view, policy, me),
    )
    return "\n\n".join("\n".join(map(_inset, part)) for part in map(list, parts) if part)


def _head(view: CaseView, now: datetime) -> Iterator[str]:
    row = view.row
    unit = f", unit {row.unit.value}" if row.unit else ""
    yield f"Case {row.source}:{row.ticket_id}"
    if row.subject:
        yield f"Subject: {row.subject}"
    yield f"Lane {int(row.lane)} ({row.lane.title}){unit}"
    if view.ground.decided_lane is not row.lane:
        how = "a person moved it" if view.overrides else "a person has taken it over"
        yield f"The policy decided Lane {int(view.ground.decided_lane)}; {how}."
    yield f"Status: {_status(view)}"
    owner = row.owner or "nobody"
    yield f"Owner: {owner}" + (f"; held by {row.holder}" if row.holder else "")
    who = [
        row.customer_name or row.customer_id,
        row.tier and f"tier {row.tier}",
        view.ground.record.customer.plan,
    ]
    if any(who):
        yield f"Customer: {', '.join(part for part in who if part)}"
    about = [row.issue_type, row.channel, row.language]
    if any(about):
        yield f"About: {', '.join(part for part in about if part)}"
    yield f"Waiting: {short_span(now - row.waiting_since)}, since {format_time(row.waiting_since)}"


def _status(view: CaseView) -> str:
    row = view.row
    words = row.status.value
    if row.status is Status.SNOOZED and row.snoozed_until:
        words += f" until {format_time(row.snoozed_until)}"
    if row.wrote_again:
        words += "; the customer wrote again"
    if row.delivery:
        words += f"; last reply {row.delivery}"
    return f"{words} (revision {row.revision})"


def _why(view: CaseView) -> Iterator[str]:
    yield "Why this lane"
    for reason in view.decision.reasons:
        yield f"- {reason.text}" + (" (this set the lane)" if reason.sets_lane else "")


def _triggers(view: CaseView) -> Iterator[str]:
    yield "Triggers"
    for trigger in sorted(Trigger, key=lambda each: -view.decision.level(each).rank):
        reading = view.decision.triggers[trigger]
        yield f"- {trigger.value}: {reading.level.value}"
        if reading.level is not Level.LOW:
            quoted = dict.fromkeys((one_line(e.text), place_words(e)) for e in reading.evidence)
            for words, place in list(quoted)[:MOST_EVIDENCE]:
                yield f"    “{_short(words, 200)}” ({place})"
            if len(quoted) > MOST_EVIDENCE:
                yield f"    and {len(quoted) - MOST_EVIDENCE} more places"


def _customer(view: CaseView) -> Iterator[str]:
    state = view.row.customer_state
    yield f"The customer so far: {state.words} ({state.value}; {state.situation})"
    for words in view.packet.customer_saw:
        yield f"- they saw: {_short(one_line(words), 400)}"


def _facts(view: CaseView, policy: Policy, now: datetime) -> Iterator[str]:
    groups = group_facts(view.ground.record, policy, now=now)
    named = (("confirmed", groups.confirmed), ("inferred", groups.inferred), ("missing", groups.missing))
    if any(facts for _, facts in named):
        dated = any(fact.age is not None for _, facts in named for fact in facts)
        at = format_time(view.ground.record.time(now))
        yield f"Facts, as old as they were at the case's own time, {at}" if dated else "Facts"
    for name, facts in named:
        if facts:
            yield f"{name}:"
        yield from (_fact(fact) for fact in facts)


def _fact(fact: FactView) -> str:
    age = None if fact.age is None else f"{short_span(fact.age)} old"
    origin = ", ".join(part for part in (fact.source, age) if part)
    marks = [mark for mark, holds in (("stale", fact.stale), ("decisive", fact.decisive)) if holds]
    ending = f" ({origin})" if origin else ""
    return f"- {glyph(fact.label)} {fact.label.value}: {fact.statement}{ending}" + "".join(
        f" [{m}]" for m in marks
    )


def _promises(view: CaseView) -> Iterator[str]:
    promises = ledger(view.ground.record)
    if promises:
        yield "What the customer was promised or told"
    for promise in promises[-MOST_PROMISES:]:
        refused = "refused, " if promise.denied else ""
        words = _short(one_line(promise.words), 300)
        yield f"- {refused}{promise.kind.value}: “{words}” (message {promise.message + 1})"


def _actions(view: CaseView) -> Iterator[str]:
    ground = view.ground
    if ground.record.proposed_actions:
        yield "Proposed actions"
    for place, action in enumerate(ground.record.proposed_actions):
        state = "decided" if place in ground.actions_decided else "waits for a decision"
        detail = f": {action.detail}" if action.detail else ""
        yield f"{place + 1}. {action.kind}{detail} ({state})"


def _thread(thread: tuple[Message, ...], *, full: bool) -> Iterator[str]:
    yield f"Thread ({len(thread)} message{'' if len(thread) == 1 else 's'})"
    skipped = 0 if full else max(0, len(thread) - MOST_MESSAGES)
    if skipped:
        yield f"({skipped} earlier messages left out; --full shows them)"
    for place, message in enumerate(thread[skipped:], start=skipped + 1):
        when = "" if message.at is None else f", {format_time(message.at)}"
        seen = "" if message.public else ", internal: the customer has not seen it"
        yield f"[{place}] {message.author.value}{when}{seen}:"
        yield "    " + _short(message.text, None if full else LONGEST_MESSAGE)


def draft_lines(view: CaseView, policy: Policy) -> Iterator[str]:
    """The draft with its citations and the reply check where a person may send it, else what became of it."""
    ground = view.ground
    if ground.draft is None:
        return
    if ground.lane is Lane.HUMAN_OWNED or ground.draft_state is DraftState.WITHHELD:
        yield "Draft"
        yield WITHHELD
        return
    standing = "" if ground.draft_state is DraftState.AVAILABLE else f" ({ground.draft_state.value})"
    yield f"Draft by the assistant{standing}"
    yield "    " + ground.draft
    citations = ground.record.draft.citations if ground.record.draft else ()
    for citation in citations:
        yield f"- cites {_citation(citation)}"
    if ground.draft_state is DraftState.AVAILABLE:
        for finding in findings_on(ground.draft, view, policy, writer=None):
            yield f"- look at: {one_line(finding_line(finding))}"


def _citation(citation: Citation) -> str:
    return " ".join(part for part in (citation.title, citation.ref and f"({citation.ref})") if part)


def _sent(view: CaseView) -> Iterator[str]:
    if view.sent:
        yield "Sent from this desk"
    for sent in view.sent:
        yield f"- {format_time(sent.at)} by {sent.by}, {sent.delivery}: {_short(sent.text, LONGEST_MESSAGE)}"


def _history(rows: tuple[FeedbackRow, ...]) -> Iterator[str]:
    if rows:
        yield "What people did"
    for row in rows:
        undone = f" (undone by action {row.undone_by})" if row.undone_by else ""
        yield f"- action {row.id}: {row.actor} {row.verb.value}, {format_time(row.at)}{_about(row)}{undone}"


def _events(view: CaseView) -> Iterator[str]:
    events = told(view.events)
    if events:
        yield "What happened after"
    if len(events) > MOST_MESSAGES:
        yield f"({len(events) - MOST_MESSAGES} earlier ones left out)"
    for event in events[-MOST_MESSAGES:]:
        follows, detail = follows_words(event, view.history), detail_words(event)
        where = f"{kind_words(event)} ({one_line(event.source)}{', ' if follows else ''}{follows})"
        yield f"- {format_time(event.at)}: {where}{': ' if detail else ''}{detail}"


def _about(row: FeedbackRow) -> str:
    parts = []
    if row.lane_before is not row.lane_after:
        parts.append(f"Lane {int(row.lane_before)} to {int(row.lane_after)}")
    if row.owner_before != row.owner_after:
        parts.append(f"owner {row.owner_after or 'nobody'}")
    parts += [", ".join(row.reason_codes), row.outcome or "", _short(row.note or "", 300)]
    said = "; ".join(part for part in parts if part)
    return f": {said}" if said else ""


def _open_verbs(view: CaseView, policy: Policy, me: str) -> Iterator[str]:
    rights = policy.rights
    role: Role = rights.role_of(me)
    open_now = [verb for verb in Verb if may(view.ground, verb, me, role, rights) is None]
    if Verb.UNDO in open_now and not view.history:
        open_now.remove(Verb.UNDO)
    yield f"Open to {me} ({role.value}): {', '.join(verb.value for verb in open_now)}"
    if view.row.lane is Lane.HUMAN_OWNED:
        refusal = may(view.ground, Verb.APPROVE, me, role, rights)
        if refusal is not None:
            yield f"No approve: {refusal.text}"


def _inset(words: str) -> str:
    """One entry with its further lines moved in: no line of a stranger's passes for one of the page's."""
    first, *rest = words.split("\n")
    return "\n".join([first, *(f"    {line}" if line.strip() else "" for line in rest)])


def _short(text: str, most: int | None) -> str:
    """The text up to `most` characters, broken between words, with the number of those left out."""
    if most is None or len(text) <= most:
        return text
    cut = text.rfind(" ", most // 2, most)
    cut = most if cut < 0 else cut
    return f"{text[:cut]} … ({len(text) - cut:,} more characters)"
