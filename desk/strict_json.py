"""JSON as it is safe to keep: nothing doubled, nothing hidden, nothing another program reads otherwise."""

from __future__ import annotations

import json
import re
from typing import Any

from desk.unreadable import NotACase, quoted

DEEPEST = 64
"""Levels of objects and lists within one record."""
LONGEST_TEXT = 1_000_000
"""Characters of one text in a record."""
MOST_PARTS = 100_000
"""Objects and lists in one record."""
_OVER = 2**63
_TOO_BIG = "a number beyond 64 bits"
_MAYBE_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_TOO_MANY = f"more than {MOST_PARTS:,} objects and lists"
_TOO_DEEP = f"nested more than {DEEPEST} levels deep"


def parse_object(raw: bytes) -> dict[str, Any]:
    """The JSON object in `raw` (UTF-8); raises NotACase with a short reason.

    Refused are: bad UTF-8, NUL, lone surrogates, a key given twice at any depth, numbers beyond 64 bits, NaN
    and Infinity, nesting over `DEEPEST`, a text over `LONGEST_TEXT`, more than `MOST_PARTS`, anything but an
    object in JSON.
    """
    if b"\0" in raw:
        raise NotACase(f"a NUL byte at position {raw.index(0) + 1}")
    brackets = raw.count(b"{") + raw.count(b"[")
    if brackets > LONGEST_TEXT + MOST_PARTS:
        raise NotACase(_TOO_MANY)
    value = _parse(_decode(raw))
    if not isinstance(value, dict):
        raise NotACase(f"not a JSON object but {_kind(value)}")
    if len(raw) > LONGEST_TEXT or b"\\u0000" in raw or brackets > DEEPEST or _MAYBE_SURROGATE.search(raw):
        _look_through(value)
    return value


def _decode(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        bad, place = raw[error.start : error.start + 3], error.start + 1
        if len(bad) > 1 and bad[0] == 0xED and bad[1] >= 0xA0:
            raise NotACase(f"a lone surrogate at byte {place}") from None
        raise NotACase(f"not UTF-8: byte 0x{bad[0]:02x} at position {place}") from None


def _parse(text: str) -> Any:
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        said = f"{error.msg[:1].lower()}{error.msg[1:]}".removesuffix(" at").removesuffix(" starting")
        raise NotACase(f"broken JSON at character {error.pos + 1}: {said}") from None
    except RecursionError:
        raise NotACase(_TOO_DEEP) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise NotACase(f"the key {quoted(key)} is given twice")
            seen.add(key)
    return found


def _integer(digits: str) -> int:
    if len(digits) > 20:
        raise NotACase(_TOO_BIG)
    number = int(digits)
    if not -_OVER <= number < _OVER:
        raise NotACase(_TOO_BIG)
    return number


def _float(digits: str) -> float:
    number = float(digits)
    if abs(number) >= _OVER:
        raise NotACase(_TOO_BIG)
    return number


def _constant(name: str) -> Any:
    raise NotACase(f"{name} is not a number JSON knows")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_float, parse_constant=_constant
)


def _look_through(value: Any) -> None:
    """Check every text, the depth and the number of parts; raises NotACase."""
    waiting: list[tuple[Any, int, str]] = [(value, 1, "")]
    parts = 0
    while waiting:
        held, depth, path = waiting.pop()
        if isinstance(held, str):
            check_text(held, path)
        elif isinstance(held, dict | list):
            parts += 1
            if depth > DEEPEST:
                raise NotACase(_TOO_DEEP)
            if parts > MOST_PARTS:
                raise NotACase(_TOO_MANY)
            if isinstance(held, dict):
                for key, inner in held.items():
                    check_text(key, f"a key in {path}" if path else "a key")
                    waiting.append((inner, depth + 1, f"{path}.{key[:60]}" if path else key[:60]))
            else:
                waiting.extend((inner, depth + 1, f"{path}[{i}]") for i, inner in enumerate(held))


def check_text(text: str, path: str) -> None:
    """Refuse a text that is too long, holds NUL, or is not Unicode; raises NotACase naming `path`."""
    where = path if path.isprintable() and len(path) < 200 else quoted(path)
    if len(text) > LONGEST_TEXT:
        raise NotACase(f"{where} has {len(text):,} characters; {LONGEST_TEXT:,} at most are taken")
    if "\0" in text:
        raise NotACase(f"{where} holds NUL")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NotACase(f"{where} holds a lone surrogate") from None


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    return {list: "a list", str: "a text", bool: "true or false"}.get(type(value), "a number")
