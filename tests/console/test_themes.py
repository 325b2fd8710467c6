"""Every theme can be read: contrast of every pair, distances for colour-blind eyes, and a user's own file."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from themes.loading import DEFAULT, ThemeError, load, load_folder, shipped, variable_defaults
from themes.meaning import VARIABLES, is_text

THEMES = {theme.name: theme for theme in shipped()}
DRAWN = [theme for theme in shipped() if not theme.ansi]
HIGH_CONTRAST = ("contrast", "contrast-light")
TEXTS = [name for name in VARIABLES if is_text(name)]
PAIRED = {
    "state-clean-background": ("state-clean",),
    "state-partial-background": ("state-partial",),
    "state-raised-background": ("state-raised",),
    "internal-background": ("internal", "author-customer", "author-agent", "author-assistant", "quiet"),
    "diff-added-background": ("diff-added",),
    "diff-removed-background": ("diff-removed",),
    "badge-background": ("badge",),
    "evidence-background": ("evidence",),
    "finding-background": ("finding",),
}
GROUPS = {
    "lanes": ("lane-1", "lane-2", "lane-3"),
    "facts": ("fact-confirmed", "fact-likely", "fact-possible", "fact-missing", "fact-unverified"),
    "states": ("state-clean", "state-partial", "state-raised"),
    "levels": ("level-low", "level-medium", "level-high"),
    "diff": ("diff-added", "diff-removed"),
}
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
SIGHT = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
Linear = tuple[float, float, float]


def linear(colour: str) -> Linear:
    parsed = Color.parse(colour)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (parsed.r / 255, parsed.g / 255, parsed.b / 255)
    )
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.1 contrast ratio."""
    dark, light = sorted(luminance(linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def luminance(rgb: Linear) -> float:
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def seen(colour: str, sight: str) -> Linear:
    red, green, blue = (
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, linear(colour), strict=True))))
        for row in SIGHT[sight]
    )
    return red, green, blue


def distance(one: Linear, other: Linear) -> float:
    """Euclidean distance in OKLab (Ottosson 2020); 0.02 is about where two colours begin to differ."""

    def lab(rgb: Linear) -> Linear:
        r, g, b = rgb
        long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        return (
            0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
        )

    return math.dist(lab(one), lab(other))


def test_the_shelf_holds_what_is_promised() -> None:
    dark = [theme for theme in DRAWN if theme.dark]
    light = [theme for theme in DRAWN if not theme.dark]
    assert shipped()[0].name == DEFAULT
    assert len(dark) >= 2
    assert len(light) >= 2
    assert {"contrast", "harbour", "orchard", "terminal-dark", "terminal-light"} <= set(THEMES)
    assert not {theme.name for theme in shipped()} & set(BUILTIN_THEMES)


@pytest.mark.parametrize("theme", shipped(), ids=lambda theme: theme.name)
def test_every_theme_defines_every_meaning(theme: Theme) -> None:
    assert set(VARIABLES) <= set(theme.variables)
    for name in VARIABLES:
        Color.parse(theme.variables[name])


@pytest.mark.parametrize("theme", DRAWN, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    least = 7.0 if theme.name in HIGH_CONTRAST else 4.5
    grounds = ["background", "surface", "panel", "cursor-background", "block-cursor-blurred-background"]
    pairs = [(text, ground) for text in TEXTS for ground in grounds]
    pairs += [(text, ground) for ground, texts in PAIRED.items() for text in (*texts, "foreground")]
    own = ["foreground", "text", "text-muted", "text-disabled", "foreground-muted", "footer-foreground"]
    own += [
        "text-primary",
        "text-secondary",
        "text-accent",
        "text-success",
        "text-warning",
        "text-error",
        "link-color",
    ]
    own += ["footer-key-foreground", "footer-description-foreground", "block-cursor-foreground"]
    pairs += [(text, ground) for text in own for ground in [*grounds, "footer-background"]]
    pairs += [("button-color-foreground", kind) for kind in ("primary", "success", "warning", "error")]
    pairs += [
        ("input-selection-foreground", "input-selection-background"),
        ("link-color-hover", "link-background-hover"),
    ]
    pairs += [("input-cursor-foreground", "input-cursor-background")]
    poor = {
        f"{text} on {ground}": round(contrast(colours[text], colours[ground]), 2)
        for text, ground in pairs
        if contrast(colours[text], colours[ground]) < least
    }
    assert not poor


@pytest.mark.parametrize("theme", DRAWN, ids=lambda theme: theme.name)
def test_a_pill_of_any_meaning_can_be_read(theme: Theme) -> None:
    least = 7.0 if theme.name in HIGH_CONTRAST else 4.5
    for name in TEXTS:
        assert contrast(theme.variables["pill"], theme.variables[name]) >= least, name


def test_a_pill_in_the_terminals_own_colours_reads_as_well_as_the_lanes_words_beside_it() -> None:
    """Which sixteen they are is the terminal's: in reverse on its own ground, text and ground only change places."""
    for theme in (theme for theme in shipped() if theme.ansi):
        assert theme.variables["pill"] == theme.background == "ansi_default", theme.name


@pytest.mark.parametrize(
    ("name", "sight"), [("harbour", "protan"), ("harbour", "deutan"), ("orchard", "tritan")]
)
@pytest.mark.parametrize("group", GROUPS)
def test_colour_blind_eyes_can_tell_the_words_of_a_group_apart(name: str, sight: str, group: str) -> None:
    colours = THEMES[name].variables
    near = {
        f"{one} and {other}": round(distance(seen(colours[one], sight), seen(colours[other], sight)), 3)
        for one, other in combinations(GROUPS[group], 2)
        if distance(seen(colours[one], sight), seen(colours[other], sight)) < 0.06
    }
    assert not near


async def test_every_theme_can_be_worn() -> None:
    class Fitting(App[None]):
        CSS = "Screen { background: $state-raised-background; color: $lane-3; border: solid $hairline; }"

        def get_theme_variable_defaults(self) -> dict[str, str]:
            return variable_defaults(self.current_theme)

    app = Fitting()
    async with app.run_test() as pilot:
        for theme in shipped():
            app.register_theme(theme)
            app.theme = theme.name
            await pilot.pause()
            assert app.theme_variables["lane-3"] == theme.variables["lane-3"]
        app.theme = "nord"
        await pilot.pause()
        assert app.theme_variables["lane-3"] == THEMES[DEFAULT].variables["lane-3"]


def test_defaults_follow_the_theme_that_is_worn() -> None:
    assert set(variable_defaults()) == set(VARIABLES)
    light = Theme(name="mine", primary="#336699", dark=False)
    assert variable_defaults(light)["quiet"] == THEMES["paper"].variables["quiet"]
    assert variable_defaults(BUILTIN_THEMES["ansi-dark"])["lane-1"].startswith("ansi_")


def test_a_users_file_drops_in(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        'name = "mine"\nprimary = "#99bbff"\nbackground = "black"\n[variables]\nlane-3 = "ansi_red"\n'
        'block-cursor-text-style = "bold"\n'
    )
    (tmp_path / "odd.toml").write_text('name = "odd"\nprimry = "#99bbff"\n')
    themes, errors = load_folder(tmp_path)
    assert [theme.name for theme in themes] == ["mine"]
    assert themes[0].variables["lane-3"] == "ansi_red"
    assert themes[0].variables["lane-2"] == THEMES[DEFAULT].variables["lane-2"]
    assert [str(error) for error in errors] == [
        "odd.toml: primry: there is no such key. Did you mean primary?"
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "is not TOML"),
        ('primary = "red"', "name: is missing"),
        ('name = "x"', "primary: is missing"),
        ('name = "x"\nprimary = "#12"', "primary: '#12' is not a colour"),
        ('name = "x"\nprimary = 3', "primary: 3 is not a colour"),
        ('name = "x"\nprimary = "red"\ndark = "yes"', "dark: must be true or false"),
        ('name = "x"\nprimary = "red"\ntext_alpha = "much"', "text_alpha: must be a number"),
        ('name = "x"\nprimary = "red"\nvariables = 3', "variables: must be a table"),
        (
            'name = "x"\nprimary = "red"\n[variables]\nlane-4 = "red"',
            "variables.lane-4: there is no such key",
        ),
        ('name = "x"\nprimary = "red"\n[variables]\nlane-3 = 3', "variables.lane-3: must be text in quotes"),
        (
            'name = "x"\nprimary = "red"\n[variables]\nlane-3 = "$error"',
            "variables.lane-3: '$error' is not a colour",
        ),
        ('name = "dusk"\nprimary = "red"', 'name: "dusk" is a shipped theme'),
    ],
)
def test_a_mistake_is_named_by_file_and_key(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(ThemeError) as caught:
        load(file)
    assert caught.value.title == "Theme file mine.toml"
    assert words in caught.value.text


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="cannot be read"):
        load(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b'name = "\xff"')
    with pytest.raises(ThemeError, match="not UTF-8"):
        load(tmp_path / "bytes.toml")
    (tmp_path / "big.toml").write_bytes(b"# " + b"x" * 300_000)
    with pytest.raises(ThemeError, match="larger than"):
        load(tmp_path / "big.toml")
