"""How the intake page lies: bars above, the form at the left, the household at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.intake.bars import DraftBar, RegisteredBar
from desktop_app.ui.intake.form import IntakeForm
from desktop_app.ui.intake.household_panel import HouseholdPanel
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.suggest_box import Fetch


class IntakeView(QWidget):
    """The form scrolls inside its card, so that the button to register is always in sight."""

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], fetch: Fetch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        set_kind(self, "ground")
        self.setAccessibleName(self.tr("新投诉"))
        self.registered = RegisteredBar(theme, self)
        self.drafts = DraftBar(theme, self)
        card = Card(theme, self.tr("新投诉"), self)
        # Made where they stand: what is moved later is styled once more.
        self._left = _scroller(card)
        self.form = IntakeForm(theme, now, fetch, self._left.viewport())
        self._left.setWidget(self.form)
        card.body.addWidget(self._left, 1)
        self.kept = QLabel(card)
        set_kind(self.kept, "small")
        self.kept.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.register = push_button(
            self.tr("登记"), kind="primary", shortcut_hint="Ctrl+Enter", parent=card
        )
        foot = QHBoxLayout()
        card.body.addLayout(foot)
        foot.addWidget(self.kept, 1)
        foot.addWidget(self.register)
        right = _scroller(self)
        self.panel = HouseholdPanel(theme, right.viewport())
        right.setWidget(self.panel)
        self._columns = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.registered)
        self._column.addWidget(self.drafts)
        self._column.addLayout(self._columns, 1)
        self._columns.addWidget(card, 13)
        self._columns.addWidget(right, 7)
        self.setFocusProxy(self.form.place)
        self._right = right
        theme.follow(self, self._remeasure)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        self._remeasure()

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """A field that gets the focus without Tab is scrolled into sight as well."""
        if new is not None and self.form.isAncestorOf(new):
            self._left.ensureWidgetVisible(new, 0, self._theme.px(36))  # its label as well

    def _remeasure(self) -> None:
        space = self._theme.space
        self._column.setSpacing(space.s)
        self._columns.setSpacing(space.m)
        self._right.setMinimumWidth(self._theme.px(250))
        self._left.setMinimumHeight(self._theme.px(200))


def _scroller(parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # Its content's height is no wish of its own: else the shell would scroll the whole page.
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    set_kind(area.viewport(), "clear")
    return area
