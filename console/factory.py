"""The one place the console is put together, for the command line, the tests and the pictures alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from console.app import LanedeskApp
from console.background import Stepper
from console.own_files import OwnFiles
from console.remembered import Remembered
from console.screens.unsent import unsent_folder
from lanes.policy import Policy
from lanes.words import Role
from store.store import Store


def wall_clock() -> datetime:
    return datetime.now(UTC)


def build_app(
    *,
    db: Path,
    policy: Policy,
    me: str,
    clock: Callable[[], datetime] = wall_clock,
    role: Role | None = None,
    courier_factory: Callable[[], Stepper] | None = None,
    theme: str | None = None,
    keep_unsent: bool = True,
    remember: Path | None = None,
    own: OwnFiles | None = None,
    few_colours: bool = False,
    behind_frame: bool = False,
) -> LanedeskApp:
    """The console over one database. `role` defaults to what the policy says of `me`.

    `courier_factory` makes an object with `step(now)` in its worker thread; without it nothing is delivered.
    `keep_unsent` keeps unsent texts in a folder beside the database. `remember` is the file for the theme and
    the first-run introduction; without it neither is kept nor shown. `own` is what the reader brings along:
    settings, keys, themes. With `few_colours` the terminal's own are worn instead of a drawn theme.
    `behind_frame` says that a first frame stands on the terminal, to be painted over once and whole. Raises
    StoreError when the database cannot be opened.
    """

    def open_store() -> Store:
        return Store.open(db, clock=clock)

    return LanedeskApp(
        open_store=open_store,
        policy=policy,
        me=me,
        role=role or policy.rights.role_of(me),
        clock=clock,
        unsent_folder=unsent_folder(db) if keep_unsent else None,
        remembered=Remembered(remember),
        courier_factory=courier_factory,
        theme=theme,
        own=own or OwnFiles(),
        few_colours=few_colours,
        behind_frame=behind_frame,
    )
