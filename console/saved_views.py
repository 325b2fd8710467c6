"""Views of the queue kept under a name: those of the settings file, and those saved from the screen."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from console.config_text import quoted
from store.values import QueueOrder, View


class NotKept(Exception):
    """A saved view could not be written or taken away. Carries a title and a text for a person."""

    title = "The view is as it was"

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True)
class SavedView:
    """Filter words over a view, in an order."""

    words: str
    view: View = View.ALL
    order: QueueOrder = QueueOrder.CONSEQUENCE

    @property
    def said(self) -> str:
        """All of it on one line, for a list."""
        parts = [self.view.name.replace("_", " ").lower(), self.words]
        if self.order is not QueueOrder.CONSEQUENCE:
            parts.append(f"by {self.order.words}")
        return " · ".join(part for part in parts if part)


class SavedViews:
    """Those of the settings file stand there; the others in a small file of their own beside it."""

    def __init__(self, path: Path | None, settings: Mapping[str, str]) -> None:
        self._path = path
        self._settings = {name: SavedView(words) for name, words in settings.items()}
        self._own: dict[str, SavedView] = {}
        self.unread = ""
        """Why the file cannot be read, so that it is left alone; empty where it was read or is not there."""
        if path is not None:
            try:
                self._own = _read(path)
            except FileNotFoundError:
                pass
            except (OSError, ValueError, TypeError, AttributeError) as error:
                self.unread = f"{path}: {error}"

    @property
    def all(self) -> Mapping[str, SavedView]:
        """By name, those of the settings file first."""
        return {**self._settings, **self._own}

    @property
    def own(self) -> tuple[str, ...]:
        """Names of those saved from the screen: they can be taken away there."""
        return tuple(self._own)

    def keep(self, name: str, view: SavedView) -> None:
        """Save a view, in place of an earlier one of that name; raises NotKept."""
        if name in self._settings:
            raise NotKept(f"“{name}” stands in the settings file; choose another name.")
        if not name.strip() or name in set(View):
            raise NotKept("That is the name of a view that is there already; choose another.")
        self._write({**self._own, name: view})

    def drop(self, name: str) -> None:
        """Take a view away; raises NotKept."""
        if name not in self._own:
            raise NotKept(f"“{name}” stands in the settings file; take it out there.")
        self._write({other: view for other, view in self._own.items() if other != name})

    def _write(self, views: dict[str, SavedView]) -> None:
        if self.unread:
            raise NotKept(f"The file of saved views cannot be read, so it is left alone. {self.unread}")
        if self._path is not None:
            try:
                _replace(self._path, _text(views))
            except OSError as error:
                raise NotKept(f"{self._path}: {error.strerror or error}") from error
        self._own = views


def _read(path: Path) -> dict[str, SavedView]:
    found = tomllib.loads(path.read_text("utf-8"))
    return {
        str(name): SavedView(
            str(entry.get("filter", "")),
            View(entry.get("view", View.ALL.value)),
            QueueOrder(entry.get("sort", QueueOrder.CONSEQUENCE.value)),
        )
        for name, entry in found.items()
    }


def _text(views: Mapping[str, SavedView]) -> str:
    parts = ["# Views of the queue that were saved from the screen.\n"]
    for name, view in views.items():
        parts.append(
            f"\n[{quoted(name)}]\nfilter = {quoted(view.words)}\n"
            f"view = {quoted(view.view.value)}\nsort = {quoted(view.order.value)}\n"
        )
    return "".join(parts)


def _replace(path: Path, text: str) -> None:
    """Write the whole file or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
