"""The scenes: what is pressed on the seeded sample before the picture is taken."""

from __future__ import annotations

from dataclasses import dataclass

Size = tuple[int, int]
"""Columns and rows."""
SMALL: Size = (80, 24)
MEDIUM: Size = (120, 36)
WIDE: Size = (200, 50)
AMOUNT = len("Hi Declan, the first payment of 4")
"""How far the wrong digits stand from the start of that draft."""
MEANWHILE = "meanwhile"
"""No key: a colleague gives the case before the reader to another owner."""
EVERY = (SMALL, MEDIUM, WIDE)


@dataclass(frozen=True)
class Scene:
    """One picture's making: the keys are pressed one by one, each when the screen has come to rest."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    sizes: tuple[Size, ...] = EVERY
    theme: str = "dusk"

    def file(self, size: Size) -> str:
        """The picture's name without its ending: `queue-120x36`."""
        return f"{self.name}-{size[0]}x{size[1]}"


def find(ticket: str) -> tuple[str, ...]:
    """The keys that open one case, whatever view is shown."""
    return ("4", "slash", *ticket, "enter", "enter")


SCENES = (
    Scene("queue", "The queue of Lane 2, with the case under the cursor beside it"),
    Scene("lane-2", "A draft with a wrong amount, before anybody sent it", find("491255")),
    Scene(
        "edit",
        "The amount put right, with the difference beside it",
        (*find("491255"), "e", *("right",) * AMOUNT, "delete", "delete", *"86"),
    ),
    Scene("lane-3", "A packet: what is known, what is missing, what was not done", find("491284")),
    Scene("claimed", "The same case claimed by the reader", (*find("491284"), "c")),
    Scene("long-thread", "A thread of thirteen messages, some of them internal", find("491274")),
    Scene("raised", "The assistant promised an amount; the banner says so", find("491280")),
    Scene("hostile", "Markup, escapes and invisible characters, shown and not obeyed", find("491273")),
    Scene("override", "Moving a case to another lane", (*find("491258"), "o")),
    Scene(
        "triggers",
        "The triggers opened, one evidence of them chosen",
        (*find("491284"), "t", "j", "j", "j"),
    ),
    Scene(
        "evidence",
        "From a trigger's evidence to the customer's words",
        (*find("491284"), "t", "2"),
    ),
    Scene(
        "evidence-elsewhere",
        "From an evidence to the fact it rests on",
        (*find("491284"), "t", "j", "j", "j", "enter"),
    ),
    Scene("references", "A reference in full; nothing opens by itself", (*find("491255"), "l", "enter")),
    Scene(
        "why-changed",
        "One key for each change of an edit",
        (*find("491255"), "e", *("right",) * AMOUNT, "delete", "delete", *"86", "ctrl+s"),
    ),
    Scene("grade", "The packet graded claim by claim", (*find("491284"), "c", "g", "r", "r", "w", "u")),
    Scene("outcome", "What it was, and which triggers were right", (*find("491284"), "c", "d", "2", "r")),
    Scene(
        "stale",
        "A colleague was faster: the edit is refused, and what happened is shown",
        (*find("491255"), "e", *("right",) * AMOUNT, "delete", "delete", *"86", MEANWHILE, "ctrl+s", "2"),
    ),
    Scene("sort", "The queue by customer", ("4", "s", "s", "s")),
    Scene(
        "views",
        "Saved views to choose from",
        ("4", "slash", *"tier:enterprise", "enter", "S", *"Dear ones", "enter", "slash")
        + ("backspace",) * len("tier:enterprise")
        + (*"wait:>2d", "enter", "S", *"Old ones", "enter", "f"),
    ),
    Scene(
        "log",
        "One's own acts with what became of them",
        ("enter", "a", "n", *"ask billing", "ctrl+s", "x", "2", "z", "1", "u", "h"),
    ),
    Scene("note", "A note for whoever comes next", (*find("491284"), "n", *"Call them before noon.")),
    Scene("audit", "Where it should have been escalated", (*find("491274"), "A", "e", "p")),
    Scene("palette", "Every action by name", ("ctrl+p",)),
    Scene("help", "Every key of the place", ("question_mark",)),
    Scene("filter", "Filter words in the queue", ("4", "slash", *"lane:3", "space", *"type:billing.*")),
)


def themed(names: tuple[str, ...]) -> tuple[Scene, ...]:
    """One packet in every theme."""
    keys = find("491284")
    return tuple(Scene(f"theme-{name}", f"The theme {name}", keys, (MEDIUM,), name) for name in names)
