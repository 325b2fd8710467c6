"""The policy: everything a team may tune, as one frozen value with the hash of its content as its version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from pydantic import Field, field_validator

from lanes.decision import TriggerReading
from lanes.globs import closest, matches
from lanes.policy_error import PolicyError
from lanes.policy_parts import (
    ActionKinds,
    Concept,
    Consulted,
    Days,
    Glob,
    Globs,
    IssueType,
    Language,
    Name,
    Pressure,
    ReplyCheck,
    Route,
    Row,
    Share,
    VerbName,
)
from lanes.reading.lexicon import Lexicon
from lanes.reading.phrases import Phrase, read_phrase
from lanes.reading.tokens import fold
from lanes.reading.vocabulary import COMMON, FOREIGN, Concepts
from lanes.remembered import Remembered
from lanes.rights import Rights
from lanes.values import Text, Value
from lanes.words import Level, Trigger


class Policy(Value):
    """A whole policy. Values are immutable; two policies with the same content have the same version."""

    name: Text = "policy"
    version: Text = ""
    owners: dict[str, Name]
    guidance: dict[Trigger, dict[Level, Name]]
    matrix: tuple[Row, ...] = Field(min_length=1, max_length=1_000)
    promoted: Globs = ()
    thresholds: dict[Glob, Share]
    ages: dict[Glob, Days]
    """Source name or glob → days after which what it says is stale; `default` for the rest."""
    decides: dict[Name, Globs]
    """Domain → the sources that decide a question of that domain."""
    pressure: Pressure
    actions: ActionKinds
    issue_types: dict[Glob, IssueType]
    consulted: dict[str, Consulted]
    """By a name of the owner's choice."""
    concepts: dict[str, Concept]
    words: dict[str, dict[str, tuple[Text, ...]]]
    phrases: dict[str, dict[str, tuple[Text, ...]]]
    languages: dict[str, Language]
    routing: tuple[Route, ...]
    people: Rights
    reasons: dict[VerbName, tuple[Name, ...]]
    reply_check: ReplyCheck

    @field_validator("thresholds")
    @classmethod
    def _shares(cls, given: dict[str, Share]) -> dict[str, Share]:
        if "default" not in given:
            raise ValueError("needs a `default`")
        return given

    @property
    def rights(self) -> Rights:
        return self.people

    @property
    def lexicons(self) -> dict[str, Lexicon]:
        """Whose text → the compiled phrases of all concepts; which of them count says the case's issue type."""
        compiled = self._compiled
        if not compiled:
            phrases = self._phrases()
            kinds = {kind for concept in self.concepts.values() for kind in concept.read_in}
            compiled.update({kind: self._lexicon(kind, phrases) for kind in sorted(kinds)})
        return compiled

    @cached_property
    def _compiled(self) -> dict[str, Lexicon]:
        """Room for the compiled phrases, which policies that differ in promotion alone have in common."""
        return {}

    def _lexicon(self, kind: str, phrases: list[Phrase]) -> Lexicon:
        heard = {name for name, concept in self.concepts.items() if kind in concept.read_in}
        shields = {name: self.concepts[name].shields for name in heard if self.concepts[name].shields}
        heard.update(shield for names in shields.values() for shield in names)
        return Lexicon(
            [phrase for phrase in phrases if phrase.concept in heard],
            filler=[word for sets in self.words.values() for word in sets.get("filler", ())],
            openers=[word for sets in self.words.values() for word in sets.get("opener", ())],
            common={
                word: 1.0 - place / 400
                for language in self.languages.values()
                for place, word in reversed(list(enumerate(language.common)))
            },
            shields=shields,
            concepts=Concepts(speaking=self.speaking, companions=self.companions, tied=self.tied),
            marks={COMMON: self.plainest_words, FOREIGN: self.unreadable_words - self.plainest_words},
        )

    def _phrases(self) -> list[Phrase]:
        shared = self.words.get("any", {})
        return [
            phrase
            for language, by_concept in self.phrases.items()
            for concept, phrases in by_concept.items()
            for written in phrases
            for phrase in read_phrase(concept, written, {**shared, **self.words.get(language, {})})
        ]

    def type_says(self, issue_type: str | None) -> tuple[IssueType, ...]:
        """What every entry of `[issue_types]` that fits this issue type says."""
        return self._type_says[issue_type] if issue_type else ()

    def consulted_says(self, issue_type: str | None, source: str) -> tuple[Consulted, ...]:
        """What every entry of `[consulted]` that fits this source says in cases of this issue type."""
        return self._consulted_says[issue_type or "", source]

    def presses_on(self, issue_type: str) -> bool:
        """Whether cases of this type are about what is paid for, and more than a paper is asked for."""
        return self._presses_on[issue_type]

    def silent(self, issue_type: str | None) -> frozenset[str]:
        """The concepts that do not count in cases of this issue type."""
        return self._silent[issue_type or ""]

    @cached_property
    def _type_says(self) -> Remembered[str, tuple[IssueType, ...]]:
        return Remembered(
            lambda issue_type: tuple(
                IssueType(domain=said.domain) if matches(issue_type, said.but_not) else said
                for glob, said in self.issue_types.items()
                if matches(issue_type, (glob,))
            )
        )

    @cached_property
    def _consulted_says(self) -> Remembered[tuple[str, str], tuple[Consulted, ...]]:
        return Remembered(
            lambda asked: tuple(
                said
                for said in self.consulted.values()
                if matches(asked[1], said.sources)
                and matches(asked[0], said.issue_types)
                and not matches(asked[0], said.but_not)
            )
        )

    @cached_property
    def _presses_on(self) -> Remembered[str, bool]:
        figures = self.pressure
        return Remembered(
            lambda issue_type: (
                matches(issue_type, figures.commercial) and not matches(issue_type, figures.not_commercial)
            )
        )

    @cached_property
    def _silent(self) -> Remembered[str, frozenset[str]]:
        return Remembered(
            lambda issue_type: frozenset(
                concept
                for concept, held in self.concepts.items()
                if (held.promoted_only and not (issue_type and self.is_promoted(issue_type)))
                or (held.issue_types and not matches(issue_type, held.issue_types))
                or matches(issue_type, held.but_not)
            )
        )

    @cached_property
    def conditions(self) -> tuple[tuple[Row, tuple[tuple[str, Any], ...]], ...]:
        """Each row of the matrix with the conditions it gives."""
        return tuple(
            (row, tuple((name, wanted) for name, wanted in row.when if wanted is not None))
            for row in self.matrix
        )

    @cached_property
    def readable(self) -> tuple[str, ...]:
        """The codes of the languages that have phrases, in the file's order."""
        return tuple(code for code, language in self.languages.items() if language.readable)

    @cached_property
    def common_words(self) -> dict[str, frozenset[str]]:
        """Language code → its commonest words, folded as texts are."""
        return {
            code: frozenset(fold(word) for word in language.common)
            for code, language in self.languages.items()
        }

    @cached_property
    def plainest_words(self) -> frozenset[str]:
        """The commonest words of the first readable language."""
        return self.common_words[self.readable[0]] if self.readable else frozenset()

    @cached_property
    def unreadable_words(self) -> frozenset[str]:
        """The commonest words of all languages that have no phrases."""
        return frozenset().union(*(self.common_words[code] for code in self.languages.keys() - self.readable))

    @cached_property
    def speaking(self) -> frozenset[str]:
        """The concepts that raise something by themselves."""
        return frozenset(
            name
            for name, held in self.concepts.items()
            if held.raises or held.flags or held.domain is not None
        )

    @cached_property
    def tied(self) -> frozenset[str]:
        """The concepts that count only in issue types which the policy names."""
        return self.silent("~")

    @cached_property
    def of_plain_questions(self) -> frozenset[str]:
        """The concepts that show only that a question in an issue type let into Lane 1 may be none."""
        return frozenset(name for name, held in self.concepts.items() if held.promoted_only)

    @cached_property
    def companions(self) -> frozenset[str]:
        """The concepts that say nothing by themselves: that they are there makes others count."""
        named = {name for concept in self.concepts.values() for name in concept.together}
        return frozenset(named & self.concepts.keys()) - self.speaking

    @cached_property
    def waiting(self) -> dict[str, frozenset[str]]:
        """Concept that counts only beside others → these others."""
        return {name: frozenset(held.together) for name, held in self.concepts.items() if held.together}

    @cached_property
    def verdicts(self) -> dict[tuple[Any, ...], Any]:
        """Room for what the matrix has already said of equal circumstances."""
        return {}

    @cached_property
    def naming(self) -> frozenset[str]:
        """Words beside which a quotation is the name of something, folded as texts are."""
        return frozenset(fold(word) for sets in self.words.values() for word in sets.get("naming", ()))

    @cached_property
    def quiet(self) -> dict[Trigger, TriggerReading]:
        """Each trigger's reading when nothing speaks for it."""
        return {
            trigger: TriggerReading(level=Level.LOW, guidance=self.guidance[trigger][Level.LOW])
            for trigger in Trigger
        }

    def is_promoted(self, issue_type: str | None) -> bool:
        return issue_type is not None and matches(issue_type, self.promoted)

    def threshold(self, issue_type: str | None) -> Share:
        """The confidence below which an answer is reviewed: the longest glob that fits the issue type."""
        return closest(self.thresholds, issue_type or "")

    def knows(self, source: str) -> bool:
        """Whether `[ages]` or `[decides]` name the source."""
        return any(matches(source, globs) for globs in (tuple(self.ages), *self.decides.values()))

    def age_limit(self, source: str | None) -> timedelta:
        """How old what a source says may be."""
        return timedelta(days=closest(self.ages, (source or "").lower()))

    def with_promoted(self, globs: Sequence[str]) -> Policy:
        """The same policy with these issue types let into Lane 1 as well; its version differs.

        They share the compiled phrases and nothing else of what was worked out: some of that hangs on what is promoted.
        """
        held = {name: getattr(self, name) for name in type(self).model_fields}
        promoted = tuple(dict.fromkeys([*self.promoted, *globs]))
        made = versioned(type(self).model_construct(**{**held, "promoted": promoted}))
        made.__dict__["_compiled"] = self._compiled
        return made


def versioned(policy: Policy) -> Policy:
    """The policy with the hash of its content (12 hex digits) as version; its name is not content."""
    content: dict[str, Any] = policy.model_dump(mode="json", exclude={"name", "version"})
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    version = hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:12]
    return policy.model_copy(update={"version": version})


def shipped_text() -> str:
    """The policy file that comes with the product, as text."""
    return files("lanes").joinpath("default_policy.toml").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def shipped_policy() -> Policy:
    """The policy that comes with the product."""
    from lanes.policy_file import read_policy_file

    return read_policy_file(shipped_text(), "default_policy.toml", base=None)


def parse_policy(text: str, name: str = "policy") -> Policy:
    """An owner's policy: the shipped one with what `text` (TOML) says differently; raises PolicyError."""
    from lanes.policy_file import read_policy_file

    return read_policy_file(text, name, base=shipped_text())


__all__ = ["Policy", "PolicyError", "Route", "Row", "parse_policy", "shipped_policy", "shipped_text"]
