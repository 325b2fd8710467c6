"""The reply check asked about one case: what a customer should not read in words about to leave."""

from __future__ import annotations

from collections.abc import Iterator

from lanes.claimed_review import LOOKS, Reviewer
from lanes.packet import Finding
from lanes.policy import Policy
from lanes.reply_check import check_reply
from lanes.words import Role, Verb
from store.values import CaseView


def findings_on(
    text: str, view: CaseView, policy: Policy, *, writer: tuple[str, Role] | None
) -> tuple[Finding, ...]:
    """Warnings on `text`, in its order, each about whole words.

    `writer` is the name and role of the person whose own words these are, None for the draft as it stands.
    """
    ground = view.ground
    author = _reviewer(view, *writer, ground.owner) if writer is not None else None
    found = check_reply(
        text,
        ground.record,
        lane=ground.lane,
        unit=ground.unit,
        owner=ground.owner or view.row.suggested_owner,
        policy=policy,
        reviewers=tuple(_reviewers(view)),
        writer=author,
        draft=ground.draft,
    )
    return tuple(_in_whole_words(finding, text) for finding in found)


def _reviewers(view: CaseView) -> Iterator[Reviewer]:
    """Who judged this case in an act that stands, and the queue they then worked for."""
    for row in view.history:
        if row.verb in LOOKS and not row.undone_by:
            yield _reviewer(view, row.actor, Role(row.role), row.owner_before)


def _reviewer(view: CaseView, name: str, role: Role, owner: str | None) -> Reviewer:
    """A person, who works for the owner's queue when a specialist or when they once claimed the case."""
    claimed = any(row.verb is Verb.CLAIM and row.actor == name and not row.undone_by for row in view.history)
    return Reviewer(name, role, (owner or "") if claimed or role is Role.SPECIALIST else "")


def _in_whole_words(finding: Finding, text: str) -> Finding:
    """The finding with its place, and the words it quotes, drawn out to where words begin and end."""
    if finding.start is None or finding.end is None or not finding.start < finding.end <= len(text):
        return finding
    start, end = finding.start, finding.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    quoted = finding.quote == text[finding.start : finding.end]
    quote = text[start:end] if quoted else finding.quote
    return finding.model_copy(update={"start": start, "end": end, "quote": quote})


def finding_line(finding: Finding) -> str:
    """A finding in one line, with the words it is about."""
    return finding.text + (f" “{finding.quote}”" if finding.quote else "")
