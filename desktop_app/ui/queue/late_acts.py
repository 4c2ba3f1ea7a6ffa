"""The acts of the queue, loaded when something is to be done with a case for the first time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel

from desktop_app.ui.desk import Desk
from desktop_app.ui.queue.choosing import Chosen
from desktop_app.ui.queue.keys import PRINT
from desktop_app.ui.queue.view import QueueView

if TYPE_CHECKING:
    from desktop_app.ui.queue.acts import QueueActs


class LateActs:
    """Hears what is asked of the view; *chosen* and *failed* as ``QueueActs`` takes them."""

    def __init__(
        self,
        desk: Desk,
        view: QueueView,
        chosen: Callable[[], Chosen],
        failed: Callable[[Exception], None],
    ) -> None:
        self._desk, self._view, self._chosen, self._failed = desk, view, chosen, failed
        view.table.delete_asked.connect(lambda: self.acts.delete())
        view.table.menu_asked.connect(lambda at: self.acts.pop_up(view, at))
        view.preview.open_asked.connect(lambda: self.acts.open())
        view.preview.revealed.connect(lambda case: self.acts.note_reveal(case))
        view.bulk_asked.connect(lambda name: self.acts.do(name))
        view.bulk_closed.connect(self._one_again)
        desk.registry.bind(PRINT, view, lambda: self.acts.print_(view))

    def _one_again(self) -> None:
        """Of all that were chosen the current one stays, with the keyboard."""
        table = self._view.table
        flags = QItemSelectionModel.SelectionFlag
        table.selectionModel().select(table.currentIndex(), flags.ClearAndSelect | flags.Rows)
        table.setFocus()

    @cached_property
    def acts(self) -> QueueActs:
        from desktop_app.ui.queue.acts import QueueActs

        return QueueActs(self._desk, self._view, self._chosen, self._failed)
