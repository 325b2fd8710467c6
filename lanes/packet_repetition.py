"""Whether a packet's summary only retells the ticket: its wording, and no word on the boundary."""

# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re

from lanes.amounts import lowered
from lanes.packet import Packet
from lanes.record import CaseRecord
from lanes.telling import telling, words_of

REPEATS = 0.6
"""Share of the summary's three-word runs that stand in the thread, from which it only repeats."""
RETELLS = 0.85
"""Share of the summary's telling words that the customer said, from which it only retells them."""
_TELLING_AT_LEAST = 6
_FRAMING = telling(
    "writes says tells asks wants wishes likes would have has requests reports explains states mentions complains that"
    " user client schreibt sagt fragt bittet möchte will meldet berichtet beschwert escribe dice pide pregunta quiere"
    " desea informa comenta écrit dit demande veut souhaite signale indique escreve diz pede pergunta quer deseja relata"
    " scrive dice chiede vuole desidera segnala riferisce lamenta"
)
"""Words with which any summary says that the customer said something."""
_RUN = 3
_READ_AT_MOST = 60_000
"""Characters of the thread that are compared."""

_LEFT = r"(?:verif\w+|confirm\w*|decide\w*|promise\w*|quote\w*|known|clear|check\w*|read|interpret\w*|said?|state\w*|approve\w*)"
_BOUNDARY = re.compile(
    r"\b(?:why lane|lane [123]|boundary|decision|decides|undecided|(?:left|up|for \w+|has|have) to decide|approv\w+|authori[sz]\w+"
    rf"|(?:did|do|does|has|have|had|was|were|is|are|yet|nobody|no one|nothing) (?:not )?(?:(?:yet|been|has) ){{0,3}}{_LEFT}|not (?:(?:yet|been) ){{0,2}}{_LEFT}"
    r"|(?:assistant|bot|agent|we) (?:did|has|have|had|was|were) not|unknown|unclear|unverified|unconfirmed|not in the record"
    r"|missing (?:context|information|facts?|sources?|is)|missing(?=:)|still missing|(?<!asks )(?<!asked )(?<!asking )(?<!know )(?<!wonders )whether"
    r"|needs? (?:a |an )?(?:human|person|specialist|review|approval)|root cause|only \w+ (?:may|can)"
    r"|(?:policy|contract|commercial) (?:decision|exception|question|review|reading)|escalat\w+"
    r"|cannot be (?:read|confirmed)|pending (?:review|decision|approval|confirmation)|has to confirm"
    r"|(?<!as )(?<!if )possible|possibly|likely"
    r"|entscheidung\w*|entscheidet|freigabe|ungeklärt|unklar|nicht (?:geprüft|bestätigt|entschieden|bekannt|verifiziert)"
    r"|noch offen|ist offen|(?<!fragt, )ob|decisión|por decidir|sin decidir|aprobación|no (?:se|está|fue) (?:ha |han )?(?:sabe|verificad\w|confirmad\w|decidid\w|clar\w)"
    r"|décision|à décider|approbation|validation|(?:non|pas) (?:(?:été|encore) ){0,2}(?:vérifi|confirm|décid)\w+|à vérifier"
    r"|decisão|aprovação|não (?:(?:foi|se|está) ){0,2}(?:sabe|verificad|confirmad|decidid|clar)\w*"
    r"|decisione|approvazione|non (?:(?:è|stat\w) ){0,2}(?:verificat|confermat|decis|chiar)\w*|da verificare)\b"
)  # fmt: skip
"""Words on the boundary, on missing context, or on what was not decided."""
_OF_BARE_RECORDS = ("which sources the assistant had", "which rule applies:", "who is writing:")


def retold(packet: Packet, case: CaseRecord) -> float | None:
    """The share (0 to 1) of the summary that is the ticket's own wording; None where it does more than repeat."""
    if _names_a_boundary(packet):
        return None
    subject = case.subject or ""
    thread = "\n".join((subject, *(m.text for m in case.thread)))[:_READ_AT_MOST]
    if _beyond(packet.summary, thread):
        return None
    share = overlap(packet.summary, thread)
    if share >= REPEATS:
        return share
    said = "\n".join((subject, *(m.text for _, m in case.customer_messages())))[:_READ_AT_MOST]
    share = _retelling(packet.summary, said)
    return share if share >= RETELLS else None


def overlap(text: str, thread: str) -> float:
    """Share (0 to 1) of the text's three-word runs that occur in `thread`; 0 for fewer than three words."""
    runs = _runs(text)
    return len(runs & _runs(thread)) / len(runs) if runs else 0.0


def _retelling(summary: str, said: str) -> float:
    """Share of the summary's telling words that the customer said; 0 for a short summary."""
    told = telling(summary) - _FRAMING
    return len(told & telling(said)) / len(told) if len(told) >= _TELLING_AT_LEAST else 0.0


def _beyond(summary: str, thread: str) -> bool:
    """Whether the summary has a word on the boundary that is not the ticket's own."""
    return not _boundaries(summary) <= _boundaries(thread)


def _boundaries(text: str) -> set[str]:
    return {found.group() for found in _BOUNDARY.finditer(lowered(text))}


def _names_a_boundary(packet: Packet) -> bool:
    """Whether missing context or what was not decided is named.

    That no reply was sent says neither, nor does what is missing wherever a record is bare.
    """
    telling_lines = [
        line
        for line in packet.not_done
        if "reply" not in line and "draft" not in line and "latest message" not in line
    ]
    missing = [line for line in packet.missing_context if not line.startswith(_OF_BARE_RECORDS)]
    return bool(telling_lines or missing)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
