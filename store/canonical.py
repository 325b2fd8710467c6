"""The JSON that is hashed and stored: compact, its letters as they are, the same bytes for the same value for ever."""

from __future__ import annotations

import json
from collections.abc import Callable
from json import encoder
from typing import Any

_plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_chunks: Callable[[Any, int], tuple[str, ...]] | None = None
_make: Callable[..., Any] | None = getattr(encoder, "c_make_encoder", None)
if _make is not None:
    # What `encode` builds anew at every call; an act is encoded three times while others wait for it.
    _chunks = _make(None, _plain.default, encoder.encode_basestring, None, ":", ",", False, False, True)


def canonical(value: Any) -> str:
    """The canonical JSON of plain values."""
    return _plain.encode(value) if _chunks is None else "".join(_chunks(value, 0))
