"""What every test may use: figures that are told at the end of a run."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import pytest

Figure = Callable[[str], None]
TOLD = {"slow", "faults"}
"""The marks of tests whose figures are told."""


def pytest_configure() -> None:
    """Hear Ctrl+C even in a run in the background, whose children would inherit that it is ignored.

    The screen tells the reader's own time: here everybody's is UTC.
    """
    os.environ["TZ"] = "UTC"
    time.tzset()
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """Say one line for the end of the run: what was counted or measured, and under which load."""

    def say(words: str) -> None:
        load = os.getloadavg()[0] / (os.cpu_count() or 1)
        request.node.user_properties.append(("figure", f"{words} (load {load:.1f} a core)"))

    return say


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures of the run: those of the long tests and of the fault suite."""
    told = [
        words
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "call" and TOLD & set(report.keywords)
        for name, words in report.user_properties
        if name == "figure"
    ]
    if told:
        terminalreporter.section("figures")
        for words in told:
            terminalreporter.line(words)
