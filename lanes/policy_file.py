"""From a policy file's text to a policy: merged over the shipped one, checked, errors by line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from lanes.policy import Policy, versioned
from lanes.policy_error import PolicyError
from lanes.policy_lines import line_of
from lanes.reading.phrases import PhraseError, read_phrase

_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
EXTEND = "+"
"""As the first item of a list: the default's items stay and these are added."""


def read_policy_file(text: str, name: str, base: str | None) -> Policy:
    """The policy that `text` describes, over the file text `base` when there is one; raises PolicyError.

    Without `base` it is the shipped text, whose phrases need no check at every start.
    """
    given = _toml(text, name)
    known = {field for field in Policy.model_fields if field not in ("name", "version")}
    for key in given:
        if key not in known:
            raise _error(
                text, name, (key,), f"not a section of the policy; these are: {', '.join(sorted(known))}"
            )
    merged = _merged(_toml(base, "default"), given) if base is not None else given
    try:
        policy = Policy.model_validate({**merged, "name": name})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _error(text, name, first["loc"], str(first["msg"])) from None
    if base is not None:
        _check_phrases(policy, text, name)
    _check_matrix(policy, text, name)
    return versioned(policy)


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else None
        raise PolicyError(name, f"not TOML: {_PLACE.sub('', str(error)).strip()}", line=line) from None


def _merged(base: Any, given: Any) -> Any:
    """Tables are merged key by key; everything else is replaced, lists that begin with `+` are added to."""
    if isinstance(base, Mapping) and isinstance(given, Mapping):
        return {
            **base,
            **{key: _merged(base[key], value) if key in base else value for key, value in given.items()},
        }
    if isinstance(base, list) and isinstance(given, list) and given[:1] == [EXTEND]:
        return [*base, *given[1:]]
    return given


def _check_phrases(policy: Policy, text: str, name: str) -> None:
    shared = policy.words.get("any", {})
    for language, by_concept in policy.phrases.items():
        sets = {**shared, **policy.words.get(language, {})}
        for concept, phrases in by_concept.items():
            path = ("phrases", language, concept)
            if concept not in policy.concepts:
                raise _error(text, name, path, f"there is no concept “{concept}”")
            for written in phrases:
                try:
                    read_phrase(concept, written, sets)
                except PhraseError as error:
                    raise _error(text, name, path, str(error), near=written) from None
    for concept, held in policy.concepts.items():
        for key, named in (("shields", held.shields), ("together", held.together)):
            for other in named:
                if other not in policy.concepts:
                    raise _error(text, name, ("concepts", concept, key), f"there is no concept “{other}”")


def _check_matrix(policy: Policy, text: str, name: str) -> None:
    rules = [row.rule for row in policy.matrix]
    for place, rule in enumerate(rules):
        if rule in rules[:place]:
            raise _error(text, name, ("matrix", place, "rule"), f"two rows are called “{rule}”", near=rule)


def _error(text: str, name: str, loc: tuple[int | str, ...], problem: str, near: str = "") -> PolicyError:
    key = ".".join(str(part) for part in loc)
    return PolicyError(name, problem, line=line_of(text, loc, near), key=key)
