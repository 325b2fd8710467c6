"""What a reader keeps and comes back to: saved views, and the log of their own acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from console.clean import one_line
from console.dialogs.choice import ChoiceDialog
from console.dialogs.option import Option
from console.saved_views import NotKept, SavedView
from console.screens.activity import MOST, ActivityScreen
from console.screens.searching import Searching
from lanes.act import Refusal
from store.values import View


class LookingBack(Searching):
    """Saves and opens views, lists one's own acts, and opens the case of one."""

    if TYPE_CHECKING:

        def action_open(self) -> None: ...

    def open_saved(self, name: str) -> None:
        """Open a saved view."""
        saved = self.desk.views.all[name]
        self.view, self.filter_words, self.order = saved.view, saved.words, saved.order
        self.queue.focus()
        self.restart()
        if self.is_mounted and self.desk.session.words:
            self.say(f"view {one_line(name)}", "accent")

    @work(exclusive=True, group="views")
    async def action_save_view(self) -> None:
        """Keep view, filter and order under a name."""
        saved = SavedView(self.filter_words, self.view, self.order)
        dialog = ChoiceDialog("Save this view", [], about=saved.said, words="A name for it")
        answer = await self.app.push_screen_wait(dialog)
        if answer is None:
            return
        try:
            self.desk.views.keep(answer.value, saved)
        except NotKept as error:
            self.refused(Refusal(code="view", title=error.title, text=error.text))
            return
        self.say(f"saved as “{one_line(answer.value)}”", "accent")

    @work(exclusive=True, group="views")
    async def action_saved_views(self) -> None:
        """Choose a saved view to open."""
        name = await self._pick_view("Open a view", tuple(self.desk.views.all))
        if name is not None:
            self.open_saved(name)

    @work(exclusive=True, group="views")
    async def action_forget_view(self) -> None:
        """Choose a saved view to take away."""
        name = await self._pick_view("Take a saved view away", self.desk.views.own)
        if name is None:
            return
        try:
            self.desk.views.drop(name)
        except NotKept as error:
            self.refused(Refusal(code="view", title=error.title, text=error.text))
            return
        self.say(f"“{one_line(name)}” taken away", "accent")

    @work(exclusive=True, group="log")
    async def action_log(self) -> None:
        """One's own acts with what became of them; the chosen one's case is opened."""
        desk = self.desk
        deeds = self.guarded(lambda: desk.store.own_deeds(desk.me, MOST))
        if deeds is None:
            return
        case_id = await self.app.push_screen_wait(ActivityScreen(deeds, desk.session.words, desk.clock()))
        if case_id is not None:
            self.open_case(case_id)

    def open_case(self, case_id: int) -> None:
        """Put one case before the reader: in this view when it stands here, else among all."""
        view = self.guarded(lambda: self.desk.store.case(case_id, self.desk.clock()))
        if view is None:
            return
        if not self.queue.select(case_id):
            self.filter_words = ""
            if not self.desk.belongs(view.row, self.view):
                self.view = View.ALL
            self.restart()
            self.queue.put_in(view.row)
        self.show_row(view.row)
        self.action_open()

    async def _pick_view(self, title: str, names: tuple[str, ...]) -> str | None:
        if not names:
            key = self.desk.key_of("view.save", "S")
            self.say(f"no saved view; {key} saves the one you see", "stale")
            return None
        options = [Option(name, name, hint=self.desk.views.all[name].said) for name in names]
        answer = await self.app.push_screen_wait(ChoiceDialog(title, options))
        return None if answer is None else answer.value
