"""What stands beside the step: what can be acted on now at once, the rest turn by turn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop_app.services.casebook import CaseBook
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.side import PARTS, READ, TIMELINE, Side
from desktop_app.ui.widgets.last_picture import LastPicture


class Beside:
    """*current* gives the book that is open: of another one nothing more is shown."""

    def __init__(
        self,
        desk: Desk,
        side: Side,
        current: Callable[[], CaseBook | None],
        revealed: Callable[[], bool],
    ) -> None:
        self._desk, self._side = desk, side
        self._current, self._revealed = current, revealed
        self._picture = LastPicture(side.timeline)

    def hold(self) -> None:
        """Another case is on its way: what happened in the last one is not painted with it."""
        self._picture.hold()

    def show(self, book: CaseBook) -> None:
        side = self._side
        side.show_counts(book)
        for part in sorted(PARTS, key=lambda part: not side.in_sight(part)):
            if side.in_sight(part) and part not in READ:
                self._show(part, book)
            else:
                self._desk.later(side, partial(self._show, part, book))

    def _show(self, part: int, book: CaseBook) -> None:
        if book is self._current():
            desk = self._desk
            self._side.show_part(part, book, desk.now(), desk.lists(), self._revealed())
            if part == TIMELINE:
                self._picture.let_go()
