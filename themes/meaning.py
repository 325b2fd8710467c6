"""The theme variables that carry meaning: what each one says, and its colour where a theme is silent."""

from __future__ import annotations

from types import MappingProxyType

DEFAULT = "dusk"
"""The theme that is worn where none was chosen."""

VARIABLES = MappingProxyType(
    {
        "lane-1": "Lane 1, the assistant answers",
        "lane-2": "Lane 2, a person sends",
        "lane-3": "Lane 3, a person owns",
        "fact-confirmed": "a fact with source and date",
        "fact-likely": "an inferred fact, rather true",
        "fact-possible": "an inferred fact, perhaps true",
        "fact-missing": "a fact nobody has",
        "fact-unverified": "a fact said to be confirmed, without source or date",
        "state-clean": "nothing sent, or one question asked",
        "state-partial": "partially explained",
        "state-raised": "the customer expects something",
        "level-low": "a trigger at low",
        "level-medium": "a trigger at medium",
        "level-high": "a trigger at high",
        "author-customer": "the customer's name in the thread",
        "author-assistant": "the assistant's",
        "author-agent": "an agent's",
        "author-system": "the system's",
        "internal": "what the customer cannot see",
        "evidence": "words a trigger rests on",
        "finding": "words the reply check points at",
        "promise": "words the customer may hold us to",
        "diff-added": "words an edit adds",
        "diff-removed": "words an edit takes out",
        "badge": "the mark in place of a hostile character",
        "stale": "a source or fact past its age limit",
        "wrote-again": "the customer wrote again",
        "held": "somebody holds the case",
        "delivery-waiting": "a reply that can still be called back",
        "delivery-sent": "a reply that was delivered",
        "delivery-failed": "a reply that was not delivered",
        "delivery-unknown": "a reply nobody can vouch for",
        "quiet": "secondary text",
        "hairline": "lines between things; carries no text",
        "pill": "text written on a meaning's own colour, `on $lane-3` for one",
        "state-clean-background": "behind $state-clean",
        "state-partial-background": "behind $state-partial",
        "state-raised-background": "behind $state-raised",
        "internal-background": "behind a message the customer cannot see",
        "diff-added-background": "behind $diff-added",
        "diff-removed-background": "behind $diff-removed",
        "badge-background": "behind $badge",
        "evidence-background": "behind $evidence",
        "finding-background": "behind $finding",
        "cursor-background": "behind the row under the cursor",
    }
)
"""Variable name (without `$`) → what wearing it means. Colour is never the only sign of any of them."""


def is_background(variable: str) -> bool:
    """Whether the variable lies behind text and colours none itself."""
    return variable.endswith("-background") or variable == "hairline"


def is_text(variable: str) -> bool:
    """Whether the variable colours text on the theme's grounds; `pill` is written on other colours."""
    return not is_background(variable) and variable != "pill"
