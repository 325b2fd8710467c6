"""The settings file as text: a commented one to begin with, and what is in force."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from itertools import pairwise

from pydantic import BaseModel

from console.config import Live, TeamStore, UserSettings

WIDTH = 100
_OPENING = (
    "lanedesk's settings. Every line below that begins with # and holds a = shows a default: take the # away "
    "and change what stands behind it. `lanedesk config --check` reads the file and says what is wrong. "
    "Your own themes go into the folder `themes` beside this file."
)
_EXAMPLE_VIEWS = (("Dear and waiting", "tier:enterprise wait:>2h"), ("Nobody's", "lane:3 owner:none"))

Actions = Mapping[str, tuple[str, str]]
"""Binding id → the keys it came with, and what it does."""


def commented(actions: Actions) -> str:
    """A settings file in which everything is explained and nothing is set."""
    return "\n".join(_lines(UserSettings(), actions, shown=False)) + "\n"


def in_force(settings: UserSettings, actions: Actions) -> str:
    """The same file with the settings that hold now; a key stands bare when it is the reader's own."""
    return "\n".join(_lines(settings, actions, shown=True)) + "\n"


def _lines(settings: UserSettings, actions: Actions, *, shown: bool) -> Iterator[str]:
    yield from _comment(_OPENING)
    words = words_of(UserSettings)
    for name in ("theme", "start_view", "editor"):
        yield from _field(name, words[name], getattr(settings, name), shown=shown)
    yield ""
    yield from _comment(words["live"])
    yield "[live]"
    yield from _fields(Live, settings.live, shown=shown)
    yield ""
    yield from _comment(words["store"])
    yield "[store]"
    yield from _fields(TeamStore, settings.store, shown=shown)
    yield ""
    yield from _comment(words["views"])
    yield "[views]"
    for name, line in settings.views.items():
        yield f"{quoted(name)} = {quoted(line)}"
    if not settings.views:
        yield from (f"# {quoted(name)} = {quoted(line)}" for name, line in _EXAMPLE_VIEWS)
    yield ""
    yield from _comment(words["keys"])
    yield "[keys]"
    yield from _keys(settings, actions)


def _fields(model: type[BaseModel], values: BaseModel, *, shown: bool) -> Iterator[str]:
    for name, words in words_of(model).items():
        yield from _field(name, words, getattr(values, name), shown=shown)


def _field(name: str, words: str, value: object, *, shown: bool) -> Iterator[str]:
    yield ""
    yield from _comment(words)
    written = quoted(value) if isinstance(value, str) else f"{value:g}"
    yield f"{'' if shown else '# '}{name} = {written}"


def _keys(settings: UserSettings, actions: Actions) -> Iterator[str]:
    wide = max(len(quoted(name)) for name in actions)
    for name, (keys, words) in actions.items():
        own = settings.keys.get(name)
        value = quoted(keys) if own is None else f"[{', '.join(quoted(key) for key in own)}]"
        mark = "# " if own is None else ""
        yield f"{mark}{quoted(name).ljust(wide)} = {value}  # {words}"


def _comment(words: str) -> Iterator[str]:
    return (f"# {line}" for line in textwrap.wrap(words, WIDTH - 2, break_on_hyphens=False))


def words_of(model: type[BaseModel]) -> dict[str, str]:
    """Each field's docstring as one line, read from the source: pydantic would do so at every start."""
    [body] = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(body, ast.ClassDef)
    found = {}
    for field, words in pairwise(body.body):
        if isinstance(field, ast.AnnAssign) and isinstance(words, ast.Expr):
            found[ast.unparse(field.target)] = " ".join(str(ast.literal_eval(words.value)).split())
    return {name: found.get(name, "") for name in model.model_fields}


def quoted(text: str) -> str:
    """A TOML basic string: quotes, backslashes and control characters escaped."""
    escaped = "".join(
        f"\\{c}" if c in '"\\' else f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) == 127 else c for c in text
    )
    return f'"{escaped}"'
