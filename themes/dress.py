"""How Textual's own widgets wear a theme: cursor, borders, footer and inputs in the theme's colours."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme


def dress(theme: Theme, meaning: Mapping[str, str]) -> dict[str, str]:
    """Values for Textual's theme variables; `meaning` holds ours (see `themes.meaning`).

    Textual derives several of them by transparency, which loses contrast; these are solid instead.
    A theme drawn in the terminal's own colours keeps most of Textual's.
    """
    ground = theme.background or "ansi_default"
    front = theme.foreground or "ansi_default"
    accent = theme.accent or theme.primary
    quiet, line, cursor = meaning["quiet"], meaning["hairline"], meaning["cursor-background"]
    panel = theme.panel or ground
    worn = {
        "text-primary": accent,
        "text-accent": accent,
        "text-success": meaning["fact-confirmed"],
        "text-warning": meaning["level-medium"],
        "text-error": meaning["level-high"],
        "block-cursor-background": cursor,
        "block-cursor-foreground": front,
        "block-cursor-text-style": "bold",
        "border": accent,
        "border-blurred": line,
        "footer-foreground": quiet,
        "footer-key-foreground": accent,
        "footer-description-foreground": quiet,
        "link-color": accent,
    }
    if theme.ansi:
        calmer = {
            "block-cursor-foreground": "ansi_bright_white" if theme.dark else "ansi_black",
            "scrollbar": line,
            "scrollbar-hover": quiet,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
        }
        return BUILTIN_THEMES["ansi-dark" if theme.dark else "ansi-light"].variables | worn | calmer
    return worn | {
        "text": front,
        "text-muted": quiet,
        "text-disabled": quiet,
        "text-secondary": theme.secondary or accent,
        "foreground-muted": quiet,
        "foreground-disabled": quiet,
        "block-cursor-blurred-background": panel,
        "block-cursor-blurred-foreground": front,
        "block-hover-background": panel,
        "footer-background": panel,
        "scrollbar": line,
        "scrollbar-hover": quiet,
        "scrollbar-active": accent,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
        "input-cursor-background": front,
        "input-cursor-foreground": ground,
        "input-selection-background": cursor,
        "input-selection-foreground": front,
        "screen-selection-background": cursor,
        "screen-selection-foreground": front,
        "link-color-hover": ground,
        "link-background-hover": accent,
        "button-foreground": front,
        "button-color-foreground": ground,
        "surface-active": panel,
        "primary-muted": cursor,
        "secondary-muted": cursor,
        "accent-muted": cursor,
        "success-muted": meaning["diff-added-background"],
        "warning-muted": meaning["evidence-background"],
        "error-muted": meaning["finding-background"],
    }
