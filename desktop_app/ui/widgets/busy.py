"""A cover over a page that waits: progress, counts and a cancel button, after half a second."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.words import Words

DELAY_MS = 500


class _Parts(NamedTuple):
    label: QLabel
    told: QLabel
    bar: QProgressBar
    cancel: QPushButton


class Busy(QWidget):
    """Covers *over* (a page, not the window); the rest of the window stays usable.

    ``cancelled`` only asks: the cover goes when the operation says that it has ended.
    """

    cancelled = Signal()

    def __init__(self, theme: Theme, over: QWidget, delay_ms: int = DELAY_MS) -> None:
        super().__init__(over)
        self._theme, self._over, self._running = theme, over, False
        self._text, self._told, self._can_cancel = "", "", True
        self._range, self._value = 0, 0
        self._before: QWidget | None = None
        self._made: _Parts | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self._appear)
        over.installEventFilter(self)
        self.hide()

    @property
    def _parts(self) -> _Parts:
        """What stands on the cover; made when it appears, and most never do."""
        if self._made is None:
            self._made = self._make()
            self._show_begin()
        return self._made

    def _make(self) -> _Parts:
        label = Words("", self)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        told = QLabel(self)
        set_kind(told, "small")
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar = QProgressBar(self)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("进度"))
        cancel = push_button(self.tr("取消"), clicked=self._cancel, parent=self)
        card = QFrame(self)
        set_kind(card, "panel")
        grid = QGridLayout(self)
        grid.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(card)
        self._theme.size(column.setContentsMargins, "xl", "l", "xl", "l")
        self._theme.size(column.setSpacing, "s")
        for item in (label, bar, told):
            column.addWidget(item)
        column.addWidget(cancel, 0, Qt.AlignmentFlag.AlignCenter)
        self._theme.size(card.setMinimumWidth, 320)
        return _Parts(label, told, bar, cancel)

    @property
    def bar(self) -> QProgressBar:
        return self._parts.bar

    @property
    def cancel_button(self) -> QPushButton:
        return self._parts.cancel

    @property
    def running(self) -> bool:
        return self._running

    @property
    def count_text(self) -> str:
        return self._told

    def start(self, text: str, *, can_cancel: bool = True) -> None:
        """An operation begins; nothing is seen of it for half a second."""
        self._running, self._text, self._can_cancel = True, text, can_cancel
        self._range, self._value, self._told = 0, 0, ""
        self.setAccessibleName(text)
        if self._made is not None:
            self._show_begin()
        self._timer.start()

    def set_progress(self, done: int, total: int) -> None:
        """*done* of *total*; a *total* of 0 is one that nobody knows yet."""
        self._range, self._value = max(0, total), done
        if total > 0:
            self._told = self.tr("{done} / {total}").format(done=f"{done:,}", total=f"{total:,}")
        else:
            self._told = self.tr("已处理 {done}").format(done=f"{done:,}")
        if self._made is not None:
            self._show_progress()

    def finish(self) -> None:
        """The operation has ended, in whatever way."""
        self._running = False
        self._timer.stop()
        had_focus = self.isVisible() and self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        if had_focus and self._before is not None:
            self._before.setFocus()
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.resize(self._over.size())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Keys meant for the covered page stop here.
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shade = QColor(self._theme.colours.shade)
        shade.setAlpha(200)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def _appear(self) -> None:
        if not self._running:
            return
        self._show_begin()
        self.resize(self._over.size())
        focus = self.window().focusWidget()
        self._before = focus if focus is not None and self._over.isAncestorOf(focus) else None
        self.show()
        self.raise_()
        if self._before is not None:
            self.cancel_button.setFocus()

    def _show_begin(self) -> None:
        parts = self._parts
        parts.label.setText(self._text)
        parts.cancel.setVisible(self._can_cancel)
        parts.cancel.setEnabled(True)
        parts.cancel.setText(self.tr("取消"))
        self._show_progress()

    def _show_progress(self) -> None:
        parts = self._parts
        parts.bar.setRange(0, self._range)
        parts.bar.setValue(self._value)
        parts.told.setText(self._told)
        parts.bar.setAccessibleDescription(self._told)

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.cancel_button.setText(self.tr("正在取消…"))
        self.cancelled.emit()
