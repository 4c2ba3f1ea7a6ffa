"""The last picture stays for a moment while rows are on their way: they mostly come sooner than
a stand-in for them could be seen, and nothing flickers when somebody scrolls far."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTableView

from desktop_app.ui.widgets.last_picture import LastPicture

HOLD_MS = 30


class Holding:
    """``brought`` says whether all rows in sight are here, and asks for those that are not."""

    def __init__(self, view: QTableView, brought: Callable[[], bool]) -> None:
        self._brought = brought
        self._picture = LastPicture(view.viewport(), HOLD_MS)

    def scrolled(self) -> None:
        """Other rows are in sight."""
        if not self._brought():
            self._picture.hold()

    def came(self) -> None:
        """Some rows have come."""
        if self._picture.held and self._brought():
            self._picture.let_go()

    def let_go(self) -> None:
        """Paint what is there."""
        self._picture.let_go()
