"""Where in a TOML text a key stands: tomllib keeps no positions, so the table headers are followed again."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADER = re.compile(r"\s*(\[\[?)\s*((?:\"[^\"]*\"|'[^']*'|[^\]\"'])+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*((?:\"[^\"]*\"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:\"[^\"]*\"|'[^']*'|[\w-]+))*)\s*=")
_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")

Path = tuple[str, ...]


def line_of(text: str, loc: tuple[int | str, ...], near: str = "") -> int | None:
    """The line (from 1) of the longest part of `loc` that the text holds; `near` narrows it further.

    None when the text holds no part of it.
    """
    path = tuple(str(part) for part in loc)
    best: tuple[int, int] | None = None
    for line, found in _keys(text):
        shared = 0
        for ours, theirs in zip(path, found, strict=False):
            if ours != theirs:
                break
            shared += 1
        if shared == len(found) and shared and (best is None or shared > best[0]):
            best = (shared, line)
    if best is None:
        return None
    if near:
        lines = text.split("\n")
        for line in range(best[1], len(lines) + 1):
            if near in lines[line - 1]:
                return line
    return best[1]


def key_on(text: str, line: int | None) -> str:
    """The dotted key that begins on this line (from 1); empty when none does, as on a table's own line."""
    if line is None or not _KEY.match(text.split("\n")[line - 1]):
        return ""
    return next((".".join(path) for at, path in _keys(text) if at == line), "")


def _keys(text: str) -> Iterator[tuple[int, Path]]:
    table: Path = ()
    counts: dict[Path, int] = {}
    open_text = ""
    for line, words in enumerate(text.split("\n"), 1):
        if open_text:
            if words.count(open_text) % 2:
                open_text = ""
            continue
        open_text = next((marks for marks in ('"""', "'''") if words.count(marks) % 2), "")
        if header := _HEADER.match(words):
            table = _parts(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            yield line, table
        elif key := _KEY.match(words):
            yield line, (*table, *_parts(key[1]))


def _parts(written: str) -> Path:
    return tuple(found[1] or found[2] or found[3] or "" for found in _PART.finditer(written))
