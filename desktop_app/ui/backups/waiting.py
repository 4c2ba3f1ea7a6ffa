"""A small window while something is done that nothing else can go on beside: restore, last copy."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout

from desktop_app.services.operations import Progress
from desktop_app.ui.backups.worker import Work
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.busy import DELAY_MS
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.grown import Grown
from desktop_app.ui.widgets.words import Words


class Waiting(QDialog):
    """Shown after half a second; closing it only asks for a cancel, where that is possible."""

    def __init__(self, theme: Theme, text: str, *, can_cancel: bool) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("投诉管家"))
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, can_cancel)
        self.label = Words(text, self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(text)
        self.button = push_button(self.tr("取消"), clicked=self.ask, parent=self)
        self.button.setVisible(can_cancel)
        self.progress: Progress | None = None
        self._can_cancel = can_cancel
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "xl", "l", "xl", "l")
        theme.size(column.setSpacing, "m")
        column.addWidget(self.label)
        column.addWidget(self.bar)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        Grown(theme, self, least=380)

    def ask(self) -> None:
        """Ask for a cancel; the window goes when the work says that it has ended."""
        if self._can_cancel and self.progress is not None:
            self.button.setEnabled(False)
            self.progress.cancel()

    @Slot(object, object)
    def show_progress(self, done: int, total: int) -> None:
        # In thousandths: a file of more than two gigabytes is beyond what the bar can count.
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(int(done * 1000 / total) if total else 0)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ask()
            return
        super().keyPressEvent(event)


class _Bridge(QObject):
    moved = Signal(object, object)
    ended = Signal()


def wait_for(theme: Theme, text: str, work: Work, *, can_cancel: bool = False) -> Any:
    """Do *work* on another thread and come back with its answer, or raise what it raised."""
    bridge, loop = _Bridge(), QEventLoop()
    progress = Progress(lambda done, total, _what: bridge.moved.emit(done, total))
    answer: list[Any] = []
    raised: list[BaseException] = []

    def act() -> None:
        try:
            answer.append(work(progress))
        except BaseException as error:
            raised.append(error)
        bridge.ended.emit()

    window = Waiting(theme, text, can_cancel=can_cancel)
    window.progress = progress
    bridge.moved.connect(window.show_progress)
    bridge.ended.connect(loop.quit)
    soon = QTimer(window)
    soon.setSingleShot(True)
    soon.timeout.connect(window.show)
    soon.start(DELAY_MS)
    thread = threading.Thread(target=act, name="waiting")
    thread.start()
    loop.exec()
    thread.join()
    soon.stop()
    window.hide()
    window.deleteLater()
    if raised:
        raise raised[0]
    return answer[0]
