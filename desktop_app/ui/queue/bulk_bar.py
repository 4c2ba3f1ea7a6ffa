"""The bar below the table while several cases are chosen: what can be done with all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.ui.calendar.notes import KeysFirst
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout, flowing


class BulkBar(QFrame):
    """Stands below, so that rows under the mouse do not move while they are being chosen."""

    asked = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self.setAccessibleName(self.tr("对选中的投诉"))
        self._words = QLabel(self)
        row = QHBoxLayout(self)
        theme.size(row.setContentsMargins, "m", "xs", "xs", "xs")
        theme.size(row.setSpacing, "xs")
        # In large type, or in long words, the acts take a second line.
        acts = QWidget(self)
        set_kind(acts, "clear")
        flowing(acts)
        flow = FlowLayout(theme, acts, spacing="xs")
        row.addWidget(acts, 1)
        flow.addWidget(self._words)
        theme.size(self._words.setContentsMargins, 0, "xs", "m", "xs")
        self._buttons: dict[str, QPushButton] = {}
        for name, text in (
            ("assign", self.tr("派单…")),
            ("tag", self.tr("加标签…")),
            ("plan", self.tr("安排回访…")),
            ("export", self.tr("导出…")),
            ("print", self.tr("打印…")),
            ("delete", self.tr("放入回收站")),
        ):
            button = push_button(text, kind="ghost", parent=acts)
            button.clicked.connect(lambda _on=False, name=name: self.asked.emit(name))
            self._buttons[name] = button
            flow.addWidget(button)
        close = IconButton(theme, "close", self.tr("取消选择"), parent=self)
        close.clicked.connect(self.closed)
        row.addWidget(close)
        self.hide()

    def hear_escape(self, table: QWidget) -> None:
        """Esc in the *table*, or in the bar, ends the choice before it leads to another page."""
        self._keys = [_WhileShown(self, one) for one in (self, table)]

    def button(self, name: str) -> QPushButton:
        return self._buttons[name]

    def show_count(self, count: int) -> None:
        """Shown while more than one case is chosen."""
        self._words.setText(self.tr("已选 {count} 条").format(count=f"{count:,}"))
        self.setVisible(count > 1)


class _WhileShown(KeysFirst):
    def __init__(self, bar: BulkBar, widget: QWidget) -> None:
        super().__init__(widget, bar.closed.emit)
        self._bar = bar

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        return super()._act(event) if self._bar.isVisible() else None
