"""The first screen of a new office: a greeting and three ways in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.theme.theme import Theme, set_kind

SIDE_BY_SIDE = 760
"""Below this width (at 100 %) the three choices stand one under the other."""


class Choice(QPushButton):
    """A large button: an icon, what it does, and what comes of it."""

    def __init__(self, theme: Theme, icon: str, title: str, detail: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icon_name = theme, icon
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sign = QLabel(self)
        self._title = QLabel(title, self)
        self._detail = QLabel(detail, self)
        set_kind(self._title, "heading")
        set_kind(self._detail, "muted")
        self._column = QVBoxLayout(self)
        for label in (self._sign, self._title, self._detail):
            label.setWordWrap(label is not self._sign)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)
        self._column.addStretch(1)
        theme.follow(self, self._remeasure)
        self._remeasure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def _remeasure(self) -> None:
        theme, space = self._theme, self._theme.space
        side = theme.px(32)
        self._sign.setPixmap(theme.pixmap(self._icon_name, theme.colours.link, side))
        self._column.setContentsMargins(space.xl, space.xl, space.xl, space.xl)
        self._column.setSpacing(space.s)
        self.setMinimumHeight(theme.px(176))


class Welcome(QWidget):
    """``chosen`` carries the page that the way in leads to."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = QLabel(self.tr("欢迎使用投诉管家"), self)
        set_kind(self._title, "figure")
        self._detail = QLabel(
            self.tr("每一条投诉从登记、处理到回访，都在这里一步一步完成。先选一种方式开始："), self
        )
        set_kind(self._detail, "muted")
        self._foot = QLabel(
            self.tr("数据只保存在这台电脑上。以后随时可以导入，导入后可以撤销。"), self
        )
        set_kind(self._foot, "small")
        for label in (self._title, self._detail, self._foot):
            label.setWordWrap(True)
        self.choices = [
            self._choice(page, icon, title, detail)
            for page, icon, title, detail in (
                (
                    "import",
                    "import",
                    self.tr("导入已有的登记表"),
                    self.tr(
                        "Excel、WPS 或 CSV 的投诉登记表和住户名册，导入前先预览，导入后可以撤销。"
                    ),
                ),
                (
                    "intake",
                    "plus",
                    self.tr("登记第一条投诉"),
                    self.tr("接起电话就能用：房号、姓名、内容，半分钟登记完。"),
                ),
                (
                    "sample",
                    "inbox",
                    self.tr("先看示例物业处"),
                    self.tr("载入一个有住户、投诉和回访的示例，先把每一步看一遍。"),
                ),
            )
        ]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._title)
        self._column.addWidget(self._detail)
        self._column.addLayout(self._row)
        for choice in self.choices:
            self._row.addWidget(choice, 1)
        self._column.addWidget(self._foot)
        self._column.addStretch(2)
        theme.follow(self, self._remeasure)
        self._remeasure()

    def fit(self, width: int) -> None:
        """Side by side where there is room."""
        wide = width >= self._theme.px(SIDE_BY_SIDE)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def take_focus(self) -> None:
        self.choices[0].setFocus()

    def _choice(self, page: str, icon: str, title: str, detail: str) -> Choice:
        choice = Choice(self._theme, icon, title, detail, self)
        choice.setObjectName(page)
        choice.clicked.connect(lambda _on=False: self.chosen.emit(page))
        return choice

    def _remeasure(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(space.xl, space.xl, space.xl, space.xl)
        self._column.setSpacing(space.l)
        self._row.setSpacing(space.l)
