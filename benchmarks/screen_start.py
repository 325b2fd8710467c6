"""From the command to the first painted queue, beside a minimal Textual app with a header and a footer."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from benchmarks.many_cases import MANY, database
from benchmarks.measure import Ratio
from benchmarks.screen_keys import opening
from benchmarks.terminal import Terminal

LIMIT = 1.2
MINIMAL = """
from textual.app import App
from textual.widgets import Footer, Header

class Minimal(App):
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self):
        yield Header()
        yield Footer()

Minimal().run()
"""


def run(*, small: bool = False) -> list[Ratio]:
    """Medians of starts that take turns; compiled files are there from a first start that does not count."""
    many, turns = (1_000, 1) if small else (MANY, 15)
    words = opening(database(many))
    floors: list[float] = []
    queues: list[float] = []
    cases: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(turns + 1):
            with Terminal(["-c", MINIMAL], Path(folder)) as terminal:
                floor = terminal.until("palette")
            with Terminal(words, Path(folder)) as terminal:
                queue = terminal.until("Where are my invoices?")
                case = terminal.until("Conversation")
            if turn:
                floors.append(floor)
                queues.append(queue)
                cases.append(case)
    floor = median(floors)
    return [
        Ratio(f"first painted queue, {many:,} cases", "a minimal app", median(queues), floor, LIMIT),
        Ratio(f"first painted case, {many:,} cases", "a minimal app", median(cases), floor),
    ]
