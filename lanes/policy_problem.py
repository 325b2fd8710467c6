"""What a mistake in a policy file is, in the words of who wrote the file, and the key it is at."""

from __future__ import annotations

from pydantic_core import ErrorDetails

from lanes.complaint_words import COMPLAINTS

_SENTENCES = COMPLAINTS | {
    "extra_forbidden": "there is no such key here",
    "missing": "is needed here",
    "string_type": "must be text, in quotes",
    "string_pattern_mismatch": "must not be empty",
    "tuple_type": "must be a list, in [ ]",
    "dict_type": "must be a table of keys",
    "model_type": "must be a table of keys",
    "model_attributes_type": "must be a table of keys",
    "too_short": "must hold something",
    "literal_error": "must be {expected}",
    "value_error": "{error}",
}


def problem(error: ErrorDetails) -> str:
    """What is wrong, for a person, without the name of the key."""
    said = _SENTENCES.get(error["type"])
    return error["msg"] if said is None else said.format(**error.get("ctx", {}))


def place(error: ErrorDetails) -> tuple[int | str, ...]:
    """The key in the file, without the marks that validation adds for kinds of keys and for alternatives."""
    return tuple(part for part in error["loc"] if isinstance(part, int) or not _added(part))


def _added(part: str) -> bool:
    return part == "[key]" or part.startswith(("str-enum[", "literal["))


def quoted_value(error: ErrorDetails) -> str:
    """The wrong value as it stands in the file when it is a text, to find its line in a long list; else empty."""
    given = error["input"]
    return f'"{given}"' if isinstance(given, str) and given else ""
