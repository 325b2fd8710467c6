"""The options every command takes, before or after its name: database, person, policy, promotion, JSON."""

from __future__ import annotations

import functools
import getpass
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import platformdirs

from console.cli.edge import Stopped

if TYPE_CHECKING:
    from lanes.policy import Policy
    from store.store import Store

Result = TypeVar("Result")

LARGEST = 2**63 - 1
"""The largest number a database holds; no id can be beyond it."""
FILES_OF_DATABASE = ("", "-wal", "-shm", "-journal", ".lock", ".heads", ".demo")
"""Endings of the files that make up a database, itself first."""
_POLICY_LIMIT = 4 * 1024 * 1024
"""Bytes of a policy file that are read at most."""


def now() -> datetime:
    """The wall clock, in UTC: the one place commands take it from."""
    return datetime.now(UTC)


def user_name() -> str:
    """The operating system's name for the person at the keyboard."""
    try:
        return getpass.getuser() or "agent"
    except (OSError, KeyError, ImportError):
        return "agent"


def login() -> str:
    """The name behind the process's user id, which no environment variable changes."""
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        return user_name()


def default_db() -> Path:
    """`LANEDESK_DB` when set, else `lanedesk.db` in the user's data folder."""
    named = os.environ.get("LANEDESK_DB")
    return Path(named) if named else platformdirs.user_data_path("lanedesk", appauthor=False) / "lanedesk.db"


@dataclass(frozen=True)
class Settings:
    """Where the work is kept, who does it, and under which policy."""

    db: Path
    me: str
    policy: Path | None = None
    promote: tuple[str, ...] = ()
    json: bool = False

    @classmethod
    def plain(cls) -> Settings:
        return cls(db=default_db(), me=user_name())

    def load_policy(self) -> Policy:
        """The owner's policy or the shipped one, with what is promoted; raises PolicyError, Stopped.

        Stopped also when the policy does not let this login act under the name given.
        """
        from lanes.globs import flaw
        from lanes.policy import parse_policy, shipped_policy

        for glob in self.promote:
            if wrong := flaw(glob):
                raise click.BadParameter(f"{glob}: {wrong}", param_hint="'--promote'")
        if self.policy is None:
            policy = shipped_policy()
        else:
            policy = parse_policy(_read_policy(self.policy), str(self.policy))
        if not policy.rights.may_act_as(login(), self.me):
            text = f"the policy lets {login()} act as {login()} only; leave out --as {self.me}"
            raise Stopped("Not under this name", text)
        return policy.with_promoted(self.promote) if self.promote else policy

    def keep_off(self, output: Path) -> None:
        """Raise UsageError when `output` is the database or a file that belongs to it."""
        target = output.resolve()
        for db in {self.db.absolute(), self.db.resolve()}:
            if target in {db.with_name(f"{db.name}{ending}").resolve() for ending in FILES_OF_DATABASE}:
                raise click.UsageError(f"{output} is the database itself or belongs to it; name another file")

    def need_database(self) -> None:
        """Raise Stopped where there is none: making an empty one would hide a mistyped name."""
        try:
            empty = self.db.stat().st_size == 0
        except (FileNotFoundError, NotADirectoryError):
            text = f"{self.db} does not exist; check --db, or make one with `lanedesk import FILE`"
            raise Stopped("No database", text) from None
        except OSError as error:
            raise Stopped("No database", f"{self.db}: {error.strerror}") from error
        if empty:
            raise Stopped("No database", f"{self.db} is an empty file; fill one with `lanedesk import FILE`")

    def open_store(self) -> Store:
        """The store at `db`, migrated where needed; close it, or use it as a context manager.

        Raises Stopped where there is none.
        """
        from store.store import Store

        self.need_database()
        return Store.open(self.db, clock=now)

    def make_store(self) -> Store:
        """The same, and made where it is missing: its maker's alone, or for the group the settings name."""
        from store.store import Store

        if not self.db.exists() and (group := self.team_group()):
            from store.team import make_for_team

            make_for_team(self.db, group)
        try:
            self.db.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise Stopped("No place for the database", f"{self.db.parent}: {error.strerror}") from error
        return Store.open(self.db, clock=now)

    def team_group(self) -> str | None:
        """The group a database is shared with: LANEDESK_GROUP, else `[store] group`; raises ConfigError."""
        from console.config import read_settings
        from console.config_place import config_path

        named = os.environ.get("LANEDESK_GROUP") or read_settings(config_path()).settings.store.group
        return named or None


def _read_policy(path: Path) -> str:
    from lanes.policy_file import decoded

    try:
        with path.open("rb") as file:
            raw = file.read(_POLICY_LIMIT + 1)
    except OSError as error:
        raise Stopped("The policy file cannot be read", f"{path}: {error.strerror}") from error
    if len(raw) > _POLICY_LIMIT:
        raise Stopped("The policy file cannot be read", f"{path} is larger than {_POLICY_LIMIT:,} bytes")
    return decoded(raw, str(path))


_OPTIONS: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.option(
        "--db", "_db", type=click.Path(dir_okay=False, path_type=Path), metavar="PATH",
        help="The database (or LANEDESK_DB; otherwise in your data folder).",
    ),
    click.option("--as", "_me", metavar="NAME", help="Who acts (otherwise your login name)."),
    click.option(
        "--policy", "_policy", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help="Your own policy file.",
    ),
    click.option(
        "--promote", "_promote", multiple=True, metavar="GLOB",
        help="Issue types let into Lane 1 for this run; may be given several times.",
    ),
    click.option("--json", "_json", is_flag=True, help="Answer in JSON."),
)  # fmt: skip


def common_options(command: Callable[..., Result]) -> Callable[..., Result]:
    """Give a command or group the common options; it receives them joined with its parents' as `settings`.

    Also set as the context's `obj`. Stands nearer to the function than `click.command` and further than
    `click.pass_context`.
    """

    @functools.wraps(command)
    def with_settings(*args: Any, **given: Any) -> Result:
        context = click.get_current_context()
        before = context.find_object(Settings) or Settings.plain()
        me = given.pop("_me")
        if me is not None and not me.strip():
            raise click.BadParameter("a name is needed", param_hint="'--as'")
        settings = replace(
            before,
            db=given.pop("_db") or before.db,
            me=me.strip() if me else before.me,
            policy=given.pop("_policy") or before.policy,
            promote=(*before.promote, *given.pop("_promote")),
            json=given.pop("_json") or before.json,
        )
        context.obj = settings
        return command(*args, settings=settings, **given)

    wrapped: Callable[..., Any] = with_settings
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped
