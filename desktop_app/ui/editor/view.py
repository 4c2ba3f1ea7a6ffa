"""The editor's layout: head, line of steps, three columns that give way when it is narrow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.attachments.card import AttachmentCard
from desktop_app.ui.editor.basics_card import BasicsCard
from desktop_app.ui.editor.head import Head
from desktop_app.ui.editor.inputs import Closes, end_of_day
from desktop_app.ui.editor.person_card import PersonCard
from desktop_app.ui.editor.scroller import Columns, Scroller
from desktop_app.ui.editor.side import Side
from desktop_app.ui.editor.step_card import StepCard
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.turns import Later, at_once
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.last_picture import LastPicture
from desktop_app.ui.widgets.stepper import Stepper

NARROW = 1000
"""Below this width (at 100 %) the left column becomes a tab of the right one."""


class EditorView(QWidget):
    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        closes: Closes = end_of_day,
        later: Later = at_once,
    ) -> None:
        super().__init__(parent)
        self.picture = LastPicture(self)  # another case is never seen in between
        self._theme = theme
        self._narrow, self._later = False, later
        set_kind(self, "ground")
        self.head = Head(theme, self)
        steps = Card(theme, "", self)
        self.stepper = Stepper(theme, steps)
        steps.body.addWidget(self.stepper)

        # Every part is made where it stands: one that is moved later is styled once more.
        columns = Columns(self)
        self.left = Scroller(parent=columns)
        self.holder = holder = QWidget(self.left.viewport())
        self._left_column = QVBoxLayout(holder)
        self._left_column.setContentsMargins(0, 0, 0, 0)
        self.left.hold(holder)
        self.person = PersonCard(theme, holder)
        self._left_column.addWidget(self.person)
        self.basics: BasicsCard | None = None
        self.attachments = AttachmentCard(theme, holder)
        self._left_column.addWidget(self.attachments)

        self.step = StepCard(theme, columns)
        self.side = Side(theme, now, columns, closes=closes)
        make = self._button
        self.contact_button = make(self.tr("记沟通"), "Ctrl+L")
        self.back_button = make(self.tr("退回"))
        self.hold_button = make(self.tr("挂起"))
        self.skip_button = make(self.tr("跳过"))
        for button in (self.back_button, self.hold_button, self.skip_button, self.contact_button):
            self.step.add_action(button)

        self._columns = QHBoxLayout(columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        for widget in (self.left, self.step, self.side):
            self._columns.addWidget(widget)
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.addWidget(self.head)
        self._page.addWidget(steps)
        self._page.addWidget(columns, 1)
        theme.follow(self, self._rescaled)
        self._remeasure()

    def add_notice(self, notice: QWidget) -> None:
        """Put a line that must be seen between the head and the line of steps."""
        self._page.insertWidget(1, notice)

    def set_basics(self, card: BasicsCard) -> None:
        """Another card of the registration, made in ``holder``, takes the place of the last."""
        if self.basics is not None:
            self._left_column.removeWidget(self.basics)
            self.basics.hide()
            self.basics.deleteLater()
        self.basics = card
        self._left_column.addWidget(card, 1)

    def show_basics(self) -> None:
        """Bring the registration into view, wherever it stands."""
        if self._narrow:
            self.side.show_tabs()
            self.side.tabs.setCurrentWidget(self.left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_soon()

    def _fold_soon(self) -> None:
        if self.isVisible() and self._is_narrow() != self._narrow:
            # A turn of its own: a column that changes its place is styled anew.
            self._later(self, self._fold)
        else:
            self._fold()

    def _button(self, text: str, key: str = "") -> QPushButton:
        return push_button(text, shortcut_hint=key)

    def _is_narrow(self) -> bool:
        return self.width() < self._theme.px(NARROW)

    def _fold(self) -> None:
        narrow = self._is_narrow()
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.head.set_narrow(narrow)
        if narrow:
            self._columns.removeWidget(self.left)
            self.side.tabs.addTab(self.left, self.tr("登记"))
        else:
            self.side.tabs.removeTab(self.side.tabs.indexOf(self.left))
            self._columns.insertWidget(0, self.left)
            self.left.show()
        self._remeasure()

    def _rescaled(self) -> None:
        self._remeasure()
        self._fold_soon()

    def _remeasure(self) -> None:
        space = self._theme.space
        self._page.setSpacing(space.m)
        self._columns.setSpacing(space.m)
        self._left_column.setSpacing(space.m)
        for widget, stretch in ((self.left, 28), (self.step, 60), (self.side, 32)):
            self._columns.setStretchFactor(widget, stretch)
