"""What the first sitting begins with: three lines that leave as soon as the reader has found a way of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.key_names import with_keys_of

if TYPE_CHECKING:
    from console.app import LanedeskApp

TITLE = "Welcome to the desk"
_WORDS = (
    "The queue shows what needs a person, dearest mistake first.\n"
    "{case.open:enter} reads · {verb.approve:a} sends the draft · {verb.edit:e} edits · "
    "{verb.reply:r} replies · {undo:u} undoes\n"
    "{help:question_mark} shows every key of the place you are in."
)
_SECONDS = 20.0


def welcome(app: LanedeskApp) -> None:
    """Show the three lines until a case, a question or the help is opened, or their time is over."""
    app.notify(with_keys_of(_WORDS, app.key_of), title=TITLE, timeout=_SECONDS, markup=False)
    app.screen_change_signal.subscribe(app, lambda _: put_away(app))


def put_away(app: LanedeskApp) -> None:
    """Take them off what has come under them."""
    for note in [note for note in app._notifications if note.title == TITLE]:
        app._unnotify(note)
