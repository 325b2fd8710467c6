"""One promise: a commitment of ours together with the message that made it."""

from __future__ import annotations

from lanes.commitments import Kind
from lanes.values import Text, Time, Value
from lanes.words import Author


class Promise(Value):
    """One thing the customer was promised or told, with the message that said it."""

    kind: Kind
    words: Text
    """The sentence, as it was sent."""
    message: int
    """Its place in the thread."""
    start: int
    end: int
    """Where the sentence stands in the message (characters)."""
    author: Author
    at: Time | None = None
    topic: Text = ""
    figure: Text = ""
    """The sum or time as written; only for amount and date."""
    value: Text = ""
    """The figure in plain form, for comparing."""
    denied: bool = False
    """True for a told refusal."""
    done: bool = False
    """True for what was told as done already."""
    about: Text = ""
    """The part of the sentence that promises: which of several matters is meant."""
