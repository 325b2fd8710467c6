"""The reader's own settings file: theme, first view, saved views, timing, editor and keys."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails
from rapidfuzz import process

from console.filters import FilterError, parse_line
from lanes.policy_lines import line_of
from store.values import QueueQuery, View

MOST_BYTES = 256_000
SECONDS = (0.1, 60.0)
"""The least and the most of every span in the file."""
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


class ConfigError(Exception):
    """A settings file that cannot be used. `line` counts from 1 and `key` is the dotted path, where known."""

    title = "The settings file cannot be used"

    def __init__(self, name: str, problem: str, *, line: int | None = None, key: str = "") -> None:
        place = f"line {line}, " if line else ""
        self.text = f"{name}: {place}{key + ': ' if key else ''}{problem}"
        super().__init__(self.text)
        self.name, self.problem, self.line, self.key = name, problem, line, key


def _key_names(given: object) -> object:
    """`"a"`, `"enter, space"` or a list of keys → a tuple; a lone comma is the comma's own key."""
    if isinstance(given, str):
        return (given,) if given.strip() == "," else tuple(key.strip() for key in given.split(","))
    if isinstance(given, list | tuple):
        return tuple(key.strip() if isinstance(key, str) else key for key in given)
    return given


def _by_id(given: object) -> object:
    """Tables within tables → one level with dotted names, so that `verb.note = "n"` needs no quotes."""
    if not isinstance(given, Mapping):
        return given
    flat: dict[str, object] = {}
    for name, value in given.items():
        if isinstance(value, Mapping):
            inner = _by_id(value)
            flat |= {f"{name}.{rest}": keys for rest, keys in dict(inner).items()}  # type: ignore[call-overload]
        else:
            flat[str(name)] = value
    return flat


KeyNames = Annotated[
    tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1), BeforeValidator(_key_names)
]
Keys = Annotated[dict[str, KeyNames], BeforeValidator(_by_id)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Live(_Part):
    """How often the console looks up from the case."""

    look_seconds: float = Field(default=0.4, ge=SECONDS[0], le=SECONDS[1])
    """Seconds between two looks at what other people did. 0.1 to 60."""
    deliver_seconds: float = Field(default=0.5, ge=SECONDS[0], le=SECONDS[1])
    """Seconds between two rounds of delivering replies that are due. 0.1 to 60."""


class TeamStore(_Part):
    """Whom a database is shared with when `lanedesk import` makes it."""

    group: str = ""
    """A group of this host whose members work on one database: its files are made readable and writable for
    the group and for nobody else. Empty: the database is its maker's alone. LANEDESK_GROUP goes before it."""


class UserSettings(_Part):
    """Everything a reader may set. What a file leaves out keeps its default."""

    theme: str = ""
    """The theme: one that comes along (dusk, ember, paper, morning, contrast, …) or one of your own from the
    themes folder beside this file. Empty: the one you chose last in the console."""
    start_view: str = View.LANE_2.value
    """The view that is open at start: lane2, lane3, mine, all, snoozed, done, or the name of a saved view."""
    editor: str = ""
    """The command that `E` writes with, with its options. Empty: what $VISUAL or $EDITOR says."""
    live: Live = Live()
    """How often the console looks up from the case."""
    store: TeamStore = TeamStore()
    """Whom a database is shared with when `lanedesk import` makes it."""
    views: dict[str, str] = Field(default_factory=dict)
    """Saved views: a name and filter words as they are typed after `/`. ctrl+p finds them by name."""
    keys: Keys = Field(default_factory=dict)
    """Your own keys: the name of an action and its key, or several with a comma between. Two actions that
    would share a key in one place keep the keys they came with, and the console says so. ctrl+p stays."""

    @model_validator(mode="after")
    def _fits_together(self) -> UserSettings:
        for name, words in self.views.items():
            if not name.strip() or name in set(View):
                raise _at(("views", name), "is the name of a view that is there already; choose another")
            try:
                parse_line(words, QueueQuery(view=View.ALL, me="me", now=_ANY_TIME))
            except FilterError as error:
                raise _at(("views", name), f"{error.word}: {error.text}") from None
        names = [*(view.value for view in View), *self.views]
        if self.start_view not in names:
            raise _at(("start_view",), f"{not_among(self.start_view, names)} Allowed: {', '.join(names)}.")
        try:
            shlex.split(self.editor)
        except ValueError as error:
            raise _at(("editor",), f"cannot be read as a command ({error}); close the quotes") from None
        return self


class _Misplaced(ValueError):
    """A mistake found across fields, with the place it is to be shown at."""

    def __init__(self, loc: tuple[str, ...], problem: str) -> None:
        super().__init__(problem)
        self.loc = loc


def _at(loc: tuple[str, ...], problem: str) -> _Misplaced:
    return _Misplaced(loc, problem)


@dataclass(frozen=True)
class SettingsFile:
    """Settings with the text they come from, so that a mistake found later can still be shown by line."""

    settings: UserSettings
    name: str = ""
    text: str = ""

    def error(self, loc: tuple[str, ...], problem: str) -> ConfigError:
        """A mistake at a key of this file."""
        return _error(self.text, self.name, loc, problem)


def themes_folder(config: Path) -> Path:
    """Where the reader's own themes lie: beside the settings file."""
    return config.parent / "themes"


def read_settings(path: Path) -> SettingsFile:
    """The settings at `path`; the defaults when there is no such file. Raises ConfigError."""
    name = str(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return SettingsFile(UserSettings(), name)
    except OSError as error:
        raise ConfigError(name, f"cannot be read: {error.strerror or error}") from error
    if len(raw) > MOST_BYTES:
        raise ConfigError(name, f"is larger than {MOST_BYTES:,} bytes")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(name, "is not UTF-8", line=raw.count(b"\n", 0, error.start) + 1) from error
    return parse_settings(text, name)


def parse_settings(text: str, name: str = "config.toml") -> SettingsFile:
    """The settings a text holds; raises ConfigError with line, key and what is allowed."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        problem = f"is not TOML: {_PLACE.sub('', str(error)).strip()}"
        if "overwrite" in problem:
            problem += '; put names with a dot in quotes, as in "help.back" = "q"'
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        raise ConfigError(name, problem, line=line) from None
    try:
        return SettingsFile(UserSettings.model_validate(given), name, text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        loc, problem = _in_words(first)
        raise _error(text, name, loc, problem) from None


def not_among(given: str, allowed: Sequence[str]) -> str:
    """`there is no “lane4”. Did you mean lane3?`: the near one only where there is one."""
    near = process.extractOne(given, allowed, score_cutoff=70)
    return f"there is no “{given}”." + (f" Did you mean {near[0]}?" if near else "")


def _error(text: str, name: str, loc: tuple[str, ...], problem: str) -> ConfigError:
    return ConfigError(name, problem, line=_line(text, loc), key=".".join(loc))


def _line(text: str, loc: tuple[str, ...]) -> int | None:
    """The line of a key; a dotted name may stand in the file as one key in quotes or as several."""
    parted = tuple(part for name in loc for part in name.split("."))
    lines = [line for path in (loc, parted) if (line := line_of(text, path)) is not None]
    return max(lines, default=None)


def _in_words(error: ErrorDetails) -> tuple[tuple[str, ...], str]:
    """Where a mistake stands and what would be right, for a person."""
    own = error.get("ctx", {}).get("error")
    if isinstance(own, _Misplaced):
        return own.loc, str(own)
    loc = tuple(part for part in error["loc"] if isinstance(part, str))
    kind, given = error["type"], error.get("input")
    if kind == "extra_forbidden":
        known = list(_model_at(loc[:-1]).model_fields)
        return loc, f"{not_among(loc[-1], known)} Allowed here: {', '.join(known)}."
    if kind in ("greater_than_equal", "less_than_equal", "finite_number", "float_type"):
        return loc, f"write a number from {SECONDS[0]:g} to {SECONDS[1]:g}, not {given!r}"
    if loc[:1] == ("keys",) and len(loc) > 1:
        return loc, f'write a key in quotes, such as "n" or "ctrl+n", or several as a list; not {given!r}'
    if kind == "string_type":
        return loc, f"write text in quotes, not {given!r}"
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        return loc, f"is a table: write [{'.'.join(loc)}] and its keys below"
    return loc, error["msg"]


def _model_at(loc: tuple[str, ...]) -> type[BaseModel]:
    tables: dict[tuple[str, ...], type[BaseModel]] = {("live",): Live, ("store",): TeamStore}
    return tables.get(loc[:1], UserSettings)
