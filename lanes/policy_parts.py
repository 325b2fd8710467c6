"""The parts a policy is made of: rows, concepts, issue types, figures; values only."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from lanes.globs import flaw
from lanes.values import Text, Truth, Value
from lanes.words import CustomerState, Flag, Lane, Level, Trigger, Unit, Verb


def _sound(glob: str) -> str:
    found = flaw(glob)
    if found:
        raise ValueError(found)
    return glob


def _number_of_lane(given: Any) -> Any:
    """TOML knows texts, truths and broken numbers; none of them is a lane."""
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    raise ValueError("must be 1, 2 or 3, as a plain number")


def _verb(name: str) -> str:
    if name not in set(Verb):
        raise ValueError(f"there is no such verb; these are: {', '.join(Verb)}")
    return name


Glob = Annotated[Text, AfterValidator(_sound)]
Globs = tuple[Glob, ...]
Share = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]
Days = Annotated[float, Field(strict=True, ge=0, le=100_000, allow_inf_nan=False)]
Hours = Annotated[float, Field(strict=True, ge=0, le=100_000, allow_inf_nan=False)]
Name = Annotated[str, Field(strict=True, pattern=r"\S")]
VerbName = Annotated[Text, AfterValidator(_verb)]
LaneNumber = Annotated[Lane, BeforeValidator(_number_of_lane)]
HowMany = Annotated[int, Field(strict=True, ge=0, le=len(Trigger))]
SomeTriggers = Annotated[tuple[Trigger, ...], Field(min_length=1)]
SomeGlobs = Annotated[Globs, Field(min_length=1)]


class When(Value):
    """The conditions of one matrix row; all that are given must hold. Counts are over the six triggers."""

    raised_at_least: HowMany | None = None
    """Triggers at medium or high."""
    raised_at_most: HowMany | None = None
    medium_at_least: HowMany | None = None
    medium_at_most: HowMany | None = None
    high_at_least: HowMany | None = None
    high_at_most: HowMany | None = None
    high_any_of: SomeTriggers | None = None
    medium_any_of: SomeTriggers | None = None
    flag_any_of: SomeGlobs | None = None
    flag_none_of: SomeGlobs | None = None
    """A flag that none of these globs names."""
    promoted: Truth | None = None
    sources_given: Truth | None = None
    confident: Truth | None = None
    wrote_again_after: Annotated[tuple[CustomerState, ...], Field(min_length=1)] | None = None
    upstream_lane: LaneNumber | None = None
    """Upstream recommends this lane or a higher one."""
    upstream_unknown: Truth | None = None
    """Upstream raised a trigger that is not one of the six."""


class Row(Value):
    """One rule of the matrix: when it holds the case is in `lane` at least."""

    rule: Name
    lane: LaneNumber
    unit: Unit | Literal["upstream"] | None = None
    text: Name
    """The reason in words, for people."""
    when: When


class Concept(Value):
    """Something a customer may say or ask, found by its phrases, and what it means for the case."""

    raises: dict[Trigger, Level] = {}
    flags: tuple[Flag, ...] = ()
    domain: Text | None = None
    beside: Text | None = None
    """When given, the domain counts only in a case that touches this other domain."""
    read_in: tuple[Literal["customer", "assistant", "agent", "facts", "extra"], ...] = ("customer",)
    issue_types: Globs = ()
    """When given, the concept counts only in cases of these types."""
    but_not: Globs = ()
    """Issue types in which the concept does not count."""
    promoted_only: Truth = False
    """Counts only in issue types let into Lane 1: it guards that door and no other."""
    together: tuple[Text, ...] = ()
    """When given, the concept counts only in a case whose texts hold one of these other concepts as well."""
    shields: tuple[Text, ...] = ()
    """Concepts whose words, where they cover this one, take it away within the sentence."""
    means: Text = ""


class Says(Value):
    """What a field of the record says by itself, whatever the words are."""

    raises: dict[Trigger, Level] = {}
    flags: tuple[Flag, ...] = ()
    domain: Text | None = None


class IssueType(Says):
    """What an issue type says by itself."""

    but_not: Globs = ()
    """Issue types of which the entry says the domain only: housekeeping within a weighty family."""


class Consulted(Says):
    """What it says that the assistant looked into a source; the domain counts beside another source's."""

    sources: SomeGlobs
    issue_types: Globs = ("*",)
    """The issue types in which it says so; a case without a type counts as one."""
    but_not: Globs = ()


class ActionKinds(Value):
    """How hard each kind of proposed action is to take back, and what else it says; an unknown one is medium."""

    irreversible: Globs = ()
    harmless: Globs = ()
    concession: Globs = ()
    access: Globs = ()


class Pressure(Value):
    """The figures of the pressure reader."""

    renewal_days: int = Field(default=60, strict=True, ge=0, le=100_000)
    third_contact: int = Field(default=2, strict=True, ge=1, le=100_000)
    """Prior contacts from which the pressure is high: two earlier ones make this the third."""
    top_tiers: Globs = ("enterprise*",)
    commercial: Globs = ()
    """Issue types about what a customer pays for: beside pressure their policy sensitivity is at least medium."""
    not_commercial: Globs = ()
    """Those of them that only ask for a paper or keep an address."""


class Language(Value):
    """A language's commonest words; only a readable one has phrases."""

    readable: Truth = False
    common: tuple[Text, ...] = ()


class Route(Value):
    """Who should own a case that fits; the first rule that fits wins."""

    owner: Name
    triggers: tuple[Trigger, ...] = ()
    flags: Globs = ()
    domains: Globs = ()
    issue_types: Globs = ()


class ReplyCheck(Value):
    """The figures of the reply check."""

    queue_hours: dict[str, Hours] = {}
    """Owner → hours within which its queue answers."""
    default_hours: Hours = 24
