"""What an empty queue says: why it is empty, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from console.clean import one_line
from console.filters import FilterError
from console.key_names import with_keys_of
from store.values import View

EMPTY = {
    View.LANE_2: ("Nothing waits in Lane 2.", "{view.lane3:2} shows Lane 3, {view.all:4} shows every case"),
    View.LANE_3: ("Nothing waits in Lane 3.", "{view.lane2:1} shows Lane 2, {view.all:4} shows every case"),
    View.MINE: ("You hold no case.", "{verb.claim:c} claims the case you are on"),
    View.ALL: ("There are no cases yet.", "lanedesk import FILE brings some"),
    View.SNOOZED: ("Nothing sleeps.", "{verb.snooze:z} puts a case away until a time"),
    View.DONE: ("Nothing is done yet.", "{view.lane2:1} shows Lane 2"),
}


def words_when_empty(
    query: Callable[[], object], view: View, filtered: bool, key_of: Callable[[str, str], str]
) -> tuple[str, str]:
    """A line and a hint. `query` reads the filter, and raises FilterError where it cannot."""
    if not filtered:
        words, hint = EMPTY[view]
        return words, with_keys_of(hint, key_of)
    try:
        query()
    except FilterError as error:
        return one_line(error.title), one_line(error.text)
    return "Nothing fits the filter.", with_keys_of("{case.back:escape} clears it", key_of)
