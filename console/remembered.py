"""What the console remembers of its reader between sittings: the theme, and that it has introduced itself."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any


class Remembered:
    """A small JSON file; without a path nothing is kept and no introduction is given."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kept: dict[str, Any] = {}
        if path is not None:
            with suppress(OSError, ValueError):
                kept = json.loads(path.read_text("utf-8"))
                self._kept = kept if isinstance(kept, dict) else {}

    @property
    def is_first_run(self) -> bool:
        return self._path is not None and not self._kept.get("introduced")

    @property
    def theme(self) -> str | None:
        theme = self._kept.get("theme")
        return theme if isinstance(theme, str) else None

    def ran(self) -> None:
        self._keep("introduced", True)

    def wear(self, theme: str) -> None:
        if theme != self.theme:
            self._keep("theme", theme)

    def _keep(self, key: str, value: object) -> None:
        self._kept[key] = value
        if self._path is None:
            return
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._path.write_text(json.dumps(self._kept), "utf-8")
