"""From a TOML file to a Textual theme: the shipped ones, and a user's drop-in with its mistakes named."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import Theme

from themes.dress import dress
from themes.meaning import DEFAULT, VARIABLES

_FALLBACK = {"dark": DEFAULT, "light": "paper", "dark ansi": "terminal-dark", "light ansi": "terminal-light"}
_COLOURS = (
    "primary",
    "secondary",
    "warning",
    "error",
    "success",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "boost",
)
_SWITCHES = ("dark", "ansi")
_NUMBERS = ("luminosity_spread", "text_alpha")
_NOT_COLOURS = ("auto", "initial", "transparent")
_MOST_BYTES = 256_000


class ThemeError(Exception):
    """A theme file that cannot be worn. `title` names the file, `text` the key and what is wrong with it."""

    def __init__(self, file: str, text: str) -> None:
        super().__init__(f"{file}: {text}")
        self.title = f"Theme file {file}"
        self.text = text


@cache
def _shipped_by_name() -> dict[str, Theme]:
    folder = resources.files("themes")
    texts = {item.name: item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".toml")}
    bare = {name: _parse(text, name) for name, text in texts.items()}
    fallbacks = {theme.name: dict(theme.variables) for theme in bare.values()}
    dressed = [_dressed(theme, fallbacks[_fallback_name(theme)]) for _, theme in sorted(bare.items())]
    return {theme.name: theme for theme in sorted(dressed, key=lambda theme: theme.name != DEFAULT)}


def shipped() -> list[Theme]:
    """The themes that come with lanedesk, the default first, the others by name."""
    return list(_shipped_by_name().values())


def variable_defaults(like: Theme | None = None) -> dict[str, str]:
    """A colour for every meaning variable, for themes that define none (Textual's own, say).

    `like` is the theme that will be worn: it decides between the dark, the light and the terminal's set.
    """
    theme = _shipped_by_name()[DEFAULT if like is None else _fallback_name(like)]
    return {name: theme.variables[name] for name in VARIABLES}


def load(path: Path) -> Theme:
    """A user's theme file; meaning variables it leaves out come from the shipped dark or light set.

    Raises ThemeError when the file cannot be read, or a key is unknown, mistyped or not a colour.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise ThemeError(path.name, f"cannot be read: {error.strerror or error}.") from error
    if len(raw) > _MOST_BYTES:
        raise ThemeError(path.name, f"is larger than {_MOST_BYTES:,} bytes.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ThemeError(path.name, f"is not UTF-8 text (byte {error.start}).") from error
    theme = _parse(text, path.name)
    if theme.name in _shipped_by_name():
        raise ThemeError(path.name, f'name: "{theme.name}" is a shipped theme; choose another name.')
    return _dressed(theme, variable_defaults(theme))


def load_folder(folder: Path) -> tuple[list[Theme], list[ThemeError]]:
    """Every `*.toml` in a folder by file name: the themes that load, and what is wrong with the others."""
    themes: list[Theme] = []
    errors: list[ThemeError] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            themes.append(load(path))
        except ThemeError as error:
            errors.append(error)
    return themes, errors


def _fallback_name(theme: Theme) -> str:
    return _FALLBACK[("dark" if theme.dark else "light") + (" ansi" if theme.ansi else "")]


def _dressed(theme: Theme, fallback: dict[str, str]) -> Theme:
    meaning = {name: theme.variables.get(name, fallback[name]) for name in VARIABLES}
    given = {field.name: getattr(theme, field.name) for field in fields(theme)}
    return Theme(**given | {"variables": {**dress(theme, meaning), **meaning, **theme.variables}})


def _parse(text: str, file: str) -> Theme:
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(file, f"is not TOML: {error}.") from error
    known = ("name", *_COLOURS, *_SWITCHES, *_NUMBERS, "variables")
    for key, value in given.items():
        _check_known(file, key, key, known)
        if key in _COLOURS:
            _check_colour(file, key, value)
        elif key in _SWITCHES and not isinstance(value, bool):
            raise ThemeError(file, f"{key}: must be true or false, not {value!r}.")
        elif key in _NUMBERS and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise ThemeError(file, f"{key}: must be a number, not {value!r}.")
    for key in ("name", "primary"):
        if not isinstance(given.get(key), str) or not given[key].strip():
            raise ThemeError(file, f"{key}: is missing; every theme has a name and a primary colour.")
    _check_variables(file, given.get("variables", {}), given)
    return Theme(**given)


def _check_variables(file: str, variables: object, given: dict[str, Any]) -> None:
    if not isinstance(variables, dict):
        raise ThemeError(file, "variables: must be a table ([variables]).")
    bare = Theme(**{key: value for key, value in given.items() if key != "variables"})
    known = (*VARIABLES, *bare.to_color_system().generate())
    for key, value in variables.items():
        _check_known(file, key, f"variables.{key}", known)
        if not isinstance(value, str):
            raise ThemeError(file, f"variables.{key}: must be text in quotes, not {value!r}.")
        if not key.endswith("-style") and value.split(" ")[0] not in _NOT_COLOURS:
            _check_colour(file, f"variables.{key}", value.split(" ")[0])


def _check_known(file: str, key: str, shown: str, known: tuple[str, ...]) -> None:
    if key in known:
        return
    near = get_close_matches(key, known, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise ThemeError(file, f"{shown}: there is no such key.{hint}")


def _check_colour(file: str, key: str, value: object) -> None:
    try:
        Color.parse(value if isinstance(value, str) else "")
    except ColorParseError as error:
        raise ThemeError(
            file, f'{key}: {value!r} is not a colour; write "#rrggbb", a CSS name or "ansi_…".'
        ) from error
