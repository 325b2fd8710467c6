"""The reply check asked about one case: what a customer should not read in words about to leave."""

from __future__ import annotations

from lanes.packet import Finding
from lanes.policy import Policy
from lanes.reply_check import check_reply
from store.values import CaseView


def findings_on(text: str, view: CaseView, policy: Policy, *, own_words: bool) -> tuple[Finding, ...]:
    """Warnings on `text`, in its order, each about whole words.

    Own words are a person's review themselves; a draft left as it stands needs an earlier look to speak of
    one.
    """
    ground = view.ground
    found = check_reply(
        text,
        ground.record,
        lane=ground.lane,
        unit=ground.unit,
        owner=ground.owner,
        policy=policy,
        human_reviewed=own_words or bool(ground.holder or view.history),
    )
    return tuple(_in_whole_words(finding, text) for finding in found)


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
