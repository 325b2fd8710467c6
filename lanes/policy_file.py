"""From a policy file's text to a policy: merged over the shipped one, checked, errors by line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from lanes.domains import DOMAINS
from lanes.matrix import DETAILS
from lanes.matrix_check import check_matrix
from lanes.policy import Policy, versioned
from lanes.policy_error import PolicyError
from lanes.policy_flags import misspelt
from lanes.policy_lines import DEEPEST, Lines, Path
from lanes.policy_problem import first_problem
from lanes.reading.phrases import PhraseError, read_phrase

_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_LONG_NUMBER = re.compile(r"\d[\d_]{4000}")
_BLANK = re.compile(r"\{([a-z_]*)\}")
DEPARTMENTS = frozenset({"security", "legal"})
"""Matters across the sections that have an owner of their own."""
EXTEND = "+"
"""As the first item of a list: the default's items stay and these are added."""


def decoded(raw: bytes, name: str) -> str:
    """The text of a policy file's bytes (UTF-8); raises PolicyError."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = raw.decode("utf-8-sig", errors="replace")
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        key = Lines(text).key_at(line, column)
        raise PolicyError(name, "not UTF-8", line=line, key=_dotted(key.path) if key else "") from None


def read_policy_file(text: str, name: str, base: str | None) -> Policy:
    """The policy that `text` describes, over the file text `base` when there is one; raises PolicyError.

    Without `base` it is the shipped text, whose phrases need no check at every start.
    """
    if base is None:
        return versioned(Policy.model_validate({**tomllib.loads(text), "name": name}))
    return _Reading(text, name, tomllib.loads(base)).policy()


class _Reading:
    """One owner's file on its way to a policy; whatever is wrong with it is raised by line and key."""

    def __init__(self, text: str, name: str, base: dict[str, Any]) -> None:
        self._text, self._name, self._base = text, name, base
        self._lines = Lines(text)
        self._given = self._parsed()

    def policy(self) -> Policy:
        known = {field for field in Policy.model_fields if field not in ("name", "version")}
        for key in self._given:
            if key not in known:
                raise self._error(
                    (key,), f"not a section of the policy; these are: {', '.join(sorted(known))}"
                )
        self._check_additions(self._given, ())
        merged = _merged(self._base, self._given)
        try:
            policy = Policy.model_validate({**merged, "name": self._name})
        except ValidationError as error:
            raise self._error(*first_problem(error.errors(include_url=False), merged)) from None
        self._check_phrases(policy)
        self._check_owners(policy)
        self._check_matrix(policy)
        self._check_flags(policy)
        self._check_domains(policy)
        return versioned(policy)

    def _parsed(self) -> dict[str, Any]:
        if deep := self._lines.too_deep:
            said = f"not usable TOML: nested more than {DEEPEST} levels deep"
            raise PolicyError(self._name, said, line=deep.line, key=f"{_dotted(deep.path[:3])}…")
        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            found = _PLACE.search(str(error))
            said = f"not TOML: {_PLACE.sub('', str(error)).strip()}"
            if found and found[1]:
                line = int(found[1])
                key = self._lines.key_at(line, int(found[2]))
            else:
                key = self._lines.key_at_end()
                line = key.line if key else self._text.count("\n") + 1
                said += ", where the file ends"
            raise PolicyError(self._name, said, line=line, key=_dotted(key.path) if key else "") from None
        except ValueError:
            raise self._long_number() from None

    def _long_number(self) -> PolicyError:
        """What tomllib says of a number with more digits than Python reads, which has no place."""
        found = _LONG_NUMBER.search(self._text)
        line = self._text.count("\n", 0, found.start()) + 1 if found else 1
        column = found.start() - self._text.rfind("\n", 0, found.start()) if found else 1
        key = self._lines.key_at(line, column)
        said = "not usable TOML: a number with more digits than can be read"
        return PolicyError(self._name, said, line=line, key=_dotted(key.path) if key else "")

    def _check_additions(self, given: Any, path: Path) -> None:
        """`+` adds as a list's first item only; anywhere else it would be taken for a word or a glob."""
        if isinstance(given, Mapping):
            for key, value in given.items():
                self._check_additions(value, (*path, key))
        elif isinstance(given, list):
            for at, value in enumerate(given):
                if at and value == EXTEND:
                    said = f"“{EXTEND}” may only be a list's first item: it adds to the shipped list"
                    spot = (*path, at)
                    raise PolicyError(self._name, said, line=self._lines.line(spot), key=_dotted(spot))
                self._check_additions(value, (*path, at))

    def _check_phrases(self, policy: Policy) -> None:
        shared = policy.words.get("any", {})
        for language, by_concept in policy.phrases.items():
            sets = {**shared, **policy.words.get(language, {})}
            for concept, phrases in by_concept.items():
                path = ("phrases", language, concept)
                if concept not in policy.concepts:
                    raise self._error(path, f"there is no concept “{concept}”")
                for at, written in enumerate(phrases):
                    try:
                        read_phrase(concept, written, sets)
                    except PhraseError as error:
                        raise self._error(path, str(error), item=at) from None
        for concept, held in policy.concepts.items():
            for key, named in (("shields", held.shields), ("together", held.together)):
                for at, other in enumerate(named):
                    if other not in policy.concepts:
                        said = f"there is no concept “{other}”"
                        raise self._error(("concepts", concept, key), said, item=at)

    def _check_owners(self, policy: Policy) -> None:
        sections = (Policy.model_fields.keys() - {"name", "version", "owners"}) | DEPARTMENTS
        for section in policy.owners:
            if section not in sections:
                raise self._error(("owners", section), "the policy has no such section")

    def _check_matrix(self, policy: Policy) -> None:
        rules: set[str] = set()
        for at, row in enumerate(policy.matrix):
            if row.rule in rules:
                raise self._error(("matrix", at, "rule"), f"two rows are called “{row.rule}”")
            rules.add(row.rule)
            for blank in _BLANK.findall(row.text):
                if blank not in DETAILS:
                    said = f"nothing fills in {{{blank}}}; these are filled in: {', '.join(sorted(DETAILS))}"
                    raise self._error(("matrix", at, "text"), said)
        if found := check_matrix(policy):
            raise self._error(("matrix", found.row, found.key), found.said)

    def _check_flags(self, policy: Policy) -> None:
        for path, flag, meant in misspelt(policy):
            raise self._error(path, f"there is no flag “{flag}”. Did you mean {meant}?")

    def _check_domains(self, policy: Policy) -> None:
        """A domain is one of ours, or one for which `[decides]` names sources."""
        known = {*DOMAINS, *policy.decides}
        named: list[tuple[Path, str | None]] = [
            *((("issue_types", glob, "domain"), said.domain) for glob, said in policy.issue_types.items()),
            *((("consulted", looked, "domain"), said.domain) for looked, said in policy.consulted.items()),
            *((("concepts", concept, "domain"), held.domain) for concept, held in policy.concepts.items()),
            *((("concepts", concept, "beside"), held.beside) for concept, held in policy.concepts.items()),
        ]
        for path, domain in named:
            if domain is not None and domain not in known:
                said = f"there is no domain “{domain}”; these are: {', '.join(sorted(known))}"
                raise self._error(path, said)

    def _error(self, loc: Path, said: str, item: int | None = None) -> PolicyError:
        """The error at a place of the merged policy, told by the place in the owner's file.

        With `item` the key is that of a list, and the line that of the item, which names itself in what is `said`.
        """
        path = self._in_file(loc)
        spot = path if item is None else self._in_file((*loc, item))
        return PolicyError(self._name, said, line=self._lines.line(spot), key=_dotted(path))

    def _in_file(self, loc: Path) -> Path:
        """The path in the owner's file: items behind a `+` are counted there, not in the merged list."""
        path: Path = ()
        given: Any = self._given
        base: Any = self._base
        for at, part in enumerate(loc):
            if isinstance(given, list) and isinstance(part, int):
                held = len(base) if isinstance(base, list) else 0
                adds = given[:1] == [EXTEND]
                if adds and part < held:
                    return (*path, *loc[at:])
                place = part - held + 1 if adds else part
                given, base = given[place] if place < len(given) else None, None
                path = (*path, place)
                continue
            given = given.get(part) if isinstance(given, Mapping) else None
            base = base.get(part) if isinstance(base, Mapping) else None
            path = (*path, part)
        return path


def _merged(base: Any, given: Any) -> Any:
    """Tables are merged key by key; everything else is replaced, lists that begin with `+` are added to."""
    if isinstance(given, Mapping):
        held = base if isinstance(base, Mapping) else {}
        return {**held, **{key: _merged(held.get(key), value) for key, value in given.items()}}
    if isinstance(given, list) and given[:1] == [EXTEND]:
        return [*(base if isinstance(base, list) else ()), *given[1:]]
    return given


def _dotted(path: Path) -> str:
    return ".".join(str(part) for part in path)
