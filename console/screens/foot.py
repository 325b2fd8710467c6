"""The two lines at the foot: what was just done, and which keys matter now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from console.clean import one_line
from console.key_names import with_keys_of
from console.screens.several import IN_BULK
from console.screens.verbs import BY_VERB, footer_order
from console.widgets import ages
from console.widgets.flow import Span, cells_of
from console.widgets.key_bar import KeyHint
from console.widgets.queue_columns import LOOKING, others_looking

if TYPE_CHECKING:
    from console.screens.review import ReviewScreen
    from store.values import CaseView

_MARK = KeyHint("{queue.mark:v}", "mark", "mark")
_QUEUE = (
    KeyHint("{case.open:enter}", "open", "open"),
    KeyHint("{move.next:j} {move.previous:k}", "move", "move(1)"),
    KeyHint("{queue.filter:slash}", "filter", "filter"),
    KeyHint("{view.lane2:1}-{view.done:6}", "views", "app.help"),
    _MARK,
    KeyHint("{quit.q:q}", "quit", "app.quit"),
    KeyHint("{queue.sort:s}", "sort", "sort"),
    KeyHint("{pane.maximise:m}", "maximise", "maximise"),
)
_EMPTY = tuple(hint for hint in _QUEUE if hint.action in ("filter", "app.help", "app.quit"))
"""Where there is no case, the keys that ask for none."""
_FILTER = (
    KeyHint("{filter.keep:enter}", "keep", "focused.leave(True)"),
    KeyHint("{filter.clear:escape}", "clear", "focused.leave(False)"),
    KeyHint("{filter.complete:tab}", "complete", "focused.complete(1)"),
)
_TRIGGERS = (
    KeyHint("{move.next:j}", "down", "choose(1)"),
    KeyHint("{move.previous:k}", "up", "choose(-1)"),
    KeyHint("{case.open:enter}", "show", "show_chosen"),
    KeyHint("{case.triggers:t}", "close", "triggers"),
)
_UNMARK = KeyHint("{case.back:escape}", "unmark", "back")
_GIVE_UP = KeyHint("{case.back:escape}", "give up", "give_up")
_TO_QUEUE = KeyHint("{case.back:escape}", "queue", "back")
_CASE = (
    KeyHint("{case.triggers:t}", "triggers", "triggers"),
    KeyHint("{case.references:l}", "references", "references"),
    KeyHint("{queue.filter:slash}", "filter", "filter"),
)
_UNDO = KeyHint("{undo:u}", "undo", "undo")
_ALWAYS = (
    KeyHint("^p", "all", "app.command_palette"),
    KeyHint("{help:question_mark}", "help", "app.help"),
)


def hints_for(screen: ReviewScreen) -> tuple[list[KeyHint], tuple[KeyHint, ...]]:
    """The hints for where the reader is, and those that always stand at the right edge."""
    key_of = screen.desk.key_of

    def keyed(*hints: KeyHint) -> list[KeyHint]:
        return [replace(hint, key=with_keys_of(hint.key, key_of)) for hint in hints]

    always = tuple(keyed(*_ALWAYS))
    if screen.typing:
        return keyed(*_FILTER), always
    if screen.waiting is not None:
        return keyed(_GIVE_UP), always
    if screen.queue.marked:
        verbs = [
            KeyHint(f"{{verb.{v.value}:{BY_VERB[v].key}}}", BY_VERB[v].label, f"decide('{v.value}')")
            for v in IN_BULK
        ]
        return keyed(*verbs, _UNMARK, _MARK), always
    hints = keyed(_UNDO) if screen.desk.session.latest is not None else []
    if screen.shown is None:
        return [*hints, *keyed(*_EMPTY)], always
    if not screen.case_visible:
        return [*hints, *keyed(*_QUEUE)], always
    if screen.narrow:
        hints = [*keyed(_TO_QUEUE), *hints]
    if screen.shown.opened.triggers:
        hints = [*keyed(*_TRIGGERS), *hints]
    for verb in footer_order(screen.shown.view.ground.lane):
        entry = BY_VERB[verb]
        hints.append(
            KeyHint(
                key_of(f"verb.{verb.value}", entry.key),
                entry.label,
                f"decide('{verb.value}')",
                screen.why_closed(verb) is None,
            )
        )
    if screen.shown.view.ground.holder == screen.desk.me:
        hints.sort(key=lambda hint: hint.action == "decide('claim')")
    told = {hint.action for hint in hints}
    return [*hints, *(hint for hint in keyed(*_CASE) if hint.action not in told)], always


def _unsent(screen: ReviewScreen) -> list[Span]:
    """That words of the reader's own wait on this case, and the key that opens them."""
    entries = [BY_VERB[verb] for verb in screen.unsent]
    keys = ", ".join(
        f"{screen.desk.key_of(f'verb.{entry.verb.value}', entry.key)} {entry.label}" for entry in entries
    )
    return [("a text of yours is kept and not sent: ", "stale"), (keys, "key")]


def _waiting(what: str, key: str) -> tuple[Span, ...]:
    """That an act stands behind another writer, and what one can do about it."""
    return (
        (f"{one_line(what)} waits for another writer… ", "stale"),
        ("nothing is stored yet  ", "quiet"),
        (key, "key"),
        (" gives up", "quiet"),
    )


def _about_the_case(screen: ReviewScreen, view: CaseView, now: datetime) -> list[Span]:
    """What matters of the case before the reader, as long as nothing was just done."""
    others = others_looking(view.row, screen.desk.me)
    if others:
        return [(f"{LOOKING} {one_line(', '.join(others))} has this case open", "held")]
    if screen.unsent:
        return _unsent(screen)
    return [(f"came in {ages.moment(view.first_seen_at, now)}", "quiet")]


def status_spans(screen: ReviewScreen) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What was just done with its countdown at the left; the sitting so far and the place at the right."""
    desk, now = screen.desk, screen.desk.clock()
    if screen.typing:
        typed, fitting = screen.filter_spans()
        return tuple(typed), tuple(fitting)
    if screen.waiting is not None:
        return _waiting(screen.waiting.what, desk.key_of("case.back", "escape")), ()
    words, ink = screen.said
    left: list[Span] = [(one_line(words), ink)] if words else []
    leaving = desk.session.leaving(now)
    if leaving is not None and leaving.send_after is not None:
        seconds = max(1, round((leaving.send_after - now).total_seconds()))
        left += [("  leaves in ", "quiet"), (f"{seconds} s", "delivery-waiting")]
        left += [(f"  {desk.key_of('undo', 'u')}", "key"), (" calls it back", "quiet")]
    elif screen.shown is not None and not words:
        left = _about_the_case(screen, screen.shown.view, now)
    place: Span = (screen.place_words, "quiet")
    sitting: tuple[Span, ...] = ((desk.session.words, "quiet"), ("   ", "")) if desk.session.words else ()
    if cells_of((*left, place, *sitting)) > screen.size.width - 3:
        sitting = ()
    return tuple(left), (*sitting, place)
