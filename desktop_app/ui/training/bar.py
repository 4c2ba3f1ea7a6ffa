"""The bar over every page of the training window: this is not real data."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.services.training import MARK
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.words import core


class TrainingBar(QFrame):
    """``cases_asked`` opens the role play, ``reset_asked`` makes the sample office anew."""

    cases_asked = Signal()
    reset_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_kind(self, "note-amber")
        self.text = QLabel(core(MARK), self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(core(MARK))
        self.cases = push_button(self.tr("练习情景…"), clicked=self.cases_asked.emit, parent=self)
        self.reset = push_button(self.tr("重新开始"), clicked=self.reset_asked.emit, parent=self)
        self.reset.setToolTip(self.tr("把练习用的示例恢复原样；真实数据不受影响。"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.cases)
        self._row.addWidget(self.reset)
        theme.follow(self, self._remeasure)
        self._remeasure()

    def _remeasure(self) -> None:
        space = self._theme.space
        self._row.setContentsMargins(space.l, space.xs, space.l, space.xs)
        self._row.setSpacing(space.s)
        self.text.setFont(self._theme.font(bold=True))
