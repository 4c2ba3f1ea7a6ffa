"""The bar at the top: search everywhere, register a complaint, files in and out, who is at work."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from desktop_app.ui.search.box import Fetch, SearchBox
from desktop_app.ui.shell.actions import NEW_COMPLAINT, SEARCH
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import key_text, label_with_key, push_button

OPERATOR = (16, 8, 4)
"""Characters of who is at work that are shown, and where there is little room, and hardly any."""
SEARCH_WIDTH, LEAST_SEARCH = 160, 80
"""Pixels at 100 % that the search has before words are spared, and at least."""


class TopBar(QFrame):
    """Only signals leave it; the operator menu is filled when it opens (``menu_opening``)."""

    new_complaint = Signal()
    import_asked = Signal()
    export_asked = Signal()
    menu_opening = Signal(QMenu)

    def __init__(self, theme: Theme, search: Fetch, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        set_kind(self, "topbar")
        self.search = SearchBox(
            theme,
            search,
            name=self.tr("到处搜索"),
            placeholder=self.tr("搜索编号、房号、姓名、电话、内容、拼音首字母（{key}）").format(
                key=key_text(SEARCH.shortcut)
            ),
            parent=self,
        )
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.new_button = push_button(
            self.tr("＋ 新投诉"),
            kind="primary",
            shortcut_hint=NEW_COMPLAINT.shortcut,
            clicked=self.new_complaint.emit,
            accessible=self.tr("登记新投诉"),
            parent=self,
        )
        self.import_button = push_button(
            self.tr("导入"),
            clicked=self.import_asked.emit,
            accessible=self.tr("导入表格"),
            parent=self,
        )
        self.export_button = push_button(
            self.tr("导出"),
            clicked=self.export_asked.emit,
            accessible=self.tr("导出表格"),
            parent=self,
        )
        self.operator_button = push_button("", parent=self)
        set_kind(self.operator_button, "true", name="menu")
        self._operator = ""
        self._menu = QMenu(self.operator_button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.operator_button.setMenu(self._menu)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.search, 100)
        self._row.addStretch(1)
        for button in (
            self.new_button,
            self.import_button,
            self.export_button,
            self.operator_button,
        ):
            self._row.addWidget(button)
        self.set_operator(self.tr("未选择值班人"))
        theme.follow(self, self._remeasure)
        self._remeasure()

    def set_operator(self, text: str) -> None:
        """Who is at work, e.g. ``王敏 · 前台``."""
        self._operator = text
        self.operator_button.setToolTip(text)
        self.operator_button.setAccessibleName(self.tr("值班人：{name}").format(name=text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Words that can be spared go before a button is cut: the key, then the names."""
        new = self.tr("＋ 新投诉")
        name, short, first = (_cut(self._operator, most) for most in OPERATOR)
        choices = (
            (label_with_key(new, NEW_COMPLAINT.shortcut), name, SEARCH_WIDTH),
            (new, name, LEAST_SEARCH),
            (new, short, LEAST_SEARCH),
            (new.split()[0], first, LEAST_SEARCH),
        )
        buttons = (self.new_button, self.operator_button)
        rest = self._row.minimumSize().width() - self.search.minimumWidth()
        rest -= sum(_advance(one, one.text()) for one in buttons)
        for *texts, search in choices:
            pairs = tuple(zip(buttons, texts, strict=True))
            words = sum(_advance(one, text) for one, text in pairs)
            if not self.isVisible() or rest + words + self._theme.px(search) <= self.width():
                break
        for button, text in pairs:
            if button.text() != text:
                button.setText(text)

    def _fill_menu(self) -> None:
        self._menu.clear()
        self.menu_opening.emit(self._menu)

    def _remeasure(self) -> None:
        space = self._theme.space
        self._row.setContentsMargins(space.l, space.s, space.l, space.s)
        self._row.setSpacing(space.s)
        self.search.setMinimumWidth(self._theme.px(LEAST_SEARCH))
        self.search.setMaximumWidth(self._theme.px(520))
        self._fit()


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _advance(button: QPushButton, text: str) -> int:
    return button.fontMetrics().horizontalAdvance(text)
