"""The settings file: what it may say, and how a mistake in it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.config import (
    ConfigError,
    Live,
    UserSettings,
    parse_settings,
    read_settings,
)
from console.config_place import config_path
from console.config_text import words_of
from console.own_files import read_own_files
from themes.loading import shipped


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml").settings == UserSettings()
    assert parse_settings("").settings == UserSettings()


def test_the_place_is_the_users_or_the_one_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LANEDESK_CONFIG", str(tmp_path / "mine.toml"))
    assert config_path() == tmp_path / "mine.toml"
    monkeypatch.delenv("LANEDESK_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config_path().name == "config.toml"
    assert config_path().parent.name == "lanedesk"


def test_everything_can_be_set() -> None:
    text = """
    theme = "paper"
    start_view = "Dear"
    editor = "vim -u 'my rc'"
    live.look_seconds = 2
    live.deliver_seconds = 1.5
    views.Dear = "lane:3 tier:enterprise wait:>2h"
    [keys]
    verb.note = "N"
    "verb.snooze" = ["z", "ctrl+z"]
    undo = "comma"
    move.next = "j, down"
    """
    settings = parse_settings(text).settings
    assert settings.theme == "paper"
    assert settings.live == Live(look_seconds=2, deliver_seconds=1.5)
    assert settings.views == {"Dear": "lane:3 tier:enterprise wait:>2h"}
    assert settings.keys == {
        "verb.note": ("N",),
        "verb.snooze": ("z", "ctrl+z"),
        "undo": ("comma",),
        "move.next": ("j", "down"),
    }


@pytest.mark.parametrize("model", [UserSettings, Live])
def test_every_setting_has_its_words(model: type[UserSettings]) -> None:
    assert all(words.endswith(".") for words in words_of(model).values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theme = ", "line 1, is not TOML"),
        ("\n\ntheme", "line 3, is not TOML"),
        (
            '\nthme = "x"',
            "line 2, thme: there is no “thme”. Did you mean theme? Allowed here: theme, start_view",
        ),
        (
            '[keys]\nhelp = "f1"\nhelp.back = "q"',
            "line 3, is not TOML: Cannot overwrite a value; put names with",
        ),
        ("theme = 3", "line 1, theme: write text in quotes, not 3"),
        (
            "[live]\nlook_second = 1",
            "line 2, live.look_second: there is no “look_second”. Did you mean look_seconds?",
        ),
        ("[live]\nlook_seconds = 0", "line 2, live.look_seconds: write a number from 0.1 to 60, not 0"),
        ("[live]\nlook_seconds = true", "line 2, live.look_seconds: write a number from 0.1 to 60, not True"),
        ("[live]\ndeliver_seconds = nan", "line 2, live.deliver_seconds: write a number from 0.1 to 60"),
        ("live = 3", "line 1, live: is a table: write [live]"),
        ("keys = 3", "line 1, keys: is a table: write [keys]"),
        ('[views]\nbig = "lane:9"', "line 2, views.big: lane:9: allowed are 1, 2, 3"),
        ('[views]\n"done" = "x"', "line 2, views.done: is the name of a view that is there already"),
        ("[views]\nbig = 3", "line 2, views.big: write text in quotes"),
        (
            'start_view = "lame3"',
            "line 1, start_view: there is no “lame3”. Did you mean lane3? Allowed: lane2",
        ),
        ('editor = "vi \'m"', "line 1, editor: cannot be read as a command"),
        ("[keys]\nverb.note = 3", 'line 2, keys.verb.note: write a key in quotes, such as "n"'),
        ('[keys]\n"verb.note" = ""', "line 2, keys.verb.note: write a key in quotes"),
        ('[keys]\n"verb.note" = []', "line 2, keys.verb.note: write a key in quotes"),
        (
            '[keys]\n\n"verb.nite" = "n"',
            "line 3, keys.verb.nite: there is no “verb.nite”. Did you mean verb.note?",
        ),
        (
            '[keys]\nverb.note = "pagedwn"',
            "line 2, keys.verb.note: there is no “pagedwn”. Did you mean pagedown?",
        ),
    ],
)
def test_a_mistake_is_told_by_file_line_and_key(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_own_files(file)
    assert caught.value.text.startswith(f"{file}: {words}")
    assert caught.value.title == "The settings file cannot be used"


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b'\ntheme = "\xff"')
    (tmp_path / "big.toml").write_bytes(b"#" * 300_000)
    (tmp_path / "folder.toml").mkdir()
    for name, words in (
        ("bytes", "line 2, is not UTF-8"),
        ("big", "larger than"),
        ("folder", "cannot be read"),
    ):
        with pytest.raises(ConfigError, match=words):
            read_settings(tmp_path / f"{name}.toml")


def test_own_themes_come_from_beside_the_file_and_bad_ones_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "themes"
    folder.mkdir()
    (folder / "mine.toml").write_text('name = "mine"\nprimary = "#99bbff"')
    (folder / "odd.toml").write_text('name = "odd"\nprimry = "#99bbff"')
    (tmp_path / "config.toml").write_text('theme = "mine"')
    own = read_own_files(tmp_path / "config.toml")
    assert [theme.name for theme in own.themes] == ["mine"]
    assert [(notice.title, notice.text) for notice in own.notices] == [
        ("Theme file odd.toml", "primry: there is no such key. Did you mean primary?")
    ]


def test_a_theme_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('theme = "dsk"')
    [notice] = read_own_files(tmp_path / "config.toml").notices
    assert notice.title == "No theme “dsk”"
    assert "Did you mean dusk?" in notice.text
    for theme in shipped():
        (tmp_path / "config.toml").write_text(f'theme = "{theme.name}"')
        assert not read_own_files(tmp_path / "config.toml").notices


def test_a_named_file_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    assert not read_own_files(path).notices
    monkeypatch.setenv("LANEDESK_CONFIG", str(path))
    assert [notice.title for notice in read_own_files(path).notices] == ["No settings file"]


def test_saved_views_that_cannot_be_read_are_told_and_left_alone(tmp_path: Path) -> None:
    views = tmp_path / "views.toml"
    views.write_text("broken [", "utf-8")
    (notice,) = read_own_files(tmp_path / "config.toml").notices
    assert notice.title == "Saved views that cannot be read"
    assert str(views) in notice.text
    assert views.read_text("utf-8") == "broken ["
