"""What the reader brings along, read once at start: settings, keys, themes, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from textual.theme import BUILTIN_THEMES, Theme

from console.config import UserSettings, not_among, read_settings, themes_folder
from console.keymap import plan_keys
from console.saved_views import SavedViews
from themes.loading import load_folder, shipped


@dataclass(frozen=True)
class Notice:
    """Something of the reader's own that is not used, in words."""

    title: str
    text: str


@dataclass(frozen=True)
class OwnFiles:
    """The reader's own, as far as it can be used; without any file, the defaults."""

    settings: UserSettings = field(default_factory=UserSettings)
    keymap: Mapping[str, str] = field(default_factory=dict)
    """Binding id → keys, without those that clash."""
    themes: tuple[Theme, ...] = ()
    views_file: Path | None = None
    """Where views that are saved from the screen are kept; without it they last for the sitting."""
    notices: tuple[Notice, ...] = ()


def read_own_files(path: Path) -> OwnFiles:
    """The settings file at `path` and the themes beside it.

    Raises ConfigError when the settings cannot be used; a theme that cannot be worn and keys that clash are
    left out and told as notices, and so are saved views that cannot be read.
    """
    file = read_settings(path)
    plan = plan_keys(file)
    themes, errors = load_folder(themes_folder(path))
    notices = [Notice("Two actions, one key", clash.words) for clash in plan.clashes]
    notices += [Notice(error.title, error.text) for error in errors]
    named = os.environ.get("LANEDESK_CONFIG")
    if named and Path(named) == path and not path.exists():
        notices.append(Notice("No settings file", f"LANEDESK_CONFIG names {path}, and there is none."))
    wanted = file.settings.theme
    known = [theme.name for theme in (*shipped(), *themes)]
    if wanted and wanted not in (*known, *BUILTIN_THEMES):
        text = f"{not_among(wanted, known)} These are: {', '.join(known)}."
        notices.append(Notice(f"No theme “{wanted}”", text))
    views_file = path.with_name("views.toml")
    if unread := SavedViews(views_file, {}).unread:
        notices.append(Notice("Saved views that cannot be read", f"They are left as they are. {unread}"))
    return OwnFiles(file.settings, plan.keymap, tuple(themes), views_file, tuple(notices))
