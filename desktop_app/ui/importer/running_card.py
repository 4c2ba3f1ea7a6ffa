"""The batch being written: how far, how fast, how long still, and 取消."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from desktop_app.ui.importer.pace import Pace
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.words import Words


class RunningCard(Card):
    """Progress with rows per second and 取消."""

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("进度"))
        self.phase = QLabel(self)
        self.count = Words("", self, kind="muted")
        self.note = Words(
            self.tr("全部写好才算数：现在取消，不会留下任何一行。其他页面可以照常使用。"),
            self,
            kind="small",
        )
        self.cancel_button = push_button(self.tr("取消"), clicked=self._cancel, parent=self)
        for item in (self.phase, self.bar, self.count, self.note):
            self.body.addWidget(item)
        self.body.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignLeft)
        clock = QElapsedTimer()
        clock.start()
        self.pace = Pace(lambda: clock.elapsed() / 1000)

    def start(self, name: str) -> None:
        self.set_title(self.tr("正在导入“{name}”…").format(name=name))
        self.bar.setRange(0, 0)
        self.phase.setText(self.tr("再核对一遍，以免盖掉刚才的改动"))
        self.count.setText(self.tr("准备写入…"))
        self.cancel_button.setEnabled(True)
        self.cancel_button.setText(self.tr("取消"))
        self.pace.start()

    def set_progress(self, done: int, total: int, what: str = "") -> None:
        """*done* of *total* rows; a lower *done* than before begins another pass."""
        if what == "write":
            self.phase.setText(self.tr("正在写入"))
        self.bar.setRange(0, max(0, total))
        self.bar.setValue(done)
        self.count.setText(self.pace.text(done, total))
        self.bar.setAccessibleDescription(self.count.text())

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.cancel_button.setText(self.tr("正在取消…"))
        self.cancelled.emit()
