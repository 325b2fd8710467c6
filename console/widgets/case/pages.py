"""The sections put together: one page where there is one pane, two where there are two."""

from __future__ import annotations

from console.widgets.case.aftermath import aftermath
from console.widgets.case.draft import draft, promises
from console.widgets.case.facts import facts
from console.widgets.case.history import history
from console.widgets.case.packet import actions, handed_over, packet
from console.widgets.case.reasons import lane_reasons
from console.widgets.case.shown import Shown
from console.widgets.case.spot import pointed
from console.widgets.case.thread import UNANSWERED, thread
from console.widgets.case.trigger_panel import triggers
from console.widgets.flow import Line


def whole_page(shown: Shown, width: int) -> list[Line]:
    """Everything in one column: the packet first in Lane 3, else the conversation first."""
    if shown.is_packet:
        order = [
            _opened(shown, width),
            packet(shown, width),
            actions(shown, width),
            thread(shown, width),
            _withheld(shown, width),
        ]
    else:
        order = [
            thread(shown, width),
            draft(shown, width),
            actions(shown, width),
            _opened(shown, width),
            facts(shown, width),
        ]
        order.append(handed_over(shown, width))
    order += [
        promises(shown, width),
        lane_reasons(shown, width),
        aftermath(shown, width),
        history(shown, width),
    ]
    return _joined(order, shown)


def reading_page(shown: Shown, width: int) -> list[Line]:
    """The left of two: what was said, and what is known."""
    order = [thread(shown, width)]
    if not shown.is_packet:
        order.append(facts(shown, width))
    return _joined([*order, promises(shown, width)], shown)


def deciding_page(shown: Shown, width: int) -> list[Line]:
    """The right of two: what to decide on, and why it is here."""
    first = packet(shown, width) if shown.is_packet else draft(shown, width)
    order = [_opened(shown, width), first, actions(shown, width)]
    order.append(_withheld(shown, width) if shown.is_packet else handed_over(shown, width))
    order += [lane_reasons(shown, width), aftermath(shown, width), history(shown, width)]
    return _joined(order, shown)


def first_place(shown: Shown, *, whole: bool) -> str:
    """The anchor a page with the conversation opens at."""
    return "" if whole and shown.is_packet else UNANSWERED


def _withheld(shown: Shown, width: int) -> list[Line]:
    """In Lane 3 a draft is mentioned only where there was one."""
    return draft(shown, width) if shown.view.ground.draft is not None else []


def _opened(shown: Shown, width: int) -> list[Line]:
    return triggers(shown, width) if shown.opened.triggers else []


def _joined(sections: list[list[Line]], shown: Shown) -> list[Line]:
    lines = pointed([line for section in sections for line in section], shown)
    while lines and not lines[0].text.strip() and not lines[0].fill:
        lines.pop(0)
    return [*lines, Line()]
