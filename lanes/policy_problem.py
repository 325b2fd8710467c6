"""What a mistake in a policy file is, in the words of who wrote the file, and the key it is at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from lanes.complaint_words import COMPLAINTS
from lanes.policy_lines import Path

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
    "too_long": "must hold {max_length} at most",
    "literal_error": "must be {expected}",
    "value_error": "{error}",
    "finite_number": "must be a finite number",
}


def problem(error: ErrorDetails) -> str:
    """What is wrong, for a person, without the name of the key."""
    said = _SENTENCES.get(error["type"])
    return error["msg"] if said is None else said.format(**error.get("ctx", {}))


def place(error: ErrorDetails, given: Any) -> Path:
    """The key in what was `given`, without the marks that validation adds for kinds of keys and for alternatives."""
    found: list[str | int] = []
    held = given
    for at, part in enumerate(error["loc"]):
        if _has(held, part):
            held = held[part]
        elif error["type"] != "missing" or at < len(error["loc"]) - 1:
            continue
        found.append(part)
    return tuple(found)


def _has(held: Any, part: str | int) -> bool:
    if isinstance(held, Mapping):
        return part in held
    return isinstance(held, list) and isinstance(part, int) and part < len(held)


def first_problem(errors: Sequence[ErrorDetails], given: Any) -> tuple[Path, str]:
    """Where the first mistake is and what is wrong there.

    A value that may be of several kinds has an error for each: the one that came furthest tells the most, and
    those that came equally far are told together.
    """
    places = [place(error, given) for error in errors]
    alike = [
        (at, error) for at, error in zip(places, errors, strict=True) if at[: len(places[0])] == places[0]
    ]
    furthest = max((at for at, _ in alike), key=len)
    said = dict.fromkeys(problem(error) for at, error in alike if at == furthest)
    return furthest, ", or ".join(said)
