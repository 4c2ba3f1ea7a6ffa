"""Keeps the card of what was registered: made after the step, anew when its lists have changed."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.basics_card import BasicsCard
from desktop_app.ui.editor.view import EditorView


class Registration:
    """*edited* gets (case, column, text) of what is typed; *show* fills a card that was made later."""

    def __init__(
        self,
        desk: Desk,
        view: EditorView,
        edited: Callable[[int, str, str], object],
        show: Callable[[], object],
    ) -> None:
        self._desk, self._view, self._edited, self._show = desk, view, edited, show
        # As large as all the rest, and read after the step: the page stands without it.
        desk.later(view, self._make_first)

    def make(self) -> None:
        """A new card takes the place of the present one; who calls fills it."""
        desk = self._desk
        card = BasicsCard(desk.theme, desk.lists(), desk.now, desk.language, self._view.holder)
        card.edited.connect(self._edited)
        self._view.set_basics(card)

    def _make_first(self) -> None:
        if self._view.basics is None:
            self.make()
            self._show()
