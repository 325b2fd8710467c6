"""From a policy file's text to a policy: merged over the shipped one, checked, errors by line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from lanes.domains import DOMAINS
from lanes.matrix import DETAILS
from lanes.policy import Policy, versioned
from lanes.policy_error import PolicyError
from lanes.policy_lines import key_on, line_of
from lanes.policy_problem import place, problem, quoted_value
from lanes.reading.phrases import PhraseError, read_phrase
from lanes.words import Lane

_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_BLANK = re.compile(r"\{([a-z_]*)\}")
DEPARTMENTS = frozenset({"security", "legal"})
"""Matters across the sections that have an owner of their own."""
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
        raise _error(text, name, place(first), problem(first), near=quoted_value(first)) from None
    if base is not None:
        _check_phrases(policy, text, name)
    _check_owners(policy, text, name)
    _check_matrix(policy, text, name)
    _check_domains(policy, text, name)
    return versioned(policy)


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        line = int(found[1]) if found else None
        said = f"not TOML: {_PLACE.sub('', str(error)).strip()}"
        raise PolicyError(name, said, line=line, key=key_on(text, line)) from None


def _merged(base: Any, given: Any) -> Any:
    """Tables are merged key by key; everything else is replaced, lists that begin with `+` are added to."""
    if isinstance(given, Mapping):
        held = base if isinstance(base, Mapping) else {}
        return {**held, **{key: _merged(held.get(key), value) for key, value in given.items()}}
    if isinstance(given, list) and given[:1] == [EXTEND]:
        return [*(base if isinstance(base, list) else ()), *given[1:]]
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


def _check_owners(policy: Policy, text: str, name: str) -> None:
    sections = (Policy.model_fields.keys() - {"name", "version", "owners"}) | DEPARTMENTS
    for section in policy.owners:
        if section not in sections:
            raise _error(text, name, ("owners", section), "the policy has no such section")


def _check_matrix(policy: Policy, text: str, name: str) -> None:
    rules = [row.rule for row in policy.matrix]
    for at, (row, conditions) in enumerate(policy.conditions):
        if row.rule in rules[:at]:
            said = f"two rows are called “{row.rule}”"
            raise _error(text, name, ("matrix", at, "rule"), said, near=row.rule)
        if row.lane is Lane.AUTONOMOUS and not conditions:
            said = "a row for Lane 1 needs conditions: without any, every case could go unreviewed"
            raise _error(text, name, ("matrix", at, "when"), said)
        for blank in _BLANK.findall(row.text):
            if blank not in DETAILS:
                said = f"nothing fills in {{{blank}}}; these are filled in: {', '.join(sorted(DETAILS))}"
                raise _error(text, name, ("matrix", at, "text"), said)


def _check_domains(policy: Policy, text: str, name: str) -> None:
    """A domain is one of ours, or one for which `[decides]` names sources."""
    known = {*DOMAINS, *policy.decides}
    named: list[tuple[tuple[int | str, ...], str | None]] = [
        *((("issue_types", glob, "domain"), said.domain) for glob, said in policy.issue_types.items()),
        *((("consulted", looked, "domain"), said.domain) for looked, said in policy.consulted.items()),
        *((("concepts", concept, "domain"), held.domain) for concept, held in policy.concepts.items()),
        *((("concepts", concept, "beside"), held.beside) for concept, held in policy.concepts.items()),
    ]
    for path, domain in named:
        if domain is not None and domain not in known:
            said = f"there is no domain “{domain}”; these are: {', '.join(sorted(known))}"
            raise _error(text, name, path, said)


def _error(text: str, name: str, loc: tuple[int | str, ...], said: str, near: str = "") -> PolicyError:
    key = ".".join(str(part) for part in loc)
    return PolicyError(name, said, line=line_of(text, loc, near), key=key)
