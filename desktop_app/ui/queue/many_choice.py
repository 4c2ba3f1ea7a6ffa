"""A button that opens a list in which several values are ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.editor.inputs import Option
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.words import listed

MANY = 10
"""Longer lists have a line to look for a value."""
WIDTH, LEAST_WIDTH = 240, 140
BESIDE = 48
"""Pixels that the arrow and the margins take."""
KEY = Qt.ItemDataRole.UserRole


class Ticks(QListWidget):
    """Enter and Space tick; letters belong to the line above."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if item is not None:
                on = item.checkState() == Qt.CheckState.Checked
                item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
            return
        super().keyPressEvent(event)


class ManyChoice(QPushButton):
    """Says what is ticked; ``changed`` with every tick. Values that it does not know stay."""

    changed = Signal()

    def __init__(
        self, theme: Theme, name: str, options: Sequence[Option], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        self._options = list(options)
        self._chosen: list[str] = []
        self.setAutoDefault(False)
        # The arrow stands behind the words, as on a list box.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIcon(theme.icon("chevron-down", theme.colours.muted, 14))
        self.clicked.connect(self._open)
        self._popup: QFrame | None = None
        self._text = ""
        self._say()

    @property
    def values(self) -> tuple[str, ...]:
        """What is ticked, in the order of the list."""
        return tuple(one.value for one in self._options if one.value in self._chosen)

    def choose(self, values: Sequence[str]) -> None:
        """Tick *values* without telling anybody."""
        known = {one.value for one in self._options}
        self._options += [Option(value, value) for value in values if value not in known]
        self._chosen = list(values)
        self._say()

    @property
    def list(self) -> Ticks | None:
        """The open list."""
        return self._popup.findChild(Ticks) if self._popup is not None else None

    # However much is ticked, the row stays as wide as its place: the words are cut to it.

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(LEAST_WIDTH), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._theme.px(BESIDE)
        text = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        self.setText(text.replace("&", "&&"))  # a sign of the tag, not of a shortcut

    def _open(self) -> None:
        theme = self._theme
        popup = self._popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.destroyed.connect(self._gone)
        set_kind(popup, "panel")
        column = QVBoxLayout(popup)
        theme.size(column.setContentsMargins, "xs", "xs", "xs", "xs")
        ticks = Ticks(popup)
        ticks.setAccessibleName(self._name)
        for option in self._options:
            item = QListWidgetItem(option.text)
            item.setData(KEY, option.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = option.value in self._chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            ticks.addItem(item)
        ticks.itemChanged.connect(self._ticked)
        if len(self._options) > MANY:
            line = QLineEdit(popup)
            line.setPlaceholderText(self.tr("查找"))
            line.setAccessibleName(self.tr("查找"))
            line.textChanged.connect(lambda text: self._narrow(ticks, text))
            column.addWidget(line)
        column.addWidget(ticks)
        rows = min(len(self._options), 12)
        popup.resize(max(self.width(), theme.px(240)), theme.px(40) + rows * theme.px(28))
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        ticks.setCurrentRow(0)
        ticks.setFocus()

    def _gone(self) -> None:
        self._popup = None

    @staticmethod
    def _narrow(ticks: Ticks, text: str) -> None:
        wanted = text.strip().casefold()
        for at in range(ticks.count()):
            ticks.item(at).setHidden(wanted not in ticks.item(at).text().casefold())

    def _ticked(self, item: QListWidgetItem) -> None:
        value = str(item.data(KEY))
        on = item.checkState() == Qt.CheckState.Checked
        self._chosen = [one for one in self._chosen if one != value] + ([value] if on else [])
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        texts = [one.text for one in self._options if one.value in self._chosen]
        text = listed(texts) if texts else self.tr("请选择")
        self._text = text
        self._fit()
        self.setToolTip(text)
        self.setAccessibleName(f"{self._name} {text}")
