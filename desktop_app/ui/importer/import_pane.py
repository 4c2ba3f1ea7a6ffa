"""Fourth step: the batch being written, then what came of it and how to take it back."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.importer.summary_card import CountBadges
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow_layout import FlowLayout


class RunningCard(Card):
    """Progress with rows per second and 取消."""

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("进度"))
        self.count = QLabel(self)
        set_kind(self.count, "muted")
        self.count.setWordWrap(True)
        self.note = QLabel(
            self.tr("全部写好才算数：现在取消，不会留下任何一行。其他页面可以照常使用。"), self
        )
        set_kind(self.note, "small")
        self.note.setWordWrap(True)
        self.cancel_button = push_button(self.tr("取消"), clicked=self._cancel, parent=self)
        for item in (self.bar, self.count, self.note):
            self.body.addWidget(item)
        self.body.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._clock = QElapsedTimer()
        self._last = 0

    def start(self, name: str) -> None:
        self.set_title(self.tr("正在导入“{name}”…").format(name=name))
        self.bar.setRange(0, 0)
        self.count.setText(self.tr("准备写入…"))
        self.cancel_button.setEnabled(True)
        self.cancel_button.setText(self.tr("取消"))
        self._last = 0
        self._clock.start()

    def set_progress(self, done: int, total: int) -> None:
        """*done* of *total* rows; a lower *done* than before begins another pass."""
        if done < self._last:
            self._clock.restart()
        self._last = done
        self.bar.setRange(0, max(0, total))
        self.bar.setValue(done)
        seconds = self._clock.elapsed() / 1000 if self._clock.isValid() else 0.0
        if total and done >= total:
            text = self.tr("{done} / {total} 行，正在收尾…")
        elif seconds >= 0.5 and done:
            text = self.tr("{done} / {total} 行，每秒 {rate} 行")
        else:
            text = self.tr("{done} / {total} 行")
        rate = round(done / seconds) if seconds else 0
        self.count.setText(text.format(done=f"{done:,}", total=f"{total:,}", rate=f"{rate:,}"))
        self.bar.setAccessibleDescription(self.count.text())

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.cancel_button.setText(self.tr("正在取消…"))
        self.cancelled.emit()


class ResultCard(Card):
    """What was written, and the next things to do."""

    queue_asked = Signal()
    undo_asked = Signal()
    again_asked = Signal()
    rejects_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.badges = CountBadges(theme, self)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.queue_button = push_button(
            self.tr("查看队列"), kind="primary", clicked=self.queue_asked.emit, parent=self
        )
        self.undo_button = push_button(
            self.tr("撤销本批"), clicked=self.undo_asked.emit, parent=self
        )
        self.rejects_button = push_button(
            self.tr("导出错误行…"), clicked=self.rejects_asked.emit, parent=self
        )
        self.again_button = push_button(
            self.tr("再导入一个文件"), clicked=self.again_asked.emit, parent=self
        )
        buttons = QWidget(self)
        set_kind(buttons, "clear")
        flow = FlowLayout(buttons, spacing=theme.space.s)
        for button in (
            self.queue_button, self.undo_button, self.rejects_button, self.again_button,
        ):  # fmt: skip
            flow.addWidget(button)
        for item in (self.badges, self.text, buttons):
            self.body.addWidget(item)

    def show_result(
        self, title: str, text: str, counts: dict[str, int], *, undo: bool, rejects: bool
    ) -> None:
        self.set_title(title)
        self.badges.show_counts(counts)
        self.badges.show()
        self.text.setText(text)
        self.undo_button.setVisible(undo)
        self.undo_button.setEnabled(undo)
        self.rejects_button.setVisible(rejects)

    def show_undone(self, title: str, text: str) -> None:
        self.set_title(title)
        self.badges.hide()
        self.text.setText(text)
        self.undo_button.hide()


class ImportPane(QWidget):
    """The running card or the result card, at the top of the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.running = RunningCard(theme, self)
        self.result = ResultCard(theme, self)
        self.stack = QStackedWidget(self)
        for card in (self.running, self.result):
            holder = QWidget(self)
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(card)
            column.addStretch(1)
            self.stack.addWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def show_running(self) -> None:
        self.stack.setCurrentIndex(0)

    def show_done(self) -> None:
        self.stack.setCurrentIndex(1)
