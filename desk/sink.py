"""Where replies are handed over, and a folder that stands for a helpdesk in the demo and in tests.

SinkError
├── NotSent        nothing left: safe to try again
│   └── RateLimited  … after `after` seconds
└── Ambiguous      it may have left: look it up by its marker, never send it again unseen
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from lanes.values import Text, Value

_PLAIN_MARKER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)


class SinkError(Exception):
    """A helpdesk did not clearly take a reply. Carries a title and a text for people."""

    title = "The helpdesk did not take it"

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class NotSent(SinkError):
    """Nothing left the house; trying again is safe."""

    title = "Not sent"


class RateLimited(NotSent):
    """The helpdesk asks for patience; nothing left. `after` is in seconds."""

    title = "The helpdesk asks to wait"

    def __init__(self, after: float) -> None:
        super().__init__(f"too many requests; try again in {after:g} s")
        self.after = after


class Ambiguous(SinkError):
    """Nobody knows whether it left: a timeout, a reset, an error after the words were handed over."""

    title = "No clear answer"


class Reply(Value):
    """One reply as a helpdesk gets it."""

    source: Text
    ticket_id: Text
    channel: Text | None = None
    text: Text
    marker: Text
    """Unique to this reply; the helpdesk keeps it, so that the reply can be found again."""


class Sink(Protocol):
    """Something that takes replies for customers."""

    recognises_markers: bool
    """True when a second delivery under the same marker cannot make a second message."""

    def deliver(self, reply: Reply) -> str:
        """Hand the reply over, return the helpdesk's name for it; raises NotSent, RateLimited, Ambiguous."""

    def find(self, marker: str) -> str | None:
        """The helpdesk's name for the reply with this marker, or None; raises SinkError if it cannot tell."""


class FolderSink:
    """A maildir-like folder: one JSON file a reply in `new/`, named by its marker, whole or not there."""

    recognises_markers = True

    def __init__(self, path: Path) -> None:
        self.path = path

    def deliver(self, reply: Reply) -> str:
        """Write the reply; a marker that is there already is answered as the first time."""
        name = _file_name(reply.marker)
        target = self.path / "new" / name
        passing = self.path / "tmp" / f"{name}.{os.getpid()}.{os.urandom(6).hex()}"
        try:
            words = json.dumps(reply.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"
            shared = _shared(self.path.parent)
            for folder in (self.path, passing.parent, target.parent):
                _make_folder(folder, shared)
            _write_whole(passing, words, 0o660 if shared else 0o600)
            with suppress(FileExistsError):
                os.link(passing, target)
        except (OSError, UnicodeError) as error:
            raise NotSent(f"{self.path}: {getattr(error, 'strerror', None) or error}") from error
        finally:
            with suppress(OSError):
                passing.unlink(missing_ok=True)
        try:
            _sync_folder(target.parent)
        except OSError as error:
            raise Ambiguous(f"{self.path}: {error.strerror}") from error
        return f"new/{name}"

    def find(self, marker: str) -> str | None:
        name = _file_name(marker)
        try:
            return f"new/{name}" if (self.path / "new" / name).exists() else None
        except OSError as error:
            raise NotSent(f"{self.path}: {error.strerror}") from error

    def replies(self) -> list[Reply]:
        """Everything that was delivered, by file name."""
        files = sorted((self.path / "new").glob("*.json"))
        return [Reply.model_validate_json(file.read_bytes()) for file in files]


def _file_name(marker: str) -> str:
    """A marker is not ours to trust as a file name: anything unusual is replaced by its hash."""
    if _PLAIN_MARKER.fullmatch(marker):
        return f"{marker}.json"
    return f"{hashlib.sha256(marker.encode('utf-8', 'surrogatepass')).hexdigest()}.json"


def _shared(folder: Path) -> bool:
    """Whether a team works in this folder: its group may write, and what is made there is the group's."""
    mode = folder.stat().st_mode if folder.exists() else 0
    return bool(mode & stat.S_IWGRP and mode & stat.S_ISGID)


def _make_folder(folder: Path, shared: bool) -> None:
    if folder.exists():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if shared:
        folder.chmod(0o2770)


def _write_whole(path: Path, text: str, mode: int) -> None:
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "wb") as file:
        os.fchmod(number, mode)
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


class Fault(StrEnum):
    """What may go wrong with one delivery."""

    NONE = "none"
    REFUSED = "refused"
    """No connection: nothing left."""
    TIMEOUT_BEFORE = "timeout_before"
    """No answer, and nothing was saved."""
    TIMEOUT_AFTER = "timeout_after"
    """No answer, yet it was saved."""
    RESET = "reset"
    """The connection broke after it was saved."""
    ERROR_AFTER_SAVE = "500_after_save"
    RATE_LIMIT = "429"


class FaultySink:
    """Any sink behind a bad line: `faults` are used up one a delivery, then all goes well.

    `forgets` counts how many look-ups fail before one answers; `wait` is the seconds a 429 asks for.
    """

    def __init__(self, inner: Sink, faults: Iterable[Fault], *, forgets: int = 0, wait: float = 0.0) -> None:
        self.inner = inner
        self.recognises_markers = inner.recognises_markers
        self.attempts = 0
        self._faults: Iterator[Fault] = iter(faults)
        self._forgets = forgets
        self._wait = wait

    def deliver(self, reply: Reply) -> str:
        self.attempts += 1
        fault = next(self._faults, Fault.NONE)
        if fault is Fault.RATE_LIMIT:
            raise RateLimited(self._wait)
        if fault is Fault.REFUSED:
            raise NotSent("connection refused")
        if fault is Fault.TIMEOUT_BEFORE:
            raise Ambiguous("no answer in time")
        answer = self.inner.deliver(reply)
        if fault is Fault.NONE:
            return answer
        words = {Fault.RESET: "connection reset", Fault.ERROR_AFTER_SAVE: "500 server error"}
        raise Ambiguous(words.get(fault, "no answer in time"))

    def find(self, marker: str) -> str | None:
        if self._forgets > 0:
            self._forgets -= 1
            raise NotSent("the look-up got no answer")
        return self.inner.find(marker)
