"""Where the reader's own files lie."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def config_path() -> Path:
    """`LANEDESK_CONFIG` when set, else `config.toml` in the user's config folder."""
    named = os.environ.get("LANEDESK_CONFIG")
    return (
        Path(named) if named else platformdirs.user_config_path("lanedesk", appauthor=False) / "config.toml"
    )
