"""Where in a TOML text a key or an item of a list stands: tomllib keeps no positions, so the text is walked again."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from itertools import islice
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Keys as texts, places in lists as numbers from 0."""

DEEPEST = 32
"""Keys and lists within one another."""

_PART = r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[\w-]+"
_KEY = re.compile(rf"(?:{_PART})(?:[ \t]*\.[ \t]*(?:{_PART}))*", re.ASCII)
_NAME = re.compile(_PART, re.ASCII)
_AFTER_KEY = re.compile(r"[ \t]*=")
_HEADER = re.compile(r"\[\[?[ \t]*")
_SKIPPED = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_VALUE = re.compile(
    r"\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"{3,5}|'''(?:[^']|'(?!''))*'{3,5}"
    r"|\"(?!\"\")(?:[^\"\\\n]|\\.)*\"|'(?!'')[^'\n]*'|[^\s\"'\[\]{},=#]+",
    re.DOTALL,
)


class Place(NamedTuple):
    """A key or item, and where it begins: its line from 1 and its character from 0."""

    path: Path
    line: int
    start: int


class Open(NamedTuple):
    """A list or an inline table that is not closed yet; `item` is the place reached in a list."""

    path: Path
    item: int | None


class Lines:
    """The places of a TOML text, in its order; of a broken text those before the break."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._counts: dict[Path, int] = {}
        self._table: Path = ()
        self._at = 0
        self.places: list[Place] = []
        self.too_deep: Place | None = None
        """The first place nested deeper than `DEEPEST`; nothing behind it was looked at."""
        self._walk()
        self._lines: dict[Path, int] = {}
        for path, line, _ in self.places:
            for length in range(1, len(path) + 1):
                self._lines.setdefault(path[:length], line)

    def line(self, loc: Path) -> int | None:
        """The line of the longest beginning of `loc` that the text holds; None when it holds none."""
        lengths = range(len(loc), 0, -1)
        return next((self._lines[loc[:n]] for n in lengths if loc[:n] in self._lines), None)

    def holds(self, loc: Path) -> bool:
        return loc in self._lines

    def key_at(self, line: int, column: int) -> Place | None:
        """The key whose statement reaches over this place, both counted from 1; None before the first."""
        return self._key_before(self._starts[min(line, len(self._starts)) - 1] + column - 1)

    def key_at_end(self) -> Place | None:
        """The key that the text ends in."""
        return self._key_before(len(self._text))

    def _key_before(self, start: int) -> Place | None:
        keys = [place for place in self.places if not place.path or isinstance(place.path[-1], str)]
        found = bisect_right(keys, start, key=lambda place: place.start)
        return keys[found - 1] if found else None

    def _walk(self) -> None:
        within: list[Open] = []
        while self._skip():
            if not within:
                self._statement(within)
            elif not self._inside(within):
                return
            if self.too_deep:
                return

    def _skip(self) -> bool:
        found = _SKIPPED.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at < len(self._text)

    def _statement(self, within: list[Open]) -> None:
        """Read a table's header, or a key with its value, to the line's end or into a list or an inline table."""
        header = _HEADER.match(self._text, self._at)
        if header is None:
            self._pair(self._table, within)
        else:
            start, self._at = self._at, header.end()
            parts = self._key()
            if parts is not None:
                self._table = self._named(parts, header[0].startswith("[["))
            self._place(self._table, start)
        if not within:
            end = self._text.find("\n", self._at)
            self._at = len(self._text) if end < 0 else end

    def _pair(self, table: Path, within: list[Open]) -> bool:
        start, parts = self._at, self._key()
        self._place((*table, *(parts or ())), start)
        equals = _AFTER_KEY.match(self._text, self._at)
        if parts is None or equals is None:
            return False
        self._at = equals.end()
        self._skip_blanks()
        return self._value((*table, *parts), within)

    def _inside(self, within: list[Open]) -> bool:
        """Read on in the innermost list or inline table; False where the text is broken."""
        path, item = within[-1]
        mark = self._text[self._at]
        if mark == ("}" if item is None else "]"):
            within.pop()
        elif mark == ",":
            within[-1] = Open(path, None if item is None else item + 1)
        elif item is None:
            return self._pair(path, within)
        else:
            self._place((*path, item), self._at)
            return self._value((*path, item), within)
        self._at += 1
        return True

    def _value(self, path: Path, within: list[Open]) -> bool:
        mark = self._text[self._at : self._at + 1]
        if mark in ("[", "{"):
            self._at += 1
            within.append(Open(path, 0 if mark == "[" else None))
            return True
        found = _VALUE.match(self._text, self._at)
        if not found:
            return False
        self._at = found.end()
        return True

    def _skip_blanks(self) -> None:
        while self._text[self._at : self._at + 1] in (" ", "\t"):
            self._at += 1

    def _key(self) -> Path | None:
        found = _KEY.match(self._text, self._at)
        if not found:
            return None
        self._at = found.end()
        return tuple(_unquoted(part[0]) for part in islice(_NAME.finditer(found[0]), DEEPEST + 1))

    def _named(self, parts: Path, listed: bool) -> Path:
        """The path of a header: names of lists of tables are followed by the place of their last table."""
        path: Path = ()
        for at, part in enumerate(parts):
            path = (*path, part)
            if listed and at == len(parts) - 1:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        return path

    def _place(self, path: Path, start: int) -> None:
        place = Place(path, bisect_right(self._starts, start), start)
        if len(path) > DEEPEST:
            self.too_deep = place._replace(path=path[:DEEPEST])
        else:
            self.places.append(place)


def line_of(text: str, loc: Path) -> int | None:
    """The line (from 1) of the longest beginning of `loc` that the text holds; None when it holds none."""
    return Lines(text).line(loc)


def _unquoted(written: str) -> str:
    if written[0] not in "\"'":
        return written
    try:
        return str(tomllib.loads(f"key = {written}")["key"])
    except tomllib.TOMLDecodeError:
        return written[1:-1]
