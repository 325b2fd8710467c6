"""Texts that were typed and not sent: kept beside the database, whatever happens to the screen."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from lanes.words import Verb
from store.beside import make_folder_beside


def unsent_folder(db: Path) -> Path:
    """The folder beside a database that its unsent texts are kept in."""
    return db.with_name(f"{db.name}.unsent")


def forget(db: Path, case_ids: Iterable[int]) -> int:
    """Remove everybody's unsent texts on these cases; how many there were."""
    found = [file for case_id in case_ids for file in unsent_folder(db).glob(f"*-{case_id}-*")]
    for file in found:
        file.unlink(missing_ok=True)
    return len(found)


class Unsent:
    """One file a person, case and verb, as private as the database (`<database>.unsent`); else in memory."""

    def __init__(self, folder: Path | None, me: str) -> None:
        self._folder = folder
        self._me = hashlib.sha256(me.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        self._memory: dict[tuple[int, Verb], str] = {}

    def get(self, case_id: int, verb: Verb) -> str | None:
        """The text that was left, or None."""
        kept = self._memory.get((case_id, verb))
        if kept is not None or self._folder is None:
            return kept
        try:
            found = json.loads(self._path(case_id, verb).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        text = found.get("text") if isinstance(found, dict) else None
        return text if isinstance(text, str) else None

    def put(self, case_id: int, verb: Verb, text: str) -> bool:
        """Keep a text; False when it could only be kept in memory (disk full, no right to write)."""
        self._memory[(case_id, verb)] = text
        if self._folder is None:
            return True
        path = self._path(case_id, verb)
        new = path.with_suffix(".new")
        try:
            mode = make_folder_beside(self._folder.with_suffix(""), self._folder.suffix)
            number = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(number, "w", encoding="utf-8") as file:
                os.fchmod(number, mode)
                json.dump({"case": case_id, "verb": verb.value, "text": text}, file)
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        except (OSError, UnicodeEncodeError):
            return False
        return True

    def drop(self, case_id: int, verb: Verb) -> None:
        """Forget a text: it was sent, or its writer threw it away."""
        self._memory.pop((case_id, verb), None)
        if self._folder is not None:
            with suppress(OSError):
                self._path(case_id, verb).unlink(missing_ok=True)

    def of_case(self, case_id: int) -> list[Verb]:
        """The verbs with a text left on this case."""
        return [verb for verb in (Verb.EDIT, Verb.REPLY, Verb.NOTE) if self.get(case_id, verb) is not None]

    def _path(self, case_id: int, verb: Verb) -> Path:
        assert self._folder is not None
        return self._folder / f"{self._me}-{case_id}-{verb.value}.json"
