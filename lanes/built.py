"""Our own values built without a check: only for fields that the code itself has just made, in hot paths."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

from lanes.record import Evidence

ModelT = TypeVar("ModelT", bound=BaseModel)
_set = object.__setattr__
_NAMES: dict[type[BaseModel], set[str]] = {}


def built(cls: type[ModelT], values: dict[str, Any]) -> ModelT:
    """A `cls` holding exactly `values`, which must name every field. It equals one that was validated."""
    made = cls.__new__(cls)
    names = _NAMES.get(cls)
    if names is None:
        names = _NAMES[cls] = set(values)
    _set(made, "__dict__", values)
    _set(made, "__pydantic_fields_set__", names)
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


def evidence(text: str, where: str, start: int | None = None, end: int | None = None) -> Evidence:
    """Words and where they stand; without offsets it names a field instead of quoting a text."""
    return built(Evidence, {"extra": {}, "text": text, "where": where, "start": start, "end": end})
